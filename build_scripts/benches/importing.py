"""Taking a year's journal in: looking at the file, reading it and its preview, against openpyxl.

The limit is openpyxl reading the same cells in read-only mode. The office's people, groups and
territories are in the book, so that every row is found; nothing is written while it is timed.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook, load_workbook

from app.ports.task_runner import SilentProgress
from app.read_models.imports import RowState
from app.services.imports import Imports
from app.services.session import Session
from app.spreadsheets.workbook_tables import ExcelTables
from benches import books
from benches.lines import Line, compare

_ROWS = 1_200
_TARGET = 3.0
_ENTRIES = 10
"""Of the book that the file is held against: small, as it is before an import."""
_HEADER = (
    "STT", "Ngày đi", "Ngày về", "Nhóm", "Người đi", "Địa bàn", "Nội dung", "Lãnh đạo đồng ý",
    "Kết quả", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị", "Mô hình mới",
)  # fmt: skip
_PURPOSES = (
    "Kiểm tra việc triển khai nghị quyết", "Dự sinh hoạt chi bộ", "Khảo sát công tác cán bộ",
    "Làm việc với Ban Thường vụ Đảng ủy", "Hướng dẫn nghiệp vụ công tác đảng viên",
)  # fmt: skip


def importing(cache: Path, rounds: int) -> Iterator[Line]:
    """Measure it over a small book of its own."""
    with _office(cache) as session, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sổ công tác.xlsx"
        _write(path, _trips(session), session.clock.today().year - 1)
        imports = Imports(session, ExcelTables())
        silent = SilentProgress()

        def previewed() -> None:
            draft = imports.layouts.look(path, silent)
            shown = imports.preview(path, silent, draft.layout())
            if shown.count(RowState.NEW) != _ROWS:
                raise RuntimeError("a row of the bench was not found in its book")

        def plainly() -> None:
            with path.open("rb") as file:
                workbook = load_workbook(file, read_only=True, data_only=True)
                for sheet in workbook.worksheets:
                    for _row in sheet.iter_rows(values_only=True):
                        pass
                workbook.close()

        yield compare(
            f"look, read and preview of {_ROWS} journal rows",
            previewed,
            plainly,
            target=_TARGET,
            limit="openpyxl, read-only",
            rounds=rounds,
        )


@contextmanager
def _office(cache: Path) -> Iterator[Session]:
    session = books.cached_book(cache, _ENTRIES).open()
    try:
        yield session
    finally:
        session.keys.close()
        session.store.close()


def _trips(session: Session) -> list[tuple[str, str, str]]:
    """Return group, officer and territory of each trip, as an office would write them."""
    imports, today = session.store.queries.imports, session.clock.today()
    people = {one.id: one.full_name for one in imports.people(session.scope, today)}
    named = Counter(people.values())
    groups = {one.id: one.name for one in imports.groups(session.scope)}
    members: dict[uuid.UUID, list[str]] = {}
    for membership in imports.memberships(session.scope):
        if named[people[membership.person_id]] == 1:
            members.setdefault(membership.group_id, []).append(people[membership.person_id])
    places = [one.name for one in imports.territories(session.scope) if one.valid_to is None]
    own = [name for name, count in Counter(places).items() if count == 1]
    teams = [(groups[group], names) for group, names in members.items()]
    return [
        (group, names[number % len(names)], own[number % len(own)])
        for number in range(_ROWS)
        for group, names in [teams[number % len(teams)]]
    ]


def _write(path: Path, trips: list[tuple[str, str, str]], year: int) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for title in ("TỈNH ỦY", "BAN TỔ CHỨC", "", f"SỔ CÔNG TÁC ĐỊA BÀN NĂM {year}", ""):
        sheet.append([title])
    sheet.append(_HEADER)
    for number, (group, name, territory) in enumerate(trips):
        day = dt.date(year, 1, 1) + dt.timedelta(days=number % 360)
        back = day + dt.timedelta(days=number % 3)
        sheet.append(
            (
                number + 1, f"{day:%d/%m/%Y}", f"{back:%d/%m/%Y}", group, name, territory,
                f"{_PURPOSES[number % len(_PURPOSES)]}, lần {number + 1}", "x",
                "Đã làm việc với cấp ủy, thống nhất cách làm, kiến nghị bổ sung hồ sơ.",
                "Thiếu cán bộ chuyên trách." if number % 4 == 0 else None,
                "Đề nghị mở lớp bồi dưỡng." if number % 5 == 0 else None,
                "Sinh hoạt chi bộ theo chuyên đề." if number % 50 == 0 else None,
            )
        )  # fmt: skip
    workbook.save(path)
