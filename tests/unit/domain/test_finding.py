"""A finding and its hand-overs: what may follow what, and what a kind does not know."""

import datetime as dt
import uuid
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.domain.finding import (
    ABOVE_THE_UNIT,
    Direction,
    Finding,
    FindingCluster,
    FindingHandover,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
    ModelUptake,
)
from app.domain.flow import Actor, Word
from app.domain.ids import new_id

DAY = dt.date(2026, 11, 2)
ME = new_id()


def finding(kind: FindingKind = FindingKind.DIFFICULTY) -> Finding:
    return Finding(kind=kind, territory_id=new_id(), text="Thiếu kinh phí", raised_on=DAY)


def take(one: Any, step: str, remark: str = "đã rõ", on: dt.date = DAY) -> None:
    row = one.FLOW.next(one.state, step, (Actor.AUTHOR,), remark)
    one.reach(step, row.target, Word(ME, on, remark))


def state_of(one: Finding) -> FindingState:
    return one.state


def code_of(deed: object, *given: object) -> str:
    with pytest.raises(DomainError) as raised:
        deed(*given)  # type: ignore[operator]  # any bound method
    return raised.value.code


def test_a_shortcoming_goes_to_the_unit_before_anybody_above() -> None:
    one = finding(FindingKind.SHORTCOMING)
    for body in HandoverTo:
        if body in ABOVE_THE_UNIT:
            assert code_of(one.check_handover, body) == "put_to_unit_first"
        else:
            one.check_handover(body)
    take(one, "put_to_unit", "")
    assert state_of(one) is FindingState.WITH_UNIT
    assert code_of(take, one, "hand_over") == "step_not_now"
    assert code_of(take, one, "take_unit_answer", " ") == "remark_missing"
    take(one, "take_unit_answer", "Đã khắc phục")
    assert (one.unit_answer, one.state) == ("Đã khắc phục", FindingState.UNIT_ANSWERED)
    for body in HandoverTo:
        one.check_handover(body)
    take(one, "hand_over")
    assert state_of(one) is FindingState.HANDED_OVER


def test_steps_of_one_kind_are_refused_to_the_others() -> None:
    assert code_of(take, finding(), "put_to_unit") == "only_shortcoming_to_unit"
    assert code_of(take, finding(), "put_forward") == "only_model_put_forward"
    model = finding(FindingKind.NEW_MODEL)
    take(model, "put_forward", "Ban Thường vụ")
    assert model.put_forward_to == "Ban Thường vụ"


def test_handed_over_answered_handed_on_and_settled() -> None:
    one = finding()
    for _round in range(2):
        take(one, "hand_over")
        take(one, "accept")
        assert state_of(one) is FindingState.ACCEPTED
        take(one, "answer", "Sẽ bố trí")
        assert state_of(one) is FindingState.ANSWERED
    take(one, "hand_over")
    take(one, "return", "Không đúng thẩm quyền")
    assert state_of(one) is FindingState.RETURNED
    take(one, "settle", "Đã bố trí vốn")
    assert (one.state, one.stage, one.settlement) == (FindingState.SETTLED, None, "Đã bố trí vốn")
    take(one, "reopen", "Chưa cấp vốn")
    assert (one.state, one.settled_on, one.settlement) == (FindingState.OPEN, None, "")


def test_it_is_not_changed_once_somebody_learnt_of_it() -> None:
    one = finding()
    one.check_editable(handed_over=False)
    assert code_of(lambda: one.check_editable(handed_over=True)) == "finding_fixed"
    take(one, "withdraw", "Ghi nhầm")
    assert code_of(lambda: one.check_editable(handed_over=False)) == "finding_fixed"


def test_nothing_is_taken_before_it_was_raised() -> None:
    one = finding()
    assert code_of(take, one, "settle", "xong", dt.date(2026, 11, 1)) == "too_early"


def test_only_a_proposal_has_a_direction() -> None:
    one = finding()
    one.direction = Direction.TO_TERRITORY
    assert code_of(one.check) == "direction_needs_proposal"


def test_a_cluster_holds_open_findings_of_one_kind() -> None:
    cluster = FindingCluster(title="Kinh phí", kind=FindingKind.DIFFICULTY, opened_on=DAY)
    other = FindingCluster(title="Khác", kind=FindingKind.DIFFICULTY, opened_on=DAY)
    one = finding()
    one.join(cluster)
    one.join(cluster)
    assert code_of(one.join, other) == "already_in_cluster"
    assert code_of(finding(FindingKind.PROPOSAL).join, cluster) == "cluster_kind_differs"
    ended = finding()
    take(ended, "settle")
    assert code_of(ended.join, cluster) == "finding_ended"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"to_kind": HandoverTo.DIVISION}, "addressee_missing"),
        ({"to_kind": HandoverTo.AGENCY, "body": "  "}, "addressee_missing"),
        ({"to_kind": HandoverTo.LEADER}, "addressee_missing"),
        ({"to_kind": HandoverTo.STANDING_MEMBER}, "addressee_missing"),
        (
            {"to_kind": HandoverTo.STANDING_COMMITTEE, "due_on": dt.date(2026, 11, 1)},
            "too_early",
        ),
    ],
)
def test_a_handover_names_its_addressee(given: dict[str, object], code: str) -> None:
    one = FindingHandover(finding_id=uuid.uuid4(), handed_on=DAY, **given)  # type: ignore[arg-type]  # per case
    assert code_of(one.check) == code


def test_a_handover_moves_until_it_is_answered() -> None:
    one = FindingHandover(finding_id=new_id(), to_kind=HandoverTo.PERMANENT_MEMBERS, handed_on=DAY)
    one.check()
    take(one, "accept", "")
    assert (one.state, one.answer) == (HandoverState.ACCEPTED, "")
    take(one, "answer", "Đồng ý chủ trương")
    assert (one.state, one.answer) == (HandoverState.ANSWERED, "Đồng ý chủ trương")
    assert code_of(take, one, "return") == "step_not_now"


def test_a_model_is_taken_up_elsewhere() -> None:
    model = finding(FindingKind.NEW_MODEL)

    def uptake(of: Finding, **changed: object) -> ModelUptake:
        values = {"finding_id": of.id, "territory_id": new_id(), "taken_up_on": DAY} | changed
        return ModelUptake(**values)  # type: ignore[arg-type]  # per case

    uptake(model).check(model)
    early = uptake(model, taken_up_on=dt.date(2026, 10, 1))
    assert code_of(early.check, model) == "too_early"
    own = uptake(model, territory_id=model.territory_id)
    assert code_of(own.check, model) == "uptake_own_territory"
    assert code_of(uptake(finding()).check, finding()) == "only_model_taken_up"
