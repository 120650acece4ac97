"""The titles of the list of errors, by which it is known again and not read as a table."""

from collections.abc import Sequence

from app.i18n import _, mark
from app.spreadsheets.reader import SheetRow, shown

MARKS = mark("Lỗi")
LIST = mark("Danh sách lỗi")
LIST_TITLES = (
    mark("Trang tính"),
    mark("Hàng"),
    mark("Cột"),
    mark("Mức"),
    mark("Giá trị"),
    mark("Lý do"),
    mark("Cách sửa"),
)


def is_list_of_errors(head: Sequence[SheetRow]) -> bool:
    """Tell whether the first rows of a sheet begin the list of errors of an earlier import."""
    titles = tuple(shown(value) for value in head[0].values) if head else ()
    return titles == tuple(_(title) for title in LIST_TITLES)
