"""Who is who towards a finding: base of the services that take its steps."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

from app.domain.finding import Finding, FindingHandover, HandoverState
from app.domain.standing import Circumstances
from app.ports.store import UnitOfWork
from app.services.steps import SteppingService

Divisions = Mapping[uuid.UUID, frozenset[uuid.UUID]]

_WAITS = (HandoverState.SENT, HandoverState.ACCEPTED)


class FindingService(SteppingService):
    """See the module."""

    def _divisions(self, day: dt.date) -> Divisions:
        """Return who is in each division on a day; read it before the unit of work opens."""
        found: dict[uuid.UUID, set[uuid.UUID]] = {}
        for one in self._queries.people.people(self._scope, day):
            if one.division_id is not None:
                found.setdefault(one.division_id, set()).add(one.id)
        return {key: frozenset(ids) for key, ids in found.items()}


def waiting(uow: UnitOfWork, finding_id: uuid.UUID) -> tuple[FindingHandover, ...]:
    """Return the hand-overs of a finding that are neither returned nor answered."""
    found = uow.find(FindingHandover, finding_id=finding_id)
    return tuple(one for one in found if one.state in _WAITS)


def circumstances(
    finding: Finding,
    handovers: Collection[FindingHandover] = (),
    divisions: Divisions | None = None,
) -> Circumstances:
    """Return who is who; everybody in a division speaks for it."""
    people = {one.person_id for one in handovers if one.person_id is not None}
    for one in handovers:
        if one.division_id is not None and divisions is not None:
            people |= divisions.get(one.division_id, frozenset())
    return Circumstances(
        territory_id=finding.territory_id,
        group_id=finding.group_id,
        author_id=finding.raised_by_id,
        addressee_ids=tuple(people),
    )
