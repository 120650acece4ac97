"""What the home screen says of today's facts; no Qt here."""

import datetime as dt
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
from app.read_models.tasks import TaskRow
from app.services.awaiting import Awaiting, AwaitingPage, what_awaits
from app.services.beside_words import task_state_words
from app.services.commitments import CommitmentList
from app.services.duties.rotation import Rotation
from app.services.duties.rows import ClockRow, DutyFilter, DutyList, DutyRow, Heap, Whose
from app.services.duties.service import Duties
from app.services.flow_words import subject_word
from app.services.home import Home
from app.services.presenting import Presenter
from app.services.traces import ToConfirm, Traces

#: Duties of a card before it is cut.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it says, and the record that it opens (None: nothing to open)."""

    text: str
    hint: str
    kind: RecordKind | None
    record_id: uuid.UUID | None
    chosen: JournalFilter | DutyFilter | None = None
    """In place of a record: the part of the journal or of the duties that it opens."""


@dataclass(frozen=True, slots=True)
class Card:
    """One heap of facts with its heading; ``empty`` is what it says when there are none."""

    title: str
    facts: tuple[Fact, ...]
    empty: str
    more: str = ""
    is_cut: bool = False
    """There are more than it shows."""
    total: int | None = None
    """How many there are in all, where that is known."""

    @property
    def count(self) -> str:
        """Return how many there are, as it stands beside the title."""
        if self.total is not None:
            return number(self.total)
        return f"{number(len(self.facts))}{'+' if self.is_cut else ''}"


class HomePresenter(Presenter):
    """Asks for the facts and turns them into cards."""

    def __init__(
        self,
        home: Home,
        duties: Duties,
        rotation: Rotation,
        awaiting: Awaiting,
        traces: Traces,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._home = home
        self._duties = duties
        self._rotation = rotation
        self._awaiting = awaiting
        self._traces = traces

    def load(self, only_mine: bool, show: Callable[[tuple[Card, ...], bool], None]) -> None:
        """Read; ``show`` gets the cards, and whether the person has a group at all.

        Where a regulation applies it is called a second time, when the duties are computed.
        """

        def read() -> tuple[HomeFacts, tuple[Card, ...], CommitmentList, uuid.UUID | None, bool]:
            group = self._home.my_group()
            computed = self._duties.are_computed()
            asked = group if only_mine else None
            facts = self._home.facts(asked, with_terms=not computed)
            mine = words(self._awaiting.own(), self._traces.to_confirm())
            mine += given_to_me(self._home.my_tasks(), facts.today)
            return facts, mine, self._home.overdue_commitments(asked), group, computed

        def answer(
            found: tuple[HomeFacts, tuple[Card, ...], CommitmentList, uuid.UUID | None, bool],
        ) -> None:
            facts, mine, owed, group, computed = found
            promised = promises(owed)
            waiting = (Card(_("Việc phải làm"), (), _("Đang tính…")),) if computed else None
            show((*mine, *cards(facts, waiting), *promised), group is not None)
            if computed:
                self.ask(
                    "duties",
                    lambda: self._duty_cards(only_mine, group),
                    lambda made: show((*mine, *cards(facts, made), *promised), group is not None),
                )

        self.ask("facts", read, answer)

    def _duty_cards(self, only_mine: bool, group: uuid.UUID | None) -> tuple[Card, ...]:
        mine = self._duties.list(DutyFilter(Whose.MINE, limit=SHOWN))
        theirs = Whose.MY_GROUP if only_mine else Whose.ALL
        late = frozenset({Heap.OVERDUE, Heap.BREACHED})
        others = self._duties.list(DutyFilter(theirs, heaps=late, limit=SHOWN))
        clocks = self._rotation.pressing(group if only_mine else None)
        return duty_cards(mine, others, clocks, theirs)


def cards(facts: HomeFacts, duties: tuple[Card, ...] | None = None) -> tuple[Card, ...]:
    """Return the cards of a day's facts; ``duties`` stand for reports and long assignments."""
    if duties is not None:
        return (*duties, *_trips(facts), *_care(facts))
    return (*_trips(facts), *_terms(facts), *_care(facts))


def words(page: AwaitingPage | None, written: tuple[ToConfirm, ...]) -> tuple[Card, ...]:
    """Return the cards of what awaits one's own word; of somebody else's list there is none."""
    found = []
    if page is not None and page.items:
        lines = tuple(
            Fact(
                f"{subject_word(item.row.kind)}: {what_awaits(item)}",
                " · ".join(part for part in (item.row.asked_by_name, item.row.group_name) if part),
                item.row.shown_kind,
                item.row.shown_id,
            )
            for item in page.items[:SHOWN]
        )
        total = len(page.items)
        found.append(Card(_("Chờ ý kiến của tôi (F7)"), lines, "", total=total))
    if written:
        lines = tuple(
            Fact(
                f"{row.about}: {row.step.remark}" if row.step.remark else row.about,
                _("{writer} ghi hộ, ngày {day}").format(
                    writer=row.step.written_by_name, day=short_date(row.step.taken_on)
                ),
                RecordKind.STEP,
                row.id,
            )
            for row in written[:SHOWN]
        )
        found.append(Card(_("Ghi hộ tôi, chờ xác nhận"), lines, "", total=len(written)))
    return tuple(found)


def given_to_me(tasks: tuple[TaskRow, ...], today: dt.date) -> tuple[Card, ...]:
    """Return the card of one's own tasks that are overdue or due soon; none where there is none."""
    if not tasks:
        return ()
    lines = tuple(
        Fact(
            " ".join(row.text.split()),
            _("{name} giao cho {who} · {state}").format(
                name=row.given_by_name,
                who=row.assignee_name,
                state=task_state_words(row, today)
                if row.is_overdue(today)
                else _("hạn {day}").format(day=short_date(row.due_on)),
            ),
            RecordKind.TASK,
            row.id,
        )
        for row in tasks[:SHOWN]
    )
    return (Card(_("Nhiệm vụ đến hạn, quá hạn (F11)"), lines, "", total=len(tasks)),)


def promises(owed: CommitmentList) -> tuple[Card, ...]:
    """Return the card of what territories wait for beyond its day; none where nothing is late."""
    if not owed.rows:
        return ()
    lines = tuple(
        Fact(
            _("{territory}: {text}").format(territory=row.territory_name, text=row.text),
            _("quá hạn {days} ngày · {keeper}").format(
                days=number(row.days_overdue(owed.today)), keeper=row.keeper_name
            ),
            RecordKind.COMMITMENT,
            row.id,
        )
        for row in owed.rows[:SHOWN]
    )
    total = len(owed.rows)
    return (Card(_("Hẹn trả lời địa bàn đã quá hạn"), lines, "", total=total),)


def duty_cards(
    mine: DutyList, others: DutyList, clocks: tuple[ClockRow, ...], whose: Whose
) -> tuple[Card, ...]:
    """Return the cards of what the regulations ask for: one's own, what is overdue, rotation."""
    found = [
        Card(
            _("Việc của tôi"),
            _duties(mine, Whose.MINE),
            _("Không có việc nào đến hạn hay quá hạn."),
            total=mine.total,
        ),
        Card(
            _("Quá hạn trong nhóm") if whose is Whose.MY_GROUP else _("Quá hạn trong cơ quan"),
            _duties(others, whose),
            _("Không có việc nào quá hạn."),
            total=others.total,
        ),
    ]
    if clocks:
        found.append(
            Card(
                _("Luân chuyển địa bàn"),
                tuple(_clock(one) for one in clocks[:SHOWN]),
                "",
                total=len(clocks),
            )
        )
    return tuple(found)


def _duties(found: DutyList, whose: Whose) -> tuple[Fact, ...]:
    lines = tuple(_duty(row, whose) for row in found.rows)
    if found.total <= len(found.rows):
        return lines
    heaps = None if whose is Whose.MINE else frozenset({Heap.OVERDUE})
    every = DutyFilter(whose, heaps=heaps)
    all_of_them = _("Xem cả {count} việc…").format(count=number(found.total))
    where = _("ở màn hình Việc phải làm")
    return (*lines, Fact(all_of_them, where, RecordKind.FULFILMENT, None, every))


def _duty(row: DutyRow, whose: Whose) -> Fact:
    where = row.territory or row.owner
    return Fact(
        _("{title} – {where}").format(title=row.title, where=where),
        " · ".join(part for part in (row.state, row.clause, row.period, row.due) if part),
        RecordKind.FULFILMENT,
        None,
        DutyFilter(whose, heaps=frozenset({row.heap}), select=row.id),
    )


def _clock(row: ClockRow) -> Fact:
    return Fact(
        _("{person} – {territory}").format(person=row.person, territory=row.territory),
        " · ".join((row.held, row.state_text, row.clause)),
        RecordKind.ROTATION_CLOCK,
        row.territory_id if isinstance(row.territory_id, uuid.UUID) else None,
    )


def _trips(facts: HomeFacts) -> tuple[Card, ...]:
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
    )


def _terms(facts: HomeFacts) -> tuple[Card, ...]:
    """What QC asks for, where no regulation applies that would say it."""
    month = short_month(facts.today)
    return (
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
                _(
                    "có trước khi đơn vị được lập; ghi về đơn vị cũ ở màn hình Địa bàn, nút “Thay "
                    "đổi đơn vị”"
                ),
                RecordKind.ENGAGEMENT,
                None,
                JournalFilter(named_as_today=True),
            )
        )
    if facts.left_over:
        lines.append(
            Fact(
                _("{count} việc còn mở ở đơn vị đã kết thúc").format(count=number(facts.left_over)),
                _(
                    "chuyển sang đơn vị hiện nay ở màn hình Địa bàn, nút “Thay đổi đơn vị”, “Việc "
                    "còn mở ở đơn vị đã kết thúc”"
                ),
                None,
                None,
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
