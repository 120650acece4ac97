"""The import wizard, step by step, over a workbook that has something of everything."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone
from tests.unit.spreadsheets.workbooks import ROSTER_HEADER, TITLES, Row, save
from ui.dialogs.import_dialog import ImportDialog


def importing(office: SmallOffice) -> Iterator[Surface]:
    context, window = office.window.context, office.window
    yield from alone("import", ImportDialog(context, parent=window))
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder), (*TITLES, ROSTER_HEADER, *_rows()), more={"Khác": (("x",),)})
        dialog = ImportDialog(context, path, parent=window)
        dialog.show()
        yield Surface("import columns", dialog)
        dialog.columns.kind.setCurrentIndex(0)
        dialog.columns.kind.activated.emit(0)
        yield Surface("import columns that lack one", dialog)
        roster = next(at for at, (_k, name) in enumerate(dialog.presenter.kinds) if "nhóm" in name)
        dialog.columns.kind.activated.emit(roster)
        dialog.presenter.go_on()
        yield Surface("import rows", dialog)
        dialog.presenter.take_in()
        yield Surface("import result", dialog)
        dialog.close()
        dialog.deleteLater()


def _rows() -> list[Row]:
    def person(number: int, name: str, division: str) -> Row:
        return (number, name, "31/02/1980", division, "Nhóm thử", "Thành viên", "", "", "", "")

    return [
        person(1, "Lý Hồng Hạnh", "Văn phòng"),
        person(2, "Lý Hồng Hạnh", "Phòng Tổ chức đảng"),
        person(3, "", "Văn phòng"),
        ("", "Tổng cộng", 3),
    ]
