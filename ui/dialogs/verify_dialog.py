"""Kiểm tra nhật ký thay đổi: runs the check with progress, then tells its verdict in words."""

import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.errors import Cancelled, CodedError
from app.i18n import _
from app.i18n.formats import number
from app.read_models.records import LogHead, LogVerdict
from app.services.log_wording import extent_of, fault_in_words, head_in_words, headline_of
from app.services.presenting import Presenter
from app.services.wording import describe
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class _Watch(QObject):
    """Progress from the store's thread; ``stop`` ends the check at its next report."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """See ``app.ports.task_runner.Progress``."""
        if self.stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)


class VerifyDialog(QDialog):
    """Begins when it is shown; Esc stops the check, then closes."""

    finished_check = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = context.services.records
        self.verdict: LogVerdict | None = None
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._watch: _Watch | None = None
        self.setWindowTitle(_("Kiểm tra nhật ký thay đổi"))
        self.headline = label(_("Đang kiểm tra…"), "section", wrap=True)
        self.fault = label("", "fieldError", wrap=True)
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.extent = label("", "hint", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Tiến độ kiểm tra"))
        self.model: RowsModel[LogHead] = RowsModel(
            (
                Column(_("Máy"), lambda row: head_in_words(row)[0]),
                Column(_("Mục cuối"), lambda row: head_in_words(row)[1], right=True),
                Column(_("Ghi lúc"), lambda row: head_in_words(row)[2]),
                Column(
                    _("Mã băm (đầu)"),
                    lambda row: head_in_words(row)[3],
                    tip=lambda row: row.hash.hex(),
                ),
            )
        )
        self.heads = RecordTable(_("Mục cuối của từng máy"))
        self.heads.setModel(self.model)
        self.heads.set_widths(34, 12, 20)
        self.again_button = QPushButton(_("&Kiểm tra lại"))
        self.again_button.setAutoDefault(False)
        self.again_button.clicked.connect(self.start)
        self.close_button = QPushButton(_("Đóng"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.again_button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self.headline, self.fault, self.extent, self.progress):
            column.addWidget(widget)
        column.addWidget(self.heads, 1)
        column.addWidget(
            label(
                _(
                    "Ghi lại số mục cuối và mã băm của từng máy ra giấy: lần sau so lại sẽ biết "
                    "nhật ký có bị cắt ngắn hay không."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addLayout(row)
        self.resize(760, 420)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch is None and not self.model.rows:
            self.start()

    def start(self) -> None:
        """Check from the first entry on."""
        if self._watch is not None:
            return
        watch = self._watch = _Watch()
        watch.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.headline.setText(_("Đang kiểm tra…"))
        for text in (self.fault, self.extent):
            text.setText("")
            text.hide()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.again_button.setEnabled(False)
        self.close_button.setText(_("Dừng"))
        self._presenter.act(lambda _p: self._records.verify(watch), self._told, failed=self._failed)

    def reject(self) -> None:
        """Stop the check if one runs, else close."""
        if self._watch is None:
            super().reject()
        else:
            self._watch.stop.set()
            self.headline.setText(_("Đang dừng…"))

    def _show_progress(self, done: int, total: int) -> None:
        if self._watch is None or self._watch.stop.is_set():
            return
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.extent.setText(
            _("{done} trên {total} mục").format(done=number(done), total=number(total))
        )
        self.extent.show()

    def _told(self, verdict: LogVerdict) -> None:
        self.verdict = verdict
        if not isValid(self):
            return
        self._end()
        self.headline.setText(headline_of(verdict))
        self.extent.setText(extent_of(verdict))
        self.extent.show()
        if verdict.fault is not None:
            self.fault.setText(fault_in_words(verdict.fault, verdict.heads))
            self.fault.show()
        self.model.set_rows(verdict.heads)
        self.finished_check.emit()

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._end()
        if isinstance(error, Cancelled):
            self.headline.setText(_("Đã dừng; chưa kiểm tra hết nhật ký."))
        elif isinstance(error, CodedError):
            words = describe(error)
            self.headline.setText(_("✗ Không kiểm tra được."))
            self.fault.setText(f"{words.what} {words.advice}")
            self.fault.show()
        else:
            self.headline.setText(_("✗ Không kiểm tra được."))
            self._messages.failed(error)
        self.finished_check.emit()

    def _end(self) -> None:
        self._watch = None
        self.progress.hide()
        self.again_button.setEnabled(True)
        self.close_button.setText(_("Đóng"))
