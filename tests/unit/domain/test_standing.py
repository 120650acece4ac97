"""Who is what on a day: substitutes down a chain, absence for one group, whose leader it is."""

import datetime as dt
import uuid
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.flow import Actor
from app.domain.standing import Absence, Away, Circumstances, Standing

DAY = dt.date(2026, 11, 22)
PEOPLE = tuple(uuid.UUID(int=number) for number in range(1, 8))
GROUPS = tuple(uuid.UUID(int=number) for number in range(101, 104))
PLACES = tuple(uuid.UUID(int=number) for number in range(201, 205))

people = st.sampled_from(PEOPLE)
groups = st.sampled_from(GROUPS)
places = st.sampled_from(PLACES)
absences = st.lists(
    st.builds(
        Away, person_id=people, substitute_id=st.none() | people, group_id=st.none() | groups
    ),
    max_size=8,
).map(tuple)
standings = st.builds(
    Standing,
    day=st.just(DAY),
    head_id=st.none() | people,
    leader_ids=st.frozensets(people),
    officer_ids=st.frozensets(people),
    lead_of=st.dictionaries(groups, people),
    members_of=st.dictionaries(groups, st.frozensets(people)),
    leader_of_group=st.dictionaries(groups, people),
    leader_of_territory=st.dictionaries(places, people),
    group_of_territory=st.dictionaries(places, groups),
    followers_of=st.dictionaries(places, st.frozensets(people)),
    away=absences,
)
abouts = st.builds(
    Circumstances,
    territory_id=st.none() | places,
    group_id=st.none() | groups,
    author_id=st.none() | people,
    participant_ids=st.lists(people, max_size=3).map(tuple),
    keeper_id=st.none() | people,
    assignee_ids=st.lists(people, max_size=2).map(tuple),
    addressee_ids=st.lists(people, max_size=2).map(tuple),
)


def is_away(standing: Standing, person: uuid.UUID, group: uuid.UUID | None) -> bool:
    return any(one.person_id == person and one.group_id in (None, group) for one in standing.away)


# -- substitutes ----------------------------------------------------------------------------------


@given(standings, people, st.none() | groups)
def test_nobody_absent_ever_acts(
    standing: Standing, person: uuid.UUID, group: uuid.UUID | None
) -> None:
    found = standing.acting_for(person, group)
    assert found is None or not is_away(standing, found, group)
    if not is_away(standing, person, group):
        assert found == person


@given(standings, people, st.none() | groups)
def test_the_one_who_acts_is_at_the_end_of_the_chain(
    standing: Standing, person: uuid.UUID, group: uuid.UUID | None
) -> None:
    found = standing.acting_for(person, group)
    if found is not None:
        assert standing.acting_for(found, group) == found


@given(st.lists(people, min_size=1, unique=True))
def test_a_chain_ends_with_the_first_who_is_there(chain: list[uuid.UUID]) -> None:
    pairs = pairwise(chain)
    standing = Standing(DAY, away=tuple(Away(*pair) for pair in pairs))
    assert all(standing.acting_for(one) == chain[-1] for one in chain)
    assert standing.stands_for(chain[-1]) == frozenset(chain)


@given(st.lists(people, min_size=1, unique=True))
def test_a_circle_of_substitutes_ends_with_nobody(ring: list[uuid.UUID]) -> None:
    away = tuple(Away(one, ring[(n + 1) % len(ring)]) for n, one in enumerate(ring))
    standing = Standing(DAY, away=away)
    assert all(standing.acting_for(one) is None for one in ring)


def test_nobody_stands_in_where_none_is_named() -> None:
    standing = Standing(DAY, away=(Away(PEOPLE[0], None),))
    assert standing.acting_for(PEOPLE[0]) is None
    assert standing.acting_for(None) is None


@given(standings, groups, people)
def test_an_absence_for_one_group_holds_for_that_one_alone(
    standing: Standing, group: uuid.UUID, person: uuid.UUID
) -> None:
    bound = replace(standing, away=(Away(person, None, group),))
    for other in (*GROUPS, None):
        assert bound.acting_for(person, other) == (None if other == group else person)


@given(standings, people, people)
def test_he_stands_for_himself_and_for_all_for_whom_he_acts_somewhere(
    standing: Standing, person: uuid.UUID, other: uuid.UUID
) -> None:
    acts = any(standing.acting_for(other, group) == person for group in (*GROUPS, None))
    assert (other in standing.stands_for(person)) == (acts or other == person)


# -- the leader in charge -------------------------------------------------------------------------


@given(standings, places, st.none() | groups)
def test_the_territorys_own_leader_wins_over_the_groups(
    standing: Standing, place: uuid.UUID, group: uuid.UUID | None
) -> None:
    own = standing.leader_of_territory.get(place)
    of_group = standing.leader_of_group.get(group or standing.group_of_territory.get(place, place))
    assert standing.leader_in_charge(place, group) == (own or of_group)


@given(standings, groups)
def test_without_territory_the_groups_leader_is_in_charge(
    standing: Standing, group: uuid.UUID
) -> None:
    assert standing.leader_in_charge(None, group) == standing.leader_of_group.get(group)
    assert standing.leader_in_charge(None, None) is None


# -- actors ---------------------------------------------------------------------------------------


def held(standing: Standing, about: Circumstances) -> dict[Actor, set[uuid.UUID | None]]:
    """Return who holds what for which a substitute may stand in."""
    group = _group(standing, about)
    lead = None if group is None else standing.lead_of.get(group)
    return {
        Actor.AUTHOR: {about.author_id},
        Actor.KEEPER: {about.keeper_id},
        Actor.ADDRESSEE: set(about.addressee_ids),
        Actor.LEADER_IN_CHARGE: {standing.leader_in_charge(about.territory_id, group)},
        Actor.HEAD: {standing.head_id},
        Actor.COMMISSION_LEADER: set(standing.leader_ids),
        Actor.GROUP_LEAD: {lead},
    }


def _group(standing: Standing, about: Circumstances) -> uuid.UUID | None:
    if about.group_id is not None or about.territory_id is None:
        return about.group_id
    return standing.group_of_territory.get(about.territory_id)


def _follows(standing: Standing, about: Circumstances, person: uuid.UUID) -> bool:
    """Tell whether he follows the territory of what is no group's (QĐ)."""
    return (
        about.territory_id is not None
        and about.group_id is None
        and person in standing.followers_of.get(about.territory_id, frozenset())
    )


@given(standings, abouts, people)
def test_a_part_is_held_or_taken_by_the_substitute_and_by_nobody_else(
    standing: Standing, about: Circumstances, person: uuid.UUID
) -> None:
    group = _group(standing, about)
    actors = standing.actors(person, about)
    for actor, holders in held(standing, about).items():
        acts = any(
            one is not None and person in (one, standing.acting_for(one, group)) for one in holders
        )
        if actor is Actor.GROUP_LEAD:
            acts = acts or _follows(standing, about, person)
        assert (actor in actors) == acts, actor


@given(standings, abouts, people)
def test_what_nobody_can_take_over_is_his_own(
    standing: Standing, about: Circumstances, person: uuid.UUID
) -> None:
    actors = standing.actors(person, about)
    group = _group(standing, about)
    members: frozenset[uuid.UUID] = frozenset()
    if group is not None:
        members = standing.members_of.get(group, frozenset())
    assert (Actor.PARTICIPANT in actors) == (person in about.participant_ids)
    assert (Actor.ASSIGNEE in actors) == (person in about.assignee_ids)
    assert (Actor.GROUP_MEMBER in actors) == (person in members or Actor.GROUP_LEAD in actors)
    assert (Actor.OFFICER in actors) == (person in standing.officer_ids | standing.leader_ids)


@given(standings, abouts, people, st.frozensets(st.sampled_from(Actor)))
def test_whom_he_stands_in_for_is_away_and_he_is_there(
    standing: Standing, about: Circumstances, person: uuid.UUID, taken_as: frozenset[Actor]
) -> None:
    group = _group(standing, about)
    absent = standing.in_place_of(person, about, taken_as)
    if absent is not None:
        assert absent != person
        assert is_away(standing, absent, group)
        assert standing.acting_for(absent, group) == person
        assert standing.actors(absent, about) & (taken_as | {Actor.GROUP_LEAD})


@given(standings, abouts, people, st.sampled_from(Actor))
def test_who_may_take_a_step_takes_it_for_himself_or_in_place_of_somebody(
    standing: Standing, about: Circumstances, person: uuid.UUID, actor: Actor
) -> None:
    alone = replace(standing, away=())
    if actor in standing.actors(person, about):
        himself = actor in alone.actors(person, about)
        assert (standing.in_place_of(person, about, {actor}) is None) == himself


def test_a_lead_who_consents_for_the_leader_does_so_in_his_place() -> None:
    leader, lead = PEOPLE[:2]
    standing = Standing(
        DAY,
        lead_of={GROUPS[0]: lead},
        leader_of_group={GROUPS[0]: leader},
        away=(Away(leader, lead),),
    )
    about = Circumstances(group_id=GROUPS[0], author_id=lead)
    assert Actor.LEADER_IN_CHARGE in standing.actors(lead, about)
    assert standing.in_place_of(lead, about, {Actor.LEADER_IN_CHARGE}) == leader
    assert standing.in_place_of(lead, about, {Actor.AUTHOR, Actor.GROUP_LEAD}) is None


# -- absences as they are written down ------------------------------------------------------------


def absence(**changed: Any) -> Absence:
    values: dict[str, Any] = {
        "person_id": PEOPLE[0],
        "substitute_id": PEOPLE[1],
        "valid_from": DAY,
        "valid_to": DAY + dt.timedelta(days=5),
    }
    return Absence(**(values | changed))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"valid_from": None}, "date_missing"),
        ({"valid_to": None}, "date_missing"),
        ({"valid_to": DAY - dt.timedelta(days=1)}, "ends_before_start"),
        ({"substitute_id": PEOPLE[0]}, "substitute_is_absent"),
    ],
)
def test_an_absence_has_its_days_and_another_as_substitute(
    changed: dict[str, Any], code: str
) -> None:
    absence().check()
    absence(substitute_id=None).check()
    with pytest.raises(DomainError, match=code):
        absence(**changed).check()


def test_he_may_be_back_sooner_but_not_before_he_went() -> None:
    back = absence()
    back.end(DAY + dt.timedelta(days=2))
    assert back.valid_to == DAY + dt.timedelta(days=2)
    with pytest.raises(DomainError, match="already_ended"):
        back.end(DAY + dt.timedelta(days=2))
    with pytest.raises(DomainError, match="ends_before_start"):
        back.end(DAY - dt.timedelta(days=2))
    never = absence()
    never.end(DAY - dt.timedelta(days=1))  # he did not go at all
    assert not never.holds_on(DAY)
