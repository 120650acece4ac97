"""Any regulation that can be read can be tried, and what came of it can be told."""

import dataclasses
import datetime as dt
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.regulations.regulation import Regulation, Rule
from app.regulations.regulation_file import write_regulation
from app.services.regulations_trial import SourceFile, Span, try_regulations
from app.services.regulations_trial_report import as_data, as_lines
from tests.unit.regulations.generated import rules
from tests.unit.regulations.test_file_facts import FACTS

TODAY = dt.date(2026, 6, 30)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def _regulation(made: list[Rule]) -> Regulation:
    placed = []
    for at, rule in enumerate(made):
        count = rule.count
        if getattr(count, "form", ""):
            count = dataclasses.replace(count, form="by_event")
        placed.append(dataclasses.replace(rule, id=f"r{at}", count=count))
    return Regulation(
        id="qd", short="QĐ", title="Quy định", applies_from=dt.date(2020, 1, 1), rules=tuple(placed)
    )


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.lists(rules(), min_size=1, max_size=4))
def test_any_regulation_can_be_tried(made: list[Rule]) -> None:
    regulation = SourceFile("qd.toml", write_regulation(_regulation(made)).encode())
    facts = SourceFile("facts.toml", FACTS.encode())
    trial = try_regulations([regulation], facts, Span.around(TODAY))
    assert json.loads(json.dumps(as_data(trial)))["obligations"] == as_data(trial)["obligations"]
    assert len(as_lines(trial)) > len(trial.obligations)
    identities = [one.identity for one in trial.obligations]
    assert len(set(identities)) == len(identities)
