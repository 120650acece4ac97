"""A journal: kinds by data, results and findings, consent, names, and no row twice."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.errors import Cancelled, DomainError, StoreError
from app.domain.finding import Finding, FindingKind
from app.domain.territory import Territory
from app.read_models.imports import RowState
from app.services.importing.kinds import engagement_kind
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.services.importing.test_roster import FIRST, person
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, ROSTER_HEADER, save

GOING, BACK = dt.date(2025, 8, 5), dt.date(2025, 8, 6)


def trip(
    territory: str = "Xã Ba Gia", purpose: str = "Kiểm tra việc triển khai nghị quyết", *,
    going: object = GOING, back: object = BACK, people: str = "Lý Hồng Hạnh",
    group: str = "Nhóm 1", consent: str | None = None, results: str | None = "Đã làm việc.",
    found: Sequence[str | None] = (None, None, None),
) -> Sequence[object]:  # fmt: skip
    return (1, going, back, group, people, territory, purpose, consent, results, *found)


@pytest.fixture
def staffed(office: Office, tmp_path: Path) -> Office:
    office.take(save(tmp_path, FIRST))
    return office


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [
        ("Dự họp Ban Thường vụ", EngagementKind.MEETING),
        ("Dự hội nghị sơ kết 6 tháng", EngagementKind.MEETING),
        ("DỰ HỘI NGHỊ trao đổi kinh nghiệm", EngagementKind.MEETING),
        ("Dự sinh hoạt chi bộ khu dân cư", EngagementKind.BRANCH_MEETING),
        ("Dự họp chi bộ thôn", EngagementKind.BRANCH_MEETING),
        ("Trao đổi qua điện thoại về hội nghị", EngagementKind.EXCHANGE),
        ("Sinh hoạt nhóm quý II", EngagementKind.GROUP_SESSION),
        ("Phối hợp kiểm tra", EngagementKind.TRIP),
        ("Nắm tình hình tổ chức", EngagementKind.TRIP),
    ],
)
def test_kind_is_told_from_the_purpose(purpose: str, kind: EngagementKind) -> None:
    assert engagement_kind(purpose) is kind


def test_row_becomes_entry_outcome_and_findings(staffed: Office, tmp_path: Path) -> None:
    row = trip(
        purpose="Dự họp Ban Thường vụ", people="Lý Hồng Hạnh, Đặng Kim Thảo", consent="đồng ý",
        found=("Thiếu biên chế.", "Đề nghị mở lớp.", "Chi bộ 4 tốt."),
    )  # fmt: skip
    result = staffed.take(save(tmp_path, (JOURNAL_HEADER, row)))
    assert (result.new, result.named_as_today) == (1, 0)
    (entry,) = staffed.all(Engagement)
    assert (entry["kind"], entry["starts_on"], entry["ends_on"], entry["closed_on"]) == (
        EngagementKind.MEETING, GOING, BACK, BACK,
    )  # fmt: skip
    assert isinstance(entry["participant_ids"], list) and len(entry["participant_ids"]) == 2
    (outcome,) = staffed.all(Outcome)
    assert (outcome["results"], outcome["reported_on"]) == ("Đã làm việc.", BACK)
    (notice,) = staffed.all(Notice)
    assert (notice["consent_needed"], notice["consent_note"]) == (True, "Theo sổ Excel: đồng ý")
    assert (notice["consent_on"], notice["consent_by_id"]) == (None, None)
    findings = {one["kind"]: one for one in staffed.all(Finding)}
    assert set(findings) == {
        FindingKind.DIFFICULTY, FindingKind.PROPOSAL, FindingKind.NEW_MODEL,
    }  # fmt: skip
    assert {one["engagement_id"] for one in findings.values()} == {entry["id"]}
    assert {one["raised_on"] for one in findings.values()} == {GOING}


def test_what_the_sheet_does_not_tell_is_not_made_up(staffed: Office, tmp_path: Path) -> None:
    path = save(tmp_path, (JOURNAL_HEADER, trip(back=None, results=None)))
    preview = staffed.preview(path)
    assert told(preview) == {(2, "return_taken_as_departure")}
    staffed.imports.take_in(preview, {}, SILENT)
    (entry,) = staffed.all(Engagement)
    assert (entry["ends_on"], entry["closed_on"]) == (GOING, None)
    assert staffed.all(Outcome) == staffed.all(Notice) == staffed.all(Finding) == []


def test_older_than_its_unit_is_taken_and_marked(staffed: Office, tmp_path: Path) -> None:
    row = trip(going=dt.date(2025, 6, 30), back=dt.date(2025, 7, 1))
    path = save(tmp_path, (JOURNAL_HEADER, row, trip(going=dt.date(2025, 7, 1))))
    preview = staffed.preview(path)
    assert {one for one in told(preview) if one[1] == "named_as_today"} == {(2, "named_as_today")}
    result = staffed.take(path)
    assert (result.new, result.named_as_today) == (2, 1)
    marked = {one["starts_on"]: one["named_as_today"] for one in staffed.all(Engagement)}
    assert marked == {dt.date(2025, 6, 30): True, dt.date(2025, 7, 1): False}


def test_same_row_is_never_taken_twice(staffed: Office, tmp_path: Path) -> None:
    path = save(tmp_path, (JOURNAL_HEADER, trip(), trip(), trip("Xã Ba Vì")))
    preview = staffed.preview(path)
    assert states(preview) == {2: RowState.NEW, 3: RowState.SAME, 4: RowState.NEW}
    assert (3, "row_twice") in told(preview)
    assert staffed.take(path).new == 2
    spelt_otherwise = trip("  XÃ BA GIA ", going="5/8/2025", back="06.08.25")
    again = staffed.take(save(tmp_path, (JOURNAL_HEADER, spelt_otherwise)))
    assert (again.same, again.kinds) == (1, frozenset())


def test_corrected_row_is_held_against_its_entry(staffed: Office, tmp_path: Path) -> None:
    staffed.take(save(tmp_path, (JOURNAL_HEADER, trip(), trip("Xã Ba Vì", results=None))))
    rows = (
        JOURNAL_HEADER,
        trip(results="Đã làm việc với cấp ủy.", back=dt.date(2025, 8, 9)),
        trip("Xã Ba Vì", back=dt.date(2025, 8, 7), found=("Thiếu biên chế.", None, None)),
    )
    path = save(tmp_path, rows)
    preview = staffed.preview(path)
    # What was reported is put right by those who went, never by a sheet.
    assert states(preview) == {2: RowState.SAME, 3: RowState.CHANGED}
    assert {(2, "results_differ"), (2, "return_fixed")} <= told(preview)
    (difference,) = preview.rows[1].differences
    assert (difference.in_book, difference.in_file) == ("06/08/2025", "07/08/2025")
    chosen = frozenset({preview.rows[1].place})
    staffed.imports.take_in(preview, {}, SILENT, chosen)
    entries = {one["ends_on"]: one["closed_on"] for one in staffed.all(Engagement)}
    assert entries == {BACK: BACK, dt.date(2025, 8, 7): dt.date(2025, 8, 7)}
    assert len(staffed.all(Outcome)) == 2
    assert [one["text"] for one in staffed.all(Finding)] == ["Thiếu biên chế."]
    before = staffed.entries()
    assert staffed.take(path).kinds == frozenset()
    assert staffed.entries() == before


def test_who_went_may_put_his_results_right(staffed: Office, tmp_path: Path) -> None:
    staffed.take(save(tmp_path, (JOURNAL_HEADER, trip(found=("Thiếu biên chế.", None, None)))))
    with staffed.session.store.unit_of_work() as uow:
        (entry,), (finding,) = uow.find(Engagement), uow.find(Finding)
        entry.participant_ids = [*entry.participant_ids, staffed.session.person_id]
        entry.origin = f"{entry.origin.rsplit(':', 1)[0]}:cũ"
        finding.raised_by_id = staffed.session.person_id
        uow.commit()
    row = trip(results="Đã làm việc với cấp ủy.", found=("Thiếu 2 biên chế.", None, None))
    preview = staffed.preview(save(tmp_path, (JOURNAL_HEADER, row)))
    assert states(preview) == {2: RowState.CHANGED}
    chosen = frozenset({preview.rows[0].place})
    assert staffed.imports.take_in(preview, {}, SILENT, chosen).changed == 1
    assert [one["results"] for one in staffed.all(Outcome)] == ["Đã làm việc với cấp ủy."]
    assert [one["text"] for one in staffed.all(Finding)] == ["Thiếu 2 biên chế."]


def test_row_of_an_entry_written_by_hand_is_the_same(staffed: Office, tmp_path: Path) -> None:
    path = save(tmp_path, (JOURNAL_HEADER, trip(), trip("Xã Ba Vì")))
    staffed.take(path)
    with staffed.session.store.unit_of_work() as uow:
        for entry in uow.find(Engagement):
            entry.origin = ""
        uow.commit()
    assert states(staffed.preview(path)) == {2: RowState.SAME, 3: RowState.SAME}


def test_names_that_nobody_bears_are_refused(staffed: Office, tmp_path: Path) -> None:
    rows = (
        JOURNAL_HEADER,
        trip(people="Người Lạ"),
        trip("Xã Không Có Thật"),
        trip(group="Nhóm 99"),
        trip(back=dt.date(2025, 8, 1)),
        trip(going=dt.date(2027, 1, 4), back=dt.date(2027, 1, 4)),
        trip(" ; "),
    )
    preview = staffed.preview(save(tmp_path, rows))
    assert set(states(preview).values()) == {RowState.REFUSED}
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (2, "person_unknown"),
        (3, "territory_unknown"),
        (4, "group_unknown"),
        (5, "return_before_departure"),
        (6, "result_in_future"),
        (7, "territory_missing"),
    }
    assert all(one.reason and one.advice for one in preview.refusals)


def test_nothing_is_told_on_a_day_to_come(staffed: Office, tmp_path: Path) -> None:
    today, back = dt.date(2026, 11, 22), dt.date(2026, 11, 25)
    later = dt.date(2027, 1, 4)
    rows = (
        JOURNAL_HEADER,
        trip(going=dt.date(2026, 11, 20), back=back),
        trip(going=later, back=later, results=None, purpose="Trao đổi qua điện thoại"),
    )
    path = save(tmp_path, rows)
    assert {one.reason_code for one in staffed.preview(path).refusals} == {"result_in_future"}
    staffed.take(path)
    (entry,), (outcome,) = staffed.all(Engagement), staffed.all(Outcome)
    assert (entry["ends_on"], entry["closed_on"], outcome["reported_on"]) == (back, today, today)


def test_consent_is_needed_where_the_rule_asks_for_it(staffed: Office, tmp_path: Path) -> None:
    row = trip(purpose="Dự sinh hoạt chi bộ thôn 3", consent="đồng ý")
    staffed.take(save(tmp_path, (JOURNAL_HEADER, row)))
    (entry,), (notice,) = staffed.all(Engagement), staffed.all(Notice)
    assert (entry["kind"], notice["consent_needed"]) == (EngagementKind.BRANCH_MEETING, False)


def test_territory_without_its_kind(staffed: Office, tmp_path: Path) -> None:
    rows = (
        JOURNAL_HEADER,
        trip("Ba Gia"),
        trip("khu Lý Sơn"),
        trip("Xa Ba Vi", people="Đặng Kim Thảo"),
        trip("P. Cẩm Thành"),
        trip("Phường Ba Vì"),
        trip("Xã Sơn Bua"),
    )
    path = save(tmp_path, rows)
    preview = staffed.preview(path)
    taken = {(one.row, one.value) for one in preview.problems if one.reason_code.endswith("as")}
    assert (2, "Ba Gia") in taken
    assert not any(one.reason_code == "kind_not_named" and one.row == 2 for one in preview.problems)
    assert {row: state for row, state in states(preview).items() if state is RowState.ASKED} == {
        6: RowState.ASKED,
        7: RowState.ASKED,
    }
    former = next(one for one in preview.questions if "Sơn Bua" in one.text)
    assert "trước ngày 01/07/2025" in former.text
    staffed.take(path)
    names = {one["id"]: one["name"] for one in staffed.all(Territory)}
    assert {names[one["territory_id"]] for one in staffed.all(Engagement)} == {
        "Xã Ba Gia", "Đặc khu Lý Sơn", "Xã Ba Vì", "Phường Cẩm Thành",
    }  # fmt: skip


def test_several_territories_become_an_entry_each(staffed: Office, tmp_path: Path) -> None:
    row = trip("Xã Ba Gia; Xã Ba Vì", found=("Thiếu biên chế.", None, None))
    path = save(tmp_path, (JOURNAL_HEADER, row))
    assert (2, "one_entry_each") in told(staffed.preview(path))
    assert staffed.take(path).new == 1
    assert len(staffed.all(Engagement)) == 2
    assert len(staffed.all(Finding)) == 1
    assert staffed.take(path).kinds == frozenset()


def test_traveller_of_another_group_is_asked_for(staffed: Office, tmp_path: Path) -> None:
    staffed.take(save(tmp_path, (ROSTER_HEADER, person("Bùi Văn An", "Nhóm 2", "Trưởng nhóm"))))
    rows = (JOURNAL_HEADER, trip(people="Bùi Văn An"), trip("Xã Ba Vì", people="Bui Van An"))
    path = save(tmp_path, rows)
    preview = staffed.preview(path)
    assert set(states(preview).values()) == {RowState.ASKED}
    answers = {one.id: one.candidates[0].key for one in preview.questions}
    assert staffed.take(path, answers).new == 2


class _StopsAt:
    def __init__(self, reports: int) -> None:
        self.left = reports

    def report(self, done: int, total: int, text: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_cancelled_in_the_middle_keeps_nothing(staffed: Office, tmp_path: Path) -> None:
    rows = [trip(going=GOING + dt.timedelta(days=n), back=None) for n in range(60)]
    preview = staffed.preview(save(tmp_path, [JOURNAL_HEADER, *rows]))
    entries = staffed.entries()
    for reports in (0, 1, 3):
        with pytest.raises(Cancelled):
            staffed.imports.take_in(preview, {}, _StopsAt(reports))
        assert staffed.all(Engagement) == []
        assert staffed.entries() == entries
    assert staffed.imports.take_in(preview, {}, SILENT).new == 60
    assert staffed.entries() == entries + 1


def test_full_disk_keeps_nothing(staffed: Office, tmp_path: Path) -> None:
    rows = [
        trip(going=GOING + dt.timedelta(days=n), back=None, results="Đã làm việc. " * 40)
        for n in range(60)
    ]
    preview = staffed.preview(save(tmp_path, [JOURNAL_HEADER, *rows]))
    entries = staffed.entries()
    pages = _pages(staffed, "page_count")
    _pages(staffed, f"max_page_count = {pages + 2}")
    with pytest.raises(StoreError) as caught:
        staffed.imports.take_in(preview, {}, SILENT)
    assert caught.value.code == "disk_full"
    _pages(staffed, "max_page_count = 1000000")
    assert staffed.all(Engagement) == []
    assert staffed.entries() == entries
    assert staffed.imports.take_in(preview, {}, SILENT).new == 60
    assert staffed.entries() == entries + 1


def _pages(office: Office, pragma: str) -> int:
    """Ask or set how large the database may grow, on its one connection."""
    engine = cast(Any, office.session.store.queries.imports)._engine
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())


def test_groups_by_number(staffed: Office, tmp_path: Path) -> None:
    rows = (JOURNAL_HEADER, trip(group="Nhóm 01"), trip("Xã Ba Vì", group="nhóm số 1"))
    assert staffed.take(save(tmp_path, rows)).new == 2


def test_text_that_cannot_be_stored_keeps_nothing(staffed: Office, tmp_path: Path) -> None:
    preview = staffed.preview(save(tmp_path, (JOURNAL_HEADER, trip(), trip("Xã Ba Vì"))))
    spoilt = preview.table.rows[1]
    object.__setattr__(spoilt, "results", "hỏng \ud800")
    with pytest.raises((DomainError, UnicodeEncodeError)):
        staffed.imports.take_in(preview, {}, SILENT)
    assert staffed.all(Engagement) == []
    staffed.entries()


def test_file_that_is_none_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "ghi chú.xlsx"
    other.write_text("không phải Excel")
    with pytest.raises(DomainError) as caught:
        office.preview(other)
    assert caught.value.code == "file_refused"
    assert caught.value.values["reason"] and caught.value.values["advice"]
    with pytest.raises(Cancelled):
        office.imports.preview(save(tmp_path, (JOURNAL_HEADER, trip())), _StopsAt(0))
