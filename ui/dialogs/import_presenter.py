"""Decisions of the import dialog: reading a file, keeping answers, taking in, cancelling."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.domain.errors import Cancelled, CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner
from app.read_models.imports import ImportPreview, ImportResult
from app.services.imports import Imports
from app.services.presenting import Presenter
from app.services.wording import describe


class ImportView(Protocol):
    """What the presenter asks of the dialog."""

    def show_busy(self, text: str) -> None:
        """Show that work is under way; ``report`` follows."""
        ...

    def report(self, done: int, total: int) -> None:
        """Say how far it is; called from the worker thread."""
        ...

    def show_nothing(self, what: str, advice: str) -> None:
        """Show that there is no file to take in, and why, if one was refused."""
        ...

    def show_preview(self, preview: ImportPreview, result: ImportResult | None) -> None:
        """Show a file; ``result`` is what was just taken in of it."""
        ...


class _Relay:
    """Hands progress on to runner and dialog, and stops where the person cancelled."""

    def __init__(
        self, inner: Progress, tell: Callable[[int, int], None], stop: threading.Event
    ) -> None:
        self._inner = inner
        self._tell = tell
        self._stop = stop

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self._inner.report(done, total, text)
        self._tell(done, total)


class ImportPresenter(Presenter):
    """See the module. ``view`` is set once, by the dialog."""

    view: ImportView

    def __init__(
        self,
        imports: Imports,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._imports = imports
        self._stop = threading.Event()
        self._answers: dict[str, str] = {}
        self.preview: ImportPreview | None = None
        self.is_busy = False
        self._file = ""

    @property
    def has_unused_answers(self) -> bool:
        """Tell whether answers were given for rows that were not taken in yet."""
        return bool(self._answers) and self.preview is not None and bool(self.preview.to_take)

    def open(self, path: Path) -> None:
        """Read a file and show it."""
        self._answers = {}
        self.preview = None
        self._file = path.name

        def work(relay: Progress) -> tuple[ImportPreview, ImportResult | None]:
            return self._imports.preview(path, relay), None

        self._run(_("Đang đọc {file}…").format(file=path.name), work)

    def answer(self, question_id: str, key: str) -> None:
        """Keep an answer and hold the rows against the book anew."""
        preview = self.preview
        if preview is None or self.is_busy:
            return
        self._answers[question_id] = key
        answers = dict(self._answers)

        def shown(renewed: ImportPreview) -> None:
            self.preview = renewed
            self.view.show_preview(renewed, None)

        self.ask("answered", lambda: self._imports.answered(preview, answers), shown)

    def take_in(self) -> None:
        """Take all good rows in; those that wait or are refused stay in the lists."""
        preview = self.preview
        if preview is None or self.is_busy or not preview.to_take:
            return
        answers = dict(self._answers)

        def work(relay: Progress) -> tuple[ImportPreview, ImportResult | None]:
            result = self._imports.take_in(preview, answers, relay)
            return self._imports.answered(preview, answers), result

        self._run(_("Đang ghi vào sổ…"), work)

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._stop.set()

    def _run(
        self, title: str, work: Callable[[Progress], tuple[ImportPreview, ImportResult | None]]
    ) -> None:
        self._stop.clear()
        self.is_busy = True
        self.view.show_busy(title)

        def job(progress: Progress) -> tuple[ImportPreview, ImportResult | None]:
            return work(_Relay(progress, self.view.report, self._stop))

        def done(found: tuple[ImportPreview, ImportResult | None]) -> None:
            self.is_busy = False
            self.preview, result = found
            if result is not None:
                self._announce(result.kinds)
            self.view.show_preview(self.preview, result)

        self.act(job, done, failed=self._failed, title=title)

    def _failed(self, error: Exception) -> None:
        self.is_busy = False
        kept = self.preview
        if kept is not None:
            self.view.show_preview(kept, None)
            self._messages.failed(error)
        elif isinstance(error, CodedError):
            words = describe(error)
            self.view.show_nothing(f"{self._file}: {words.what}", words.advice)
        else:
            self.view.show_nothing("", "")
            self._messages.failed(error)
