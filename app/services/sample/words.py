"""Absences with who stands in, oral reports, and words written down for another, in the sample."""

import datetime as dt
import uuid

from app.domain.flow import Channel, Word
from app.domain.oral_report import OralReport
from app.domain.report import ReportKind
from app.domain.standing import Absence
from app.ports.store import UnitOfWork
from app.services.sample.groups import Team
from app.services.sample.office import Staff
from app.services.sample.texts import die, pick, working_day
from app.services.steps import replay

_DAY = dt.timedelta(days=1)
_REASONS = (
    "Đi công tác Trung ương",
    "Học lớp bồi dưỡng",
    "Nghỉ phép năm",
    "Dự hội nghị ở tỉnh bạn",
)
_GISTS = (
    "Tình hình các địa bàn ổn định; đang theo dõi việc sắp xếp chi bộ thôn sau khi nhập xã.",
    "Hai xã còn lúng túng khi bố trí phòng làm việc của các ban đảng; đã hướng dẫn, sẽ xem lại.",
    "Xin lùi ngày làm việc với đảng ủy xã sang tuần sau vì trùng hội nghị của tỉnh.",
    "Việc chuyển hồ sơ đảng viên về xã mới đã xong ở bảy trên tám địa bàn.",
    "Địa bàn đề nghị hướng dẫn thêm về quy trình kiện toàn cấp ủy chi bộ sau sáp nhập.",
)
_ANSWERS = ("Đã nắm. Tiếp tục theo dõi, có gì mới thì báo.", "Đồng ý, làm việc với đảng ủy xã sớm.")


def add_absences(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Add absences of deputies and leads: past, of today and to come."""
    rng = die("absences")
    first, second, *_others = staff.deputies
    away: list[tuple[uuid.UUID, uuid.UUID, int, int, uuid.UUID | None]] = [
        (first, second, -46, 4, None),
        (second, first, -3, 6, None),
        (first, second, 24, 3, None),
    ]
    for place, team in enumerate(teams[1:8]):
        member = team.members_on(today)[1]
        away.append((team.lead, member, (-60, -31, -12, -1, 2, 9, 30)[place], 4, team.id))
    for person, other, start, days, group in away:
        since = working_day(today + start * _DAY)
        uow.add(
            Absence(
                person_id=person,
                substitute_id=other,
                group_id=group,
                valid_from=since,
                valid_to=since + days * _DAY,
                reason=pick(rng, _REASONS),
            )
        )


def add_oral_reports(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Add oral reports of the last two months, most of them heard, some written for another."""
    rng = die("oral reports")
    for place in range(26):
        team = teams[place % len(teams)]
        day = working_day(today - rng.randrange(1, 60) * _DAY)
        if day >= today:
            continue
        monthly = place % 9 == 4
        last = day.replace(day=1) - _DAY
        told = OralReport(
            group_id=team.id,
            reported_by_id=team.lead,
            to_id=team.leader_in_charge,
            reported_on=day,
            channel=pick(rng, (Channel.IN_PERSON, Channel.IN_PERSON, Channel.PHONE)),
            gist=_GISTS[place % len(_GISTS)],
            stands_for=ReportKind.MONTHLY if monthly else None,
            period_from=last.replace(day=1) if monthly else None,
            period_to=last if monthly else None,
        )
        told.check(today)
        uow.add(told)
        if place % 5 == 0:
            continue
        answered = min(day + rng.randrange(0, 3) * _DAY, today)
        for_him = place % 4 == 1
        word = Word(
            team.leader_in_charge,
            answered,
            pick(rng, _ANSWERS) if place % 3 == 0 else "",
            Channel.PHONE if for_him else None,
        )
        step = "remark" if word.remark else "hear"
        replay(uow, told, step, word, team.lead if for_him else None)
    _told_me(uow, teams, staff, today)


def _told_me(uow: UnitOfWork, teams: list[Team], staff: Staff, today: dt.date) -> None:
    """Two words of the person at the program that others wrote down, and wait for him."""
    for place, (days, gist) in enumerate(((6, _GISTS[2]), (2, _GISTS[4]))):
        day = working_day(today - days * _DAY)
        if day > today:
            continue
        writer = teams[place + 3].lead
        told = OralReport(
            reported_by_id=writer,
            to_id=staff.me,
            reported_on=day,
            channel=Channel.PHONE,
            gist=gist,
        )
        told.check(today)
        uow.add(told)
        word = Word(staff.me, day, "Đã nghe, sẽ đưa vào sinh hoạt nhóm.", Channel.PHONE)
        replay(uow, told, "remark", word, writer)
