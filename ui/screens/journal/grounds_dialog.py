"""Căn cứ của một việc: what an entry rests on and for which regulations it counts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.engagement import Planning
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementGrounds
from app.services.duties.grounds import GroundsSheet
from ui.dialogs.field_values import all_chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.journal_words import planning_words
from ui.screens.journal.model import one_line
from ui.screens.journal.presenter import JournalPresenter
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.label import label


class GroundsDialog(FormDialog):
    """Fields by attribute, each with its ``objectName``."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: JournalPresenter,
        messages: Messages,
        sheet: GroundsSheet,
    ) -> None:
        super().__init__(parent, _("Căn cứ và cách tính"), _("&Lưu"), messages)
        self._presenter = presenter
        self._entry_id = sheet.detail.row.id
        self.head.addWidget(label(one_line(sheet.detail.row.subject), "hint", wrap=True))
        self._make(sheet)
        self._place()
        self._fill(sheet.detail.grounds)
        self.form.set_row_visible("mutual", sheet.is_exchange)
        self.start()
        self.resize(680, 560)
        self.planning.setFocus()

    def _make(self, sheet: GroundsSheet) -> None:
        today = sheet.today
        self.planning = _box([(str(one or ""), words) for one, words in planning_words().items()])
        self.order_reference = QLineEdit()
        self.order_on = DateField(_("Ngày văn bản cử đi"), today=today)
        self.invitation_reference = QLineEdit()
        self.invited_on = DateField(_("Ngày giấy mời"), today=today)
        self.level = _box([("", _("chưa ghi")), *sheet.levels])
        self.category = _box([("", _("chưa ghi")), *sheet.categories])
        self.serves = ManyField(_("Tính cho quy chế, quy định"))
        self.serves.set_choices(sheet.regulations)
        self.mutual = QCheckBox(_("Tính cho cả hai bên trao đổi"))

    def _place(self) -> None:
        self.add("planning", _("T&heo kế hoạch"), self.planning)
        self.add(
            "order_reference",
            _("&Văn bản cử đi"),
            self.order_reference,
            _("Số, ký hiệu; quy định đòi có văn bản thì thiếu nó chuyến đi không được tính."),
        )
        self.add("order_on", _("&Ngày văn bản"), self.order_on)
        self.add("invitation_reference", _("&Giấy mời"), self.invitation_reference)
        self.add("invited_on", _("Ngà&y giấy mời"), self.invited_on)
        self.add("level", _("&Cấp"), self.level)
        self.add("category", _("L&oại cuộc họp"), self.category)
        self.add(
            "serves",
            _("Tính cho &quy chế"),
            self.serves,
            _("Để trống: tính cho một văn bản theo tư cách người đi. Chọn nhiều văn bản thì một "
              "việc được tính cho cả các văn bản ấy."),
        )  # fmt: skip
        self.add("mutual", _("Hai &bên"), self.mutual)

    def _fill(self, grounds: EngagementGrounds) -> None:
        _choose(self.planning, grounds.planning or "")
        self.order_reference.setText(grounds.order_reference)
        self.order_on.set_date(grounds.order_on)
        self.invitation_reference.setText(grounds.invitation_reference)
        self.invited_on.set_date(grounds.invited_on)
        _choose(self.level, grounds.level)
        _choose(self.category, grounds.category)
        self.serves.set_ids(grounds.serves)
        self.mutual.setChecked(grounds.mutual)

    def gather_and_send(self) -> None:
        """Hand it over; see ``Grounds.save``."""
        planning = str(self.planning.currentData())
        grounds = EngagementGrounds(
            planning=Planning(planning) if planning else None,
            order_reference=self.order_reference.text(),
            order_on=day_in(self.order_on, "order_on"),
            invitation_reference=self.invitation_reference.text(),
            invited_on=day_in(self.invited_on, "invited_on"),
            level=str(self.level.currentData()),
            category=str(self.category.currentData()),
            serves=all_chosen_in(self.serves, "serves"),
            mutual=self.mutual.isChecked(),
        )
        self._presenter.save_grounds(self._entry_id, grounds, self.accepted_by_store, self.refused)


def _box(words: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for word, title in words:
        made.addItem(title, str(word))
    return made


def _choose(box: QComboBox, word: str) -> None:
    place = box.findData(str(word))
    if place < 0:
        box.addItem(word, word)
        place = box.count() - 1
    box.setCurrentIndex(place)
