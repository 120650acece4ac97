"""Regulations of the register: what they refuse, switching on and off, obstacles and checks."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest

from app.domain.errors import DomainError
from app.domain.regulation import (
    ObstacleState,
    Regulation,
    RegulationCheck,
    RegulationObstacle,
    RegulationRule,
)

TODAY = dt.date(2026, 11, 22)
FIRST = dt.date(2026, 1, 1)
ME = uuid.UUID(int=1)


def regulation(**fields: object) -> Regulation:
    made = Regulation(key="qc-2026", short="QC", title="Quy chế công tác", number="12")
    made.signed_on = dt.date(2025, 12, 20)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def code_of(act: Callable[[], object]) -> tuple[str, object]:
    with pytest.raises(DomainError) as caught:
        act()
    return caught.value.code, caught.value.values.get("field")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"key": ""}, "regulation_key_malformed", "key"),
        ({"key": "Quy chế"}, "regulation_key_malformed", "key"),
        ({"key": "x" * 61}, "regulation_key_malformed", "key"),
        ({"short": " "}, "short_missing", "short"),
        ({"title": ""}, "title_missing", "title"),
        (
            {"in_force_from": TODAY, "in_force_to": FIRST},
            "ends_before_start",
            "in_force_to",
        ),
        ({"in_force_from": TODAY, "applies_from": FIRST}, "applies_outside_force", "applies_from"),
        ({"in_force_to": FIRST, "applies_from": TODAY}, "applies_outside_force", "applies_from"),
    ],
)
def test_what_a_regulation_refuses(fields: dict[str, object], code: str, field: str) -> None:
    assert code_of(regulation(**fields).check) == (code, field)


def test_a_regulation_replaces_another() -> None:
    made = regulation(replaces_id=uuid.UUID(int=9))
    made.check()
    made.replaces_id = made.id
    assert code_of(made.check)[0] == "replaces_itself"


def test_turning_on_asks_number_and_day() -> None:
    def turned_on(one: Regulation) -> Callable[[], None]:
        return lambda: one.switch_on(FIRST, TODAY, ME)

    assert code_of(turned_on(regulation(number=" "))) == ("number_missing", "number")
    assert code_of(turned_on(regulation(signed_on=None))) == ("signed_on_missing", "signed_on")
    early = regulation(in_force_from=TODAY)
    assert code_of(turned_on(early))[0] == "applies_outside_force"
    assert early.applies_from is None
    made = regulation(in_force_from=FIRST)
    made.switch_on(FIRST, TODAY, ME)
    assert (made.applies_from, made.switched_on_on, made.switched_on_by_id) == (FIRST, TODAY, ME)
    made.switch_off()
    assert (made.applies_from, made.switched_on_on, made.switched_on_by_id) == (None, None, None)
    assert code_of(made.switch_off)[0] == "regulation_is_off"


def test_a_rule_needs_id_and_clause() -> None:
    made = RegulationRule(regulation_id=ME, key="qc-7.A.5-bao-viec", clause="Đ7.A.5", definition="")
    made.check()
    made.key = "có dấu"
    assert code_of(made.check)[0] == "rule_key_malformed"
    made.key, made.clause = "a", " "
    assert code_of(made.check) == ("clause_missing", "clause")


def test_a_check_tells_its_conclusion_and_what_is_to_be_corrected() -> None:
    made = RegulationCheck(checked_on=FIRST, conclusion="đúng quy chế")
    made.check()
    made.correction_due_on = TODAY
    assert code_of(made.check) == ("correction_missing", "correction")
    made.correction = "bổ sung biên bản"
    made.corrected_on = dt.date(2025, 12, 31)
    assert code_of(made.check) == ("too_early", "corrected_on")
    made.conclusion = ""
    assert code_of(made.check) == ("conclusion_missing", "conclusion")


def test_an_obstacle_is_collected_and_answered_once() -> None:
    made = RegulationObstacle(regulation_id=ME, article="Đ8", text="chưa rõ hạn", raised_on=FIRST)
    made.check()
    made.collect()
    assert made.state is ObstacleState.COLLECTED
    assert code_of(lambda: made.answer_with(TODAY, " "))[0] == "answer_missing"
    assert code_of(lambda: made.answer_with(dt.date(2025, 1, 1), "rõ"))[0] == "too_early"
    made.answer_with(TODAY, "theo quy định riêng")
    assert (made.state, made.answered_on) == (ObstacleState.ANSWERED, TODAY)
    for act in (made.collect, made.withdraw, lambda: made.answer_with(TODAY, "lần nữa")):
        assert code_of(act)[0] == "obstacle_closed"
    made.article = ""
    assert code_of(made.check)[0] == "article_missing"
    other = RegulationObstacle(regulation_id=ME, article="Đ8", text="", raised_on=FIRST)
    assert code_of(other.check)[0] == "text_missing"
    other.withdraw()
    assert other.state is ObstacleState.WITHDRAWN
