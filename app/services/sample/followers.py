"""The followers' own visits in the sample: about one a quarter and commune, one of them missed."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping

from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome, Planning
from app.ports.store import UnitOfWork
from app.services.sample.evidence import category_of
from app.services.sample.journal import Where, words_at
from app.services.sample.office import Place, followers_since
from app.services.sample.texts import die, fit_for, fitting, journal, pick, working_day

_VISITS = (EngagementKind.TRIP, EngagementKind.TRIP, EngagementKind.MEETING)
_MISSED = 4
"""The commune, by order, that nobody visited in the last whole quarter."""
_OTHER_MEETINGS = 3
"""The commune of whose meetings not all are those that QĐ counts."""
_DAY = dt.timedelta(days=1)


def add_visits(
    uow: UnitOfWork,
    visited: list[tuple[uuid.UUID, Place]],
    fields: Mapping[str, uuid.UUID],
    today: dt.date,
) -> None:
    """Add what took place until yesterday, with notice and outcome."""
    writer = _Writer(uow, fields, today, visited[_OTHER_MEETINGS][1])
    quarters = list(_quarters(followers_since(today), today))
    for number, (person, place) in enumerate(visited):
        for index, (first, last) in enumerate(quarters):
            missed = number == _MISSED and index == len(quarters) - 2
            if not missed:
                kind = _VISITS[(number + index) % len(_VISITS)]
                writer.visit(person, place, kind, (first, last))
            if (number + index) % 4 == 0:
                writer.visit(person, place, EngagementKind.BRANCH_MEETING, (first, last))


class _Writer:
    def __init__(
        self,
        uow: UnitOfWork,
        fields: Mapping[str, uuid.UUID],
        today: dt.date,
        without_category: Place,
    ) -> None:
        self._without_category = without_category
        self._uow = uow
        self._fields = fields
        self._today = today
        self._rng = die("followers")

    def visit(
        self, person: uuid.UUID, place: Place, kind: EngagementKind, days: tuple[dt.date, dt.date]
    ) -> None:
        """Add a visit on one of the days, unless that day is still to come."""
        rng, today = self._rng, self._today
        span = (days[1] - days[0]).days
        day = working_day(days[0] + rng.randrange(min(4, span), max(span - 2, 5)) * _DAY)
        themes = fitting(kind, "commune", day.month)
        if kind is EngagementKind.MEETING and place is not self._without_category:
            themes = tuple(one for one in themes if category_of(one.subject))
        theme = pick(rng, themes)
        words = words_at(rng, Where(place, day))
        if day >= today or day > days[1]:
            return
        closed = min(working_day(day + 2 * _DAY), today)
        entry = Engagement(
            kind=kind,
            starts_on=day,
            ends_on=day,
            territory_id=place.id,
            subject=theme.subject.format_map(words),
            place="Trụ sở Đảng ủy",
            starts_at=dt.time(8, 0),
            ends_at=dt.time(11, 0),
            subject_field_ids=[self._fields[theme.field]],
            participant_ids=[person],
            closed_on=closed,
            planning=Planning.PLANNED,
            category=category_of(theme.subject) if kind is EngagementKind.MEETING else "",
        )
        entry.check()
        self._uow.add(entry)
        told = working_day(day - 4 * _DAY)
        self._uow.add(
            Notice(
                engagement_id=entry.id,
                given_on=told,
                given_by_id=person,
                contacted=pick(rng, journal()["contacted"]),
                contacted_on=told,
                programme=theme.programme.format_map(words),
            )
        )
        pool = journal()["field"][theme.field]
        lines = rng.sample(fit_for(pool["minutes"], commune=True), 2)
        outcome = Outcome(
            engagement_id=entry.id,
            reported_on=closed,
            reported_by_id=person,
            minutes="\n".join([*lines, pick(rng, journal()["closing"])]).format_map(words),
            results=pick(rng, fit_for(pool["results"], commune=True)).format_map(words),
        )
        outcome.check()
        self._uow.add(outcome)


def _quarters(since: dt.date, today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the quarters from the first day to today, cut at that first day."""
    first = since.replace(month=since.month - (since.month - 1) % 3, day=1)
    while first <= today:
        following = (first + 95 * _DAY).replace(day=1)
        yield max(first, since), following - _DAY
        first = following
