"""Chains of several actors: units and their compiler, members and their lead, a third body."""

from typing import Any

from app.read_models.facts import PartyFact
from app.read_models.obligations import OwnerKind
from app.regulations.regulation import OfficeOwn, Step
from app.regulations.vocabulary.choices import Moment, PaperAct
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import DateOfYear, DayOfPeriod, FromMoment, PeriodEnd
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty
from app.regulations.vocabulary.periods import HalfYear, PerEvent, Year
from app.regulations.vocabulary.quantities import Condition
from app.regulations.vocabulary.silence import Silent
from app.regulations.vocabulary.who import (
    BodyOwner,
    DivisionOwner,
    GroupLead,
    GroupMember,
    GroupOwner,
    RoleHolder,
    StandingMemberInCharge,
    TerritoryOwner,
)
from tests.support.duty_facts import (
    OVERSEER,
    assigned,
    event,
    exemption,
    month,
    on,
    paper,
    person,
    qc_office,
    qd_office,
    territory,
    whole_year,
)
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    EXEMPT,
    LATE,
    OVERDUE,
    UNDETERMINED,
    WAITING,
    code,
    report,
    row,
    rows,
    rule,
    state,
    world,
)


def chain(*steps: Step, **said: Any) -> Any:
    return report(**{"steps": steps, **said})


# Units by one date, the compiler by another -----------------------------------------------------

UNITS = Step(
    id="đơn vị",
    title="Đơn vị gửi",
    who=GroupOwner(),
    act=PaperAct.HAND_IN,
    deadline=DayOfPeriod(day=20),
)
COMPILER = Step(
    id="tổng hợp",
    title="Phòng tổng hợp",
    who=DivisionOwner(overseer=True),
    act=PaperAct.HAND_IN,
    kinds=("review",),
    deadline=DayOfPeriod(day=25),
)
TWO_PLACES = [qc_office(), territory("phường"), assigned(where="phường")]


def test_the_compiler_owes_once_for_all_units() -> None:
    found = rows(chain(UNITS, COMPILER), on(3, 26), world(TWO_PLACES), during=on(3, 1))
    assert sorted((one.step, str(one.territory), one.state) for one in found) == [
        ("tổng hợp", "None", OVERDUE),
        ("đơn vị", "phường", OVERDUE),
        ("đơn vị", "xã", OVERDUE),
    ]
    compiled = paper("review", on(3, 25), month(3), author=OVERSEER.key)
    one = row(
        chain(UNITS, COMPILER),
        on(3, 26),
        world(TWO_PLACES, compiled),
        during=on(3, 1),
        step="tổng hợp",
    )
    assert (one.owner_kind, one.state) == (OwnerKind.DIVISION, DONE)


def test_the_units_reports_do_not_stand_in_for_the_compilation() -> None:
    handed = paper("monthly", on(3, 19), month(3))
    found = {
        o.step: o.state for o in rows(chain(UNITS, COMPILER), on(3, 26), handed, during=on(3, 1))
    }
    assert found == {"đơn vị": DONE, "tổng hợp": OVERDUE}


MEMBERS = Step(
    id="thành viên",
    title="Thành viên gửi",
    who=GroupMember(),
    act=PaperAct.HAND_IN,
    kinds=("finding",),
    deadline=DayOfPeriod(day=15),
)
AFTER_MEMBERS = Step(
    id="nhóm",
    title="Trưởng nhóm tổng hợp",
    who=GroupLead(),
    act=PaperAct.HAND_IN,
    after="thành viên",
    deadline=FromMoment(days=3, of=Moment.STEP),
)


def test_a_step_after_several_actors_waits_for_the_last_of_them() -> None:
    first = paper("finding", on(3, 10), month(3), author="an")
    last = paper("finding", on(3, 14), month(3), author="bình")
    one = row(chain(MEMBERS, AFTER_MEMBERS), on(3, 16), first, last, during=on(3, 1), step="nhóm")
    assert (one.state, one.due_on) == (DUE, on(3, 17))
    waits = row(chain(MEMBERS, AFTER_MEMBERS), on(3, 16), first, during=on(3, 1), step="nhóm")
    assert waits.state is WAITING


def test_where_several_may_confirm_one_is_enough() -> None:
    leaders = [person("phó ban", "leader"), person("phó ban hai", "leader")]
    step = Step(
        id="x",
        title="Lãnh đạo Ban xác nhận",
        who=RoleHolder(role="leader"),
        act=PaperAct.CONFIRM,
        deadline=PeriodEnd(),
    )
    done = paper("monthly", on(3, 20), month(3), confirmed_on=on(3, 21), confirmed_by="phó ban hai")
    found = rows(chain(step), on(4, 5), world(qc_office(), leaders, done), during=on(3, 1))
    assert {one.state for one in found} == {DONE}


def test_a_third_body_passes_on_what_the_territory_wrote() -> None:
    owed = rule(
        who=TerritoryOwner(),
        count=Papers(kinds=("feedback",)),
        period=Year(),
        steps=(
            Step(
                id="viết",
                title="Đảng ủy viết",
                who=TerritoryOwner(),
                act=PaperAct.WRITE,
                deadline=DateOfYear(month=12, day=10),
            ),
            Step(
                id="xác nhận",
                title="Ủy viên xác nhận",
                who=StandingMemberInCharge(),
                act=PaperAct.CONFIRM,
                deadline=DateOfYear(month=12, day=15),
            ),
            Step(
                id="chuyển",
                title="Văn phòng chuyển",
                who=BodyOwner(body="Văn phòng Tỉnh ủy"),
                act=PaperAct.PASS_ON,
                deadline=DateOfYear(month=12, day=19),
            ),
        ),
    )
    body = PartyFact("vptu", "Văn phòng Tỉnh ủy")
    done = paper(
        "feedback",
        on(12, 9),
        whole_year(),
        author="xã",
        confirmed_on=on(12, 15),
        confirmed_by="ủy viên",
        passed_on_on=on(12, 21),
        passed_on_by="vptu",
    )
    found = rows(owed, on(1, 5, 2027), world(qd_office(), done, bodies=(body,)), during=on(12, 1))
    assert {one.step: (one.owner, one.state, one.days_late) for one in found} == {
        "viết": ("xã", DONE, 0),
        "xác nhận": ("ủy viên", DONE, 0),
        "chuyển": ("vptu", LATE, 2),
    }


def test_a_step_that_nobody_can_do_is_said() -> None:
    step = Step(
        id="x",
        title="Ủy viên xác nhận",
        who=StandingMemberInCharge(),
        act=PaperAct.CONFIRM,
        deadline=PeriodEnd(),
    )
    one = row(chain(step), on(4, 5), during=on(3, 1))
    assert (one.state, code(one)) == (UNDETERMINED, "owner_unknown")


def test_steps_on_an_event() -> None:
    owed = rule(
        count=Papers(kinds=("briefing",)),
        period=PerEvent(events=("working_session",)),
        steps=(
            Step(
                id="viết",
                title="Viết",
                who=GroupOwner(),
                act=PaperAct.WRITE,
                deadline=FromMoment(days=3, of=Moment.EVENT_END),
            ),
            Step(
                id="gửi",
                title="Gửi",
                who=GroupLead(),
                deadline=FromMoment(days=2, of=Moment.STEP),
                after="viết",
            ),
        ),
    )
    session = event("working_session", on(3, 10))
    assert {o.step: o.state for o in rows(owed, on(3, 13), session)} == {
        "viết": DUE,
        "gửi": WAITING,
    }
    done = paper("briefing", on(3, 13), handed_in_on=on(3, 16), event=session.key)
    found = {o.step: (o.state, o.days_late) for o in rows(owed, on(4, 1), session, done)}
    assert found == {"viết": (DONE, 0), "gửi": (LATE, 1)}


def test_steps_that_are_coming_exempt_or_silent() -> None:
    assert state(chain(UNITS), on(2, 28), during=on(3, 1)) is COMING
    free = exemption("nhóm", on(3, 1), on(3, 31))
    assert state(chain(UNITS), on(4, 5), free, during=on(3, 1)) is EXEMPT
    silent = Step(id="gửi", title="Gửi", who=GroupOwner(), act=PaperAct.HAND_IN, deadline=Silent())
    one = row(chain(silent), on(4, 5), during=on(3, 1))
    assert (one.state, code(one)) == (UNDETERMINED, "deadline_silent")


def test_the_step_of_an_assignment_that_ended_ends_too() -> None:
    office = world(qc_office(until=on(3, 10)))
    one = row(chain(UNITS), on(4, 5), office, during=on(3, 1))
    assert (one.state, code(one)) == (ENDED, "assignment_ended")


def test_a_step_with_the_deadline_of_its_rule_takes_the_offices_day() -> None:
    silent = Step(id="gửi", title="Gửi", who=GroupOwner(), act=PaperAct.HAND_IN, deadline=Silent())
    owed = chain(silent, deadline=Silent(), office=OfficeOwn(deadline=DayOfPeriod(day=28)))
    one = row(owed, on(3, 29), during=on(3, 1))
    assert (one.due_on, one.state, one.own) == (on(3, 28), OVERDUE, ("deadline",))


def test_a_new_follower_of_the_next_half_year() -> None:
    office = world(qc_office(), person("khác"))
    found = rows(chain(UNITS, period=HalfYear()), on(2, 1), office, during=on(3, 1))
    assert [(one.period_to, one.due_on) for one in found] == [(on(6, 30), on(6, 20))]


def test_a_chain_in_a_part_of_a_period() -> None:
    late_start = world(qc_office(since=on(3, 15)))
    for part, expected in (
        (FullQuota(), [OVERDUE]),
        (NoDuty(), []),
        (Silent(), [UNDETERMINED]),
    ):
        owed = chain(UNITS, part_of_period=part)
        found = rows(owed, on(4, 5), late_start, during=on(3, 1))
        assert [one.state for one in found] == expected, part
    done = world(qc_office(since=on(3, 15)), paper("monthly", on(3, 20), month(3)))
    assert state(chain(UNITS), on(4, 5), done, during=on(3, 1)) is DONE


def test_a_chain_under_an_unknown_condition() -> None:
    when = Condition(number="population", number_at_least=1)
    one = row(chain(UNITS, when=when), on(4, 5), during=on(3, 1))
    assert (one.state, code(one)) == (UNDETERMINED, "condition_unknown")
