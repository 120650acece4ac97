"""Short calls that build facts for tests of duties: rows with sensible rest, and the two seeds.

Keys are the names that a test reads: ``"xã"``, ``"nhóm"``, ``"an"``. Days are of 2026 where a
test does not say otherwise (``on(3, 31)``).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from app import resources
from app.read_models.facts import (
    AssignmentFact,
    ClockFact,
    ConsentFact,
    DecisionFact,
    EngagementFact,
    EventFact,
    ExemptionFact,
    Facts,
    GroupFact,
    HolidayFact,
    Key,
    MembershipFact,
    PaperFact,
    PartyFact,
    PersonFact,
    PostFact,
    SuccessionFact,
    TermFact,
    TerritoryFact,
)
from app.read_models.obligations import Obligation
from app.regulations.engine import Engine
from app.regulations.regulation import OfficeOwn, Regulation
from app.regulations.regulation_file import read_regulation

YEAR = 2026
NAMES = tuple[Key, ...] | Key

_FIELDS: dict[type, str] = {
    PersonFact: "people",
    TerritoryFact: "territories",
    SuccessionFact: "successions",
    GroupFact: "groups",
    DecisionFact: "decisions",
    AssignmentFact: "assignments",
    EngagementFact: "engagements",
    PaperFact: "papers",
    EventFact: "events",
    ExemptionFact: "exemptions",
    TermFact: "terms",
    ClockFact: "clocks",
    HolidayFact: "holidays",
}


def on(month: int, day: int, year: int = YEAR) -> dt.date:
    """Return a day; of 2026 where no year is given."""
    return dt.date(year, month, day)


def facts(*rows: object, divisions: Iterable[PartyFact] = ()) -> Facts:
    """Sort rows into facts; lists of rows are taken apart, a later key replaces an earlier."""
    sorted_in: dict[str, dict[object, Any]] = {}
    for row in _flat(rows):
        heap = sorted_in.setdefault(_FIELDS[type(row)], {})
        heap[getattr(row, "key", len(heap))] = row
    made: dict[str, Any] = {name: tuple(heap.values()) for name, heap in sorted_in.items()}
    return Facts(divisions=tuple(divisions), **made)


def _flat(rows: Iterable[object]) -> Iterator[object]:
    for row in rows:
        if isinstance(row, list | tuple):
            yield from _flat(row)
        else:
            yield row


# People and places ------------------------------------------------------------------------------


def person(key: Key, role: str = "officer", **post: Any) -> PersonFact:
    return PersonFact(key, f"Đồng chí {key}", (PostFact(role, **post),))


def territory(key: Key = "xã", kind: str = "commune", **more: Any) -> TerritoryFact:
    return TerritoryFact(key, f"Địa bàn {key}", kind, **more)


def group(
    key: Key = "nhóm", lead: Key = "an", members: tuple[Key, ...] = ("bình",), **more: Any
) -> GroupFact:
    listed = [MembershipFact(lead, "lead"), *(MembershipFact(one, "member") for one in members)]
    return GroupFact(key, f"Nhóm {key}", tuple(listed), **more)


def assigned(
    who: Key = "nhóm",
    where: Key = "xã",
    since: dt.date | None = dt.date(2025, 7, 1),
    until: dt.date | None = None,
    **more: Any,
) -> AssignmentFact:
    """Set a group to a territory; a follower with ``person=True``."""
    in_person = more.pop("person", False)
    side: dict[str, Any] = {"person": who} if in_person else {"group": who}
    return AssignmentFact(
        more.pop("key", f"{who} → {where}"), where, since=since, until=until, **side, **more
    )


OVERSEER = PartyFact("phòng BVCTNB", "Phòng Bảo vệ chính trị nội bộ", is_overseer=True)


def qc_office(**assignment: Any) -> list[object]:
    """A group of two on one commune, and the leader in charge of the group."""
    return [
        person("phó ban", "leader"),
        person("an"),
        person("bình"),
        territory(),
        group(leader_in_charge="phó ban"),
        assigned(**assignment),
    ]


def qd_office(**assignment: Any) -> list[object]:
    """A follower on one commune, with the Standing Committee member in charge of it."""
    return [
        person("ủy viên", "standing_member"),
        person("thủ trưởng", "home_agency_head"),
        person("dũng", "follower", body="Sở Nội vụ"),
        territory(standing_member="ủy viên"),
        assigned("dũng", person=True, **assignment),
    ]


# What was done ----------------------------------------------------------------------------------


def engagement(
    kind: str, start: dt.date, end: dt.date | None = None, **more: Any
) -> EngagementFact:
    """An engagement at ``xã`` by ``nhóm`` (its lead) where not said otherwise."""
    key = more.pop("key", f"{kind} {start:%d/%m/%Y}")
    more.setdefault("territories", ("xã",))
    if "people" not in more:
        more["people"] = ("an",)
        more.setdefault("group", "nhóm")
    return EngagementFact(key, kind, start, end or start, **more)


def trip(start: dt.date, end: dt.date | None = None, **more: Any) -> EngagementFact:
    return engagement("trip", start, end, **more)


def meeting(start: dt.date, end: dt.date | None = None, **more: Any) -> EngagementFact:
    return engagement("meeting", start, end, **more)


def consent(by: Key, day: dt.date, **limits: Any) -> ConsentFact:
    return ConsentFact(by, day, **limits)


def paper(
    kind: str, done: dt.date | None, period: tuple[dt.date, dt.date] | None = None, **more: Any
) -> PaperFact:
    """A paper of ``nhóm``, done and handed in on one day; ``period``: its first and last day."""
    key = more.pop("key", f"{kind} {done}")
    more.setdefault("author", "nhóm")
    more.setdefault("handed_in_on", done)
    first, last = period or (None, None)
    return PaperFact(key, kind, done_on=done, period_from=first, period_to=last, **more)


def month(number: int, year: int = YEAR) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a month."""
    following = dt.date(year + number // 12, number % 12 + 1, 1)
    return dt.date(year, number, 1), following - dt.timedelta(days=1)


def whole_year(year: int = YEAR) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def event(kind: str, day: dt.date, where: Key | None = "xã", **more: Any) -> EventFact:
    return EventFact(more.pop("key", f"{kind} {day}"), kind, day, territory=where, **more)


def exemption(who: Key, since: dt.date, until: dt.date | None = None, **more: Any) -> ExemptionFact:
    return ExemptionFact(f"miễn {who}", "đi học", since, until, who=who, **more)


# Regulations ------------------------------------------------------------------------------------


@cache
def seed(name: str) -> Regulation:
    """Return a built-in regulation as it ships: switched off."""
    return read_regulation(resources.read_bytes("regulations", f"{name}.toml"), f"{name}.toml")


def switched_on(name: str, since: dt.date = dt.date(2026, 1, 1), **more: Any) -> Regulation:
    """Return a built-in regulation as the office switched it on."""
    return replace(seed(name), number="01", applies_from=since, in_force_from=since, **more)


def decided(regulation: Regulation, rule_id: str, **own: Any) -> Regulation:
    """Return the regulation with the office's own values for one rule."""
    assert rule_id in {one.id for one in regulation.rules}, rule_id
    assert set(own) <= {one.name for one in fields(OfficeOwn)}
    rules = tuple(
        replace(one, office=OfficeOwn(**own)) if one.id == rule_id else one
        for one in regulation.rules
    )
    return replace(regulation, rules=rules)


def duties(
    regulation: Regulation | list[Regulation],
    rows: Facts | list[object],
    today: dt.date,
    rule: str = "",
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> list[Obligation]:
    """Return the obligations of a rule (of all without one) that meet 2026 or the days given."""
    given = rows if isinstance(rows, Facts) else facts(rows)
    both = regulation if isinstance(regulation, list) else [_alone(regulation, rule)]
    found = Engine(both, given).obligations(today, first or on(1, 1), last or on(12, 31))
    return [one for one in found if not rule or one.rule == rule]


def _alone(regulation: Regulation, rule: str) -> Regulation:
    """Leave the other rules out: one regulation's rules do not bear on each other's figures."""
    if not rule:
        return regulation
    return replace(regulation, rules=(regulation.rule(rule),))


def duty(
    regulation: Regulation | list[Regulation],
    rows: Facts | list[object],
    today: dt.date,
    rule: str,
    during: dt.date | None = None,
    **wanted: object,
) -> Obligation:
    """Return the one obligation of a rule; ``during`` picks a period, ``wanted`` other fields."""
    span = {"first": during, "last": during} if during is not None else {}
    found = [
        one
        for one in duties(regulation, rows, today, rule, **span)
        if all(getattr(one, name) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, [(o.rule, o.owner, o.period_from, o.step, o.state) for o in found]
    return found[0]
