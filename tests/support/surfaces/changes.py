"""Changes of units: every page of the guided change, and what was left at units that ended."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QDialog

from app.domain.lineage import ChangeKind
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.dialogs.lineage.change_dialog import AFTER, SUMMARY, ChangeDialog
from ui.screens.territories.screen import TerritoriesScreen

DAY = dt.date(2026, 11, 1)


def changes(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("territories")
    assert isinstance(screen, TerritoriesScreen)
    screen.presenter.choose(office.made.followed.id)
    for kind in (ChangeKind.MERGER, ChangeKind.SPLIT):
        yield from _guided(office, screen, kind)
    yield from opened("left behind", screen.changes.show_left)
    yield from opened("changes written", screen.changes.show_written)


def _guided(office: SmallOffice, screen: TerritoriesScreen, kind: ChangeKind) -> Iterator[Surface]:
    screen.changes.change(kind)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    (dialog,) = [one for one in shown if isinstance(one, ChangeDialog)]
    yield Surface(f"{kind}: 0", dialog)
    dialog.kind_page.on.set_date(DAY)
    dialog.go_on()
    if kind is ChangeKind.MERGER:
        dialog.units_page.units.set_ids([office.made.followed.id, office.made.other.id])
    while True:
        at = dialog.pages.currentIndex()
        yield Surface(f"{kind}: {at}", dialog)
        if at == SUMMARY:
            break
        if at == AFTER:
            for number, form in enumerate(dialog.after_page.forms):
                form.name.setText(f"Xã Sơn Hà {number}")
        dialog.go_on()
        assert dialog.pages.currentIndex() == at + 1, dialog.problem.text()
    dialog.done(QDialog.DialogCode.Rejected)
