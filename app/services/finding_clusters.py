"""The same matter in several territories followed as one, and models taken up elsewhere."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.finding import Finding, FindingCluster, ModelUptake
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.services.finding_forms import NewCluster
from app.services.finding_steps import FindingService, circumstances, waiting

Kinds = frozenset[RecordKind]

#: One alone is no cluster.
_LEAST = 2


class FindingClusters(FindingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def make(self, new: NewCluster) -> tuple[uuid.UUID, Kinds]:
        """Group findings under a title of their own.

        Raises DomainError ``name_missing``, ``cluster_too_small`` and those of ``Finding.join``.
        """
        if len(new.finding_ids) < _LEAST:
            raise DomainError("cluster_too_small", field="findings")
        with self._writing() as uow:
            first = uow.get(Finding, new.finding_ids[0])
            cluster = FindingCluster(
                title=new.title.strip(),
                kind=first.kind,
                note=new.note.strip(),
                opened_on=self._today(),
            )
            cluster.check()
            uow.add(cluster)
            _join(uow, cluster, new.finding_ids)
            return cluster.id, uow.commit().kinds

    def add(self, cluster_id: uuid.UUID, finding_ids: Collection[uuid.UUID]) -> Kinds:
        """Add findings to a cluster; raises those of ``Finding.join``."""
        with self._writing() as uow:
            _join(uow, uow.get(FindingCluster, cluster_id), finding_ids)
            return uow.commit().kinds

    def take_out(self, finding_id: uuid.UUID) -> Kinds:
        """Take a finding out of its cluster; it is followed by itself again."""
        with self._writing() as uow:
            uow.get(Finding, finding_id).cluster_id = None
            return uow.commit().kinds

    def rename(self, cluster_id: uuid.UUID, title: str, note: str) -> Kinds:
        """Name a cluster anew; raises ``name_missing``."""
        with self._writing() as uow:
            cluster = uow.get(FindingCluster, cluster_id)
            cluster.title, cluster.note = title.strip(), note.strip()
            cluster.check()
            return uow.commit().kinds

    def settle(self, settlements: Mapping[uuid.UUID, str], word: Word) -> Kinds:
        """Settle findings of a cluster at once, each with its own settlement, in one commit.

        ``word`` gives who and when. Raises DomainError as a step does; ``settlements_missing``
        where none is given.
        """
        given = {key: text.strip() for key, text in settlements.items() if text.strip()}
        if not given:
            raise DomainError("settlements_missing", field="settlements")
        standing, divisions = self._standing(word), self._divisions(word.on)
        with self._writing() as uow:
            for finding_id, text in given.items():
                finding = uow.get(Finding, finding_id)
                about = circumstances(finding, waiting(uow, finding_id), divisions)
                own = Word(word.by_id, word.on, text, word.channel)
                self._take(uow, standing, finding, "settle", own, about)
            return uow.commit().kinds

    def take_up(
        self, finding_id: uuid.UUID, territory_id: uuid.UUID | None, day: dt.date, note: str
    ) -> tuple[uuid.UUID, Kinds]:
        """Write down that another territory has taken a model up.

        Raises DomainError ``territory_missing``, ``already_taken_up`` and those of
        ``ModelUptake.check``.
        """
        if territory_id is None:
            raise DomainError("territory_missing", field="territory")
        refuse_future(day, self._today(), "taken_up_on")
        with self._writing() as uow:
            model = uow.get(Finding, finding_id)
            uow.get(Territory, territory_id)
            if uow.find(ModelUptake, finding_id=finding_id, territory_id=territory_id):
                raise DomainError("already_taken_up", field="territory")
            uptake = ModelUptake(
                finding_id=finding_id,
                territory_id=territory_id,
                taken_up_on=day,
                note=note.strip(),
            )
            uptake.check(model)
            uow.add(uptake)
            return uptake.id, uow.commit().kinds


def _join(uow: UnitOfWork, cluster: FindingCluster, finding_ids: Collection[uuid.UUID]) -> None:
    for one in finding_ids:
        uow.get(Finding, one).join(cluster)
