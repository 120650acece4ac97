"""The kinds of territory as data of the office (A1; QC Đ2.1, QĐ): added, renamed, put in order.

A kind is never taken out: what the book holds of it keeps its name.
"""

import re
import tomllib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from app import resources
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.i18n.text import collapse_spaces, exact_key, fold
from app.services.service import Service

Kinds = frozenset[RecordKind]


@dataclass(frozen=True, slots=True)
class KindUse:
    """A kind, and how many territories are of it, those that ended too."""

    id: uuid.UUID
    code: str
    name: str
    category: TerritoryCategory
    territories: int


@dataclass(frozen=True, slots=True)
class DefaultKind:
    """A kind that the regulations name."""

    code: str
    name: str
    category: TerritoryCategory


def default_kinds() -> tuple[DefaultKind, ...]:
    """Return the kinds that QC Đ2.1 and QĐ name, and those since 1/7/2025, in order."""
    data = tomllib.loads(resources.read_text("defaults", "book.toml"))
    return tuple(
        DefaultKind(one["code"], one["name"], TerritoryCategory(one["category"]))
        for one in data["territory_kind"]
    )


class KindCatalogue(Service):
    """See the module."""

    def rows(self) -> tuple[KindUse, ...]:
        """Return the kinds in their order."""
        uses = self._queries.bodies.kind_uses(self._scope)
        return tuple(
            KindUse(one.id, one.code, one.name, one.category, uses.get(one.id, 0))
            for one in self._queries.office.kinds(self._scope)
        )

    def lacking(self) -> tuple[DefaultKind, ...]:
        """Return the kinds of the regulations that the book has not, by code or name."""
        known = self._queries.office.kinds(self._scope)
        codes, names = {one.code for one in known}, {exact_key(one.name) for one in known}
        return tuple(
            one
            for one in default_kinds()
            if one.code not in codes and exact_key(one.name) not in names
        )

    def add(self, name: str, category: TerritoryCategory) -> tuple[uuid.UUID, Kinds]:
        """Add a kind, last in order; raises DomainError ``name_missing``, ``kind_name_taken``."""
        with self._writing() as uow:
            known = uow.find(TerritoryKind)
            name = _free_name(name, known, None)
            kind = TerritoryKind(
                code=_free_code(name, {one.code for one in known}),
                name=name,
                category=category,
                position=max((one.position for one in known), default=-1) + 1,
            )
            uow.add(kind)
            return kind.id, uow.commit().kinds

    def add_lacking(self) -> Kinds:
        """Add the kinds of the regulations that the book has not, behind the others."""
        lacking = self.lacking()
        with self._writing() as uow:
            known = uow.find(TerritoryKind)
            first = max((one.position for one in known), default=-1) + 1
            for position, one in enumerate(lacking, start=first):
                uow.add(
                    TerritoryKind(
                        code=one.code, name=one.name, category=one.category, position=position
                    )
                )
            return uow.commit().kinds

    def edit(self, kind_id: uuid.UUID, name: str, category: TerritoryCategory) -> Kinds:
        """Rename a kind or put it under another heap; its territories go with it.

        Raises DomainError ``name_missing``, ``kind_name_taken``, and ``code_malformed`` where a
        territory of it has a code that the other heap does not know.
        """
        with self._writing() as uow:
            kind = uow.get(TerritoryKind, kind_id)
            kind.name = _free_name(name, uow.find(TerritoryKind), kind_id)
            if kind.category is not category:
                for territory in uow.find(Territory, kind_id=kind_id):
                    if territory.code:
                        _check_code(territory, category)
            kind.category = category
            return uow.commit().kinds

    def order(self, ids: Sequence[uuid.UUID]) -> Kinds:
        """Put the kinds into this order; lists and papers follow it."""
        with self._writing() as uow:
            for position, one in enumerate(ids):
                uow.get(TerritoryKind, one).position = position
            return uow.commit().kinds


def _check_code(territory: Territory, category: TerritoryCategory) -> None:
    try:
        territory.check(category)
    except DomainError as error:
        raise DomainError(
            "kind_category_unfit", field="category", name=territory.name, code=territory.code
        ) from error


def _free_name(name: str, known: Sequence[TerritoryKind], but: uuid.UUID | None) -> str:
    name = collapse_spaces(name)
    if not name:
        raise DomainError("name_missing", field="name")
    for one in known:
        if one.id != but and exact_key(one.name) == exact_key(name):
            raise DomainError("kind_name_taken", field="name", name=one.name)
    return name


def _free_code(name: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "kind"
    code, number = base, 2
    while code in taken:
        code, number = f"{base}_{number}", number + 1
    return code
