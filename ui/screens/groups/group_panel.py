"""One group in full: members and territories, present and past, decisions with scans, history."""

import uuid
from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.group import GroupRole
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.people import GroupDetail, MemberRow
from app.read_models.roster import DecisionRow
from app.read_models.territories import AssignmentRow
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_windows import PaperWindows
from ui.screens.groups.assignment_dialogs import (
    AssignDialog,
    EndAssignmentDialog,
    assignment_form,
)
from ui.screens.groups.group_dialogs import EndGroupDialog, GroupDialog
from ui.screens.groups.member_dialogs import MemberDaysDialog, MemberDialog, end_member_dialog
from ui.screens.groups.model import member_columns, territory_columns
from ui.screens.groups.presenter import Draft, FormLists, GroupsPresenter
from ui.screens.groups.words import decision, span
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label
from ui.widgets.section import Deed, Section


class GroupPanel(QWidget):
    """Shows a group and changes it."""

    def __init__(self, context: Context, presenter: GroupsPresenter) -> None:
        super().__init__()
        self._context = context
        self._windows = PaperWindows(context, self)
        self._presenter = presenter
        self.group: GroupDetail | None = None
        self._decisions: tuple[DecisionRow, ...] = ()
        today = presenter.today
        self._title = label("", "headline", wrap=True)
        self._facts = label("", "facts", wrap=True)
        self.members: Section[MemberRow] = Section(
            _("Thành viên"),
            member_columns(today),
            _("Nhóm chưa có ai. Bấm “Thêm thành viên” hoặc “Trưởng nhóm” (mỗi nhóm một người)."),
            (
                Deed(_("Thêm thà&nh viên…"), "Ctrl+M", self.add_member),
                Deed(_("Trưởn&g nhóm…"), "Ctrl+Shift+M", self.change_lead),
                Deed(_("Sửa ngà&y…"), "F4", self.correct_member, needs_choice=True),
                Deed(_("&Kết thúc…"), "Delete", self.end_member, needs_choice=True),
            ),
            (22, 12, 23),
            self.correct_member,
        )
        self.territories: Section[AssignmentRow] = Section(
            _("Địa bàn"),
            territory_columns(self, today),
            _("Nhóm chưa được giao địa bàn nào. Bấm “Giao địa bàn”, ghi văn bản phân công."),
            (
                Deed(_("Giao địa &bàn…"), "Ctrl+G", self.assign),
                Deed(_("Xem địa bà&n"), "", self.open_territory, needs_choice=True),
                Deed(_("&Kết thúc phân công…"), "Delete", self.end_assignments, needs_choice=True),
            ),
            (18, 20, 8, 11),
            self.open_territory,
        )
        self.decision_box = QComboBox()
        self.decision_box.setAccessibleName(_("Văn bản phân công"))
        self.decision_text = label("", "facts", wrap=True)
        self.reprint = QPushButton(_("&In lại quyết định…"))
        self.reprint.setAccessibleName(_("In lại quyết định"))
        self.reprint.setToolTip(
            _("Văn bản với số, ngày, người ký đã ghi và danh sách địa bàn giao theo văn bản này")
        )
        self.reprint.setAutoDefault(False)
        self.reprint.clicked.connect(self.print_decision)
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.decision_box.currentIndexChanged.connect(self._show_decision)
        self._lay_out()

    def _lay_out(self) -> None:
        papers = QWidget()
        paper_column = QVBoxLayout(papers)
        paper_column.setSpacing(GAP)
        row = QHBoxLayout()
        row.addWidget(self.decision_box, 1)
        row.addWidget(self.reprint)
        paper_column.addLayout(row)
        paper_column.addWidget(self.decision_text)
        paper_column.addWidget(self.attachments, 1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Nội dung về nhóm"))
        for widget, title in (
            (self.members, _("Thành viên")),
            (self.territories, _("Địa bàn")),
            (papers, _("Văn bản phân công")),
            (self.history, _("Lịch sử thay đổi")),
        ):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(GAP, GAP, GAP, GAP)
            column.addWidget(widget)
            self.tabs.addTab(holder, title)
        self.tabs.currentChanged.connect(lambda _index: self._show_late())
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self.tabs, 1)

    def show_group(
        self, group: GroupDetail | None, decisions: tuple[DecisionRow, ...] = ()
    ) -> None:
        """Show this group, or that none is chosen."""
        self.group = group
        self.tabs.setVisible(group is not None)
        if group is None:
            self._title.setText("")
            self._facts.setText(_("Chọn một nhóm để xem thành viên và địa bàn."))
            return
        row = group.row
        self._title.setText(row.name)
        facts = [
            _("Trưởng nhóm: {name}").format(name=row.lead_name or _("chưa có (QC Đ2.3)")),
            _("Lãnh đạo phụ trách: {name}").format(
                name=row.leader_in_charge or _("chưa phân công")
            ),
            _("Thời gian: {span}").format(span=span(row.valid_from, row.valid_to)),
        ]
        if group.decision_number:
            facts.append(
                _("Văn bản: {decision}").format(
                    decision=decision(group.decision_number, group.decision_signed_on)
                )
            )
        text = " · ".join(facts)
        self._facts.setText(f"{text}\n{group.note}" if group.note else text)
        self.members.show_rows(group.members)
        self.territories.show_rows(group.assignments)
        self.tabs.setTabText(0, _("Thành viên ({count})").format(count=row.members))
        self.tabs.setTabText(1, _("Địa bàn ({count})").format(count=row.territories))
        self._fill_decisions(group, decisions)
        self._show_late()

    def _fill_decisions(self, group: GroupDetail, decisions: tuple[DecisionRow, ...]) -> None:
        kept = self._decision()
        self._decisions = decisions
        self.decision_box.blockSignals(True)
        self.decision_box.clear()
        for one in decisions:
            self.decision_box.addItem(decision(one.number, one.signed_on))
        wanted = kept.id if kept is not None else group.decision_id
        for place, one in enumerate(decisions):
            if one.id == wanted:
                self.decision_box.setCurrentIndex(place)
        self.decision_box.setVisible(bool(decisions))
        self.reprint.setVisible(bool(decisions))
        self.decision_box.blockSignals(False)

    def _decision(self) -> DecisionRow | None:
        place = self.decision_box.currentIndex()
        return self._decisions[place] if 0 <= place < len(self._decisions) else None

    def _show_late(self) -> None:
        """Read files and history only while their page is open."""
        if self.group is None:
            return
        if self.tabs.currentIndex() == 2:
            self._show_decision()
        elif self.tabs.currentIndex() == 3:
            ids = [one.id for one in self.group.members] + [
                one.id for one in self.group.assignments
            ]
            self.history.show_records(self.group.row.id, *ids)

    def _show_decision(self) -> None:
        one = self._decision()
        if one is None:
            self.decision_text.setText(
                _("Nhóm chưa có văn bản phân công nào được ghi. Văn bản được ghi khi giao địa bàn.")
            )
            self.attachments.show_record(None, None)
            return
        parts = (one.issuer, one.subject, _("ký: {name}").format(name=one.signer or "…"))
        self.decision_text.setText(" · ".join(part for part in parts if part))
        self.attachments.show_record(RecordKind.ASSIGNMENT_DECISION, one.id)

    def _with_lists(
        self, form: str, make: Callable[[GroupDetail, FormLists, Draft], FormDialog]
    ) -> None:
        group = self.group
        if group is None:
            return
        self._presenter.load_form(form, lambda lists, draft: make(group, lists, draft).open())

    def edit(self) -> None:
        """Change name, leader in charge, note."""
        if self.group is not None:
            self._with_lists(
                f"group:{self.group.row.id}",
                lambda group, lists, draft: GroupDialog(
                    self.window(), self._presenter, lists, draft, group
                ),
            )

    def end(self) -> None:
        """End the group."""
        if self.group is not None:
            EndGroupDialog(self.window(), self._presenter, self.group).open()

    def add_member(self) -> None:
        """Take an officer in."""
        self._join(GroupRole.MEMBER)

    def change_lead(self) -> None:
        """Name the lead, who takes over from the former one."""
        self._join(GroupRole.LEAD)

    def _join(self, role: GroupRole) -> None:
        self._with_lists(
            "",
            lambda group, lists, _draft: MemberDialog(
                self.window(), self._presenter, lists, group, role
            ),
        )

    def correct_member(self) -> None:
        """Correct the days of the chosen membership."""
        member = self.members.current()
        if member is not None:
            MemberDaysDialog(self.window(), self._presenter, member).open()

    def end_member(self) -> None:
        """End the chosen membership."""
        member = self.members.current()
        if member is not None:
            end_member_dialog(self.window(), self._presenter, member).open()

    def assign(self) -> None:
        """Give territories to the group."""
        if self.group is not None:
            self._with_lists(
                assignment_form(self.group.row.id),
                lambda group, lists, draft: AssignDialog(
                    self.window(), self._presenter, lists, draft, group.row.name,
                    group_id=group.row.id,
                ),
            )  # fmt: skip

    def print_decision(self) -> None:
        """Show the chosen decision once more, with the number that it has."""
        row = self._decision()
        if row is not None:
            papers = self._presenter.services.decision_papers
            self._windows.show(_("Quyết định phân công"), lambda: papers.recorded(row.id))

    def end_assignments(self) -> None:
        """End the chosen assignments that still run."""
        rows = [one for one in self.territories.chosen() if one.valid_to is None]
        if rows:
            EndAssignmentDialog(self.window(), self._presenter, rows).open()
        else:
            self._presenter.messages.done(_("Phân công này đã kết thúc."))

    def open_territory(self) -> None:
        """Go to the chosen territory."""
        row = self.territories.current()
        if row is not None:
            self._context.go_to(RecordKind.TERRITORY, row.territory_id)

    def shown_id(self) -> uuid.UUID | None:
        """Return the group that is shown."""
        return None if self.group is None else self.group.row.id
