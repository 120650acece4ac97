"""The regulation as a document: its head, and its table against the text; edited in forms."""

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.regulations.readable.words import NameBook
from app.regulations.regulation import Regulation
from app.regulations.vocabulary.silence import Unknown
from app.services.regulations.entries import CoverageLine, Entry
from ui.models.rows import Column, RowsModel
from ui.screens.regulations.form.name_list import SORTS
from ui.theme import GAP
from ui.widgets.form import scrolled
from ui.widgets.label import label, plain_label
from ui.widgets.table import RecordTable


class DocumentTab(QWidget):
    """Head, related documents, names, forms and rating schemes."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit_button = QPushButton(_("Sử&a phần đầu văn bản…"))
        self.edit_button.clicked.connect(lambda: self.wanted.emit("header"))
        self._area = scrolled(QWidget())
        row = QHBoxLayout()
        row.addWidget(self.edit_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addLayout(row)
        column.addWidget(self._area, 1)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a regulation."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, GAP, GAP)
        column.setSpacing(GAP)
        self.edit_button.setEnabled(entry is not None)
        if entry is not None:
            for title, rows in _sections(entry):
                column.addWidget(label(title, "section"))
                column.addLayout(_table(rows))
        column.addStretch(1)
        self._area.setWidget(page)


class CoverageTab(QWidget):
    """Every khoản, dash or sentence of the text with its rules, or why there is none."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsModel[CoverageLine] = RowsModel(
            (
                Column(_("Chỗ trong văn bản"), lambda row: row.place),
                Column(_("Câu mở đầu"), lambda row: row.begins),
                Column(_("Quy định"), _rules, tip=_rules),
                Column(_("Vì sao không có quy định"), lambda row: row.reason),
            )
        )
        self.table = RecordTable(_("Bảng đối chiếu với nguyên văn"))
        self.table.setModel(self.model)
        self.table.set_widths(16, 40, 36)
        self.table.opened.connect(lambda _index: self.wanted.emit("edit_line"))
        self.summary = label("", "hint", wrap=True)
        self.add_button = QPushButton(_("T&hêm dòng…"))
        self.add_button.clicked.connect(lambda: self.wanted.emit("add_line"))
        self.edit_button = QPushButton(_("Sử&a dòng…"))
        self.edit_button.clicked.connect(lambda: self.wanted.emit("edit_line"))
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.edit_button)
        row.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[CoverageLine], regulation: Regulation | None) -> None:
        """Show the table of a regulation."""
        at = self.table.currentIndex().row()
        self.model.set_rows(lines)
        if lines:
            self.table.selectRow(min(max(at, 0), len(lines) - 1))
        self.add_button.setEnabled(regulation is not None)
        self.edit_button.setEnabled(bool(lines))
        with_rules = sum(bool(one.rules) for one in lines)
        self.summary.setText(
            _("{all} chỗ: {ruled} có quy định, {reasoned} nêu rõ vì sao không.").format(
                all=len(lines), ruled=with_rules, reasoned=len(lines) - with_rules
            )
            if lines
            else _("Chưa có dòng nào: ghi từng khoản, gạch đầu dòng và quy định tương ứng.")
        )

    def current_place(self) -> int:
        """Return which line is chosen; -1 where none is."""
        return self.table.currentIndex().row()


def _rules(row: CoverageLine) -> str:
    return "; ".join(title or rule_id for rule_id, title in row.rules)


_Rows = list[tuple[str, str]]


def _sections(entry: Entry) -> Iterable[tuple[str, _Rows]]:
    regulation = entry.regulation
    blank = _(Unknown.LABEL)

    def said(value: object) -> str:
        if isinstance(value, Unknown):
            return blank
        return str(value) if value else "–"

    head: _Rows = [
        (_("Tên văn bản"), regulation.title),
        (_("Gọi tắt"), regulation.short),
        (_("Số"), said(regulation.number)),
        (_("Ký hiệu"), said(regulation.symbol)),
        (_("Ngày ký"), _day(regulation.signed_on, blank)),
        (_("Cơ quan ban hành"), said(regulation.issuer)),
        (_("Người ký"), said(regulation.signer)),
        (_("Có hiệu lực từ ngày"), _day(regulation.in_force_from, blank)),
        (_("Hết hiệu lực sau ngày"), _day(regulation.in_force_to, "–")),
        (_("Trạng thái"), _state(entry)),
        (_("Thay thế"), said(regulation.replaces)),
    ]
    if regulation.note:
        head.append((_("Ghi chú"), regulation.note))
    yield _("Văn bản"), head
    if regulation.documents:
        yield (
            _("Văn bản liên quan"),
            [
                (_(one.role.label).capitalize(), _document(one.title, one.number, one.signed_on))
                for one in regulation.documents
            ],
        )
    if regulation.names:
        yield (
            _("Tên gọi riêng của văn bản"),
            [(one.name, f"{_(SORTS[one.of])} ({one.id})") for one in regulation.names],
        )
    if regulation.forms:
        names = NameBook(regulation)
        yield (
            _("Mẫu"),
            [
                (
                    one.title,
                    "; ".join(names.name(kind, *SORTS) for kind in one.kinds) or _("dùng chung"),
                )
                for one in regulation.forms
            ],
        )
    if regulation.schemes:
        yield (
            _("Cách xếp loại"),
            [
                (one.name, "; ".join(level.name for level in one.levels))
                for one in regulation.schemes
            ],
        )


def _day(value: object, blank: str) -> str:
    return short_date(value) if isinstance(value, dt.date) else blank


def _state(entry: Entry) -> str:
    text = entry.state_in_words()
    if not entry.switched_on_by:
        return text
    return _("{state}; {name} bật ngày {day}").format(
        state=text, name=entry.switched_on_by, day=short_date(entry.switched_on_on)
    )


def _document(title: str, number: str, signed_on: object) -> str:
    parts = [title, _("số {number}").format(number=number) if number else "", _day(signed_on, "")]
    return ", ".join(filter(None, parts)) or "–"


def _table(rows: _Rows) -> QFormLayout:
    made = QFormLayout()
    made.setHorizontalSpacing(2 * GAP)
    made.setVerticalSpacing(4)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for caption, text in rows:
        heading = label(caption, "hint")
        value = plain_label(text)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.addRow(heading, value)
    return made
