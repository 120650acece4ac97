"""The page "Trước và sau" of a profile: the units before and after, and what is known there."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.former_districts import former_district_words
from app.read_models.findings import FindingFilter
from app.read_models.journal import JournalFilter
from app.read_models.lineage import UnitCounts, UnitRow
from app.services.lineage.former_units import line_id
from app.services.lineage.view import LineageView, UnitStep
from ui.context import Context
from ui.dialogs.lineage.presenter import LineagePresenter
from ui.dialogs.lineage.words import count_words, counts_words, kind_name
from ui.models.rows import ROW_ROLE, Column, RowsModel
from ui.theme import GAP
from ui.widgets.flow import FlowLayout
from ui.widgets.label import label
from ui.widgets.table import RecordTable


@dataclass(frozen=True, slots=True)
class LineageLine:
    """A line of the table: the unit itself, one before or one after."""

    unit: UnitRow
    counts: UnitCounts
    step: UnitStep | None

    @property
    def place(self) -> str:
        """Return where it stands."""
        if self.step is None:
            return _("Đơn vị này")
        word = _("Trước") if self.step.is_before else _("Sau")
        if self.step.depth > 1:
            word = _("{word} {depth} bước").format(word=word, depth=self.step.depth)
        return _("{word}, một phần").format(word=word) if self.step.is_part else word

    @property
    def change(self) -> str:
        """Return by which change and decision."""
        if self.step is None:
            return ""
        link = self.step.link
        parts = [kind_name(link.change_kind)] if link.change_kind is not None else []
        parts.append(short_date(link.on))
        if link.decree:
            parts.append(link.decree)
        return ", ".join(parts)


class LineagePage(QWidget):
    """Enter opens the unit of a line; the buttons open its journal and findings."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = LineagePresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            context.services.lineage,
            context.services.drafts,
        )
        self._id: uuid.UUID | None = None
        self.known = label("", "", wrap=True)
        self.moved = label("", "hint", wrap=True)
        self.model: RowsModel[LineageLine] = RowsModel(
            (
                Column(_("Vị trí"), lambda line: line.place),
                Column(_("Đơn vị"), _name, bold=lambda line: line.step is None),
                Column(_("Tồn tại"), lambda line: _days(line.unit)),
                Column(_("Việc"), lambda line: number(line.counts.entries), right=True),
                Column(
                    _("Đang mở"),
                    lambda line: number(line.counts.findings_open),
                    tip=lambda _line: _("Vướng mắc, kiến nghị đang mở"),
                    right=True,
                ),
                Column(
                    _("Đã xong"),
                    lambda line: number(line.counts.findings_ended),
                    tip=lambda _line: _("Vướng mắc, kiến nghị đã xong"),
                    right=True,
                ),
                Column(_("Hẹn"), lambda line: number(line.counts.commitments), right=True),
                Column(_("Xếp loại"), lambda line: number(line.counts.ratings), right=True),
                Column(_("Theo thay đổi"), lambda line: line.change),
            )
        )
        self.table = RecordTable(_("Trước và sau"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_widths(12, 39, 29, 6, 9, 9, 6, 8, 30)
        self.table.opened.connect(lambda index: self._open_unit(index.data(ROW_ROLE)))
        self.journal_button = QPushButton(_("X&em sổ của dòng chọn"))
        self.findings_button = QPushButton(_("Xem &kiến nghị của dòng chọn"))
        self.whole_journal_button = QPushButton(_("Xem sổ cả trước và sa&u"))
        self.whole_findings_button = QPushButton(_("Xe&m kiến nghị cả trước và sau"))
        row = FlowLayout()
        row.setSpacing(GAP)
        for button, deed in (
            (self.journal_button, self.show_journal),
            (self.findings_button, self.show_findings),
            (self.whole_journal_button, self.show_whole_journal),
            (self.whole_findings_button, self.show_whole_findings),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.known)
        column.addWidget(self.table, 1)
        column.addWidget(self.moved)
        column.addLayout(row)

    def show_unit(self, territory_id: uuid.UUID) -> None:
        """Read and show what was before and after a unit."""
        self._id = territory_id
        self._presenter.view(territory_id, self._show)

    def show_journal(self) -> None:
        """Open the journal of the line, of a unit that ended as well."""
        line = self._line()
        if line is not None:
            chosen = JournalFilter(territory_id=line.unit.id)
            self._context.show_list(RecordKind.ENGAGEMENT, chosen)

    def show_findings(self) -> None:
        """Open the findings of the line."""
        line = self._line()
        if line is not None:
            chosen = FindingFilter(territory_id=line.unit.id)
            self._context.show_list(RecordKind.FINDING, chosen)

    def show_whole_journal(self) -> None:
        """Open the journal of the unit with all before and after it."""
        if self._id is not None:
            chosen = JournalFilter(territory_id=line_id(self._id))
            self._context.show_list(RecordKind.ENGAGEMENT, chosen)

    def show_whole_findings(self) -> None:
        """Open the findings of the unit with all before and after it."""
        if self._id is not None:
            chosen = FindingFilter(territory_id=line_id(self._id))
            self._context.show_list(RecordKind.FINDING, chosen)

    def _show(self, view: LineageView) -> None:
        if view.unit.id != self._id:
            return
        lines = [
            *(LineageLine(one.unit, one.counts, one) for one in reversed(view.before)),
            LineageLine(view.unit, view.counts, None),
            *(LineageLine(one.unit, one.counts, one) for one in view.after),
        ]
        self.model.set_rows(lines)
        self.table.selectRow(len(view.before))
        self.known.setText(_known(view))
        self.moved.setText(_moved(view))
        self.moved.setVisible(bool(view.moved))
        many = bool(view.before or view.after)
        self.whole_journal_button.setEnabled(many)
        self.whole_findings_button.setEnabled(many)

    def _line(self) -> LineageLine | None:
        chosen = self.table.selectionModel().selectedRows()
        line = chosen[0].data(ROW_ROLE) if chosen else None
        return line if isinstance(line, LineageLine) else None

    def _open_unit(self, line: object) -> None:
        if isinstance(line, LineageLine) and line.unit.id != self._id:
            self._context.go_to(RecordKind.TERRITORY, line.unit.id)


def _known(view: LineageView) -> str:
    if not view.before and not view.after:
        return _("Sổ chưa ghi đơn vị nào trước hoặc sau {name}.").format(name=view.unit.name)
    lines = []
    if view.before:
        lines.append(
            _("Địa bàn nay là {name}, kể cả {count} đơn vị trước: {what}.").format(
                name=view.unit.name,
                count=number(len(view.before)),
                what=counts_words(view.with_before),
            )
        )
    if view.after:
        lines.append(
            _("Địa bàn trước là {name}, kể cả {count} đơn vị kế tục: {what}.").format(
                name=view.unit.name,
                count=number(len(view.after)),
                what=counts_words(view.with_after),
            )
        )
    return "\n".join(lines)


def _moved(view: LineageView) -> str:
    lines = []
    for coming, words in (
        (True, _("Đã nhận từ {units}: {what}.")),
        (False, _("Đã chuyển sang {units}: {what}.")),
    ):
        rows = [one for one in view.moved if one.is_coming is coming]
        if not rows:
            continue
        units = dict.fromkeys(one.from_name if coming else one.to_name for one in rows)
        counts: Counter[RecordKind] = Counter()
        for one in rows:
            counts[one.kind] += one.count
        told = "; ".join(count_words(kind, count) for kind, count in counts.items())
        lines.append(words.format(units=", ".join(units), what=told))
    return "\n".join(lines)


def _name(line: LineageLine) -> str:
    district = former_district_words(line.unit.former_district)
    return f"{line.unit.name} ({district})" if district else line.unit.name


def _days(unit: UnitRow) -> str:
    def word(day: dt.date | None) -> str:
        return short_date(day) if day else "…"

    if unit.valid_to is None:
        return _("từ {day}").format(day=word(unit.valid_from)) if unit.valid_from else _("đang có")
    return f"{word(unit.valid_from)} – {word(unit.valid_to)}"
