"""The register of regulations: the list on the left, the chosen one in tabs beside it."""

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.regulations.regulation import Covered, Naming, OfficeOwn, Regulation, Rule
from app.services.drafting import KeptDraft
from app.services.regulations.entries import Entry, RegisterState
from ui.context import Context
from ui.screens.regulations.content_tab import ContentTab
from ui.screens.regulations.document_tab import CoverageTab, DocumentTab
from ui.screens.regulations.dry_run_tab import DryRunTab
from ui.screens.regulations.file_dialog import FileDialog
from ui.screens.regulations.header_dialog import HeaderDialog, OfficeDialog
from ui.screens.regulations.presenter import Draft, OpenedEntry, RegulationsPresenter
from ui.screens.regulations.rule_dialog import RuleDialog
from ui.screens.regulations.switch_dialogs import (
    CopyDialog,
    CoverageDialog,
    EndDialog,
    SwitchOnDialog,
)
from ui.screens.spec import Screen
from ui.theme import GAP
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline
from ui.widgets.label import label, tip
from ui.widgets.room import Halves

_KEY = Qt.ItemDataRole.UserRole
_SIGNS = {
    RegisterState.ON: "●",
    RegisterState.COMING: "◐",
    RegisterState.OFF: "○",
    RegisterState.TEMPLATE: "○",
    RegisterState.ENDED: "✕",
}


class RegulationsScreen(Screen):
    """See the module. Ctrl+N adds a rule, Enter edits it."""

    kinds = frozenset({RecordKind.REGULATION, RecordKind.REGULATION_RULE})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = RegulationsPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.regulations,
            services.dry_run,
            services.drafts,
        )
        self.entries: tuple[Entry, ...] = ()
        self.opened: OpenedEntry | None = None
        self._wanted = ""
        self.headline = Headline(
            _("Quy chế, quy định"),
            _("Văn bản nào áp dụng từ ngày nào, quy định những gì, theo điều khoản nào."),
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các quy chế, quy định"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _now, _before: self._open_chosen())
        self.title = label("", "section", wrap=True)
        self.content = ContentTab()
        self.coverage = CoverageTab()
        self.document = DocumentTab()
        self.dry_run = DryRunTab(self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.content, _("&1  Nội dung"))
        self.tabs.addTab(self.coverage, _("&2  Đối chiếu"))
        self.tabs.addTab(self.document, _("&3  Văn bản"))
        self.tabs.addTab(self.dry_run, _("&4  Chạy thử"))
        self._make_actions()
        self._lay_out()
        self.content.wanted.connect(self._do_rule)
        self.content.text_kept.connect(self._keep_text)
        self.coverage.wanted.connect(self._do_line)
        self.document.wanted.connect(lambda _deed: self.edit_header())
        self._follow()

    def _make_actions(self) -> None:
        self.on_action = screen_action(
            self,
            _("Bật áp dụn&g…"),
            "",
            self.switch_on,
            _("Ghi số, ngày ký và ngày áp dụng của văn bản"),
        )
        self.end_action = screen_action(
            self, _("&Kết thúc hiệu lực…"), "", self.end, _("Ghi ngày cuối cùng còn hiệu lực")
        )
        self.off_action = screen_action(
            self, _("&Ngừng áp dụng"), "", self.switch_off, _("Thôi tính việc theo văn bản này")
        )
        self.add_action = screen_action(
            self,
            _("Thê&m quy chế…"),
            "Ctrl+Shift+N",
            self.add,
            _("Ghi một văn bản mới (Ctrl+Shift+N)"),
        )
        self.copy_action = screen_action(
            self, _("Tạo bản mớ&i…"), "", self.copy, _("Chép văn bản này làm nền cho bản thay thế")
        )
        self.load_action = screen_action(
            self,
            _("Nhậ&p từ tệp TOML…"),
            "",
            self.load_file,
            _("Đọc một tệp, xem trước rồi mới nhập"),
        )
        self.save_action = screen_action(
            self,
            _("&Lưu ra tệp TOML…"),
            "Ctrl+E",
            self.save_file,
            _("Lưu văn bản đang chọn ra tệp (Ctrl+E)"),
        )
        self.try_action = screen_action(
            self,
            _("Chạ&y thử…"),
            "Ctrl+R",
            self.try_it,
            _("Xem trước 12 tháng việc phải làm (Ctrl+R)"),
        )
        self.new_rule_action = screen_action(
            self, _("Thêm quy định"), "Ctrl+N", lambda: self._do_rule("add")
        )
        self.headline.add_action(self.on_action, primary=True)
        for action in (
            self.try_action,
            self.end_action,
            self.off_action,
            self.add_action,
            self.copy_action,
            self.load_action,
            self.save_action,
        ):
            self.headline.add_action(action)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.tabs, 1)
        self.list.setMinimumSize(QSize(150, 70))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(self.headline)
        outer.addWidget(Halves(self.list, right, (2, 11)), 1)

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.presenter.register(self._show_register)

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.REGULATION:
            self.presenter.key_of(record_id, self.choose)

    def may_leave(self) -> bool:
        self.content.keep_text()
        return True

    def choose(self, key: str) -> None:
        """Choose a regulation by its key, now or when the list comes."""
        self._wanted = key
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self._wanted = ""
                self.list.setCurrentRow(row)
                return

    def current_entry(self) -> Entry | None:
        """Return the chosen regulation."""
        item = self.list.currentItem()
        key = item.data(_KEY) if item is not None else None
        return next((one for one in self.entries if one.key == key), None)

    def _show_register(self, entries: Sequence[Entry]) -> None:
        current = self.current_entry()
        wanted = self._wanted or (current.key if current else "")
        self._wanted = ""
        self.entries = tuple(entries)
        self.list.blockSignals(True)
        self.list.clear()
        for entry in entries:
            state = f"{_SIGNS[entry.state]} {entry.state_in_words()}"
            item = QListWidgetItem(f"{entry.name()}\n{state}")
            item.setData(_KEY, entry.key)
            item.setToolTip(tip(entry.regulation.title))
            self.list.addItem(item)
        rows = [one.key for one in entries]
        if rows:
            self.list.setCurrentRow(rows.index(wanted) if wanted in rows else 0)
        self.list.blockSignals(False)
        self._open_chosen()

    def _open_chosen(self) -> None:
        entry = self.current_entry()
        self._follow()
        if entry is not None:
            self.presenter.opened(entry.key, self._show_opened)
            self.presenter.dry_run_start(entry.key, self.dry_run.show_start)

    def _show_opened(self, opened: OpenedEntry) -> None:
        self.opened = opened
        entry = opened.entry
        self.title.setText(f"{entry.regulation.title}\n{entry.name()} · {entry.state_in_words()}")
        self.content.show_entry(opened)
        self.coverage.show_lines(opened.coverage, entry.regulation)
        self.document.show_entry(entry)
        self._follow()

    def _follow(self) -> None:
        entry = self.current_entry()
        state = entry.state if entry is not None else None
        applies = state in (RegisterState.ON, RegisterState.COMING)
        self.on_action.setText(
            _("Sửa ngày áp dụn&g…")
            if applies or state is RegisterState.ENDED
            else _("Bật áp dụn&g…")
        )
        self.on_action.setEnabled(entry is not None)
        self.end_action.setEnabled(applies or state is RegisterState.ENDED)
        self.off_action.setEnabled(entry is not None and entry.regulation.applies_from is not None)
        for action in (self.copy_action, self.save_action, self.try_action, self.new_rule_action):
            action.setEnabled(entry is not None)

    # -- deeds --------------------------------------------------------------------------------

    def switch_on(self) -> None:
        """Open the form that turns the chosen regulation on."""
        entry = self.current_entry()
        if entry is not None:
            SwitchOnDialog(self, entry, self.entries, self.presenter, self.context.messages).open()

    def end(self) -> None:
        """Open the form that ends the chosen regulation."""
        entry = self.current_entry()
        if entry is not None:
            EndDialog(self, entry, self.presenter, self.context.messages).open()

    def switch_off(self) -> None:
        """Let the chosen regulation apply no more."""
        entry = self.current_entry()
        if entry is not None:
            self.presenter.switch_off(entry)

    def add(self) -> None:
        """Open the form of a new regulation."""
        self._with_draft("regulation:new", self._open_new)

    def copy(self) -> None:
        """Open the form that copies the chosen regulation."""
        entry = self.current_entry()
        if entry is not None:
            taken = [one.key for one in self.entries]
            CopyDialog(
                self, entry, taken, self.presenter, self.context.messages, self.choose
            ).open()

    def load_file(self) -> None:
        """Open the dialog that reads a file."""
        FileDialog(self, self.presenter, self.context.messages, self.choose).open()

    def save_file(self) -> None:
        """Ask where, and write the chosen regulation there."""
        entry = self.current_entry()
        if entry is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Lưu ra tệp TOML"), f"{entry.key}.toml", _("Tệp TOML (*.toml)")
        )
        if chosen:
            self.presenter.save_file(entry.key, Path(chosen))

    def try_it(self) -> None:
        """Turn to the page of the dry run."""
        self.tabs.setCurrentWidget(self.dry_run)
        self.dry_run.first.setFocus()

    def edit_header(self) -> None:
        """Open the form of the chosen regulation's head."""
        opened = self.opened
        if opened is None:
            return
        key = opened.entry.key

        def save(
            header: Regulation, done: Callable[[], None], failed: Callable[[Exception], None]
        ) -> None:
            self.presenter.save_header(key, header, done, failed)

        def show(form: str, draft: Draft) -> None:
            keeper = KeptDraft(self.presenter, form)
            regulation = opened.entry.regulation
            dialog = HeaderDialog(self, regulation, save, self.context.messages, keeper)
            dialog.start(draft)
            dialog.open()

        self._with_draft(f"regulation:{key}", show)

    def _open_new(self, form: str, draft: Draft) -> None:
        def save(
            header: Regulation, done: Callable[[], None], failed: Callable[[Exception], None]
        ) -> None:
            def added() -> None:
                done()
                self.choose(header.id)

            self.presenter.add(header, added, failed)

        keeper = KeptDraft(self.presenter, form)
        dialog = HeaderDialog(self, None, save, self.context.messages, keeper)
        dialog.start(draft)
        dialog.open()

    def _do_rule(self, deed: str) -> None:
        opened = self.opened
        if opened is None:
            return
        entry, rule = opened.entry, self.content.current_rule()
        if deed == "add":
            if self.presenter.may_edit(entry):
                self._open_rule(entry, None)
        elif deed == "restore":
            self.presenter.restore_rule(entry.key, self.content.current_withdrawn())
        elif rule is None:
            return
        elif deed == "edit":
            if self.presenter.may_edit(entry):
                self._open_rule(entry, rule)
        elif deed == "withdraw":
            self.presenter.withdraw_rule(entry.key, rule)
        elif deed == "office":
            self._open_office(entry, rule)
        else:
            self.presenter.move_rule(entry.key, rule.id, -1 if deed == "up" else 1)

    def _open_rule(self, entry: Entry, rule: Rule | None) -> None:
        rule_id = rule.id if rule is not None else None

        def save(
            made: Rule,
            names: tuple[Naming, ...],
            done: Callable[[], None],
            failed: Callable[[Exception], None],
        ) -> None:
            self.presenter.save_rule(entry.key, rule_id, made, names, done, failed)

        def show(form: str, draft: Draft) -> None:
            keeper = KeptDraft(self.presenter, form)
            dialog = RuleDialog(self, entry.regulation, rule, save, self.context.messages, keeper)
            dialog.start(draft)
            dialog.open()

        self._with_draft(f"rule:{entry.key}:{rule_id or ''}", show)

    def _open_office(self, entry: Entry, rule: Rule) -> None:
        def save(
            own: OfficeOwn, done: Callable[[], None], failed: Callable[[Exception], None]
        ) -> None:
            self.presenter.set_office(entry.key, rule.id, own, done, failed)

        dialog = OfficeDialog(self, entry.regulation, rule, save, self.context.messages)
        dialog.start()
        dialog.open()

    def _do_line(self, deed: str) -> None:
        opened = self.opened
        place = self.coverage.current_place() if deed == "edit_line" else None
        if opened is None or place == -1:
            return
        entry = opened.entry

        def save(
            lines: tuple[Covered, ...],
            done: Callable[[], None],
            failed: Callable[[Exception], None],
        ) -> None:
            self.presenter.save_coverage(entry.key, lines, done, failed)

        dialog = CoverageDialog(self, entry.regulation, place, save, self.context.messages)
        dialog.start()
        dialog.open()

    def _keep_text(self, key: str, rule_id: str, text: str) -> None:
        self.presenter.set_exact_text(key, rule_id, text)

    def _with_draft(self, form: str, show: Callable[[str, Draft], None]) -> None:
        self.presenter.draft(form, lambda draft: show(form, draft))
