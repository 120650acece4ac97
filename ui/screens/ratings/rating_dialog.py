"""The form of one proposed rating; nothing is proposed by the program itself."""

import uuid

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.ratings import SchemeRow
from app.services.drafting import KeptDraft
from app.services.rating_forms import RatingForm
from ui.dialogs.form_dialog import FormDialog
from ui.screens.ratings.evidence_field import EvidenceField
from ui.screens.ratings.presenter import OpenedForm, RatingsPresenter
from ui.widgets.form import TextArea
from ui.widgets.label import label


class RatingDialog(FormDialog):
    """Scheme, level, collective, reasons and evidence of a territory in a year."""

    def __init__(
        self,
        parent: QWidget | None,
        opened: OpenedForm,
        presenter: RatingsPresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        sheet = opened.sheet
        super().__init__(
            parent,
            _("Đề xuất xếp loại năm {year}").format(year=sheet.year),
            _("&Lưu dự thảo"),
            messages,
            keeper,
        )
        self._sheet = sheet
        self._presenter = presenter
        group = sheet.row.group_name or _("chưa có nhóm theo dõi")
        self.head.addWidget(label(sheet.row.territory_name, "section"))
        self.head.addWidget(
            label(_("Nhóm đề xuất: {group} · QC Đ7.B.4").format(group=group), "hint", wrap=True)
        )
        self.scheme = QComboBox()
        for one in sheet.schemes:
            self.scheme.addItem(_scheme_name(one), str(one.id))
        self.level = QComboBox()
        self.collective = QLineEdit()
        self.collective.setPlaceholderText(_("Đảng bộ … hoặc Tập thể lãnh đạo …"))
        self.reasons = TextArea(_("Lý do đề xuất"), lines=6)
        self.evidence = EvidenceField()
        self.add("scheme", _("&Khung xếp loại"), self.scheme, self._scheme_hint())
        self.add(
            "level", _("&Mức đề xuất"), self.level, _("Nhóm tự chọn; chương trình không gợi ý mức.")
        )
        self.add("collective", _("&Tập thể được xếp loại"), self.collective)
        self.add("reasons", _("Lý &do"), self.reasons)
        self.add(
            "evidence",
            _("Căn cứ tron&g sổ"),
            self.evidence,
            _("Việc và nội dung ghi nhận trong năm mà đề xuất dựa vào."),
        )
        self.error_row("year", "scheme")
        self.scheme.currentIndexChanged.connect(self._offer_levels)
        self._fill()
        self.start(opened.draft)
        self.resize(760, 660)

    def _fill(self) -> None:
        row, in_force = self._sheet.row, self._sheet.scheme_in_force
        scheme_id = row.scheme_id or (in_force.id if in_force else None)
        self.scheme.setCurrentIndex(self.scheme.findData(str(scheme_id)))
        self._offer_levels()
        self.level.setCurrentIndex(max(self.level.findData(str(row.level_id)), 0))
        self.collective.setText(row.collective)
        self.reasons.setPlainText(row.reasons)
        self.evidence.set_sources(self._sheet.evidence, self._sheet.candidates)

    def _offer_levels(self) -> None:
        """Offer the levels of the chosen scheme; a level of the same name stays chosen."""
        name = self.level.currentText()
        scheme_id = self.scheme.currentData()
        levels = next((one.levels for one in self._sheet.schemes if str(one.id) == scheme_id), ())
        self.level.blockSignals(True)
        self.level.clear()
        self.level.addItem(_("(chưa chọn mức)"), None)
        for one in levels:
            self.level.addItem(one.name, str(one.id))
        self.level.setCurrentIndex(max(self.level.findText(name), 0))
        self.level.blockSignals(False)

    def _scheme_hint(self) -> str:
        in_force = self._sheet.scheme_in_force
        if in_force is None:
            return _(
                "Không có khung nào có hiệu lực ngày 31/12/{year}; thêm ở “Khung xếp loại…”."
            ).format(year=self._sheet.year)
        return _("Có hiệu lực ngày 31/12/{year}: {citation}").format(
            year=self._sheet.year, citation=in_force.citation or in_force.name
        )

    def gather_and_send(self) -> None:
        """Hand the draft over."""
        row = self._sheet.row
        self._presenter.save(
            RatingForm(
                rating_id=row.rating_id,
                territory_id=row.territory_id,
                year=self._sheet.year,
                scheme_id=_id_in(self.scheme),
                level_id=_id_in(self.level),
                collective=self.collective.text(),
                reasons=self.reasons.toPlainText(),
                evidence=self.evidence.chosen(),
            ),
            self.accepted_by_store,
            self.refused,
        )


def _scheme_name(scheme: SchemeRow) -> str:
    if scheme.valid_to is None:
        return scheme.name
    return _("{name} (đến {day})").format(name=scheme.name, day=short_date(scheme.valid_to))


def _id_in(box: QComboBox) -> uuid.UUID | None:
    chosen = box.currentData()
    return uuid.UUID(chosen) if isinstance(chosen, str) else None
