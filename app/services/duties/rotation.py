"""Luân chuyển địa bàn: how long each person has followed each territory (QC Đ4.2)."""

import datetime as dt
import uuid

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import name_sort_key, sort_key
from app.read_models.facts import Key
from app.read_models.obligations import DutyState, Obligation
from app.regulations.engine.days import EARLIEST, LATEST
from app.regulations.engine.world import World
from app.regulations.vocabulary.counts import Tenure
from app.services.duties.ledger import DutyLedger, usual_days
from app.services.duties.rows import ClockRow, ClockState
from app.services.duties.words import DutyWords, years_and_months
from app.services.service import Service
from app.services.session import Session

_ORDER = {state: place for place, state in enumerate(
    (ClockState.OVERDUE, ClockState.DUE, ClockState.NOTICE, ClockState.UNKNOWN,
     ClockState.RUNNING, ClockState.ENDED))}  # fmt: skip


PRESSING = frozenset({ClockState.OVERDUE, ClockState.DUE, ClockState.NOTICE})


class Rotation(Service):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger

    def clocks(self, first: dt.date, last: dt.date) -> tuple[ClockRow, ...]:
        """Return every clock that ran within these days, the most pressing first."""
        today = self._today()
        owed = self._ledger.obligations(today, first, last)
        world = self._ledger.world(first, last)
        words = DutyWords(world, self._ledger.regulations())
        rows = [
            self._row(duty, world, words)
            for duty in owed
            if isinstance(words.rule(duty).count, Tenure)
        ]
        rows.sort(
            key=lambda row: (
                _ORDER[row.state],
                row.since or dt.date.max,
                name_sort_key(row.person),
                sort_key(row.territory),
            )
        )
        return tuple(rows)

    def pressing(self, group: uuid.UUID | None) -> tuple[ClockRow, ...]:
        """Return the clocks that ask for a hand today, of a group's members or of all."""
        today = self._today()
        rows = [one for one in self.clocks(*usual_days(today)) if one.state in PRESSING]
        if group is None:
            return tuple(rows)
        known = self._ledger.world(*usual_days(today)).groups.get(group)
        members = {one.person for one in (known.members if known else ())}
        return tuple(one for one in rows if one.person_id in members)

    def _row(self, duty: Obligation, world: World, words: DutyWords) -> ClockRow:
        since = duty.period_from
        known = since is not None and since > EARLIEST
        months = next((one.have for one in duty.figures if one.unit == "months"), 0)
        state = _state(duty) if known else ClockState.UNKNOWN
        last = duty.due_on if duty.due_on is not None and duty.due_on < LATEST else None
        territory: Key = duty.territory if duty.territory is not None else ""
        return ClockRow(
            duty=duty,
            person_id=duty.owner,
            territory_id=territory,
            person=words.name(duty.owner),
            territory=words.name(territory),
            since=since if known else None,
            held=years_and_months(months) if known else _("chưa ghi ngày bắt đầu"),
            through=self._through(duty, world, words),
            state=state,
            state_text=_in_words(state, duty, last if known else None),
            due_from=duty.opens_on if known else None,
            last_day=last if known else None,
            clause=duty.clause,
            end=words.why(duty, duty.why)
            if duty.why is not None and state is ClockState.ENDED
            else "",
        )

    def _through(self, duty: Obligation, world: World, words: DutyWords) -> str:
        """Say through which predecessors the time reaches, or what the office has set."""
        for why in duty.warnings:
            if why.code == "clock_set":
                return words.why(duty, why)
        own = [
            tie.days.first
            for tie in world.person_ties(duty.owner)
            if tie.territory == duty.territory
        ]
        if duty.territory is None or duty.period_from is None or not own:
            return ""
        if duty.period_from >= min(own):
            return ""
        before = {key for key, _day in world.lineage(duty.territory)}
        names = dict.fromkeys(
            words.name(tie.territory)
            for tie in sorted(world.person_ties(duty.owner), key=lambda tie: tie.days.first)
            if tie.territory in before and tie.days.last >= duty.period_from
        )
        return _("tính cả thời gian theo dõi {names}").format(names=", ".join(names))


def _state(duty: Obligation) -> ClockState:
    match duty.state:
        case DutyState.OVERDUE:
            return ClockState.OVERDUE
        case DutyState.DUE:
            return ClockState.DUE
        case DutyState.COMING:
            return ClockState.NOTICE
        case DutyState.ENDED | DutyState.DONE | DutyState.DONE_LATE | DutyState.EXEMPT:
            return ClockState.ENDED
        case DutyState.UNDETERMINED:
            return ClockState.UNKNOWN
        case _:
            return ClockState.RUNNING


def state_word(state: ClockState) -> str:
    """Return the heading of a state."""
    return {
        ClockState.RUNNING: _("chưa đến kỳ"),
        ClockState.NOTICE: _("báo trước"),
        ClockState.DUE: _("đến kỳ phân công lại"),
        ClockState.OVERDUE: _("quá hạn phân công lại"),
        ClockState.ENDED: _("đã thôi theo dõi"),
        ClockState.UNKNOWN: _("chưa xác định"),
    }[state]


def _in_words(state: ClockState, duty: Obligation, last: dt.date | None) -> str:
    text = state_word(state)
    if state is ClockState.NOTICE and duty.opens_on is not None:
        return _("{state}: đến kỳ từ {day}").format(state=text, day=short_date(duty.opens_on))
    if state is ClockState.OVERDUE:
        return _("{state} {days} ngày").format(state=text, days=duty.days_late)
    if state in (ClockState.DUE, ClockState.RUNNING) and last is not None:
        return _("{state}, chậm nhất {day}").format(state=text, day=short_date(last))
    return text
