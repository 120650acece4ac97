"""Sessions of a group (sinh hoạt nhóm): agenda, minutes, what goes up to the leaders; QC Đ7.B.2."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.days import refuse_future
from app.domain.engagement import Engagement, EngagementKind, Outcome
from app.domain.engagement_flow import EntryOnDay, check_announcer
from app.domain.errors import DomainError
from app.domain.flow import Actor, Channel, Word
from app.domain.group_session import SessionItem, SessionItemState
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.ports.store import UnitOfWork
from app.read_models.group_sessions import OpenMatter, SessionItemRow
from app.read_models.journal import EngagementDetail
from app.read_models.office import Choice
from app.services.entry_rights import who_answers
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


def session_draft(engagement_id: uuid.UUID | None) -> str:
    """Return the draft's name of a session that is planned: of an entry, or of a new one."""
    return f"session:{engagement_id or 'new'}"


def minutes_draft(engagement_id: uuid.UUID) -> str:
    """Return the draft's name of a session's minutes."""
    return f"session_minutes:{engagement_id}"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item as chosen or typed; ``id`` is that of one that is on the agenda already."""

    text: str
    subject_kind: RecordKind | None = None
    subject_id: uuid.UUID | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session that is called: when, where, who, about what."""

    group_id: uuid.UUID | None
    day: dt.date
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    starts_at: dt.time | None = None
    place: str = ""
    items: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a session came to on an item; ``step`` is None where it is left as it is.

    ``item_id`` is None for what came up at the session itself.
    """

    item_id: uuid.UUID | None
    step: str | None
    text: str
    item_text: str = ""


@dataclass(frozen=True, slots=True)
class SessionMinutes:
    """What is told of a session: its outcome."""

    engagement_id: uuid.UUID
    reported_on: dt.date
    participant_ids: tuple[uuid.UUID, ...]
    minutes: str = ""
    results: str = ""
    conclusions: tuple[Conclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionForm:
    """What the forms of sessions open with."""

    today: dt.date
    me: uuid.UUID
    group_id: uuid.UUID | None
    groups: tuple[Choice, ...]
    people: tuple[Choice, ...]
    member_ids: tuple[uuid.UUID, ...]
    """The whole group that day, its lead first."""
    matters: tuple[OpenMatter, ...]
    """Open matters that are not on the agenda yet."""
    detail: EngagementDetail | None = None
    items: tuple[SessionItemRow, ...] = ()


class GroupSessions(SteppingService):
    """See the module. Writes return the kinds they touched, ``plan`` the new id before them."""

    def form(
        self, group_id: uuid.UUID | None = None, engagement_id: uuid.UUID | None = None
    ) -> SessionForm:
        """Return what a form opens with: of a group (one's own by default), or of a session."""
        day, scope, queries = self._today(), self._scope, self._queries
        detail = None
        items: tuple[SessionItemRow, ...] = ()
        people = queries.people.people(scope, day)
        if engagement_id is not None:
            detail = queries.journal.engagement(scope, engagement_id, day)
            items = queries.group_sessions.items(scope, engagement_id)
            group_id = detail.row.group_id
        elif group_id is None:
            group_id = next((one.group_id for one in people if one.id == self._me), None)
        taken = {one.subject_id for one in items}
        matters = () if group_id is None else self._matters(group_id)
        return SessionForm(
            today=day,
            me=self._me,
            group_id=group_id,
            groups=tuple(Choice(one.id, one.name) for one in queries.people.groups(scope, day)),
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            member_ids=() if group_id is None else self._members(group_id, day),
            matters=tuple(one for one in matters if one.id not in taken),
            detail=detail,
            items=items,
        )

    def items(self, engagement_id: uuid.UUID) -> tuple[SessionItemRow, ...]:
        """Return the agenda of a session."""
        return self._queries.group_sessions.items(self._scope, engagement_id)

    def item(self, item_id: uuid.UUID) -> SessionItemRow:
        """Return one item; raises DomainError ``record_missing``."""
        return self._queries.group_sessions.item(self._scope, item_id)

    def plan(self, told: SessionPlan) -> tuple[uuid.UUID, Kinds]:
        """Call a session with its agenda; it needs no notice.

        Raises DomainError ``group_missing``, ``step_not_yours`` and those of ``Engagement.check``.
        """
        if told.group_id is None:
            raise DomainError("group_missing", field="group")
        entry = Engagement(
            kind=EngagementKind.GROUP_SESSION,
            starts_on=told.day,
            ends_on=told.day,
            group_id=told.group_id,
            subject=told.subject.strip(),
        )
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            _put(entry, told)
            check_announcer(standing.actors(self._me, _about(entry)))
            uow.add(entry)
            self._set_agenda(uow, standing, entry, told.items)
            uow.wipe_draft(self._me, session_draft(None))
            return entry.id, uow.commit().kinds

    def change(self, engagement_id: uuid.UUID, told: SessionPlan) -> Kinds:
        """Change a session that is called, and its agenda, until its minutes are in.

        Items that are left out leave a trace; one with a conclusion stays. Raises DomainError
        ``announcement_fixed``, ``engagement_cancelled``, those of ``plan`` and of
        ``SteppingService._take``.
        """
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            entry = _session(uow, engagement_id)
            entry.check_open()
            self._step(uow, standing, entry, "amend", self._own_word())
            entry.starts_on = entry.ends_on = told.day
            _put(entry, told)
            self._set_agenda(uow, standing, entry, told.items)
            uow.wipe_draft(self._me, session_draft(engagement_id))
            return uow.commit().kinds

    def hold(self, told: SessionMinutes, word: Word | None = None) -> Kinds:
        """Take the minutes in and close the session, with what it came to on each item.

        What goes up is the lead's word; where another writes the minutes it is written down for
        him. One commit. Raises DomainError ``outcome_empty``, ``outcome_too_early``,
        ``day_in_future``, ``already_closed``, ``engagement_cancelled``, those of
        ``SteppingService._take``; an item at fault names ``conclusions``.
        """
        today = self._today()
        refuse_future(told.reported_on, today, "reported_on")
        said = replace(self._said(word), on=told.reported_on, remark="")
        standing = self._standing(said)
        with self._writing() as uow:
            entry = _session(uow, told.engagement_id)
            if not told.participant_ids:
                raise DomainError("participant_missing", field="participants")
            entry.check_closing(told.reported_on, announced=False)
            text = "" if said.channel is None else told.results.strip() or told.minutes.strip()
            self._step(uow, standing, entry, "report_back", replace(said, remark=text))
            entry.participant_ids = list(told.participant_ids)
            entry.check()
            outcome = Outcome(
                engagement_id=entry.id,
                reported_on=told.reported_on,
                reported_by_id=said.by_id,
                minutes=told.minutes.strip(),
                results=told.results.strip(),
            )
            outcome.check()
            uow.add(outcome)
            self._conclude(uow, standing, entry, told.conclusions, said)
            uow.wipe_draft(self._me, minutes_draft(entry.id))
            return uow.commit().kinds

    def correct(self, told: SessionMinutes, word: Word | None = None) -> Kinds:
        """Put minutes right, and conclude on items that were left open.

        Raises DomainError ``record_missing`` and those of ``hold``.
        """
        said = replace(self._said(word), remark="")
        standing = self._standing(said)
        with self._writing() as uow:
            entry = _session(uow, told.engagement_id)
            found = uow.find(Outcome, engagement_id=entry.id)
            if not found:
                raise DomainError("record_missing", kind="outcome")
            self._step(uow, standing, entry, "correct", said, found[0])
            if not told.participant_ids:
                raise DomainError("participant_missing", field="participants")
            entry.participant_ids = list(told.participant_ids)
            found[0].minutes, found[0].results = told.minutes.strip(), told.results.strip()
            found[0].check()
            self._conclude(uow, standing, entry, told.conclusions, said)
            uow.wipe_draft(self._me, minutes_draft(entry.id))
            return uow.commit().kinds

    def take(self, item_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take a step of an item: ``settle``, ``send_up``, ``acknowledge`` or ``reopen``.

        Raises the errors of ``SteppingService._take``.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            item = uow.get(SessionItem, item_id)
            entry = uow.get(Engagement, item.engagement_id)
            self._take(uow, standing, item, step, word, _about(entry))
            return uow.commit().kinds

    def _step(
        self,
        uow: UnitOfWork,
        standing: Standing,
        entry: Engagement,
        step: str,
        word: Word,
        told: Outcome | None = None,
    ) -> None:
        on_day = EntryOnDay(entry, self._today(), announced=False)
        self._take(uow, standing, on_day, step, word, who_answers(entry, told))

    def _set_agenda(
        self, uow: UnitOfWork, standing: Standing, entry: Engagement, wanted: Iterable[AgendaItem]
    ) -> None:
        known = {one.id: one for one in uow.find(SessionItem, engagement_id=entry.id)}
        for position, one in enumerate(wanted):
            text = one.text.strip()
            if not text:
                raise DomainError("text_missing", field="items")
            item = None if one.id is None else known.pop(one.id, None)
            if item is None:
                item = SessionItem(
                    engagement_id=entry.id,
                    text=text,
                    subject_kind=one.subject_kind,
                    subject_id=one.subject_id,
                )
                uow.add(item)
            item.text, item.position = text, position
        for item in known.values():
            if item.state is SessionItemState.OPEN:
                self._take(uow, standing, item, "leave_out", self._own_word(), _about(entry))

    def _conclude(
        self,
        uow: UnitOfWork,
        standing: Standing,
        entry: Engagement,
        conclusions: Sequence[Conclusion],
        said: Word,
    ) -> None:
        about = _about(entry)
        known = uow.find(SessionItem, engagement_id=entry.id)
        items = {one.id: one for one in known}
        position = max((one.position for one in known), default=-1)
        for one in conclusions:
            item = None if one.item_id is None else items.get(one.item_id)
            if item is None:
                position += 1
                item = SessionItem(
                    engagement_id=entry.id, position=position, text=one.item_text.strip()
                )
                if not item.text:
                    raise DomainError("text_missing", field="conclusions")
                uow.add(item)
            if one.step is None:
                continue
            if one.step != "reopen" and not one.text.strip():
                raise DomainError("item_conclusion_missing", field="conclusions")
            word = self._word(standing, entry, one, about, said)
            self._take(uow, standing, item, one.step, word, about)

    def _word(
        self,
        standing: Standing,
        entry: Engagement,
        one: Conclusion,
        about: Circumstances,
        said: Word,
    ) -> Word:
        """Return whose word it is: who tells of the session, or its lead's, written for him."""
        own = replace(said, on=self._today(), remark=one.text.strip())
        group = entry.group_id
        if one.step != "send_up" or group is None:
            return own
        lead = standing.acting_for(standing.lead_of.get(group), group)
        if Actor.GROUP_LEAD in standing.actors(said.by_id, about) or lead is None:
            return own
        if lead == self._me:
            return replace(own, by_id=lead, channel=None)
        return replace(own, by_id=lead, channel=said.channel or Channel.IN_PERSON)

    def _matters(self, group_id: uuid.UUID) -> tuple[OpenMatter, ...]:
        return self._queries.group_sessions.open_matters(self._scope, group_id, self._today())

    def _members(self, group_id: uuid.UUID, day: dt.date) -> tuple[uuid.UUID, ...]:
        standing = self._queries.standing.on(self._scope, day)
        lead = standing.lead_of.get(group_id)
        members = standing.members_of.get(group_id, frozenset())
        return tuple(sorted(members, key=lambda one: (one != lead, one)))


def _session(uow: UnitOfWork, engagement_id: uuid.UUID) -> Engagement:
    entry = uow.get(Engagement, engagement_id)
    if entry.kind is not EngagementKind.GROUP_SESSION:
        raise DomainError("record_missing", kind="engagement")
    return entry


def _put(entry: Engagement, told: SessionPlan) -> None:
    entry.starts_at, entry.place = told.starts_at, told.place.strip()
    entry.subject = told.subject.strip()
    entry.participant_ids = list(told.participant_ids)
    entry.check()


def _about(entry: Engagement) -> Circumstances:
    return Circumstances(group_id=entry.group_id, participant_ids=tuple(entry.participant_ids))
