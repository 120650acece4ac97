"""The composition root: the only module that knows app, db and ui together.

What opening a book needs is imported on the store's thread after the first window is up;
nothing is imported at the top here that the first window does without.
"""

import importlib
import logging
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from app.ports.task_runner import Progress
from app.settings import local_file

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from PySide6.QtWidgets import QApplication

    from app.security.key_derivation import KdfParameters, PassphraseKdf
    from app.services.books import Books, RecoveredBook
    from app.services.container import Services
    from app.services.new_book import BookSetup
    from app.services.session import Session
    from ui.messages import Unattended
    from ui.program import Program

NAME = "so-dia-ban"


@dataclass(frozen=True, slots=True)
class Places:
    """Where this program keeps what is its own on this machine."""

    config: Path
    state: Path
    data: Path

    @classmethod
    def of_this_machine(cls) -> "Places":
        """The places that the system means for it."""
        return cls(
            config=Path(platformdirs.user_config_dir(NAME, appauthor=False)),
            state=Path(platformdirs.user_state_dir(NAME, appauthor=False)),
            data=Path(platformdirs.user_data_dir(NAME, appauthor=False)),
        )


class TimedDerivation:
    """Argon2id that remembers how long it took, so that the bench can leave it out."""

    def __init__(self) -> None:
        from app.security.key_derivation import ARGON2ID

        self._inner = ARGON2ID
        self.default = ARGON2ID.default
        self.minimum = ARGON2ID.minimum
        self.seconds = 0.0

    def derive(self, secret: bytes, salt: bytes, parameters: "KdfParameters") -> bytes:
        """See ``PassphraseKdf.derive``."""
        began = time.perf_counter()
        try:
            return self._inner.derive(secret, salt, parameters)
        finally:
            self.seconds = time.perf_counter() - began


def books_of(places: Places, derivation: "PassphraseKdf | None" = None) -> "Books":
    """Return the opener of books over SQLCipher."""
    from app.ports.clock import SystemClock
    from app.security.key_derivation import ARGON2ID
    from app.services.books import Books
    from db.book_lock import device_name
    from db.store import BookFolder

    clock = SystemClock()
    return Books(
        lambda folder: BookFolder(folder, clock),
        clock,
        places.state,
        device_name(),
        kdf=derivation or ARGON2ID,
    )


class Gateway:
    """See ``ui.gateway.BookGateway``."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._made: Books | None = None
        self._derivation: TimedDerivation | None = None

    @property
    def _books(self) -> "Books":
        if self._made is None:
            self._derivation = TimedDerivation()
            self._made = books_of(self._places, self._derivation)
        return self._made

    @property
    def seconds_of_derivation(self) -> float:
        """How long the last passphrase took to be checked."""
        return self._derivation.seconds if self._derivation else 0.0

    def warm_up(self) -> None:
        """Import what opening and the main window need, while the person types."""
        from db.mapping import map_records

        _ = self._books
        map_records()
        for name in (
            "app.services.container",
            "app.printing",
            "app.printing.raster",
            "app.spreadsheets.workbook_tables",
            "app.spreadsheets.writer",
            "ui.main_window",
        ):
            importlib.import_module(name)

    def warm_up_papers(self) -> None:
        """Do what the first print of all would be slow by, once the main window stands."""
        from app.printing import PaperRenderer

        PaperRenderer.warm_up()

    def provinces(self) -> tuple[tuple[str, str, int], ...]:
        """Return code, name and number of commune-level units of the 34 provinces."""
        from app import gazetteer
        from app.i18n.text import sort_key

        found = [(one.code, one.name, one.unit_count) for one in gazetteer.provinces()]
        return tuple(sorted(found, key=lambda one: sort_key(gazetteer.own_name(one[1]))))

    def create(self, folder: Path, setup: "BookSetup") -> tuple["Services", tuple[bytes, bytes]]:
        """Make a book; returns its services and the two halves of the recovery sheet as PDF."""
        from app.services.recovery_papers import recovery_halves

        made = self._books.create(folder, setup)
        try:
            services = self._services(made.session)
            halves = recovery_halves(
                services.printing,
                (made.recovery.first, made.recovery.second),
                f"{setup.commission_name} {setup.committee_name}",
                made.session.clock.today(),
                is_sample=setup.is_sample,
            )
        except BaseException:
            # A book whose recovery sheet nobody has seen must not stay.
            self._books.discard(made)
            raise
        return services, halves

    def open(self, folder: Path, login: str, passphrase: str) -> "Services":
        """Open a book."""
        return self._started(self._books.open(folder, login, passphrase))

    def open_sample(self, progress: Progress) -> tuple["Services", str, str]:
        """Open this month's sample book, making it first if need be."""
        from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE

        folder = self._places.data / f"so-mau-{self._today():%Y-%m}"
        if not (folder / "book.keys").exists():
            self._make_sample(folder, progress)
        return self.open(folder, SAMPLE_LOGIN, SAMPLE_PASSPHRASE), SAMPLE_LOGIN, SAMPLE_PASSPHRASE

    @staticmethod
    def _today() -> "dt.date":
        from app.ports.clock import SystemClock

        return SystemClock().today()

    def _make_sample(self, folder: Path, progress: Progress) -> None:
        """Fill the sample beside its place and rename it, so that a half-made one is never used."""
        import shutil
        import uuid

        from app.services.sample_book import fill_sample, sample_setup

        today = self._today()
        half_made = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:8]}")
        try:
            made = self._books.create(half_made, sample_setup(today))
            try:
                fill_sample(made.session.store, today, progress.report)
            finally:
                self._books.close(made.session)
            half_made.rename(folder)
        except BaseException:
            shutil.rmtree(half_made, ignore_errors=True)
            raise

    def recover(self, folder: Path, first_half: str, second_half: str) -> "RecoveredBook":
        """Open a book by its recovery sheet."""
        return self._books.recover(folder, first_half, second_half)

    def replace_forgotten(
        self,
        folder: Path,
        recovered: "RecoveredBook",
        account_id: "uuid.UUID",
        login: str,
        passphrase: str,
    ) -> "Services":
        """Set a forgotten passphrase anew and open the book."""
        session = self._books.replace_forgotten(folder, recovered, account_id, login, passphrase)
        return self._started(session)

    def change_passphrase(self, session: "Session", login: str, old: str, new: str) -> None:
        """Change the passphrase of the person at the program."""
        self._books.change_passphrase(session, login, old, new)

    def add_account(
        self,
        session: "Session",
        person_id: "uuid.UUID",
        login: str,
        passphrase: str,
        is_administrator: bool,
    ) -> None:
        """Give a person a way into the book."""
        self._books.add_account(
            session, person_id, login, passphrase, is_administrator=is_administrator
        )

    def end_account(self, session: "Session", account_id: "uuid.UUID") -> None:
        """Close a person's way into the book."""
        self._books.end_account(session, account_id)

    def strength(self, passphrase: str, login: str) -> tuple[bool, str]:
        """Return whether a passphrase will do, and an honest word on its strength."""
        from app.security.passphrase import estimate
        from app.services.passphrase_wording import verdict

        strength = estimate(passphrase, login)
        return strength.acceptable, verdict(strength)

    def close(self, session: "Session") -> None:
        """Close a book."""
        self._books.close(session)

    def _started(self, session: "Session") -> "Services":
        """Return the services of a book just opened; should that fail, close it again."""
        try:
            return self._services(session)
        except BaseException:
            self._books.close(session)
            raise

    @staticmethod
    def _services(session: "Session") -> "Services":
        from app.printing import PaperRenderer
        from app.printing.raster import PdfPageImages
        from app.services.container import Services
        from app.spreadsheets.workbook_tables import ExcelTables
        from app.spreadsheets.writer import ExcelWorkbooks

        return Services.of(
            session, PaperRenderer(), PdfPageImages(), ExcelTables(), ExcelWorkbooks()
        )


class LogFile(logging.Handler):
    """A small file that is opened by the first entry, if there ever is one."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry; one that cannot be written is lost, the program goes on."""
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file: logging.Handler = RotatingFileHandler(
                self._folder / "so-dia-ban.log", maxBytes=200_000, backupCount=2, encoding="utf-8"
            )
        except OSError:
            file = logging.NullHandler()
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        return file

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_log(places: Places) -> None:
    """Log places of errors to a small file; values of records never get there."""
    logger = logging.getLogger("so_dia_ban")
    logger.addHandler(LogFile(places.state / "log"))
    logger.setLevel(logging.INFO)
    logger.propagate = False


def say(text: str) -> None:
    """Print a line where there is a console (a frozen Windows program has none)."""
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def run(*, demo: bool = False, tour: Path | None = None) -> int:
    """Run the program with its windows; returns the exit status."""
    began = time.perf_counter()
    if tour is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.application import create_application, install_error_hook

    if tour is not None:
        return _run_tour(tour)
    places = Places.of_this_machine()
    start_log(places)
    application = create_application(sys.argv[:1])
    program = _program(places)
    install_error_hook(lambda error: program.messages.bug(error))
    bench = os.environ.get("SDB_BENCH", "")
    if bench:
        from ui.bench_hooks import measure

        measure(program, bench, began, say)
        return _execute(application)
    program.start()
    if demo:
        program.book_opened.connect(_say_passphrase)
        program.open_sample()
    return _execute(application)


def _program(places: Places, unattended: "Unattended | None" = None) -> "Program":
    from ui.program import Program

    settings_file = places.config / "settings.json"
    settings = local_file.load(settings_file)
    return Program(
        Gateway(places),
        settings,
        lambda: local_file.save(settings_file, settings),
        Path.home() / "Sổ Địa Bàn",
        unattended,
    )


def _run_tour(folder: Path) -> int:
    """Run the tour on books of its own, which go with it."""
    import tempfile

    from ui.application import create_application, install_error_hook
    from ui.tour import Tour
    from ui.tour_steps import STEPS

    with tempfile.TemporaryDirectory(prefix="sdb-tour-", ignore_cleanup_errors=True) as own:
        places = Places(Path(own, "config"), Path(own, "state"), Path(own, "data"))
        start_log(places)
        application = create_application(sys.argv[:1])
        tour = Tour(folder, Path(own), say)
        program = _program(places, tour.heard)
        install_error_hook(tour.heard)
        return tour.run(application, program, STEPS)


def _execute(application: "QApplication") -> int:
    status: int = application.exec()
    return status


def _say_passphrase() -> None:
    from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE

    say(f"Sổ mẫu / sample book: tên đăng nhập (login) {SAMPLE_LOGIN}")
    say(f"mật khẩu (passphrase): {SAMPLE_PASSPHRASE}")
