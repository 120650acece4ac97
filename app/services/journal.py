"""The journal: notice before going, exchanges, findings (QC Đ7.A.5, Đ8.1).

The outcome after returning is ``app.services.outcomes``. What lists and detail show comes from
``app.read_models.journal``; commands and what a form offers are in ``app.services.journal_forms``.
"""

import datetime as dt
import uuid

from app.domain.days import refuse_future
from app.domain.engagement import (
    Engagement,
    EngagementKind,
    Notice,
    Outcome,
)
from app.domain.errors import DomainError
from app.domain.finding import Finding
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.read_models.journal import EngagementDetail, FindingRow, JournalFilter, JournalRow
from app.read_models.office import Choice
from app.read_models.page import Mark, Page
from app.read_models.territories import TerritoryProfile
from app.services.journal_forms import (
    Announcement,
    ExchangeNote,
    FormLists,
    NewFinding,
    contact_words,
    exchange_draft,
    notice_draft,
)
from app.services.service import Service

Kinds = frozenset[RecordKind]


class Journal(Service):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def page(self, chosen: JournalFilter, after: Mark | None = None) -> Page[JournalRow]:
        """Return a page of entries, newest start first."""
        return self._queries.journal.page(self._scope, chosen, self._today(), after=after)

    def engagement(self, engagement_id: uuid.UUID) -> EngagementDetail:
        """Return one entry in full; raises DomainError ``record_missing``."""
        return self._queries.journal.engagement(self._scope, engagement_id, self._today())

    def findings(
        self,
        *,
        territory_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
        only_open: bool = False,
        after: Mark | None = None,
    ) -> Page[FindingRow]:
        """Return a page of findings, newest first."""
        return self._queries.journal.findings(
            self._scope,
            territory_id=territory_id,
            group_id=group_id,
            only_open=only_open,
            after=after,
        )

    def finding(self, finding_id: uuid.UUID) -> FindingRow:
        """Return one finding; raises DomainError ``record_missing``."""
        return self._queries.journal.finding(self._scope, finding_id)

    def filter_lists(self) -> FormLists:
        """Return what lists are narrowed by: former people, ended groups and territories too."""
        return self._lists(with_past=True)

    def form_lists(self) -> FormLists:
        """Return what a form chooses from today, the own group's territories first."""
        return self._lists(with_past=False)

    def contacts(self, territory_id: uuid.UUID) -> tuple[str, ...]:
        """Return today's contacts of a territory as one would write them down (QC Đ9.2)."""
        return contact_words(self._profile(territory_id).contacts, self._today())

    def follower_group(self, territory_id: uuid.UUID) -> uuid.UUID | None:
        """Return the group that follows the territory today."""
        return self._profile(territory_id).row.group_id

    def announce(self, told: Announcement) -> tuple[uuid.UUID, Kinds]:
        """Announce an entry: it and its notice in one commit; wipes the draft of a new notice.

        Raises DomainError for what is missing or contradicts itself, naming the field.
        """
        if told.kind is EngagementKind.EXCHANGE:
            raise DomainError("kind_fixed", field="kind")
        entry = Engagement(
            kind=told.kind, starts_on=told.starts_on, ends_on=told.ends_on, subject=told.subject
        )
        notice = Notice(engagement_id=entry.id, given_on=self._today(), given_by_id=self._me)
        with self._writing() as uow:
            self._put(uow, entry, told)
            _tell(notice, told, self._today())
            uow.add(entry)
            uow.add(notice)
            uow.wipe_draft(self._me, notice_draft(None))
            return entry.id, uow.commit().kinds

    def amend(self, engagement_id: uuid.UUID, told: Announcement) -> Kinds:
        """Change what was announced, until its outcome is in.

        Raises DomainError ``announcement_fixed``, ``engagement_cancelled``, ``kind_fixed`` and
        those of ``announce``.
        """
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            entry.check_open()
            if told.kind is EngagementKind.EXCHANGE:
                raise DomainError("kind_fixed", field="kind")
            self._put(uow, entry, told)
            notice = _notice_of(uow, engagement_id)
            if notice is None:
                notice = Notice(engagement_id=entry.id, given_on=self._today())
                notice.given_by_id = self._me
                uow.add(notice)
            _tell(notice, told, self._today())
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
            self._put(uow, entry, noted.as_announcement())
            if known is not None:
                known.results = noted.results.strip()
            elif noted.results.strip():
                uow.add(self._result_of(entry, noted))
            uow.wipe_draft(self._me, exchange_draft(engagement_id))
            return uow.commit().kinds

    def cancel(self, engagement_id: uuid.UUID, reason: str) -> Kinds:
        """Cancel an announced entry with the reason; raises ``already_closed`` and the like."""
        with self._writing() as uow:
            uow.get(Engagement, engagement_id).cancel(self._today(), reason.strip())
            return uow.commit().kinds

    def record_consent(
        self, engagement_id: uuid.UUID, leader_id: uuid.UUID | None, day: dt.date | None, note: str
    ) -> Kinds:
        """Write down the leader's consent (QC Đ5.2), also after closing where none stands yet.

        Raises DomainError ``consent_by_missing``, ``consent_on_missing``, ``day_in_future``,
        ``announcement_fixed``, ``engagement_cancelled``.
        """
        if leader_id is None:
            raise DomainError("consent_by_missing", field="consent_by")
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            notice = _notice_of(uow, engagement_id)
            if notice is None:
                raise DomainError("notice_missing")
            if notice.consent_by_id is None:
                entry.check_not_cancelled()
            else:
                entry.check_open()
            if day is not None:
                refuse_future(day, self._today(), "consent_on")
            notice.record_consent(leader_id, day, note.strip())
            return uow.commit().kinds

    def add_finding(
        self, new: NewFinding, *, engagement_id: uuid.UUID | None = None
    ) -> tuple[uuid.UUID, Kinds]:
        """Record a finding, of an entry or by itself.

        Raises ``text_missing``, ``territory_missing`` or ``engagement_cancelled``.
        """
        with self._writing() as uow:
            entry = None if engagement_id is None else uow.get(Engagement, engagement_id)
            if entry is not None:
                entry.check_not_cancelled()
            finding = self._finding(new, entry)
            uow.get(Territory, finding.territory_id)
            uow.add(finding)
            return finding.id, uow.commit().kinds

    def settle(self, finding_id: uuid.UUID, day: dt.date, settlement: str) -> Kinds:
        """Settle a finding; raises ``already_settled``, ``settlement_missing``, ``too_early``."""
        refuse_future(day, self._today(), "settled_on")
        with self._writing() as uow:
            uow.get(Finding, finding_id).settle(day, settlement.strip())
            return uow.commit().kinds

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
        entry.check()

    def _finding(
        self, new: NewFinding, entry: Engagement | None, field: str | None = None
    ) -> Finding:
        territory_id = new.territory_id
        if entry is not None and entry.territory_id is not None:
            territory_id = entry.territory_id
        if territory_id is None:
            raise DomainError("territory_missing", field=field or "territory")
        finding = Finding(
            kind=new.kind,
            territory_id=territory_id,
            text=new.text.strip(),
            raised_on=self._today() if entry is None else min(entry.ends_on, self._today()),
            raised_by_id=self._me,
            group_id=new.group_id if entry is None else entry.group_id,
            subject_field_id=new.subject_field_id,
            engagement_id=None if entry is None else entry.id,
        )
        if not finding.text:
            raise DomainError("text_missing", field=field or "text")
        finding.check()
        return finding

    def _result_of(self, entry: Engagement, noted: ExchangeNote) -> Outcome:
        outcome = Outcome(engagement_id=entry.id, reported_on=self._today())
        outcome.reported_by_id = self._me
        outcome.results = noted.results.strip()
        return outcome

    def _profile(self, territory_id: uuid.UUID) -> TerritoryProfile:
        return self._queries.territories.profile(self._scope, territory_id, self._today())

    def _lists(self, *, with_past: bool) -> FormLists:
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day, with_former=with_past)
        groups = self._queries.people.groups(scope, day, with_ended=with_past)
        territories = self._queries.territories.choices(scope, None if with_past else day)
        mine = next((one.group_id for one in people if one.id == self._me), None)
        if mine is not None and not with_past:
            followed = {
                one.territory_id
                for one in self._queries.people.group(scope, mine, day).assignments
                if one.valid_to is None or one.valid_to >= day
            }
            territories = tuple(sorted(territories, key=lambda one: one.id not in followed))
        return FormLists(
            today=day,
            me=self._me,
            my_group=mine,
            territories=territories,
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            groups=tuple(Choice(one.id, one.name) for one in groups),
            leaders=tuple(
                Choice(one.person_id, one.full_name)
                for one in self._queries.office.leaders(scope, day)
            ),
            subject_fields=self._queries.office.subject_fields(scope, day),
        )


def _notice_of(uow: UnitOfWork, engagement_id: uuid.UUID) -> Notice | None:
    return next(iter(uow.find(Notice, engagement_id=engagement_id)), None)


def _tell(notice: Notice, told: Announcement, today: dt.date) -> None:
    for field in ("contacted_on", "consent_on"):
        day: dt.date | None = getattr(told, field)
        if day is not None:
            refuse_future(day, today, field)
    notice.contacted, notice.contacted_on = told.contacted.strip(), told.contacted_on
    notice.programme = told.programme.strip()
    notice.consent_needed = told.consent_needed
    notice.record_consent(told.consent_by_id, told.consent_on, told.consent_note.strip())
