"""Commitments to territories (nội dung hẹn trả lời): made, kept, answered; QC Đ5.1, Đ7.A.5.

Those made at an entry are written with its outcome (``app.services.outcomes``).
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.commitment import Commitment
from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.flow import ENTERED, Actor, Word
from app.domain.record import RecordKind
from app.domain.standing import Circumstances
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.services.entered import keep_entering
from app.services.lineage.former_units import FormerUnits
from app.services.outcome_forms import NewCommitment
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]

_OURS = frozenset({Actor.KEEPER, Actor.PARTICIPANT, Actor.GROUP_MEMBER, Actor.LEADER_IN_CHARGE})


def commitment_draft(commitment_id: uuid.UUID | None) -> str:
    """Return the draft's name of a commitment, or of a new one."""
    return f"commitment:{commitment_id or 'new'}"


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """Rows with the day on which they are overdue or not."""

    rows: tuple[CommitmentRow, ...]
    today: dt.date


def promise(
    uow: UnitOfWork,
    new: NewCommitment,
    made_on: dt.date,
    *,
    entry: Engagement | None = None,
    group_id: uuid.UUID | None = None,
    at: str | None = None,
) -> Commitment:
    """Take a new commitment in, of an entry or by itself.

    Raises DomainError ``territory_missing``, ``keeper_missing``, ``date_missing``,
    ``text_missing``, ``too_early``; ``at`` is the field that is named in place of each one's own.
    """
    place = new.territory_id if entry is None or entry.territory_id is None else entry.territory_id
    if not new.text.strip():
        raise DomainError("text_missing", field=at or "text")
    if place is None:
        raise DomainError("territory_missing", field=at or "territory")
    if new.keeper_id is None:
        raise DomainError("keeper_missing", field=at or "keeper")
    if new.due_on is None:
        raise DomainError("date_missing", field=at or "due_on")
    if new.due_on < made_on:
        raise DomainError("too_early", field=at or "due_on", day=made_on)
    uow.get(Territory, place)
    made = Commitment(
        territory_id=place,
        engagement_id=None if entry is None else entry.id,
        group_id=group_id if entry is None else entry.group_id,
        text=new.text.strip(),
        keeper_id=new.keeper_id,
        made_on=made_on,
        due_on=new.due_on,
    )
    made.check()
    uow.add(made)
    return made


class Commitments(SteppingService):
    """See the module. Writes return the kinds they touched, ``add`` the new id before them."""

    def listed(self, chosen: CommitmentFilter) -> CommitmentList:
        """Return what the filter lets through."""
        wanted = FormerUnits(self._session).widened(chosen)
        return CommitmentList(self._queries.commitments.rows(self._scope, wanted), self._today())

    def of_territory(self, territory_id: uuid.UUID) -> CommitmentList:
        """Return what was promised to a territory, answered or not."""
        return self.listed(CommitmentFilter(territory_id=territory_id, only_owed=False))

    def one(self, commitment_id: uuid.UUID) -> CommitmentRow:
        """Return one; raises DomainError ``record_missing``."""
        return self._queries.commitments.one(self._scope, commitment_id)

    def open_steps(self, commitment_id: uuid.UUID) -> tuple[str, ...]:
        """Return the steps that the state allows, whoever may take them."""
        return Commitment.FLOW.open_steps(self.one(commitment_id).state, Actor)

    def add(self, new: NewCommitment, word: Word | None = None) -> tuple[uuid.UUID, Kinds]:
        """Write a commitment down that was made without a trip.

        ``word`` names who made it where it is written down for him. Raises DomainError
        ``step_not_yours``, those of ``promise`` and of ``app.services.entered``.
        """
        group = self._group_of(new.territory_id)
        said = self._said(word)
        standing = self._standing(said)
        with self._writing() as uow:
            made = promise(uow, new, self._today(), group_id=group)
            if not standing.actors(said.by_id, _about(uow, made)) & _OURS:
                raise DomainError(
                    "step_not_yours",
                    kind=RecordKind.COMMITMENT,
                    state=made.state,
                    step=ENTERED,
                    actors=sorted(_OURS),
                )
            keep_entering(
                uow,
                RecordKind.COMMITMENT,
                made.id,
                said,
                self._me,
                self._today(),
                text=made.text,
                state=made.state,
            )
            uow.wipe_draft(self._me, commitment_draft(None))
            return made.id, uow.commit().kinds

    def edit(self, commitment_id: uuid.UUID, told: NewCommitment) -> Kinds:
        """Change text, keeper and day until it is kept.

        Raises DomainError ``commitment_not_open``, ``not_own_commitment``, ``keeper_missing``,
        ``date_missing`` and those of ``Commitment.check``.
        """
        standing = self._standing(self._own_word())
        if told.keeper_id is None:
            raise DomainError("keeper_missing", field="keeper")
        if told.due_on is None:
            raise DomainError("date_missing", field="due_on")
        with self._writing() as uow:
            found = uow.get(Commitment, commitment_id)
            found.check_open()
            if not standing.actors(self._me, _about(uow, found)) & _OURS:
                raise DomainError("not_own_commitment")
            found.text, found.keeper_id = told.text.strip(), told.keeper_id
            found.due_on = told.due_on
            found.check()
            uow.wipe_draft(self._me, commitment_draft(commitment_id))
            return uow.commit().kinds

    def take(self, commitment_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take a step: ``keep``, ``answer``, ``reopen``, ``withdraw`` (``COMMITMENT_FLOW``).

        Raises the errors of ``SteppingService._take``.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            found = uow.get(Commitment, commitment_id)
            self._take(uow, standing, found, step, word, _about(uow, found))
            return uow.commit().kinds

    def _group_of(self, territory_id: uuid.UUID | None) -> uuid.UUID | None:
        if territory_id is None:
            return None
        found = self._queries.territories.profile(self._scope, territory_id, self._today())
        return found.row.group_id


def _about(uow: UnitOfWork, found: Commitment) -> Circumstances:
    went: tuple[uuid.UUID, ...] = ()
    if found.engagement_id is not None:
        went = tuple(uow.get(Engagement, found.engagement_id).participant_ids)
    return Circumstances(
        territory_id=found.territory_id,
        group_id=found.group_id,
        participant_ids=went,
        keeper_id=found.keeper_id,
    )
