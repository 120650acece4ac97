"""Báo công: the form of an outcome with what comes of it (QC Đ7.A.5, Đ8.1, Đ5.2)."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.engagement import PROCEDURE_OBSERVED, ProcedureFollowed
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from app.services.outcome_forms import OutcomeReport, Went, deviations_of
from ui.dialogs.field_values import all_chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields, at_speaker
from ui.journal_words import procedure_word
from ui.screens.journal import offered
from ui.screens.journal.commitments_editor import CommitmentsEditor
from ui.screens.journal.detail_text import announced_line, title
from ui.screens.journal.findings_editor import FindingsEditor
from ui.screens.journal.model import days_of, one_line
from ui.screens.journal.presenter import JournalPresenter, Opened
from ui.screens.journal.statements_field import StatementsField
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_PROCEDURES = tuple(ProcedureFollowed)
_WENT = ("went_from", "went_to", "went_ids")


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
        self._opened = opened
        self._detail = detail
        self._people = offered.people(opened.lists, detail)
        self._proposed = ""
        self._build(opened, detail)
        self._fill(opened, detail)
        self.form.set_row_visible("reported_on", outcome is None)
        self.start(opened.draft)
        self._follow()
        self.as_told.toggled.connect(self._on_as_told)
        for field in (self.went_from, self.went_to, self.went_ids):
            field.changed.connect(self._propose)
        self.resize(860, 700)
        self.minutes.setFocus()

    def _build(self, opened: Opened, detail: EngagementDetail) -> None:
        row, lists = detail.row, opened.lists
        about = f"{title(detail)} · {days_of(row)}"
        self.head.addWidget(label(about, "section", wrap=True))
        self.head.addWidget(label(one_line(row.subject), "hint", wrap=True))
        self.head.addWidget(label(announced_line(detail), "hint", wrap=True))
        self.minutes = TextArea(_("Diễn biến, nội dung làm việc"), 5)
        self.statements = StatementsField(detail.notice.prepared_statement if detail.notice else "")
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
        self.commitments = CommitmentsEditor(self._people, lists.me, lists.today, territories)
        self.as_told = QCheckBox(_("Đi đúng &ngày và đúng người đã báo"))
        self.went_from = DateField(_("Thực tế đi ngày"), today=lists.today)
        self.went_to = DateField(_("Thực tế về ngày"), today=lists.today)
        self.went_ids = ManyField(_("Người thực tế đi"))
        self.went_ids.set_choices(self._people)
        self.deviations = TextArea(_("Khác với đã báo"), 3)
        self.deviation_reason = QLineEdit()
        self.reported_on = DateField(_("Ngày báo"), today=lists.today)
        self._rows()

    def _rows(self) -> None:
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
            _("Vướng mắc, kiến nghị"),
            self.findings,
            _(
                "Tình hình nội bộ, đoàn kết, nhân sự (QC Đ5.3, Đ7.A) không ghi ở đây: chọn ở cuối "
                "danh sách loại để xem cách báo cáo."
            ),
        )
        self.add("commitments", _("Hẹn trả lời địa bàn"), self.commitments)
        self.add("as_told", _("So với đã báo"), self.as_told)
        self.add("went_from", _("Thực tế đ&i ngày"), self.went_from)
        self.add("went_to", _("Thực tế &về ngày"), self.went_to)
        self.add("went_ids", _("N&gười thực tế đi"), self.went_ids)
        self.add(
            "deviations",
            _("Khá&c với đã báo"),
            self.deviations,
            _("Chương trình tự ghi điểm khác về ngày, người đi; sửa hoặc ghi thêm được."),
        )
        self.add("deviation_reason", _("Vì &sao khác"), self.deviation_reason)
        self.add("reported_on", _("Ngày bá&o"), self.reported_on)
        lists = self._opened.lists
        self.said = SaidFields(
            self,
            _("Người báo"),
            self._people,
            lists.me,
            lists.today,
            channel_caption=_("Nhận ý kiến"),
            has_day=False,
        )
        self.said.fill(self._opened.speaker_id or lists.me, lists.today)
        self.error_row("text", "findings")
        self.findings.forgotten.connect(self.keep_draft)
        self.error_row("starts_on", "went_from")
        self.error_row("ends_on", "went_to")
        self.error_row("participants", "went_ids")

    def _fill(self, opened: Opened, detail: EngagementDetail) -> None:
        outcome, row = detail.outcome, detail.row
        today = opened.lists.today
        early = outcome is None and row.starts_on <= today < row.ends_on
        self.as_told.setChecked(not early)
        self.went_from.set_date(row.starts_on)
        # Told before the last day that was announced: back sooner, and the reason is asked for.
        self.went_to.set_date(today if early else row.ends_on)
        self.went_ids.set_ids(detail.participant_ids)
        if outcome is None:
            self.reported_on.set_date(opened.lists.today)
            self._propose()
            return
        self.reported_on.set_date(outcome.reported_on)
        self.minutes.setPlainText(outcome.minutes)
        self.statements.said.setPlainText(outcome.statements)
        self.results.setPlainText(outcome.results)
        self.procedure_remarks.setText(outcome.procedure_remarks)
        self.deviations.setPlainText(outcome.deviations)
        self.deviation_reason.setText(outcome.deviation_reason)
        if outcome.procedure_followed is not None:
            place = _PROCEDURES.index(outcome.procedure_followed) + 1
            self.procedure_followed.setCurrentIndex(place)

    def _follow(self) -> None:
        """Show what is asked for now: the day and people only where they differ."""
        observed = self._detail.row.kind in PROCEDURE_OBSERVED
        self.form.set_row_visible("procedure_followed", observed)
        self.form.set_row_visible("procedure_remarks", observed)
        differs = not self.as_told.isChecked()
        for name in _WENT:
            self.form.set_row_visible(name, differs)
        self._show_deviations()

    def _on_as_told(self) -> None:
        self._follow()
        self._propose()
        if not self.as_told.isChecked():
            self.went_from.setFocus()

    def _show_deviations(self) -> None:
        told = bool(self.deviations.toPlainText().strip())
        for name in ("deviations", "deviation_reason"):
            self.form.set_row_visible(name, told or not self.as_told.isChecked())

    def _propose(self) -> None:
        """Write the differences down, unless the person has put them in words of his own.

        Where the outcome is put right the entry tells already how it was.
        """
        if self._detail.outcome is not None:
            self._show_deviations()
            return
        try:
            went = self._went()
        except ValueError:
            return  # a date that is being typed
        names = {one.id: one.name for one in self._people}
        text = deviations_of(self._detail, went, names)
        if self.deviations.toPlainText().strip() in ("", self._proposed):
            self.deviations.setPlainText(text)
        self._proposed = text
        self._show_deviations()

    def _went(self) -> Went:
        row = self._detail.row
        if self.as_told.isChecked():
            return Went(row.starts_on, row.ends_on, self._detail.participant_ids)
        return Went(self.went_from.date(), self.went_to.date(), self.went_ids.ids())

    def gather_and_send(self) -> None:
        """Hand the outcome over; see ``Outcomes.report_back`` and ``correct_outcome``."""
        place = self.procedure_followed.currentIndex()
        differs = not self.as_told.isChecked()
        told = OutcomeReport(
            engagement_id=self._detail.row.id,
            reported_on=required_day(self.reported_on, "reported_on"),
            results=self.results.toPlainText(),
            minutes=self.minutes.toPlainText(),
            statements=self.statements.text(),
            procedure_followed=_PROCEDURES[place - 1] if place > 0 else None,
            procedure_remarks=self.procedure_remarks.text(),
            findings=self.findings.findings(),
            commitments=self.commitments.commitments(),
            deviations=self.deviations.toPlainText(),
            deviation_reason=self.deviation_reason.text(),
            went_from=required_day(self.went_from, "went_from") if differs else None,
            went_to=required_day(self.went_to, "went_to") if differs else None,
            went_ids=all_chosen_in(self.went_ids, "went_ids") if differs else None,
        )
        if self._detail.outcome is None:
            self._presenter.report_back(told, self.said.word(), self._written, self.refused)
        else:
            self._presenter.correct_outcome(told, self.said.word(), self._written, self.refused)

    def refused(self, error: Exception) -> None:
        """Show that it is somebody else's word at the field that names him."""
        super().refused(at_speaker(error))

    def _written(self) -> None:
        entry_id: uuid.UUID = self._detail.row.id
        self.written.emit(entry_id)
        self.accepted_by_store()
