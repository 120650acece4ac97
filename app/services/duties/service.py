"""Việc phải làm: the duties of a person, group or territory, listed and in full.

All through the ledger; what is written on account of a duty is ``records``'.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from app.domain.record import RecordKind
from app.domain.report import ReportKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import matches
from app.read_models.facts import Key
from app.read_models.obligations import Obligation, OwnerKind, Use
from app.regulations.engine.days import LATEST, last_of_month, stretch
from app.regulations.engine.world import World
from app.regulations.regulation import Rule
from app.services.duties.actions import action_of, fulfilment_of, to_do_in_words
from app.services.duties.ledger import DutyLedger, usual_days
from app.services.duties.rows import (
    ActionKind,
    DutyAction,
    DutyDetail,
    DutyFilter,
    DutyList,
    EvidenceLine,
    Heap,
    Whose,
)
from app.services.duties.words import DutyWords
from app.services.lineage.former_units import FormerUnits
from app.services.regulations.entries import name_of
from app.services.service import Service
from app.services.session import Session

#: What waits for somebody's hand; listed where nobody chose a state.
TO_DO = frozenset({Heap.OVERDUE, Heap.DUE, Heap.BREACHED})
#: Listed with what was done: a period that has not begun has nothing to list.
_STANDING = frozenset({Heap.UNQUANTIFIED, Heap.RIGHTS})
#: QĐ báo cáo.
_OF_FOLLOWERS = frozenset({ReportKind.HALF_YEAR, ReportKind.YEAR})
_ORDER = {heap: place for place, heap in enumerate(Heap)}

Is = Callable[[Obligation], bool]


class Duties(Service):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger

    def usual_days(self) -> tuple[dt.date, dt.date]:
        """Return the days that are asked for where nobody chose: a year back, two months on."""
        return usual_days(self._today())

    def my_group(self) -> uuid.UUID | None:
        """Return the group of the person at the program, if there is one today."""
        people = self._queries.people.people(self._scope, self._today())
        return next((row.group_id for row in people if row.id == self._me), None)

    def list(self, chosen: DutyFilter) -> DutyList:
        """Return what a filter lets through, most pressing first."""
        today, (first, last) = self._today(), self._days(chosen)
        group = self.my_group()
        owed = self._ledger.obligations(today, first, last)
        world = self._ledger.world(first, last)
        words = DutyWords(world, self._ledger.regulations())
        is_theirs = self._is_theirs(chosen, group, world)
        heaps = chosen.heaps if chosen.heaps is not None else TO_DO
        tallies: Counter[Heap] = Counter()
        found: list[tuple[tuple[object, ...], Obligation]] = []
        for duty in owed:
            if not is_theirs(duty):
                continue
            heap = words.heap(duty)
            if heap in _STANDING and duty.period_from is not None and duty.period_from > today:
                continue
            is_refused = any(use.counts == 0 for use in duty.uses)
            tallies[heap] += 1
            tallies[Heap.NOT_COUNTED] += is_refused
            if heap in heaps or (is_refused and Heap.NOT_COUNTED in heaps):
                found.append((_order(heap, duty), duty))
        if chosen.text.strip():
            search = _Search(chosen.text, words)
            found = [one for one in found if search.finds(one[1])]
        found.sort(key=lambda one: one[0])
        return DutyList(
            today=today,
            first=first,
            last=last,
            rows=tuple(words.row(duty) for _key, duty in found[: chosen.limit]),
            total=len(found),
            tallies=dict(tallies),
            is_on=bool(self._ledger.regulations()),
            has_group=group is not None,
            first_year=min(
                (one.applies_from.year for one in self._ledger.regulations() if one.applies_from),
                default=None,
            ),
        )

    def are_computed(self) -> bool:
        """Tell whether any regulation applies."""
        return bool(self._ledger.regulations())

    def detail(self, duty: Obligation, first: dt.date, last: dt.date) -> DutyDetail:
        """Return a duty of a list over these days in full."""
        world = self._ledger.world(first, last)
        words = DutyWords(world, self._ledger.regulations())
        regulation, rule = words.regulation(duty), words.rule(duty)
        readable = words.readable(duty)
        action = self._begun(duty, rule, action_of(duty, rule, words.step(duty), world), world)
        return DutyDetail(
            row=words.row(duty),
            regulation_id=self._ledger.regulation_id(duty.regulation),
            regulation=name_of(regulation),
            rule=rule.wording.strip() or readable.summary(rule),
            own=readable.own(rule),
            exact_text=rule.exact_text,
            answers=", ".join(words.name(one) for one in duty.people if one != duty.owner),
            warnings=tuple(words.why(duty, one) for one in duty.warnings),
            evidence=self._evidence(duty, words),
            to_do=to_do_in_words(action, duty),
            action=action,
            as_of=_("Dữ liệu đến ngày {day}.").format(day=short_date(self._today())),
        )

    # -- within -------------------------------------------------------------------------------

    def _begun(
        self, duty: Obligation, rule: Rule, action: DutyAction | None, world: World
    ) -> DutyAction | None:
        """Open the report of the month where there is one; begin a fulfilment by its duty."""
        if action is None:
            return None
        if action.kind is ActionKind.FULFILMENT and action.word in _OF_FOLLOWERS:
            action = self._report_of_follower(duty, action)
        if action.kind is ActionKind.FULFILMENT:
            regulation_id = self._ledger.regulation_id(duty.regulation)
            form = fulfilment_of(duty, rule, action.word, world, regulation_id)
            return replace(action, form=form)
        if action.kind is ActionKind.REPORT and action.group_id and action.day:
            first = action.day.replace(day=1)
            last = last_of_month(first.year, first.month)
            found = self._queries.reports.find(
                self._scope, ReportKind.MONTHLY, first, last, group_id=action.group_id
            )
            return replace(action, record_id=found)
        if action.kind is ActionKind.PLAN and action.day:
            return replace(action, record_id=self._plan_of(action))
        return action

    def _report_of_follower(self, duty: Obligation, action: DutyAction) -> DutyAction:
        """Open a follower's report, or let him begin it; of others it is written down."""
        first, last, person = duty.period_from, duty.period_to, action.person_id
        if first is None or last is None or person is None:
            return action
        found = self._queries.reports.find(
            self._scope, ReportKind(action.word), first, last, follower_id=person
        )
        if found is None and person != self._me:
            return action
        return replace(action, kind=ActionKind.REPORT, record_id=found, day=first)

    def _plan_of(self, action: DutyAction) -> uuid.UUID | None:
        """Return the plan of the month, if somebody has begun it."""
        assert action.day is not None
        plans = self._queries.plans.plans(self._scope, action.day.replace(day=1))
        wanted = (action.group_id, action.person_id if action.group_id is None else None)
        return next((one.id for one in plans if (one.group_id, one.person_id) == wanted), None)

    def _days(self, chosen: DutyFilter) -> tuple[dt.date, dt.date]:
        first, last = self.usual_days()
        return chosen.first or first, chosen.last or last

    def _is_theirs(self, chosen: DutyFilter, group: uuid.UUID | None, world: World) -> Is:
        if chosen.key is None and chosen.whose in (Whose.PERSON, Whose.GROUP, Whose.TERRITORY):
            return lambda _duty: False
        match chosen.whose:
            case Whose.ALL:
                return lambda _duty: True
            case Whose.MINE:
                return _of_person(self._me)
            case Whose.PERSON:
                return _of_person(chosen.key)
            case Whose.MY_GROUP:
                return self._of_group(group, world)
            case Whose.GROUP:
                return self._of_group(chosen.key, world)
            case Whose.TERRITORY:
                places = FormerUnits(self._session).places(chosen.key)
                return lambda duty: duty.territory in places or duty.owner in places

    def _of_group(self, group: Key | None, world: World) -> Is:
        """What the group owes, and what its members of today owe by it, each for himself."""
        known = None if group is None else world.groups.get(group)
        today = self._today()
        members = {
            one.person
            for one in (known.members if known else ())
            if stretch(one.since, one.until).holds(today)
        }
        return lambda duty: (
            duty.owner == group or (duty.owner_kind is OwnerKind.PERSON and duty.owner in members)
        )

    def _evidence(self, duty: Obligation, words: DutyWords) -> tuple[EvidenceLine, ...]:
        papers = [use.key for use in duty.uses if use.source in ("paper", "event")]
        kinds = self._queries.records.kinds(
            self._scope, [one for one in papers if isinstance(one, uuid.UUID)]
        )
        return tuple(_line(duty, use, words, kinds.get(_uuid(use.key))) for use in duty.uses)


def _line(duty: Obligation, use: Use, words: DutyWords, paper: RecordKind | None) -> EvidenceLine:
    kind = {
        "engagement": RecordKind.ENGAGEMENT,
        "consent": RecordKind.ENGAGEMENT,
        "event": paper,
        "assignment": RecordKind.ASSIGNMENT,
    }.get(use.source, paper)
    name = _("ý kiến đồng ý") if use.source == "consent" else words.kind(duty, use.kind)
    return EvidenceLine(
        text=_("{day}: {kind}").format(day=short_date(use.on), kind=name),
        counts=use.counts,
        why_not="" if use.why is None else words.why(duty, use.why),
        kind=kind,
        record_id=_uuid(use.key),
    )


def _uuid(key: Key) -> uuid.UUID:
    return key if isinstance(key, uuid.UUID) else uuid.UUID(int=0)


def _of_person(person: Key | None) -> Is:
    return lambda duty: duty.owner == person or person in duty.people


def _order(heap: Heap, duty: Obligation) -> tuple[object, ...]:
    day = duty.due_on or duty.period_to or LATEST
    # What lies behind: newest first. What is ahead: nearest first.
    settled = heap not in (Heap.OVERDUE, Heap.DUE, Heap.COMING)
    return (_ORDER[heap], -day.toordinal() if settled else day.toordinal(), duty.rule,
            str(duty.territory), str(duty.owner), duty.step)  # fmt: skip


class _Search:
    """Holds each word that was typed against each text of a duty, each pair once."""

    def __init__(self, text: str, words: DutyWords) -> None:
        self._typed = text.split()
        self._words = words
        self._known: dict[tuple[str, str], bool] = {}

    def finds(self, duty: Obligation) -> bool:
        """Tell whether every word begins one of the duty's."""
        words = self._words
        texts = (
            words.title(duty),
            duty.clause,
            words.owner(duty),
            words.name(duty.territory),
            words.period(duty),
        )
        return all(any(self._match(typed, text) for text in texts) for typed in self._typed)

    def _match(self, typed: str, text: str) -> bool:
        known = self._known.get((typed, text))
        if known is None:
            known = self._known[typed, text] = matches(typed, text)
        return known
