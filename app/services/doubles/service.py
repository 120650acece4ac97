"""Finds doubles, merges two entries, and takes a merging back.

Merging writes no record anew: whatever named the absorbed entry names the kept one, each with a
``ReferenceMove``; the absorbed entry stays, marked, and is in no list. What says the same as a
record of the kept entry (two memberships of one group) stays with the absorbed one.
"""

import uuid
from collections import Counter
from collections.abc import Iterable

from app.domain.errors import DomainError
from app.domain.lineage import DoubleMerge, DoubleSubject
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.doubles import DoublePair, DoublePreview, DoubleSide, KindCount, MergeRow
from app.read_models.imports import KnownPerson
from app.read_models.references import Reference
from app.services.doubles.finding import (
    person_pairs,
    person_side,
    territory_pairs,
    territory_side,
)
from app.services.doubles.merging import OWN, SUBJECTS, Named, give_back, logs_in, merge, part
from app.services.importing.kinds import TerritoryKinds
from app.services.service import Service

Kinds = frozenset[RecordKind]


class Doubles(Service):
    """See the module."""

    def found(self, subject: DoubleSubject) -> tuple[DoublePair, ...]:
        """Return the pairs that may be one entry, the likely ones first.

        Told apart by the office (persons with different words beside their names, units with
        different codes or former districts, units that were never there together) are no doubles.
        """
        if subject is DoubleSubject.PERSON:
            pairs = person_pairs(self._people())
        else:
            territories = self._queries.imports.territories(self._scope)
            pairs = territory_pairs(territories, self._kinds())
        return tuple(sorted(pairs, key=lambda pair: not pair.is_likely))

    def sides(self, subject: DoubleSubject) -> tuple[DoubleSide, ...]:
        """Return all entries, to choose two by hand."""
        if subject is DoubleSubject.PERSON:
            return tuple(person_side(one) for one in self._people())
        kinds = self._kinds()
        territories = self._queries.imports.territories(self._scope)
        return tuple(territory_side(one, kinds) for one in territories)

    def preview(
        self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID
    ) -> DoublePreview:
        """Return what merging would do; writes nothing.

        A person who has an account is kept, whichever of the two was asked for: the preview is
        of that merging and says why. Raises DomainError ``double_of_itself``, ``doubles_log_in``,
        ``double_in_lineage``, ``record_missing``, and ``territory_of_two_groups`` where two
        groups follow the two units today or later (QC Đ2.3).
        """
        sides = {side.id: side for side in self.sides(subject)}
        if kept_id not in sides or absorbed_id not in sides:
            raise DomainError("record_missing")
        named = self._named(subject, kept_id, absorbed_id)
        why_kept = ""
        if logs_in(named.absorbed) and not logs_in(named.kept):
            named = self._named(subject, absorbed_id, kept_id)
            why_kept = _(
                "Giữ lại {name} vì mục này có tài khoản đăng nhập: chữ ký trong nhật ký thay đổi "
                "gắn với tài khoản, không chuyển sang mục khác được."
            ).format(name=_told(sides[absorbed_id]))
        with self._writing() as uow:  # to look at records whole; nothing is committed
            parting = part(uow, named, self._today())
        return DoublePreview(
            sides[named.kept_id],
            sides[named.absorbed_id],
            _counts(parting.moves),
            _counts(parting.stays),
            _counts(named.kept),
            _counts(one.reference for one in parting.joins),
            why_kept,
        )

    def merge(
        self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID, reason: str
    ) -> tuple[uuid.UUID, Kinds]:
        """Merge; raises DomainError as ``preview``, ``double_logs_in`` and ``reason_missing``."""
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        named = self._named(subject, kept_id, absorbed_id)
        with self._writing() as uow:
            parting = part(uow, named, self._today())
            cause = DoubleMerge(
                subject=subject,
                kept_id=kept_id,
                absorbed_id=absorbed_id,
                merged_on=self._today(),
                reason=reason.strip(),
            )
            uow.add(cause)
            merge(uow, named, parting, cause)
            uow.get(SUBJECTS[subject], absorbed_id).merged_into_id = kept_id
            return cause.id, uow.commit().kinds

    def take_back(self, merge_id: uuid.UUID, reason: str) -> Kinds:
        """Give everything back that still names the kept entry; what came later stays with it.

        Raises DomainError ``reason_missing``, ``merge_taken_back``, and ``merged_further`` where
        the kept entry was merged into another one since: that merging is taken back first.
        """
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        with self._writing() as uow:
            merge = uow.get(DoubleMerge, merge_id)
            if merge.taken_back_on is not None:
                raise DomainError("merge_taken_back", day=merge.taken_back_on)
            cls = SUBJECTS[merge.subject]
            if uow.get(cls, merge.kept_id).merged_into_id is not None:
                raise DomainError("merged_further")
            give_back(uow, merge_id)
            uow.get(cls, merge.absorbed_id).merged_into_id = None
            merge.taken_back_on = self._today()
            merge.taken_back_reason = reason.strip()
            return uow.commit().kinds

    def merges(self) -> tuple[MergeRow, ...]:
        """Return the mergings that were done, the newest first."""
        return self._queries.references.merges(self._scope)

    def _people(self) -> Iterable[KnownPerson]:
        """Return the persons of the book, each once."""
        people = self._queries.imports.people(self._scope, self._today())
        return {one.id: one for one in people}.values()

    def _kinds(self) -> TerritoryKinds:
        return TerritoryKinds(self._queries.office.kinds(self._scope))

    def _named(self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID) -> Named:
        ask = self._queries.references.to
        return Named(
            subject,
            kept_id,
            absorbed_id,
            ask(self._scope, subject, kept_id),
            ask(self._scope, subject, absorbed_id),
        )


def _counts(references: Iterable[Reference]) -> tuple[KindCount, ...]:
    found = Counter(one.record_kind for one in references if one.record_kind not in OWN)
    return tuple(KindCount(kind, found[kind]) for kind in RecordKind if found[kind])


def _told(side: DoubleSide) -> str:
    return f"{side.name} ({side.told_apart})" if side.told_apart else side.name
