"""First page of a profile: what the territory is, its office holders, and whom to contact."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.territories import ContactRow, TerritoryProfile
from ui.models.rows import ROW_ROLE, RowsModel
from ui.screens.territories import words
from ui.screens.territories.bodies import HoldersSection
from ui.screens.territories.model import contact_columns
from ui.theme import GAP
from ui.widgets.form import scrolled
from ui.widgets.label import label, plain_label
from ui.widgets.table import RecordTable

_LINES = 8
"""Contacts seen at once; more are scrolled to."""


class OverviewPanel(QWidget):
    """Facts and contacts; Enter on a contact edits it."""

    def __init__(
        self,
        add_contact: Callable[[], None],
        edit_contact: Callable[[ContactRow], None],
        end_contact: Callable[[ContactRow], None],
        today: dt.date,
        holders: HoldersSection,
    ) -> None:
        super().__init__()
        self.holders = holders
        self._facts = QFormLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(2 * GAP)
        self._facts.setVerticalSpacing(4)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.contacts: RowsModel[ContactRow] = RowsModel(contact_columns(today))
        self.table = RecordTable(_("Đầu mối liên hệ của cấp ủy"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self.contacts)
        self.table.set_widths(24, 40, 17)
        self.add_button = _button(_("Thêm đầu mối"), add_contact)
        self.edit_button = _button(_("Sửa đầu mối"), lambda: self._with_chosen(edit_contact))
        self.end_button = _button(_("Kết thúc đầu mối"), lambda: self._with_chosen(end_contact))
        self.table.opened.connect(lambda index: edit_contact(index.data(ROW_ROLE)))
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.empty = label(
            _("Chưa ghi đầu mối nào. Thêm người cần liên hệ trước khi đi (QC Đ9.1, Đ9.2)."),
            "hint",
            wrap=True,
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.add_button, self.edit_button, self.end_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._facts)
        column.addSpacing(GAP)
        column.addWidget(holders)
        column.addSpacing(GAP)
        column.addWidget(label(_("Đầu mối liên hệ của cấp ủy (QC Đ9.1, Đ9.2)"), "section"))
        column.addWidget(self.empty)
        column.addWidget(self.table)
        column.addLayout(buttons)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def show_profile(self, profile: TerritoryProfile, today: dt.date) -> None:
        """Show a territory."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for caption, text in _facts_of(profile):
            if text:
                value = plain_label(text)
                value.setWordWrap(True)
                value.setTextFormat(Qt.TextFormat.PlainText)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                value.setAccessibleName(f"{caption}: {text}")
                self._facts.addRow(label(caption, "hint"), value)
        self.holders.show_profile(profile)
        self.contacts.set_rows(profile.contacts)
        self.empty.setVisible(not profile.contacts)
        self.table.setVisible(bool(profile.contacts))
        lines = min(max(len(profile.contacts), 2), _LINES) + 2
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * lines)
        is_over = words.is_over(profile.row.valid_to, today)
        self.add_button.setEnabled(not is_over)
        self._follow()

    def chosen(self) -> ContactRow | None:
        """Return the contact that is marked."""
        rows = self.table.selectionModel().selectedRows()
        row = rows[0].data(ROW_ROLE) if rows else None
        return row if isinstance(row, ContactRow) else None

    def select_contact(self, contact_id: uuid.UUID) -> None:
        """Mark a contact."""
        for at, row in enumerate(self.contacts.rows):
            if row.id == contact_id:
                self.table.selectRow(at)

    def _with_chosen(self, deed: Callable[[ContactRow], None]) -> None:
        row = self.chosen()
        if row is not None:
            deed(row)

    def _follow(self) -> None:
        row = self.chosen()
        self.edit_button.setEnabled(row is not None)
        self.end_button.setEnabled(row is not None and row.valid_to is None)


def _button(text: str, deed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.clicked.connect(lambda _on=False: deed())
    return button


def _facts_of(profile: TerritoryProfile) -> list[tuple[str, str]]:
    row = profile.row
    code = _("{kind}, mã {code}").format(kind=row.kind_name, code=row.code)
    exists = ""
    if row.valid_from or row.valid_to:
        exists = words.span(row.valid_from, row.valid_to)
    leader = row.leader_name
    if leader:
        whose = (
            _("{name} (phân công riêng cho địa bàn này)")
            if profile.leader_in_charge_id is not None
            else _("{name} (theo nhóm)")
        )
        leader = whose.format(name=leader)
    area = ""
    if row.area_km2 is not None:
        area = _("{area} km² (theo nguồn của danh mục)").format(area=number(row.area_km2, 2))
    before = [words.lineage_words(one) for one in profile.lineage if one.is_predecessor]
    after = [words.lineage_words(one) for one in profile.lineage if not one.is_predecessor]
    boundary = ""
    if profile.has_boundary:
        boundary = _("có, nguồn: {source}").format(source=profile.boundary_source)
    return [
        (_("Loại"), code if row.code else row.kind_name),
        (_("Thuộc huyện cũ"), row.former_district),
        (_("Thuộc"), profile.parent_name),
        (_("Tổ chức đảng"), row.party_organisation),
        (_("Nhóm theo dõi"), row.group_name or _("chưa có nhóm theo dõi")),
        (_("Lãnh đạo phụ trách"), leader or _("chưa có")),
        (_("Ủy viên BTV phụ trách"), profile.standing_member_name),
        (_("Lần đi gần nhất"), words.last_visit_words(row.last_visit)),
        (_("Tồn tại"), exists),
        (_("Trước đó là"), "\n".join(before)),
        (_("Sau đó thành"), "\n".join(after)),
        (_("Diện tích"), area),
        (_("Ranh giới"), boundary),
        (_("Ghi chú"), profile.note),
        (_("Kết thúc ngày"), short_date(row.valid_to)),
    ]
