"""The three workbooks that lie beside the project, in order, into a new book of Quảng Ngãi."""

from collections import Counter
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, AssignmentDecision, Group, GroupMembership, GroupRole
from app.domain.people import Officer
from app.domain.territory import Territory
from app.read_models.imports import ImportPreview, RowState
from app.read_models.journal import JournalFilter
from app.read_models.sheet_rows import JournalRow
from tests.unit.services.importing.offices import ALL, Office

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "data"
TERRITORIES, ROSTER, JOURNAL = (
    FOLDER / name
    for name in ("danh-muc-dia-ban.xlsx", "danh-sach-nhom.xlsx", "so-cong-tac-2025.xlsx")
)

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the trial workbooks are kept outside the project"
)


def counted(preview: ImportPreview) -> dict[RowState, int]:
    return dict(Counter(row.state for row in preview.rows))


def test_three_files_in_order(office: Office) -> None:
    _territories(office)
    _roster(office)
    _journal(office)
    entries = office.entries()
    for path in (TERRITORIES, ROSTER, JOURNAL):
        again = office.take(path)
        assert (again.new, again.completed, again.kinds) == (0, 0, frozenset())
    assert office.entries() == entries


def _territories(office: Office) -> None:
    assert counted(office.preview(TERRITORIES)) == {RowState.SAME: 96, RowState.NEW: 24}
    assert office.take(TERRITORIES).new == 24
    territories = office.all(Territory)
    assert len(territories) == 120
    codes = [one["code"] for one in territories if one["code"]]
    assert len(codes) == len(set(codes)) == 96


def _roster(office: Office) -> None:
    preview = office.preview(ROSTER)
    assert counted(preview) == {RowState.NEW: 60, RowState.REFUSED: 1, RowState.ASKED: 1}
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (43, "second_lead"),
        (68, "territory_of_group_unknown"),
    }
    planted = {(67, "person_twice"), (67, "date_does_not_exist"), (68, "group_without_lead")}
    assert planted <= {(one.row, one.reason_code) for one in preview.remarks}
    assert [one.places for one in preview.questions] == [(("Nhóm", 67),)]
    result = office.take(ROSTER)
    assert (result.new, result.waiting, result.refused) == (60, 1, 1)
    assert len(office.all(Group)) == 13
    assert len(office.all(GroupMembership)) == 60
    assert sum(one["role"] is GroupRole.LEAD for one in office.all(GroupMembership)) == 12
    assert len(office.all(Officer)) == 61  # with the one who made the book
    assert len(office.all(Assignment)) == 120
    assert len(office.all(AssignmentDecision)) == 12


def _journal(office: Office) -> None:
    preview = office.preview(JOURNAL)
    assert counted(preview) == {RowState.NEW: 1168, RowState.REFUSED: 30, RowState.ASKED: 2}
    reasons = Counter(one.reason_code for one in preview.refusals)
    assert reasons == {"person_unknown": 25, "return_before_departure": 5}
    assert {one.value for one in preview.refusals if one.reason_code == "person_unknown"} == {
        "Võ Ngọc Hương"  # the second lead, whose row was refused
    }
    remarks = Counter(one.reason_code for one in preview.remarks)
    assert remarks["named_as_today"] == 513
    assert remarks["return_taken_as_departure"] == 124
    assert remarks["territory_taken_as"] == 68
    result = office.take(JOURNAL)
    assert (result.new, result.waiting, result.refused) == (1168, 2, 30)
    assert result.named_as_today == 513
    entries = office.all(Engagement)
    assert len(entries) == 1168
    kinds = Counter(one["kind"] for one in entries)
    assert set(kinds) == {
        EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING,
    }  # fmt: skip
    assert all(one["closed_on"] == one["ends_on"] for one in entries)
    assert len(office.all(Outcome)) == 1168
    rows = {row.row for row in preview.to_take}
    taken = [row for row in preview.table.rows if isinstance(row, JournalRow) and row.row in rows]
    findings = Counter(one["kind"] for one in office.all(Finding))
    assert findings == {
        FindingKind.DIFFICULTY: sum(bool(row.difficulty) for row in taken),
        FindingKind.PROPOSAL: sum(bool(row.proposal) for row in taken),
        FindingKind.NEW_MODEL: sum(bool(row.new_model) for row in taken),
    }
    assert len(office.all(Notice)) == sum(row.consent is not None for row in taken)
    queries = office.session.store.queries
    marked = queries.journal.page(
        ALL, JournalFilter(named_as_today=True), office.session.clock.today(), limit=1000
    )
    assert len(marked.rows) == 513
    assert sum(one.entries for one in queries.territories.lineage_questions(ALL)) == 513


def test_answers_bring_in_what_waited(office: Office) -> None:
    office.take(TERRITORIES)
    preview = office.preview(ROSTER)
    (question,) = preview.questions
    assert office.take(ROSTER, {question.id: "new"}).new == 61
    preview = office.preview(JOURNAL)
    # The namesakes of one group can no longer be told apart by name and group.
    asked = {one.text: one for one in preview.questions}
    assert set(asked) == {
        "“Đoàn” là địa bàn nào?", "“tỉnh” là địa bàn nào?", "Nhóm 1: “Lý Hồng Hạnh” là ai?",
    }  # fmt: skip
    answers = {one.id: one.candidates[0].key for one in asked.values()}
    result = office.take(JOURNAL, answers)
    assert (result.new, result.waiting, result.refused) == (1170, 0, 30)
    assert office.preview(JOURNAL, answers).count(RowState.SAME) == 1170
    office.entries()
