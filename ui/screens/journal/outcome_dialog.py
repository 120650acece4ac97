"""Báo công: the form of an outcome with the findings raised (QC Đ7.A.5, Đ8.1, Đ5.2)."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.engagement import PROCEDURE_OBSERVED, ProcedureFollowed
from app.domain.errors import DomainError
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from app.services.outcome_forms import OutcomeReport
from ui.dialogs.field_values import required_day
from ui.dialogs.form_dialog import FormDialog
from ui.journal_words import procedure_word
from ui.screens.journal.detail_text import title
from ui.screens.journal.findings_editor import FindingsEditor
from ui.screens.journal.model import days_of, one_line
from ui.screens.journal.presenter import JournalPresenter, Opened
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_PROCEDURES = tuple(ProcedureFollowed)


class OutcomeDialog(FormDialog):
    """Fields by attribute, each with its ``objectName``; ``written`` gives the entry's id.

    For an entry that has its outcome already the form puts that one right.
    """

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: JournalPresenter,
        messages: Messages,
        opened: Opened,
        detail: EngagementDetail,
    ) -> None:
        outcome = detail.outcome
        super().__init__(
            parent,
            _("Báo công") if outcome is None else _("Sửa kết quả đã báo"),
            _("&Báo kết quả") if outcome is None else _("&Lưu"),
            messages,
            presenter.outcome_keeper(detail.row.id),
        )
        self._presenter = presenter
        self._detail = detail
        self._build(opened, detail)
        if outcome is None:
            self.reported_on.set_date(opened.lists.today)
        else:
            self.reported_on.set_date(outcome.reported_on)
            self.minutes.setPlainText(outcome.minutes)
            self.statements.setPlainText(outcome.statements)
            self.results.setPlainText(outcome.results)
            self.procedure_remarks.setText(outcome.procedure_remarks)
            if outcome.procedure_followed is not None:
                place = _PROCEDURES.index(outcome.procedure_followed) + 1
                self.procedure_followed.setCurrentIndex(place)
        self.form.set_row_visible("reported_on", outcome is None)
        self.start(opened.draft)
        self.resize(820, 700)
        self.minutes.setFocus()

    def _build(self, opened: Opened, detail: EngagementDetail) -> None:
        row, lists = detail.row, opened.lists
        about = f"{title(detail)} · {days_of(row)}"
        self.head.addWidget(label(about, "section", wrap=True))
        self.head.addWidget(label(one_line(row.subject), "hint", wrap=True))
        self.minutes = TextArea(_("Diễn biến, nội dung làm việc"), 5)
        self.statements = TextArea(_("Ý kiến đã phát biểu"), 2)
        self.results = TextArea(_("Kết quả"), 3)
        self.procedure_followed = QComboBox()
        self.procedure_followed.addItem(_("(chưa ghi)"))
        self.procedure_followed.addItems([procedure_word(one) for one in _PROCEDURES])
        self.procedure_remarks = QLineEdit()
        territories = lists.territories if row.territory_id is None else None
        self.findings = FindingsEditor(lists.subject_fields, territories)
        if len(detail.subject_field_ids) == 1:
            places = [one.id for one in lists.subject_fields]
            if detail.subject_field_ids[0] in places:
                self.findings.default_field = places.index(detail.subject_field_ids[0]) + 1
        self.reported_on = DateField(_("Ngày báo"), today=lists.today)
        self.add(
            "minutes",
            _("&Diễn biến, nội dung làm việc"),
            self.minutes,
            _("Ghi chép đầy đủ (QC Đ7.A.5)."),
        )
        self.add("statements", _("Ý kiến đã &phát biểu"), self.statements)
        self.add("results", _("&Kết quả"), self.results)
        self.add(
            "procedure_followed",
            _("&Quy trình, thủ tục"),
            self.procedure_followed,
            _("Công khai, dân chủ, đúng quy định (QC Đ5.2)."),
        )
        self.add("procedure_remarks", _("Nhận xét về quy trình"), self.procedure_remarks)
        self.add(
            "findings",
            _("Khó khăn, kiến nghị"),
            self.findings,
            _("Tình hình nội bộ, nhân sự (QC Đ5.3, Đ7.A.4) không ghi ở đây mà báo cáo riêng."),
        )
        self.add("reported_on", _("N&gày báo"), self.reported_on)
        self.error_row("text", "findings")
        observed = row.kind in PROCEDURE_OBSERVED
        self.form.set_row_visible("procedure_followed", observed)
        self.form.set_row_visible("procedure_remarks", observed)

    def gather_and_send(self) -> None:
        """Hand the outcome over; see ``Outcomes.report_back`` and ``correct_outcome``."""
        for line in self.findings.lines:
            if line.territory is not None and line.territory.is_unresolved():
                raise DomainError("not_in_list", field="findings")
        place = self.procedure_followed.currentIndex()
        told = OutcomeReport(
            engagement_id=self._detail.row.id,
            reported_on=required_day(self.reported_on, "reported_on"),
            results=self.results.toPlainText(),
            minutes=self.minutes.toPlainText(),
            statements=self.statements.toPlainText(),
            procedure_followed=_PROCEDURES[place - 1] if place > 0 else None,
            procedure_remarks=self.procedure_remarks.text(),
            findings=self.findings.findings(),
        )
        if self._detail.outcome is None:
            self._presenter.report_back(told, self._written, self.refused)
        else:
            self._presenter.correct_outcome(told, self._written, self.refused)

    def _written(self) -> None:
        entry_id: uuid.UUID = self._detail.row.id
        self.written.emit(entry_id)
        self.accepted_by_store()
