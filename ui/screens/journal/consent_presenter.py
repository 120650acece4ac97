"""Decisions around the leaders' words on a notice: whose is needed, taking it, the slip on paper.

Consent to going is QC Đ5.2, leave for private contact QC Đ4.1.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.engagement import ConsentState, EngagementState
from app.domain.flow import Word
from app.domain.personnel import PermissionState
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.consents import ConsentAsked, ConsentNeed, PermissionRow
from app.read_models.journal import EngagementDetail
from app.services.consents import Consents, asked_of
from app.services.drafting import DraftingPresenter
from app.services.drafts import Drafts
from app.services.made_paper import MadePaper
from app.services.notice_slips import NoticeSlips
from app.services.traces import StepForm, Traces

Kinds = frozenset[RecordKind]
Done = Callable[[], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What the form of a leader's word opens with."""

    form: StepForm
    by_id: uuid.UUID | None
    """Whose word it most likely is."""
    needs: tuple[ConsentNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a consent goes."""

    days: int | None = None
    place: str = ""


class ConsentPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        consents: Consents,
        traces: Traces,
        slips: NoticeSlips,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._consents = consents
        self._traces = traces
        self._slips = slips

    def needs(self, asked: ConsentAsked, answer: Callable[[tuple[ConsentNeed, ...]], None]) -> None:
        """Read what the rules in force ask for."""
        self.ask("needs", lambda: self._consents.needed(asked), answer)

    def open_consent(
        self, detail: EngagementDetail, step: str, answer: Callable[[AnswerForm], None]
    ) -> None:
        """Read what the form of a consent, or its refusal, opens with."""

        def read() -> AnswerForm:
            # A consent is answered by the entry that it is about.
            form = self._traces.form(RecordKind.NOTICE, detail.row.id, step)
            needs = self._consents.needed(asked_of(detail))
            return AnswerForm(form, self._consents.likely_word(detail), needs)

        self.ask("form", read, answer)

    def open_permission(
        self,
        detail: EngagementDetail,
        permission: PermissionRow,
        step: str,
        answer: Callable[[AnswerForm], None],
    ) -> None:
        """Read what the form of a leader's leave, or its refusal, opens with."""

        def read() -> AnswerForm:
            form = self._traces.form(RecordKind.CONTACT_PERMISSION, permission.id, step)
            return AnswerForm(form, self._consents.likely_permission(detail))

        self.ask("form", read, answer)

    def answer(
        self,
        entry_id: uuid.UUID,
        step: str,
        word: Word,
        limits: Limits,
        done: Done,
        failed: Failed,
    ) -> None:
        """Take the consent in, or its refusal."""
        self._do(
            lambda: self._consents.answer(
                entry_id, step, word, days=limits.days, place=limits.place
            ),
            _("Đã ghi ý kiến."),
            done,
            failed,
        )

    def answer_permission(
        self, permission_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Take the leave for private contact in, or its refusal."""
        self._do(
            lambda: self._consents.answer_permission(permission_id, step, word),
            _("Đã ghi ý kiến."),
            done,
            failed,
        )

    def print_slip(self, entry_id: uuid.UUID, shown: Callable[[MadePaper], None]) -> None:
        """Have the slip of a notice made."""
        self.act(lambda _progress: self._slips.slip(entry_id), shown)


def consent_steps(detail: EngagementDetail | None) -> frozenset[str]:
    """Return which words on going may be taken now: ``consent``, ``refuse``."""
    if detail is None or detail.notice is None or detail.row.state is EngagementState.CANCELLED:
        return frozenset()
    state = detail.row.consent
    if state is ConsentState.AWAITED:
        return frozenset({"consent", "refuse"})
    return frozenset({"consent"}) if state is ConsentState.REFUSED else frozenset()


def waiting_permission(detail: EngagementDetail | None) -> PermissionRow | None:
    """Return the leave for private contact that awaits a leader's word."""
    if detail is None or detail.row.state is EngagementState.CANCELLED:
        return None
    return next((one for one in detail.permissions if one.state is PermissionState.ASKED), None)
