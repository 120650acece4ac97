"""The short forms of the journal: a finding of an entry, a leader's consent."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from app.services.finding_forms import NewFinding
from app.services.journal_forms import FormLists
from ui.dialogs.field_values import chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal import offered
from ui.screens.journal.findings_editor import KINDS, kind_box, subject_field_box
from ui.screens.journal.model import one_line
from ui.screens.journal.presenter import JournalPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class FindingDialog(FormDialog):
    """A finding, of the entry ``detail`` or by itself; ``written`` gives its id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: JournalPresenter,
        messages: Messages,
        lists: FormLists,
        detail: EngagementDetail | None,
    ) -> None:
        super().__init__(parent, _("Khó khăn, kiến nghị"), _("Gh&i"), messages)
        self._presenter = presenter
        self._detail = detail
        self._lists = lists
        row = None if detail is None else detail.row
        if row is not None:
            self.head.addWidget(label(one_line(row.subject), "hint", wrap=True))
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(offered.territories(lists, detail))
        self.kind = kind_box()
        self.subject_field = subject_field_box(lists.subject_fields)
        self.text = TextArea(_("Nội dung"), 5)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("kind", _("&Loại"), self.kind)
        self.add("subject_field", _("Lĩnh &vực"), self.subject_field)
        self.add(
            "text",
            _("Nội &dung"),
            self.text,
            _("Tình hình nội bộ, nhân sự (QC Đ5.3, Đ7.A.4) không ghi ở đây mà báo cáo riêng."),
        )
        if row is not None and row.territory_id is not None:
            self.territory.set_current(row.territory_id)
            self.form.set_row_visible("territory", False)
        self.start()
        self.resize(640, 400)
        (self.kind if row is not None and row.territory_id else self.territory).setFocus()

    def gather_and_send(self) -> None:
        """Hand the finding over; see ``Findings.add_finding``."""
        place = self.subject_field.currentIndex()
        fields = self._lists.subject_fields
        new = NewFinding(
            kind=KINDS[self.kind.currentIndex()],
            text=self.text.toPlainText(),
            subject_field_id=fields[place - 1].id if place > 0 else None,
            territory_id=chosen_in(self.territory, "territory"),
            group_id=self._lists.my_group,
        )
        entry_id = None if self._detail is None else self._detail.row.id
        self._presenter.add_finding(new, entry_id, self._written, self.refused)

    def _written(self, finding_id: uuid.UUID) -> None:
        self.written.emit(finding_id)
        self.accepted_by_store()
