"""People, divisions and territories of the sample book; plain values go on to the other parts."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass

from app.domain.office import Division
from app.domain.people import (
    CommissionLeader,
    CommuneFollower,
    LeaderPost,
    Officer,
    Person,
    StandingMember,
)
from app.domain.territory import PartyContact, Territory, TerritoryCategory, TerritoryKind
from app.ports.store import UnitOfWork
from app.services.new_book import BookSetup
from app.services.sample.bodies import add_bodies
from app.services.sample.texts import die, lower_first, names, roster, telephone

DEPUTIES = 4
CHIEF = "Trưởng phòng"
DEPUTY_CHIEF = "Phó Trưởng phòng"
STANDING_POST = "Ủy viên Ban Thường vụ Tỉnh ủy"


@dataclass(frozen=True, slots=True)
class Follower:
    """A commune follower and how many communes he gets."""

    person_id: uuid.UUID
    communes: int


@dataclass(frozen=True, slots=True)
class Staff:
    """Person ids; ``chiefs`` lead divisions, ``deputies`` of the Commission lead by order."""

    me: uuid.UUID
    head: uuid.UUID
    head_name: str
    deputies: tuple[uuid.UUID, ...]
    officers: tuple[uuid.UUID, ...]
    """All but the person at the program, those with a title first."""
    followers: tuple[Follower, ...]
    standing_member: uuid.UUID
    overseer: uuid.UUID
    """Who leads the division that watches over how the regulation is kept."""


@dataclass(frozen=True, slots=True)
class Place:
    """A territory as the journal of the sample needs it."""

    id: uuid.UUID
    name: str
    category: TerritoryCategory
    party: str
    valid_from: dt.date | None
    leader_in_charge: uuid.UUID | None = None
    """Where he differs from the group's."""

    @property
    def is_commune(self) -> bool:
        """Tell whether it is a commune, a ward or a special zone."""
        return self.category is TerritoryCategory.COMMUNE

    @property
    def phrase(self) -> str:
        """Return the name within a sentence."""
        return lower_first(self.name) if self.is_commune else self.name

    @property
    def committee(self) -> str:
        """Return its Party committee: ``Đảng ủy xã Ba Gia``."""
        return self.party.replace("Đảng bộ", "Đảng ủy", 1)


def followers_since(today: dt.date) -> dt.date:
    """Return the day from which the followers have their communes."""
    return today - dt.timedelta(days=300)


def followed(staff: Staff, places: list[Place]) -> list[tuple[uuid.UUID, Place]]:
    """Return who follows which commune: each follower as many as he gets, by order."""
    free = (place for place in places if place.is_commune)
    return [
        (follower.person_id, next(free))
        for follower in staff.followers
        for _ in range(follower.communes)
    ]


def add_staff(uow: UnitOfWork, setup: BookSetup, today: dt.date) -> Staff:
    """Add divisions, officers, the Commission's deputies and the followers."""
    rng = die("staff")
    data = roster()
    deputies = [_person(uow, rng, name) for name in names(rng, DEPUTIES)]
    for position, person in enumerate(deputies, start=1):
        uow.add(CommissionLeader(person_id=person.id, post=LeaderPost.DEPUTY, position=position))
    me = uow.find(Person, full_name=setup.person_name)[0]
    me.phone = telephone(rng)
    head = uow.find(Person, full_name=setup.head_name)[0]
    head.phone = telephone(rng)
    service = uow.find(Officer, person_id=me.id)[0]
    titled: list[uuid.UUID] = []
    plain: list[uuid.UUID] = []
    wanted = sum(division["officers"] for division in data["division"])
    free = iter(names(rng, wanted + 10))
    twin = ""
    overseer = me.id
    for position, entry in enumerate(data["division"]):
        division = Division(
            name=entry["name"],
            short_name=entry["short_name"],
            is_overseer=entry.get("is_overseer", False),
            position=position,
        )
        uow.add(division)
        if position == 0:
            service.division_id = division.id
        for place in range(entry["officers"] - (position == 0)):
            name = next(free)
            if position == 0 and place == 5:
                twin = name  # two namesakes, told apart by their divisions
            if position == 1 and place == 5:
                name = twin
            note = entry["short_name"] if name == twin else ""
            person = _person(uow, rng, name, note)
            title = CHIEF if place == 0 else DEPUTY_CHIEF if place < 3 else ""
            title = title.replace("phòng", "Văn phòng") if entry["short_name"] == "VP" else title
            if position == 4 and place == 0:
                title = "Chánh Văn phòng"
            elif position == 4 and 0 < place < 3:
                title = "Phó Chánh Văn phòng"
            uow.add(
                Officer(person_id=person.id, division_id=division.id, title=title or "Chuyên viên")
            )
            (titled if title else plain).append(person.id)
            if division.is_overseer and place == 0:
                overseer = person.id
    followers, standing = _followers(uow, rng, today)
    return Staff(
        me=me.id,
        head=head.id,
        head_name=head.full_name,
        deputies=tuple(person.id for person in deputies),
        officers=(*titled, *plain),
        followers=followers,
        standing_member=standing,
        overseer=overseer,
    )


def add_places(uow: UnitOfWork, staff: Staff) -> list[Place]:
    """Add the territories that no gazetteer knows, and the contacts of all."""
    rng = die("places")
    data = roster()
    kinds = {kind.code: kind for kind in uow.find(TerritoryKind)}
    category = {kind.id: kind.category for kind in kinds.values()}
    found = uow.find(Territory)
    for entry in data["territory"]:
        for position, name in enumerate(entry["names"]):
            party = name if name.startswith("Đảng ủy") else f"Đảng ủy {name}"
            territory = Territory(
                kind_id=kinds[entry["kind"]].id,
                name=name,
                party_organisation=party.replace("Đảng ủy", "Đảng bộ", 1),
                position=position,
            )
            uow.add(territory)
            found.append(territory)
    for territory in found:
        for post in data["contacts"][category[territory.kind_id]]:
            uow.add(
                PartyContact(
                    territory_id=territory.id,
                    full_name=names(rng, 1)[0],
                    post_title=post,
                    phone=telephone(rng),
                    valid_from=territory.valid_from,
                )
            )
    add_bodies(uow, found, category)
    for territory, leader in zip(found[5::37], staff.deputies, strict=False):
        territory.leader_in_charge_id = leader  # differs from the group's: the territory's wins
    for territory in found[: sum(follower.communes for follower in staff.followers)]:
        territory.standing_member_id = staff.standing_member
    return [
        Place(
            territory.id,
            territory.name,
            category[territory.kind_id],
            territory.party_organisation,
            territory.valid_from,
            territory.leader_in_charge_id,
        )
        for territory in found
    ]


def _person(uow: UnitOfWork, rng: random.Random, name: str, distinction: str = "") -> Person:
    person = Person(full_name=name, phone=telephone(rng), distinction=distinction)
    uow.add(person)
    return person


def _followers(
    uow: UnitOfWork, rng: random.Random, today: dt.date
) -> tuple[tuple[Follower, ...], uuid.UUID]:
    entries = roster()["follower"]
    made = [_person(uow, rng, name) for name in names(rng, len(entries) + 1)]
    since = followers_since(today)
    for entry, person in zip(entries, made, strict=False):
        uow.add(
            CommuneFollower(
                person_id=person.id,
                home_agency=entry["home_agency"],
                post_title=entry["post_title"],
                home_agency_head=entry["home_agency_head"],
                valid_from=since,
            )
        )
    standing = made[-1]
    uow.add(StandingMember(person_id=standing.id, post_title=STANDING_POST))
    pairs = zip(entries, made, strict=False)
    return tuple(Follower(one.id, entry["communes"]) for entry, one in pairs), standing.id
