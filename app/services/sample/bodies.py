"""Sample: who holds the offices of the territories, and the places within some of them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.domain.territory import OfficeHolder, SubUnit, Territory, TerritoryCategory
from app.ports.store import UnitOfWork
from app.services.sample.texts import die, names, roster, telephone

_TERM = "2025 - 2030"
#: Of how many communes the places are written down.
_WITH_PLACES = 12


def add_bodies(
    uow: UnitOfWork,
    territories: Sequence[Territory],
    category: Mapping[UUID, TerritoryCategory],
) -> None:
    """Give every territory its office holders, and the first communes their sub-units."""
    rng, data = die("bodies"), roster()
    for territory in territories:
        posts = data["offices"][category[territory.kind_id]]
        for position, post in enumerate(posts):
            uow.add(
                OfficeHolder(
                    territory_id=territory.id,
                    full_name=names(rng, 1)[0],
                    post_title=post,
                    term=_TERM,
                    phone=telephone(rng),
                    position=position,
                    valid_from=territory.valid_from,
                )
            )
    communes = [one for one in territories if category[one.kind_id] is TerritoryCategory.COMMUNE]
    for territory in communes[:_WITH_PLACES]:
        for position, entry in enumerate(data["sub_unit"]):
            uow.add(
                SubUnit(
                    territory_id=territory.id,
                    kind=entry["kind"],
                    name=entry["name"],
                    position=position,
                    valid_from=territory.valid_from,
                )
            )
