"""The reform of 1/7/2025, guided: found, doubts, who follows, what moves, the sum, written."""

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import Cancelled
from app.i18n import _
from app.i18n.formats import number
from app.ports.task_runner import Progress
from app.services.lineage.reform_plan import ReformPlan
from app.services.lineage.reform_writing import ReformDone
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.lineage.reform_pages import (
    DoubtsPage,
    FoundPage,
    HoldersPage,
    ItemsPage,
    ReformPage,
    SummaryPage,
)
from ui.dialogs.lineage.reform_presenter import ReformPresenter
from ui.theme import GAP, MARGIN
from ui.widgets.label import label


class ReformDialog(QDialog):
    """Ctrl+Right and Ctrl+Left turn the pages, Ctrl+S writes on the last, Esc stops or closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = ReformPresenter(
            context.runner, context.messages, context.changes.announce, context.services.reform
        )
        self.presenter.show = self._show
        self.done_with: ReformDone | None = None
        self._writing: _Watch | None = None
        self.setWindowTitle(_("Sắp xếp đơn vị hành chính từ 01/07/2025"))
        self.setModal(True)
        self.resize(1000, 600)
        self.heading = label("", "section", wrap=True)
        self.pages: tuple[ReformPage, ...] = (
            FoundPage(self.presenter),
            DoubtsPage(self.presenter),
            HoldersPage(self.presenter),
            ItemsPage(self.presenter),
            SummaryPage(self.presenter),
        )
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Tiến độ ghi"))
        self.progress.hide()
        self.back_button = _button(_("&Quay lại"), self.back)
        self.back_button.setToolTip("Ctrl+←")
        self.next_button = _button(_("&Tiếp tục"), self.forward)
        self.next_button.setToolTip("Ctrl+→")
        self.save_button = _button(_("&Ghi sắp xếp"), self.save)
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.setObjectName("primary")
        self.close_button = _button(_("Đóng"), self.reject)
        for key, deed in (
            (QKeySequence("Ctrl+Right"), self.forward),
            (QKeySequence("Ctrl+Left"), self.back),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence("Ctrl+Return"), self.save),
        ):
            QShortcut(key, self, deed)
        self._lay_out()
        self._turn(0)
        self.presenter.load()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.heading)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
        column.addLayout(buttons)

    # -- turning pages -------------------------------------------------------------------------

    @property
    def page(self) -> ReformPage:
        """The page in sight."""
        return self.pages[self.stack.currentIndex()]

    def forward(self) -> None:
        """Go to the next page."""
        self._turn(self.stack.currentIndex() + 1)

    def back(self) -> None:
        """Go back."""
        self._turn(self.stack.currentIndex() - 1)

    def _turn(self, at: int) -> None:
        if self._writing is None and 0 <= at < len(self.pages):
            self.stack.setCurrentIndex(at)
            self._follow()
            first = self.page.first
            (first if first.isVisibleTo(self) else self._turner).setFocus()

    @property
    def _turner(self) -> QPushButton:
        last = self.stack.currentIndex() == len(self.pages) - 1
        return self.save_button if last else self.next_button

    def _show(self, plan: ReformPlan) -> None:
        for page in self.pages:
            page.show_plan(plan)
        self._follow()

    def _follow(self) -> None:
        at, plan = self.stack.currentIndex(), self.presenter.plan
        idle = self._writing is None
        self.heading.setText(
            _("Bước {step}/{count}: {title}").format(
                step=at + 1, count=len(self.pages), title=self.page.title
            )
        )
        self.back_button.setEnabled(idle and at > 0)
        self.next_button.setEnabled(idle and at < len(self.pages) - 1)
        last = at == len(self.pages) - 1
        self.save_button.setEnabled(idle and last and plan is not None and not plan.is_done)
        self.stack.setEnabled(idle)
        self.progress.setVisible(not idle)
        self.close_button.setText(_("Đóng") if idle else _("&Dừng"))
        self.close_button.setAccessibleName(self.close_button.text().replace("&", ""))

    # -- writing -------------------------------------------------------------------------------

    def save(self) -> None:
        """Write it all, from the last page."""
        if not self.save_button.isEnabled():
            return
        watch = _Watch(self)
        watch.moved.connect(self._moved)
        self._writing = watch
        self._follow()
        self.close_button.setFocus()
        self.presenter.apply(lambda own: _Watched(own, watch), self._saved, self._failed)

    def _moved(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _saved(self, result: ReformDone) -> None:
        self._writing = None
        self.done_with = result
        self.presenter.messages.done(written_words(result))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._writing = None
        self._follow()
        if isinstance(error, Cancelled):
            self.presenter.messages.done(describe(error).what)
        else:
            self.presenter.messages.failed(error)

    def reject(self) -> None:
        """Stop writing, or close."""
        if self._writing is not None:
            self._writing.cancelled.set()
            return
        super().reject()


class _Watch(QObject):
    """The writing under way."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()


class _Watched:
    """Progress that the dialog shows, and that it can stop."""

    def __init__(self, outer: Progress, watch: _Watch) -> None:
        self._outer = outer
        self._watch = watch

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass it on; raises ``Cancelled`` once either of them was told to stop."""
        if self._watch.cancelled.is_set():
            raise Cancelled
        self._outer.report(done, total, text)
        self._watch.moved.emit(done, total)


def _button(text: str, deed: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(deed)
    return button


def written_words(result: ReformDone) -> str:
    """Tell what was written; what moved, what stays and why it does is all that was open."""
    told = _(
        "Đã sắp xếp: {new} đơn vị mới, {ended} đơn vị cũ kết thúc; {moved} việc chuyển sang, "
        "{staying} việc để lại."
    ).format(
        new=number(result.new_units),
        ended=number(result.ended_units),
        moved=number(result.moved),
        staying=number(result.staying),
    )
    if result.kept_as_past:
        told += " " + _(
            "{count} tình hình triển khai giữ ở đơn vị cũ vì đơn vị mới đã có về cùng văn bản."
        ).format(count=number(result.kept_as_past))
    return told
