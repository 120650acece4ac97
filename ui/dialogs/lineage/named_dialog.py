"""Entries "ghi theo tên hiện nay", each with the unit of its day, taken in bulk or singly."""

import uuid
from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.former_districts import former_district_words
from app.services.lineage.named_today import NamedEntry, NamedGround, NamedList, OldLevel
from ui.context import Context
from ui.dialogs.lineage.answer_table import AnswerTable
from ui.dialogs.lineage.reform_presenter import NamedPresenter
from ui.models.rows import Column
from ui.theme import GAP, MARGIN
from ui.widgets.flow import flow
from ui.widgets.label import label

_LEAVE = "leave"


class NamedDialog(QDialog):
    """Ctrl+S puts what is chosen under the old units; what is not stays in the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = NamedPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            context.services.named_as_today,
        )
        self.presenter.show = self._show
        self.chosen: dict[uuid.UUID, uuid.UUID] = {}
        self._found = NamedList((), 0)
        self.setWindowTitle(_("Việc ghi theo tên hiện nay"))
        self.setModal(True)
        self.resize(960, 560)
        self.hint = label("", "hint", wrap=True)
        self.answers: AnswerTable[NamedEntry] = AnswerTable(
            _("Việc ghi theo tên hiện nay"),
            (
                Column(_("Ngày"), lambda one: short_date(one.row.starts_on)),
                Column(_("Nội dung"), lambda one: one.row.subject),
                Column(_("Nơi đến"), lambda one: one.row.place),
                Column(_("Đang ghi vào"), lambda one: one.row.territory_name),
                Column(_("Ghi về"), self._goal),
                Column(_("Đề xuất"), _proposal),
            ),
            _("Ghi &về"),
            self._offer,
            self._answered,
            _("Không còn việc nào ghi theo tên hiện nay."),
        )
        self.answers.table.set_widths(10, 26, 18, 18, 20, 26)
        self.take_button = _button(_("&Lấy hết đề xuất"), self.take_proposed)
        self.answers.row.addWidget(self.take_button)
        self.communes_button = _button(
            _("Bổ sung &xã cũ"), lambda: self.presenter.add_old_units(OldLevel.COMMUNES)
        )
        self.districts_button = _button(
            _("Bổ sung &huyện cũ"), lambda: self.presenter.add_old_units(OldLevel.DISTRICTS)
        )
        self._adding, row = flow()
        row.addWidget(self.communes_button)
        row.addWidget(self.districts_button)
        self.save_button = _button(_("&Ghi về đơn vị cũ"), self.save)
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.setObjectName("primary")
        self.close_button = _button(_("Đóng"), self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.hint)
        column.addWidget(self._adding)
        column.addWidget(self.answers, 1)
        column.addLayout(buttons)
        for key in (QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Return")):
            QShortcut(key, self, self.save)
        self._follow()
        self.answers.table.setFocus()
        self.presenter.load()

    def take_proposed(self) -> None:
        """Choose what is proposed wherever nothing was chosen."""
        for one in self._found.entries:
            if one.proposed is not None:
                self.chosen.setdefault(one.row.engagement_id, one.proposed)
        self._show(self._found)

    def save(self) -> None:
        """Write what was chosen."""
        if self.save_button.isEnabled():
            chosen, self.chosen = self.chosen, {}
            self._follow()
            self.presenter.take(chosen)

    def _show(self, found: NamedList) -> None:
        self._found = found
        there = {one.row.engagement_id for one in found.entries}
        self.chosen = {key: goal for key, goal in self.chosen.items() if key in there}
        self.answers.show_rows(found.entries)
        self._follow()

    def _follow(self) -> None:
        found = self._found
        proposed = sum(one.proposed is not None for one in found.entries)
        self.hint.setText(
            _(
                "{count} việc trước ngày đơn vị hiện nay thành lập; {proposed} việc có đề xuất, đã "
                "chọn {chosen}. Việc chưa chọn vẫn nằm trong danh sách này."
            ).format(
                count=number(len(found.entries)),
                proposed=number(proposed),
                chosen=number(len(self.chosen)),
            )
        )
        if found.without:
            self.hint.setText(
                _(
                    "{text} Sổ chưa có đơn vị cũ của {count} việc: bổ sung từ danh mục hành chính."
                ).format(text=self.hint.text(), count=number(found.without))
            )
        self.hint.setVisible(bool(found.entries))
        self._adding.setVisible(bool(found.entries))
        self.take_button.setEnabled(proposed > 0)
        self.save_button.setEnabled(bool(self.chosen))

    def _goal(self, one: NamedEntry) -> str:
        goal = self.chosen.get(one.row.engagement_id)
        return next((unit.name for unit in one.candidates if unit.id == goal), _("để lại"))

    def _offer(self, rows: Sequence[NamedEntry]) -> Sequence[tuple[str, str]]:
        offered = [
            (_with_district(unit.name, unit.former_district), unit.id.hex)
            for unit in rows[0].candidates
            if all(unit in one.candidates for one in rows)
        ]
        return [*offered, (_("để lại trong danh sách"), _LEAVE)]

    def _answered(self, rows: Sequence[NamedEntry], value: str) -> None:
        for one in rows:
            self.chosen.pop(one.row.engagement_id, None)
            if value != _LEAVE:
                self.chosen[one.row.engagement_id] = uuid.UUID(hex=value)
        self._show(self._found)


def _with_district(name: str, district: str) -> str:
    return f"{name} ({former_district_words(district)})" if district else name


def _proposal(one: NamedEntry) -> str:
    unit = next((unit for unit in one.candidates if unit.id == one.proposed), None)
    if unit is None:
        return _("chưa có đơn vị cũ trong sổ") if not one.candidates else ""
    if one.ground is NamedGround.ONLY_ONE:
        return _("{name}: đơn vị trước đây duy nhất").format(name=unit.name)
    return _("{name}: nội dung nêu tên").format(name=unit.name)


def _button(text: str, deed: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(deed)
    return button
