"""Steps of the tour on books as a whole: the sample, locking, a new book through the wizard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWizard

from ui.dialogs.recovery_sheet_dialog import RecoverySheetDialog
from ui.tour import HEIGHT, WIDTH, Tour

#: Of a book that goes with the tour.
PASSPHRASE = "mưa chiều phố núi"  # noqa: S105 - opens nothing that stays


def open_sample(tour: Tour) -> None:
    """Show the start window and open the sample book from its button."""
    start = tour.program.start_window
    tour.program.start()
    tour.settle()
    tour.picture("mo-so", start)
    start.sample_button.click()
    tour.wait(lambda: tour.program.main_window is not None, "the sample book")
    tour.window.resize(WIDTH, HEIGHT)
    tour.settle()


def lock_and_unlock(tour: Tour) -> None:
    """Lock by key, be refused with a wrong passphrase, unlock with the right one."""
    from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE

    tour.window.lock_asked.emit()
    tour.wait(lambda: tour.program.main_window is None, "the book to be locked")
    tour.settle()
    start = tour.program.start_window
    tour.require(start.isVisible(), "no start window after locking")
    tour.picture("da-khoa", start)
    tour.expect_error("wrong_passphrase")
    start.login.setText(SAMPLE_LOGIN)
    tour.keys(start.passphrase, "sai mat khau")
    tour.key(start.passphrase, Qt.Key.Key_Return, "\r")
    tour.settle()
    tour.require(tour.expected_came(), "a wrong passphrase was not refused")
    start.login.setText(SAMPLE_LOGIN)
    tour.keys(start.passphrase, SAMPLE_PASSPHRASE)
    tour.key(start.passphrase, Qt.Key.Key_Return, "\r")
    tour.wait(lambda: tour.program.main_window is not None, "the book to open again")
    tour.window.resize(WIDTH, HEIGHT)
    tour.settle()


def make_new_book(tour: Tour) -> None:
    """Lock, make a book with the wizard, look at its recovery sheet and its empty screens."""
    tour.window.lock_asked.emit()
    tour.wait(lambda: tour.program.main_window is None, "the book to be locked")
    tour.settle()
    tour.program.start_window.create_button.click()
    tour.wait(lambda: tour.program.wizard is not None, "the wizard")
    tour.settle()
    wizard = tour.program.wizard
    if wizard is None:
        raise AssertionError
    office = wizard.office_page
    row = office.province.findText("Quảng Ngãi", Qt.MatchFlag.MatchContains)
    office.province.setCurrentIndex(row)
    office.province.activated.emit(row)
    tour.keys(office.term_from, "20/9/2025")
    tour.keys(office.head, "Trần Minh Khoa")
    tour.picture("tao-so-co-quan", wizard)
    wizard.next()
    person = wizard.person_page
    tour.keys(person.name, "Lê Thu Hà")
    tour.keys(person.title_field, "Chuyên viên")
    tour.keys(person.login, "ha.lt")
    tour.keys(person.passphrase, PASSPHRASE)
    tour.keys(person.repeated, PASSPHRASE)
    tour.settle()
    tour.picture("tao-so-nguoi-dung", wizard)
    wizard.next()
    wizard.folder_page.folder.setText(str(tour.scratch / "Sổ mới"))
    tour.picture("tao-so-thu-muc", wizard)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    tour.wait(lambda: tour.program.main_window is not None, "the new book")
    tour.wait(lambda: _sheet(tour) is not None, "the recovery sheet")
    sheet = _sheet(tour)
    if sheet is None:
        raise AssertionError
    tour.settle()
    tour.picture("phieu-khoi-phuc", sheet)
    tour.require(not sheet.done_button.isEnabled(), "the sheet could be left unprinted")
    sheet.kept.click()
    sheet.done_button.click()
    tour.window.resize(WIDTH, HEIGHT)
    for screen_id in tour.window.screen_ids:
        tour.window.show_screen(screen_id)
        tour.settle()
        tour.picture(f"so-moi-{screen_id}")


def _sheet(tour: Tour) -> RecoverySheetDialog | None:
    found = tour.window.findChildren(QDialog)
    return next((one for one in found if isinstance(one, RecoverySheetDialog)), None)
