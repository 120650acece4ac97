"""The journal: notice before going, exchanges (QC Đ7.A.5, Đ8.1).

The outcome after returning is ``app.services.outcomes``, findings ``app.services.findings``, the
leaders' words on a notice ``app.services.consents``. What lists and detail show comes from
``app.read_models.journal``; commands and what a form offers are in ``app.services.journal_forms``.
"""

import datetime as dt
import uuid
from dataclasses import replace

from app.domain.days import refuse_future
from app.domain.engagement import (
    Engagement,
    EngagementKind,
    EngagementState,
    Notice,
    Outcome,
    Planning,
    PrivateContact,
)
from app.domain.engagement_flow import EntryOnDay, check_announcer
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.invitation import Invitation
from app.domain.month_plan import PlanEntry
from app.domain.personnel import ContactPermission, PermissionState
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.domain.territory import SubUnit, Territory
from app.ports.store import UnitOfWork
from app.read_models.consents import ConsentAsked
from app.read_models.journal import EngagementDetail, JournalFilter, JournalRow
from app.read_models.page import Mark, Page
from app.services.consent_rules import ConsentRules
from app.services.entered import keep_entering
from app.services.entry_rights import likely_speaker, notice_of, who_answers
from app.services.journal_forms import (
    Announcement,
    ExchangeNote,
    FormLists,
    TerritoryHints,
    exchange_draft,
    notice_draft,
)
from app.services.journal_lists import JournalLists
from app.services.lineage.former_units import FormerUnits
from app.services.session import Session
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


class Journal(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def __init__(self, session: Session, rules: ConsentRules) -> None:
        super().__init__(session)
        self._rules = rules
        self._lists = JournalLists(session)

    def page(self, chosen: JournalFilter, after: Mark | None = None) -> Page[JournalRow]:
        """Return a page of entries, newest start first."""
        wanted = FormerUnits(self._session).widened(chosen)
        return self._queries.journal.page(self._scope, wanted, self._today(), after=after)

    def engagement(self, engagement_id: uuid.UUID) -> EngagementDetail:
        """Return one entry in full; raises DomainError ``record_missing``."""
        return self._queries.journal.engagement(self._scope, engagement_id, self._today())

    def filter_lists(self) -> FormLists:
        """Return what lists are narrowed by: former people, ended groups and territories too."""
        return self._lists.lists(with_past=True)

    def form_lists(self) -> FormLists:
        """Return what a form chooses from today, the own group's territories first."""
        return self._lists.lists(with_past=False)

    def hints(self, territory_id: uuid.UUID) -> TerritoryHints:
        """Return what a form offers for a territory: see ``JournalLists.hints``."""
        return self._lists.hints(territory_id)

    def likely_speaker(self, detail: EngagementDetail, step: str) -> uuid.UUID | None:
        """Return whose word a step on an entry most likely is; see ``entry_rights``."""
        return likely_speaker(self._standing(self._own_word()), self._me, detail, step)

    def announce(self, told: Announcement, word: Word | None = None) -> tuple[uuid.UUID, Kinds]:
        """Announce an entry: it and its notice in one commit; wipes the draft of a new notice.

        It is the word of somebody who goes or of the group; ``word`` names him where it is
        written down for him.

        The trip of a plan or the invitation that it comes of is tied to it, and leave is asked
        for where there will be private contact. Raises DomainError for what is missing or
        contradicts itself, naming the field; ``already_announced``, ``already_withdrawn``;
        ``step_not_yours``, ``channel_missing``.
        """
        if told.kind is EngagementKind.EXCHANGE:
            raise DomainError("kind_fixed", field="kind")
        entry = Engagement(
            kind=told.kind, starts_on=told.starts_on, ends_on=told.ends_on, subject=told.subject
        )
        said = self._said(word)
        standing = self._standing(said)
        notice = Notice(engagement_id=entry.id, given_on=said.on, given_by_id=said.by_id)
        needed = self._is_consent_needed(told)
        with self._writing() as uow:
            self._put(uow, entry, told)
            check_announcer(standing.actors(said.by_id, who_answers(entry, None)))
            entry.planning = told.planning
            uow.add(entry)
            self._tie(uow, entry, told)
            _tell(notice, told, self._today())
            notice.consent_needed = needed
            uow.add(notice)
            if told.private_contact is PrivateContact.YES:
                self._ask_permission(uow, entry, told.contact_purpose, said)
            self._keep_notice(uow, entry, said)
            uow.wipe_draft(self._me, notice_draft(None))
            return entry.id, uow.commit().kinds

    def amend(
        self, engagement_id: uuid.UUID, told: Announcement, word: Word | None = None
    ) -> Kinds:
        """Change what was announced, until its outcome is in; give a notice that was not given.

        A consent to another kind, territory or day is none to this one: it is asked for again.
        Raises DomainError ``announcement_fixed``, ``engagement_cancelled``, ``kind_fixed``, those
        of ``announce`` and of ``SteppingService._take``.
        """
        grounds = self.engagement(engagement_id).grounds
        needed = self._is_consent_needed(told, grounds.level, grounds.category)
        said = self._said(word)
        standing = self._standing(said)
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            entry.check_open()
            entry.change_kind(told.kind)
            before = _core(entry)
            notice = notice_of(uow, engagement_id)
            about = who_answers(entry, notice)
            if notice is None:
                check_announcer(standing.actors(said.by_id, about))
                notice = Notice(engagement_id=entry.id, given_on=said.on)
                notice.given_by_id = said.by_id
                uow.add(notice)
                self._keep_notice(uow, entry, said)
            else:
                on_day = EntryOnDay(entry, self._today())
                self._take(uow, standing, on_day, "amend", said, about)
            self._put(uow, entry, told)
            entry.planning = told.planning
            _tell(notice, told, self._today())
            if needed and notice.is_consent_told and before != _core(entry):
                self._take(uow, standing, notice, "ask_again", said, about)
            notice.consent_needed = needed
            self._follow_contact(uow, standing, entry, told, said)
            uow.wipe_draft(self._me, notice_draft(engagement_id))
            return uow.commit().kinds

    def note_exchange(self, noted: ExchangeNote) -> tuple[uuid.UUID, Kinds]:
        """Write down an exchange: one line without notice, closed at once (domain C10)."""
        refuse_future(noted.day, self._today(), "starts_on")
        entry = Engagement(
            kind=EngagementKind.EXCHANGE,
            starts_on=noted.day,
            ends_on=noted.day,
            subject=noted.subject,
            closed_on=self._today(),
        )
        with self._writing() as uow:
            _meet(entry, noted)
            self._put(uow, entry, noted.as_announcement())
            uow.add(entry)
            if noted.results.strip():
                uow.add(self._result_of(entry, noted))
            uow.wipe_draft(self._me, exchange_draft(None))
            return entry.id, uow.commit().kinds

    def correct_exchange(self, engagement_id: uuid.UUID, noted: ExchangeNote) -> Kinds:
        """Put an exchange right; raises ``not_own_outcome`` unless he took part in it."""
        refuse_future(noted.day, self._today(), "starts_on")
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            known = next(iter(uow.find(Outcome, engagement_id=engagement_id)), None)
            entry.check_own(self._me, known)
            _meet(entry, noted)
            self._put(uow, entry, noted.as_announcement())
            if known is not None:
                known.results = noted.results.strip()
            elif noted.results.strip():
                uow.add(self._result_of(entry, noted))
            uow.wipe_draft(self._me, exchange_draft(engagement_id))
            return uow.commit().kinds

    def cancel(self, engagement_id: uuid.UUID, reason: str, word: Word | None = None) -> Kinds:
        """Cancel an announced entry with the reason.

        Raises DomainError ``already_closed``, ``engagement_cancelled``, ``remark_missing`` and
        those of ``SteppingService._take``.
        """
        said = replace(self._said(word), remark=reason.strip())
        standing = self._standing(said)
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            entry.check_not_cancelled()
            entry.check_not_closed()
            about = who_answers(entry, notice_of(uow, engagement_id))
            on_day = EntryOnDay(entry, self._today())
            self._take(uow, standing, on_day, "cancel", said, about)
            return uow.commit().kinds

    def _keep_notice(self, uow: UnitOfWork, entry: Engagement, said: Word) -> None:
        """Keep for whom a notice was written down, for him to confirm."""
        keep_entering(
            uow,
            RecordKind.ENGAGEMENT,
            entry.id,
            said,
            self._me,
            self._today(),
            text=entry.subject,
            state=EngagementState.ANNOUNCED,
        )

    def _is_consent_needed(self, told: Announcement, level: str = "", category: str = "") -> bool:
        """Tell whether a rule in force asks for a consent, or else the office of its own."""
        asked = ConsentAsked(
            kind=told.kind,
            starts_on=told.starts_on,
            ends_on=told.ends_on,
            territory_id=told.territory_id,
            group_id=told.group_id,
            participant_ids=told.participant_ids,
            place=told.place,
            planning=told.planning if told.plan_entry_id is None else Planning.PLANNED,
            level=level,
            category=category,
        )
        return bool(self._rules.needed(asked)) or told.ask_consent

    def _tie(self, uow: UnitOfWork, entry: Engagement, told: Announcement) -> None:
        """Tie a new entry to the trip of a plan and the invitation that it comes of."""
        if told.plan_entry_id is not None:
            planned = uow.get(PlanEntry, told.plan_entry_id)
            _check_untied(uow, planned.engagement_id)
            planned.announced(entry.id)
            entry.planning = Planning.PLANNED
        if told.invitation_id is not None:
            invitation = uow.get(Invitation, told.invitation_id)
            _check_untied(uow, invitation.engagement_id)
            invitation.engagement_id = entry.id
            entry.invitation_reference = invitation.reference
            entry.invited_on = invitation.received_on if invitation.reference else None

    def _ask_permission(self, uow: UnitOfWork, entry: Engagement, purpose: str, said: Word) -> None:
        permission = ContactPermission(
            engagement_id=entry.id,
            asked_by_id=said.by_id,
            asked_on=said.on,
            purpose=purpose.strip(),
        )
        permission.check()
        uow.add(permission)

    def _follow_contact(
        self,
        uow: UnitOfWork,
        standing: Standing,
        entry: Engagement,
        told: Announcement,
        said: Word,
    ) -> None:
        """Let the permissions follow a changed answer; what was answered stays as it was."""
        waiting = None
        purposes = set()
        for one in uow.find(ContactPermission, engagement_id=entry.id):
            if one.state is PermissionState.ASKED:
                waiting = one
            if one.state in (PermissionState.ASKED, PermissionState.GRANTED):
                purposes.add(one.purpose)
        if told.private_contact is PrivateContact.YES:
            purpose = told.contact_purpose.strip()
            if waiting is not None:
                waiting.purpose = purpose
            elif purpose not in purposes:
                self._ask_permission(uow, entry, purpose, said)
        elif waiting is not None:
            about = Circumstances(
                territory_id=entry.territory_id,
                group_id=entry.group_id,
                author_id=waiting.asked_by_id,
                participant_ids=tuple(entry.participant_ids),
            )
            self._take(uow, standing, waiting, "withdraw", said, about)

    def _put(self, uow: UnitOfWork, entry: Engagement, told: Announcement) -> None:
        entry.change_kind(told.kind)
        entry.starts_on, entry.ends_on = told.starts_on, told.ends_on
        entry.starts_at, entry.ends_at = told.starts_at, told.ends_at
        entry.territory_id, entry.group_id = told.territory_id, told.group_id
        entry.subject, entry.place = told.subject.strip(), told.place.strip()
        entry.subject_field_ids = list(told.subject_field_ids)
        entry.participant_ids = list(told.participant_ids)
        entry.named_as_today = False
        if told.territory_id is not None:
            place = uow.get(Territory, told.territory_id)
            if place.valid_to is not None and place.valid_to < told.starts_on:
                raise DomainError("territory_ended", field="territory", day=place.valid_to)
            # On the unit as named today, and listed for lineage (domain trap 6).
            entry.named_as_today = (
                place.valid_from is not None and told.starts_on < place.valid_from
            )
        entry.sub_unit_id = told.sub_unit_id
        if told.sub_unit_id is not None:
            unit = uow.get(SubUnit, told.sub_unit_id)
            unit.check_place(told.territory_id, told.starts_on, told.ends_on)
        entry.check()

    def _result_of(self, entry: Engagement, noted: ExchangeNote) -> Outcome:
        outcome = Outcome(engagement_id=entry.id, reported_on=self._today())
        outcome.reported_by_id = self._me
        outcome.results = noted.results.strip()
        return outcome


def _tell(notice: Notice, told: Announcement, today: dt.date) -> None:
    if told.contacted_on is not None:
        refuse_future(told.contacted_on, today, "contacted_on")
    notice.contacted, notice.contacted_on = told.contacted.strip(), told.contacted_on
    notice.programme = told.programme.strip()
    notice.prepared_statement = told.prepared_statement.strip()
    notice.answer_contact(told.private_contact, told.contact_purpose)


def _meet(entry: Engagement, noted: ExchangeNote) -> None:
    """Write down with whom an exchange was."""
    entry.partner_ids = list(noted.partner_ids)
    entry.partner_body = noted.partner_body.strip()
    entry.mutual = noted.mutual and bool(noted.partner_ids)


def _core(entry: Engagement) -> tuple[object, ...]:
    """Return what a consent is given to."""
    return entry.kind, entry.territory_id, entry.starts_on, entry.ends_on


def _check_untied(uow: UnitOfWork, engagement_id: uuid.UUID | None) -> None:
    """Raise DomainError ``already_announced``, unless what it was announced as is cancelled."""
    if engagement_id is not None and uow.get(Engagement, engagement_id).cancelled_on is None:
        raise DomainError("already_announced")
