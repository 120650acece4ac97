"""Working sessions of the Commission's leaders with a territory: plan, hold, give the tasks."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from app.domain.flow import Word
from app.domain.leaders_session import LeadersSessionState
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.meetings import LeadersSessionRow
from app.services.drafting import KeptDraft
from app.services.flow_words import step_word
from app.services.letter_papers import InvitationText
from app.services.made_paper import MadePaper
from app.services.meeting_forms import (
    SessionDetail,
    session_draft,
    session_tasks_draft,
)
from ui.context import Context
from ui.dialogs.minutes_dialog import open_minutes
from ui.dialogs.step_dialog import StepDialog
from ui.screens.meetings.invitation_paper_dialog import InvitationPaperDialog
from ui.screens.meetings.model import moment, session_columns, session_links, session_parts
from ui.screens.meetings.pane import RecordPane, step_action
from ui.screens.meetings.presenter import (
    MeetingsPresenter,
    SessionStart,
    StepStart,
    TasksStart,
)
from ui.screens.meetings.session_dialog import SessionDialog
from ui.screens.meetings.tasks_dialog import SessionTasksDialog
from ui.theme import GAP, attention
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section

_FIRST_YEAR = 2013
KEYS = {"hold": "L", "cancel": "H"}
_KIND = RecordKind.LEADERS_SESSION


class SessionsTab(QWidget):
    """See the module; ``steps`` holds the action of each step by name."""

    def __init__(self, context: Context, presenter: MeetingsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._rows: tuple[LeadersSessionRow, ...] = ()
        self._detail: SessionDetail | None = None
        self._wanted: uuid.UUID | None = None
        self.list: Section[LeadersSessionRow] = Section(
            _("Lãnh đạo Ban làm việc với địa bàn"),
            session_columns(presenter.today, lambda: attention(self)),
            _(
                "Năm này chưa có buổi làm việc nào. Bấm “Ghi buổi làm việc” (Ctrl+N) khi có lịch: "
                "nhóm theo dõi địa bàn chuẩn bị báo cáo (QC Đ5.5)."
            ),
            (
                Deed(_("&Ghi buổi làm việc…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
            ),
            (11, 18, 20, 17, 15, 9),
            self.open_chosen,
            page=self,
            stretch=2,
        )
        table = self.list.table
        self.steps = {
            step: step_action(
                table, _("{step}…").format(step=step_word(_KIND, step)), key,
                partial(self.take, step),
            )
            for step, key in KEYS.items()
        }  # fmt: skip
        self.invite = step_action(table, _("Lập giấy mời…"), "M", self.write_invitation)
        self.tasks = step_action(table, _("Giao nhiệm vụ từ kết luận…"), "N", self.give_tasks)
        self.briefing = step_action(
            table, _("In báo cáo tình hình địa bàn…"), "I", self.print_briefing
        )
        self.minutes = step_action(table, _("Lập biên bản…"), "B", self.write_minutes)
        self.pane = RecordPane(
            context,
            _KIND,
            (*self.steps.values(), self.invite, self.tasks, self.briefing, self.minutes),
            _("Chọn một buổi làm việc để xem ai chuẩn bị báo cáo, kết luận và nhiệm vụ."),
            _("Nhiệm vụ giao từ kết luận (Enter: mở)"),
        )
        self.list.table.selectionModel().selectionChanged.connect(self._follow)
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, presenter.today.year + 1)
        self.year.setValue(presenter.today.year)
        self.year.setAccessibleName(_("Năm làm việc"))
        self.year.valueChanged.connect(lambda _year: self.refresh())
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self._show)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("&Năm"), self.year))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.pane, (14, 8)), 1)
        self._show_steps()

    def refresh(self) -> None:
        """Read the list anew, and the chosen one."""
        self.district.refill()
        self._presenter.sessions(self.year.value(), self._take_rows)

    def open_session(self, session_id: uuid.UUID) -> None:
        """Show one, in its year."""
        self._wanted = session_id
        self._presenter.session(session_id, self._reveal)

    def new(self) -> None:
        """Open the form of a new one."""
        self.begin({})

    def begin(self, values: Mapping[str, object]) -> None:
        """Open the form of a new one that begins with these values (``territory``)."""
        self._presenter.start_session(None, partial(self._open_form, values=values))

    def edit(self) -> None:
        """Open the form of the chosen one while it is planned."""
        row = self.list.current()
        if row is None:
            return
        if row.state is LeadersSessionState.PLANNED:
            self._presenter.start_session(row, self._open_form)
        else:
            self._presenter.say_fixed()

    def open_chosen(self) -> None:
        """Open what is to be done next with the chosen one: its form, or that of its tasks."""
        row = self.list.current()
        if row is not None and row.state is LeadersSessionState.HELD:
            self.give_tasks()
        else:
            self.edit()

    def take(self, step: str) -> None:
        """Open the form of a step."""
        detail = self._detail
        offer = None
        if detail is not None:
            offer = next((one for one in detail.steps if one.step == step), None)
        if detail is not None and offer is not None:
            row = detail.row
            self._presenter.start_step(
                _KIND, row.id, offer, lambda start: self._open_step(row, start)
            )

    def give_tasks(self) -> None:
        """Open the form that makes tasks of the conclusions."""
        detail = self._detail
        if detail is not None and detail.row.state is LeadersSessionState.HELD:
            self._presenter.start_tasks(detail.row, self._open_tasks)

    def print_briefing(self) -> None:
        """Show the report on the territory that the session needs (QC Đ5.5)."""
        row = self.list.current()
        if row is not None:
            self._presenter.briefing(row.id, self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Báo cáo tình hình địa bàn phục vụ buổi làm việc")
        PreviewDialog(self._context, title, paper, self).open()

    def write_invitation(self) -> None:
        """Open the form of the invitation to the chosen session, while it is planned."""
        row = self.list.current()
        if row is not None and row.state is LeadersSessionState.PLANNED:
            self._presenter.start_invitation_paper(
                row.id, lambda typed: self._open_invitation_paper(row.id, typed)
            )

    def _open_invitation_paper(self, session_id: uuid.UUID, typed: InvitationText) -> None:
        InvitationPaperDialog(self, self._context, session_id, typed).open()

    def write_minutes(self) -> None:
        """Open the form of the minutes of the chosen session, once it was held."""
        row = self.list.current()
        if row is not None and row.state is LeadersSessionState.HELD:
            papers = self._context.services.minutes_papers
            open_minutes(
                self._context,
                self,
                lambda: papers.session_form(row.id),
                lambda told: papers.session(row.id, told),
            )

    def _open_form(self, start: SessionStart, values: Mapping[str, object] | None = None) -> None:
        keeper = KeptDraft(self._presenter, session_draft(start.row.id if start.row else None))
        SessionDialog(
            self,
            start,
            self._presenter,
            self._context.messages,
            keeper,
            self.open_session,
            values or {},
        ).open()

    def _open_step(self, row: LeadersSessionRow, start: StepStart) -> None:
        step = start.form.step

        def send(word: Word, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
            self._presenter.step_session(row.id, step, word, done, failed)

        held = step == "hold"
        hint = _("Mỗi kết luận một dòng: mỗi dòng giao được thành một nhiệm vụ.")
        StepDialog(
            self,
            self._context.messages,
            start.form,
            send,
            about=f"{moment(row.meets_on, row.starts_at)} · {row.territory_name} · {row.subject}",
            by_id=start.by_id,
            remark=(_("&Kết luận"), hint) if held else (_("&Lý do"), ""),
            keeper=self._presenter.step_keeper(start.form),
        ).open()

    def _open_tasks(self, start: TasksStart) -> None:
        keeper = KeptDraft(self._presenter, session_tasks_draft(start.row.id))
        SessionTasksDialog(self, start, self._presenter, self._context.messages, keeper).open()

    def _take_rows(self, rows: tuple[LeadersSessionRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        self.list.show_rows(
            [row for row in self._rows if self.district.lets_through(row.territory_id)],
            self.district.empty_words,
        )
        wanted = self._wanted
        if wanted is not None and self.list.choose(lambda row: row.id == wanted):
            self._wanted = None
        self._follow()

    def _reveal(self, detail: SessionDetail) -> None:
        self.district.make_room_for(detail.row.territory_id)
        if self.year.value() == detail.row.meets_on.year:
            self.refresh()
        else:
            self.year.setValue(detail.row.meets_on.year)

    def _follow(self) -> None:
        row = self.list.current()
        if row is None:
            self._detail = None
            self.pane.clear()
            self._show_steps()
            return
        if self._detail is not None and self._detail.row.id != row.id:
            self._detail = None
            self._show_steps()
        self._presenter.session(row.id, self._take_detail)

    def _take_detail(self, detail: SessionDetail) -> None:
        row = self.list.current()
        if row is None or row.id != detail.row.id:
            return
        self._detail = detail
        title = f"{moment(detail.row.meets_on, detail.row.starts_at)} · {detail.row.territory_name}"
        self.pane.show_record(
            detail.row.id, title, session_parts(detail), session_links(detail.row)
        )
        self._show_steps()

    def _show_steps(self) -> None:
        detail = self._detail
        offered = {one.step for one in detail.steps} if detail is not None else set()
        for step, action in self.steps.items():
            action.setVisible(step in offered)
            action.setEnabled(step in offered)
        planned = detail is not None and detail.row.state is LeadersSessionState.PLANNED
        self.invite.setVisible(planned)
        self.invite.setEnabled(planned)
        held = detail is not None and detail.row.state is LeadersSessionState.HELD
        for action in (self.tasks, self.minutes):
            action.setVisible(held)
            action.setEnabled(held)
        is_wanted = detail is not None and detail.row.state is not LeadersSessionState.CANCELLED
        self.briefing.setVisible(is_wanted)
        self.briefing.setEnabled(is_wanted)
