"""The column names that offices use, and how the header row is found under title lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.i18n import mark
from app.i18n.text import fold, words
from app.read_models.sheets import TableKind
from app.spreadsheets.reader import SheetRow, shown
from app.spreadsheets.sheet_scan import MergedRange

HEADER_SEARCH_ROWS = 60
_LONGEST_TITLE = 80
_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of table; ``names`` are folded, the first words of a title count too."""

    field: str
    title: str
    names: tuple[str, ...]
    required: bool = False


COLUMNS: dict[TableKind, tuple[Column, ...]] = {
    TableKind.TERRITORIES: (
        Column("code", mark("Mã"), ("ma", "ma dia ban", "ma so", "ma don vi", "ma dvhc", "ma xa")),
        Column(
            "name",
            mark("Tên địa bàn"),
            (
                "ten dia ban",
                "dia ban",
                "ten don vi",
                "ten",
                "ten xa",
                "ten goi",
                "don vi",
                "xa phuong",
                "ten co quan",
            ),
            required=True,
        ),
        Column("kind", mark("Loại"), ("loai", "loai dia ban", "loai hinh", "phan loai", "cap")),
        Column(
            "party_organisation",
            mark("Tổ chức đảng"),
            ("to chuc dang", "dang bo", "ten to chuc dang", "dang bo chi bo", "dang uy"),
        ),
        Column(
            "valid_from",
            mark("Từ ngày"),
            ("tu ngay", "ngay thanh lap", "hieu luc tu", "co hieu luc tu", "ngay hieu luc", "tu"),
        ),
        Column("valid_to", mark("Đến ngày"), ("den ngay", "hieu luc den", "ngay ket thuc", "den")),
        Column("note", mark("Ghi chú"), ("ghi chu", "chu thich")),
    ),
    TableKind.ROSTER: (
        Column(
            "full_name",
            mark("Họ và tên"),
            (
                "ho va ten",
                "ho ten",
                "ho va ten cong chuc",
                "ten cong chuc",
                "cong chuc",
                "can bo",
                "ho va ten can bo",
            ),
            required=True,
        ),
        Column("birth_date", mark("Ngày sinh"), ("ngay sinh", "nam sinh", "ngay thang nam sinh")),
        Column("gender", mark("Giới tính"), ("gioi tinh",)),
        Column(
            "division",
            mark("Phòng"),
            ("phong", "phong don vi", "don vi", "phong cong tac", "don vi cong tac"),
        ),
        Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so", "nhom theo doi")),
        Column(
            "role", mark("Vai trò"), ("vai tro", "chuc trach", "nhiem vu", "vai tro trong nhom")
        ),
        Column(
            "territories",
            mark("Địa bàn theo dõi"),
            (
                "dia ban theo doi",
                "dia ban",
                "dia ban phu trach",
                "dia ban duoc phan cong",
                "phu trach dia ban",
            ),
        ),
        Column(
            "decision_number",
            mark("Số văn bản phân công"),
            (
                "so van ban phan cong",
                "van ban phan cong",
                "so van ban",
                "so quyet dinh",
                "quyet dinh",
                "so ky hieu",
            ),
        ),
        Column(
            "decision_date",
            mark("Ngày văn bản"),
            ("ngay van ban", "ngay quyet dinh", "ngay ban hanh", "ngay ky", "ngay phan cong"),
        ),
        Column(
            "phone",
            mark("Điện thoại"),
            ("dien thoai", "so dien thoai", "sdt", "di dong", "so di dong", "dt"),
        ),
    ),
    TableKind.JOURNAL: (
        Column(
            "starts_on",
            mark("Ngày đi"),
            (
                "ngay di",
                "tu ngay",
                "ngay bat dau",
                "ngay cong tac",
                "thoi gian di",
                "ngay",
                "thoi gian",
                "ngay thang",
            ),
            required=True,
        ),
        Column(
            "ends_on", mark("Ngày về"), ("ngay ve", "den ngay", "ngay ket thuc", "thoi gian ve")
        ),
        Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so")),
        Column(
            "people",
            mark("Người đi"),
            (
                "nguoi di",
                "can bo di",
                "thanh phan",
                "nguoi thuc hien",
                "cong chuc",
                "can bo",
                "ho va ten",
                "thanh phan di",
            ),
            required=True,
        ),
        Column(
            "territory",
            mark("Địa bàn"),
            ("dia ban", "noi den", "noi cong tac", "dia diem", "don vi", "ten dia ban"),
            required=True,
        ),
        Column(
            "purpose",
            mark("Nội dung"),
            ("noi dung", "noi dung cong tac", "muc dich", "noi dung lam viec", "cong viec"),
            required=True,
        ),
        Column(
            "consent",
            mark("Lãnh đạo đồng ý"),
            ("lanh dao dong y", "y kien lanh dao", "lanh dao phe duyet", "dong y"),
        ),
        Column("results", mark("Kết quả"), ("ket qua", "ket qua lam viec", "ket qua thuc hien")),
        Column(
            "difficulty",
            mark("Khó khăn, vướng mắc"),
            ("kho khan vuong mac", "kho khan", "vuong mac", "ton tai han che"),
        ),
        Column(
            "proposal",
            mark("Đề xuất, kiến nghị"),
            ("de xuat kien nghi", "de xuat", "kien nghi", "kien nghi de xuat"),
        ),
        Column("new_model", mark("Mô hình mới"), ("mo hinh moi", "mo hinh", "cach lam hay")),
    ),
}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and which column (from 0) holds which field."""

    kind: TableKind
    row: int
    """Row number of the header's last line."""
    places: dict[str, int]
    titles: dict[str, str]
    """Titles as they stand in the sheet."""
    score: float

    def missing(self) -> tuple[Column, ...]:
        """Return the columns of this kind that the sheet has not."""
        return tuple(column for column in COLUMNS[self.kind] if column.field not in self.places)


def find_header(
    rows: Sequence[SheetRow], merged: Iterable[MergedRange], kind: TableKind
) -> Header | None:
    """Return the row among ``rows`` that fits the columns of ``kind`` best, if one fits at all.

    Needs two columns, one of them by its full name. A header of two lines is read together.
    """
    ranges = tuple(merged)
    best: Header | None = None
    texts_above: dict[int, str] = {}
    for row in rows[:HEADER_SEARCH_ROWS]:
        texts = _texts(row)
        candidate = _fit(kind, row.number, texts, _spread(texts_above, row.number - 1, ranges))
        # The second line of a header fits at least as well as the first, whose cells it inherits.
        if candidate is not None and (
            best is None
            or candidate.score > best.score
            or (candidate.score == best.score and row.number == best.row + 1)
        ):
            best = candidate
        texts_above = texts
    return best


def first_row_below(header: Header, merged: Iterable[MergedRange]) -> int:
    """Return the number of the first row under the header, whose cells may be merged downwards."""
    ends = [area.last_row for area in merged if area.first_row <= header.row <= area.last_row]
    return max([header.row, *ends]) + 1


def _texts(row: SheetRow) -> dict[int, str]:
    columns = {*range(len(row.values)), *row.filled}
    return {
        column: text
        for column in sorted(columns)
        if isinstance(row.value(column), str)
        and len(text := shown(row.value(column)).strip()) <= _LONGEST_TITLE
    }


def _spread(texts: dict[int, str], number: int, merged: Iterable[MergedRange]) -> dict[int, str]:
    """Return for each column the text of a cell above that is merged across it."""
    return {
        column: texts[area.first_column - 1]
        for area in merged
        if area.first_row <= number <= area.last_row
        and area.last_column > area.first_column
        and area.first_column - 1 in texts
        for column in range(area.first_column - 1, area.last_column)
    }


def _fit(
    kind: TableKind, number: int, texts: dict[int, str], parents: dict[int, str]
) -> Header | None:
    scored: list[tuple[float, int, str]] = []
    for place, text in texts.items():
        variants = [_plain(text)]
        if place in parents and parents[place] != text:
            variants.append(_plain(f"{parents[place]} {text}"))
        for column in COLUMNS[kind]:
            score = max(_score(variant, column.names) for variant in variants)
            if score > 0:
                scored.append((score, place, column.field))
    places: dict[str, int] = {}
    total = 0.0
    exact = False
    for score, place, field in sorted(scored, key=lambda item: (-item[0], item[1])):
        if field not in places and place not in places.values():
            places[field] = place
            total += score
            exact = exact or score >= 1
    if len(places) < 2 or not exact:
        return None
    titles = {field: " ".join(texts[place].split()) for field, place in places.items()}
    return Header(kind, number, places, titles, round(total, 4))


def _plain(title: str) -> str:
    return " ".join(words(fold(_IN_BRACKETS.sub(" ", title))))


def _score(title: str, names: tuple[str, ...]) -> float:
    """Return 1 for a known name (a little more for the usual one), less for a longer title."""
    if title in names:
        return 1.0 + 0.1 / (1 + names.index(title))
    starts = [name for name in names if title.startswith(f"{name} ")]
    return 0.3 + 0.4 * max(len(name) / len(title) for name in starts) if starts else 0.0
