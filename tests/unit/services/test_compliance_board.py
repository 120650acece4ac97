"""The board from obligations alone: each stands in one month, no figure is without its names."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.regulation import Regulation
from app.services.compliance.board import (
    Board,
    Duty,
    DutyKind,
    Row,
    Side,
    Standing,
    build_board,
)
from app.services.compliance.words import cell_text, legend, tally_text
from tests.support.duty_facts import (
    assigned,
    duties,
    facts,
    group,
    on,
    paper,
    qc_office,
    seed,
    switched_on,
    territory,
)

FIRST, LAST = on(1, 1), on(12, 31)
RULE = "qc-8.2-bao-cao-thang"


def owed(**changes: Any) -> Obligation:
    values: dict[str, Any] = {
        "regulation": "qc",
        "rule": RULE,
        "clause": "QC Đ8.2",
        "owner_kind": OwnerKind.GROUP,
        "owner": "n1",
        "people": ("an",),
        "territory": "xã",
        "partner": None,
        "step": "",
        "period_from": on(2, 1),
        "period_to": on(2, 28),
        "event": None,
        "opens_on": None,
        "due_on": on(2, 28),
        "state": DutyState.DONE,
    }
    return Obligation(**(values | changes))


def board(*rows: Obligation, regulations: tuple[Regulation, ...] = ()) -> Board:
    names = {"n1": "Nhóm 1", "n2": "Nhóm 2", "an": "Nguyễn An", "xã": "Xã Ba Gia"}
    known = regulations or (seed("qc"), seed("qd"))
    return build_board(known, rows, FIRST, LAST, lambda key: names.get(str(key), str(key)))


def counts(row: Row) -> list[str]:
    return [cell_text(cell.tally) for cell in row.cells]


def test_months_of_the_year_are_columns() -> None:
    matrix = board(owed(), owed(owner="n2", state=DutyState.OVERDUE, days_late=3)).matrix(
        Side.OWNER
    )
    assert [row.name for row in matrix.rows] == ["Nhóm 1", "Nhóm 2"]
    assert counts(matrix.rows[0])[:3] == ["", "1/1", ""]
    assert counts(matrix.rows[1])[1] == "0/1 ✗1"
    assert cell_text(matrix.total.total.tally) == "1/2 ✗1"
    assert matrix.total.total.tally.percent_in_time == 50


def test_quarter_half_year_and_year_stand_in_their_last_month() -> None:
    rows = [
        owed(period_from=on(1, 1), period_to=on(3, 31), due_on=None),
        owed(period_from=on(1, 1), period_to=on(6, 30), due_on=None, territory="b"),
        owed(period_from=on(1, 1), period_to=on(12, 31), due_on=on(12, 19), territory="c"),
    ]
    found = counts(board(*rows).matrix(Side.OWNER).rows[0])
    assert [place + 1 for place, text in enumerate(found) if text] == [3, 6, 12]


def test_what_ends_in_another_year_is_left_there() -> None:
    january = owed(period_from=on(12, 1), period_to=on(12, 31), due_on=on(1, 5, 2027))
    assert board(january).entries == ()
    later = build_board([seed("qc")], [january], on(1, 1, 2027), on(12, 31, 2027), str)
    assert later.entries[0].month == on(1, 1, 2027)


def test_what_waits_for_a_hand_from_before_stands_beside_the_months() -> None:
    old = owed(period_from=on(1, 1, 2021), due_on=on(1, 1, 2025), state=DutyState.OVERDUE)
    row = board(old).matrix(Side.OWNER).rows[0]
    assert counts(row) == [""] * 12
    assert row.loose.tally.of(Standing.OVERDUE) == 1
    assert row.total.entries[0].obligation is old


def test_exempt_and_ended_ask_nothing() -> None:
    row = board(owed(state=DutyState.EXEMPT), owed(state=DutyState.ENDED, territory="b"))
    tally = row.matrix(Side.OWNER).total.total.tally
    assert (tally.needed, tally.percent_in_time) == (0, None)
    assert cell_text(tally) == "–1 □1"
    assert tally_text(tally) == "1 được miễn; 1 chấm dứt"


def test_late_is_done_and_told_apart() -> None:
    tally = board(owed(state=DutyState.DONE_LATE), owed()).matrix(Side.OWNER).total.total.tally
    assert cell_text(tally) == "2/2 ◷1"
    assert tally.percent_in_time == 50


def test_counted_rules_first_others_on_demand() -> None:
    bans = [rule for rule in seed("qc").rules if rule.nature == "ban"]
    made = board(owed(), owed(rule=bans[0].id, state=DutyState.BREACHED))
    assert len(made.matrix(Side.OWNER).total.total.entries) == 1
    with_bans = made.matrix(Side.OWNER, kinds=[DutyKind.BAN]).total.total
    assert cell_text(with_bans.tally) == "⚠1"


def test_sides_are_owner_territory_and_duty() -> None:
    place = owed(owner="t", owner_kind=OwnerKind.TERRITORY, territory=None)
    made = board(owed(), owed(territory=None, owner="n2"), place)
    assert [row.name for row in made.matrix(Side.TERRITORY).rows] == ["t", "Xã Ba Gia", ""]
    sections = [row.section for row in made.matrix(Side.OWNER).rows]
    assert sections == ["group", "group", "territory"]
    duty_rows = made.matrix(Side.DUTY).rows
    assert [row.key for row in duty_rows] == list(made.duties)
    assert isinstance(duty_rows[0].key, Duty)


def test_unknown_rule_is_left_out() -> None:
    assert board(owed(rule="nobody-knows")).entries == ()


def test_legend_names_every_sign_that_a_cell_shows() -> None:
    assert all(sign in legend() for sign in "✗⚠◷!?–□")


def test_a_real_year_of_a_group() -> None:
    rows = [
        *qc_office(since=on(1, 1)),
        territory("xã2"),
        group("nhóm2", "bình", ()),
        assigned("nhóm2", "xã2", since=on(1, 1)),
        paper("monthly_report", on(2, 27), (on(2, 1), on(2, 28))),
    ]
    regulation = switched_on("qc")
    found = duties(regulation, facts(rows), on(11, 22))
    made = build_board([regulation], found, FIRST, LAST, str)
    placed = sum(
        len(cell.entries)
        for row in made.matrix(Side.OWNER, kinds=list(DutyKind)).rows
        for cell in (*row.cells, row.loose)
    )
    assert placed == len(made.entries) > 0


STATES = st.sampled_from(list(DutyState))
ROWS = st.builds(
    lambda state, owner, place, month, due: owed(
        state=state,
        owner=owner,
        territory=place,
        period_from=on(month, 1),
        period_to=on(month, 28),
        due_on=due,
    ),
    STATES,
    st.sampled_from(["n1", "n2", "n3"]),
    st.sampled_from(["xã", "b", None]),
    st.integers(1, 12),
    st.one_of(st.none(), st.dates(on(1, 1), on(12, 31))),
)


@given(st.lists(ROWS, max_size=40), st.sampled_from(list(Side)))
def test_sums_are_the_names_behind_them(rows: list[Obligation], side: Side) -> None:
    made = board(*rows)
    matrix = made.matrix(side, kinds=list(DutyKind))
    of_rows = [
        id(e) for row in matrix.rows for cell in (*row.cells, row.loose) for e in cell.entries
    ]
    assert sorted(of_rows) == sorted(id(one) for one in made.entries)
    assert sorted(id(e) for e in matrix.total.total.entries) == sorted(of_rows)
    for place in range(12):
        column = sum(len(row.cells[place].entries) for row in matrix.rows)
        assert column == len(matrix.total.cells[place].entries)
    for row in matrix.rows:
        assert sum(row.total.tally.counts.values()) == len(row.total.entries)


def test_dates_out_of_the_span_are_not_asked() -> None:
    half = build_board([seed("qc")], [owed(), owed(due_on=on(9, 1))], FIRST, on(6, 30), str)
    assert half.months[-1] == dt.date(2026, 6, 1)
    assert [one.month for one in half.entries] == [on(2, 1)]
