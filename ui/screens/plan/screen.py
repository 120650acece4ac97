"""The plan screen: a group's month in a calendar, with what stands beside it.

What is chosen (whose, which month, which day and item) is kept here; how a trip is written, moved
and announced is ``ui.screens.plan.deeds``'.
"""

import datetime as dt
import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.plans import PlanEntryRow, ProgrammeRow
from app.services.plans.calendar import CalendarItem, on_day
from app.services.plans.forms import Owner, PlanLists, PlanMonth
from ui.context import Context
from ui.screens.plan.calendar_model import MonthModel, WeekModel
from ui.screens.plan.calendar_view import CalendarView
from ui.screens.plan.day_panel import DayPanel
from ui.screens.plan.deeds import Deeds
from ui.screens.plan.list_page import ListPage
from ui.screens.plan.owner_bar import OwnerBar
from ui.screens.plan.plan_bar import PlanBar
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.words import legend
from ui.screens.spec import Screen
from ui.theme import GAP
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.room import Halves, RoomyArea

MONTH, WEEK, LIST = range(3)


class PlanScreen(Screen):
    """``month``, ``week`` and ``list`` are the views, ``panel`` shows the chosen day."""

    kinds = frozenset(
        {
            RecordKind.MONTH_PLAN,
            RecordKind.PLAN_ENTRY,
            RecordKind.PROGRAMME_ITEM,
            RecordKind.ENGAGEMENT,
            RecordKind.STEP,
            RecordKind.ABSENCE,
            RecordKind.OFFICE,
            RecordKind.GROUP,
            RecordKind.GROUP_MEMBERSHIP,
            RecordKind.ASSIGNMENT,
            RecordKind.COMMUNE_FOLLOWER,
            RecordKind.TERRITORY,
            RecordKind.PERSON,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = PlanPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.plans,
            services.traces,
            services.office_papers,
            services.drafts,
        )
        self.owner: Owner | None = None
        self.day = services.session.clock.today()
        self.item_id: uuid.UUID | None = None
        self.shown: PlanMonth | None = None
        self.items: tuple[CalendarItem, ...] = ()
        self.deeds = Deeds(self, self)
        self.headline = Headline(
            _("Kế hoạch công tác"),
            _("QC Đ8.1 · báo cáo lãnh đạo phụ trách"),
        )
        for action, is_primary in self.deeds.of_plan():
            self.headline.add_action(action, primary=is_primary)
        self.bar = OwnerBar(context, self.presenter)
        self.plan_bar = PlanBar(context)
        self.month_model, self.week_model = MonthModel(), WeekModel()
        self.month = CalendarView(self.month_model, _("Lịch tháng"))
        self.week = CalendarView(self.week_model, _("Lịch tuần"))
        self.list = ListPage(self.open_chosen)
        self.panel = DayPanel(self.deeds.of_item())
        self.views = QStackedWidget()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for view in (self.month, self.week):
            view.day_changed.connect(self._on_day)
            view.day_asked.connect(self.show_day)
            view.opened.connect(self.open_day)
            view.chosen.connect(self._on_item)
            self.views.addWidget(view)
        self.views.addWidget(self.list)
        for part in (self.month, self.week, self.list, self.panel):
            part.shift_asked.connect(self.deeds.shift)
        for source in (self.month, self.week, self.list.table, self.bar):
            source.page_asked.connect(self.turn_page)
            source.today_asked.connect(self.go_today)
            source.view_asked.connect(self.show_view)
        self.bar.owner_chosen.connect(self.show_owner)
        self.bar.district.narrowed.connect(self._show_items)
        self.list.chosen.connect(self._on_row)
        self.panel.chosen.connect(self._on_panel)
        self.panel.opened.connect(self.open_chosen)
        self.panel.left.connect(self.take_view_focus)
        self.plan_bar.step_asked.connect(self.deeds.ask_step)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.bar)
        column.addWidget(self.plan_bar)
        column.addWidget(Halves(self.views, self.panel, (31, 9)), 1)
        self.legend = label(legend(), "hint", wrap=True)
        column.addWidget(self.legend)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP // 2)
        outer.addWidget(self.headline)
        outer.addWidget(RoomyArea(body), 1)

    # -- what is looked at --------------------------------------------------------------------

    def refresh(self) -> None:
        """Read whose plans there are, and the month that is looked at."""
        self.bar.district.refill()
        self.presenter.lists(self._set_lists)

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show a plan, one of its trips, or a line of a programme."""
        if kind is RecordKind.MONTH_PLAN:
            self.presenter.place_of(record_id, lambda found: self.look_at(*found))
        elif kind is RecordKind.PLAN_ENTRY:
            self.presenter.entry(record_id, self._look_at_entry)
        elif kind is RecordKind.PROGRAMME_ITEM:
            self.presenter.programme_item(record_id, self._look_at_item)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Begin a plan (``group`` or ``person``, ``month``), a trip or a programme's line.

        A trip and a line take ``day`` and ``territory`` too.
        """
        owner = _owner_in(values) or self.owner
        day = values.get("month") if kind is RecordKind.MONTH_PLAN else values.get("day")
        if isinstance(day, dt.date):
            self.day = day
        if owner is None:
            # The lists say whose plan is one's own.
            self.presenter.lists(lambda lists: self._begin(kind, values, _own(lists)))
        else:
            self._begin(kind, values, owner)

    def _begin(self, kind: RecordKind, values: Mapping[str, object], owner: Owner | None) -> None:
        if owner is None:
            return
        self.owner = owner

        def show(shown: PlanMonth) -> None:
            self.show_read(shown)
            territory = values.get("territory")
            place = territory if isinstance(territory, uuid.UUID) else None
            if kind is RecordKind.PLAN_ENTRY:
                self.deeds.add_entry(place)
            elif kind is RecordKind.PROGRAMME_ITEM:
                self.deeds.add_item(place)
            elif shown.plan is None and shown.may_write:
                self.presenter.open_plan(owner, shown.month, lambda: None)

        self.presenter.month(owner, self.day, show)

    def look_at(self, owner: Owner, day: dt.date, item_id: uuid.UUID | None = None) -> None:
        """Show a day of an owner's month, with an item chosen."""
        self.owner, self.day, self.item_id = owner, day, item_id
        if item_id is not None:
            self.bar.district.choose(None)
        self.presenter.month(owner, day, self.show_read)

    def show_owner(self, owner: Owner) -> None:
        """Show the same month of another group or follower."""
        self.look_at(owner, self.day)

    def show_day(self, day: dt.date) -> None:
        """Choose a day; its month is read where another one is in sight."""
        self.day, self.item_id = day, None
        shown = self.shown
        if shown is None or day.replace(day=1) != shown.month:
            self._read()
        else:
            self._show_chosen()

    def show_view(self, place: int) -> None:
        """Turn to the month, the week or the list."""
        self.views.setCurrentIndex(place)
        self.bar.show_view(place)
        self._show_chosen()
        self.take_view_focus()

    def turn_page(self, by: int) -> None:
        """Turn to the month or week before (-1) or after (1)."""
        if self.views.currentIndex() == WEEK:
            self.show_day(self.day + dt.timedelta(weeks=by))
            return
        first = self.day.replace(day=1)
        other = (first + dt.timedelta(days=31 if by > 0 else -1)).replace(day=1)
        following = (other + dt.timedelta(days=31)).replace(day=1)
        self.show_day(min(other.replace(day=min(self.day.day, 28)), following))

    def go_today(self) -> None:
        """Choose today."""
        self.show_day(self.context.services.session.clock.today())

    def take_view_focus(self) -> None:
        """Put the focus into the view that is in sight."""
        place = self.views.currentIndex()
        (self.month, self.week, self.list.table)[place].setFocus()

    def take_focus(self) -> None:
        """Begin in the calendar."""
        self.take_view_focus()

    def current_item(self) -> CalendarItem | None:
        """Return the item that keys act on."""
        return self.panel.current()

    # -- what is opened -----------------------------------------------------------------------

    def open_day(self) -> None:
        """Go into the day's list, or begin a trip where the day is empty."""
        cell = self.week.current_cell()
        by_hours = self.views.currentIndex() == WEEK and cell is not None
        is_empty = cell is None or not (cell.items or cell.going_on)
        if self.panel.current() is None or (by_hours and is_empty):
            self.deeds.add_entry()
        else:
            self.panel.list.setFocus()

    def open_chosen(self) -> None:
        """Open the chosen item's form, or the entry of the journal that it became."""
        self.deeds.open_item()

    # -- parts --------------------------------------------------------------------------------

    def _set_lists(self, lists: PlanLists) -> None:
        self.bar.set_lists(lists)
        if self.owner is None:
            self.owner = _own(lists)
        if self.owner is None:
            self.deeds.follow()
            return
        self._read()

    def _read(self) -> None:
        if self.owner is not None:
            self.presenter.month(self.owner, self.day, self.show_read)

    def show_read(self, shown: PlanMonth) -> None:
        """Show a month that was read."""
        self.shown = shown
        self.bar.show_owner(shown.owner)
        self.plan_bar.show_month(shown)
        self._show_items()

    def _show_items(self) -> None:
        """Show what the chosen district lets through of the month, in all views."""
        shown = self.shown
        if shown is None:
            return
        today = self.context.services.session.clock.today()
        self.items = tuple(
            one for one in shown.items if self.bar.district.lets_through(one.territory_id)
        )
        self.month_model.show_month(shown.month, shown.first, shown.last, self.items, today)
        self.list.show_month(shown, self.items)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show day and item in all views."""
        shown = self.shown
        if shown is None:
            return
        today = self.context.services.session.clock.today()
        monday = self.day - dt.timedelta(days=self.day.weekday())
        if (self.week_model.first, self.week_model.items) != (monday, self.items):
            self.week_model.show_week(monday, self.items, today)
        if self.views.currentIndex() == WEEK:
            self.bar.show_week(monday)
        else:
            self.bar.show_month(shown.month)
        self.month.set_day(self.day)
        self.week.set_day(self.day, self._hour_of_item())
        self.panel.show_day(self.day, on_day(self.items, self.day), self.item_id)

    def _hour_of_item(self) -> int | None:
        """Return the hour in which the item begins that is asked for, if it begins on the day."""
        item = next((one for one in self.items if one.id == self.item_id), None)
        if item is None or item.starts_at is None or item.starts_on != self.day:
            return None
        return item.starts_at.hour

    def _on_day(self, day: dt.date) -> None:
        if day != self.day:
            self.show_day(day)

    def _on_item(self, item_id: uuid.UUID) -> None:
        self.item_id = item_id
        self._show_chosen()

    def _on_row(self, item: CalendarItem) -> None:
        month = None if self.shown is None else self.shown.month
        inside = month is not None and item.starts_on >= month
        self.day = item.starts_on if inside else item.ends_on
        self.item_id = item.id
        self._show_chosen()

    def _on_panel(self, item_id: uuid.UUID | None) -> None:
        self.item_id = item_id
        self.month.set_item(item_id)
        self.week.set_item(item_id)
        self.list.set_item(item_id)
        self.deeds.follow()

    def _look_at_entry(self, row: PlanEntryRow) -> None:
        self.look_at(Owner(row.group_id, row.owner_person_id), row.starts_on, row.id)

    def _look_at_item(self, row: ProgrammeRow) -> None:
        self.day, self.item_id = row.starts_on, row.id
        self.bar.district.choose(None)
        if self.owner is None:
            self.refresh()
        else:
            self._read()


def _own(lists: PlanLists) -> Owner | None:
    """Return the own plan's owner, else the first group."""
    if lists.mine is not None:
        return lists.mine
    first = next(iter(lists.groups), None)
    return None if first is None else Owner(group_id=first.id)


def _owner_in(values: Mapping[str, object]) -> Owner | None:
    group, person = values.get("group"), values.get("person")
    if isinstance(group, uuid.UUID):
        return Owner(group_id=group)
    return Owner(person_id=person) if isinstance(person, uuid.UUID) else None
