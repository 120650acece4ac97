"""Findings: recorded, put to the unit, handed over, followed until they are settled (domain D1).

Clusters and uptakes are ``app.services.finding_clusters``, lists on paper ``finding_papers``.
"""

import datetime as dt
import uuid

from app.domain.days import refuse_future
from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.finding import (
    Direction,
    Finding,
    FindingHandover,
    FindingKind,
    FindingState,
    HandoverTo,
)
from app.domain.flow import Actor, Word
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.read_models.findings import (
    BoardFigure,
    ClusterRow,
    FindingDetail,
    FindingFilter,
    FindingRow,
)
from app.read_models.office import Choice
from app.read_models.page import Mark, Page
from app.services.finding_forms import (
    FindingLists,
    HandOver,
    NewFinding,
    finding_draft,
)
from app.services.finding_steps import FindingService, circumstances, waiting
from app.services.lineage.former_units import FormerUnits
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]

#: Bodies without a person in the book: what they say is written down by whoever heard it.
BODIES = frozenset(
    {
        HandoverTo.AGENCY,
        HandoverTo.STANDING_COMMITTEE,
        HandoverTo.PERMANENT_MEMBERS,
        HandoverTo.PROVINCIAL_OFFICE,
    }
)
#: Where a finding waits for the last one that it was handed to.
_WAITING = (FindingState.HANDED_OVER, FindingState.ACCEPTED)
_OURS = frozenset({Actor.AUTHOR, Actor.GROUP_MEMBER})


class Findings(FindingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def page(self, chosen: FindingFilter, after: Mark | None = None) -> Page[FindingRow]:
        """Return a page of findings, newest first."""
        wanted = FormerUnits(self._session).widened(chosen)
        return self._queries.findings.page(self._scope, wanted, self._today(), after=after)

    def finding(self, finding_id: uuid.UUID) -> FindingRow:
        """Return one finding; raises DomainError ``record_missing``."""
        return self._queries.findings.finding(self._scope, finding_id)

    def detail(self, finding_id: uuid.UUID) -> FindingDetail:
        """Return one finding in full; raises DomainError ``record_missing``."""
        return self._queries.findings.detail(self._scope, finding_id)

    def board(self, chosen: FindingFilter) -> tuple[BoardFigure, ...]:
        """Return how many findings stand in each state and age."""
        wanted = FormerUnits(self._session).widened(chosen)
        return self._queries.findings.board(self._scope, wanted, self._today())

    def clusters(self, kind: FindingKind | None = None) -> tuple[ClusterRow, ...]:
        """Return the clusters, the latest first."""
        return self._queries.findings.clusters(self._scope, kind=kind)

    def form_lists(self, *, with_past: bool = False) -> FindingLists:
        """Return what forms choose from today; ``with_past``: what lists are narrowed by."""
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day)
        mine = next((one.group_id for one in people if one.id == self._me), None)
        territories = territory_choices(self._queries, scope, None if with_past else day)
        if mine is not None and not with_past:
            groups = self._queries.standing.on(scope, day).group_of_territory
            territories = tuple(sorted(territories, key=lambda one: groups.get(one.id) != mine))
        if with_past:
            territories += FormerUnits(self._session).choices()
        queries = self._queries
        return FindingLists(
            today=day,
            me=self._me,
            my_group=mine,
            territories=territories,
            groups=tuple(
                Choice(one.id, one.name)
                for one in queries.people.groups(scope, day, with_ended=with_past)
            ),
            subject_fields=queries.office.subject_fields(scope, day),
            divisions=queries.office.divisions(scope, day),
            leaders=tuple(
                Choice(one.person_id, one.full_name) for one in queries.office.leaders(scope, day)
            ),
            standing_members=tuple(
                Choice(one.person_id, one.full_name)
                for one in queries.roster.standing_members(scope)
                if (one.valid_from is None or one.valid_from <= day)
                and (one.valid_to is None or one.valid_to >= day)
            ),
        )

    def add_finding(
        self, new: NewFinding, *, engagement_id: uuid.UUID | None = None
    ) -> tuple[uuid.UUID, Kinds]:
        """Record a finding, of an entry or by itself; wipes the draft of a new one.

        Raises ``text_missing``, ``territory_missing``, ``day_in_future``,
        ``direction_needs_proposal`` or ``engagement_cancelled``.
        """
        with self._writing() as uow:
            entry = None if engagement_id is None else uow.get(Engagement, engagement_id)
            if entry is not None:
                entry.check_not_cancelled()
            finding = new_finding(new, entry, by_id=self._me, today=self._today())
            uow.get(Territory, finding.territory_id)
            uow.add(finding)
            uow.wipe_draft(self._me, finding_draft(None))
            return finding.id, uow.commit().kinds

    def edit(self, finding_id: uuid.UUID, told: NewFinding) -> Kinds:
        """Put a finding right, until somebody else has learnt of it.

        Raises DomainError ``finding_fixed``, ``not_own_finding`` and those of ``add_finding``.
        """
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            finding = uow.get(Finding, finding_id)
            handed = uow.find(FindingHandover, finding_id=finding_id)
            finding.check_editable(handed_over=bool(handed))
            if not standing.actors(self._me, circumstances(finding)) & _OURS:
                raise DomainError("not_own_finding")
            given = new_finding(told, None, by_id=self._me, today=self._today())
            if finding.engagement_id is None:
                uow.get(Territory, given.territory_id)
                finding.territory_id, finding.raised_on = given.territory_id, given.raised_on
            finding.kind, finding.text = given.kind, given.text
            finding.direction, finding.authority = given.direction, given.authority
            finding.subject_field_id = given.subject_field_id
            uow.wipe_draft(self._me, finding_draft(finding_id))
            return uow.commit().kinds

    def take(self, finding_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take a step of a finding that no hand-over comes with.

        Raises DomainError as ``SteppingService._take`` and ``Finding.reach``.
        """
        standing, divisions = self._standing(word), self._divisions(word.on)
        with self._writing() as uow:
            finding = uow.get(Finding, finding_id)
            about = circumstances(finding, waiting(uow, finding_id), divisions)
            self._take(uow, standing, finding, step, word, about)
            return uow.commit().kinds

    def hand_over(
        self, finding_id: uuid.UUID, given: HandOver, word: Word
    ) -> tuple[uuid.UUID, Kinds]:
        """Hand a finding over: the hand-over and the finding's step in one commit.

        Raises DomainError ``put_to_unit_first``, ``addressee_missing``, ``too_early`` and those
        of a step.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            finding = uow.get(Finding, finding_id)
            finding.check_handover(given.to_kind)
            handover = FindingHandover(
                finding_id=finding_id,
                to_kind=given.to_kind,
                division_id=given.division_id,
                person_id=given.person_id,
                body=given.body.strip(),
                request=given.request.strip(),
                handed_on=word.on,
                handed_by_id=word.by_id,
                due_on=given.due_on,
            )
            handover.check()
            self._take(uow, standing, finding, "hand_over", word, circumstances(finding))
            uow.add(handover)
            return handover.id, uow.commit().kinds

    def answer_handover(self, handover_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Accept, return or answer a hand-over; the finding follows in the same commit.

        It stays where it is if it was settled or handed on in the meantime: the word is kept all
        the same.
        What one of the ``BODIES`` said is a word of the person at the program with the channel.
        Raises DomainError as a step does.
        """
        standing, divisions = self._standing(word), self._divisions(word.on)
        with self._writing() as uow:
            handover = uow.get(FindingHandover, handover_id)
            finding = uow.get(Finding, handover.finding_id)
            about = circumstances(finding, (handover,), divisions)
            for_body = handover.to_kind in BODIES
            self._take(uow, standing, handover, step, word, about, for_body=for_body)
            if _follows(uow, finding, handover):
                self._take(uow, standing, finding, step, word, about, for_body=for_body)
            return uow.commit().kinds

    def settle(self, finding_id: uuid.UUID, day: dt.date, settlement: str) -> Kinds:
        """Settle a finding by the word of the person at the program; see ``take``."""
        return self.take(finding_id, "settle", Word(self._me, day, settlement))


def new_finding(
    new: NewFinding,
    entry: Engagement | None,
    *,
    by_id: uuid.UUID,
    today: dt.date,
    field: str | None = None,
) -> Finding:
    """Return a checked finding, of an entry or by itself, to be added to a unit of work.

    Errors name ``field``, where one is given, in place of the field of the finding's own form.
    Raises ``text_missing``, ``territory_missing``, ``day_in_future``, ``direction_needs_proposal``.
    """
    territory_id = new.territory_id
    raised_on = new.raised_on or today
    if entry is not None:
        territory_id = entry.territory_id or territory_id
        raised_on = min(entry.ends_on, today)
    if territory_id is None:
        raise DomainError("territory_missing", field=field or "territory")
    refuse_future(raised_on, today, field or "raised_on")
    finding = Finding(
        kind=new.kind,
        territory_id=territory_id,
        text=new.text.strip(),
        raised_on=raised_on,
        raised_by_id=by_id,
        group_id=new.group_id if entry is None else entry.group_id,
        subject_field_id=new.subject_field_id,
        engagement_id=None if entry is None else entry.id,
        direction=_direction(new),
        authority=new.authority,
    )
    if not finding.text:
        raise DomainError("text_missing", field=field or "text")
    finding.check()
    return finding


def _follows(uow: UnitOfWork, finding: Finding, handover: FindingHandover) -> bool:
    """Tell whether the finding waits for this hand-over, its last one."""
    handed = uow.find(FindingHandover, finding_id=finding.id)
    last = max(handed, key=lambda one: (one.handed_on, one.id))
    return last.id == handover.id and finding.state in _WAITING


def _direction(new: NewFinding) -> Direction | None:
    """A proposal whose direction nobody chose comes from the territory: what it asks for."""
    if new.kind is FindingKind.PROPOSAL:
        return new.direction or Direction.FROM_TERRITORY
    return new.direction
