"""Base of presenters whose forms keep what is being typed until it is submitted."""

from collections.abc import Callable

from app.domain.record import RecordKind
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.drafts import Drafts, Payload
from app.services.presenting import Presenter
from app.services.traces import StepForm


class DraftingPresenter(Presenter):
    """See the module."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce)
        self._drafts = drafts

    def keep_draft(self, form: str, payload: Payload) -> None:
        """Keep what is being typed."""
        self.act(lambda _progress: self._drafts.save(form, payload))

    def drop_draft(self, form: str) -> None:
        """Throw away what was being typed."""
        self.act(lambda _progress: self._drafts.wipe(form))

    def step_keeper(self, form: StepForm) -> "KeptDraft":
        """Return where what is typed into the form of a step is kept."""
        return KeptDraft(self, form.draft_name)


class KeptDraft:
    """The draft of one form (see ``ui.dialogs.form_dialog.DraftKeeper``)."""

    def __init__(self, presenter: DraftingPresenter, form: str) -> None:
        self._presenter = presenter
        self._form = form

    def save(self, payload: Payload) -> None:
        """Keep it."""
        self._presenter.keep_draft(self._form, payload)

    def wipe(self) -> None:
        """Throw it away."""
        self._presenter.drop_draft(self._form)
