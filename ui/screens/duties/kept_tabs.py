"""The lists beside the duties: what was recorded, exemptions, events, the office's days."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.services.duties.forms import EventForm, ExemptionForm, FulfilmentForm
from ui.context import Context
from ui.screens.duties.fulfilment_dialog import FulfilmentDialog
from ui.screens.duties.model import (
    event_columns,
    exemption_columns,
    fulfilment_columns,
    holiday_columns,
)
from ui.screens.duties.presenter import DutiesPresenter, Kept, corrected
from ui.screens.duties.short_dialogs import (
    EventDialog,
    ExemptionDialog,
    HolidayDialog,
    HolidaysDialog,
)
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class _Page(QWidget):
    """A page of one list."""

    section: Section[Any]

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._kept: Kept | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP, 0, 0)


class FulfilmentsPage(_Page):
    """What was recorded as done, with the files of the chosen one."""

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__(context, presenter)
        self.section = Section(
            _("Việc đã ghi nhận"),
            fulfilment_columns(()),
            _("Chưa ghi nhận việc nào. Chọn một việc phải làm rồi bấm “Ghi nhận thực hiện”."),
            (
                Deed(_("&Ghi nhận thực hiện…"), "Ctrl+N", self.add),
                Deed(_("Sử&a…"), "Ctrl+E", self.edit, needs_choice=True),
                Deed(_("Hủ&y"), "", self.cancel, needs_choice=True),
            ),
            (11, 34, 24, 22, 14, 30),
            self.edit,
        )
        self.files = AttachmentsPanel(context)
        self.section.table.selectionModel().selectionChanged.connect(self._follow)
        self._column.addWidget(Halves(self.section, self.files, (13, 7)))
        self._follow()

    def show_kept(self, kept: Kept) -> None:
        """Show the list."""
        self._kept = kept
        self.section.model.columns = fulfilment_columns(kept.lists.papers)
        self.section.show_rows(kept.fulfilments)

    def add(self) -> None:
        """Open the form of a new one."""
        self.open_form(FulfilmentForm(""))

    def edit(self) -> None:
        """Open the form of the chosen one."""
        row = self.section.current()
        if row is not None and row.cancelled_on is None:
            self.open_form(corrected(row))

    def cancel(self) -> None:
        """Take the chosen one back."""
        row = self.section.current()
        if row is not None and row.cancelled_on is None:
            self._presenter.cancel_fulfilment(row)

    def open_form(self, begun: FulfilmentForm) -> None:
        """Open the form that begins with these values."""
        if self._kept is not None:
            FulfilmentDialog(
                self, self._presenter, self._context.messages, self._kept.lists, begun
            ).open()

    def _follow(self) -> None:
        row = self.section.current()
        self.files.setVisible(row is not None)
        if row is not None:
            self.files.show_record(RecordKind.FULFILMENT, row.id)


class ExemptionsPage(_Page):
    """Exemptions and suspensions."""

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__(context, presenter)
        self.section = Section(
            _("Miễn, tạm dừng thực hiện"),
            exemption_columns(()),
            _("Chưa miễn, tạm dừng cho ai. Ví dụ: người đi học tập trung, nghỉ thai sản."),
            (
                Deed(_("&Miễn, tạm dừng…"), "Ctrl+N", self.add),
                Deed(_("Sử&a…"), "Ctrl+E", self.edit, needs_choice=True),
            ),
            (11, 11, 20, 16, 44, 18),
            self.edit,
        )
        self._column.addWidget(self.section)

    def show_kept(self, kept: Kept) -> None:
        """Show the list."""
        self._kept = kept
        self.section.model.columns = exemption_columns(kept.lists.rules)
        self.section.show_rows(kept.exemptions)

    def add(self) -> None:
        """Open the form of a new one."""
        self.open_form(ExemptionForm("", None))

    def edit(self) -> None:
        """Open the form of the chosen one: its last day is set there."""
        row = self.section.current()
        if row is not None:
            self.open_form(
                ExemptionForm(
                    row.reason,
                    row.valid_from,
                    row.valid_to,
                    row.person_id,
                    row.group_id,
                    row.territory_id,
                    row.regulation_id,
                    row.rule_key,
                    row.suspends,
                    row.ground,
                    row.id,
                )
            )

    def open_form(self, begun: ExemptionForm) -> None:
        """Open the form that begins with these values."""
        if self._kept is not None:
            ExemptionDialog(
                self, self._presenter, self._context.messages, self._kept.lists, begun
            ).open()


class EventsPage(_Page):
    """Recorded events."""

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__(context, presenter)
        self.section = Section(
            _("Sự kiện làm phát sinh việc"),
            event_columns(()),
            _("Chưa ghi sự kiện nào. Ví dụ: Lãnh đạo Ban làm việc với địa bàn, đại hội, đợt cao "
              "điểm."),
            (
                Deed(_("&Ghi sự kiện…"), "Ctrl+N", self.add),
                Deed(_("Sử&a…"), "Ctrl+E", self.edit, needs_choice=True),
                Deed(_("Hủ&y"), "", self.cancel, needs_choice=True),
            ),
            (11, 11, 26, 26, 18, 20),
            self.edit,
        )  # fmt: skip
        self._column.addWidget(self.section)

    def show_kept(self, kept: Kept) -> None:
        """Show the list."""
        self._kept = kept
        self.section.model.columns = event_columns(kept.lists.events)
        self.section.show_rows(kept.events)

    def add(self) -> None:
        """Open the form of a new one."""
        self.open_form(EventForm("", self._today()))

    def edit(self) -> None:
        """Open the form of the chosen one."""
        row = self.section.current()
        if row is not None and row.cancelled_on is None:
            self.open_form(
                EventForm(
                    row.kind,
                    row.happened_on,
                    row.until_on,
                    row.name,
                    row.territory_id,
                    row.person_id,
                    row.group_id,
                    row.note,
                    row.id,
                )
            )

    def cancel(self) -> None:
        """Take the chosen one back."""
        row = self.section.current()
        if row is not None and row.cancelled_on is None:
            self._presenter.cancel_event(row)

    def open_form(self, begun: EventForm) -> None:
        """Open the form that begins with these values."""
        if self._kept is not None:
            EventDialog(
                self, self._presenter, self._context.messages, self._kept.lists, begun
            ).open()

    def _today(self) -> dt.date:
        return self._context.services.session.clock.today()


class HolidaysPage(_Page):
    """The office's list of days off and days worked in place of one."""

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__(context, presenter)
        self.section = Section(
            _("Ngày nghỉ, ngày làm bù"),
            holiday_columns(),
            _("Chưa có ngày nào. Hạn tính theo ngày làm việc chỉ trừ thứ Bảy, Chủ nhật và các ngày "
              "ở đây."),
            (
                Deed(_("T&hêm các ngày…"), "Ctrl+N", self.add),
                Deed(_("Sử&a…"), "Ctrl+E", self.edit, needs_choice=True),
            ),
            (12, 40),
            self.edit,
        )  # fmt: skip
        self._column.addWidget(self.section)

    def show_kept(self, kept: Kept) -> None:
        """Show the list."""
        self.section.show_rows(kept.holidays)

    def add(self) -> None:
        """Open the form that takes days of a year at once."""
        HolidaysDialog(self, self._presenter, self._context.messages).open()

    def edit(self) -> None:
        """Open the form of the chosen day."""
        row = self.section.current()
        if row is not None:
            HolidayDialog(self, self._presenter, self._context.messages, row).open()
