"""When two entries may be one, and when two records of them say the same; pure, reads nothing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from app.domain.group import GroupMembership, GroupRole, overlap
from app.domain.record import DatedRecord, Record, RecordKind
from app.i18n.text import collapse_spaces, fold, name_key

T = TypeVar("T")

#: What a record is, besides whom it names and from when to when: two that agree in these say the
#: same twice. Kinds that are not here are deeds: each of them counts.
SAME_BY: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.OFFICER: (),
    RecordKind.COMMISSION_LEADER: ("post",),
    RecordKind.COMMUNE_FOLLOWER: (),
    RecordKind.STANDING_MEMBER: (),
    RecordKind.GROUP_MEMBERSHIP: ("group_id",),
    RecordKind.ASSIGNMENT: ("group_id", "follower_id", "territory_id"),
    RecordKind.ABSENCE: (),
    RecordKind.FOLLOWING_BAR: ("person_id", "territory_id", "kind"),
    RecordKind.ROTATION_CLOCK: ("person_id", "territory_id"),
    RecordKind.MONTH_PLAN: ("group_id", "month"),
    RecordKind.DIRECTIVE_STUDY: ("directive_id",),
    RecordKind.TERRITORY_RATING: ("year", "scheme_id"),
    RecordKind.TERRITORY_NUMBER: ("name", "valid_from"),
    RecordKind.PARTY_CONTACT: ("full_name",),
    RecordKind.OFFICE_HOLDER: ("full_name", "post_title"),
    RecordKind.SUB_UNIT: ("kind", "name"),
    RecordKind.BOUNDARY: (),
    RecordKind.TERRITORY_SUCCESSION: ("predecessor_id", "successor_id"),
}


def says_the_same(kind: RecordKind, field: str, mine: Record, other: Record) -> bool:
    """Tell whether the other record says already what this one would, once it is moved.

    ``field`` names whom they are about and is not compared.
    """
    names = SAME_BY.get(kind)
    if names is None:
        return False
    if any(
        _plain(getattr(mine, name)) != _plain(getattr(other, name))
        for name in names
        if name != field
    ):
        return False
    # A member who is entered once more as the lead leads the group: that is told nowhere else.
    if (
        isinstance(mine, GroupMembership)
        and isinstance(other, GroupMembership)
        and mine.role is GroupRole.LEAD
        and other.role is not GroupRole.LEAD
    ):
        return False
    if isinstance(mine, DatedRecord) and isinstance(other, DatedRecord):
        return overlap(mine, other)
    return True


def name_pairs(named: Iterable[tuple[T, str]]) -> Iterator[tuple[T, T, bool]]:
    """Yield two and two that bear one name; the last tells whether it agrees to the letter.

    Old and new places of the tone mark are one spelling; names that differ in accents alone are
    given too, as the less likely.
    """
    by_fold: dict[str, list[tuple[T, str]]] = {}
    for one, name in named:
        by_fold.setdefault(fold(collapse_spaces(name)), []).append((one, name))
    for same in by_fold.values():
        for (first, name), (second, other) in combinations(same, 2):
            yield first, second, name_key(name) == name_key(other)


def _plain(value: object) -> object:
    return name_key(value) if isinstance(value, str) else value
