"""One journal in every format: taken in once, and nothing comes of it in another format."""

from pathlib import Path

from app.domain.engagement import Engagement, Outcome
from app.read_models.imports import RowState
from tests.unit.services.importing.offices import Office
from tests.unit.services.importing.test_roster import FIRST
from tests.unit.spreadsheets.abc_text import abc
from tests.unit.spreadsheets.ods_files import rows, save_ods
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, TITLES, Row, save

PURPOSES = (
    "Kiểm tra việc triển khai nghị quyết",
    "Dự sinh hoạt chi bộ thôn",
    "Nắm tình hình đảng viên",
)
JOURNAL: list[Row] = [
    *TITLES,
    JOURNAL_HEADER,
    *(
        (number, f"0{number}/8/2025", f"2025-08-0{number}", "Nhóm 1", "Lý Hồng Hạnh", "Xã Ba Gia",
         purpose, "x", f"Đã làm việc,\nlần {number}.", None, "Đề nghị mở lớp; cấp tài liệu.", None)
        for number, purpose in enumerate(PURPOSES, start=1)
    ),
    ("Tổng cộng", len(PURPOSES)),
]  # fmt: skip


def as_text(separator: str) -> str:
    def quoted(value: object) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if any(sign in text for sign in (separator, "\n")) else text

    return "\r\n".join(separator.join(map(quoted, row)) for row in JOURNAL)


def xlsx(folder: Path) -> Path:
    return save(folder, JOURNAL)


def ods(folder: Path) -> Path:
    return save_ods(folder, rows(JOURNAL))


def utf_8(folder: Path) -> Path:
    return written(folder, as_text(";").encode("utf-8-sig"))


def utf_16(folder: Path) -> Path:
    return written(folder, as_text("\t").encode("utf-16"))


def tcvn3(folder: Path) -> Path:
    return written(folder, abc(as_text(",")).encode("cp1252"))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "sổ.csv"
    path.write_bytes(content)
    return path


def test_a_journal_is_the_same_in_every_format(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    result = office.take(ods(tmp_path))
    assert (result.new, result.refused, result.waiting) == (len(PURPOSES), 0, 0)
    assert sorted(str(one["subject"]) for one in office.all(Engagement)) == sorted(PURPOSES)
    assert {str(one["results"]) for one in office.all(Outcome)} == {
        f"Đã làm việc,\nlần {number}." for number in (1, 2, 3)
    }
    entries = office.entries()
    for make in (xlsx, utf_8, utf_16, tcvn3):
        preview = office.preview(make(tmp_path))
        assert preview.count(RowState.SAME) == len(preview.rows) == len(PURPOSES), make
        assert office.take(make(tmp_path)).kinds == frozenset()
    assert office.entries() == entries
