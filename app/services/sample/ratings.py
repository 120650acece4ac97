"""Proposed ratings of last year in the sample, with reasons and the records they rest on."""

import datetime as dt
import uuid

from app.domain.engagement import Engagement
from app.domain.rating import (
    RatingEvidence,
    RatingLevel,
    RatingScheme,
    RatingState,
    TerritoryRating,
)
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork
from app.services.sample.groups import Team
from app.services.sample.office import Place
from app.services.sample.texts import die, journal, pick

_REASONS = ("excellent", "good", "fulfilled")
#: Places of the levels in a scheme, best first; the sample proposes none below the third.
_LEVELS = (0, 1, 1, 1, 1, 2)
_LEFT_AS_DRAFT = 3
_EVIDENCE = 2


def add_ratings(uow: UnitOfWork, teams: list[Team], year: int, today: dt.date) -> None:
    """Rate every territory that a group followed at the end of the year."""
    rng = die("ratings")
    last = dt.date(year, 12, 31)
    scheme = next(one for one in uow.find(RatingScheme) if one.holds_on(last))
    levels = sorted(uow.find(RatingLevel, scheme_id=scheme.id), key=lambda one: one.position)
    proposed_on = min(dt.date(year, 12, 20), today)
    number = sum(len(team.places_on(last)) for team in teams)
    for team in teams:
        for place in team.places_on(last):
            number -= 1
            level = pick(rng, _LEVELS)
            rating = TerritoryRating(
                territory_id=place.id,
                year=year,
                scheme_id=scheme.id,
                collective=_collective(place),
                level_id=levels[level].id,
                group_id=team.id,
                reasons=pick(rng, journal()["rating"][_REASONS[level]]),
            )
            if number >= _LEFT_AS_DRAFT:
                rating.propose(proposed_on, team.lead)
            uow.add(rating)
            if rating.state is RatingState.PROPOSED:
                _rest_on(uow, rating.id, place, year)


def _collective(place: Place) -> str:
    if place.is_commune or place.name.startswith("Đảng ủy"):
        return place.party
    return f"Tập thể lãnh đạo {place.name}"


def _rest_on(uow: UnitOfWork, rating_id: uuid.UUID, place: Place, year: int) -> None:
    found = uow.find(Engagement, territory_id=place.id)
    for entry in [one for one in found if one.starts_on.year == year and one.closed_on][:_EVIDENCE]:
        uow.add(
            RatingEvidence(
                rating_id=rating_id, source_kind=RecordKind.ENGAGEMENT, source_id=entry.id
            )
        )
