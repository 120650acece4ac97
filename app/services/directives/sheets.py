"""The matrix of directives as a workbook: the matrix, every cell in a line, and the texts."""

import datetime as dt

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.former_districts import former_district_words
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.services.directives.matrix import Cell, Matrix
from app.services.directives.words import (
    full_name,
    legend_without_keys,
    short_name,
    state_word,
    tally_text,
)
from app.services.territory_tree import category_word


def matrix_sheets(matrix: Matrix, day: dt.date) -> tuple[Sheet, ...]:
    """Return the sheets of a matrix as it is laid out."""
    notes = (
        _("Số liệu đến ngày {day}.").format(day=short_date(day)),
        legend_without_keys(),
    )
    return _matrix(matrix, notes), _cells(matrix, notes), _texts(matrix, notes)


def _matrix(matrix: Matrix, notes: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Địa bàn"), 34),
        SheetColumn(_("Huyện cũ"), 22),
        SheetColumn(_("Nhóm"), 12),
        SheetColumn(_("Đã xong"), 10),
        *(SheetColumn(short_name(one), 18) for one in matrix.directives),
    )
    sums: tuple[CellValue, ...] = (
        _("Đã xong"),
        None,
        None,
        tally_text(matrix.total),
        *(tally_text(matrix.of_directive[one.id]) for one in matrix.directives),
    )
    rows: list[tuple[CellValue, ...]] = [
        (
            place.name,
            former_district_words(place.former_district) or None,
            place.group_name or None,
            tally_text(matrix.of_territory[place.id]),
            *(_shown(matrix.cell(one.id, place.id)) for one in matrix.directives),
        )
        for place in matrix.territories
    ]
    return Sheet(
        name=_("Ma trận"),
        title=_("Triển khai nghị quyết, chỉ thị ở các địa bàn"),
        columns=columns,
        rows=(sums, *rows),
        notes=notes,
        frozen_columns=1,
        bold_rows=frozenset({0}),
    )


def _shown(cell: Cell) -> str | None:
    if cell.progress is None:
        if not cell.is_concerned:
            return _("không thuộc diện")
        return _("quá hạn, chưa ghi") if cell.is_overdue else None
    words = f"{state_word(cell.progress.state)} {short_date(cell.progress.as_of)}"
    return _("{words} (quá hạn)").format(words=words) if cell.is_overdue else words


def _cells(matrix: Matrix, notes: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Địa bàn"), 34),
        SheetColumn(_("Loại"), 22),
        SheetColumn(_("Văn bản"), 20),
        SheetColumn(_("Mức độ"), 18),
        SheetColumn(_("Ngày"), 12),
        SheetColumn(_("Hạn"), 12),
        SheetColumn(_("Quá hạn"), 10),
        SheetColumn(_("Minh chứng"), 34),
        SheetColumn(_("Ghi chú"), 40),
        SheetColumn(_("Người ghi"), 24),
    )
    rows: list[tuple[CellValue, ...]] = []
    for place in matrix.territories:
        for text in matrix.directives:
            cell = matrix.cell(text.id, place.id)
            found = cell.progress
            if not cell.is_concerned and found is None:
                continue
            rows.append(
                (
                    place.name,
                    category_word(place.category),
                    short_name(text),
                    state_word(found.state) if found else _("chưa ghi"),
                    found.as_of if found else None,
                    text.due_on,
                    _("quá hạn") if cell.is_overdue else None,
                    (found.evidence or None) if found else None,
                    (found.note or None) if found else None,
                    (found.noted_by_name or None) if found else None,
                )
            )
    return Sheet(
        name=_("Từng ô"),
        title=_("Từng địa bàn, từng văn bản"),
        columns=columns,
        rows=tuple(rows),
        notes=notes,
        frozen_columns=1,
    )


def _texts(matrix: Matrix, notes: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Văn bản"), 44),
        SheetColumn(_("Trích yếu"), 70),
        SheetColumn(_("Hạn"), 12),
        SheetColumn(_("Đã xong"), 10, right=True),
        SheetColumn(_("Phải thực hiện"), 12, right=True),
        SheetColumn(_("Quá hạn"), 10, right=True),
    )
    rows = []
    for one in matrix.directives:
        found = matrix.of_directive[one.id]
        rows.append(
            (full_name(one), one.title or None, one.due_on, found.done, found.needed, found.overdue)
        )
    return Sheet(
        name=_("Văn bản"),
        title=_("Văn bản trong ma trận"),
        columns=columns,
        rows=tuple(rows),
        notes=notes[:1],
    )
