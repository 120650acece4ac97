"""A whole province of facts in memory, the same each time: 150 territories, 60 people.

About 20 engagements a territory a year, monthly, half-yearly and yearly papers, the congress and
the leaders' working sessions. It knows no store; ``benches.duty_books`` writes the same into one.
"""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from app import resources
from app.read_models.facts import (
    AssignmentFact,
    ConsentFact,
    DecisionFact,
    EngagementFact,
    EventFact,
    Facts,
    GroupFact,
    Key,
    MembershipFact,
    PaperFact,
    PartyFact,
    PersonFact,
    PostFact,
    TermFact,
    TerritoryFact,
)
from app.regulations.regulation import Regulation
from app.regulations.regulation_file import read_regulation

TERRITORIES = 150
MEMBERS = 4
LEADERS = 3
A_YEAR = (
    *["trip"] * 8,
    *["meeting"] * 4,
    *["branch_meeting"] * 2,
    *["exchange"] * 6,
)
"""What takes place in a territory in a year."""
LAST_YEAR = 2026
TODAY = dt.date(LAST_YEAR, 11, 22)
_COMMISSION = "Lãnh đạo Ban Tổ chức Tỉnh ủy"
_STANDING = "Ban Thường vụ Tỉnh ủy"


def first_day(years: int) -> dt.date:
    """Return where so many years of history begin: with the month in which they were complete.

    It is the first day that the list of one's own duties is about, too.
    """
    return dt.date(LAST_YEAR - years, 12, 1)


@cache
def both_regulations(years: int) -> tuple[Regulation, ...]:
    """Return the built-in regulations, switched on for the last so many years."""
    since = first_day(years)
    read = [
        read_regulation(resources.read_text("regulations", name), name)
        for name in ("qc.toml", "qd.toml")
    ]
    return tuple(
        replace(one, number=f"{place}", signed_on=since, applies_from=since)
        for place, one in enumerate(read, start=1)
    )


def facts_of(years: int, territories: int = TERRITORIES) -> Facts:
    """Return the facts of the last so many years up to ``TODAY``; fewer people for fewer places."""
    return _Province(years, territories).facts()


@dataclass(frozen=True, slots=True)
class _Place:
    key: Key
    number: int
    group: Key
    follower: Key | None


class _Province:
    def __init__(self, years: int, territories: int) -> None:
        self._communes = territories * 2 // 3
        self._first = first_day(years)
        groups, followers = max(territories // 15, 2), max(territories * 17 // 150, 1)
        self._leaders = [self._key("leader", n) for n in range(LEADERS)]
        self._members = [
            [self._key("officer", n * MEMBERS + m) for m in range(MEMBERS)] for n in range(groups)
        ]
        self._followers = [self._key("follower", n) for n in range(followers)]
        self._groups = [self._key("group", n) for n in range(groups)]
        self._places = [
            _Place(
                self._key("territory", n),
                n,
                self._groups[n % groups],
                self._followers[n % followers] if n < self._communes else None,
            )
            for n in range(territories)
        ]

    @staticmethod
    def _key(sort: str, number: int) -> Key:
        return uuid.uuid5(uuid.NAMESPACE_OID, f"{sort}:{number}")

    def facts(self) -> Facts:
        division = self._key("division", 0)
        decision = self._key("decision", 0)
        people = [
            PersonFact(key, f"Lãnh đạo {n}", (PostFact("leader"),))
            for n, key in enumerate(self._leaders)
        ]
        people += [
            PersonFact(key, f"Công chức {n}-{m}", (PostFact("officer", division=division),))
            for n, members in enumerate(self._members)
            for m, key in enumerate(members)
        ]
        people += [
            PersonFact(key, f"Cán bộ theo dõi {n}", (PostFact("follower", body="Sở"),))
            for n, key in enumerate(self._followers)
        ]
        engagements = [
            one
            for year in range(self._first.year, LAST_YEAR + 1)
            for one in self._engagements(year)
            if self._first <= one.start <= TODAY
        ]
        papers = [
            one
            for year in range(self._first.year, LAST_YEAR + 1)
            for one in self._papers(year)
            if one.done_on is not None and self._first <= one.done_on <= TODAY
        ]
        return Facts(
            people=tuple(people),
            divisions=(PartyFact(division, "Phòng Bảo vệ chính trị nội bộ", is_overseer=True),),
            bodies=(
                PartyFact(self._key("body", 0), "Ban Tổ chức Tỉnh ủy"),
                PartyFact(self._key("body", 1), _STANDING),
            ),
            territories=tuple(self._territory(place) for place in self._places),
            groups=tuple(
                GroupFact(
                    key,
                    f"Nhóm {n + 1}",
                    tuple(
                        MembershipFact(person, "member" if m else "lead", self._first)
                        for m, person in enumerate(self._members[n])
                    ),
                    self._first,
                    leader_in_charge=self._leaders[n % LEADERS],
                )
                for n, key in enumerate(self._groups)
            ),
            decisions=(DecisionFact(decision, "1-QĐ/BTCTU", self._first),),
            assignments=tuple(self._assignments(decision)),
            engagements=tuple(engagements),
            papers=tuple(papers),
            events=tuple(self._events()),
            terms=(TermFact(dt.date(2015, 10, 1), dt.date(2030, 9, 30)),),
            read_to=TODAY,
        )

    def _territory(self, place: _Place) -> TerritoryFact:
        commune = place.number < self._communes
        return TerritoryFact(
            place.key,
            f"Địa bàn {place.number}",
            "commune" if commune else "department",
            "commune" if commune else "agency",
            standing_member=self._leaders[place.number % LEADERS] if commune else None,
        )

    def _assignments(self, decision: Key) -> Iterator[AssignmentFact]:
        for place in self._places:
            yield AssignmentFact(
                self._key("group assignment", place.number), place.key, group=place.group,
                since=self._first, decision=decision,
            )  # fmt: skip
            if place.follower is not None:
                yield AssignmentFact(
                    self._key("assignment", place.number), place.key, person=place.follower,
                    since=self._first, decision=decision,
                )  # fmt: skip

    def _engagements(self, year: int) -> Iterator[EngagementFact]:
        for place in self._places:
            rng = random.Random(f"{year}:{place.number}")  # noqa: S311 - a bench, no secret
            for number, kind in enumerate(A_YEAR):
                day = dt.date(year, 1, 1) + dt.timedelta(days=rng.randrange(364))
                followed = place.follower is not None and number % 4 == 3
                members = self._members[place.number % len(self._groups)]
                leader = self._leaders[place.number % len(self._groups) % LEADERS]
                yield EngagementFact(
                    self._key("engagement", (year * 1000 + place.number) * 100 + number),
                    kind,
                    day,
                    day + dt.timedelta(days=int(rng.random() < 0.2)),
                    (place.key,),
                    group=None if followed else place.group,
                    people=(
                        (place.follower,)
                        if followed and place.follower is not None
                        else (members[0], members[1 + number % 3])
                    ),
                    subject_fields=("party_members",),
                    planning=rng.choice(("planned", "planned", "unplanned", "")),
                    notice_on=day - dt.timedelta(days=rng.randrange(4)),
                    contacted_on=day - dt.timedelta(days=rng.randrange(3)),
                    consents=(
                        (ConsentFact(leader, day - dt.timedelta(days=1)),)
                        if kind == "meeting" and rng.random() < 0.8
                        else ()
                    ),
                    outcome_on=day + dt.timedelta(days=2) if rng.random() < 0.9 else None,
                    has_minutes=rng.random() < 0.9,
                )

    def _papers(self, year: int) -> Iterator[PaperFact]:
        rng = random.Random(f"papers {year}")  # noqa: S311 - a bench, no secret
        for number, group in enumerate(self._groups):
            for month in range(1, 13):
                first = dt.date(year, month, 1)
                last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
                due = first.replace(day=rng.randrange(20, 28))
                for kind in ("monthly", "month_plan"):
                    yield self._paper(
                        f"{kind} {year}-{month} {number}", kind, group, first, last, due,
                        to=_COMMISSION, channel="paper",
                    )  # fmt: skip
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        middle = dt.date(year, 6, 30)
        for number, follower in enumerate(self._followers):
            for kind, start, end in (
                ("half_year", first, middle),
                ("half_year", middle + dt.timedelta(days=1), last),
                ("year", first, last),
            ):
                yield self._paper(
                    f"{kind} {end} {number}", kind, follower, start, end, end,
                    to=_STANDING, through="Văn phòng Tỉnh ủy",
                )  # fmt: skip
        for place in self._places:
            lead = self._members[place.number % len(self._groups)][0]
            for kind, author in (
                ("feedback", place.key), ("review_points", place.group), ("rating", lead),
            ):  # fmt: skip
                day = dt.date(year, 11, 1) + dt.timedelta(days=rng.randrange(55))
                yield self._paper(
                    f"{kind} {year} {place.number}", kind, author, first, last, day,
                    territory=place.key, channel="paper",
                )  # fmt: skip
            for number in range(2):
                day = dt.date(year, 1, 1) + dt.timedelta(days=rng.randrange(364))
                yield PaperFact(
                    uuid.uuid5(uuid.NAMESPACE_OID, f"finding {year} {place.number} {number}"),
                    "finding", place.group, place.key, done_on=day, category="difficulty",
                )  # fmt: skip

    def _paper(
        self, name: str, kind: str, author: Key, first: dt.date, last: dt.date, day: dt.date, *,
        to: str = "", through: str = "", channel: str = "", territory: Key | None = None,
    ) -> PaperFact:  # fmt: skip
        return PaperFact(
            uuid.uuid5(uuid.NAMESPACE_OID, name), kind, author, territory,
            period_from=first, period_to=last, done_on=day, handed_in_on=day, received_on=day,
            to=to, through=through, channel=channel,
        )  # fmt: skip

    def _events(self) -> Iterator[EventFact]:
        for year in range(self._first.year, LAST_YEAR + 1):
            for place in self._places:
                day = dt.date(year, 1 + place.number % 10, 1 + place.number % 28)
                if self._first <= day <= TODAY:
                    key = self._key("working session", year * 1000 + place.number)
                    yield EventFact(key, "working_session", day, territory=place.key)
