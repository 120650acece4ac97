"""Steps of the tour with duties: one is fulfilled, the board is printed, a new text is tried."""

import dataclasses
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.quantities import Quota
from app.services.compliance.board import Side
from app.services.duties.rows import DutyFilter, Heap, Whose
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.compliance.screen import ComplianceScreen
from ui.screens.duties.fulfilment_dialog import FulfilmentDialog
from ui.screens.duties.screen import DutiesScreen
from ui.screens.regulations.screen import RegulationsScreen
from ui.screens.regulations.switch_dialogs import CopyDialog
from ui.tour import Tour, TourError
from ui.tour_steps.reports import save_preview

W = TypeVar("W", bound=QWidget)

MONTHLY_TRIP = "qc-8.1-di-dia-ban-hang-thang"
REVIEW_POINTS = "qc-5.6-goi-y-kiem-diem"
NEXT_VERSION = "qc-2"


def fulfil(tour: Tour) -> None:
    """Look at what the group has to do, write one of it down, and see it gone from the list."""
    screen = _screen(tour, "duties", DutiesScreen)
    listed = screen.list
    screen.show_list(DutyFilter(whose=Whose.ALL, heaps=frozenset({Heap.NOT_COUNTED})))
    tour.settle()
    tour.require(bool(listed.model.rows), "the sample has nothing that does not count")
    tour.picture("viec-khong-duoc-tinh")
    screen.show_list(DutyFilter(whose=Whose.MY_GROUP))
    tour.settle()
    found = [n for n, row in enumerate(listed.model.rows) if row.duty.rule == REVIEW_POINTS]
    tour.require(bool(found), "the sample's group has no points to propose")
    listed.table.selectRow(found[0])
    tour.settle()
    tour.picture("viec-cua-nhom")
    listed.do.trigger()
    dialog = _dialog(tour, screen, FulfilmentDialog)
    dialog.done_on.set_date(tour.window.services.session.clock.today())
    tour.keys(dialog.note, "12-BC/NTDĐB")
    tour.picture("ghi-nhan-thuc-hien", dialog)
    _submit(tour, dialog)
    left = [row for row in listed.model.rows if row.duty.rule == REVIEW_POINTS]
    tour.require(len(left) == len(found) - 1, "the duty is still listed")
    tour.picture("viec-da-ghi-nhan")


def board(tour: Tour) -> None:
    """Turn the board to territories, print it, export it; propose changes of obstacles."""
    screen = _screen(tour, "compliance", ComplianceScreen)
    shown = screen.board
    screen.tabs.setCurrentWidget(shown)
    tour.wait(lambda: shown.view is not None, "the board")
    tour.require(shown.model.rowCount() > 0, "the board is empty")
    screen.print_action.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "bang-theo-doi")
    book = tour.folder / "bang-theo-doi.xlsx"
    shown.export_to(book)
    tour.settle()
    tour.require(book.read_bytes().startswith(b"PK"), "no workbook was saved")
    shown.side.setCurrentIndex(shown.side.findData(str(Side.TERRITORY)))
    tour.settle()
    tour.picture("bang-theo-doi-dia-ban")
    shown.side.setCurrentIndex(shown.side.findData(str(Side.OWNER)))
    screen.tabs.setCurrentWidget(screen.obstacles)
    tour.settle()
    screen.obstacles.list.table.selectAll()
    screen.print_action.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "de-nghi-sua-quy-che")
    screen.tabs.setCurrentWidget(shown)
    tour.settle()


def try_next_version(tour: Tour) -> None:
    """Copy QC, let the copy ask for two trips a month, and try it against the text in force."""
    screen = _screen(tour, "regulations", RegulationsScreen)
    screen.choose("qc")
    tour.settle()
    screen.content.tree.choose(MONTHLY_TRIP)
    tour.settle()
    tour.picture("quy-che-mot-quy-dinh")
    screen.copy()
    dialog = _dialog(tour, screen, CopyDialog)
    dialog.key.setText(NEXT_VERSION)
    _submit(tour, dialog)
    screen.choose(NEXT_VERSION)
    tour.settle()
    opened = screen.opened
    if opened is None or opened.entry.key != NEXT_VERSION:
        raise TourError("the copy is not in the register")
    rule = opened.entry.regulation.rule(MONTHLY_TRIP)
    if not isinstance(rule.count, Events):
        raise TourError("the monthly trip counts something else")
    count = dataclasses.replace(rule.count, quota=Quota(at_least=2))
    twice = dataclasses.replace(rule, count=count)
    kept: list[object] = []
    screen.presenter.save_rule(
        NEXT_VERSION, rule.id, twice, (), lambda: kept.append(rule.id), tour.heard
    )
    tour.settle()
    tour.require(bool(kept), "the rule was not kept")
    screen.try_it()
    trial = screen.dry_run
    trial.against.setCurrentIndex(trial.against.findData("qc"))
    trial.run()
    tour.wait(lambda: trial.result is not None, "the dry run")
    tour.settle()
    tour.picture("chay-thu-theo-thang")
    result = trial.result
    changed = () if result is None else result.changes
    tour.require(bool(changed), "the new version changes nothing")
    trial.tabs.setCurrentIndex(2)
    tour.settle()
    tour.picture("chay-thu-thay-doi")


def _submit(tour: Tour, dialog: FormDialog) -> None:
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    tour.wait(lambda: not isValid(dialog) or not dialog.isVisible(), "the form to close", 30)
    tour.settle()


def _dialog(tour: Tour, screen: QWidget, kind: type[W]) -> W:
    def opened() -> list[W]:
        return [one for one in screen.findChildren(kind) if one.isVisible()]

    tour.wait(lambda: bool(opened()), kind.__name__, 60)
    tour.settle()
    return opened()[-1]


def _screen(tour: Tour, name: str, kind: type[W]) -> W:
    screen = tour.window.show_screen(name)
    tour.settle()
    if not isinstance(screen, kind):
        raise TourError(f"no screen {name}")
    return screen
