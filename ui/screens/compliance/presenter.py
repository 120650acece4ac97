"""Decisions of the compliance screen: what is read when, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.errors import Cancelled
from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.obligations import OwnerKind
from app.read_models.office import Choice
from app.regulations.engine.days import last_of_month
from app.services.compliance.board import Entry
from app.services.compliance.forms import (
    BoardPage,
    BoardQuestion,
    CheckForm,
    NameLine,
    ObstacleForm,
    check_draft,
    obstacle_draft,
)
from app.services.container import Services
from app.services.drafting import DraftingPresenter
from app.services.duties.rows import DutyFilter, Heap, Whose
from app.services.made_paper import MadePaper
from ui.screens.compliance.forms import CheckStart, ObstacleStart
from ui.screens.compliance.model import BoardChoice, BoardView

_CHECK = frozenset({RecordKind.REGULATION_CHECK})
_OBSTACLE = frozenset({RecordKind.REGULATION_OBSTACLE})
_WHOSE = {
    OwnerKind.GROUP: Whose.GROUP,
    OwnerKind.PERSON: Whose.PERSON,
    OwnerKind.TERRITORY: Whose.TERRITORY,
}

Failed = Callable[[Exception], None]
GoTo = Callable[[RecordKind, uuid.UUID], None]
ShowList = Callable[[RecordKind, object], None]


class CompliancePresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        go_to: GoTo,
        show_list: ShowList,
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._compliance = services.compliance
        self._duties = services.duties
        self._papers = services.office_papers
        self._groups = services.groups
        self._clock = services.session.clock
        self._go_to = go_to
        self._show_list = show_list
        self._asked = 0

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._clock.today()

    # -- board --------------------------------------------------------------------------------

    def board(
        self,
        question: BoardQuestion,
        answer: Callable[[BoardPage], None],
        stopped: Callable[[], None],
    ) -> None:
        """Read a board; by the change log as long work, which the person may stop."""
        self._asked += 1
        number = self._asked

        def deliver(page: BoardPage) -> None:
            if number == self._asked:
                answer(page)

        def failed(error: Exception) -> None:
            if number == self._asked:
                stopped()
            if not isinstance(error, Cancelled):
                self._messages.failed(error)

        title = _("Đọc sổ như đã ghi đến ngày được chọn") if question.as_known else ""
        self._runner.submit(
            lambda progress: self._compliance.board(question, progress),
            deliver,
            failed,
            title=title,
        )

    def lay_out(
        self, page: BoardPage, choice: BoardChoice, answer: Callable[[BoardView], None]
    ) -> None:
        """Filter a board and lay it out."""

        def work() -> BoardView:
            year = page.question.first.year
            first, last = choice.span
            shown = page.within(dt.date(year, first, 1), last_of_month(year, last))
            board = self._compliance.filtered(shown, choice.chosen)
            duties = None if choice.duty is None else [choice.duty]
            matrix = board.matrix(choice.side, duties, choice.chosen.kinds)
            return BoardView(shown, choice, board, matrix)

        self.ask("matrix", work, answer)

    def names(
        self,
        page: BoardPage,
        entries: Sequence[Entry],
        answer: Callable[[tuple[NameLine, ...]], None],
    ) -> None:
        """Put the obligations behind a figure into words."""
        self.ask("names", lambda: self._compliance.names(page, entries), answer)

    def open_duty(self, page: BoardPage, entry: Entry) -> None:
        """Open what fulfils an obligation, else the list of its owner's duties."""
        owed, question = entry.obligation, page.question

        def opened(place: tuple[RecordKind, uuid.UUID] | None) -> None:
            if place is not None:
                self._go_to(*place)
                return
            whose = _WHOSE.get(owed.owner_kind)
            if whose is not None and isinstance(owed.owner, uuid.UUID):
                chosen = DutyFilter(
                    whose,
                    owed.owner,
                    heaps=frozenset(Heap),
                    text=entry.duty.title,
                    first=question.first,
                    last=question.last,
                    select=owed.identity,
                )
                self._show_list(RecordKind.FULFILMENT, chosen)
                return
            self._messages.inform(
                _("Chưa có gì được ghi nhận cho việc này."),
                _("Ghi nhận ở màn hình “Việc phải làm” (Ctrl+7)."),
            )

        def find() -> tuple[RecordKind, uuid.UUID] | None:
            detail = self._duties.detail(owed, question.first, question.last)
            for line in sorted(detail.evidence, key=lambda one: -one.counts):
                if line.kind is not None and line.record_id is not None and line.record_id.int:
                    return line.kind, line.record_id
            return None

        self.ask("open", find, opened)

    def print_board(self, view: BoardView, show: Callable[[MadePaper], None]) -> None:
        """Make the paper of what is shown."""

        def make() -> MadePaper:
            board = view.board
            if view.choice.duty is not None:
                board = board.filtered(lambda entry: entry.duty == view.choice.duty)
            return self._papers.compliance_board(
                view.page,
                board,
                view.choice.chosen,
                view.choice.side,
                self._compliance.applying(),
            )

        self.act(lambda _p: make(), show, title=_("Lập bảng để in"))

    def export_board(self, view: BoardView, path: Path) -> None:
        """Write what the filter leaves to a workbook where the person said."""

        def make() -> Path:
            content = self._compliance.workbook(view.page, view.choice.chosen)
            return self._compliance.save_workbook(path, content)

        self.act(
            lambda _p: make(),
            lambda saved: self._messages.done(
                _("Đã lưu tại {path} (không mã hóa).").format(path=saved)
            ),
            title=_("Xuất bảng ra Excel"),
        )

    # -- checks -------------------------------------------------------------------------------

    def checks(self, answer: Callable[[tuple[CheckRow, ...]], None]) -> None:
        """Read the checks."""
        self.ask("checks", self._compliance.checks, answer)

    def start_check(self, row: CheckRow | None, answer: Callable[[CheckStart], None]) -> None:
        """Read what the form of a check opens with."""

        def read() -> CheckStart:
            draft = self._drafts.load(check_draft(row.id if row else None))
            return CheckStart(
                row=row,
                today=self.today,
                regulations=self._compliance.regulation_choices(),
                groups=self._groups_for(row),
                territories=self._compliance.territory_choices(),
                draft=draft,
            )

        self.ask("check form", read, answer)

    def _groups_for(self, row: CheckRow | ObstacleRow | None) -> tuple[Choice, ...]:
        """Return today's groups, and that of a row which ended since: saving is not to drop it."""
        groups = self._groups.choices(self.today)
        if row is None or row.group_id is None or any(one.id == row.group_id for one in groups):
            return groups
        return (*groups, Choice(row.group_id, row.group_name))

    def save_check(self, form: CheckForm, done: Callable[[], None], failed: Failed) -> None:
        """Write a check down."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã ghi lần kiểm tra."))
            done()

        self.act(lambda _p: self._compliance.save_check(form), saved, kinds=_CHECK, failed=failed)

    def print_checks(
        self, rows: Sequence[CheckRow], year: int, show: Callable[[MadePaper], None]
    ) -> None:
        """Make the book of checks of a year."""
        first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), self.today)
        self.act(
            lambda _p: self._papers.check_list(rows, first, last, self._compliance.overseer()),
            show,
        )

    # -- obstacles ----------------------------------------------------------------------------

    def obstacles(self, answer: Callable[[tuple[ObstacleRow, ...]], None]) -> None:
        """Read the obstacles."""
        self.ask("obstacles", self._compliance.obstacles, answer)

    def start_obstacle(
        self, row: ObstacleRow | None, answer: Callable[[ObstacleStart], None]
    ) -> None:
        """Read what the form of an obstacle opens with."""

        def read() -> ObstacleStart:
            draft = self._drafts.load(obstacle_draft(row.id if row else None))
            return ObstacleStart(
                row=row,
                today=self.today,
                regulations=self._compliance.regulation_choices(),
                groups=self._groups_for(row),
                draft=draft,
            )

        self.ask("obstacle form", read, answer)

    def save_obstacle(self, form: ObstacleForm, done: Callable[[], None], failed: Failed) -> None:
        """Write an obstacle down."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã ghi vướng mắc."))
            done()

        self.act(
            lambda _p: self._compliance.save_obstacle(form), saved, kinds=_OBSTACLE, failed=failed
        )

    def answer_obstacle(
        self,
        obstacle_id: uuid.UUID,
        day: dt.date | None,
        text: str,
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Write the answer to an obstacle."""
        self.act(
            lambda _p: self._compliance.answer(obstacle_id, day, text),
            lambda _k: done(),
            kinds=_OBSTACLE,
            failed=failed,
        )

    def withdraw(self, row: ObstacleRow) -> None:
        """Take an obstacle back, after asking."""
        if self._messages.confirm(
            _("Rút vướng mắc này?"), _("Rút"), _("Vướng mắc đã rút vẫn xem lại được.")
        ):
            self.act(
                lambda _p: self._compliance.withdraw(row.id),
                lambda _k: self._messages.done(_("Đã rút vướng mắc.")),
                kinds=_OBSTACLE,
            )

    def propose(self, rows: Sequence[ObstacleRow], show: Callable[[MadePaper], None]) -> None:
        """Make the proposal of the chosen obstacles and mark these, after asking."""
        if not rows:
            self._messages.inform(
                _("Chưa chọn vướng mắc nào."),
                _("Chọn các dòng cần đưa vào đề xuất (giữ Ctrl hoặc Shift để chọn nhiều)."),
            )
            return
        question = ngettext(
            "Tổng hợp {count} vướng mắc thành đề xuất sửa đổi?",
            "Tổng hợp {count} vướng mắc thành đề xuất sửa đổi?",
            len(rows),
        ).format(count=len(rows))
        detail = _("Các vướng mắc được đánh dấu “đã tổng hợp vào đề xuất”.")
        if not self._messages.confirm(question, _("Tổng hợp"), detail):
            return

        def make() -> MadePaper:
            pdf = self._papers.amendment_proposal(
                rows, self._compliance.regulations(), self._compliance.overseer()
            )
            self._compliance.collect(*(row.id for row in rows))
            return pdf

        self.act(lambda _p: make(), show, kinds=_OBSTACLE)
