"""What is done on the plan screen: trips written, moved, announced; steps, programmes, papers."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import CodedError
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.services.made_paper import MadePaper
from app.services.plans.calendar import CalendarItem, Lane
from app.services.plans.forms import EntryForm, Owner, PlanMonth, ProposedTrip, StepOffer
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.step_dialog import StepDialog
from ui.screens.plan.calendar_model import Cell
from ui.screens.plan.calendar_view import CalendarView
from ui.screens.plan.day_panel import DayPanel
from ui.screens.plan.entry_dialog import EntryDialog
from ui.screens.plan.presenter import (
    OpenedEntry,
    OpenedItem,
    PlanPresenter,
    is_open,
    notice_values,
)
from ui.screens.plan.programme_dialog import ProgrammeDialog
from ui.screens.plan.proposals_dialog import ProposalsDialog
from ui.screens.plan.words import day_word
from ui.widgets.action import screen_action

Deed = Callable[[], None]
_PROGRAMMES = (Lane.COMMISSION, Lane.TERRITORY)


class Host(Protocol):
    """What the deeds need of the screen: what is chosen, and ways to show something else."""

    context: Context
    presenter: PlanPresenter
    owner: Owner | None
    day: dt.date
    shown: PlanMonth | None
    week: CalendarView
    panel: DayPanel

    def current_item(self) -> CalendarItem | None:
        """Return the item that keys act on."""
        ...

    def look_at(self, owner: Owner, day: dt.date, item_id: uuid.UUID | None = None) -> None:
        """Show a day of an owner's month, with an item chosen."""
        ...

    def show_read(self, shown: PlanMonth) -> None:
        """Show a month that was read."""
        ...


class Deeds(QObject):
    """The actions of the screen; each keeps its key wherever the focus is in it."""

    def __init__(self, screen: Host, widget: QWidget) -> None:
        super().__init__(widget)
        self._screen = screen
        self._widget = widget
        self.add = screen_action(self._widget, _("Thêm &việc…"), "Ctrl+N", self.add_entry)
        self.programme = screen_action(
            self._widget,
            _("Thêm chương t&rình…"),
            "Ctrl+Shift+N",
            self.add_item,
            _("Chương trình của Ban hoặc của địa bàn"),
        )
        self.copy = screen_action(self._widget, _("Ché&p tháng trước…"), "", self.copy_month)
        self.propose = screen_action(
            self._widget,
            _("Đị&a bàn chưa đi…"),
            "",
            self.propose_trips,
            _("Đề xuất việc cho địa bàn chưa có trong kế hoạch tháng"),
        )
        self.print_plan = screen_action(
            self._widget, _("&In kế hoạch…"), "Ctrl+P", self.preview_plan
        )
        self.print_week = screen_action(
            self._widget, _("In &lịch tuần…"), "Ctrl+Shift+P", self.preview_week
        )
        self.edit = screen_action(self._widget, _("Sửa, &mở…"), "Ctrl+E", self.open_item)
        self.notice = screen_action(
            self._widget,
            _("&Báo việc…"),
            "Ctrl+B",
            self.give_notice,
            _("Báo việc từ việc đang chọn (Ctrl+B)"),
        )
        self.withdraw = screen_action(self._widget, _("Rút &khỏi…"), "Delete", self.withdraw_item)
        self.next_item = screen_action(
            self._widget, _("Việc sau"), "Ctrl+Down", lambda: screen.panel.step(1)
        )
        self.last_item = screen_action(
            self._widget, _("Việc trước"), "Ctrl+Up", lambda: screen.panel.step(-1)
        )

    def of_plan(self) -> tuple[tuple[QAction, bool], ...]:
        """Return what is done with the plan as a whole; the first is the screen's main action."""
        return (
            (self.add, True),
            (self.programme, False),
            (self.copy, False),
            (self.propose, False),
            (self.print_plan, False),
            (self.print_week, False),
        )

    def of_item(self) -> tuple[QAction, ...]:
        """Return what is done with the chosen item."""
        return (self.edit, self.notice, self.withdraw)

    def follow(self) -> None:
        """Let the actions follow what is chosen."""
        shown, item = self._screen.shown, self._screen.current_item()
        may_write = shown is not None and shown.may_write
        self.add.setEnabled(may_write)
        self.copy.setEnabled(may_write)
        self.propose.setEnabled(may_write)
        self.print_plan.setEnabled(shown is not None and shown.plan is not None)
        self.edit.setEnabled(item is not None)
        is_plan = item is not None and item.lane is Lane.PLAN
        announced = item is not None and item.engagement_id is not None
        self.notice.setEnabled(is_plan and not announced)
        is_programme = item is not None and item.lane in _PROGRAMMES
        self.withdraw.setEnabled(is_programme or (is_plan and may_write))

    # -- trips --------------------------------------------------------------------------------

    def add_entry(self, territory_id: uuid.UUID | None = None) -> None:
        """Open the form of a new trip on the chosen day; a fixed plan is amended first."""
        shown = self._screen.shown
        if shown is None or not shown.may_write:
            return
        if not is_open(shown):
            self._offer_amendment(lambda: self.add_entry(territory_id))
            return
        day = self._screen.day
        cell = self._screen.week.current_cell()
        by_hours = self._screen.week.isVisible() and cell is not None and cell.day == day
        begun = EntryForm(
            owner=shown.owner,
            starts_on=day,
            ends_on=day,
            starts_at=_at(cell) if by_hours else None,
            subject="",
            territory_id=territory_id,
            participant_ids=shown.participant_ids,
        )
        self._screen.presenter.open_entry(None, lambda opened: self._form(opened, begun, shown))

    def open_item(self) -> None:
        """Open the chosen item: a form here, or the entry of the journal."""
        item, shown = self._screen.current_item(), self._screen.shown
        if item is None or shown is None:
            return
        if item.lane in _PROGRAMMES:
            self._screen.presenter.open_item(item.id, self._item_form)
        elif item.engagement_id is not None and not item.is_open:
            self._screen.context.go_to(RecordKind.ENGAGEMENT, item.engagement_id)
        elif not shown.may_write:
            self._messages.inform(
                _("Kế hoạch của {owner} chỉ xem được.").format(owner=shown.owner_name)
            )
        elif not item.is_open:
            self._offer_amendment(self.open_item)
        else:
            begun = EntryForm(shown.owner, item.starts_on, item.ends_on, item.subject)
            self._screen.presenter.open_entry(
                item.id, lambda opened: self._form(opened, begun, shown)
            )

    def shift(self, item_id: uuid.UUID, days: int, minutes: int) -> None:
        """Move a trip by days or minutes; the day that is chosen goes with it."""
        item = self._item(item_id)
        if item is None:
            return
        if item.lane is not Lane.PLAN:
            self._messages.inform(
                _("Chỉ việc trong kế hoạch dời được bằng phím hoặc chuột."),
                _("Mở việc đó (Ctrl+E) để sửa ngày."),
            )
            return

        def moved() -> None:
            self._screen.look_at(owner, day, item_id)

        shown = self._screen.shown
        if shown is None:
            return
        owner = shown.owner
        day = item.starts_on + dt.timedelta(days=days)
        self._screen.presenter.shift_entry(
            item_id,
            days,
            minutes,
            moved,
            lambda error: self._refused(error, lambda: self.shift(item_id, days, minutes)),
        )

    def withdraw_item(self) -> None:
        """Take the chosen trip out of the plan, or the chosen line off its programme."""
        item = self._screen.current_item()
        if item is None:
            return
        if item.lane in _PROGRAMMES:
            self._screen.presenter.withdraw_item(item.id, item.subject)
        elif item.lane is Lane.PLAN and not is_open(self._screen.shown) and not item.is_open:
            self._offer_amendment(self.withdraw_item)
        elif item.lane is Lane.PLAN:
            self._screen.presenter.withdraw_entry(
                item.id, item.subject, lambda error: self._refused(error, self.withdraw_item)
            )

    def give_notice(self) -> None:
        """Open the form of the notice with what the chosen trip says."""
        item = self._screen.current_item()
        if item is not None and item.lane is Lane.PLAN:
            begin = self._screen.context.new_record
            self._screen.presenter.entry(
                item.id, lambda row: begin(RecordKind.ENGAGEMENT, notice_values(row))
            )

    def copy_month(self) -> None:
        """Begin with the trips of the month before."""
        shown = self._screen.shown
        if shown is None:
            return
        if not is_open(shown):
            self._offer_amendment(self.copy_month)
            return
        self._screen.presenter.copy_month(shown, self._messages.failed)

    def propose_trips(self) -> None:
        """Offer trips to territories for which the month foresees nothing."""
        shown = self._screen.shown
        if shown is None:
            return
        if not is_open(shown):
            self._offer_amendment(self.propose_trips)
            return
        self._screen.presenter.proposals(shown, lambda offers: self._offer(shown, offers))

    # -- programmes ---------------------------------------------------------------------------

    def add_item(self, territory_id: uuid.UUID | None = None) -> None:
        """Open the form of a new line of a programme on the chosen day."""
        self._screen.presenter.open_item(None, lambda opened: self._item_form(opened, territory_id))

    # -- steps --------------------------------------------------------------------------------

    def ask_step(self, offer: StepOffer, then: Deed | None = None) -> None:
        """Open the form of a step of the plan; ``then`` is done once it is taken."""
        shown = self._screen.shown
        if shown is None or shown.plan is None:
            return
        plan_id = shown.plan.id

        def send(word: Word, done: Deed, failed: Callable[[Exception], None]) -> None:
            def taken() -> None:
                done()
                self._read_then(then)

            self._screen.presenter.take(plan_id, offer.step, word, taken, failed)

        def open_form(form: StepForm) -> None:
            reason = (_("Lý do đ&iều chỉnh"), _("In kèm những việc được sửa sau đó."))
            StepDialog(
                self._widget,
                self._messages,
                form,
                send,
                about=_("{owner}, tháng {month}/{year}").format(
                    owner=shown.owner_name, month=shown.month.month, year=shown.month.year
                ),
                by_id=offer.by_id,
                remark=reason if offer.step == "amend" else None,
                keeper=self._screen.presenter.step_keeper(form),
            ).open()

        self._screen.presenter.step_form(plan_id, offer.step, open_form)

    # -- papers -------------------------------------------------------------------------------

    def preview_plan(self) -> None:
        """Show the paper of the month's plan."""
        shown = self._screen.shown
        if shown is not None and shown.plan is not None:
            name = _("Kế hoạch công tác tháng {month:02d}-{year} {owner}").format(
                month=shown.month.month, year=shown.month.year, owner=shown.owner_name
            )
            self._screen.presenter.print_plan(shown, lambda paper: self._preview(name, paper))

    def preview_week(self) -> None:
        """Show the Commission's schedule of the week that the chosen day lies in."""
        monday = self._screen.day - dt.timedelta(days=self._screen.day.weekday())
        name = _("Lịch công tác tuần từ {day:02d}-{month:02d}-{year}").format(
            day=monday.day, month=monday.month, year=monday.year
        )
        self._screen.presenter.print_week(monday, lambda paper: self._preview(name, paper))

    # -- parts --------------------------------------------------------------------------------

    @property
    def _messages(self) -> Messages:
        return self._screen.context.messages

    def _item(self, item_id: uuid.UUID) -> CalendarItem | None:
        shown = self._screen.shown
        found = () if shown is None else shown.items
        return next((one for one in found if one.id == item_id), None)

    def _form(self, opened: OpenedEntry, begun: EntryForm, shown: PlanMonth) -> None:
        dialog = EntryDialog(
            self._widget,
            self._screen.presenter,
            self._messages,
            opened,
            begun,
            shown.territory_ids,
            _("{owner} · {day}").format(owner=shown.owner_name, day=day_word(begun.starts_on)),
            shown.items,
        )
        dialog.written.connect(
            lambda entry_id, day: self._screen.look_at(shown.owner, day, entry_id)
        )
        dialog.open()

    def _item_form(self, opened: OpenedItem, territory_id: uuid.UUID | None = None) -> None:
        screen = self._screen
        dialog = ProgrammeDialog(
            self._widget, screen.presenter, self._messages, opened, screen.day, territory_id
        )

        def show(item_id: uuid.UUID, day: dt.date) -> None:
            if screen.owner is not None:
                screen.look_at(screen.owner, day, item_id)

        dialog.written.connect(show)
        dialog.open()

    def _offer(self, shown: PlanMonth, offers: tuple[ProposedTrip, ...]) -> None:
        if offers:
            ProposalsDialog(
                self._widget, self._screen.presenter, self._messages, shown, offers
            ).open()
        else:
            self._messages.inform(_("Mọi địa bàn đều đã có việc trong tháng này."))

    def _refused(self, error: Exception, again: Deed) -> None:
        """Offer to amend a plan that is fixed, and go on after that; else say what is wrong."""
        if isinstance(error, CodedError) and error.code == "plan_fixed":
            self._offer_amendment(again)
        else:
            self._messages.failed(error)

    def _offer_amendment(self, then: Deed) -> None:
        shown = self._screen.shown
        offers = () if shown is None else shown.steps
        offer = next((one for one in offers if one.step == "amend"), None)
        if offer is not None and self._messages.confirm(
            _("Kế hoạch đã báo cáo lãnh đạo. Điều chỉnh kế hoạch?"),
            _("Điều chỉnh…"),
            _("Ghi lý do điều chỉnh, sửa các việc, rồi báo cáo lại."),
        ):
            self.ask_step(offer, then)

    def _read_then(self, then: Deed | None) -> None:
        if then is not None and self._screen.owner is not None:
            self._screen.presenter.month(
                self._screen.owner, self._screen.day, lambda shown: self._go_on(shown, then)
            )

    def _go_on(self, shown: PlanMonth, then: Deed) -> None:
        self._screen.show_read(shown)
        then()

    def _preview(self, name: str, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self._screen.context, name, paper, self._widget).open()


def _at(cell: Cell | None) -> dt.time | None:
    """Return the time at which a trip begins that is typed into an hour of the week."""
    return None if cell is None or cell.hour is None else dt.time(cell.hour)
