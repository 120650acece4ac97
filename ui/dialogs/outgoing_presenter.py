"""Decisions of the forms of outgoing documents: to the signer, numbering, prints, codes.

Shared by the register and by whatever shows a paper (the preview, the menu).
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.outgoing import RecipientListRow
from app.services.container import Services
from app.services.drafting import DraftingPresenter
from app.services.drafts import Payload
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import (
    CodeFinding,
    IssueForm,
    IssueProposal,
    NumberForm,
    NumberOffer,
    PaperCopy,
)
from app.services.traces import StepForm

Kinds = frozenset[RecordKind]
Done = Callable[[], None]
Failed = Callable[[Exception], None]
Draft = tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class IssueStart:
    """What the form opens with that puts a paper before the signer."""

    proposal: IssueProposal
    draft_name: str
    draft: Draft


class OutgoingFormsPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._services = services
        self._outgoing = services.outgoing

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._services.session.clock.today()

    # -- before the signer --------------------------------------------------------------------

    def start_issue(
        self, paper: MadePaper, show: Callable[[IssueStart], None], failed: Failed
    ) -> None:
        """Read what is offered for a paper, and what was typed for it and not saved."""

        def read() -> IssueStart:
            proposal = self._outgoing.proposal(paper)
            name = issue_draft(paper, proposal)
            return IssueStart(proposal, name, self._drafts.load(name))

        self.act(lambda _p: read(), show, failed=failed)

    def prepare(
        self,
        paper: MadePaper,
        form: IssueForm,
        draft_name: str,
        done: Callable[[uuid.UUID, MadePaper], None],
        failed: Failed,
    ) -> None:
        """Enter a paper as put before the signer."""

        def deliver(result: tuple[uuid.UUID, Kinds, MadePaper]) -> None:
            document_id, kinds, made = result
            done(document_id, made)
            self._messages.done(_("Đã ghi vào sổ văn bản đi, chưa có số."))
            self._announce(kinds)

        def deed() -> tuple[uuid.UUID, Kinds, MadePaper]:
            made = self._outgoing.prepare(paper, form)
            self._drafts.wipe(draft_name)
            return made

        self.act(lambda _p: deed(), deliver, failed=failed)

    def recipient_lists(self, show: Callable[[tuple[RecipientListRow, ...]], None]) -> None:
        """Read the reusable lists."""
        self.ask("recipients", self._outgoing.recipient_lists, show)

    def save_recipients(
        self,
        list_id: uuid.UUID | None,
        name: str,
        items: str,
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Keep a list of recipients under its name."""
        self._make(
            lambda: self._outgoing.save_recipient_list(list_id, name, items),
            _("Đã lưu danh sách nơi nhận."),
            lambda _id: done(),
            failed,
        )

    # -- prints -------------------------------------------------------------------------------

    def print_for_signature(
        self, document_id: uuid.UUID, copy: PaperCopy, show: Callable[[MadePaper], None]
    ) -> None:
        """Make a copy to be signed; its code, where it bears one, is of the log from now on."""
        self.act(
            lambda _p: self._outgoing.print_for_signature(document_id, copy),
            show,
            kinds=frozenset({RecordKind.PAPER_PRINT}),
        )

    def paper(
        self, document_id: uuid.UUID, copy: PaperCopy, show: Callable[[MadePaper], None]
    ) -> None:
        """Make a copy of a document as it stands, without a new code."""
        self.act(lambda _p: self._outgoing.paper(document_id, copy=copy), show)

    def find_code(self, code: str, show: Callable[[CodeFinding], None], failed: Failed) -> None:
        """Look a code up in the change log."""
        self.act(lambda _p: self._services.paper_codes.find(code), show, failed=failed)

    # -- numbers ------------------------------------------------------------------------------

    def offer_number(
        self,
        document_id: uuid.UUID,
        signed_on: dt.date | None,
        show: Callable[[NumberOffer], None],
        failed: Failed | None = None,
    ) -> None:
        """Read the number that a document would get."""
        self.act(lambda _p: self._outgoing.next_number(document_id, signed_on), show, failed=failed)

    def number(self, document_id: uuid.UUID, form: NumberForm, done: Done, failed: Failed) -> None:
        """Give the number."""
        self._do(
            lambda: self._outgoing.number(document_id, form),
            _("Đã cấp số và lưu bản PDF đã phát hành."),
            done,
            failed,
        )

    def begin_number(self, document_id: uuid.UUID, show: Callable[[NumberOffer], None]) -> None:
        """Offer a number where this machine gives it; else say which one does, or ask for it."""

        def judge(offer: NumberOffer) -> None:
            if offer.is_desk:
                show(offer)
            elif offer.desk_name:
                self._messages.inform(_not_here(offer), _blank_number())
            elif self._messages.confirm(
                _("Chưa có máy nào cấp số. Máy này cấp số từ nay?"),
                _("Máy này cấp số"),
                _(
                    "Chỉ chọn trên máy của văn thư: mỗi lúc chỉ một máy cấp số. Việc này được ghi "
                    "và ký vào nhật ký; sau này giao cho máy khác ở trang “Máy cấp số”."
                ),
            ):
                self.take_first_desk(lambda: self.offer_number(document_id, None, show))

        self.offer_number(document_id, None, judge)

    def take_first_desk(self, done: Done) -> None:
        """Let this machine give the numbers, where none does yet."""
        self._do(
            self._outgoing.take_first_desk,
            _("Máy này cấp số văn bản đi từ nay."),
            done,
            self._messages.failed,
        )

    # -- steps --------------------------------------------------------------------------------

    def step_form(
        self, document_id: uuid.UUID, step: str, show: Callable[[StepForm], None]
    ) -> None:
        """Read what the form of a step opens with."""
        kind = RecordKind.OUTGOING_DOCUMENT
        self.ask("step form", lambda: self._services.traces.form(kind, document_id, step), show)

    def take(
        self, document_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Void a document that has its number, or drop one that has none."""
        deed = self._outgoing.void if step == "void" else self._outgoing.drop
        self._do(lambda: deed(document_id, word), _("Đã ghi."), done, failed)


def issue_draft(paper: MadePaper, proposal: IssueProposal) -> str:
    """Return the draft's name of the form of a paper."""
    record = "" if paper.record is None else f":{paper.record[0]}:{paper.record[1]}"
    return f"issue:{proposal.document_kind}{record}"


def desk_words(offer: NumberOffer) -> str:
    """Say which machine gives the numbers, and what to do where it is another one."""
    if offer.number is None:
        return _("Nơi khác cấp số: nhận được số thì bấm “Cấp số ngay” để ghi lại.")
    if offer.is_desk:
        return _("Máy này cấp số; số kế tiếp là {number}.").format(number=offer.full_number)
    if not offer.desk_name:
        return _("Chưa có máy nào cấp số. Bấm “Cấp số” trên máy của văn thư để máy đó cấp số.")
    return f"{_not_here(offer)} {_blank_number()}"


def _not_here(offer: NumberOffer) -> str:
    return _("Máy này không cấp số; máy cấp số là {name}.").format(name=offer.desk_name)


def _blank_number() -> str:
    return _("Bản in để trống số; đưa bản đã ký cho văn thư lấy số tại máy đó.")
