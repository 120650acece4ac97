"""The journal screen: the entries, announced before and told of after."""

import uuid
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.journal import JournalFilter
from app.services.journal_forms import FormLists
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.screens.journal.commitments_presenter import (
    CommitmentServices,
    CommitmentsPresenter,
    Whose,
)
from ui.screens.journal.commitments_tab import CommitmentsTab
from ui.screens.journal.consent_presenter import ConsentPresenter
from ui.screens.journal.entries_tab import EntriesTab
from ui.screens.journal.entry_actions import EntryActions
from ui.screens.journal.presenter import JournalPresenter
from ui.screens.journal.session_actions import SessionActions
from ui.screens.journal.session_presenter import SessionPresenter
from ui.screens.spec import Screen
from ui.theme import GAP
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline


class JournalScreen(Screen):
    """``actions`` and ``entries`` are its parts."""

    kinds = frozenset(
        {
            RecordKind.ENGAGEMENT,
            RecordKind.NOTICE,
            RecordKind.OUTCOME,
            RecordKind.CONTACT_PERMISSION,
            RecordKind.FINDING,
            RecordKind.COMMITMENT,
            RecordKind.SESSION_ITEM,
            RecordKind.RESERVED_OPINION,
            RecordKind.STEP,
            RecordKind.TERRITORY,
            RecordKind.PERSON,
            RecordKind.GROUP,
            RecordKind.SUBJECT_FIELD,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = JournalPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.journal,
            services.drafts,
            services.grounds,
            services.outcomes,
            services.findings,
            services.traces,
            services.journal_extracts,
        )
        self.consents = ConsentPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.consents,
            services.traces,
            services.notice_slips,
            services.drafts,
        )
        self.actions_of_entries = EntryActions(
            self, self.presenter, self.consents, context.messages
        )
        self.actions_of_entries.slip_made.connect(self._preview)
        self.sessions = SessionPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.group_sessions,
            services.drafts,
        )
        self.actions_of_sessions = SessionActions(self, self.sessions, context.messages)
        self.actions_of_entries.minutes_asked.connect(self.actions_of_sessions.write_minutes)
        self.actions_of_entries.session_asked.connect(self.actions_of_sessions.change)
        self.extract = screen_action(
            self,
            _("T&rích sổ"),
            "Ctrl+Shift+P",
            self.print_extract,
            _("In các việc đang hiện theo bộ lọc (Ctrl+Shift+P)"),
        )
        self.export = screen_action(
            self,
            _("Xuất Excel"),
            "Ctrl+Shift+E",
            self.choose_workbook,
            _("Xuất các việc đang hiện theo bộ lọc ra tệp Excel (Ctrl+Shift+E)"),
        )
        self.head = Headline(_("Sổ công tác"))
        self.head.add_action(self.export)
        self.head.add_action(self.extract)
        self.head.add_action(self.actions_of_sessions.new_session)
        self.head.add_action(self.actions_of_entries.note_exchange)
        self.head.add_action(self.actions_of_entries.new_notice, primary=True)
        self.entries = EntriesTab(context, self.presenter, self.actions_of_entries)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.entries, _("Báo việc, báo công"))
        self.commitments = CommitmentsTab(
            CommitmentsPresenter(
                context.runner,
                context.messages,
                context.changes.announce,
                CommitmentServices(
                    services.commitments, services.journal, services.traces, services.drafts
                ),
            ),
            context.messages,
        )
        self.tabs.addTab(self.commitments, _("Nội dung hẹn trả lời"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self.actions_of_entries.written.connect(self._on_written)
        self.actions_of_sessions.written.connect(self._on_written)
        self.commitments.entry_asked.connect(self._on_written)
        self.tabs.currentChanged.connect(self._follow_tab)

    def refresh(self) -> None:
        """Read lists, entries and what waits anew."""
        self.presenter.lists(self._take_lists)
        self.presenter.waiting(self.head.set_subline)
        self.entries.refresh()
        self.commitments.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show an entry, a commitment, or the session that an item belongs to."""
        if kind is RecordKind.ENGAGEMENT:
            self._on_written(record_id)
        elif kind is RecordKind.COMMITMENT:
            self.tabs.setCurrentWidget(self.commitments)
            self.commitments.choose(record_id)
        elif kind is RecordKind.SESSION_ITEM:
            self.sessions.session_of(record_id, self._on_written)

    def show_list(self, chosen: object) -> None:
        """Show what a ``JournalFilter`` lets through, or the commitments of ``Whose``."""
        if isinstance(chosen, Whose):
            self.tabs.setCurrentWidget(self.commitments)
            self.commitments.show_list(chosen)
        if isinstance(chosen, JournalFilter):
            self.tabs.setCurrentWidget(self.entries)
            self.entries.filter_bar.set_filter(chosen)
            self.entries.table.setFocus()

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a notice, an exchange (``kind``) or an entry's outcome.

        Values: those of ``NoticeDialog.begin_with`` and ``ExchangeDialog.begin_with``; for an
        outcome ``engagement``.
        """
        self.tabs.setCurrentWidget(self.entries)
        if kind is RecordKind.OUTCOME:
            entry = values.get("engagement")
            if isinstance(entry, uuid.UUID):
                self.entries.choose(entry)
                self.actions_of_entries.report_on(entry)
        elif kind is RecordKind.ENGAGEMENT:
            self.actions_of_entries.begin(values)

    def print_extract(self) -> None:
        """Show the extract of what the filter lets through."""
        chosen = self.entries.filter_bar.filter()
        limits = self.entries.filter_bar.limits()
        self.presenter.extract(chosen, limits, self._preview_extract)

    def choose_workbook(self) -> None:
        """Ask where the workbook is to lie and put it there."""
        day = self.entries.filter_bar.today.strftime("%d-%m-%Y")
        name = _("Trích sổ công tác {day}.xlsx").format(day=day)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Xuất Excel"), str(Path.home() / name), _("Tệp Excel (*.xlsx)")
        )
        if chosen:
            bar = self.entries.filter_bar
            self.presenter.export(bar.filter(), bar.limits(), Path(chosen))

    def _preview_extract(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self.context, _("Trích sổ công tác địa bàn"), paper, self).open()

    def _take_lists(self, lists: FormLists) -> None:
        self.entries.set_lists(lists)
        self.commitments.set_lists(lists)

    def _on_written(self, entry_id: uuid.UUID) -> None:
        self.tabs.setCurrentWidget(self.entries)
        self.entries.choose(entry_id)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Phiếu báo việc trước chuyến công tác")
        PreviewDialog(self.context, title, paper, self).open()

    def _follow_tab(self) -> None:
        self.actions_of_entries.set_active(self.tabs.currentWidget() is self.entries)
