"""The forms of an obstacle in a regulation: what stands in the way, and what was answered."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.compliance import ObstacleRow
from app.services.compliance.forms import ObstacleForm
from app.services.drafting import KeptDraft
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.compliance.forms import ObstacleStart
from ui.screens.compliance.presenter import CompliancePresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class ObstacleDialog(FormDialog):
    """An obstacle with its article and what is proposed instead."""

    def __init__(
        self,
        parent: QWidget | None,
        start: ObstacleStart,
        presenter: CompliancePresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        title = _("Vướng mắc về quy chế") if start.row else _("Ghi vướng mắc về quy chế")
        super().__init__(parent, title, _("&Lưu"), messages, keeper)
        self._row = start.row
        self._presenter = presenter
        self.head.addWidget(
            label(
                _("Khó khăn, vướng mắc khi thực hiện, đề xuất bổ sung, điều chỉnh · QC Đ13.3"),
                "hint",
                wrap=True,
            )
        )
        self.regulation = ChoiceField(_("Quy chế, quy định"))
        self.article = QLineEdit()
        self.article.setPlaceholderText(_("Điều 8 khoản 2"))
        self.text = TextArea(_("Vướng mắc"), lines=5)
        self.proposal = TextArea(_("Đề xuất sửa đổi"), lines=4)
        self.group = ChoiceField(_("Nhóm nêu"))
        self.raised_on = DateField(_("Ngày nêu"), today=start.today)
        self.regulation.set_choices(start.regulations)
        self.group.set_choices(start.groups)
        self.add("regulation_id", _("&Quy chế, quy định"), self.regulation)
        self.add("article", _("Điề&u, khoản"), self.article)
        self.add("text", _("&Vướng mắc"), self.text)
        self.add("proposal", _("Đề &xuất sửa đổi"), self.proposal, _("Để trống nếu chưa có."))
        self.add("group_id", _("N&hóm nêu"), self.group)
        self.add("raised_on", _("N&gày nêu"), self.raised_on)
        self._fill(start)
        self.start(start.draft)
        self.resize(680, 560)

    def _fill(self, start: ObstacleStart) -> None:
        row = start.row
        self.raised_on.set_date(row.raised_on if row else start.today)
        if row is None:
            if len(start.regulations) == 1:
                self.regulation.set_current(start.regulations[0].id)
            return
        self.regulation.set_current(row.regulation_id)
        self.article.setText(row.article)
        self.text.setPlainText(row.text)
        self.proposal.setPlainText(row.proposal)
        self.group.set_current(row.group_id)

    def gather_and_send(self) -> None:
        """Hand the obstacle over."""
        self._presenter.save_obstacle(
            ObstacleForm(
                obstacle_id=self._row.id if self._row else None,
                regulation_id=chosen_in(self.regulation, "regulation_id"),
                article=self.article.text(),
                text=self.text.toPlainText(),
                proposal=self.proposal.toPlainText(),
                raised_on=day_in(self.raised_on, "raised_on"),
                group_id=chosen_in(self.group, "group_id"),
            ),
            self.accepted_by_store,
            self.refused,
        )


class AnswerDialog(FormDialog):
    """What was answered to an obstacle; it is not altered afterwards."""

    def __init__(
        self,
        parent: QWidget | None,
        row: ObstacleRow,
        presenter: CompliancePresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Trả lời vướng mắc"), _("&Lưu trả lời"), messages)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(label(f"{row.regulation_short} {row.article}", "section"))
        self.head.addWidget(label(row.text, "hint", wrap=True))
        self.answered_on = DateField(_("Ngày trả lời"), today=presenter.today)
        self.answer = TextArea(_("Nội dung trả lời"), lines=5)
        self.add("answered_on", _("N&gày trả lời"), self.answered_on)
        self.add("answer", _("&Trả lời"), self.answer, _("Lưu rồi thì không sửa được nữa."))
        self.answered_on.set_date(presenter.today)
        self.start()
        self.resize(600, 360)

    def gather_and_send(self) -> None:
        """Hand the answer over."""
        self._presenter.answer_obstacle(
            self._row.id,
            day_in(self.answered_on, "answered_on"),
            self.answer.toPlainText(),
            self.accepted_by_store,
            self.refused,
        )
