"""Finds doubles, merges two entries, and takes a merging back.

Merging writes no record anew: whatever named the absorbed entry names the kept one, each with a
``ReferenceMove``; the absorbed entry stays, marked, and is in no list. What says the same as a
record of the kept entry (two memberships of one group) stays with the absorbed one.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from app.domain.errors import DomainError
from app.domain.group import Assignment, Group, overlap
from app.domain.lineage import DoubleMerge, DoubleSubject, ReferenceMove
from app.domain.people import Person
from app.domain.record import Record, RecordKind
from app.domain.territory import Territory
from app.i18n import _
from app.ports.store import UnitOfWork
from app.read_models.doubles import DoublePair, DoublePreview, DoubleSide, KindCount, MergeRow
from app.read_models.imports import KnownPerson, KnownTerritory
from app.read_models.references import Reference
from app.services.doubles.sameness import name_pairs, says_the_same
from app.services.field_words import CLASSES
from app.services.importing.kinds import TerritoryKinds, is_unit
from app.services.service import Service

Kinds = frozenset[RecordKind]

#: What is bound to the one who signed with it, and what only tells of lineage and doubles.
_OWN = frozenset(
    (RecordKind.ACCOUNT, RecordKind.PERSON_KEY, RecordKind.REFERENCE_MOVE, RecordKind.DOUBLE_MERGE)
)
_CLASSES: dict[DoubleSubject, type[Person | Territory]] = {
    DoubleSubject.PERSON: Person,
    DoubleSubject.TERRITORY: Territory,
}


@dataclass(frozen=True, slots=True)
class _Parted:
    moves: tuple[Reference, ...]
    stays: tuple[Reference, ...]


class Doubles(Service):
    """See the module."""

    def found(self, subject: DoubleSubject) -> tuple[DoublePair, ...]:
        """Return the pairs that may be one entry, the likely ones first.

        Told apart by the office (persons with different words beside their names, units with
        different codes or former districts, units that were never there together) are no doubles.
        """
        if subject is DoubleSubject.PERSON:
            pairs = self._persons()
        else:
            pairs = self._territories()
        return tuple(sorted(pairs, key=lambda pair: not pair.is_likely))

    def sides(self, subject: DoubleSubject) -> tuple[DoubleSide, ...]:
        """Return all entries, to choose two by hand."""
        if subject is DoubleSubject.PERSON:
            people = self._queries.imports.people(self._scope, self._today())
            return tuple({one.id: _person_side(one) for one in people}.values())
        kinds = self._kinds()
        territories = self._queries.imports.territories(self._scope)
        return tuple(_territory_side(one, kinds) for one in territories)

    def preview(
        self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID
    ) -> DoublePreview:
        """Return what merging would do; writes nothing.

        Raises DomainError ``double_of_itself``, ``double_logs_in``, ``double_in_lineage``,
        ``record_missing``, and ``territory_of_two_groups`` where two groups follow the two
        units today or later (QC Đ2.3).
        """
        sides = {side.id: side for side in self.sides(subject)}
        if kept_id not in sides or absorbed_id not in sides:
            raise DomainError("record_missing")
        named = self._named(subject, kept_id, absorbed_id)
        with self._writing() as uow:  # to look at records whole; nothing is committed
            parted = self._parted(uow, named)
        return DoublePreview(
            sides[kept_id],
            sides[absorbed_id],
            _counts(parted.moves),
            _counts(parted.stays),
            _counts(named.kept),
        )

    def merge(
        self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID, reason: str
    ) -> tuple[uuid.UUID, Kinds]:
        """Merge; raises DomainError as ``preview``, and ``reason_missing``."""
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        named = self._named(subject, kept_id, absorbed_id)
        with self._writing() as uow:
            parted = self._parted(uow, named)
            merge = DoubleMerge(
                subject=subject,
                kept_id=kept_id,
                absorbed_id=absorbed_id,
                merged_on=self._today(),
                reason=reason.strip(),
            )
            uow.add(merge)
            for one in parted.moves:
                stands_there = _point(_record(uow, one), one.name, absorbed_id, kept_id)
                uow.add(
                    ReferenceMove(
                        cause_id=merge.id,
                        record_kind=one.record_kind,
                        record_id=one.record_id,
                        name=one.name,
                        from_id=absorbed_id,
                        to_id=absorbed_id if stands_there else kept_id,
                    )
                )
            uow.get(_CLASSES[subject], absorbed_id).merged_into_id = kept_id
            return merge.id, uow.commit().kinds

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
            cls = _CLASSES[merge.subject]
            if uow.get(cls, merge.kept_id).merged_into_id is not None:
                raise DomainError("merged_further")
            for move in uow.find(ReferenceMove, cause_id=merge_id):
                record = uow.get(CLASSES[move.record_kind], move.record_id)
                move.taken_back = _point_back(record, move)
            uow.get(cls, merge.absorbed_id).merged_into_id = None
            merge.taken_back_on = self._today()
            merge.taken_back_reason = reason.strip()
            return uow.commit().kinds

    def merges(self) -> tuple[MergeRow, ...]:
        """Return the mergings that were done, the newest first."""
        return self._queries.references.merges(self._scope)

    # -- finding ---------------------------------------------------------------------------------
    def _persons(self) -> Iterable[DoublePair]:
        people = {
            one.id: one for one in self._queries.imports.people(self._scope, self._today())
        }.values()
        for first, second, is_exact in name_pairs((one, one.full_name) for one in people):
            if first.distinction and second.distinction:
                continue
            yield DoublePair(
                DoubleSubject.PERSON,
                _person_side(first),
                _person_side(second),
                _("Cùng họ tên") if is_exact else _("Họ tên chỉ khác dấu"),
                is_exact,
            )

    def _territories(self) -> Iterable[DoublePair]:
        kinds = self._kinds()
        territories = self._queries.imports.territories(self._scope)
        bare = ((one, _bare(one, kinds)) for one in territories)
        for first, second, is_exact in name_pairs(bare):
            if not _may_be_one(first, second, kinds):
                continue
            yield DoublePair(
                DoubleSubject.TERRITORY,
                _territory_side(first, kinds),
                _territory_side(second, kinds),
                _("Cùng tên") if is_exact else _("Tên chỉ khác dấu"),
                is_exact and first.kind_id == second.kind_id,
            )

    def _kinds(self) -> TerritoryKinds:
        return TerritoryKinds(self._queries.office.kinds(self._scope))

    def _parted(self, uow: UnitOfWork, named: "_Named") -> _Parted:
        parted = _parted(uow, named)
        _refuse_two_groups(uow, named, self._today())
        return parted

    def _named(
        self, subject: DoubleSubject, kept_id: uuid.UUID, absorbed_id: uuid.UUID
    ) -> "_Named":
        ask = self._queries.references.to
        return _Named(
            subject,
            kept_id,
            absorbed_id,
            ask(self._scope, subject, kept_id),
            ask(self._scope, subject, absorbed_id),
        )


@dataclass(frozen=True, slots=True)
class _Named:
    """Two entries, and all that names them."""

    subject: DoubleSubject
    kept_id: uuid.UUID
    absorbed_id: uuid.UUID
    kept: tuple[Reference, ...]
    absorbed: tuple[Reference, ...]


def _parted(uow: UnitOfWork, named: _Named) -> _Parted:
    """Part what goes over from what stays; raises what ``Doubles.preview`` raises."""
    if named.kept_id == named.absorbed_id:
        raise DomainError("double_of_itself", field="absorbed")
    cls = _CLASSES[named.subject]
    if any(uow.get(cls, side).merged_into_id for side in (named.kept_id, named.absorbed_id)):
        raise DomainError("record_missing")
    if any(one.record_kind is RecordKind.ACCOUNT for one in named.absorbed):
        raise DomainError("double_logs_in", field="absorbed")
    links = {
        one.record_id for one in named.kept if one.record_kind is RecordKind.TERRITORY_SUCCESSION
    }
    if any(one.record_id in links for one in named.absorbed) or _is_parent(uow, named):
        raise DomainError("double_in_lineage", field="absorbed")
    known: dict[tuple[RecordKind, str], list[Record]] = {}
    for one in named.kept:
        known.setdefault((one.record_kind, one.name), []).append(_record(uow, one))
    moves: list[Reference] = []
    stays: list[Reference] = []
    for one in named.absorbed:
        if one.record_kind in _OWN:
            continue
        record = _record(uow, one)
        is_known = hasattr(record, "FIXED_BUT") or any(
            says_the_same(one.record_kind, one.name, record, other)
            for other in known.get((one.record_kind, one.name), ())
        )
        (stays if is_known else moves).append(one)
    return _Parted(tuple(moves), tuple(stays))


def _refuse_two_groups(uow: UnitOfWork, named: _Named, today: dt.date) -> None:
    """Refuse two units that two groups follow now: nobody said which of them goes on."""
    if named.subject is not DoubleSubject.TERRITORY:
        return
    kept, absorbed = (
        [
            one
            for one in uow.find(Assignment, territory_id=place)
            if one.group_id is not None and (one.valid_to is None or one.valid_to >= today)
        ]
        for place in (named.kept_id, named.absorbed_id)
    )
    for mine, other in product(kept, absorbed):
        first, second = mine.group_id, other.group_id
        if first is None or second is None or first == second or not overlap(mine, other):
            continue
        raise DomainError(
            "territory_of_two_groups",
            territory=uow.get(Territory, named.kept_id).name,
            first=uow.get(Group, first).name,
            second=uow.get(Group, second).name,
        )


def _is_parent(uow: UnitOfWork, named: _Named) -> bool:
    if named.subject is not DoubleSubject.TERRITORY:
        return False
    first, second = uow.get(Territory, named.kept_id), uow.get(Territory, named.absorbed_id)
    return first.parent_id == second.id or second.parent_id == first.id


def _record(uow: UnitOfWork, reference: Reference) -> Record:
    return uow.get(CLASSES[reference.record_kind], reference.record_id)


def _point(record: Record, name: str, old: uuid.UUID, new: uuid.UUID) -> bool:
    """Let a field name another; in a list it takes the place.

    Return whether the other stood in the list already, so that the old one was only taken out.
    """
    value = getattr(record, name)
    if not isinstance(value, list):
        setattr(record, name, new)
        return False
    replaced = [new if one == old else one for one in value]
    setattr(record, name, list(dict.fromkeys(replaced)))
    return new in value


def _point_back(record: Record, move: ReferenceMove) -> bool:
    """Undo a move unless the field was given something else since; return whether it was."""
    value = getattr(record, move.name)
    if not isinstance(value, list):
        if value != move.to_id:
            return False
        setattr(record, move.name, move.from_id)
    elif move.to_id == move.from_id:
        setattr(record, move.name, list(dict.fromkeys((*value, move.from_id))))
    elif move.to_id in value:
        replaced = [move.from_id if one == move.to_id else one for one in value]
        setattr(record, move.name, replaced)
    else:
        return False
    return True


def _counts(references: Iterable[Reference]) -> tuple[KindCount, ...]:
    found = Counter(one.record_kind for one in references if one.record_kind not in _OWN)
    return tuple(KindCount(kind, found[kind]) for kind in RecordKind if found[kind])


def _person_side(one: KnownPerson) -> DoubleSide:
    words = (one.distinction, one.division_name, one.phone)
    return DoubleSide(one.id, one.full_name, ", ".join(dict.fromkeys(w for w in words if w)))


def _territory_side(one: KnownTerritory, kinds: TerritoryKinds) -> DoubleSide:
    kind = kinds.by_id(one.kind_id)
    words = (
        kind.name if kind else "",
        _("mã {code}").format(code=one.code) if one.code else "",
        one.former_district,
        _("đến {day:%d/%m/%Y}").format(day=one.valid_to) if one.valid_to else "",
    )
    return DoubleSide(one.id, one.name, ", ".join(word for word in words if word))


def _bare(one: KnownTerritory, kinds: TerritoryKinds) -> str:
    kind = kinds.by_id(one.kind_id)
    return kinds.without_kind(one.name, kind) if kind and is_unit(kind) else one.name


def _may_be_one(one: KnownTerritory, other: KnownTerritory, kinds: TerritoryKinds) -> bool:
    if one.code and other.code and one.code != other.code:
        return False
    if (
        one.former_district
        and other.former_district
        and one.former_district != other.former_district
    ):
        return False
    first, second = kinds.by_id(one.kind_id), kinds.by_id(other.kind_id)
    if first is not None and second is not None and first.category is not second.category:
        return False
    least, most = dt.date.min, dt.date.max
    return (one.valid_from or least) <= (other.valid_to or most) and (
        other.valid_from or least
    ) <= (one.valid_to or most)
