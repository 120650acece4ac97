"""Third page: the Commission's leaders, the followers of communes, Standing Committee members."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.people import PersonRow
from app.read_models.roster import FollowerRow, PostRow, StandingMemberRow
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.screens.groups.assignment_dialogs import (
    AssignDialog,
    EndAssignmentDialog,
    assignment_form,
)
from ui.screens.groups.decision_dialogs import FOLLOWERS_PAPER, FollowersPaperDialog
from ui.screens.groups.member_dialogs import LastDayDialog
from ui.screens.groups.model import follower_columns, post_columns, standing_columns
from ui.screens.groups.person_dialogs import (
    EndFollowerDialog,
    FollowerDialog,
    LeaderDialog,
    StandingMemberDialog,
)
from ui.screens.groups.presenter import GroupsPresenter, Leadership
from ui.screens.groups.words import present_communes, word
from ui.theme import GAP
from ui.widgets.section import Deed, Section


class LeadersPage(QWidget):
    """Three tables, one above the other."""

    def __init__(self, context: Context, presenter: GroupsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        today = presenter.today
        self.posts: Section[PostRow] = Section(
            _("Lãnh đạo Ban"),
            post_columns(today),
            _("Chưa ghi Lãnh đạo Ban. Bấm “Thêm lãnh đạo”; lãnh đạo phụ trách nhóm chọn từ đây."),
            (
                Deed(_("Thêm &lãnh đạo…"), "Ctrl+N", self.add_leader, is_wide=True),
                Deed(_("Thôi &giữ chức…"), "Delete", self.end_leader, needs_choice=True),
            ),
            (28, 26, 24),
            page=self,
        )
        self.followers: Section[FollowerRow] = Section(
            _("Cán bộ theo dõi xã, phường (QĐ)"),
            follower_columns(today),
            _("Chưa có cán bộ theo dõi xã. Bấm “Thêm cán bộ theo dõi” nếu tỉnh có quy định này."),
            (
                Deed(_("Thêm cán &bộ theo dõi…"), "Ctrl+Shift+N", self.add_follower, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit_follower, needs_choice=True),
                Deed(_("Gia&o xã…"), "Ctrl+G", self.assign, needs_choice=True),
                Deed(_("Kết thúc &phân công…"), "", self.end_assignments, needs_choice=True),
                Deed(_("Thôi th&eo dõi…"), "Delete", self.end_follower, needs_choice=True),
                Deed(_("In danh sác&h…"), "Ctrl+P", self.print_followers, is_wide=True),
                Deed(_("Tờ trình, dự thảo &QĐ…"), "Ctrl+Shift+P", self.print_papers, is_wide=True),
            ),
            (22, 16, 26, 26, 30, 22),
            self.edit_follower,
            page=self,
            stretch=4,
        )
        self.standing: Section[StandingMemberRow] = Section(
            _("Ủy viên Ban Thường vụ phụ trách đảng bộ"),
            standing_columns(today),
            _("Chưa ghi ủy viên Ban Thường vụ phụ trách."),
            (
                Deed(_("Thêm ủ&y viên…"), "", self.add_standing),
                Deed(_("Thôi phụ t&rách…"), "Delete", self.end_standing, needs_choice=True),
            ),
            (28, 40, 24),
            page=self,
        )
        self.with_former = QCheckBox(_("Cả người đã thô&i"))
        self.with_former.toggled.connect(self.refresh)
        stack = QSplitter(Qt.Orientation.Vertical)
        for section, share in ((self.posts, 3), (self.followers, 5), (self.standing, 2)):
            stack.addWidget(section)
            stack.setStretchFactor(stack.count() - 1, share)
        stack.setSizes([215, 245, 110])
        stack.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(stack, 1)
        column.addWidget(self.with_former)

    def refresh(self) -> None:
        """Read anew."""
        self._presenter.load_leadership(self.with_former.isChecked(), self._show)

    def _show(self, found: Leadership) -> None:
        self.posts.show_rows(found.posts)
        self.followers.show_rows(found.followers)
        self.standing.show_rows(found.standing_members)

    def add_leader(self) -> None:
        """Add a leader of the Commission."""
        LeaderDialog(self.window(), self._presenter).open()

    def end_leader(self) -> None:
        """End the chosen leader's post."""
        row = self.posts.current()
        if row is None:
            return
        office = self._presenter.services.office
        LastDayDialog(
            self.window(),
            self._presenter,
            _("Thôi giữ chức"),
            f"{row.full_name}, {word(row.post)}",
            lambda day: lambda: office.end_leader(row.person_id, day),
        ).open()

    def add_follower(self) -> None:
        """Add a follower of communes."""
        FollowerDialog(self.window(), self._presenter).open()

    def print_papers(self) -> None:
        """Open the form of the tờ trình on followers and the draft of its decision (QĐ)."""
        self._presenter.load_paper_form(
            FOLLOWERS_PAPER,
            self._presenter.services.decision_papers.followers_form,
            lambda form, draft: FollowersPaperDialog(
                self.window(), self._context, self._presenter, form, draft
            ).open(),
        )

    def edit_follower(self) -> None:
        """Change the chosen follower."""
        row = self.followers.current()
        if row is not None:
            FollowerDialog(self.window(), self._presenter, row, _as_person(row)).open()

    def assign(self) -> None:
        """Give communes to the chosen follower."""
        row = self.followers.current()
        if row is not None:
            self._presenter.load_form(
                assignment_form(row.person_id),
                lambda lists, draft: AssignDialog(
                    self.window(), self._presenter, lists, draft, row.full_name,
                    follower_id=row.person_id,
                ).open(),
            )  # fmt: skip

    def end_assignments(self) -> None:
        """End what the chosen follower has today."""
        row = self.followers.current()
        if row is None:
            return
        rows = [one for one in present_communes(row, self._presenter.today) if not one.valid_to]
        if rows:
            EndAssignmentDialog(self.window(), self._presenter, rows).open()
        else:
            self._presenter.messages.done(_("Đồng chí này không đang theo dõi xã nào."))

    def end_follower(self) -> None:
        """End the chosen follower's time."""
        row = self.followers.current()
        if row is not None:
            EndFollowerDialog(self.window(), self._presenter, row).open()

    def print_followers(self) -> None:
        """Show the list of today's followers with home agency and communes."""
        self._presenter.print_followers(self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self._context, paper.document.title, paper, self.window()).open()

    def add_standing(self) -> None:
        """Name a Standing Committee member."""
        StandingMemberDialog(self.window(), self._presenter).open()

    def end_standing(self) -> None:
        """End the chosen Standing Committee member's time."""
        row = self.standing.current()
        if row is None:
            return
        roster = self._presenter.services.roster
        LastDayDialog(
            self.window(),
            self._presenter,
            _("Thôi phụ trách"),
            f"{row.full_name}, {row.post_title}",
            lambda day: lambda: roster.end_standing_member(row.person_id, day),
        ).open()


def _as_person(row: FollowerRow) -> PersonRow:
    return PersonRow(
        id=row.person_id,
        full_name=row.full_name,
        distinction=row.distinction,
        title=row.post_title,
        division_id=None,
        division_name="",
        group_id=None,
        group_name="",
        group_role=None,
        phone=row.phone,
        is_leader=False,
        is_follower=True,
        home_agency=row.home_agency,
        serves_until=row.valid_to,
    )
