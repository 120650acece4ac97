"""Merges two entries into one: what goes over, what stays, and which periods are joined.

All within the caller's unit of work, by ``ReferenceMove`` alone: nothing is deleted, and what went
over comes back. Of a role that both entries had for a part of the time the days that the kept one
lacks go over, the others stay behind.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from app.domain.errors import DomainError
from app.domain.group import Assignment, Group, GroupMembership, GroupRole, overlap
from app.domain.ids import new_id
from app.domain.lineage import DoubleMerge, DoubleSubject, ReferenceMove
from app.domain.people import Person
from app.domain.record import DatedRecord, Record, RecordKind
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.read_models.references import Reference
from app.services.doubles.sameness import says_the_same
from app.services.field_words import CLASSES

#: What is bound to the one who signed with it, and what only tells of lineage and doubles.
OWN = frozenset(
    (RecordKind.ACCOUNT, RecordKind.PERSON_KEY, RecordKind.REFERENCE_MOVE, RecordKind.DOUBLE_MERGE)
)
SUBJECTS: dict[DoubleSubject, type[Person | Territory]] = {
    DoubleSubject.PERSON: Person,
    DoubleSubject.TERRITORY: Territory,
}
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the days of a record, and whether they go to the other entry."""

    first: dt.date | None
    last: dt.date | None
    goes: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A record of which only some days go over, from the absorbed entry or from the kept one."""

    reference: Reference
    stretches: tuple[Stretch, ...]
    is_kept_ones: bool = False
    """It is the kept entry's: a member's days on which the absorbed one led the group."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What merging would do."""

    moves: tuple[Reference, ...]
    stays: tuple[Reference, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Two entries, and all that names them."""

    subject: DoubleSubject
    kept_id: uuid.UUID
    absorbed_id: uuid.UUID
    kept: tuple[Reference, ...]
    absorbed: tuple[Reference, ...]


def part(uow: UnitOfWork, named: Named, today: dt.date) -> Parting:
    """Part what goes over from what stays; raises what ``Doubles.preview`` raises."""
    _check(uow, named)
    _refuse_two_groups(uow, named, today)
    known: dict[tuple[RecordKind, str], list[tuple[Reference, Record]]] = {}
    for one in named.kept:
        known.setdefault((one.record_kind, one.name), []).append((one, _record(uow, one)))
    moves: list[Reference] = []
    stays: list[Reference] = []
    joins: list[Join] = []
    for one in named.absorbed:
        if one.record_kind in OWN:
            continue
        record = _record(uow, one)
        beside = known.get((one.record_kind, one.name), [])
        same = [
            other for _, other in beside if says_the_same(one.record_kind, one.name, record, other)
        ]
        stretches = _stretches(record, same)
        if hasattr(record, "FIXED_BUT") or (same and not any(s.goes for s in stretches)):
            stays.append(one)
            continue
        if same:
            joins.append(Join(one, stretches))
        else:
            moves.append(one)
        joins += _members_of(record, beside)
    return Parting(tuple(moves), tuple(stays), tuple(joins))


def merge(uow: UnitOfWork, named: Named, parting: Parting, cause: DoubleMerge) -> None:
    """Carry a parting out."""
    kept_id, absorbed_id = named.kept_id, named.absorbed_id
    for one in parting.moves:
        uow.add(_moved(one, _record(uow, one), cause.id, absorbed_id, kept_id))
    for join in parting.joins:
        for piece in _pieces(uow, join):
            sides = (kept_id, absorbed_id) if join.is_kept_ones else (absorbed_id, kept_id)
            uow.add(_moved(join.reference, piece, cause.id, *sides))


def give_back(uow: UnitOfWork, merge_id: uuid.UUID) -> None:
    """Let all that went over with a merging name again what it named, if it was not changed."""
    for move in uow.find(ReferenceMove, cause_id=merge_id):
        record = uow.get(CLASSES[move.record_kind], move.record_id)
        move.taken_back = _point_back(record, move)


def _check(uow: UnitOfWork, named: Named) -> None:
    if named.kept_id == named.absorbed_id:
        raise DomainError("double_of_itself", field="absorbed")
    cls = SUBJECTS[named.subject]
    if any(uow.get(cls, side).merged_into_id for side in (named.kept_id, named.absorbed_id)):
        raise DomainError("record_missing")
    if logs_in(named.absorbed):
        if logs_in(named.kept):
            raise DomainError("doubles_log_in", field="absorbed")
        raise DomainError("double_logs_in", field="absorbed")
    links = {
        one.record_id for one in named.kept if one.record_kind is RecordKind.TERRITORY_SUCCESSION
    }
    if any(one.record_id in links for one in named.absorbed) or _is_parent(uow, named):
        raise DomainError("double_in_lineage", field="absorbed")


def logs_in(references: Iterable[Reference]) -> bool:
    """Tell whether what names an entry has an account among it."""
    return any(one.record_kind is RecordKind.ACCOUNT for one in references)


def _stretches(record: Record, same: Sequence[Record]) -> tuple[Stretch, ...]:
    """Part the days of a record: those of another that says the same stay, the others go."""
    if not isinstance(record, DatedRecord):
        return ()
    covers = sorted(
        (one.valid_from or dt.date.min, one.valid_to or dt.date.max)
        for one in same
        if isinstance(one, DatedRecord)
    )
    found: list[Stretch] = []
    day, last = record.valid_from or dt.date.min, record.valid_to or dt.date.max
    for first, until in covers:
        if until < day or first > last:
            continue
        if first > day:
            found.append(_stretch(day, first - _DAY, goes=True))
        found.append(_stretch(max(first, day), min(until, last), goes=False))
        if until >= last:
            return tuple(found)
        day = until + _DAY
    found.append(_stretch(day, last, goes=True))
    return tuple(found)


def _stretch(first: dt.date, last: dt.date, *, goes: bool) -> Stretch:
    return Stretch(
        None if first == dt.date.min else first, None if last == dt.date.max else last, goes
    )


def _members_of(record: Record, beside: Iterable[tuple[Reference, Record]]) -> Iterator[Join]:
    """Yield the kept one's days as a member on which the absorbed one led the same group."""
    if not isinstance(record, GroupMembership) or record.role is not GroupRole.LEAD:
        return
    for reference, other in beside:
        if (
            isinstance(other, GroupMembership)
            and other.role is not GroupRole.LEAD
            and other.group_id == record.group_id
            and overlap(record, other)
        ):
            turned = (replace(one, goes=not one.goes) for one in _stretches(other, [record]))
            yield Join(reference, tuple(turned), is_kept_ones=True)


def _pieces(uow: UnitOfWork, join: Join) -> Iterator[Record]:
    """Cut a record, each stretch one record, and yield those that go to the other entry.

    The record itself is the first stretch of those that will be with the kept entry.
    """
    record = _record(uow, join.reference)
    if not isinstance(record, DatedRecord):
        return
    at_kept = [one for one in join.stretches if one.goes is not join.is_kept_ones]
    itself = (at_kept or join.stretches)[0]
    ends = record.valid_to
    copies = [(one, replace(record, id=new_id())) for one in join.stretches if one is not itself]
    for stretch, piece in ((itself, record), *copies):
        piece.valid_from, piece.valid_to = stretch.first, stretch.last
        if isinstance(piece, Assignment) and piece.valid_to != ends:
            piece.end_reason, piece.end_note = None, ""
            piece.verified_by, piece.verified_on = "", None
        if piece is not record:
            uow.add(piece)
        if stretch.goes:
            yield piece


def _refuse_two_groups(uow: UnitOfWork, named: Named, today: dt.date) -> None:
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


def _is_parent(uow: UnitOfWork, named: Named) -> bool:
    if named.subject is not DoubleSubject.TERRITORY:
        return False
    first, second = uow.get(Territory, named.kept_id), uow.get(Territory, named.absorbed_id)
    return first.parent_id == second.id or second.parent_id == first.id


def _record(uow: UnitOfWork, reference: Reference) -> Record:
    return uow.get(CLASSES[reference.record_kind], reference.record_id)


def _moved(
    one: Reference, record: Record, cause_id: uuid.UUID, from_id: uuid.UUID, to_id: uuid.UUID
) -> ReferenceMove:
    """Let a record name the other entry, and return what tells of it."""
    stands_there = _point(record, one.name, from_id, to_id)
    return ReferenceMove(
        cause_id=cause_id,
        record_kind=one.record_kind,
        record_id=record.id,
        name=one.name,
        from_id=from_id,
        to_id=from_id if stands_there else to_id,
    )


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
