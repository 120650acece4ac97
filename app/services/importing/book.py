"""The book as rows are held against it: what is known, found by name."""

import datetime as dt
import re
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.group import GroupRole
from app.i18n.text import name_alone, name_key
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.read_models.imports import (
    KnownAssignment,
    KnownDecision,
    KnownGroup,
    KnownMembership,
    KnownPerson,
    KnownTerritory,
)
from app.read_models.office import Choice, KindRow

_NUMBERED = re.compile(r"(?:nhóm|tổ) (?:số )?0*([1-9][0-9]*)")


@dataclass(frozen=True)
class KnownBook:
    """Everything that was read of the book for one file."""

    province_code: str
    today: dt.date
    me: uuid.UUID
    """The person at the program."""
    kinds: tuple[KindRow, ...]
    divisions: tuple[Choice, ...]
    territories: tuple[KnownTerritory, ...]
    people: tuple[KnownPerson, ...]
    groups: tuple[KnownGroup, ...]
    memberships: tuple[KnownMembership, ...]
    assignments: tuple[KnownAssignment, ...]
    decisions: tuple[KnownDecision, ...]
    successors: Mapping[uuid.UUID, tuple[uuid.UUID, ...]] = field(default_factory=dict)
    """By a unit that changed those that took it or a part of it over."""
    _people_by_name: dict[str, list[KnownPerson]] = field(default_factory=dict)
    _groups_by_name: dict[str, KnownGroup | None] = field(default_factory=dict)
    """What was asked for before: many rows name few groups."""

    @classmethod
    def read(cls, queries: Queries, scope: Scope, today: dt.date, me: uuid.UUID) -> "KnownBook":
        """Read it; on the store's thread."""
        book = cls(
            province_code=queries.office.office(scope).province_code,
            today=today,
            me=me,
            kinds=queries.office.kinds(scope),
            divisions=queries.office.divisions(scope, today),
            territories=queries.imports.territories(scope),
            people=tuple({p.id: p for p in queries.imports.people(scope, today)}.values()),
            groups=queries.imports.groups(scope),
            memberships=queries.imports.memberships(scope),
            assignments=queries.imports.assignments(scope),
            decisions=queries.imports.decisions(scope),
            successors=_successors(queries, scope),
        )
        for person in book.people:
            book._people_by_name.setdefault(name_key(person.full_name), []).append(person)
        return book

    def people_named(self, name: str) -> list[KnownPerson]:
        """Return all who bear that name."""
        return self._people_by_name.get(name_key(name), [])

    def group_named(self, name: str) -> KnownGroup | None:
        """Return the group of that name: today's, or else one that ended.

        "Nhóm 01" and "Nhóm số 1" are "Nhóm 1" where no group bears the name as written.
        """
        if name not in self._groups_by_name:
            self._groups_by_name[name] = self._group_named(name)
        return self._groups_by_name[name]

    def _group_named(self, name: str) -> KnownGroup | None:
        key, number = name_key(name), _numbered(name_alone(name))
        named = [one for one in self.groups if name_key(one.name) == key] or [
            one for one in self.groups if number and _numbered(one.name) == number
        ]
        return next((one for one in named if self.is_open(one.valid_to)), next(iter(named), None))

    def is_open(self, valid_to: dt.date | None) -> bool:
        """Tell whether what ends on that day still holds today."""
        return valid_to is None or valid_to >= self.today

    def groups_of(self, person_id: uuid.UUID) -> list[KnownGroup]:
        """Return the groups that a person is in today."""
        inside = {
            one.group_id
            for one in self.memberships
            if one.person_id == person_id and self.is_open(one.valid_to)
        }
        return [group for group in self.groups if group.id in inside]

    def members_ever(self) -> dict[uuid.UUID, set[uuid.UUID]]:
        """Return by group everybody who is or was in it."""
        members: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for one in self.memberships:
            members[one.group_id].add(one.person_id)
        return members

    def lead_of(self, group_id: uuid.UUID) -> KnownPerson | None:
        """Return the lead of today."""
        for one in self.memberships:
            if (
                one.group_id == group_id
                and one.role is GroupRole.LEAD
                and self.is_open(one.valid_to)
            ):
                return next(person for person in self.people if person.id == one.person_id)
        return None

    def membership(self, group_id: uuid.UUID, person_id: uuid.UUID) -> KnownMembership | None:
        """Return somebody's place in a group today."""
        return next(
            (
                one
                for one in self.memberships
                if one.group_id == group_id
                and one.person_id == person_id
                and self.is_open(one.valid_to)
            ),
            None,
        )


def _successors(queries: Queries, scope: Scope) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    found: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for link in queries.lineage.links(scope):
        found[link.predecessor_id].append(link.successor_id)
    return {old: tuple(new) for old, new in found.items()}


def _numbered(group_name: str) -> str:
    """Return the number of a group that is named by one ("Nhóm số 01"), else an empty text."""
    found = _NUMBERED.fullmatch(name_key(group_name))
    return found.group(1) if found else ""
