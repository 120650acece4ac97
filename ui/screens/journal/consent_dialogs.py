"""The forms of a leader's word on a notice: consent with its limits, leave for private contact."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.consents import PermissionRow
from app.read_models.journal import EngagementDetail
from app.services.consent_rules import need_in_words
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.consent_presenter import (
    AnswerForm,
    ConsentPresenter,
    Done,
    Failed,
    Limits,
)
from ui.screens.journal.model import days_of, one_line
from ui.widgets.label import label


def consent_dialog(
    parent: QWidget | None,
    presenter: ConsentPresenter,
    messages: Messages,
    opened: AnswerForm,
    detail: EngagementDetail,
) -> StepDialog:
    """Return the form of a consent to going, or of its refusal (QC Đ5.2)."""
    step, entry_id = opened.form.step, detail.row.id
    gives = step == "consent"
    days, place = QLineEdit(), QLineEdit()
    days.setMaxLength(3)

    def send(word: Word, done: Done, failed: Failed) -> None:
        limits = Limits(_count(days), place.text()) if gives else Limits()
        presenter.answer(entry_id, step, word, limits, done, failed)

    dialog = StepDialog(
        parent,
        messages,
        opened.form,
        send,
        about=about_line(detail),
        by_id=opened.by_id,
        remark=(_("Ý kiến, giới &hạn"), "") if gives else (_("&Lý do không đồng ý"), ""),
        extra=(
            {
                "consent_days": (_("Số ngày đượ&c đi"), days),
                "consent_place": (_("Nơ&i được đến"), place),
            }
            if gives
            else None
        ),
        keeper=presenter.step_keeper(opened.form),
    )
    for need in opened.needs:
        dialog.head.addWidget(label(need_in_words(need), "hint", wrap=True))
    dialog.remark.setFocus()
    return dialog


def permission_dialog(
    parent: QWidget | None,
    presenter: ConsentPresenter,
    messages: Messages,
    opened: AnswerForm,
    detail: EngagementDetail,
    permission: PermissionRow,
) -> StepDialog:
    """Return the form of a Commission leader's leave for private contact (QC Đ4.1)."""
    step = opened.form.step

    def send(word: Word, done: Done, failed: Failed) -> None:
        presenter.answer_permission(permission.id, step, word, done, failed)

    dialog = StepDialog(
        parent,
        messages,
        opened.form,
        send,
        about=about_line(detail),
        by_id=opened.by_id,
        remark=(
            (_("Đ&iều kiện, lưu ý"), "") if step == "grant" else (_("&Lý do không cho phép"), "")
        ),
        keeper=presenter.step_keeper(opened.form),
    )
    asked = _("{name} đề nghị ngày {day} (QC Đ4.1): {purpose}").format(
        name=permission.asked_by_name,
        day=short_date(permission.asked_on),
        purpose=permission.purpose,
    )
    dialog.head.addWidget(label(asked, "hint", wrap=True))
    return dialog


def about_line(detail: EngagementDetail) -> str:
    """Return an entry in one line: days, territory, purpose."""
    row = detail.row
    parts = (days_of(row), row.territory_name, one_line(row.subject))
    return " · ".join(part for part in parts if part)


def _count(field: QLineEdit) -> int | None:
    text = field.text().strip()
    if text and not text.isdecimal():
        raise DomainError("days_too_few", field="consent_days")
    return int(text) if text else None
