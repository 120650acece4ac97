"""Decisions of the screen of outgoing documents: register, types, series, desk, lists, look."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.outgoing import IssuingBody
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.office import CongressTermRow
from app.read_models.outgoing import (
    DeskRow,
    DeviceRow,
    DocumentTypeRow,
    OutgoingFilter,
    OutgoingRow,
    PaperSettingRow,
    SeriesRow,
)
from app.read_models.page import Mark, Page
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import (
    EntryForm,
    NumberOffer,
    OutgoingDetail,
    SeriesForm,
    TermForm,
    TypeForm,
)
from ui.dialogs.outgoing_presenter import Done, Draft, Failed, Kinds, OutgoingFormsPresenter

ENTRY_DRAFT = "outgoing entry"


@dataclass(frozen=True, slots=True)
class Lists:
    """What the filters and forms choose from."""

    types: tuple[DocumentTypeRow, ...]
    terms: tuple[CongressTermRow, ...]
    desk: DeskRow | None
    is_desk: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Which machine gives the numbers, and which it may be handed over to."""

    row: DeskRow | None
    devices: tuple[DeviceRow, ...]
    is_here: bool
    may_take_over: bool
    here: uuid.UUID


class OutgoingPresenter(OutgoingFormsPresenter):
    """See the module."""

    # -- register -----------------------------------------------------------------------------

    def lists(self, show: Callable[[Lists], None]) -> None:
        """Read what the filters offer."""

        def read() -> Lists:
            desk = self._outgoing.desk()
            here = self._services.session.device_id
            return Lists(
                self._outgoing.types(with_ended=True),
                self._outgoing.terms(),
                desk,
                desk is not None and desk.device_id == here,
            )

        self.ask("lists", read, show)

    def reading(self, chosen: OutgoingFilter) -> Callable[[Mark | None], Page[OutgoingRow]]:
        """Return how all that the filter lets through is read, on the store's thread."""
        return lambda after: self._outgoing.page(chosen, after)

    def page(
        self, chosen: OutgoingFilter, after: Mark | None, show: Callable[[Page[OutgoingRow]], None]
    ) -> None:
        """Read one page of the register."""
        self.ask("page", lambda: self._outgoing.page(chosen, after), show)

    def detail(self, document_id: uuid.UUID, show: Callable[[OutgoingDetail], None]) -> None:
        """Read one document in full."""
        self.ask("detail", lambda: self._outgoing.detail(document_id), show)

    def register_paper(self, chosen: OutgoingFilter, show: Callable[[MadePaper], None]) -> None:
        """Make the register of what the filter lets through."""
        self.act(lambda _p: self._outgoing.register_paper(chosen), show)

    def ship_types(self, done: Done) -> None:
        """Put the list that ships with the program into a book that has none."""
        self.act(
            lambda _p: self._outgoing.ensure_types(),
            lambda _kinds: done(),
            kinds=frozenset({RecordKind.DOCUMENT_TYPE}),
        )

    def form_lists(self, show: Callable[[Lists], None]) -> None:
        """Read what a form chooses from; types there are, once a form asks for them."""

        def opened(lists: Lists) -> None:
            if lists.types:
                show(lists)
            else:
                self.ship_types(lambda: self.lists(show))

        self.lists(opened)

    def start_entry(self, show: Callable[[Lists, Draft], None]) -> None:
        """Read what the form of a document from the paper book opens with."""

        def opened(lists: Lists) -> None:
            self.act(lambda _p: self._drafts.load(ENTRY_DRAFT), lambda draft: show(lists, draft))

        self.form_lists(opened)

    def entry_offer(
        self,
        type_id: uuid.UUID | None,
        issuer: IssuingBody,
        signed_on: dt.date | None,
        symbol: str,
        show: Callable[[NumberOffer], None],
    ) -> None:
        """Read the number that comes next in the paper book; what cannot be told stays open."""
        self.act(
            lambda _p: self._outgoing.entry_offer(type_id, issuer, signed_on, symbol),
            show,
            failed=lambda _error: None,
        )

    def enter(self, form: EntryForm, done: Done, failed: Failed) -> None:
        """Enter a document, or a range of them, that has its number from the paper book."""

        def deed() -> Kinds:
            _ids, kinds = self._outgoing.enter(form)
            self._drafts.wipe(ENTRY_DRAFT)
            return kinds

        self._do(deed, _("Đã ghi vào sổ văn bản đi."), done, failed)

    # -- types and series ---------------------------------------------------------------------

    def save_type(self, form: TypeForm, done: Done, failed: Failed) -> None:
        """Keep a type of document."""
        self._make(lambda: self._outgoing.save_type(form), _("Đã lưu."), lambda _id: done(), failed)

    def series(self, show: Callable[[tuple[SeriesRow, ...]], None]) -> None:
        """Read the series of numbers."""
        self.ask("series", self._outgoing.series_rows, show)

    def open_series(self, form: SeriesForm, done: Done, failed: Failed) -> None:
        """Note how far the paper book went."""
        self._make(
            lambda: self._outgoing.open_series(form), _("Đã lưu."), lambda _id: done(), failed
        )

    def save_term(self, form: TermForm, done: Done, failed: Failed) -> None:
        """Keep a congress term; the one before it ends on the day before."""
        self._make(lambda: self._outgoing.save_term(form), _("Đã lưu."), lambda _id: done(), failed)

    # -- desk ---------------------------------------------------------------------------------

    def desk(self, show: Callable[[Desk], None]) -> None:
        """Read which machine gives the numbers."""
        session = self._services.session

        def read() -> Desk:
            row = self._outgoing.desk()
            return Desk(
                row,
                self._outgoing.devices(),
                row is not None and row.device_id == session.device_id,
                session.is_administrator,
                session.device_id,
            )

        self.ask("desk", read, show)

    def hand_over(self, device_id: uuid.UUID, reason: str, done: Done, failed: Failed) -> None:
        """Let another machine give the numbers from now on."""
        self._do(
            lambda: self._outgoing.hand_over(device_id, reason),
            _("Đã giao việc cấp số."),
            done,
            failed,
        )

    def take_over(self, reason: str, done: Done, failed: Failed) -> None:
        """Take the numbers over where the other machine is lost."""
        self._do(
            lambda: self._outgoing.take_over(reason),
            _("Máy này cấp số văn bản đi từ nay."),
            done,
            failed,
        )

    # -- recipients ---------------------------------------------------------------------------

    def end_recipient_list(self, list_id: uuid.UUID) -> None:
        """Offer a list no more."""
        self._do(lambda: self._outgoing.end_recipient_list(list_id), _("Đã thôi dùng danh sách."))

    # -- look ---------------------------------------------------------------------------------

    def settings(self, show: Callable[[tuple[PaperSettingRow, ...]], None]) -> None:
        """Read the choices on how papers look."""
        self.ask("settings", self._services.paper_settings.rows, show)

    def save_setting(self, name: str, value: str, done: Done, failed: Failed) -> None:
        """Keep a choice."""
        self._do(
            lambda: self._services.paper_settings.save(name, value), _("Đã lưu."), done, failed
        )
