"""Workbooks made for one test: rows in, file out."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Row = Sequence[object]

ROSTER_HEADER = (
    "STT", "Họ và tên", "Ngày sinh", "Phòng", "Nhóm", "Vai trò", "Địa bàn theo dõi",
    "Số văn bản phân công", "Ngày văn bản", "Điện thoại",
)  # fmt: skip
JOURNAL_HEADER = (
    "STT", "Ngày đi", "Ngày về", "Nhóm", "Người đi", "Địa bàn", "Nội dung", "Lãnh đạo đồng ý",
    "Kết quả", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị", "Mô hình mới",
)  # fmt: skip
TERRITORY_HEADER = ("STT", "Mã", "Tên địa bàn", "Loại", "Tổ chức đảng", "Từ ngày", "Đến ngày")
TITLES = (("TỈNH ỦY …",), ("BAN TỔ CHỨC",), (), ("DANH SÁCH",))


def save(
    folder: Path,
    rows: Sequence[Row],
    *,
    merged: Sequence[str] = (),
    title: str = "Trang 1",
    more: dict[str, Sequence[Row]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """Write ``rows`` into a workbook; ``more`` are further sheets by name."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for name, content in (more or {}).items():
        other = workbook.create_sheet(name)
        for row in content:
            other.append(list(row))
    for name in hidden:
        workbook[name].sheet_state = "hidden"
    path = folder / "tệp thử.xlsx"
    workbook.save(path)
    return path


def rewrite(path: Path, part: str, change: tuple[bytes, bytes]) -> Path:
    """Replace bytes in one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert change[0] in parts[part]
    parts[part] = parts[part].replace(*change)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
