"""Base of all presenters: asks the store's thread, drops answers that came too late."""

import uuid
from collections.abc import Callable
from typing import TypeVar

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner

T = TypeVar("T")
Kinds = frozenset[RecordKind]


class Presenter:
    """Decisions of a screen, without Qt. Lives on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
    ) -> None:
        self._runner = runner
        self._messages = messages
        self._announce = announce
        self._latest: dict[str, int] = {}

    def ask(self, topic: str, question: Callable[[], T], answer: Callable[[T], None]) -> None:
        """Read something; only the answer to the latest question of a topic is delivered."""
        number = self._latest.get(topic, 0) + 1
        self._latest[topic] = number

        def deliver(result: T) -> None:
            if self._latest[topic] == number:
                answer(result)

        self._runner.submit(lambda _: question(), deliver, self._messages.failed)

    def act(
        self,
        deed: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        *,
        kinds: Kinds = frozenset(),
        failed: Callable[[Exception], None] | None = None,
        title: str = "",
    ) -> None:
        """Change something, then tell every screen which kinds of records changed.

        ``title`` makes it long work with progress and cancel (see ``TaskRunner.submit``).
        """

        def deliver(result: T) -> None:
            if kinds:
                self._announce(kinds)
            if done is not None:
                done(result)

        self._runner.submit(deed, deliver, failed or self._messages.failed, title=title)

    def _do(
        self,
        deed: Callable[[], Kinds],
        said: str,
        done: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change something by a deed that returns the kinds it changed, then say it is done."""

        def deliver(kinds: Kinds) -> None:
            if done is not None:
                done()
            self._messages.done(said)
            self._announce(kinds)

        self.act(lambda _progress: deed(), deliver, failed=failed)

    def _make(
        self,
        deed: Callable[[], tuple[uuid.UUID, Kinds]],
        said: str,
        done: Callable[[uuid.UUID], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make a record as ``_do`` does; ``done`` gets its id."""

        def deliver(result: tuple[uuid.UUID, Kinds]) -> None:
            done(result[0])
            self._messages.done(said)
            self._announce(result[1])

        self.act(lambda _progress: deed(), deliver, failed=failed)
