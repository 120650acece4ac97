"""The fields of one row by name, with a list of what was wrong in them."""

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from app.i18n.text import collapse_spaces, in_short, name_alone, title_case_name
from app.read_models.sheet_rows import DoubtfulDay
from app.read_models.sheets import RowProblem, Severity
from app.spreadsheets import cells, names
from app.spreadsheets.cells import CellError
from app.spreadsheets.header import Header
from app.spreadsheets.reader import CellValue, SheetRow, shown
from app.spreadsheets.wording import describe_row
from app.spreadsheets.written_days import two_days
from app.spreadsheets.written_numbers import PaperNumber, paper_number

_LONGEST_VALUE = 120
_NUMBERING = re.compile(r"^(?:[IVXLC]{1,5}|[A-Z]|[0-9]{1,2})[.)-]\s*")
# "1.250", and the number of a paper: "125-BC/BTCTU", "125/BC-BTC".
_GROUPED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}(?=\s*[-/]))(?:\s*[-/]\s*[A-ZĐ].*)?")
_GROUP = re.compile(r"(?:nhóm|tổ) (?:số )?[0-9]{1,3}(?=\s*(?:$|[:(,–-]))", re.IGNORECASE)

T = TypeVar("T")


class RowFields:
    """Reads the cells of one row through its header; ``problems`` grows as they are read."""

    def __init__(self, sheet: str, header: Header, row: SheetRow, section: str = "") -> None:
        self.sheet = sheet
        self.number = row.number
        self.section = _NUMBERING.sub("", section).strip(" :.")
        """The heading that the row stands under, without its numbering."""
        self.problems: list[RowProblem] = []
        self._doubts: list[DoubtfulDay] = []
        self._header = header
        self._row = row

    @property
    def is_refused(self) -> bool:
        """Tell whether an error was found so far."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def has_problem(self, field: str) -> bool:
        """Tell whether something was told about that field so far."""
        title = self._header.titles.get(field)
        return title is not None and any(problem.column == title for problem in self.problems)

    def raw(self, field: str) -> CellValue:
        """Return the cell's value, None where the sheet has no such column."""
        place = self._header.places.get(field)
        return None if place is None else self._row.value(place)

    def merged(self) -> frozenset[str]:
        """Return the fields whose value comes from a range merged downwards."""
        return frozenset(
            field
            for field, place in self._header.places.items()
            if place in self._row.filled
            and (place >= len(self._row.values) or self._row.values[place] is None)
        )

    def tell(self, code: str, severity: Severity, field: str = "", **values: object) -> None:
        """Add a problem; ``value`` is the cell's text unless given."""
        value = str(values.pop("value", shown(self.raw(field)) if field else ""))
        self._tell(self._header.titles.get(field, ""), value, code, severity, **values)

    def _tell(
        self, title: str, value: str, code: str, severity: Severity, **values: object
    ) -> None:
        short = in_short(value, _LONGEST_VALUE)
        said = describe_row(code, value=short, **values)
        self.problems.append(
            RowProblem(
                sheet=self.sheet,
                row=self.number,
                column=title,
                value=short,
                reason_code=code,
                reason=said.reason,
                advice=said.advice,
                severity=severity,
            )
        )

    def note_completed(self, dittos: tuple[int, ...], blanks: tuple[int, ...]) -> None:
        """Tell which columns were taken from the row above."""
        if not dittos and not blanks:
            return
        titles = {place: self._header.titles[one] for one, place in self._header.places.items()}
        titles |= self._header.others
        for place in dittos:
            taken = collapse_spaces(shown(self._row.value(place)))
            self._tell(titles.get(place, ""), "", "ditto_taken", Severity.NOTE, other=taken)
        if blanks:
            named = ", ".join(f"“{titles[place]}”" for place in blanks)
            self._tell("", "", "blank_as_above", Severity.WARNING, other=named)

    def line(self, field: str, fault: Severity = Severity.WARNING) -> str:
        """Return clean text in one line, empty if the cell holds none."""
        return self._parsed(field, cells.line, fault) or ""

    def block(self, field: str, fault: Severity = Severity.WARNING) -> str:
        """Return clean text with its line ends."""
        return self._parsed(field, cells.block, fault) or ""

    def person_name(self, field: str, given: str = "") -> str:
        """Return a person's name, with a note where its writing was changed.

        ``given`` is what a column of its own has of the given name.
        """
        name = self._parsed(field, cells.person_name, Severity.ERROR) or ""
        given = title_case_name(given)
        if name and given and " " not in given and not f" {name}".endswith(f" {given}"):
            return f"{name} {given}"
        alone = name_alone(name)
        if alone != name:
            self.tell("name_with_more", Severity.WARNING, field, other=alone)
        else:
            self.note_repair(field, name)
        return alone

    def note_repair(self, field: str, taken: str) -> None:
        """Note that a name is taken otherwise than written: capitals, blanks, NFD."""
        if not taken or field in self.merged():
            return
        written = self.raw(field)
        plain = collapse_spaces(shown(written))
        if plain != taken and plain.casefold() == taken.casefold():
            self.tell("name_in_capitals", Severity.NOTE, field, other=taken)
        elif cells.was_repaired(written):
            self.tell("text_repaired", Severity.NOTE, field, other=taken)

    @property
    def doubts(self) -> tuple[DoubtfulDay, ...]:
        """Return the cells read so far that name a month or a year only."""
        return tuple(self._doubts)

    def title(self, field: str) -> str:
        """Return the title of the field's column, empty where the sheet has none."""
        return self._header.titles.get(field, "")

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return titles and contents of the columns that hold no field, empty cells left out."""
        return tuple(one for one in self.all_others() if one[1])

    def all_others(self) -> list[tuple[str, str]]:
        """Return titles and contents of the columns that hold no field.

        A cell that cannot be read is told and counts as empty.
        """
        found = []
        for place, title in self._header.others.items():
            try:
                text = cells.line(self._row.value(place))
            except CellError as error:
                self._tell(title, shown(self._row.value(place)), error.code, Severity.WARNING)
                text = ""
            found.append((title, text))
        return found

    def date(self, field: str, *, needed: bool = False) -> dt.date | None:
        """Return the day; a cell that is none is an error, an empty one only where needed.

        Of a month or a year alone it is the first day, to be asked about (``doubts``).
        """
        raw = self.raw(field)
        span = cells.span(raw)
        if span is not None:
            doubt = DoubtfulDay(field, collapse_spaces(shown(raw)), *span, needed)
            self._doubts.append(doubt)
            return doubt.first
        day = self._parsed(field, cells.date, Severity.ERROR)
        if day is None and needed and not self.has_problem(field):
            self.tell("date_missing", Severity.ERROR, field)
        return day

    def days(self, field: str) -> tuple[dt.date | None, dt.date | None]:
        """Return a needed day, and the last day where the cell names two (``05-07/8/2025``)."""
        raw = self.raw(field)
        both = two_days(raw) if isinstance(raw, str) else None
        return both or (self.date(field, needed=True), None)

    def paper(self, field: str) -> PaperNumber:
        """Return the paper that a cell names by its number."""
        return paper_number(self.line(field))

    def matter(self, field: str, fault: Severity = Severity.WARNING) -> str:
        """Return a text with its line ends, empty where it only says that there is nothing."""
        text = self.block(field, fault)
        return "" if cells.says_nothing(text) else text

    def is_doubtful(self, field: str) -> bool:
        """Tell whether the day of a field is asked about."""
        return any(one.field == field for one in self._doubts)

    def whole(self, field: str, fault: str) -> int | None:
        """Return a whole number, None for an empty cell; ``fault`` is told of anything else."""
        text = self.line(field, Severity.ERROR).removesuffix(".0")
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return int(text)
        if (grouped := _GROUPED.fullmatch(text)) is not None:
            taken = int("".join(figure for figure in grouped[1] if figure.isdigit()))
            self.tell("number_read", Severity.NOTE, field, other=taken)
            return taken
        self.tell(fault, Severity.ERROR, field)
        return None

    def territories(self, field: str) -> tuple[str, ...]:
        """Return the names of a cell; of an empty one that of the heading, if it names a unit."""
        text = self.block(field, Severity.ERROR)
        if not text.strip(" -–—.") and names.begins_with_kind(self.section):
            text = self.section
        return names.split_territories(text)

    def group_name(self, field: str) -> str:
        """Return the name of a group; a bare number is ``Nhóm <number>``.

        Where the sheet has no such column, the heading above may name it.
        """
        written = self.line(field)
        if not self.title(field) and (found := _GROUP.match(self.section)):
            written = found[0][:1].upper() + found[0][1:].lower()
        return f"Nhóm {int(written)}" if written.isascii() and written.isdigit() else written

    def birth_date(self, field: str) -> None:
        """Check a date of birth, which is not kept."""
        self._parsed(field, cells.check_birth_date, Severity.WARNING)

    def code(self, field: str, digits: int | None) -> str:
        """Return an official code with its leading zeros."""
        found = self._parsed(field, lambda v: cells.unit_code(v, digits), Severity.WARNING)
        return self._restored(field, "code_padded", found)

    def phone(self, field: str) -> str:
        """Return a telephone number with its leading zero."""
        found = self._parsed(field, cells.phone, Severity.WARNING)
        return self._restored(field, "phone_restored", found)

    def yes_or_no(self, field: str) -> bool | None:
        """Return what a mark says, None where it is empty or unclear."""
        return self._parsed(field, cells.yes_or_no, Severity.WARNING)

    def _restored(self, field: str, code: str, found: tuple[str, bool] | None) -> str:
        if found is None:
            return ""
        text, restored = found
        if restored:
            self.tell(code, Severity.NOTE, field, other=text)
        return text

    def _parsed(self, field: str, parse: Callable[[CellValue], T], fault: Severity) -> T | None:
        try:
            return parse(self.raw(field))
        except CellError as error:
            self.tell(error.code, fault, field)
            return None
