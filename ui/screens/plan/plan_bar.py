"""Where the month's plan stands: its state, the leader's remark, the steps that can be taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from app.domain.month_plan import PlanState
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.plans import PlanRow
from app.services.flow_words import state_word, step_word
from app.services.plans.forms import PlanMonth, StepOffer
from ui.context import Context
from ui.theme import GAP
from ui.widgets.beside_button import BesideButton
from ui.widgets.flow import flow
from ui.widgets.label import label, plain_label, tip
from ui.widgets.trail import trail_lines

_OWN_RULE = "approve"


class PlanBar(QFrame):
    """``step_asked`` gives the offer whose button was pressed."""

    step_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self.state = plain_label()
        self.state.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.state.setSizePolicy(policy)
        self.remark = label("", "hint", wrap=True)
        self.beside = BesideButton(context)
        self.buttons: dict[str, QPushButton] = {}
        holder, self._row = flow(to_right=True)
        self._row.addWidget(self.state)
        self._row.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 2, GAP, 2)
        column.setSpacing(0)
        column.addWidget(holder)
        column.addWidget(self.remark)

    def show_month(self, shown: PlanMonth) -> None:
        """Show the plan of a month, or that there is none."""
        self.state.setText(_state(shown))
        remark = _remark(shown.plan)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        trail = "\n".join(trail_lines(shown.trace))
        self.setToolTip(tip(trail))
        self.state.setAccessibleDescription(trail)
        month = f"{shown.month.month:02d}/{shown.month.year}"
        self.beside.show_record(
            RecordKind.MONTH_PLAN,
            None if shown.plan is None else shown.plan.id,
            _("Kế hoạch công tác tháng {month}: {owner}").format(
                month=month, owner=shown.owner_name
            ),
        )
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for offer in shown.steps:
            self._add(offer)

    def _add(self, offer: StepOffer) -> None:
        word = step_word(RecordKind.MONTH_PLAN, offer.step)
        button = QPushButton(f"{word}…")
        button.setAutoDefault(False)
        button.setAccessibleName(word)
        if offer.step == _OWN_RULE:
            button.setText(_("Duyệt (quy định riêng)…"))
            button.setToolTip(_("Quy định riêng của cơ quan, QC Đ8.1 không yêu cầu."))
        elif not offer.is_mine:
            button.setToolTip(_("Ghi hộ: chọn người có ý kiến và cách nhận ý kiến."))
        button.clicked.connect(lambda: self.step_asked.emit(offer))
        self.buttons[offer.step] = button
        self._row.addWidget(button)


def _state(shown: PlanMonth) -> str:
    month = f"{shown.month.month:02d}/{shown.month.year}"
    plan = shown.plan
    if plan is None:
        begin = _("Thêm việc đầu tiên để lập.") if shown.may_write else ""
        return " ".join(
            filter(None, (_("{owner} chưa lập kế hoạch tháng {month}.").format(
                owner=shown.owner_name, month=month), begin))
        )  # fmt: skip
    parts = [
        _("Kế hoạch tháng {month}: {state}").format(
            month=month, state=state_word(RecordKind.MONTH_PLAN, plan.state)
        )
    ]
    if plan.reported_on is not None:
        parts.append(_("báo cáo ngày {day}").format(day=short_date(plan.reported_on)))
    if shown.in_charge:
        parts.append(_("người nghe báo cáo: {names}").format(names=shown.in_charge))
    else:
        parts.append(_("chưa có lãnh đạo phụ trách"))
    if plan.state is PlanState.APPROVED or shown.plans_approved:
        parts.append(_("duyệt là quy định riêng của cơ quan, QC Đ8.1 không yêu cầu"))
    if not shown.may_write:
        parts.append(_("chỉ xem"))
    return " · ".join(parts)


def _remark(plan: PlanRow | None) -> str:
    if plan is None or not plan.remark:
        return ""
    return _("Ý kiến của đồng chí {name}, {day}: “{remark}”").format(
        name=plan.answered_by_name, day=short_date(plan.answered_on), remark=plan.remark
    )
