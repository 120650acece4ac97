"""Which entries may stand in the book twice, two and two, and how each is told apart; pure."""

from collections.abc import Iterable, Iterator

from app.domain.group import overlap
from app.domain.lineage import DoubleSubject
from app.domain.record import DatedRecord
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.doubles import DoublePair, DoubleSide
from app.read_models.imports import KnownPerson, KnownTerritory
from app.services.doubles.sameness import name_pairs
from app.services.importing.kinds import TerritoryKinds, is_unit


def person_pairs(people: Iterable[KnownPerson]) -> Iterator[DoublePair]:
    """Yield persons of one name whom no word beside the name tells apart."""
    for first, second, is_exact in name_pairs((one, one.full_name) for one in people):
        if first.distinction and second.distinction:
            continue
        yield DoublePair(
            DoubleSubject.PERSON,
            person_side(first),
            person_side(second),
            _("Cùng họ tên") if is_exact else _("Họ tên chỉ khác dấu"),
            is_exact,
        )


def territory_pairs(
    territories: Iterable[KnownTerritory], kinds: TerritoryKinds
) -> Iterator[DoublePair]:
    """Yield units of one name that were there together and that nothing tells apart."""
    bare = ((one, _bare(one, kinds)) for one in territories)
    for first, second, is_exact in name_pairs(bare):
        if not _may_be_one(first, second, kinds):
            continue
        yield DoublePair(
            DoubleSubject.TERRITORY,
            territory_side(first, kinds),
            territory_side(second, kinds),
            _("Cùng tên") if is_exact else _("Tên chỉ khác dấu"),
            is_exact and first.kind_id == second.kind_id,
        )


def person_side(one: KnownPerson) -> DoubleSide:
    """Return a person as an entry to choose."""
    words = (one.distinction, one.division_name, one.phone)
    return DoubleSide(one.id, one.full_name, ", ".join(dict.fromkeys(w for w in words if w)))


def territory_side(one: KnownTerritory, kinds: TerritoryKinds) -> DoubleSide:
    """Return a unit as an entry to choose."""
    kind = kinds.by_id(one.kind_id)
    words = (
        kind.name if kind else "",
        _("mã {code}").format(code=one.code) if one.code else "",
        one.former_district,
        _("đến {day}").format(day=short_date(one.valid_to)) if one.valid_to else "",
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
    return overlap(_days(one), _days(other))


def _days(one: KnownTerritory) -> DatedRecord:
    return DatedRecord(valid_from=one.valid_from, valid_to=one.valid_to)
