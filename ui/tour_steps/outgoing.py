"""Steps of the tour with outgoing documents: one is signed and numbered, the register is kept."""

import datetime as dt
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.outgoing import OutgoingState
from app.read_models.requests import AskedOf
from app.services.made_paper import MadePaper
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.paper_code_dialog import PaperCodeDialog
from ui.dialogs.prepared_dialog import PreparedDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.outgoing.entry_dialog import EntryDialog
from ui.screens.outgoing.look_page import SettingDialog
from ui.screens.outgoing.screen import OutgoingScreen
from ui.screens.outgoing.series_dialog import SeriesDialog
from ui.tour import Tour, TourError

D = TypeVar("D", bound=QWidget)


def sign_and_number(tour: Tour) -> None:
    """Put a letter before the signer, print it with its code, give it the number."""
    preview = PreviewDialog(tour.window.context, "Công văn", _letter(tour), tour.window)
    preview.open()
    tour.settle()
    preview.put_before_signer()
    tour.settle()
    issue = _open(IssueDialog)
    tour.picture("trinh-ky", issue)
    if issue.signer_name.isVisible():
        issue.signer_name.setText("Lê Thu Hà")
        issue.signer_post.setText("Chánh Văn phòng")
    issue.submit()
    tour.settle()
    prepared = _open(PreparedDialog)
    tour.picture("da-trinh-ky", prepared)
    prepared.print_filing()
    tour.settle()
    printed = next(one for one in _all(PreviewDialog) if one is not preview)
    tour.picture("ban-luu-co-ma", printed)
    printed.reject()
    prepared.number()
    tour.settle()
    number = _open(NumberDialog)
    tour.picture("cap-so", number)
    number.submit()
    tour.settle()
    tour.require(not _all(PreparedDialog), "the number was not given")
    preview.reject()
    screen = _screen(tour)
    tour.require(
        any(row.state is OutgoingState.NUMBERED for row in screen.register.model.rows),
        "the register does not show the number",
    )
    tour.picture("so-van-ban-di")


def keep_register(tour: Tour) -> None:
    """Open the forms of what the office settles, enter a range of the paper book, print it."""
    screen = _screen(tour)
    register = screen.register
    register.new()
    tour.settle()
    entry = _open(EntryDialog)
    entry.last.setText(str(int(entry.number.text()) + 2))
    entry.signed_on.set_date(tour.window.services.session.clock.today() - dt.timedelta(days=1))
    entry.subject.setPlainText("kết quả công tác tháng")
    tour.settle()
    tour.picture("ghi-tu-so-giay", entry)
    entry.submit()
    tour.settle()
    tour.require(len(register.model.rows) >= 4, "the range was not entered")
    register.print_register()
    tour.settle()
    book = _open(PreviewDialog)
    tour.picture("in-so-dang-ky", book)
    book.reject()
    screen.tabs.setCurrentWidget(screen.series)
    tour.settle()
    screen.series.new()
    tour.settle()
    series = _open(SeriesDialog)
    tour.picture("so-cuoi-so-giay", series)
    series.reject()
    screen.tabs.setCurrentWidget(screen.look)
    tour.settle()
    screen.look.edit()
    tour.settle()
    setting = _open(SettingDialog)
    tour.picture("the-thuc", setting)
    setting.reject()
    screen.tabs.setCurrentWidget(screen.register)
    tour.settle()


def compare_code(tour: Tour) -> None:
    """Type the code of the letter into the dialog of the main menu."""
    services = tour.window.services
    screen = _screen(tour)
    row = next(one for one in screen.register.model.rows if one.has_content)
    codes: list[str] = []
    tour.program.runner.submit(
        lambda _p: services.outgoing.detail(row.id).prints[0][1], codes.append
    )
    tour.settle()
    menus = [one.menu() for one in tour.window.menuBar().actions()]
    action = next(
        one
        for menu in menus
        if isinstance(menu, QMenu)
        for one in menu.actions()
        if "mã trên văn bản" in one.text().replace("&", "")
    )
    action.trigger()
    tour.settle()
    dialog = _open(PaperCodeDialog)
    tour.keys(dialog.code, codes[0])
    dialog.ask()
    tour.settle()
    tour.picture("doi-chieu-ma", dialog)
    finding = dialog.finding
    tour.require(finding is not None and finding.is_whole, "the code is not known")
    dialog.reject()


def _letter(tour: Tour) -> MadePaper:
    """Make the letter of a request to a territory: the Commission signs it."""
    services = tour.window.services

    def made() -> MadePaper:
        row = next(
            one for one in services.information_requests.rows() if one.asked_of is AskedOf.TERRITORY
        )
        return services.letter_papers.information_request(row.id)

    papers: list[MadePaper] = []
    tour.program.runner.submit(lambda _p: made(), papers.append)
    tour.settle()
    if not papers:
        raise TourError("the sample has no request to a territory")
    return papers[0]


def _screen(tour: Tour) -> OutgoingScreen:
    screen = tour.window.show_screen("outgoing")
    tour.settle()
    if not isinstance(screen, OutgoingScreen):
        raise TourError("the screen of outgoing documents is not there")
    screen.refresh()
    tour.settle()
    return screen


def _all(kind: type[D]) -> list[D]:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return [one for one in found if one.isVisible()]


def _open(kind: type[D]) -> D:
    found = _all(kind)
    if not found:
        raise TourError(f"no {kind.__name__} came up")
    return found[-1]
