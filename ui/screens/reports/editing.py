"""A report under the hands of a person: texts, order, what is taken out; knows no widget.

What stands here is saved in one commit, and kept as a draft until then.
"""

import uuid
from dataclasses import dataclass, replace

from app.services.drafts import Payload
from app.services.report_drafting import FIGURE, SILENCE
from app.services.report_forms import ParagraphEdit, ReportSheet, SaveReport
from app.services.report_outlines import numbered


@dataclass(slots=True)
class Line:
    """A paragraph as it stands in the editor; ``id`` is None for one that was typed in."""

    id: uuid.UUID | None
    section: str
    text: str
    drafted_text: str = ""
    source_key: str = ""
    is_removed: bool = False

    @property
    def is_own(self) -> bool:
        """Typed in by a person, from no record."""
        return not self.source_key

    @property
    def is_edited(self) -> bool:
        """Differs from what was drafted."""
        return not self.is_own and self.text.strip() != self.drafted_text

    @property
    def has_source(self) -> bool:
        """There is something to open behind it."""
        return bool(self.source_key) and self.source_key != SILENCE

    @property
    def is_figure(self) -> bool:
        """Its source is a number of things, not one record."""
        return self.source_key.startswith(FIGURE)


class EditedReport:
    """The paragraphs of one report by section, with what was changed since it was read."""

    def __init__(self, sheet: ReportSheet) -> None:
        self.sheet = sheet
        self._lines: dict[str, list[Line]] = {place.key: [] for place in sheet.places}
        for row in sheet.paragraphs:
            self._lines[row.section].append(
                Line(
                    row.id, row.section, row.text, row.drafted_text, row.source_key, row.is_removed
                )
            )
        self._fresh = self._edits()

    def of(self, section: str) -> list[Line]:
        """Return the lines of a section in order."""
        return self._lines[section]

    def add(self, section: str, after: Line | None = None) -> Line:
        """Put an empty paragraph behind another one, or at the end of the section."""
        lines = self._lines[section]
        line = Line(None, section, "")
        lines.insert(len(lines) if after is None else _place(lines, after) + 1, line)
        return line

    def take_out(self, line: Line) -> None:
        """Take a paragraph out; one typed in and not saved yet is simply gone."""
        if line.id is None:
            lines = self._lines[line.section]
            del lines[_place(lines, line)]
        else:
            line.is_removed = True

    def bring_back(self, line: Line) -> None:
        """Put a paragraph in again."""
        line.is_removed = False

    def move(self, line: Line, step: int) -> bool:
        """Move a paragraph within its section by one; False at its end."""
        lines = self._lines[line.section]
        place = _place(lines, line)
        if not 0 <= place + step < len(lines):
            return False
        lines[place], lines[place + step] = lines[place + step], lines[place]
        return True

    @property
    def numbers(self) -> dict[str, str]:
        """Return the printed number of each section that has text now."""
        filled = {
            key
            for key, lines in self._lines.items()
            if any(line.text.strip() and not line.is_removed for line in lines)
        }
        return numbered(self.sheet.places, filled)

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is to be saved."""
        return self._edits() != self._fresh

    @property
    def is_touched(self) -> bool:
        """Tell whether reading it anew would take something away, be it an empty paragraph."""
        added = any(line.id is None for lines in self._lines.values() for line in lines)
        return added or self.is_changed

    def command(self) -> SaveReport:
        """Return what is to be saved."""
        return SaveReport(self.sheet.row.id, self._edits())

    def payload(self) -> Payload:
        """Return the draft."""
        return {
            "paragraphs": [
                [str(edit.id) if edit.id else "", edit.section, edit.text, edit.is_removed]
                for edit in self._edits()
            ]
        }

    def restore(self, payload: Payload) -> None:
        """Put a draft back; paragraphs that came in since then keep their place at the end."""
        entries = payload.get("paragraphs")
        if not isinstance(entries, list):
            return
        known = {line.id: line for lines in self._lines.values() for line in lines}
        restored: dict[str, list[Line]] = {key: [] for key in self._lines}
        for record, section, text, is_removed in entries:
            if section not in restored:
                continue
            if not record:
                restored[section].append(Line(None, section, text))
            elif (line := known.pop(uuid.UUID(record), None)) is not None:
                restored[section].append(replace(line, text=text, is_removed=is_removed))
        for line in known.values():
            restored[line.section].append(line)
        self._lines = restored

    def _edits(self) -> tuple[ParagraphEdit, ...]:
        return tuple(
            ParagraphEdit(line.id, line.section, line.text, line.is_removed)
            for lines in self._lines.values()
            for line in lines
            if line.id is not None or line.text.strip()
        )


def _place(lines: list[Line], line: Line) -> int:
    return next(place for place, one in enumerate(lines) if one is line)
