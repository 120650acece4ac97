"""Every reason and state that the engine can give has words, and no words wait for a reason."""

import ast
import datetime as dt

from app.read_models.obligations import DutyState, Why
from app.regulations.reasons import REASONS, STATES, state_in_words, unit_in_words, why_in_words
from tests.support.source_tree import modules

ENGINE = "app/regulations/engine/"
# Where a code is worked out: what it can be.
WORKED_OUT: dict[str, set[str]] = {
    "f'period_{word}'": {"period_silent", "period_unknown", "period_unclear"},
    "_silence(run)": {"period_silent", "period_unknown", "period_unclear"},
    "code": {"part_silent", "part_unknown"},
    "due.silent or 'no_deadline'": {
        "no_deadline",
        "deadline_silent",
        "deadline_unknown",
        "deadline_unclear",
        "exempt",
    },
}
#: What ``Bond.end`` can be, however the bond is called there.
ENDS = {"territory_ended", "assignment_ended", "regulation_ended", "pair_ended", "event"}


def _codes() -> set[str]:
    found: set[str] = set()
    for module in modules("app"):
        if not module.path.startswith(ENGINE):
            continue
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Why"):
                continue
            given = node.args[0]
            branches = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
            for one in branches:
                if isinstance(one, ast.Constant):
                    found.add(str(one.value))
                else:
                    words = ast.unparse(one)
                    if words.endswith(".end"):
                        found |= ENDS
                        continue
                    assert words in WORKED_OUT, f"{module.path}: what can {words} be?"
                    found |= WORKED_OUT[words]
    return found


def test_every_reason_has_words() -> None:
    assert _codes() - REASONS.keys() == set()


def test_no_words_wait_for_a_reason() -> None:
    assert REASONS.keys() - _codes() == set()


def test_every_state_has_words() -> None:
    assert STATES.keys() == set(DutyState)
    assert state_in_words(DutyState.DONE_LATE, 3) == "đã làm, chậm 3 ngày"
    assert state_in_words(DutyState.OVERDUE, 2) == "quá hạn 2 ngày"
    assert state_in_words(DutyState.DUE) == "đến hạn"


def test_every_unit_has_words() -> None:
    assert [unit_in_words(one) for one in ("times", "days", "months")] == ["lần", "ngày", "tháng"]
    assert unit_in_words("followed") == "số địa bàn được phân công theo dõi"


def test_words_are_filled_as_far_as_values_are_known() -> None:
    first, last = dt.date(2026, 3, 1), dt.date(2026, 4, 30)
    assert why_in_words(Why("exempt", "ốm", first, last)) == (
        "được miễn: ốm, từ ngày 01/03/2026 đến ngày 30/04/2026"
    )
    assert why_in_words(Why("exempt", "ốm")) == "được miễn: ốm"
    assert why_in_words(Why("evidence_missing", "order, invitation")) == (
        "thiếu căn cứ: có văn bản cử đi, có giấy mời"
    )
    assert why_in_words(Why("assignment_ended", "duty", until=last)) == (
        "hết phân công sau ngày 30/04/2026: yêu cầu nhiệm vụ"
    )
    assert why_in_words(Why("wrong_form", "m1"), {"m1": "Mẫu số 1"}) == (
        "không đúng mẫu, phải theo mẫu Mẫu số 1"
    )
    assert "chưa_có" in why_in_words(Why("chưa_có"))
