"""Steps of the tour that take a sheet in: columns set by hand, rows looked at, taken and left."""

from PySide6.QtCore import Qt

from app.read_models.imports import RowState
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.import_presenter import Step
from ui.screens.territories.screen import TerritoriesScreen
from ui.tour import Tour, TourError

_CTRL = Qt.KeyboardModifier.ControlModifier
#: Title lines, a column that nobody would recognise, a row that is in the book, one that is new,
#: one without a name, and a total.
_SHEET = """TỈNH ỦY;;
BAN TỔ CHỨC;;
;;
TT;Gọi là;Loại
1;{name};{kind}
2;Sở Dân tộc (tệp thử);Sở
3;;Sở
;Tổng cộng: 3;
"""
_NAME_COLUMN = 1


def take_in(tour: Tour) -> None:
    """Read a CSV by a column set by hand, take its rows, read it again: nothing changes."""
    path = tour.folder / "danh-muc-thu.csv"
    name = _known(tour)
    path.write_text(_SHEET.format(name=name, kind=name.split(" ")[0]), encoding="utf-8")
    dialog = ImportDialog(tour.window.context, path, tour.window)
    dialog.open()
    presenter = dialog.presenter
    tour.wait(lambda: presenter.step is Step.COLUMNS, "the columns of the sheet")
    if not dialog.next_button.isEnabled():
        dialog.columns.header.setValue(4)
        box = dialog.columns.grid.boxes[_NAME_COLUMN]
        box.setCurrentIndex(box.findData("name"))
        box.activated.emit(box.currentIndex())
    tour.settle()
    tour.picture("nhap-excel-cot", dialog)
    tour.require(dialog.next_button.isEnabled(), "the columns do not suffice")
    tour.key(dialog, Qt.Key.Key_Return, "\r", _CTRL)
    _read(tour, dialog)
    preview = presenter.preview
    tour.require(
        preview is not None and preview.count(RowState.SAME) == 1, "the known unit was not found"
    )
    while preview is not None and preview.open_questions:
        asked = preview.open_questions[0]
        presenter.answer(asked.id, asked.candidates[0].key)
        tour.settle()
        preview = presenter.preview
    tour.picture("nhap-excel-hang", dialog)
    tour.key(dialog, Qt.Key.Key_Return, "\r", _CTRL)
    tour.wait(lambda: presenter.step is Step.RESULT, "the rows to be taken in")
    tour.settle()
    tour.picture("nhap-excel-ket-qua", dialog)
    presenter.open(path)
    tour.wait(lambda: presenter.step is Step.COLUMNS, "the columns as remembered")
    tour.settle()
    tour.require(dialog.next_button.isEnabled(), "the columns were not remembered")
    tour.picture("nhap-excel-cot-da-nho", dialog)
    presenter.go_on()
    _read(tour, dialog)
    tour.require(not presenter.chosen, "the same file again would change the book")
    dialog.close()


def _read(tour: Tour, dialog: ImportDialog) -> None:
    tour.wait(lambda: dialog.presenter.step is Step.ROWS, "the rows of the sheet")
    tour.settle()


def _known(tour: Tour) -> str:
    screen = tour.window.show_screen("territories")
    tour.settle()
    if not isinstance(screen, TerritoriesScreen):
        raise TourError("no screen of territories")
    return screen.rows.rows[0].name
