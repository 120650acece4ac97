"""What is told about a workbook as a whole, in words."""

import zipfile
from collections.abc import Iterator, Sequence

from app.i18n import _, mark
from app.read_models.workbook_notes import NoteKind, WorkbookNote
from app.spreadsheets.content import SheetContent
from app.spreadsheets.legacy_text import Converted

# Parts of a file, by the beginning of their names, that are never looked at.
_UNREAD = (
    (
        NoteKind.MACROS,
        ("xl/vbaproject", "basic/", "scripts/"),
        mark("Tệp có macro. Chương trình không đọc và không chạy macro."),
    ),
    (
        NoteKind.LINKS,
        ("xl/externallinks/",),
        mark(
            "Tệp có liên kết đến tệp khác. Chương trình không mở các tệp đó, chỉ lấy giá trị đã "
            "lưu trong tệp này."
        ),
    ),
    (
        NoteKind.PICTURES,
        ("xl/media/", "pictures/"),
        mark("Tệp có hình ảnh. Hình ảnh không được nhập."),
    ),
    (
        NoteKind.COMMENTS,
        ("xl/comments", "xl/threadedcomments/"),
        mark("Tệp có chú thích ở ô. Chú thích không được nhập."),
    ),
)


def of_parts(archive: zipfile.ZipFile) -> Iterator[WorkbookNote]:
    """Say what lies in the file and is not read."""
    names = [name.casefold() for name in archive.namelist()]
    for kind, beginnings, text in _UNREAD:
        if any(name.startswith(beginnings) and not name.endswith("/") for name in names):
            yield WorkbookNote(kind, _(text))


def of_content(sheet: str, content: SheetContent, columns: int) -> Iterator[WorkbookNote]:
    """Say which rows and columns of a sheet were not looked at."""
    if content.ends_early:
        text = _(
            "Trang tính “{sheet}”: sau hàng {row} là một khoảng trống dài; các hàng phía sau "
            "không được đọc. Nếu cần, xóa các hàng trống rồi nhập lại."
        )
        yield WorkbookNote(
            NoteKind.ROWS_LEFT_OUT, text.format(sheet=sheet, row=content.ends_early), sheet
        )
    if content.hidden_rows:
        text = _(
            "Trang tính “{sheet}” có {count} hàng bị ẩn (hoặc đang bị lọc). Các hàng đó vẫn được "
            "đọc; không cần thì bỏ chọn ở bước xem trước."
        )
        yield WorkbookNote(
            NoteKind.HIDDEN_ROWS, text.format(sheet=sheet, count=content.hidden_rows), sheet
        )
    if content.has_far_columns:
        text = _("Trang tính “{sheet}”: chỉ đọc {count} cột đầu.")
        yield WorkbookNote(
            NoteKind.COLUMNS_LEFT_OUT, text.format(sheet=sheet, count=columns), sheet
        )


_CONVERTED = {
    NoteKind.TCVN3: mark(
        "Trang tính “{sheet}” dùng phông ABC (TCVN3) ở cột {columns}: {count} ô đã chuyển sang "
        "Unicode, ví dụ “{before}” thành “{after}”."
    ),
    NoteKind.TCVN3_LEFT: mark(
        "Trang tính “{sheet}” có chữ giống phông ABC (TCVN3) ở cột {columns}: {count} ô được "
        "giữ nguyên, ví dụ “{before}” (chuyển sang Unicode là “{after}”)."
    ),
    NoteKind.VNI: mark(
        "Trang tính “{sheet}” dùng phông VNI ở cột {columns}: {count} ô đã chuyển sang Unicode, "
        "ví dụ “{before}” thành “{after}”."
    ),
    NoteKind.VNI_LEFT: mark(
        "Trang tính “{sheet}” có chữ giống phông VNI ở cột {columns}: {count} ô được giữ nguyên, "
        "ví dụ “{before}”. Nếu đúng là “{after}”, chọn bảng mã VNI."
    ),
}


def of_conversion(sheet: str, converted: Converted) -> WorkbookNote:
    """Say which columns of a sheet were in an old font's code, with an example."""
    columns = tuple(sorted(converted.columns))
    return WorkbookNote(
        converted.kind,
        _(_CONVERTED[converted.kind]).format(
            sheet=sheet,
            columns=", ".join(map(column_letters, columns)),
            count=converted.texts,
            before=converted.before,
            after=converted.after,
        ),
        sheet,
        columns,
        converted.before,
        converted.after,
    )


def of_encoding(encoding: str, *, is_damaged: bool) -> Iterator[WorkbookNote]:
    """Say how the bytes of a text file were read where that is not beyond doubt."""
    if encoding:
        text = _("Tệp văn bản được đọc theo bảng mã {encoding}. Xem kỹ chữ có dấu.")
        yield WorkbookNote(NoteKind.ENCODING, text.format(encoding=encoding))
    if is_damaged:
        text = _("Một số chữ trong tệp bị hỏng, được thay bằng dấu “\ufffd”. Xem kỹ các hàng.")
        yield WorkbookNote(NoteKind.ENCODING, text)


def of_names(renamed: Sequence[tuple[str, str]]) -> Iterator[WorkbookNote]:
    """Say which sheets are called otherwise than in the file."""
    for before, after in renamed:
        text = _("Tệp có hơn một trang tính tên “{before}”; trang sau được gọi là “{after}”.")
        yield WorkbookNote(NoteKind.SHEET_RENAMED, text.format(before=before, after=after), after)


def column_letters(column: int) -> str:
    """Name a column (from 0) as Excel does: A, B, … AA."""
    letters = ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
