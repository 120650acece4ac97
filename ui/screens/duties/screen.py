"""The duties screen: the list, the rotation clocks, and the lists that duties depend on."""

import datetime as dt
import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.compliance import FulfilmentRow
from app.read_models.obligations import Obligation, OwnerKind
from app.services.duties.forms import DutyLists, EventForm, ExemptionForm, FulfilmentForm
from app.services.duties.ledger import DUTY_KINDS
from app.services.duties.rows import ActionKind, DutyAction, DutyDetail, DutyFilter
from ui.context import Context
from ui.screens.duties.fulfilment_dialog import FulfilmentDialog
from ui.screens.duties.kept_tabs import (
    EventsPage,
    ExemptionsPage,
    FulfilmentsPage,
    HolidaysPage,
)
from ui.screens.duties.list_tab import DutyListTab
from ui.screens.duties.presenter import DutiesPresenter, Kept, corrected, elsewhere
from ui.screens.duties.rotation_tab import RotationTab
from ui.screens.duties.short_dialogs import EventDialog, ExemptionDialog
from ui.screens.spec import Screen
from ui.theme import GAP
from ui.widgets.headline import Headline


class DutiesScreen(Screen):
    """``list``, ``rotation`` and the four pages of lists are its parts."""

    kinds = DUTY_KINDS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = DutiesPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.duties,
            services.duty_records,
            services.rotation,
            services.drafts,
        )
        self.headline = Headline(_("Việc phải làm"))
        self.list = DutyListTab(context, self.presenter)
        self.rotation = RotationTab(context, self.presenter)
        self.fulfilments = FulfilmentsPage(context, self.presenter)
        self.exemptions = ExemptionsPage(context, self.presenter)
        self.events = EventsPage(context, self.presenter)
        self.holidays = HolidaysPage(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, title in (
            (self.list, _("Việc phải làm")),
            (self.rotation, _("Luân chuyển địa bàn")),
            (self.fulfilments, _("Đã ghi nhận")),
            (self.exemptions, _("Miễn, tạm dừng")),
            (self.events, _("Sự kiện")),
            (self.holidays, _("Ngày nghỉ")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(lambda _at: self._read_page())
        self._fresh: set[object] = set()
        self.list.asked.connect(self._do)
        self.list.freed.connect(self._free)
        self.list.regulations_asked.connect(lambda: context.show_list(RecordKind.REGULATION, None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Read what is in sight anew, the other pages when they are turned to."""
        self._fresh.clear()
        self.presenter.lists(self.list.set_lists)
        self._read_page()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show a fulfilment, exemption, event or holiday in its list.

        For a rotation clock the id is that of its territory.
        """
        page = {
            RecordKind.FULFILMENT: self.fulfilments,
            RecordKind.DUTY_EXEMPTION: self.exemptions,
            RecordKind.RECORDED_EVENT: self.events,
            RecordKind.HOLIDAY: self.holidays,
        }.get(kind)
        if page is None:
            self.tabs.setCurrentWidget(self.rotation)
            self.rotation.choose(record_id)
            return
        self.tabs.setCurrentWidget(page)

        def show(kept: Kept) -> None:
            self._show_kept(kept)
            page.section.choose(lambda row: row.id == record_id)

        self.presenter.kept(show)

    def show_list(self, chosen: object) -> None:
        """Show the duties that a ``DutyFilter`` lets through."""
        if isinstance(chosen, DutyFilter):
            self.tabs.setCurrentWidget(self.list)

            def show(lists: DutyLists) -> None:
                self.list.set_lists(lists)
                self.list.set_filter(chosen)

            self.presenter.lists(show)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a fulfilment (``form``), or of an event (``kind``, ``territory``)."""
        form, territory = values.get("form"), values.get("territory")
        if kind is RecordKind.FULFILMENT and isinstance(form, FulfilmentForm):
            self._begin_fulfilment(form, "")
        elif kind is RecordKind.RECORDED_EVENT:
            self._begin_event(
                str(values.get("kind") or ""),
                territory if isinstance(territory, uuid.UUID) else None,
            )

    def _read_page(self) -> None:
        page = self.tabs.currentWidget()
        if page in self._fresh:
            return
        self._fresh.add(page)
        if page is self.list:
            self.list.refresh()
        elif page is self.rotation:
            self.rotation.refresh()
        else:
            self.presenter.kept(self._show_kept)

    def _show_kept(self, kept: Kept) -> None:
        for page in (self.fulfilments, self.exemptions, self.events, self.holidays):
            page.show_kept(kept)
            self._fresh.add(page)

    # -- what does a duty ---------------------------------------------------------------------

    def _do(self, detail: DutyDetail) -> None:
        action = detail.action
        if action is None:
            return
        there = elsewhere(action)
        if there is not None and there.values is not None:
            self.context.new_record(there.kind, there.values)
        elif there is not None and there.record_id is not None:
            self.context.go_to(there.kind, there.record_id)
        else:
            self._do_here(detail, action)

    def _do_here(self, detail: DutyDetail, action: DutyAction) -> None:
        if action.kind is ActionKind.EVENT:
            self._begin_event(action.word, action.territory_id)
        elif action.kind is ActionKind.CORRECT_FULFILMENT and action.record_id is not None:
            self.presenter.open_fulfilment(action.record_id, self._correct)
        elif action.form is not None:
            row = detail.row
            told = " · ".join(filter(None, (row.clause, row.title, row.period, row.due)))
            self._begin_fulfilment(action.form, told)

    def _begin_fulfilment(self, form: FulfilmentForm, told: str) -> None:
        self.presenter.lists(
            lambda lists: FulfilmentDialog(
                self, self.presenter, self.context.messages, lists, form, told
            ).open()
        )

    def _correct(self, lists: DutyLists, row: FulfilmentRow) -> None:
        FulfilmentDialog(self, self.presenter, self.context.messages, lists, corrected(row)).open()

    def _begin_event(self, word: str, territory_id: uuid.UUID | None) -> None:
        form = EventForm(word, self._today(), territory_id=territory_id)
        self.presenter.lists(
            lambda lists: EventDialog(
                self, self.presenter, self.context.messages, lists, form
            ).open()
        )

    def _free(self, detail: DutyDetail) -> None:
        form = _exemption_of(detail.row.duty, detail.regulation_id, self._today())
        self.presenter.lists(
            lambda lists: ExemptionDialog(
                self, self.presenter, self.context.messages, lists, form
            ).open()
        )

    def _today(self) -> dt.date:
        return self.context.services.session.clock.today()


def _exemption_of(duty: Obligation, regulation_id: uuid.UUID, today: dt.date) -> ExemptionForm:
    """Return what the form of an exemption from this duty begins with."""
    owner = duty.owner if isinstance(duty.owner, uuid.UUID) else None
    territory = duty.territory if isinstance(duty.territory, uuid.UUID) else None
    return ExemptionForm(
        reason="",
        valid_from=duty.period_from or today,
        valid_to=duty.period_to,
        person_id=owner if duty.owner_kind is OwnerKind.PERSON else None,
        group_id=owner if duty.owner_kind is OwnerKind.GROUP else None,
        territory_id=territory,
        regulation_id=regulation_id,
        rule_key=duty.rule,
    )
