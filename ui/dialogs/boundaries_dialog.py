"""Taking boundaries in from a file, step by step: read, matched, looked at, then kept (A3)."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import Cancelled, CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.task_runner import Progress
from app.services.boundaries import (
    BoundariesTaken,
    BoundaryChoice,
    BoundaryContent,
    BoundaryMatching,
    BoundaryPreview,
)
from app.services.presenting import Presenter
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.boundary_look import LookPage
from ui.dialogs.boundary_pages import FilePage, MatchPage, button
from ui.theme import GAP, MARGIN
from ui.widgets.form import scrolled
from ui.widgets.label import label, tip

FILE, MATCH, LOOK = range(3)


class BoundariesDialog(QDialog):
    """Reads at once where a file is given. Ctrl+Enter goes on, Ctrl+S takes in at the end.

    Esc stops the work under way, or closes.
    """

    def __init__(
        self, context: Context, path: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service = context.services.territories.boundaries
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._work: _Work | None = None
        self._saving = False
        self._path: Path | None = None
        self._matched_with: tuple[BoundaryContent, BoundaryChoice] | None = None
        self.content: BoundaryContent | None = None
        self.preview: BoundaryPreview | None = None
        self.setWindowTitle(_("Nhập ranh giới"))
        self.setModal(True)
        self.resize(1060, 700)
        self.file_page = FilePage(self.choose_file, self._service.today())
        self.file_page.layer_chosen.connect(self._read_layer)
        self.match_page = MatchPage()
        self.match_page.changed.connect(self._follow)
        self.look_page = LookPage()
        self.steps = QStackedWidget()
        for page in (self.file_page, self.match_page, self.look_page):
            self.steps.addWidget(scrolled(page))
        self.step_line = label("", "section")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Tiến độ"))
        self.stop_button = button(_("&Dừng"), self.stop)
        self._work_row = QWidget()
        row = QHBoxLayout(self._work_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)
        self.back_button = button(_("&Quay lại"), self.go_back)
        self.next_button = button(_("&Tiếp tục"), self.go_on)
        self.next_button.setObjectName("primary")
        self.next_button.setToolTip("Ctrl+Enter")
        self.save_button = button(_("N&hập ranh giới"), self.save)
        self.save_button.setObjectName("primary")
        self.save_button.setToolTip("Ctrl+S")
        self.close_button = button(_("Đóng"), self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_or_save)
        self._lay_out()
        self._follow()
        if path:
            self.read(Path(path))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for one in (self.back_button, self.next_button, self.save_button, self.close_button):
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.step_line)
        column.addWidget(self.steps, 1)
        column.addWidget(self._work_row)
        column.addLayout(buttons)

    # -- the file ------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Chọn tệp ranh giới"),
            "",
            _("GeoJSON, TopoJSON (*.geojson *.topojson *.json);;Mọi tệp (*)"),
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path, layer: str | None = None) -> None:
        """Read a file, or one layer of it, and show what it holds."""
        self._path = path
        self.content = None
        self.preview = None
        page = self.file_page
        page.path.setText(path.name)
        page.path.setToolTip(tip(str(path)))
        page.show_content(None)
        self.steps.setCurrentIndex(FILE)
        work = self._begin()

        def done(content: BoundaryContent) -> None:
            if self._ended(work):
                self.content = content
                page.show_content(content)
                self._follow()
                page.code.setFocus()

        self._presenter.act(
            lambda progress: self._service.read(path, _Watched(progress, work), layer),
            done,
            failed=lambda error: self._failed(work, error),
            title=_("Đọc tệp ranh giới"),
        )

    def _read_layer(self, layer: str) -> None:
        if self._path is not None and self.content is not None and layer != self.content.layer:
            self.read(self._path, layer)

    # -- from step to step ---------------------------------------------------------------------

    def go_on(self) -> None:
        """Go to the next step, if this one is complete."""
        if self._work is not None or self.content is None:
            return
        if self.steps.currentIndex() == FILE:
            self._match(self.content)
        elif self.steps.currentIndex() == MATCH and self.match_page.matching is not None:
            self._look(self.content, self.match_page.matching)

    def _match(self, content: BoundaryContent) -> None:
        choice = self.file_page.choice()
        if choice is None:
            return
        if self._matched_with == (content, choice):
            self.steps.setCurrentIndex(MATCH)
            self._follow()
            return
        work = self._begin()

        def done(matching: BoundaryMatching) -> None:
            if self._ended(work):
                self._matched_with = (content, choice)
                self.match_page.show_matching(matching)
                self.steps.setCurrentIndex(MATCH)
                self._follow()
                self.match_page.table.setFocus()

        self._presenter.act(
            lambda _progress: self._service.match(content, choice),
            done,
            failed=lambda error: self._failed(work, error),
        )

    def _look(self, content: BoundaryContent, matching: BoundaryMatching) -> None:
        work = self._begin()

        def done(found: BoundaryPreview) -> None:
            if self._ended(work):
                self.preview = found
                self.look_page.show_preview(found, matching.without)
                self.steps.setCurrentIndex(LOOK)
                self._follow()
                self.look_page.source.setFocus()

        self._presenter.act(
            lambda progress: self._service.preview(content, matching, _Watched(progress, work)),
            done,
            failed=lambda error: self._failed(work, error),
            title=_("Lập các mức chi tiết"),
        )

    def go_back(self) -> None:
        """Go to the step before; what was given by hand stays while file and choices stay."""
        if self._work is None and not self._saving and self.steps.currentIndex() > FILE:
            self.steps.setCurrentIndex(self.steps.currentIndex() - 1)
            self.preview = None
            self._follow()

    def _go_or_save(self) -> None:
        if self.steps.currentIndex() == LOOK:
            self.save()
        else:
            self.go_on()

    # -- work under way ------------------------------------------------------------------------

    def _begin(self) -> "_Work":
        self.stop()
        self._work = _Work(self)
        self._work.moved.connect(self._show_progress)
        self.progress.setRange(0, 0)
        self._follow()
        return self._work

    def _ended(self, work: "_Work") -> bool:
        """Tell whether an answer is still wanted; then there is no work any more."""
        if work is not self._work:
            return False
        self._work = None
        self._follow()
        return True

    def stop(self) -> None:
        """Stop the work under way; its answer is dropped."""
        if self._work is not None:
            self._work.cancelled.set()
            self._work = None
            self._follow()

    def _show_progress(self, done: int, total: int) -> None:
        if self._work is not None and self.sender() is self._work:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _failed(self, work: "_Work", error: Exception) -> None:
        if not self._ended(work):
            return
        if isinstance(error, Cancelled):
            self._messages.done(describe(error).what)
            return
        if isinstance(error, CodedError):
            if error.values.get("field") == "matches":
                words = describe(error)
                self.match_page.show_error(f"{words.what} {words.advice}")
                return
            if self.file_page.form.show_coded(error):
                return
        self._messages.failed(error)

    def _can_go_on(self, step: int) -> bool:
        """From the second page on only with something matched: there is nothing to keep else."""
        matching = self.match_page.matching
        if step != MATCH or matching is None:
            return self.content is not None
        return any(one.territory_id is not None for one in matching.matches)

    def _follow(self) -> None:
        busy, step = self._work is not None, self.steps.currentIndex()
        titles = (
            _("Bước 1/3: Chọn tệp và thuộc tính"),
            _("Bước 2/3: Ghép với địa bàn trong sổ"),
            _("Bước 3/3: Xem lại rồi nhập"),
        )
        self.step_line.setText(titles[step])
        self._work_row.setVisible(busy)
        self.steps.setEnabled(not busy)
        self.back_button.setVisible(step > FILE)
        self.back_button.setEnabled(not busy and not self._saving)
        self.next_button.setVisible(step < LOOK)
        self.next_button.setEnabled(not busy and self._can_go_on(step))
        self.save_button.setVisible(step == LOOK)
        self.save_button.setEnabled(self.preview is not None and not busy and not self._saving)

    # -- keeping -------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep what was found, or say what is missing."""
        found = self.preview
        if found is None or self._saving or self.steps.currentIndex() != LOOK:
            return
        self.look_page.form.clear_errors()
        self._saving = True
        self._follow()
        source = self.look_page.source.text()
        self._presenter.act(
            lambda _progress: self._service.take_in(found, source),
            self._saved,
            kinds=frozenset({RecordKind.BOUNDARY}),
            failed=self._failed_saving,
        )

    def _saved(self, taken: BoundariesTaken) -> None:
        self._saving = False
        self._messages.done(
            _("Đã nhập ranh giới của {taken} địa bàn; {unchanged} địa bàn không đổi.").format(
                taken=taken.taken, unchanged=taken.unchanged
            )
        )
        self.accept()

    def _failed_saving(self, error: Exception) -> None:
        self._saving = False
        self._follow()
        if not (isinstance(error, CodedError) and self.look_page.form.show_coded(error)):
            self._messages.failed(error)

    def reject(self) -> None:
        """Stop the work under way, or close."""
        if self._saving:
            return
        if self._work is not None:
            self.stop()
            return
        super().reject()


class _Work(QObject):
    """One piece of work under way: its progress, and whether it is still wanted."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()


class _Watched:
    """Progress that the dialog shows beside the main window, and that it can stop."""

    def __init__(self, outer: Progress, work: _Work) -> None:
        self._outer = outer
        self._work = work

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass it on; raises ``Cancelled`` once either of them was told to stop."""
        if self._work.cancelled.is_set():
            raise Cancelled
        self._outer.report(done, total, text)
        self._work.moved.emit(done, total)
