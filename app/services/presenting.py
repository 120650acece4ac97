"""Base of all presenters: asks the store's thread, drops answers that came too late."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner

T = TypeVar("T")


class Presenter:
    """Decisions of a screen, without Qt. Lives on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
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
        kinds: frozenset[RecordKind] = frozenset(),
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
