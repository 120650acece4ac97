"""Which window is up: the start window or the main one; carries out unlocking, locking, making.

The only object that lives as long as the program. Main thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.domain.errors import StoreError
from app.i18n import _
from app.settings.table import LocalSettings
from ui.garbage import MainThreadCollector
from ui.gateway import BookGateway
from ui.messages import QtMessages, Unattended
from ui.start_window import StartWindow
from ui.tasks import StoreTaskRunner

if TYPE_CHECKING:
    from app.services.container import Services
    from ui.main_window import MainWindow
    from ui.wizard.setup import SetupForm
    from ui.wizard.wizard import NewBookWizard


#: The window stands and shows its first screen before a form opens over it.
REMIND_AFTER_MS = 1500
#: What the first print would be slow by is done this long after the window stands.
WARM_UP_AFTER_MS = 1500


class Program(QObject):
    """The life of the program."""

    book_opened = Signal()
    book_closed = Signal()

    def __init__(
        self,
        gateway: BookGateway,
        settings: LocalSettings,
        save_settings: Callable[[], None],
        proposed_folder: Path,
        unattended: Unattended | None = None,
    ) -> None:
        super().__init__()
        self._unattended = unattended
        self.gateway = gateway
        self.settings = settings
        self._save_settings = save_settings
        self._proposed_folder = proposed_folder
        self._collector = MainThreadCollector()
        self.runner = StoreTaskRunner(self._failed)
        self.start_window = StartWindow(settings)
        self._start_messages = QtMessages(self.start_window, self._say_at_start, unattended)
        self.main_window: MainWindow | None = None
        self.wizard: NewBookWizard | None = None
        self._leaving = False
        self.start_window.unlock_asked.connect(self.unlock)
        self.start_window.create_asked.connect(self.begin_wizard)
        self.start_window.sample_asked.connect(self.open_sample)
        self.start_window.recovery_asked.connect(self.recover)
        self.start_window.closed.connect(self._start_closed)
        self.runner.progressed.connect(
            lambda done, total, _text: self.start_window.show_progress(done, total)
        )

    @property
    def messages(self) -> QtMessages:
        """Tells over the window that is up."""
        return self.main_window.messages if self.main_window else self._start_messages

    def start(self) -> None:
        """Show the start window, then import in the background what opening needs."""
        self.start_window.show()
        QTimer.singleShot(
            0, lambda: self.runner.submit(lambda _p: self.gateway.warm_up(), lambda _r: None)
        )

    # -- into a book ---------------------------------------------------------------------------

    def unlock(self, folder: Path, login: str, passphrase: str) -> None:
        """Open a book with a passphrase."""
        self.start_window.set_busy(True, _("Đang mở sổ…"))
        self.runner.submit(
            lambda _p: self.gateway.open(folder, login, passphrase), self.enter, self._not_opened
        )

    def open_sample(self) -> None:
        """Open the sample book, making it first if need be."""
        self.start_window.set_busy(True, _("Đang chuẩn bị sổ mẫu, lần đầu mất khoảng nửa phút…"))

        def opened(result: "tuple[Services, str, str]") -> None:
            services, login, passphrase = result
            self.enter(services)
            self.messages.done(
                _("Sổ mẫu: tên đăng nhập “{login}”, mật khẩu “{passphrase}”").format(
                    login=login, passphrase=passphrase
                )
            )

        self.runner.submit(self.gateway.open_sample, opened, self._not_opened)

    def enter(self, services: "Services") -> None:
        """Show the main window over an open book."""
        from ui.main_window import MainWindow

        session = services.session
        self.settings.remember_book(str(session.folder))
        self._save_settings()
        window = MainWindow(services, self.runner, self.settings, self._unattended)
        window.lock_asked.connect(self.lock)
        window.switch_asked.connect(self.lock)
        window.quit_asked.connect(self._quit)
        window.accounts_asked.connect(self._accounts)
        window.passphrase_asked.connect(self._passphrase)
        self.main_window = window
        window.show()
        window.jump_to(window.screen_ids[0])
        self.start_window.set_busy(False)
        self.start_window.hide()
        self._tell_notes()
        self.book_opened.emit()
        QTimer.singleShot(WARM_UP_AFTER_MS, window, self._warm_up_papers)
        if self._unattended is None:
            self._remind(window)

    def _warm_up_papers(self) -> None:
        self.runner.submit(lambda _p: self.gateway.warm_up_papers(), lambda _r: None)

    @staticmethod
    def _remind(window: "MainWindow") -> None:
        """Let the forms of outcomes that are due open by themselves, a moment after opening."""

        def begin() -> None:
            # Late: the forms of the journal are not needed for the window to stand.
            from ui.screens.journal.due_reminder import DueReminder

            DueReminder(window, window.context).begin()

        QTimer.singleShot(REMIND_AFTER_MS, window, begin)

    def _tell_notes(self) -> None:
        window = self.main_window
        if window is None:
            return
        notes = window.services.session.notes
        if notes.keys_from_copy:
            window.messages.inform(
                _("Tệp khóa book.keys bị hỏng hoặc thiếu; đã dùng bản sao và sửa lại tệp."),
                _("Nên kiểm tra ổ đĩa của máy này và sao lưu thư mục sổ."),
            )
        if notes.clock_behind is not None:
            window.messages.inform(
                _("Đồng hồ của máy chậm hơn lần ghi gần nhất trong sổ."),
                _(
                    "Kiểm tra ngày, giờ của máy trước khi nhập liệu. Thứ tự trong nhật ký thay "
                    "đổi vẫn đúng, nhưng giờ ghi có thể sai."
                ),
            )

    def _not_opened(self, error: Exception) -> None:
        self.start_window.set_busy(False)
        self._start_messages.failed(error)
        if isinstance(error, StoreError) and error.code == "wrong_passphrase":
            self.start_window.clear_passphrase()

    # -- a new book ----------------------------------------------------------------------------

    def begin_wizard(self) -> None:
        """Show "Tạo sổ mới"."""
        self.start_window.set_busy(True)

        def show(provinces: tuple[tuple[str, str, int], ...]) -> None:
            from ui.wizard.wizard import NewBookWizard

            self.start_window.set_busy(False)
            self.wizard = NewBookWizard(
                provinces,
                self.gateway.strength,
                str(self._proposed_folder),
                self._start_messages,
                self.start_window,
            )
            self.wizard.create_asked.connect(self._create)
            self.wizard.open()

        self.runner.submit(lambda _p: self.gateway.provinces(), show, self._not_opened)

    def _create(self, form: "SetupForm") -> None:
        from app.services.new_book import BookSetup

        setup = BookSetup(
            province_code=form.province_code,
            committee_name=form.committee_name.strip(),
            commission_name=form.commission_name.strip(),
            body_symbol=form.body_symbol.strip(),
            place_name=form.place_name.strip(),
            term_name=form.term_name.strip(),
            term_from=form.term_day(),
            head_name=form.head_name,
            head_post=form.head_post,
            person_name=form.person_name,
            person_title=form.person_title,
            login=form.login,
            passphrase=form.passphrase,
        )
        self.start_window.set_busy(True, _("Đang tạo sổ…"))

        def failed(error: Exception) -> None:
            self.start_window.set_busy(False)
            self._start_messages.failed(error)
            if self.wizard is not None:
                self.wizard.failed()

        self.runner.submit(
            lambda _p: self.gateway.create(Path(form.folder), setup), self._created, failed
        )

    def _created(self, result: "tuple[Services, tuple[bytes, bytes]]") -> None:
        from ui.dialogs.recovery_sheet_dialog import RecoverySheetDialog

        services, halves = result
        if self.wizard is not None:
            self.wizard.close_made()
            self.wizard = None
        self.enter(services)
        dialog = RecoverySheetDialog(halves, services.printing.images, self.main_window)
        dialog.open()

    # -- a forgotten passphrase ----------------------------------------------------------------

    def recover(self, folder: Path) -> None:
        """Show the dialog that opens a book by its recovery sheet."""
        from ui.dialogs.recover_dialog import RecoverDialog

        dialog = RecoverDialog(folder, self.gateway, self.runner, self.start_window)
        dialog.opened.connect(self.enter)
        dialog.open()

    # -- out of a book -------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the book, drop everything that showed it, go back to the start window."""
        window = self.main_window
        if window is None or not window.may_leave():
            return
        session = window.services.session
        self.runner.leave_book()
        self._drop_window()
        self.start_window.choose(session.folder)
        self.start_window.clear_passphrase()
        self.start_window.set_busy(True, _("Đang đóng sổ…"))
        self.start_window.show()

        def closed(_result: None) -> None:
            self.start_window.set_busy(False)
            self.book_closed.emit()

        self.runner.submit(lambda _p: self.gateway.close(session), closed, self._not_opened)

    def _drop_window(self) -> None:
        window, self.main_window = self.main_window, None
        if window is not None:
            window.leave()
            window.deleteLater()

    def _quit(self) -> None:
        if self._leaving:
            return
        self._leaving = True
        window = self.main_window
        if window is not None:
            session = window.services.session
            self.runner.leave_book()
            self.main_window = None
            self.runner.submit(lambda _p: self.gateway.close(session), lambda _r: None)
        self._save_settings()
        self.runner.stop()
        QApplication.quit()

    def _start_closed(self) -> None:
        if self.main_window is None:
            self._quit()

    # -- people --------------------------------------------------------------------------------

    def _accounts(self) -> None:
        window = self.main_window
        if window is None:
            return
        from ui.dialogs.accounts_dialog import AccountsDialog

        session = window.services.session
        AccountsDialog(
            window.context,
            add_account=lambda *arguments: self.gateway.add_account(session, *arguments),
            end_account=lambda account: self.gateway.end_account(session, account),
            strength=self.gateway.strength,
            parent=window,
        ).exec()

    def _passphrase(self) -> None:
        window = self.main_window
        if window is None:
            return
        from ui.dialogs.passphrase_dialog import PassphraseDialog

        session = window.services.session
        PassphraseDialog(
            window.context,
            change=lambda *arguments: self.gateway.change_passphrase(session, *arguments),
            strength=self.gateway.strength,
            parent=window,
        ).exec()

    def _failed(self, error: Exception) -> None:
        self.messages.failed(error)

    def _say_at_start(self, text: str) -> None:
        self.start_window.notice.setText(text)
        self.start_window.notice.show()
