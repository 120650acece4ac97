"""Lists as an orderly workbook, one sheet per list; opens without bringing openpyxl."""

from collections.abc import Callable, Sequence

from app.read_models.workbooks import Sheet


class ExcelWorkbooks:
    """Writes ``.xlsx``; holds nothing between two calls."""

    def write(
        self, sheets: Sequence[Sheet], laid_out: Callable[[int, int], None] | None = None
    ) -> bytes:
        """Return the workbook of these sheets, in this order; at least one.

        ``laid_out`` hears now and then how many rows of a sheet there are already, of how many.
        """
        from openpyxl import Workbook  # late, as below: 0.2 s that no opened book should wait for

        from app.spreadsheets.sheet_writer import SheetWriter, content_of, free_name

        book = Workbook()
        book.remove(book.worksheets[0])
        book.properties.creator = "Sổ Địa Bàn"
        for sheet in sheets:
            made = book.create_sheet(free_name(sheet.name, book.sheetnames))
            SheetWriter(made).fill(sheet, laid_out)
        return content_of(book)
