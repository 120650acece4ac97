"""The sections of a report one below the other, their paragraphs editable in place."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.services.report_outlines import Place
from ui.screens.reports.editing import EditedReport, Line
from ui.screens.reports.paragraph_row import ParagraphRow, head_text, section_head
from ui.theme import GAP
from ui.widgets.form import scrolled


class PaperView(QWidget):
    """Shows an ``EditedReport``; every change goes into it at once."""

    changed = Signal()
    source_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report: EditedReport | None = None
        self._sections: dict[str, _Section] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self.area: QScrollArea = scrolled(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_report(self, report: EditedReport | None) -> None:
        """Show another report, or the same one read anew; the place in it is kept then."""
        same = (
            report is not None
            and self._report is not None
            and report.sheet.row.id == self._report.sheet.row.id
        )
        at = self.area.verticalScrollBar().value() if same else 0
        was_at = next((row for row in self.rows() if row.text.hasFocus()), None) if same else None
        self._report = report
        for section in self._sections.values():
            section.setParent(None)
            section.deleteLater()
        self._sections = {}
        while self._column.count():
            self._column.takeAt(0)
        if report is None:
            return
        for place in report.sheet.places:
            section = _Section(place, report)
            section.changed.connect(self._on_changed)
            section.source_asked.connect(self.source_asked)
            section.entered.connect(self.area.ensureWidgetVisible)
            self._sections[place.key] = section
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._renumber()
        if was_at is not None:
            self._return_to(was_at)
        QTimer.singleShot(0, self.area, lambda: self.area.verticalScrollBar().setValue(at))

    def rows(self) -> list[ParagraphRow]:
        """Return the paragraphs as they stand on screen."""
        return [row for section in self._sections.values() for row in section.rows]

    def set_locked(self, on: bool) -> None:
        """Let nothing be changed for the time being; a report shown later is not locked."""
        for section in self._sections.values():
            section.set_locked(on)

    def add_paragraph(self) -> None:
        """Add a paragraph behind the one that has the focus, or in the first section."""
        for section in self._sections.values():
            row = section.focused()
            if row is not None:
                section.add(row.line)
                return
        if self._sections:
            next(iter(self._sections.values())).add(None)

    def add_to(self, section: str) -> None:
        """Add a paragraph at the end of a section."""
        self._sections[section].add(None)

    def _return_to(self, before: ParagraphRow) -> None:
        """Put the cursor where it was before the report was read anew."""
        line = before.line
        for row in self.rows():
            one = row.line
            if (
                one.id == line.id
                if line.id
                else (one.section, one.text)
                == (
                    line.section,
                    line.text.strip(),
                )
            ):
                row.text.setFocus()
                cursor = row.text.textCursor()
                place = before.text.textCursor().position()
                cursor.setPosition(min(place, len(row.text.toPlainText())))
                row.text.setTextCursor(cursor)
                return

    def _on_changed(self) -> None:
        self._renumber()
        self.changed.emit()

    def _renumber(self) -> None:
        if self._report is not None:
            numbers = self._report.numbers
            for key, section in self._sections.items():
                section.number(numbers.get(key, ""))


class _Section(QWidget):
    changed = Signal()
    source_asked = Signal(object)
    entered = Signal(QWidget)

    def __init__(self, place: Place, report: EditedReport) -> None:
        super().__init__()
        self._place = place
        self._report = report
        self.rows: list[ParagraphRow] = []
        self._locked = False
        self._head: QLabel = section_head(place.heading, place.level)
        self.add_button = QPushButton(_("+ Thêm đoạn"))
        self.add_button.setFlat(True)
        self.add_button.setAccessibleName(
            _("Thêm đoạn vào mục {section}").format(section=place.heading)
        )
        self.add_button.setVisible(report.sheet.is_editable)
        self.add_button.clicked.connect(lambda: self.add(None))
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP * 2 if place.level > 1 else 0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._fill()

    def number(self, number: str) -> None:
        """Show the printed number of the section; none means that it is not printed."""
        self._head.setText(head_text(number, self._place.heading))

    def set_locked(self, on: bool) -> None:
        """Let nothing be changed for the time being."""
        self._locked = on
        for row in self.rows:
            row.text.setReadOnly(on or not self._report.sheet.is_editable or row.line.is_removed)

    def focused(self) -> ParagraphRow | None:
        """Return the paragraph that has the focus."""
        return next((row for row in self.rows if row.text.hasFocus()), None)

    def add(self, after: Line | None) -> None:
        """Add an empty paragraph and go there."""
        if self._locked:
            return
        line = self._report.add(self._place.key, after)
        self._fill()
        self._go_to(line)
        self.changed.emit()

    def _fill(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for line in self._report.of(self._place.key):
            row = ParagraphRow(line, self._place.heading, editable=self._report.sheet.is_editable)
            row.typed.connect(self.changed)
            row.source_asked.connect(lambda one=line: self.source_asked.emit(one))
            row.removal_asked.connect(lambda one=line: self._take_out(one))
            row.return_asked.connect(lambda one=line: self._bring_back(one))
            row.move_asked.connect(lambda step, one=line: self._move(one, step))
            row.addition_asked.connect(lambda one=line: self.add(one))
            self.rows.append(row)
            self._column.addWidget(row)
        self._chain()

    def _chain(self) -> None:
        """Let Tab go from paragraph to paragraph as they stand."""
        last: QWidget = self.add_button
        for row in self.rows:
            for part in (row.text, row.source_button, row.remove_button, row.return_button):
                QWidget.setTabOrder(last, part)
                last = part

    def _take_out(self, line: Line) -> None:
        if self._locked:
            return
        self._report.take_out(line)
        self._fill()
        self.add_button.setFocus()
        self.changed.emit()

    def _bring_back(self, line: Line) -> None:
        if self._locked:
            return
        self._report.bring_back(line)
        self._fill()
        self._go_to(line)
        self.changed.emit()

    def _move(self, line: Line, step: int) -> None:
        may = self._report.sheet.is_editable and not self._locked
        if may and self._report.move(line, step):
            self._fill()
            self._go_to(line)
            self.changed.emit()

    def _go_to(self, line: Line) -> None:
        for row in self.rows:
            if row.line is line:
                row.text.setFocus()
                self.entered.emit(row)
