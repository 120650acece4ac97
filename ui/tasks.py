"""The store's one worker thread: jobs run there in turn, answers come back on the main thread.

A job may hold widgets through what it calls. The main thread keeps every job until the worker has
let go of it, so that no widget is ever freed on the worker.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.errors import Cancelled
from app.ports.task_runner import Progress

T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    title: str
    book: int


class _JobProgress:
    """Progress of one job; reports through the runner's signal, stops once cancelled."""

    def __init__(self, runner: "StoreTaskRunner") -> None:
        self._runner = runner

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the job is; raises ``Cancelled`` once the person cancelled."""
        if self._runner.cancel_asked.is_set():
            raise Cancelled
        self._runner.progressed.emit(done, total, text)


class StoreTaskRunner(QObject):
    """See ``app.ports.task_runner.TaskRunner``. Made and used on the main thread."""

    long_work_began = Signal(str)
    progressed = Signal(int, int, str)
    long_work_ended = Signal()
    busy_changed = Signal(bool)
    _finished = Signal(int, object, object)
    _let_go = Signal(int)

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._default_failed = failed
        self._numbers: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._jobs: dict[int, _Job] = {}
        self._submitted = 0
        self._waiting = 0
        self._book = 0
        self.cancel_asked = threading.Event()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._let_go.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """True when every answer was delivered."""
        return self._waiting == 0

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        """Run ``job`` on the worker (see the Protocol)."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._submitted += 1
        made = _Job(job, done, failed or self._default_failed, title, self._book)
        self._jobs[self._submitted] = made
        self._numbers.put(self._submitted)

    def leave_book(self) -> None:
        """Drop the answers still to come: the windows that asked are gone. Errors are told."""
        self._book += 1

    def cancel(self) -> None:
        """Ask the long work under way to stop at its next report."""
        self.cancel_asked.set()

    def stop(self) -> None:
        """End the thread after the jobs that wait; answers to them are dropped."""
        self._numbers.put(None)
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while (number := self._numbers.get()) is not None:
            self._work(number)
            # Only now has this thread no reference to the job nor to what it brought.
            self._let_go.emit(number)

    def _work(self, number: int) -> None:
        job = self._jobs[number]
        self.cancel_asked.clear()
        if job.title:
            self.long_work_began.emit(job.title)
        result: Any = None
        error: Exception | None = None
        try:
            result = job.work(_JobProgress(self))
        except Exception as caught:  # delivered to the main thread, which shows it
            error = caught
        if job.title:
            self.long_work_ended.emit()
        self._finished.emit(number, result, error)
        # An error refers to this frame: it must not refer back.
        del result, error

    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        job = self._jobs[number]
        if job.book != self._book:
            if error is not None and not isinstance(error, Cancelled):
                self._default_failed(error)
        elif error is None:
            job.done(result)
        else:
            job.failed(error)

    def _forget(self, number: int) -> None:
        del self._jobs[number]
