"""The screen "Vướng mắc, kiến nghị": the list, the board, and what several territories share."""

import uuid
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.findings import FindingFilter
from app.services.finding_forms import FindingLists
from app.services.finding_papers import FindingListChoice
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.dialogs.paper_windows import PaperWindows
from ui.screens.findings.actions import FindingActions
from ui.screens.findings.board_tab import BoardTab
from ui.screens.findings.clusters_tab import ClustersTab
from ui.screens.findings.filter_bar import FilterBar
from ui.screens.findings.list_tab import ListTab
from ui.screens.findings.presenter import FindingsPresenter
from ui.screens.findings.short_dialogs import ListDialog
from ui.screens.spec import Screen
from ui.theme import GAP
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline


class FindingsScreen(Screen):
    """``actions_of_findings``, ``filter_bar``, and the tabs ``list``, ``board``, ``clusters``."""

    kinds = frozenset(
        {
            RecordKind.FINDING,
            RecordKind.FINDING_HANDOVER,
            RecordKind.FINDING_CLUSTER,
            RecordKind.MODEL_UPTAKE,
            RecordKind.STEP,
            RecordKind.TERRITORY,
            RecordKind.GROUP,
            RecordKind.DIVISION,
            RecordKind.SUBJECT_FIELD,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = FindingsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.actions_of_findings = FindingActions(self, self.presenter, context.messages)
        self.print_action = screen_action(
            self,
            _("&In, xuất Excel…"),
            "Ctrl+P",
            self.choose_list,
            _("Bảng tổng hợp để in hoặc ra Excel (Ctrl+P)"),
        )
        self.dialog: ListDialog | None = None
        self.head = Headline(
            _("Vướng mắc, kiến nghị"), _("Ghi một lần, theo dõi đến khi giải quyết xong")
        )
        self.head.add_action(self.print_action)
        self.head.add_action(self.actions_of_findings.add, primary=True)
        self.filter_bar = FilterBar()
        self.list = ListTab(context, self.presenter, self.actions_of_findings)
        self.board = BoardTab(self.presenter)
        self.clusters = ClustersTab(self.presenter, self.actions_of_findings)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.list, _("&1  Danh sách"))
        self.tabs.addTab(self.board, _("&2  Bảng số liệu"))
        self.tabs.addTab(self.clusters, _("&3  Nội dung chung"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.filter_bar)
        column.addWidget(self.tabs, 1)
        self.filter_bar.changed.connect(self._on_filter)
        self.tabs.currentChanged.connect(lambda _place: self._turned())
        self.board.narrowed.connect(self._narrow)
        self.board.opened.connect(self._open_finding)
        self.clusters.opened.connect(self._open_finding)
        self.actions_of_findings.written.connect(self._open_finding)
        self.actions_of_findings.letters_asked.connect(self._show_letters)
        self.actions_of_findings.entry_asked.connect(
            lambda entry_id: context.go_to(RecordKind.ENGAGEMENT, entry_id)
        )

    def refresh(self) -> None:
        """Read lists and the tab in front anew."""
        self.presenter.lists(self._take_lists)
        self._read_tab()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show a finding or a group of findings."""
        if kind is RecordKind.FINDING:
            self._open_finding(record_id)
        elif kind is RecordKind.FINDING_CLUSTER:
            self.tabs.setCurrentWidget(self.clusters)
            self.clusters.choose(record_id)

    def show_list(self, chosen: object) -> None:
        """Show the findings that a ``FindingFilter`` lets through."""
        if isinstance(chosen, FindingFilter):
            self.tabs.setCurrentWidget(self.list)
            self.filter_bar.set_filter(chosen)
            self.list.table.setFocus()

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a new finding."""
        if kind is RecordKind.FINDING:
            self.actions_of_findings.add.trigger()

    def choose_list(self) -> None:
        """Ask how the consolidated list is wanted, then print it or write it to Excel."""
        self.dialog = ListDialog(
            self, self.context.messages, self.filter_bar.filter(), self.filter_bar.limits,
            self._give_list,
        )  # fmt: skip
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _give_list(self, choice: FindingListChoice, to_excel: bool) -> None:
        if not to_excel:
            self.presenter.print_list(choice, self._preview)
            return
        name = _("Tổng hợp vướng mắc, kiến nghị {day}.xlsx").format(
            day=self.presenter.today.strftime("%d-%m-%Y")
        )
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Lưu bảng tổng hợp"), name, _("Excel (*.xlsx)")
        )
        if path:
            self.presenter.export_list(choice, Path(path))

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Bảng tổng hợp khó khăn, vướng mắc, đề xuất, kiến nghị")
        PreviewDialog(self.context, title, paper, self).open()

    def _show_letters(self, finding_ids: tuple[uuid.UUID, ...]) -> None:
        papers = self.context.services.letter_papers
        PaperWindows(self.context, self).show_many(
            _("Công văn chuyển khó khăn, vướng mắc; đề xuất, kiến nghị"),
            lambda: papers.transfers(finding_ids),
        )

    def _take_lists(self, lists: FindingLists) -> None:
        self.filter_bar.set_lists(lists)

    def _on_filter(self) -> None:
        if self.tabs.currentWidget() is self.list:
            self.list.chosen_id = None
        self._read_tab()

    def _turned(self) -> None:
        shown = self.tabs.currentWidget()
        self.filter_bar.setVisible(shown is not self.clusters)
        self.actions_of_findings.set_active(shown is self.list)
        self._read_tab()

    def _read_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if shown is self.list:
            self.list.show_filter(self.filter_bar.filter())
        elif shown is self.board:
            self.board.show_filter(self.filter_bar.filter())
        else:
            self.clusters.refresh()

    def _open_finding(self, finding_id: uuid.UUID) -> None:
        self.list.chosen_id = finding_id
        if self.tabs.currentWidget() is self.list:
            self.list.choose(finding_id)
        else:
            self.tabs.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def _narrow(self, state: object, age: object, progress: object) -> None:
        self.list.chosen_id = None
        self.tabs.setCurrentWidget(self.list)
        self.filter_bar.narrow(state, age, progress)  # type: ignore[arg-type]  # a signal gives objects
        self.list.table.setFocus()
