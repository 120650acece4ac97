"""What holds for all clauses without a measure: listed with what was done, never missing."""

import datetime as dt
from collections.abc import Iterable

from app.read_models.facts import PartyFact
from app.read_models.obligations import DutyState, Obligation
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Unquantified
from tests.support.duty_facts import duties, facts, seed, switched_on

_MISSING = {DutyState.OVERDUE, DutyState.DUE, DutyState.BREACHED, DutyState.UNDETERMINED}
_STATES = {
    Nature.DUTY: DutyState.UNQUANTIFIED,
    Nature.BAN: DutyState.UNQUANTIFIED,
    Nature.RIGHT: DutyState.RIGHT,
    Nature.ENCOURAGEMENT: DutyState.ENCOURAGED,
}


def listed(
    name: str,
    rule_id: str,
    rows: list[object],
    *,
    owner: str,
    divisions: Iterable[PartyFact] = (),
) -> list[Obligation]:
    """Assert that an unquantified rule is listed for its owner and never missing; return its rows.

    Looked at in the middle of the first year, on its last day and two years on.
    """
    regulation = switched_on(name)
    rule = seed(name).rule(rule_id)
    assert isinstance(rule.count, Unquantified)
    found: list[Obligation] = []
    for today in (dt.date(2026, 6, 15), dt.date(2026, 12, 31), dt.date(2028, 6, 1)):
        given = facts(rows, divisions=divisions)
        rows_of_day = duties(regulation, given, today, rule_id, last=dt.date(2028, 12, 31))
        mine = [one for one in rows_of_day if one.owner == owner]
        assert mine, (rule_id, [one.owner for one in rows_of_day])
        for one in rows_of_day:
            assert one.state not in _MISSING, (rule_id, one.state)
            assert one.due_on is None and one.days_late == 0, rule_id
            assert one.clause == regulation.cite(rule)
        reached = [one for one in mine if one.period_from is None or one.period_from <= today]
        assert {one.state for one in reached} == {_STATES[rule.nature]}, rule_id
        found = reached
    return found


def kinds_listed(rows: list[Obligation]) -> set[str]:
    """Return the kinds of what the rows list as done."""
    return {use.kind for one in rows for use in one.uses}
