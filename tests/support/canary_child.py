"""A run of the program with a word in every field; stops at each moment to be looked at.

python -m tests.support.canary_child OUTSIDE < word, then one line for each moment
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import bootstrap
from app.ports.renderer import FileFormat
from app.settings.table import LocalSettings
from tests.support.canary_entries import Entries, Words, provoke, read_everything, setup_with
from ui.application import create_application
from ui.messages import QtMessages
from ui.program import Program


def moment(name: str) -> None:
    """Tell that there is something to look at, and wait until it was."""
    sys.stdout.write(name + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def tell(error: Exception) -> None:
    """Show an error as the program does, and close what it shows."""

    def close() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.done(0)
        else:
            QTimer.singleShot(20, close)

    QTimer.singleShot(20, close)
    QtMessages(QWidget(), lambda _text: None).failed(error)


def look_at_all(application: QApplication, program: Program, login: str, passphrase: str) -> None:
    """Unlock the book in the real windows and show every screen."""

    def settle() -> None:
        application.processEvents()
        while not program.runner.is_idle:
            application.processEvents()

    program.unlock(Path(program.settings.recent_books[0]), login, passphrase)
    while program.main_window is None:
        application.processEvents()
    for screen in program.main_window.screen_ids:
        program.main_window.show_screen(screen)
        settle()
        program.main_window.grab()
    program.main_window.search.begin()
    program.main_window.search.setText(passphrase.split()[0])
    program.main_window.search.search_now()
    settle()


def main(outside: Path) -> None:
    words = Words(sys.stdin.readline().strip())
    login, passphrase = words.word.lower(), f"{words.word} mùa nước lên đồi chè 81"
    places = bootstrap.Places.of_this_machine()
    bootstrap.start_log(places)
    application = create_application(sys.argv[:1])
    gateway = bootstrap.Gateway(places)
    book = Path.home() / "Sổ Địa Bàn"
    services, _halves = gateway.create(book, setup_with(words, login, passphrase))
    moment("made")
    entries = Entries(services, words, outside)
    moment("written")
    read_everything(entries)
    provoke(entries, tell)
    moment("read")
    paper = services.report_papers.report(entries.report)
    for file_format in FileFormat:
        services.printing.save(outside / "xuất", paper, file_format)
    kept = services.records.attachments(entries.engagement)
    services.records.export(kept[0].id, outside / "xuất.bin")
    moment("exported")
    gateway.change_passphrase(services.session, login, passphrase, passphrase + " nữa")
    gateway.close(services.session)
    moment("locked")
    settings = LocalSettings()
    settings.remember_book(str(book))
    program = Program(gateway, settings, lambda: None, book)
    look_at_all(application, program, login, passphrase + " nữa")
    moment("shown")
    program.main_window.close() if program.main_window else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
