"""Decisions of the directives screen: what is read when, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from app.domain.directive import ProgressState
from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.directives import DirectiveRow
from app.services.container import Services
from app.services.directives.forms import (
    CellKey,
    DirectiveForm,
    ProgressForm,
    RegisterPage,
    StudyForm,
    directive_draft,
    progress_draft,
)
from app.services.directives.matrix import Cell, MatrixFilter, MatrixPage
from app.services.directives.studies import StudyPage
from app.services.drafting import DraftingPresenter
from app.services.made_paper import MadePaper
from ui.screens.directives.forms import CellStart, DirectiveStart

_DIRECTIVE = frozenset({RecordKind.DIRECTIVE})
_PROGRESS = frozenset({RecordKind.DIRECTIVE_PROGRESS})
_STUDY = frozenset({RecordKind.DIRECTIVE_STUDY})

Failed = Callable[[Exception], None]
Done = Callable[[], None]
Show = Callable[[MadePaper], None]


class DirectivesPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._directives = services.directives
        self._papers = services.office_papers
        self._clock = services.session.clock

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._clock.today()

    def tell(self, what: str, detail: str = "") -> None:
        """Tell the person something that is no error of the store."""
        self._messages.inform(what, detail)

    # -- matrix -------------------------------------------------------------------------------

    def matrix(self, answer: Callable[[MatrixPage], None]) -> None:
        """Read the matrix."""
        self.ask("matrix", self._directives.matrix, answer)

    def set_state(
        self, cells: Collection[CellKey], state: ProgressState, day: dt.date, done: Done
    ) -> None:
        """Write a state into these cells at once."""

        def saved(_kinds: object) -> None:
            if len(cells) > 1:
                self._messages.done(
                    ngettext("Đã ghi {count} ô.", "Đã ghi {count} ô.", len(cells)).format(
                        count=len(cells)
                    )
                )
            done()

        self.act(lambda _p: self._directives.set_state(cells, state, day), saved, kinds=_PROGRESS)

    def start_cell(self, cell: Cell, answer: Callable[[CellStart], None]) -> None:
        """Read what the form of a cell opens with."""

        def read() -> CellStart:
            return CellStart(cell, self.today, self._drafts.load(progress_draft(cell.key)))

        self.ask("cell form", read, answer)

    def save_progress(self, form: ProgressForm, done: Done, failed: Failed) -> None:
        """Write a cell in full."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã ghi mức độ triển khai."))
            done()

        self.act(
            lambda _p: self._directives.save_progress(form), saved, kinds=_PROGRESS, failed=failed
        )

    def find_cell(self, progress_id: uuid.UUID, answer: Callable[[CellKey], None]) -> None:
        """Find where a record of the matrix stands."""
        self.ask("place", lambda: self._directives.cell_of(progress_id), answer)

    def print_matrix(self, page: MatrixPage, chosen: MatrixFilter, show: Show) -> None:
        """Make the paper of what the filter leaves."""
        self.act(
            lambda _p: self._papers.directive_matrix(page, chosen),
            show,
            title=_("Lập bảng để in"),
        )

    def export_matrix(self, page: MatrixPage, chosen: MatrixFilter, path: Path) -> None:
        """Write what the filter leaves to a workbook where the person said."""

        def make() -> Path:
            return self._directives.save_workbook(path, self._directives.workbook(page, chosen))

        self.act(
            lambda _p: make(),
            lambda saved: self._messages.done(
                _("Đã lưu tại {path} (không mã hóa).").format(path=saved)
            ),
            title=_("Xuất bảng ra Excel"),
        )

    # -- register -----------------------------------------------------------------------------

    def register(self, answer: Callable[[RegisterPage], None]) -> None:
        """Read the register."""
        self.ask("register", self._directives.register_page, answer)

    def start_directive(
        self, row: DirectiveRow | None, answer: Callable[[DirectiveStart], None]
    ) -> None:
        """Read what the form of a text opens with."""

        def read() -> DirectiveStart:
            return DirectiveStart(
                row,
                self.today,
                self._directives.kind_choices(),
                self._directives.territory_choices(),
                self._drafts.load(directive_draft(row.id if row else None)),
            )

        self.ask("directive form", read, answer)

    def save(self, form: DirectiveForm, done: Callable[[uuid.UUID], None], failed: Failed) -> None:
        """Add or correct a text."""

        def saved(result: tuple[uuid.UUID, object]) -> None:
            self._messages.done(_("Đã lưu văn bản."))
            done(result[0])

        self.act(lambda _p: self._directives.save(form), saved, kinds=_DIRECTIVE, failed=failed)

    def end(self, directive_id: uuid.UUID, day: dt.date, done: Done, failed: Failed) -> None:
        """Follow a text no longer."""

        def saved(_kinds: object) -> None:
            self._messages.done(_("Đã thôi theo dõi văn bản; những gì đã ghi vẫn xem lại được."))
            done()

        self.act(
            lambda _p: self._directives.end(directive_id, day),
            saved,
            kinds=_DIRECTIVE,
            failed=failed,
        )

    # -- texts to know ------------------------------------------------------------------------

    def studies(self, answer: Callable[[StudyPage], None]) -> None:
        """Read the list of texts to know."""
        self.ask("studies", self._directives.studies, answer)

    def note_study(
        self,
        directive_ids: Sequence[uuid.UUID],
        person_ids: Sequence[uuid.UUID],
        day: dt.date,
    ) -> None:
        """Write that these people have studied these texts."""
        self.act(
            lambda _p: self._directives.note_study(directive_ids, person_ids, day),
            lambda _k: self._messages.done(_("Đã ghi việc nghiên cứu văn bản.")),
            kinds=_STUDY,
        )

    def save_study(self, form: StudyForm, done: Done, failed: Failed) -> None:
        """Write when somebody studied a text."""
        self.act(
            lambda _p: self._directives.save_study(form),
            lambda _k: done(),
            kinds=_STUDY,
            failed=failed,
        )

    def withdraw_study(
        self, directive_ids: Sequence[uuid.UUID], person_ids: Sequence[uuid.UUID]
    ) -> None:
        """Take back what was written by mistake, after asking."""
        if self._messages.confirm(
            _("Bỏ ghi đã nghiên cứu?"),
            _("Bỏ ghi"),
            _("Dùng khi ghi nhầm; việc bỏ ghi vẫn còn trong nhật ký thay đổi."),
        ):
            self.act(
                lambda _p: self._directives.withdraw_study(directive_ids, person_ids),
                lambda _k: self._messages.done(_("Đã bỏ ghi.")),
                kinds=_STUDY,
            )

    def print_studies(
        self,
        page: StudyPage,
        texts: Sequence[uuid.UUID],
        people: Sequence[uuid.UUID],
        *,
        by_text: bool,
        show: Show,
    ) -> None:
        """Make the list of who has studied what, a part per text or per person."""
        self.act(
            lambda _p: self._papers.directive_studies(page, texts, people, by_text=by_text),
            show,
        )
