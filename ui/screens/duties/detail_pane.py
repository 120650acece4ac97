"""A duty in full: its clause, how far it is, what was held against it, and what does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.services.duties.actions import action_in_words
from app.services.duties.rows import DutyDetail, DutyRow, EvidenceLine
from app.services.duties.words import SIGNS
from ui.theme import GAP, attention
from ui.widgets.flow import flow
from ui.widgets.form import scrolled
from ui.widgets.label import label, tip


class DutyPane(QWidget):
    """Buttons follow the actions of the tab; ``opened`` is called with an evidence line."""

    def __init__(self, do: QAction, free: QAction, opened: Callable[[EvidenceLine], None]) -> None:
        super().__init__()
        self._do = do
        self._opened = opened
        self._lines: tuple[EvidenceLine, ...] = ()
        self.title = label("", "section", wrap=True)
        self.facts = label("", "", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rule = label("", "", wrap=True)
        self.own = label("", "", wrap=True)
        self.exact_heading = label(_("Nguyên văn"), "section")
        self.exact = QPlainTextEdit()
        self.exact.setReadOnly(True)
        self.exact.setAccessibleName(_("Nguyên văn của quy định"))
        self.exact.setTabChangesFocus(True)
        self.exact.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
        self.evidence_heading = label("", "section")
        self.evidence = QListWidget()
        self.evidence.setAccessibleName(_("Việc đã ghi"))
        self.evidence.setWordWrap(True)
        self.evidence.itemActivated.connect(self._open)
        self.to_do = label("", "", wrap=True)
        self.as_of = label("", "hint", wrap=True)
        self.do_button = _button(do)
        buttons, row = flow()
        row.addWidget(self.do_button)
        row.addWidget(_button(free))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(GAP)
        for part in (
            self.title,
            self.facts,
            self.to_do,
            buttons,
            self.evidence_heading,
            self.evidence,
            label(_("Quy định"), "section"),
            self.rule,
            self.own,
            self.exact_heading,
            self.exact,
            self.as_of,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._body = body
        self._empty = label(_("Chọn một việc để xem điều khoản và những gì đã ghi."), "hint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(body)
        outer.addWidget(self._empty)
        outer.addWidget(self._area, 1)
        self.setMinimumWidth(240)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._area.hide()
        self._empty.show()

    def show_detail(self, detail: DutyDetail) -> None:
        """Show a duty."""
        row = detail.row
        self._empty.hide()
        self._area.show()
        self.title.setText(row.title)
        self.facts.setText("\n".join(_facts(detail)))
        self.rule.setText(f"{detail.regulation}, {row.clause}: {detail.rule}")
        self.own.setText(detail.own)
        self.own.setVisible(bool(detail.own))
        for part in (self.exact_heading, self.exact):
            part.setVisible(bool(detail.exact_text))
        self.exact.setPlainText(detail.exact_text)
        self.to_do.setText(detail.to_do)
        self.to_do.setVisible(bool(detail.to_do))
        self.as_of.setText(detail.as_of)
        self._show_evidence(detail.evidence)
        if detail.action is not None:
            self._do.setText(action_in_words(detail.action))
        self._do.setVisible(detail.action is not None)
        self._do.setEnabled(detail.action is not None)

    def _show_evidence(self, lines: tuple[EvidenceLine, ...]) -> None:
        self._lines = lines
        counted = sum(1 for one in lines if one.counts)
        self.evidence_heading.setText(
            _recorded(counted, len(lines) - counted) if lines else _("Chưa ghi việc nào")
        )
        self.evidence.clear()
        for one in lines:
            text = (
                _("✓ {what}").format(what=one.text)
                if one.counts
                else _("✗ {what} – không tính: {why}").format(what=one.text, why=one.why_not)
            )
            item = QListWidgetItem(text)
            item.setToolTip(tip(_("Enter: mở bản ghi")))
            if not one.counts:
                item.setForeground(attention(self))
            self.evidence.addItem(item)
        height = self.fontMetrics().lineSpacing() * 2 * min(max(len(lines), 1), 6) + 12
        self.evidence.setFixedHeight(height)
        self.evidence.setVisible(bool(lines))

    def _open(self, item: QListWidgetItem) -> None:
        self._opened(self._lines[self.evidence.row(item)])


def _recorded(counted: int, refused: int) -> str:
    parts = []
    if counted:
        parts.append(_("{count} việc được tính").format(count=number(counted)))
    if refused:
        parts.append(_("{count} việc không được tính").format(count=number(refused)))
    return _("Đã ghi: {parts}").format(parts=", ".join(parts))


def _is_clock(row: DutyRow) -> bool:
    return any(one.unit == "months" for one in row.duty.figures)


def _facts(detail: DutyDetail) -> list[str]:
    row = detail.row
    found = [
        _("Ai thực hiện: {owner}").format(owner=row.owner)
        + (_(" (chịu trách nhiệm: {people})").format(people=detail.answers)
           if detail.answers else ""),
    ]  # fmt: skip
    if row.territory:
        found.append(_("Địa bàn: {territory}").format(territory=row.territory))
    if row.period:
        found.append(_("Kỳ, sự kiện: {period}").format(period=row.period))
    if row.last_day:
        found.append(_("Thời hạn: {day}").format(day=row.last_day))
    elif row.due:
        found.append(row.due[:1].upper() + row.due[1:])
    state = f"{SIGNS[row.heap]} {row.state}"
    if row.reason:
        state = f"{state} – {row.reason}"
    found.append(_("Trạng thái: {state}").format(state=state))
    if row.figures:
        told = _("Đã theo dõi: {figures}") if _is_clock(row) else _("Đã làm: {figures}")
        found.append(told.format(figures=row.figures))
    found.extend(_("Lưu ý: {warning}").format(warning=one) for one in detail.warnings)
    return found


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setAutoDefault(False)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setText(action.text())
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())

    action.changed.connect(follow)
    follow()
    return button
