"""What the rows of a roster tell only together."""

import datetime as dt
from dataclasses import replace

from app.domain.group import GroupRole
from app.read_models.sheet_rows import RosterRow
from app.read_models.sheets import Severity
from app.spreadsheets.roster_checks import check_roster, groups

PLAIN = RosterRow(
    sheet="S", row=1, full_name="", division="", group="Nhóm 1", role=GroupRole.MEMBER,
    territories=(), decision_number="", decision_date=None, phone="", merged_fields=frozenset(),
)  # fmt: skip
LEAD = replace(
    PLAIN,
    row=2,
    full_name="Lê Thuỷ",
    role=GroupRole.LEAD,
    territories=("Xã A", "Xã B"),
    decision_number="1-QĐ/BTCTU",
    decision_date=dt.date(2025, 7, 1),
)


def told(*rows: RosterRow) -> list[tuple[int, str, Severity]]:
    return [(p.row, p.reason_code, p.severity) for p in check_roster(rows)]


def test_groups_gather_their_rows() -> None:
    member = replace(PLAIN, row=3, full_name="Võ Y", territories=("xã a", "Xã C"))
    alone = replace(PLAIN, row=4, full_name="Hồ B", group="")
    (group,) = groups([LEAD, member, alone])
    assert group.lead is LEAD
    assert group.rows == (LEAD, member)
    assert group.territories == ("Xã A", "Xã B", "Xã C")
    assert (group.decision_number, group.decision_date) == ("1-QĐ/BTCTU", dt.date(2025, 7, 1))
    assert told(LEAD, member, alone) == []


def test_a_person_twice_in_either_spelling() -> None:
    again = replace(PLAIN, row=9, full_name="lê thủy")
    assert told(LEAD, again) == [(9, "person_twice", Severity.WARNING)]
    merged = replace(again, merged_fields=frozenset(["full_name"]))
    assert told(LEAD, merged) == []


def test_two_leads_and_no_lead() -> None:
    second = replace(PLAIN, row=3, full_name="Võ Y", role=GroupRole.LEAD)
    assert told(LEAD, second) == [(3, "second_lead", Severity.ERROR)]
    assert told(replace(second, role=GroupRole.MEMBER)) == [
        (3, "group_without_lead", Severity.WARNING)
    ]


def test_decisions_missing_and_differing() -> None:
    member = replace(PLAIN, row=3, full_name="Võ Y", decision_number="2-QĐ/BTCTU")
    assert told(LEAD, member) == [(3, "decisions_differ", Severity.WARNING)]
    assert told(replace(LEAD, decision_number="")) == [
        (2, "group_without_decision", Severity.WARNING)
    ]


def test_a_territory_in_two_groups() -> None:
    other = replace(LEAD, row=8, full_name="Võ Y", group="Nhóm 2", territories=("XÃ B",))
    assert told(LEAD, other) == [(8, "territory_in_two_groups", Severity.WARNING)]
    problem = check_roster([LEAD, other])[0]
    assert "Nhóm 1" in problem.reason and problem.value == "XÃ B"
