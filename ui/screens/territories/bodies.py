"""What belongs to a territory, in its profile: the sub-units' page, the office holders' table."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import name_sort_key, sort_key
from app.read_models.bodies import OfficeHolderRow, SubUnitRow
from app.read_models.territories import TerritoryProfile
from app.services.territory_bodies import vacancies
from ui.models.rows import Column
from ui.screens.territories import words
from ui.screens.territories.bodies_presenter import BodiesPresenter, moved
from ui.screens.territories.body_dialogs import LastDayDialog, OfficeHolderDialog, SubUnitDialog
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.section import Deed, Section

_LINES = 8


class SubUnitsPage(QWidget):
    """The places within a territory; Enter edits one, Alt+Up and Alt+Down move it."""

    def __init__(
        self, presenter: BodiesPresenter, show_journal: Callable[[uuid.UUID], None]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._show_journal = show_journal
        self._territory_id: uuid.UUID | None = None
        self._counts: Mapping[uuid.UUID, int] = {}
        self.section: Section[SubUnitRow] = Section(
            _("Đơn vị trực thuộc, chi bộ, thôn, tổ dân phố"),
            self._columns(),
            _(
                "Chưa ghi đơn vị nào. Thêm chi bộ, thôn, bản, tổ dân phố hoặc đơn vị trực thuộc để "
                "chọn làm nơi đến khi báo việc, trao đổi (QC Đ2.1; QĐ)."
            ),
            (
                Deed(_("Thêm đơn vị"), "Ctrl+Shift+N", self.add),
                Deed(_("Sửa đơn vị"), "F2", self.edit, needs_choice=True),
                Deed(_("Kết thúc đơn vị"), "", self.end, needs_choice=True),
                Deed(_("Lên"), "Alt+Up", lambda: self._move(-1), needs_choice=True),
                Deed(_("Xuống"), "Alt+Down", lambda: self._move(1), needs_choice=True),
                Deed(_("Sổ công tác ở đây"), "Ctrl+J", self._journal, needs_choice=True),
            ),
            (16, 30, 24, 24, 8),
            self.edit,
            stretch=3,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.section)

    def show_profile(self, profile: TerritoryProfile) -> None:
        """Show the sub-units of a territory."""
        self._territory_id = profile.row.id
        self._counts = {}
        self.section.show_rows(profile.sub_units)
        self._presenter.counts(profile.row.id, self._take_counts)

    def choose(self, sub_unit_id: uuid.UUID) -> None:
        """Mark a sub-unit."""
        self.section.choose(lambda row: row.id == sub_unit_id)
        self.section.table.setFocus()

    def add(self) -> None:
        """Open the form of a new sub-unit."""
        if self._territory_id is not None:
            SubUnitDialog(self, self._presenter, self._territory_id).open()

    def edit(self) -> None:
        """Open the form of the marked one."""
        row = self.section.current()
        if row is not None:
            SubUnitDialog(self, self._presenter, row.territory_id, row).open()

    def end(self) -> None:
        """Ask for the last day of the marked one."""
        row = self.section.current()
        if row is None:
            return
        LastDayDialog(
            self,
            self._presenter.messages,
            _("Kết thúc đơn vị trực thuộc"),
            row.full_name,
            self._presenter.today,
            lambda day, done, failed: self._presenter.end_sub_unit(row.id, day, done, failed),
        ).open()

    def _columns(self) -> tuple[Column[SubUnitRow], ...]:
        return (
            Column(_("Loại"), lambda row: row.kind, sort_key=lambda row: sort_key(row.kind)),
            Column(_("Tên"), lambda row: row.name, sort_key=lambda row: sort_key(row.name)),
            Column(_("Thời gian"), _span, sort_key=_since),
            Column(_("Ghi chú"), lambda row: row.note),
            Column(
                _("Lần đến"),
                lambda row: str(self._counts.get(row.id, 0)),
                tip=lambda row: _("{count} mục trong sổ công tác").format(
                    count=self._counts.get(row.id, 0)
                ),
                right=True,
                sort_key=lambda row: self._counts.get(row.id, 0),
            ),
        )

    def _take_counts(self, counts: Mapping[uuid.UUID, int]) -> None:
        self._counts = counts
        self.section.table.viewport().update()

    def _move(self, by: int) -> None:
        row = self.section.current()
        order = (
            None if row is None else moved([one.id for one in self.section.model.rows], row.id, by)
        )
        if order is not None:
            self._presenter.order_sub_units(order)

    def _journal(self) -> None:
        row = self.section.current()
        if row is not None:
            self._show_journal(row.id)


class HoldersSection(QWidget):
    """Who holds and held the offices of a territory; stands in the overview."""

    def __init__(self, presenter: BodiesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._territory_id: uuid.UUID | None = None
        self.section: Section[OfficeHolderRow] = Section(
            _("Chức danh chủ chốt của tổ chức đảng, cơ quan"),
            (
                Column(_("Chức danh"), lambda row: row.post_title),
                Column(
                    _("Họ và tên"),
                    lambda row: row.full_name,
                    bold=lambda row: row.holds_on(presenter.today),
                    sort_key=lambda row: name_sort_key(row.full_name),
                ),
                Column(_("Nhiệm kỳ"), lambda row: row.term),
                Column(_("Điện thoại"), lambda row: row.phone),
                Column(_("Thời gian"), _span, sort_key=_since),
                Column(_("Ghi chú"), lambda row: row.note),
            ),
            _("Chưa ghi ai. Thêm bí thư, phó bí thư, chủ tịch… để biết gặp ai khi đi địa bàn."),
            (
                Deed(_("Thêm chức danh"), "Ctrl+Shift+N", self.add),
                Deed(_("Sửa chức danh"), "F2", self.edit, needs_choice=True),
                Deed(_("Thôi giữ chức danh"), "", self.end, needs_choice=True),
                Deed(_("Lên"), "Alt+Up", lambda: self._move(-1), needs_choice=True),
                Deed(_("Xuống"), "Alt+Down", lambda: self._move(1), needs_choice=True),
            ),
            (26, 21, 11, 14, 21, 12),
            self.edit,
            stretch=0,
        )
        self.vacant = label("", "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        column.addWidget(self.vacant)

    def show_profile(self, profile: TerritoryProfile) -> None:
        """Show the office holders of a territory, and which posts are vacant."""
        self._territory_id = profile.row.id
        self.section.show_rows(profile.office_holders)
        vacant = vacancies(profile.office_holders, self._presenter.today)
        self.vacant.setText(
            _("Đang khuyết: {posts}.").format(posts="; ".join(_vacant(*one) for one in vacant))
        )
        self.vacant.setVisible(bool(vacant) and profile.row.valid_to is None)
        table = self.section.table
        lines = min(max(len(profile.office_holders), 2), _LINES) + 2
        table.setFixedHeight(table.verticalHeader().defaultSectionSize() * lines)

    def add(self) -> None:
        """Open the form of a new one."""
        if self._territory_id is not None:
            OfficeHolderDialog(self, self._presenter, self._territory_id).open()

    def edit(self) -> None:
        """Open the form of the marked one."""
        row = self.section.current()
        if row is not None and self._territory_id is not None:
            OfficeHolderDialog(self, self._presenter, self._territory_id, row).open()

    def end(self) -> None:
        """Ask for the last day of the marked one in office."""
        row = self.section.current()
        if row is None:
            return
        LastDayDialog(
            self,
            self._presenter.messages,
            _("Thôi giữ chức danh"),
            f"{row.full_name}, {row.post_title}",
            self._presenter.today,
            lambda day, done, failed: self._presenter.end_holder(row.id, day, done, failed),
        ).open()

    def _move(self, by: int) -> None:
        row = self.section.current()
        order = (
            None if row is None else moved([one.id for one in self.section.model.rows], row.id, by)
        )
        if order is not None:
            self._presenter.order_holders(order)


def _vacant(post: str, since: dt.date | None) -> str:
    if since is None:
        return post
    return _("{post} (từ {day})").format(post=post, day=short_date(since))


def _span(row: SubUnitRow | OfficeHolderRow) -> str:
    if row.valid_from is None and row.valid_to is None:
        return "–"
    return words.span(row.valid_from, row.valid_to)


def _since(row: SubUnitRow | OfficeHolderRow) -> dt.date:
    return row.valid_from or dt.date.min
