"""The register of invitations: what comes first, what needs an answer or is not shared marked."""

import uuid
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.text import matches
from app.read_models.meetings import InvitationRow
from app.services.drafting import KeptDraft
from app.services.flow_words import step_word
from app.services.meeting_forms import InvitationDetail, MeetingLists, invitation_draft
from ui.context import Context
from ui.screens.meetings.invitation_dialogs import InvitationDialog, step_dialog
from ui.screens.meetings.model import invitation_columns, invitation_links, invitation_parts, moment
from ui.screens.meetings.pane import RecordPane, step_action
from ui.screens.meetings.presenter import InvitationStart, MeetingsPresenter, StepStart
from ui.theme import GAP, attention
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section

_FIRST_YEAR = 2013
#: One letter a step; in the order in which the buttons stand.
KEYS = {
    "lead_goes": "T",
    "send_member": "C",
    "ask_more": "X",
    "grant_more": "D",
    "refuse_more": "R",
    "share": "S",
    "decline": "K",
}
_KIND = RecordKind.INVITATION


class InvitationsTab(QWidget):
    """See the module; ``steps`` holds the action of each step by name."""

    def __init__(self, context: Context, presenter: MeetingsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._rows: tuple[InvitationRow, ...] = ()
        self._detail: InvitationDetail | None = None
        self._wanted: uuid.UUID | None = None
        self._my_group: uuid.UUID | None = None
        self.list: Section[InvitationRow] = Section(
            _("Giấy mời"),
            invitation_columns(presenter.today, lambda: attention(self)),
            _(
                "Không có giấy mời nào theo bộ lọc này. Bấm “Ghi giấy mời” (Ctrl+N) khi nhận "
                "được giấy mời của địa bàn, cơ quan, đơn vị."
            ),
            (
                Deed(_("&Ghi giấy mời…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
            ),
            (19, 26, 20, 20, 16),
            self.edit,
            page=self,
            stretch=3,
        )
        table = self.list.table
        self.steps = {
            step: step_action(table, step_word(_KIND, step), key, partial(self.take, step))
            for step, key in KEYS.items()
        }
        self.announce = step_action(table, _("Báo việc…"), "B", self.announce_visit)
        self.pane = RecordPane(
            context,
            _KIND,
            (*self.steps.values(), self.announce),
            _("Chọn một giấy mời để xem nội dung và trả lời."),
            _("Sổ công tác"),
        )
        self.list.table.selectionModel().selectionChanged.connect(self._follow)
        filters = self._filters()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.pane, (14, 8)), 1)
        self._show_steps()

    def _filters(self) -> QWidget:
        self.span = QComboBox()
        self.span.setAccessibleName(_("Giấy mời nào"))
        self.span.addItems([_("sắp tới và chưa xong"), _("cả năm")])
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, self._presenter.today.year + 1)
        self.year.setValue(self._presenter.today.year)
        self.year.setAccessibleName(_("Năm họp"))
        self.year.setEnabled(False)
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Nhóm"))
        self.whose.addItems([_("mọi nhóm"), _("nhóm của tôi")])
        self.district = DistrictBox(self._context, self._presenter)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("gõ để lọc"))
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName(_("Lọc giấy mời"))
        self.span.currentIndexChanged.connect(lambda _place: self._on_span())
        self.year.valueChanged.connect(lambda _year: self.refresh())
        self.whose.currentIndexChanged.connect(lambda _place: self._show())
        self.district.narrowed.connect(self._show)
        self.list.table.set_told(self.district.told)
        self.text.textChanged.connect(lambda _text: self._show())
        filters, row = flow()
        row.addWidget(captioned(_("&Phạm vi"), self.span))
        row.addWidget(captioned(_("&Năm"), self.year))
        row.addWidget(captioned(_("N&hóm"), self.whose))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        row.addWidget(captioned(_("&Lọc"), self.text))
        return filters

    def set_lists(self, lists: MeetingLists) -> None:
        """Take over what the filter needs to know."""
        self._my_group = lists.my_group
        self.whose.setEnabled(lists.my_group is not None)
        self._show()

    def refresh(self) -> None:
        """Read the list anew, and the chosen one."""
        self.district.refill()
        year = self.year.value() if self.span.currentIndex() else None
        self._presenter.invitations(year, self._take_rows)

    def open_invitation(self, invitation_id: uuid.UUID) -> None:
        """Show one, by whatever filter it takes."""
        self._wanted = invitation_id
        self._presenter.invitation(invitation_id, self._reveal)

    def new(self) -> None:
        """Open the form of a new one."""
        self._presenter.start_invitation(None, self._open_form)

    def edit(self) -> None:
        """Open the form of the chosen one."""
        row = self.list.current()
        if row is not None:
            self._presenter.start_invitation(row, self._open_form)

    def take(self, step: str) -> None:
        """Take a step: at once where it is one's own and needs no word, else by its form."""
        detail = self._detail
        offer = None
        if detail is not None:
            offer = next((one for one in detail.steps if one.step == step), None)
        if detail is None or offer is None:
            return
        row = detail.row
        if step in ("lead_goes", "grant_more") and offer.is_mine:
            self._presenter.answer_at_once(row, step)
            return

        def opened(start: StepStart) -> None:
            step_dialog(self, start, row, self._presenter, self._context.messages).open()

        self._presenter.start_step(_KIND, row.id, offer, opened)

    def announce_visit(self) -> None:
        """Make the notice of the chosen one."""
        if self._detail is not None:
            self._presenter.announce_visit(self._detail.row)

    def _open_form(self, start: InvitationStart) -> None:
        keeper = KeptDraft(self._presenter, invitation_draft(start.row.id if start.row else None))
        InvitationDialog(
            self, start, self._presenter, self._context.messages, keeper, self.open_invitation
        ).open()

    def _on_span(self) -> None:
        self.year.setEnabled(self.span.currentIndex() == 1)
        self.refresh()

    def _take_rows(self, rows: tuple[InvitationRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _reveal(self, detail: InvitationDetail) -> None:
        known = {row.id for row in self._rows}
        self.text.clear()
        self.whose.setCurrentIndex(0)
        self.district.make_room_for(detail.row.territory_id)
        waits = detail.need != "nothing" or detail.row.meets_on >= self._presenter.today
        if detail.row.id not in known and not waits:
            self.year.setValue(detail.row.meets_on.year)
            self.span.setCurrentIndex(1)
        self.refresh()

    def _show(self) -> None:
        text = self.text.text().strip()
        mine = self.whose.currentIndex() == 1
        self.list.show_rows(
            [
                row
                for row in self._rows
                if (not mine or row.group_id == self._my_group)
                and self.district.lets_through(row.territory_id)
                and (not text or matches(text, _words(row)))
            ],
            self.district.empty_words,
        )
        wanted = self._wanted
        if wanted is not None and self.list.choose(lambda row: row.id == wanted):
            self._wanted = None
        self._follow()

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
        self._presenter.invitation(row.id, self._take_detail)

    def _take_detail(self, detail: InvitationDetail) -> None:
        row = self.list.current()
        if row is None or row.id != detail.row.id:
            return
        self._detail = detail
        title = f"{moment(detail.row.meets_on, detail.row.meets_at)} · {detail.row.from_whom}"
        self.pane.show_record(
            detail.row.id, title, invitation_parts(detail), invitation_links(detail.row)
        )
        self._show_steps()

    def _show_steps(self) -> None:
        detail = self._detail
        offered = {one.step for one in detail.steps} if detail is not None else set()
        if detail is not None and detail.row.meets_on > self._presenter.today:
            offered.discard("share")
        for step, action in self.steps.items():
            action.setVisible(step in offered)
            action.setEnabled(step in offered)
        going = detail is not None and detail.row.is_going and not detail.row.engagement_id
        self.announce.setVisible(going)
        self.announce.setEnabled(going)


def _words(row: InvitationRow) -> str:
    parts = (row.from_whom, row.territory_name, row.subject, row.reference, row.group_name)
    return " ".join((*parts, *row.attendees))
