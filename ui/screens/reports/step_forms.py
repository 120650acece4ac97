"""Asks for the steps of a report that are more than a click: of a follower, and of who answers."""

import uuid
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.domain.report import ReportFamily
from app.i18n import _
from app.read_models.reports import ReportRow
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.step_dialog import StepDialog
from ui.screens.reports.answer_dialog import AnswerDialog
from ui.screens.reports.presenter import ReportsPresenter


class Page(Protocol):
    """The page of a report, which keeps its dialogs."""

    def open_dialog(self, dialog: QWidget) -> None:
        """Show a dialog."""
        ...

    def window(self) -> QWidget:
        """Give the window that the dialog stands over."""
        ...


def ask_hand_in(page: Page, context: Context, presenter: ReportsPresenter, row: ReportRow) -> None:
    """Write down for a follower that he handed it in."""

    def show(form: StepForm, _answerer: uuid.UUID | None) -> None:
        page.open_dialog(
            StepDialog(
                page.window(),
                context.messages,
                form,
                lambda word, done, failed: presenter.hand_in_for(row.id, word, done, failed),
                about=_("Gửi Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy); QĐ báo cáo."),
                by_id=row.follower_id,
                keeper=presenter.step_keeper(form),
            )
        )

    presenter.answer_form(row.id, "hand_in", show)


def ask_answer(
    page: Page, context: Context, presenter: ReportsPresenter, row: ReportRow, step: str
) -> None:
    """Ask for the answer of the leader in charge, or of the Standing Committee to a follower."""

    def show(form: StepForm, answerer: uuid.UUID | None) -> None:
        page.open_dialog(
            AnswerDialog(
                page.window(),
                context.messages,
                form,
                lambda word, done, failed: presenter.answer(row.id, step, word, done, failed),
                by_id=answerer,
                remark=(_("Nội dung cần &bổ sung"), "") if step == "return" else None,
                keeper=presenter.step_keeper(form),
                from_outside=row.family is ReportFamily.FOLLOWER,
            )
        )

    presenter.answer_form(row.id, step, show)
