"""Short rules for tests of single words: a small regulation in force through 2026, and its rows.

Facts come from ``tests.support.duty_facts``; what a test does not say is a plain trip of the group.
"""

import datetime as dt
from dataclasses import replace
from typing import Any

from app.read_models.facts import Facts, PairFact, PartyFact, TieFact
from app.read_models.obligations import DutyState, Obligation
from app.regulations.engine import Engine
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Events, Papers
from app.regulations.vocabulary.periods import Month
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.who import GroupOwner
from tests.support.duty_facts import OVERSEER, facts, on, qc_office

Ruled = Rule | Regulation | list[Regulation]

COMING, DUE, OVERDUE = DutyState.COMING, DutyState.DUE, DutyState.OVERDUE
DONE, LATE, EXEMPT, ENDED = (
    DutyState.DONE,
    DutyState.DONE_LATE,
    DutyState.EXEMPT,
    DutyState.ENDED,
)
WAITING, WARNING, UNDETERMINED = DutyState.WAITING, DutyState.WARNING, DutyState.UNDETERMINED
KEPT, BREACHED = DutyState.KEPT, DutyState.BREACHED


def rule(**said: Any) -> Rule:
    """Return a rule; a group's trips where nothing else is said."""
    return Rule(
        **{
            "id": "việc",
            "clause": "Đ1",
            "title": "Việc phải làm",
            "who": GroupOwner(),
            "count": Events(kinds=("trip",)),
            **said,
        }
    )


def report(**said: Any) -> Rule:
    """Return a rule of a monthly report of the group."""
    return rule(**{"count": Papers(kinds=("monthly",)), "period": Month(), **said})


def visits(number: int, **said: Any) -> Events:
    """Return a count of at least so many trips."""
    return Events(kinds=("trip",), quota=Quota(at_least=number), **said)


def text(*rules: Rule, **said: Any) -> Regulation:
    """Return a regulation in force from 2026 on."""
    return Regulation(
        **{
            "id": "QC",
            "short": "QC",
            "title": "Quy chế",
            "applies_from": dt.date(2026, 1, 1),
            "rules": rules,
            **said,
        }
    )


def world(
    *rows: object,
    pairs: tuple[PairFact, ...] = (),
    ties: tuple[TieFact, ...] = (),
    bodies: tuple[PartyFact, ...] = (),
    divisions: tuple[PartyFact, ...] = (OVERSEER,),
) -> Facts:
    """Return facts, with what ``duty_facts`` does not sort."""
    return replace(facts(list(rows), divisions=divisions), pairs=pairs, ties=ties, bodies=bodies)


def rows(
    ruled: Ruled,
    today: dt.date,
    *given: object,
    first: dt.date | None = None,
    last: dt.date | None = None,
    during: dt.date | None = None,
) -> list[Obligation]:
    """Return the obligations that meet 2026, the days given, or one day.

    Without facts, or with lists of what was done alone, the office is ``qc_office()``.
    """
    known = given[0] if given and isinstance(given[0], Facts) else world(qc_office(), *given)
    regulations = ruled if isinstance(ruled, list) else [_text_of(ruled)]
    return Engine(regulations, known).obligations(
        today, during or first or on(1, 1), during or last or on(12, 31)
    )


def row(ruled: Ruled, today: dt.date, *given: object, **wanted: Any) -> Obligation:
    """Return the one obligation; ``during`` picks a period by a day, others by their fields."""
    days = {name: wanted.pop(name) for name in ("first", "last", "during") if name in wanted}
    found = [
        one
        for one in rows(ruled, today, *given, **days)
        if all(getattr(one, name) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, [(o.rule, o.owner, o.period_from, o.step, o.state) for o in found]
    return found[0]


def state(ruled: Ruled, today: dt.date, *given: object, **wanted: Any) -> DutyState:
    """Return the state of the one obligation."""
    return row(ruled, today, *given, **wanted).state


def _text_of(ruled: Rule | Regulation) -> Regulation:
    return text(ruled) if isinstance(ruled, Rule) else ruled


def code(one: Obligation) -> str:
    """Return the code of the reason, empty without one."""
    return "" if one.why is None else one.why.code


def refused(one: Obligation) -> list[str]:
    """Return why what was done does not count, by code."""
    return [use.why.code for use in one.uses if use.why is not None]


def counted(one: Obligation) -> list[object]:
    """Return the keys of what counts."""
    return [use.key for use in one.uses if use.counts]
