"""Month plans of the sample's groups, and the programmes of the Commission and of communes.

Last month's are answered, this month's stand in every state, next month's are being written.
Trips that were announced are linked to the journal; a few went beside the plan.
"""

import datetime as dt
import random
import uuid
from collections.abc import Iterator, Sequence

from app.domain.engagement import Engagement, EngagementKind, Planning
from app.domain.flow import Word
from app.domain.month_plan import MonthPlan, PlanEntry, ProgrammeItem
from app.ports.store import UnitOfWork
from app.services.sample.groups import Team
from app.services.sample.journal import Where, words_at
from app.services.sample.office import Place, Staff
from app.services.sample.texts import die, fitting, pick, working_day
from app.services.steps import replay

_TOLD = (EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING)
_IN_PLAN = (*_TOLD, EngagementKind.GROUP_SESSION)
_REMARKS = (
    "Bố trí thêm một buổi dự sinh hoạt chi bộ ở địa bàn còn khó khăn.",
    "Chú ý nắm việc chuẩn bị hội nghị cấp ủy cuối quý; báo cáo ngay khi có vướng mắc.",
    "Kết hợp kiểm tra việc thực hiện nghị quyết đã giao trong tháng.",
)
_RETURNED = "Nội dung còn chung chung; ghi rõ từng buổi làm việc với ai, ở đâu."
_AMENDED = "Trùng lịch hội nghị của cấp ủy địa bàn nên chuyển ngày."
#: How this month's plans stand, group by group; the first is the sample person's.
_STATES = ("remark", "see", "see", "report", "amend", "see", "return", "report", "see", "draft")

_COMMISSION = (
    (0, 8, "Giao ban Lãnh đạo Ban tuần", "Phòng họp số 1", "Trưởng các phòng"),
    (2, 14, "Làm việc với Sở Nội vụ về quản lý biên chế", "Phòng họp số 2", "Phòng Tổ chức bộ máy"),
    (4, 8, "Họp chi bộ, sinh hoạt chuyên đề", "Hội trường", "Toàn thể đảng viên"),
)
_ONCE = (
    (5, 8, "Hội nghị giao ban công tác tổ chức xây dựng Đảng", "Hội trường Tỉnh ủy",
     "Lãnh đạo Ban, trưởng nhóm, ban tổ chức các đảng ủy trực thuộc"),
    (12, 14, "Nghe các nhóm báo cáo tình hình địa bàn", "Phòng họp số 1", "Trưởng nhóm"),
    (24, 14, "Thông qua báo cáo tháng, lịch công tác tháng sau", "Phòng họp số 1",
     "Lãnh đạo Ban, trưởng các phòng"),
)  # fmt: skip
_OF_PLACE = (
    (6, 7, "Hội nghị Ban Chấp hành {party}"),
    (14, 8, "Giao ban các chi bộ trực thuộc {party}"),
    (21, 7, "Hội nghị sơ kết việc thực hiện nghị quyết quý của {party}"),
)


def add_plans(
    uow: UnitOfWork, teams: Sequence[Team], places: Sequence[Place], staff: Staff, today: dt.date
) -> None:
    """Write the plans and programmes of last month, this month and the next."""
    this = today.replace(day=1)
    last = (this - dt.timedelta(days=1)).replace(day=1)
    following = (this + dt.timedelta(days=31)).replace(day=1)
    told = _announced(uow)
    for place, team in enumerate(teams):
        rng = die(f"month plans {team.number}")
        found = told.get(team.id, [])
        _answered(uow, rng, team, last, found, "remark" if place % 5 == 1 else "see", today)
        state = _STATES[place % len(_STATES)]
        _answered(uow, rng, team, this, found, state, today)
        if place % 3 != 2:
            _begun(uow, rng, team, following, found, today)
    for month in (last, this, following):
        _programmes(uow, month, staff, places)


def _announced(uow: UnitOfWork) -> dict[uuid.UUID, list[Engagement]]:
    by_group: dict[uuid.UUID, list[Engagement]] = {}
    for one in uow.find(Engagement, cancelled_on=None):
        if one.group_id is not None and one.kind in _IN_PLAN:
            by_group.setdefault(one.group_id, []).append(one)
    for listed in by_group.values():
        listed.sort(key=lambda one: (one.starts_on, str(one.starts_at), one.subject, one.place))
    return by_group


def _of_month(found: Sequence[Engagement], month: dt.date) -> Iterator[Engagement]:
    return (
        one
        for one in found
        if one.starts_on.replace(day=1) == month
        and one.planning not in (Planning.UNPLANNED, Planning.URGENT)
    )


def _answered(
    uow: UnitOfWork,
    rng: random.Random,
    team: Team,
    month: dt.date,
    found: Sequence[Engagement],
    state: str,
    today: dt.date,
) -> None:
    """Write a plan with what was announced of it, and take it as far as ``state``."""
    plan = MonthPlan(group_id=team.id, month=month, author_id=team.lead)
    plan.check()
    uow.add(plan)
    entries = [_linked(plan, one) for one in _of_month(found, month)]
    ahead = _foreseen(rng, team, plan, 3, today, entries) if month == today.replace(day=1) else []
    for one in (*entries, *ahead):
        one.check(month)
        uow.add(one)
    if state == "draft":
        return
    reported = min(working_day(month - dt.timedelta(days=4)), today)
    replay(uow, plan, "report", Word(team.lead, reported))
    answered = min(reported + dt.timedelta(days=2), today)
    leader = team.leader_in_charge
    if state in ("see", "amend"):
        replay(uow, plan, "see", Word(leader, answered))
    if state == "remark":
        replay(uow, plan, "remark", Word(leader, answered, pick(rng, _REMARKS)))
    if state == "return":
        replay(uow, plan, "return", Word(leader, answered, _RETURNED))
    if state == "amend":
        changed = min(answered + dt.timedelta(days=8), today)
        replay(uow, plan, "amend", Word(team.lead, changed, _AMENDED))
        for one in ahead[:1]:
            one.amend(changed, _AMENDED)


def _begun(
    uow: UnitOfWork,
    rng: random.Random,
    team: Team,
    month: dt.date,
    found: Sequence[Engagement],
    today: dt.date,
) -> None:
    """Write next month's plan, not reported yet."""
    plan = MonthPlan(group_id=team.id, month=month, author_id=team.lead)
    uow.add(plan)
    entries = [_linked(plan, told) for told in _of_month(found, month)]
    for one in (*entries, *_foreseen(rng, team, plan, 5, today, entries)):
        one.check(month)
        uow.add(one)


def _linked(plan: MonthPlan, told: Engagement) -> PlanEntry:
    return PlanEntry(
        plan_id=plan.id,
        kind=told.kind,
        starts_on=told.starts_on,
        ends_on=told.ends_on,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        territory_id=told.territory_id,
        place=told.place,
        subject=told.subject,
        participant_ids=list(told.participant_ids),
        engagement_id=told.id,
    )


def _foreseen(
    rng: random.Random,
    team: Team,
    plan: MonthPlan,
    count: int,
    today: dt.date,
    beside: Sequence[PlanEntry],
) -> list[PlanEntry]:
    """Return trips of the plan of which no notice was given yet, in the days to come.

    None lies on a day of those ``beside`` it in the plan: nobody goes to two places at once.
    """
    first = max(plan.month, today + dt.timedelta(days=1))
    ends = (plan.month + dt.timedelta(days=31)).replace(day=1)
    days = [first + dt.timedelta(days=n) for n in range((ends - first).days)]
    working = [one for one in days if working_day(one) == one]
    working = [one for one in working if not any(e.starts_on <= one <= e.ends_on for e in beside)]
    entries: list[PlanEntry] = []
    for _number in range(count):
        free = [one for one in working if one not in {e.starts_on for e in entries}]
        if not free:
            break
        day, kind = pick(rng, free), pick(rng, _TOLD)
        at = team.places_on(day)
        if not at:
            continue
        place = pick(rng, at)
        theme = pick(rng, fitting(kind, "commune" if place.is_commune else "agency", day.month))
        morning = rng.random() < 0.7
        begins = dt.time(8) if morning else dt.time(14)
        members = team.members_on(day)
        entries.append(
            PlanEntry(
                plan_id=plan.id,
                kind=kind,
                starts_on=day,
                ends_on=day,
                starts_at=begins,
                ends_at=begins.replace(hour=begins.hour + 3),
                territory_id=place.id,
                subject=theme.subject.format_map(words_at(rng, Where(place, day))),
                participant_ids=[members[0], *members[1:][: rng.randrange(0, 3)]],
            )
        )
    return entries


def _programmes(uow: UnitOfWork, month: dt.date, staff: Staff, places: Sequence[Place]) -> None:
    ends = (month + dt.timedelta(days=31)).replace(day=1)
    leaders = (staff.head, *staff.deputies)
    day = month
    while day < ends:
        for weekday, hour, content, place, attendees in _COMMISSION:
            # Two of the three every other week alone.
            due = weekday == 0 or day.isocalendar().week % 2 == weekday // 4
            if day.weekday() == weekday and due and working_day(day) == day:
                chair = leaders[(day.day + weekday) % len(leaders) if weekday else 0]
                _item(uow, day, hour, content, place=place, chair=chair, attendees=attendees)
        day += dt.timedelta(days=1)
    for number, hour, content, place, attendees in _ONCE:
        day = working_day(month.replace(day=number))
        _item(uow, day, hour, content, place=place, chair=staff.head, attendees=attendees)
    for position, commune in enumerate(one for one in places if one.is_commune):
        number, hour, content = _OF_PLACE[position % len(_OF_PLACE)]
        day = working_day(month.replace(day=number + position % 5))
        if day < ends:
            _item(
                uow,
                day,
                hour,
                content.format(party=commune.party),
                place="Hội trường Đảng ủy",
                territory_id=commune.id,
                attendees="Mời nhóm theo dõi địa bàn dự",
            )


def _item(
    uow: UnitOfWork,
    day: dt.date,
    hour: int,
    content: str,
    *,
    place: str,
    attendees: str,
    chair: uuid.UUID | None = None,
    territory_id: uuid.UUID | None = None,
) -> None:
    item = ProgrammeItem(
        territory_id=territory_id,
        starts_on=day,
        ends_on=day,
        starts_at=dt.time(hour, 30 if hour == 7 else 0),
        content=content,
        place=place,
        chaired_by_id=chair,
        attendees=attendees,
    )
    item.check()
    uow.add(item)
