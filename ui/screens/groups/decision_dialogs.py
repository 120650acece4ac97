"""Forms of the papers on assignments: decision on groups; tờ trình and draft on followers.

They stay open behind the preview, so that what is wrong on the paper is mended and made again.
"""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.services.decision_forms import (
    AssignmentOrder,
    DecisionForm,
    FollowersOrder,
    check_followers,
)
from app.services.made_paper import PaperOrder
from ui.context import Context
from ui.dialogs.field_values import required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_windows import PaperWindows
from ui.screens.groups.holders_field import HoldersField
from ui.screens.groups.presenter import Draft, GroupsPresenter
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea

GROUPS_PAPER = "assignment_decision"
FOLLOWERS_PAPER = "follower_proposal"
_POSTS = ("Bí thư", "Phó Bí thư")


class _PaperDialog(FormDialog):
    """What both forms share: whom, on what grounds, and what comes of it."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        presenter: GroupsPresenter,
        title: str,
        keeper_name: str,
        holders: HoldersField,
    ) -> None:
        super().__init__(
            parent, title, _("&Xem văn bản"), presenter.messages, presenter.keeper(keeper_name)
        )
        self._windows = PaperWindows(context, self)
        self._presenter = presenter
        self.holders = holders
        self.legal_bases = TextArea(_("Căn cứ"), 4)
        self.duties_by = QLineEdit()

    def _made(self) -> None:
        """Let the form be used again; it stays open behind the paper."""
        self.set_submitting(False)

    def _fill(self, form: DecisionForm) -> None:
        self.holders.set_choices(form.holders, form.territories)
        self.legal_bases.setPlainText("\n".join(form.legal_bases))
        self.duties_by.setText(form.duties_by)
        self.duties_by.setCursorPosition(0)


class AssignmentDecisionDialog(_PaperDialog):
    """The Commission's decision on groups and their territories (QC Đ2.3)."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        presenter: GroupsPresenter,
        form: DecisionForm,
        draft: Draft,
    ) -> None:
        title = _("Quyết định phân công nhóm theo dõi địa bàn")
        field = HoldersField(_("Nhóm"), _("gõ tên nhóm, Enter để thêm"))
        super().__init__(parent, context, presenter, title, GROUPS_PAPER, field)
        self.effective_on = DateField(_("Có hiệu lực từ ngày"), today=form.today)
        self.effective_on.set_date(form.today)
        self.add(
            "holders",
            _("&Nhóm"),
            self.holders,
            _("Địa bàn sửa ở đây chỉ ghi vào văn bản; ký xong mới giao địa bàn trong sổ."),
        )
        self.add("effective_on", _("Có &hiệu lực từ ngày"), self.effective_on)
        self.add("legal_bases", _("&Căn cứ"), self.legal_bases, _("Mỗi căn cứ một dòng."))
        self.add("duties_by", _("Nhiệm vụ th&eo"), self.duties_by)
        self._fill(form)
        self.resize(700, 640)
        self.start(draft)

    def gather_and_send(self) -> None:
        order = AssignmentOrder(
            holders=self.holders.value(),
            effective_on=required_day(self.effective_on, "effective_on"),
            legal_bases=_lines(self.legal_bases),
            duties_by=self.duties_by.text().strip(),
        )
        papers = self._presenter.services.decision_papers
        self._windows.show(
            self.windowTitle(),
            lambda: papers.assignment_decision(order),
            self.refused,
            self._made,
        )


class FollowersPaperDialog(_PaperDialog):
    """Tờ trình to the Standing Committee, and the draft of its decision (QĐ)."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        presenter: GroupsPresenter,
        form: DecisionForm,
        draft: Draft,
    ) -> None:
        title = _("Tờ trình, dự thảo Quyết định phân công cán bộ theo dõi xã")
        field = HoldersField(_("Cán bộ theo dõi"), _("gõ họ tên, Enter để thêm"))
        super().__init__(parent, context, presenter, title, FOLLOWERS_PAPER, field)
        self.proposal = QCheckBox(_("&Tờ trình của Ban Tổ chức"))
        self.decision = QCheckBox(_("&Dự thảo Quyết định của Ban Thường vụ"))
        self.term = QLineEdit()
        self.term.setPlaceholderText("2025 - 2030")
        self.reasons = TextArea(_("Sự cần thiết"), 3)
        self.post = QComboBox()
        self.post.addItems(_POSTS)
        self.signer = QComboBox()
        self.signer.setEditable(True)
        self.signer.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        self.signer.addItems(("", *form.signers))
        for box in (self.proposal, self.decision):
            box.setChecked(True)
        self.add("proposal", "", self.proposal)
        self.add("decision", "", self.decision)
        self.add(
            "holders",
            _("Cá&n bộ theo dõi"),
            self.holders,
            _("Địa bàn sửa ở đây chỉ ghi vào văn bản; có Quyết định mới giao xã trong sổ."),
        )
        self.add("term", _("Nhiệm &kỳ"), self.term, _("QĐ nguyên tắc: theo nhiệm kỳ đại hội."))
        self.add("reasons", _("&Sự cần thiết (tờ trình)"), self.reasons)
        self.add("legal_bases", _("&Căn cứ"), self.legal_bases, _("Mỗi căn cứ một dòng."))
        self.add("duties_by", _("Thực hiện th&eo"), self.duties_by)
        self.add("post", _("Chức &vụ người ký Quyết định"), self.post)
        self.add("signer", _("N&gười ký Quyết định"), self.signer)
        self._fill(form)
        self.term.setText(form.term)
        self.resize(720, 680)
        self.start(draft)

    def gather_and_send(self) -> None:
        order = FollowersOrder(
            holders=self.holders.value(),
            term=self.term.text(),
            legal_bases=_lines(self.legal_bases),
            duties_by=self.duties_by.text(),
            reasons=_lines(self.reasons),
            post=self.post.currentText(),
            signer=self.signer.currentText(),
        )
        check_followers(order)
        papers = self._presenter.services.decision_papers
        wanted: list[PaperOrder] = []
        if self.proposal.isChecked():
            name = _("Tờ trình phân công cán bộ theo dõi xã")
            wanted.append(PaperOrder(name, lambda: papers.follower_proposal(order)))
        if self.decision.isChecked():
            name = _("Dự thảo Quyết định phân công cán bộ theo dõi xã")
            wanted.append(PaperOrder(name, lambda: papers.follower_decision(order)))
        if not wanted:
            raise DomainError("paper_not_chosen", field="proposal")
        self._windows.show_many(self.windowTitle(), lambda: wanted, self.refused, self._made)


def _lines(area: TextArea) -> tuple[str, ...]:
    return tuple(line.strip() for line in area.toPlainText().splitlines() if line.strip())
