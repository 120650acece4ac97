"""The error of a workbook that cannot be read at all; bad rows are ``RowProblem``, not errors."""

from app.domain.errors import DomainError


class SpreadsheetError(DomainError):
    """The file as a whole cannot be taken; ``app.spreadsheets.wording.describe`` words it.

    Codes: not_found, not_readable, empty_file, not_a_workbook, old_format, pdf_file, picture_file,
    word_file, compressed_file, web_page, xml_file, open_quote, password_protected, broken_zip,
    damaged, suspicious_zip, too_large,
    too_many_rows, too_many_cells, only_hidden_sheets, no_rows, no_header, missing_columns,
    other_kind. Values: ``limit``, ``columns``, ``sheet``, ``found``, ``wanted`` where the wording
    needs them.
    """
