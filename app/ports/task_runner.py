"""How screens hand work to the store's thread and hear of its end."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Given to a job; may be called from the worker thread."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; raises ``app.domain.errors.Cancelled`` once the person cancelled."""
        ...


class SilentProgress:
    """Progress that nobody watches and nobody cancels."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""


class TaskRunner(Protocol):
    """Runs jobs one after the other on the store's thread."""

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        """Run ``job`` on the worker; ``done`` or ``failed`` is called on the caller's thread.

        Without ``failed`` an error is shown to the person. With a ``title`` the work counts as
        long: its progress is shown and it can be cancelled.
        """
        ...
