"""Steps of the tour with reports: one is drafted, edited, handed in, previewed and saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.domain.report import ReportState
from app.services.made_paper import MadePaper
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.reports.screen import ReportsScreen
from ui.tour import Tour, TourError

OWN_SENTENCE = "Nhóm bố trí lịch dự sinh hoạt chi bộ tháng sau tại hai thôn."


def write_and_hand_in(tour: Tour) -> None:
    """Draft this month's report of the first group, add a sentence, save and hand in."""
    screen = _reports(tour)
    screen.start_action.trigger()
    tour.settle()
    dialog = screen.start_dialog
    if dialog is None or screen.lists is None:
        raise TourError("no dialog to start a report")
    today = tour.window.services.session.clock.today()
    dialog.choose(screen.lists.groups[0].id, today.year, today.month)
    tour.picture("bao-cao-chon-thang", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    tour.wait(lambda: screen.editor.report is not None, "the report to be drafted")
    tour.settle()
    tour.picture("bao-cao-soan")
    screen.editor.add_action.trigger()
    tour.settle()
    added = [row for row in screen.editor.paper.rows() if row.line.id is None]
    tour.require(len(added) == 1, "no paragraph was added")
    tour.keys(added[0].text, OWN_SENTENCE)
    screen.editor.save_action.trigger()
    tour.settle()
    screen.editor.hand_in_action.trigger()
    tour.wait(lambda: _state(screen) is ReportState.HANDED_IN, "the report to be handed in", 30)
    tour.settle()
    tour.picture("bao-cao-da-nop")


def save_papers(tour: Tour) -> None:
    """Preview the report and save it; then the table of proposed ratings of last year."""
    screen = _reports(tour)
    screen.editor.preview_action.trigger()
    tour.settle()
    preview = screen.editor.dialog
    if not isinstance(preview, PreviewDialog):
        raise TourError("no preview of the report")
    save_preview(tour, preview, "bao-cao-thang")
    year = tour.window.services.session.clock.today().year - 1
    printing = tour.window.services.office_papers
    papers: list[MadePaper] = []
    tour.program.runner.submit(lambda _p: printing.ratings_list(year), papers.append)
    tour.settle()
    tour.require(len(papers) == 1, "no paper of proposed ratings")
    rating = PreviewDialog(tour.window.context, "Đề xuất xếp loại", papers[0], tour.window)
    rating.open()
    save_preview(tour, rating, f"de-xuat-xep-loai-{year}")


def save_preview(tour: Tour, preview: PreviewDialog, name: str) -> None:
    """Keep a picture of a preview and its PDF, and close it."""
    tour.settle()
    tour.picture(f"xem-truoc-{name}", preview)
    target = tour.folder / f"{name}.pdf"
    saved: list[object] = []
    preview.saved.connect(saved.append)
    preview.save_to(target)
    tour.wait(lambda: bool(saved), "the PDF to be saved", 30)
    tour.require(target.read_bytes().startswith(b"%PDF"), "no PDF was saved")
    preview.done(QDialog.DialogCode.Accepted)
    tour.settle()


def _state(screen: ReportsScreen) -> ReportState | None:
    sheet = screen.editor.report
    return None if sheet is None else sheet.sheet.row.state


def _reports(tour: Tour) -> ReportsScreen:
    screen = tour.window.show_screen("reports")
    tour.settle()
    if not isinstance(screen, ReportsScreen):
        raise TourError("no reports screen")
    return screen
