"""Second page: the roster of officers by given name, with a filter that needs no accents."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.i18n.formats import number
from app.read_models.people import PersonRow
from app.read_models.roster import PersonDetail
from ui.context import Context
from ui.screens.groups.member_dialogs import LastDayDialog
from ui.screens.groups.model import person_columns
from ui.screens.groups.person_dialogs import DivisionDialog, OfficerDialog
from ui.screens.groups.presenter import GroupsPresenter, found_by
from ui.screens.groups.words import career, name_with
from ui.theme import GAP
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class OfficersPage(QWidget):
    """Roster, filter, and what the chosen officer was and is."""

    def __init__(self, context: Context, presenter: GroupsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._rows: tuple[PersonRow, ...] = ()
        self._wanted: uuid.UUID | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(
            _("Lọc theo tên, phòng, nhóm, điện thoại (gõ không dấu cũng được)")
        )
        self.filter.setAccessibleName(_("Lọc danh sách cán bộ"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._apply_filter)
        self.with_former = QCheckBox(_("Cả người đã thô&i công tác ở Ban"))
        self.with_former.toggled.connect(self.refresh)
        self.list: Section[PersonRow] = Section(
            _("Danh sách cán bộ"),
            person_columns(presenter.today),
            _(
                "Chưa có cán bộ nào. Bấm “Thêm cán bộ” (Ctrl+N), hoặc nhập danh sách từ "
                "Excel (Ctrl+O)."
            ),
            (
                Deed(_("Thêm cán &bộ…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("Thôi &công tác…"), "Delete", self.end, needs_choice=True),
                Deed(_("Xem &nhóm"), "Ctrl+G", self.open_group, needs_choice=True),
                Deed(_("Thêm, sửa &phòng…"), "", self.add_division),
            ),
            (23, 22, 27, 23),
            self.edit,
            page=self,
        )
        self._name = label("", "section", wrap=True)
        self._career = label("", "facts", wrap=True)
        self._career.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.history = HistoryPanel(context)
        self._lay_out()
        QShortcut(
            QKeySequence.StandardKey.Find,
            self,
            self.filter.setFocus,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.list.table.selectionModel().selectionChanged.connect(self._show_chosen)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.filter, 1)
        above.addWidget(self.with_former)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.addWidget(self._name)
        column.addWidget(self._career)
        column.addWidget(label(_("Lịch sử thay đổi"), "section"))
        column.addWidget(self.history, 1)
        halves = Halves(self.list, detail, (77, 40))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.addLayout(above)
        outer.addWidget(halves, 1)

    def refresh(self) -> None:
        """Read anew."""
        self._presenter.load_people(self.with_former.isChecked(), self._show)

    def open_person(self, person_id: uuid.UUID) -> None:
        """Show this person, in service or not."""
        self._wanted = person_id
        self.filter.clear()
        if self.with_former.isChecked():
            self.refresh()
        else:
            self.with_former.setChecked(True)

    def new(self) -> None:
        """Take an officer in."""
        self._presenter.load_form(
            "", lambda lists, _draft: OfficerDialog(self.window(), self._presenter, lists).open()
        )

    def edit(self) -> None:
        """Change the chosen officer."""
        row = self.list.current()
        if row is not None:
            self._presenter.load_form(
                "",
                lambda lists, _draft: OfficerDialog(
                    self.window(), self._presenter, lists, row
                ).open(),
            )

    def end(self) -> None:
        """End the chosen officer's service."""
        row = self.list.current()
        if row is None:
            return
        told = _("{name}: thôi công tác ở Ban từ sau ngày này.").format(
            name=name_with(row.full_name, row.distinction)
        )
        if row.group_name:
            told += " " + _("Vai trò ở {group} kết thúc cùng ngày.").format(group=row.group_name)
        roster = self._presenter.services.roster
        LastDayDialog(
            self.window(),
            self._presenter,
            _("Thôi công tác"),
            told,
            lambda day: lambda: roster.end_officer(row.id, day),
        ).open()

    def open_group(self) -> None:
        """Go to the group of the chosen officer."""
        row = self.list.current()
        if row is not None and row.group_id is not None:
            self._context.go_to(RecordKind.GROUP, row.group_id)

    def add_division(self) -> None:
        """Add or correct a division."""
        self._presenter.load_form(
            "", lambda lists, _draft: DivisionDialog(self.window(), self._presenter, lists).open()
        )

    def _show(self, rows: tuple[PersonRow, ...]) -> None:
        self._rows = rows
        self._apply_filter()

    def _apply_filter(self) -> None:
        query = self.filter.text()
        rows = [row for row in self._rows if found_by(query, row)]
        self.list.show_rows(rows)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.choose(lambda row: row.id == wanted)
        self.list.set_heading(
            ngettext("{count} cán bộ", "{count} cán bộ", len(rows)).format(count=number(len(rows)))
        )
        self.list.select_first()
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.current()
        if row is None:
            self._name.setText("")
            self._career.setText(_("Không có ai khớp với nội dung lọc.") if self._rows else "")
            self.history.show_records()
        else:
            self._presenter.load_person(row.id, self._show_person)

    def _show_person(self, person: PersonDetail) -> None:
        self._name.setText(name_with(person.full_name, person.distinction))
        self._career.setText(career(person))
        self.history.show_records(
            person.id, *(one.id for one in person.services), *(one.id for one in person.groups)
        )
