"""Sheets that name a unit which ended since: nothing comes in twice, nothing is lost from sight."""

import datetime as dt
from pathlib import Path

import pytest

from app.domain.engagement import Engagement
from app.domain.finding import Finding
from app.domain.group import Assignment
from app.domain.territory import Territory, TerritorySuccession
from app.read_models.imports import RowState
from tests.unit.services.importing.offices import Office, states, told
from tests.unit.services.importing.test_journal import trip
from tests.unit.services.importing.test_opening import HEADER, NUMBER, SIGNED
from tests.unit.services.importing.test_roster import person
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, ROSTER_HEADER, save

LAST = dt.date(2026, 10, 31)


@pytest.fixture
def after_merger(office: Office, tmp_path: Path) -> Office:
    office.take(save(tmp_path, (ROSTER_HEADER, person("Lý Hồng Hạnh", "Nhóm 1", "Trưởng nhóm"))))
    with office.session.store.unit_of_work() as uow:
        (unit,) = uow.find(Territory, name="Xã Ba Gia")
        unit.valid_to = LAST
        uow.commit()
    return office


@pytest.mark.parametrize(
    ("code", "since", "state"),
    [
        ("21205", None, RowState.SAME),
        (None, "1/7/2025", RowState.SAME),
        (None, None, RowState.ASKED),
        (None, "1/11/2026", RowState.NEW),
    ],
)
def test_an_older_list_brings_no_unit_in_again(
    after_merger: Office, tmp_path: Path, code: str | None, since: str | None, state: RowState
) -> None:
    path = save(
        tmp_path,
        (("Mã", "Tên địa bàn", "Loại", "Từ ngày"), (code, "Xã Ba Gia", "Xã", since)),
    )
    preview = after_merger.preview(path)
    assert states(preview) == {2: state}
    if state is RowState.ASKED:
        (question,) = preview.questions
        assert "trong sổ đã kết thúc ngày 31/10/2026" in question.candidates[0].text
        answers = {question.id: question.candidates[0].key}
        assert after_merger.take(path, answers).kinds == frozenset()


def test_no_open_assignment_to_a_unit_that_ended(after_merger: Office, tmp_path: Path) -> None:
    row = (1, "Xã Ba Gia", "Nhóm 1", "1/9/2026", NUMBER, SIGNED)
    path = save(tmp_path, (HEADER, row))
    preview = after_merger.preview(path)
    assert (states(preview), told(preview)) == ({2: RowState.REFUSED}, {(2, "unit_over")})
    assert after_merger.take(path).kinds == frozenset()
    assert not after_merger.all(Assignment)


def test_the_opening_balance_again_after_a_merger_changes_nothing(
    after_merger: Office, tmp_path: Path
) -> None:
    with after_merger.session.store.unit_of_work() as uow:
        (unit,) = uow.find(Territory, name="Xã Ba Gia")
        unit.valid_to = None
        uow.commit()
    rows = (
        (1, "Xã Ba Gia và Xã Ba Vì", "Nhóm 1", "1/9/2026", NUMBER, SIGNED),
        (2, "Xã Ba Tơ", "Nhóm 1", "1/9/2026", NUMBER, SIGNED),
    )
    path = save(tmp_path, (HEADER, *rows))
    assert after_merger.take(path).new == 2
    with after_merger.session.store.unit_of_work() as uow:
        (heir,) = uow.find(Territory, name="Xã Ba Vì")
        for name in ("Xã Ba Gia", "Xã Ba Tơ"):
            (unit,) = uow.find(Territory, name=name)
            unit.valid_to = LAST
            uow.add(TerritorySuccession(predecessor_id=unit.id, successor_id=heir.id,
                                        on=dt.date(2026, 11, 1)))  # fmt: skip
            (assignment,) = uow.find(Assignment, territory_id=unit.id)
            assignment.valid_to = LAST
        uow.commit()
    preview = after_merger.preview(path)
    assert set(states(preview).values()) == {RowState.SAME}
    assert not preview.questions
    ended = {(2, "assignment_ended"), (3, "assignment_ended")}
    assert ended <= told(preview)
    assert "31/10/2026" in preview.rows[1].detail
    assert after_merger.take(path).kinds == frozenset()


def test_an_open_finding_at_a_unit_that_ended_is_told(after_merger: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("Địa bàn", "Khó khăn, vướng mắc", "Ngày nêu", "Tình trạng", "Ngày giải quyết"),
            ("Xã Ba Gia", "Thiếu phòng họp", "5/9/2026", "Chưa giải quyết", None),
            ("Xã Ba Gia", "Thiếu máy tính", "6/9/2026", "Đã giải quyết", "9/9/2026"),
        ),
    )
    preview = after_merger.preview(path)
    assert {one for one in told(preview) if one[1] == "left_at_old_unit"} == {
        (2, "left_at_old_unit")
    }
    assert after_merger.take(path).new == 2
    assert len(after_merger.all(Finding)) == 2


def test_a_trip_to_a_unit_that_had_ended_is_asked_about(
    after_merger: Office, tmp_path: Path
) -> None:
    first = LAST + dt.timedelta(days=1)
    with after_merger.session.store.unit_of_work() as uow:
        (old,) = uow.find(Territory, name="Xã Ba Gia")
        between = Territory(
            kind_id=old.kind_id, name="Xã Trà Gia", valid_from=first, valid_to=dt.date(2026, 11, 9)
        )
        new = Territory(kind_id=old.kind_id, name="Xã Gia Bình", valid_from=dt.date(2026, 11, 10))
        for before, after, day in ((old, between, first), (between, new, dt.date(2026, 11, 10))):
            uow.add(after)
            uow.add(TerritorySuccession(predecessor_id=before.id, successor_id=after.id, on=day))
        uow.commit()
    earlier = trip(going=dt.date(2026, 10, 20), back=dt.date(2026, 10, 20))
    later = trip(purpose="Dự hội nghị", going=dt.date(2026, 11, 12), back=dt.date(2026, 11, 12))
    path = save(tmp_path, (JOURNAL_HEADER, earlier, later))
    preview = after_merger.preview(path)
    assert states(preview) == {2: RowState.NEW, 3: RowState.ASKED}
    (question,) = preview.questions
    assert question.text.startswith("“Xã Ba Gia” đã kết thúc trước ngày ghi ở hàng")
    assert [one.text for one in question.candidates[:2]] == [
        "Xã Gia Bình",
        "Xã Ba Gia (đến 31/10/2026)",
    ]
    after_merger.take(path, {question.id: question.candidates[0].key})
    found = {one["subject"]: one["territory_id"] for one in after_merger.all(Engagement)}
    assert found == {"Kiểm tra việc triển khai nghị quyết": old.id, "Dự hội nghị": new.id}
    answered = {question.id: question.candidates[0].key}
    assert after_merger.take(path, answered).kinds == frozenset()
