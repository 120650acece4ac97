"""What the home screen says of today's facts; no Qt here."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.i18n.formats import number, relative_day, short_date, short_month
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.home import HomeFacts
from app.read_models.journal import JournalFilter, JournalRow
from app.services.home import Home
from app.services.presenting import Presenter


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it says, and the record that it opens (None: nothing to open)."""

    text: str
    hint: str
    kind: RecordKind | None
    record_id: uuid.UUID | None
    chosen: JournalFilter | None = None
    """In place of a record: the part of the journal that it opens."""


@dataclass(frozen=True, slots=True)
class Card:
    """One heap of facts with its heading; ``empty`` is what it says when there are none."""

    title: str
    facts: tuple[Fact, ...]
    empty: str
    more: str = ""
    is_cut: bool = False
    """There are more than it shows."""


class HomePresenter(Presenter):
    """Asks for the facts and turns them into cards."""

    def __init__(
        self,
        home: Home,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._home = home

    def load(self, only_mine: bool, show: Callable[[tuple[Card, ...], bool], None]) -> None:
        """Read; ``show`` gets the cards, and whether the person has a group at all."""

        def read() -> tuple[HomeFacts, bool]:
            group = self._home.my_group()
            return self._home.facts(group if only_mine else None), group is not None

        self.ask("facts", read, lambda found: show(cards(found[0]), found[1]))


def cards(facts: HomeFacts) -> tuple[Card, ...]:
    """Return the cards of a day's facts."""
    month = short_month(facts.today)
    return (
        Card(
            _("Đã về, chưa báo kết quả"),
            tuple(_waiting(row, facts) for row in facts.awaiting_outcome) + _all_waiting(facts),
            _("Mọi chuyến đã về đều có kết quả."),
            is_cut=facts.awaiting_outcome_more,
        ),
        Card(
            _("Sắp đi (14 ngày tới)"),
            tuple(_coming(row) for row in facts.coming),
            _("Chưa có chuyến nào được báo trước. Báo việc trong Sổ công tác (Ctrl+N)."),
            is_cut=facts.coming_more,
        ),
        Card(
            _("Báo cáo tháng chưa nộp"),
            tuple(
                Fact(
                    _("{group} – tháng {month}").format(
                        group=one.group_name, month=short_month(one.month)
                    ),
                    _("đang soạn") if one.report_id else _("chưa soạn"),
                    RecordKind.REPORT if one.report_id else RecordKind.GROUP,
                    one.report_id or one.group_id,
                )
                for one in facts.missing_reports
            ),
            _("Không có báo cáo tháng {month} nào phải nộp.").format(month=month),
            _("Quy chế không quy định ngày nộp (QC Đ8.2).") if facts.missing_reports else "",
        ),
        Card(
            _("Phân công từ 3 năm trở lên"),
            tuple(
                Fact(
                    _("{territory} – {group}").format(
                        territory=one.territory_name, group=one.group_name
                    ),
                    _("{years} năm, từ {day}").format(
                        years=number(one.years, 1), day=short_date(one.since)
                    ),
                    RecordKind.TERRITORY,
                    one.territory_id,
                )
                for one in facts.long_assignments
            ),
            _("Không có phân công nào từ 3 năm trở lên."),
            _("Phân công lại định kỳ từ 03 đến 05 năm (QC Đ4.2).")
            if facts.long_assignments
            else "",
        ),
        *_care(facts),
    )


def _care(facts: HomeFacts) -> tuple[Card, ...]:
    lines = [
        Fact(_("{group} chưa có trưởng nhóm").format(group=name), _("QC Đ2.3"), None, None)
        for name in facts.groups_without_lead
    ]
    if facts.lineage_entries:
        count = facts.lineage_entries
        lines.append(
            Fact(
                ngettext(
                    "{count} việc ghi theo tên hiện nay của địa bàn",
                    "{count} việc ghi theo tên hiện nay của địa bàn",
                    count,
                ).format(count=number(count)),
                _("có trước khi đơn vị được lập; chờ nối với đơn vị cũ"),
                RecordKind.ENGAGEMENT,
                None,
                JournalFilter(named_as_today=True),
            )
        )
    return (Card(_("Cần rà soát trong sổ"), tuple(lines), ""),) if lines else ()


def _waiting(row: JournalRow, facts: HomeFacts) -> Fact:
    return Fact(
        _("{territory}: {subject}").format(
            territory=row.territory_name or row.group_name, subject=row.subject
        ),
        _("về {when} · {people}").format(
            when=relative_day(row.ends_on, facts.today), people=", ".join(row.participants)
        ),
        RecordKind.ENGAGEMENT,
        row.id,
    )


def _all_waiting(facts: HomeFacts) -> tuple[Fact, ...]:
    if not facts.awaiting_outcome_more:
        return ()
    every = JournalFilter(awaiting_outcome=True)
    return (Fact(_("Còn nữa…"), _("mở cả danh sách"), RecordKind.ENGAGEMENT, None, every),)


def _coming(row: JournalRow) -> Fact:
    return Fact(
        _("{territory}: {subject}").format(
            territory=row.territory_name or row.group_name, subject=row.subject
        ),
        _("{day} · {people}").format(
            day=short_date(row.starts_on), people=", ".join(row.participants)
        ),
        RecordKind.ENGAGEMENT,
        row.id,
    )
