"""What belongs to a territory: its sub-units as places, and the offices of its bodies (A1).

Names of people stand here in their office alone, with its telephone: nothing private is kept.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.domain.errors import DomainError
from app.domain.group import overlap
from app.domain.record import RecordKind
from app.domain.territory import OfficeHolder, SubUnit, Territory
from app.i18n.text import collapse_spaces, exact_key, name_key
from app.ports.store import UnitOfWork
from app.read_models.bodies import OfficeHolderRow, SubUnitRow, sub_unit_name
from app.services.service import Service

Kinds = frozenset[RecordKind]


@dataclass(frozen=True, slots=True)
class SubUnitData:
    """A sub-unit as typed."""

    kind: str
    name: str
    note: str = ""
    valid_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OfficeHolderData:
    """Who holds an office, as typed."""

    full_name: str
    post_title: str
    term: str = ""
    phone: str = ""
    note: str = ""
    valid_from: dt.date | None = None


@cache
def _defaults() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("defaults", "book.toml"))


def sub_unit_kinds() -> tuple[str, ...]:
    """Return what sub-units are usually called (QC, QĐ); the office may write others."""
    return tuple(_defaults()["sub_unit_kinds"])


def office_posts() -> tuple[str, ...]:
    """Return the offices that are usually named, the highest first."""
    return tuple(_defaults()["office_posts"])


def is_lone(post_title: str) -> bool:
    """Tell whether one person alone holds a post at a time."""
    post = name_key(post_title)
    return any(f"{post} ".startswith(f"{name_key(one)} ") for one in _defaults()["lone_posts"])


def vacancies(
    holders: Iterable[OfficeHolderRow], day: dt.date
) -> tuple[tuple[str, dt.date | None], ...]:
    """Return the posts of one person that somebody held and nobody holds now, and since when."""
    by_post: dict[str, list[OfficeHolderRow]] = {}
    for one in holders:
        if is_lone(one.post_title):
            by_post.setdefault(name_key(one.post_title), []).append(one)
    found: list[tuple[str, dt.date | None]] = []
    for held in by_post.values():
        if not any(one.holds_on(day) for one in held):
            ends = [one.valid_to for one in held if one.valid_to and one.valid_to < day]
            since = max(ends) + dt.timedelta(days=1) if ends else None
            found.append((held[0].post_title, since))
    return tuple(found)


class TerritoryBodies(Service):
    """See the module. Writes return the kinds that they touched."""

    @property
    def today(self) -> dt.date:
        """The day that is offered where one is asked for."""
        return self._today()

    # -- sub-units -----------------------------------------------------------------------------

    def sub_units(self, territory_id: uuid.UUID) -> tuple[SubUnitRow, ...]:
        """Return the sub-units of a territory in their order, ended ones last."""
        return self._queries.bodies.sub_units(self._scope, territory_id)

    def entry_counts(self, territory_id: uuid.UUID) -> Mapping[uuid.UUID, int]:
        """Count the journal's entries at each of its sub-units."""
        return self._queries.bodies.entry_counts(self._scope, territory_id)

    def territory_of(self, sub_unit_id: uuid.UUID) -> uuid.UUID:
        """Return the territory of a sub-unit; raises DomainError ``record_missing``."""
        return self._queries.bodies.territory_of(self._scope, sub_unit_id)

    def add_sub_unit(self, territory_id: uuid.UUID, data: SubUnitData) -> tuple[uuid.UUID, Kinds]:
        """Add a sub-unit, last in order.

        Raises DomainError ``name_missing``, ``sub_unit_taken`` where one of that name is there,
        ``already_ended`` where the territory has ended, ``ends_before_start``.
        """
        with self._writing() as uow:
            self._check_living(uow, territory_id)
            known = uow.find(SubUnit, territory_id=territory_id)
            added = SubUnit(territory_id=territory_id, kind="", name="", position=_next(known))
            _put_sub_unit(added, data, known)
            uow.add(added)
            return added.id, uow.commit().kinds

    def edit_sub_unit(self, sub_unit_id: uuid.UUID, data: SubUnitData) -> Kinds:
        """Correct a sub-unit; raises DomainError as ``add_sub_unit``."""
        with self._writing() as uow:
            one = uow.get(SubUnit, sub_unit_id)
            _put_sub_unit(one, data, uow.find(SubUnit, territory_id=one.territory_id))
            return uow.commit().kinds

    def end_sub_unit(self, sub_unit_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """End a sub-unit; what was written down at it stays. It is offered no more after that day.

        Raises DomainError ``already_ended``, ``ends_before_start``.
        """
        with self._writing() as uow:
            uow.get(SubUnit, sub_unit_id).end(last_day)
            return uow.commit().kinds

    def order_sub_units(self, ids: Sequence[uuid.UUID]) -> Kinds:
        """Put sub-units into this order."""
        with self._writing() as uow:
            for position, one in enumerate(ids):
                uow.get(SubUnit, one).position = position
            return uow.commit().kinds

    # -- office holders ------------------------------------------------------------------------

    def office_holders(self, territory_id: uuid.UUID) -> tuple[OfficeHolderRow, ...]:
        """Return who holds and held its offices, in their order, those of the past last."""
        return self._queries.bodies.office_holders(self._scope, territory_id)

    def add_holder(self, territory_id: uuid.UUID, data: OfficeHolderData) -> Kinds:
        """Add an office holder, last in order.

        Raises DomainError ``name_missing``, ``post_missing``, ``already_ended``,
        ``ends_before_start``, and ``post_held`` where he holds the post on a day already, or
        another one does of a post of one person.
        """
        with self._writing() as uow:
            self._check_living(uow, territory_id)
            known = uow.find(OfficeHolder, territory_id=territory_id)
            added = OfficeHolder(
                territory_id=territory_id, full_name="", post_title="", position=_next(known)
            )
            _put_holder(added, data, known)
            uow.add(added)
            return uow.commit().kinds

    def edit_holder(self, holder_id: uuid.UUID, data: OfficeHolderData) -> Kinds:
        """Correct an office holder; raises DomainError as ``add_holder``."""
        with self._writing() as uow:
            one = uow.get(OfficeHolder, holder_id)
            _put_holder(one, data, uow.find(OfficeHolder, territory_id=one.territory_id))
            return uow.commit().kinds

    def end_holder(self, holder_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """End his time in office; raises DomainError ``already_ended``, ``ends_before_start``."""
        with self._writing() as uow:
            uow.get(OfficeHolder, holder_id).end(last_day)
            return uow.commit().kinds

    def order_holders(self, ids: Sequence[uuid.UUID]) -> Kinds:
        """Put office holders into this order."""
        with self._writing() as uow:
            for position, one in enumerate(ids):
                uow.get(OfficeHolder, one).position = position
            return uow.commit().kinds

    def _check_living(self, uow: UnitOfWork, territory_id: uuid.UUID) -> None:
        territory = uow.get(Territory, territory_id)
        if territory.valid_to is not None and territory.valid_to < self._today():
            raise DomainError("already_ended", day=territory.valid_to)


def _put_sub_unit(one: SubUnit, data: SubUnitData, known: Iterable[SubUnit]) -> None:
    one.kind, one.name = collapse_spaces(data.kind), collapse_spaces(data.name)
    one.note, one.valid_from = data.note.strip(), data.valid_from
    one.check()
    key = exact_key(sub_unit_name(one.kind, one.name))
    for other in known:
        is_same = exact_key(sub_unit_name(other.kind, other.name)) == key
        if other.id != one.id and other.valid_to is None and is_same:
            raise DomainError("sub_unit_taken", field="name", name=one.name)


def _put_holder(one: OfficeHolder, data: OfficeHolderData, known: Iterable[OfficeHolder]) -> None:
    one.full_name = collapse_spaces(data.full_name)
    one.post_title = collapse_spaces(data.post_title)
    one.term, one.phone = collapse_spaces(data.term), collapse_spaces(data.phone)
    one.note, one.valid_from = data.note.strip(), data.valid_from
    one.check()
    for other in known:
        if other.id == one.id or name_key(other.post_title) != name_key(one.post_title):
            continue
        is_same = name_key(other.full_name) == name_key(one.full_name)
        if overlap(other, one) and (is_same or is_lone(one.post_title)):
            raise DomainError(
                "post_held", field="valid_from", name=other.full_name, post=other.post_title
            )


def _next(known: Iterable[SubUnit | OfficeHolder]) -> int:
    return max((one.position for one in known), default=-1) + 1
