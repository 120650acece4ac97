"""Taking boundaries in from a GeoJSON file: read, looked at, then kept (A3).

Areas that match no territory are listed with the reason; joining them by hand is not done here.
"""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import Cancelled, CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.ports.task_runner import Progress
from app.read_models.map import ColourScheme, MapCategory, MapColouring, MapKey
from app.services.boundaries import BoundariesTaken, BoundaryPreview
from app.services.presenting import Presenter
from app.services.wording import describe
from ui.context import Context
from ui.theme import GAP, MARGIN
from ui.widgets.form import Form
from ui.widgets.label import label, tip
from ui.widgets.map_panel import MapPanel


class BoundariesDialog(QDialog):
    """Reads at once where a file is given. Ctrl+S takes in, Esc stops reading or closes."""

    def __init__(
        self, context: Context, path: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service = context.services.territories.boundaries
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._reading: _Reading | None = None
        self._saving = False
        self.preview: BoundaryPreview | None = None
        self.setWindowTitle(_("Nhập ranh giới"))
        self.setModal(True)
        self.resize(1060, 640)
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(_("Tệp ranh giới"))
        self.path.setPlaceholderText(_("tệp GeoJSON, tọa độ WGS 84 (kinh độ, vĩ độ)"))
        self.choose_button = _button(_("&Chọn tệp…"), self.choose_file)
        chooser = QWidget()
        row = QHBoxLayout(chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose_button)
        chooser.setFocusProxy(self.choose_button)
        chooser.setAccessibleName(_("Tệp ranh giới"))
        self.source = QLineEdit()
        self.source.setPlaceholderText(_("ai lập, năm nào; dòng này hiện dưới bản đồ"))
        self.form = Form()
        self.form.add("path", _("Tệp"), chooser)
        self.form.add("source", _("&Nguồn ranh giới"), self.source)
        self._make_progress()
        self._make_result()
        self.save_button = _button(_("N&hập ranh giới"), self.save)
        self.save_button.setObjectName("primary")
        self.save_button.setToolTip("Ctrl+S")
        self.close_button = _button(_("Đóng"), self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._lay_out()
        self._follow()
        if path:
            self.read(Path(path))

    def _make_progress(self) -> None:
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Tiến độ đọc tệp"))
        self.stop_button = _button(_("&Dừng"), self.stop)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)

    def _make_result(self) -> None:
        self.summary = label("", "hint", wrap=True)
        self.lists = QTabWidget()
        self.lists.setDocumentMode(True)
        self.map = MapPanel()
        self.result_area = QSplitter(Qt.Orientation.Horizontal)
        self.result_area.addWidget(self.lists)
        self.result_area.addWidget(self.map)
        self.result_area.setSizes([490, 540])
        self.result_area.setChildrenCollapsible(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.form)
        column.addWidget(self._work)
        column.addWidget(self.summary)
        column.addWidget(self.result_area, 1)
        self._room = QWidget()
        column.addWidget(self._room, 1)
        column.addLayout(buttons)

    # -- reading -------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn tệp ranh giới"), "", _("GeoJSON (*.geojson *.json);;Mọi tệp (*)")
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file and show what would be taken in."""
        self.stop()
        self.form.clear_errors()
        self.path.setText(path.name)
        self.path.setToolTip(tip(str(path)))
        self.preview = None
        reading = _Reading(self)
        self._reading = reading
        reading.moved.connect(self._show_progress)

        def work(progress: Progress) -> BoundaryPreview:
            return self._service.read(path, _Watched(progress, reading))

        self._presenter.act(
            work,
            lambda found: self._take(reading, found),
            failed=lambda error: self._failed_reading(reading, error),
            title=_("Đọc tệp ranh giới"),
        )
        self._follow()

    def stop(self) -> None:
        """Stop reading; its answer is dropped."""
        if self._reading is not None:
            self._reading.cancelled.set()
            self._reading = None
            self._follow()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _take(self, reading: "_Reading", found: BoundaryPreview) -> None:
        if reading is not self._reading:
            return
        self._reading = None
        self.preview = found
        self._show(found)
        self._follow()
        self.source.setFocus()

    def _failed_reading(self, reading: "_Reading", error: Exception) -> None:
        if reading is not self._reading:
            return
        self._reading = None
        self._follow()
        if isinstance(error, Cancelled):
            self._messages.done(describe(error).what)
        elif not (isinstance(error, CodedError) and self.form.show_coded(error)):
            self._messages.failed(error)

    # -- what was found ------------------------------------------------------------------------

    def _show(self, found: BoundaryPreview) -> None:
        by_name = sum(1 for one in found.matches if one.by_name)
        self.summary.setText(
            _(
                "Ghép được {matched} địa bàn ({by_name} theo tên), {points} điểm. {left} vùng "
                "trong tệp không ghép được, {without} địa bàn chưa có ranh giới."
            ).format(
                matched=len(found.matches),
                by_name=by_name,
                points=number(found.points),
                left=len(found.unmatched),
                without=len(found.without),
            )
        )
        matches = [
            _("{name} ← {label} (ghép theo tên)").format(name=one.territory_name, label=one.label)
            if one.by_name
            else f"{one.territory_name} ← {one.label}"
            for one in found.matches
        ]
        unmatched = [f"{one.label}: {one.reason}" for one in found.unmatched]
        self.lists.clear()
        for title, lines in (
            (_("Ghép được ({count})"), matches),
            (_("Không ghép ({count})"), unmatched),
            (_("Còn thiếu ({count})"), list(found.without)),
            (_("Lưu ý ({count})"), list(found.problems)),
        ):
            one = QListWidget()
            one.setWordWrap(True)
            one.addItems(lines)
            one.setAccessibleName(title.format(count=len(lines)))
            self.lists.addTab(one, title.format(count=len(lines)))
        self.map.set_picture(found.picture)
        category_of: dict[MapKey, str] = {
            one.territory_id: "name" if one.by_name else "code" for one in found.matches
        }
        self.map.set_colouring(
            MapColouring(
                _("Ghép theo"),
                (MapCategory("code", _("mã")), MapCategory("name", _("tên"))),
                category_of,
                ColourScheme.KINDS,
            )
        )

    def _follow(self) -> None:
        busy = self._reading is not None
        self._work.setVisible(busy)
        self.summary.setVisible(self.preview is not None)
        self.result_area.setVisible(self.preview is not None)
        self._room.setVisible(self.preview is None)
        self.choose_button.setEnabled(not busy and not self._saving)
        self.save_button.setEnabled(self.preview is not None and not self._saving)

    # -- keeping -------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep what was found, or say what is missing."""
        found = self.preview
        if found is None or self._saving:
            return
        self.form.clear_errors()
        self._saving = True
        self._follow()
        source = self.source.text()
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
        if not (isinstance(error, CodedError) and self.form.show_coded(error)):
            self._messages.failed(error)

    def reject(self) -> None:
        """Stop reading, or close."""
        if self._saving:
            return
        self.stop()
        super().reject()


class _Reading(QObject):
    """One reading under way: its progress, and whether it is still wanted."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()


class _Watched:
    """Progress that the dialog shows beside the main window, and that it can stop."""

    def __init__(self, outer: Progress, reading: _Reading) -> None:
        self._outer = outer
        self._reading = reading

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass it on; raises ``Cancelled`` once either of them was told to stop."""
        if self._reading.cancelled.is_set():
            raise Cancelled
        self._outer.report(done, total, text)
        self._reading.moved.emit(done, total)


def _button(text: str, deed: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(deed)
    return button
