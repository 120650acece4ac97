"""What a new book holds from the start: office, term, kinds, fields, schemes, territories."""

import datetime as dt
import tomllib
import uuid
from dataclasses import dataclass

from app import gazetteer, resources
from app.domain.engagement import SubjectField
from app.domain.office import CongressTerm, Office
from app.domain.people import Account, CommissionLeader, LeaderPost, Officer, Person
from app.domain.rating import RatingLevel, RatingScheme
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.i18n.text import sort_key
from app.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class BookSetup:
    """What the wizard asks."""

    province_code: str
    committee_name: str
    """The superior body on paper, e.g. ``Tỉnh ủy Quảng Ngãi``."""
    commission_name: str
    body_symbol: str
    place_name: str
    term_name: str
    term_from: dt.date
    head_name: str
    """Who signs for the Commission; may be the first person himself, may be empty."""
    head_post: LeaderPost
    person_name: str
    person_title: str
    login: str
    passphrase: str
    with_territories: bool = True
    is_sample: bool = False


def fill(uow: UnitOfWork, setup: BookSetup, person: Person, slot_id: str, today: dt.date) -> None:
    """Put everything that a book starts with into the unit of work."""
    province = gazetteer.province(setup.province_code)
    uow.add(
        Office(
            province_code=setup.province_code,
            province_name=province.name,
            committee_name=setup.committee_name,
            commission_name=setup.commission_name,
            body_symbol=setup.body_symbol,
            place_name=setup.place_name,
            is_sample=setup.is_sample,
            gazetteer_as_of=gazetteer.as_of(),
        )
    )
    uow.add(
        CongressTerm(
            organisation=setup.committee_name, name=setup.term_name, valid_from=setup.term_from
        )
    )
    uow.add(Account(person_id=person.id, slot_id=slot_id, is_administrator=True, valid_from=today))
    _add_people(uow, setup, person)
    kinds = _add_defaults(uow)
    if setup.with_territories:
        _add_territories(uow, setup.province_code, kinds)


def _add_people(uow: UnitOfWork, setup: BookSetup, person: Person) -> None:
    head = person
    if setup.head_name and sort_key(setup.head_name) != sort_key(person.full_name):
        head = Person(full_name=setup.head_name)
        uow.add(head)
        uow.add(Officer(person_id=person.id, title=setup.person_title))
    elif not setup.head_name:
        uow.add(Officer(person_id=person.id, title=setup.person_title))
        return
    uow.add(CommissionLeader(person_id=head.id, post=setup.head_post))


def _add_defaults(uow: UnitOfWork) -> dict[str, uuid.UUID]:
    data = tomllib.loads(resources.read_text("defaults", "book.toml"))
    kinds: dict[str, uuid.UUID] = {}
    for position, entry in enumerate(data["territory_kind"]):
        kind = TerritoryKind(
            code=entry["code"],
            name=entry["name"],
            category=TerritoryCategory(entry["category"]),
            position=position,
        )
        kinds[kind.code] = kind.id
        uow.add(kind)
    for position, entry in enumerate(data["subject_field"]):
        uow.add(SubjectField(**entry, position=position))
    for entry in data["rating_scheme"]:
        scheme = RatingScheme(
            name=entry["name"],
            citation=entry["citation"],
            valid_from=entry["valid_from"],
            valid_to=entry.get("valid_to"),
        )
        uow.add(scheme)
        for position, name in enumerate(entry["levels"]):
            uow.add(RatingLevel(scheme_id=scheme.id, name=name, position=position))
    return kinds


def _add_territories(uow: UnitOfWork, province_code: str, kinds: dict[str, uuid.UUID]) -> None:
    units = sorted(gazetteer.units_of(province_code), key=lambda unit: unit.code)
    for position, unit in enumerate(units):
        uow.add(
            Territory(
                kind_id=kinds[unit.kind],
                name=unit.name,
                code=unit.code,
                former_district=unit.former_district or "",
                party_organisation=f"Đảng bộ {unit.name[:1].lower()}{unit.name[1:]}",
                latitude=unit.latitude,
                longitude=unit.longitude,
                area_km2=unit.area_km2,
                valid_from=unit.valid_from,
                position=position,
                origin="gazetteer",
            )
        )
