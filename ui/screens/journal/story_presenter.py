"""What the pane of an entry asks besides the entry itself: what came of it."""

from collections.abc import Callable

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.journal import EngagementDetail
from app.services.entry_story import EntryStories, EntryStory
from app.services.presenting import Presenter


class StoryPresenter(Presenter):
    """See the module; ``answer`` is called on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        stories: EntryStories,
    ) -> None:
        super().__init__(runner, messages, announce)
        self._stories = stories

    def load(self, detail: EngagementDetail, answer: Callable[[EntryStory], None]) -> None:
        """Read what came of an entry; of several asked for, the last one alone answers."""
        self.ask("story", lambda: self._stories.of(detail), answer)
