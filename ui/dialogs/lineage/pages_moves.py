"""The last pages: what moves, who follows, what only a person can say; then all of it in words."""

import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import sort_key
from app.read_models.lineage import Held
from app.services.decisions import DecisionData
from app.services.drafts import Payload
from app.services.field_words import capital
from app.services.lineage.forms import (
    ChangeForm,
    ChangeLists,
    ChangePreview,
    ItemKey,
    Question,
    key_of,
)
from ui.dialogs.field_values import all_chosen_in, day_in, hear
from ui.dialogs.lineage import words
from ui.dialogs.lineage.page import Page, as_strings
from ui.models.rows import ROW_ROLE, Column, RowsModel
from ui.theme import GAP
from ui.widgets.choice_field import ManyField
from ui.widgets.date_field import DateField
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class FollowersPage(Page):
    """What hangs on the units, and who follows what comes of them."""

    def __init__(self, lists: ChangeLists) -> None:
        super().__init__()
        self.title = _("Những gì chuyển theo và ai theo dõi")
        self._lists = lists
        self.told = label("", "", wrap=True)
        self._sides = QVBoxLayout()
        self._sides.setSpacing(GAP)
        self.decision = QLineEdit()
        self.decision.setPlaceholderText("400-QĐ/BTCTU")
        self.signed_on = DateField(_("Ngày ký"), today=lists.today, back=True)
        self.add(
            "decision",
            _("&Văn bản phân công mới"),
            self.decision,
            _("Để trống nếu vẫn theo văn bản phân công cũ (QC Đ2.3)."),
        )
        self.add("signed_on", _("N&gày ký"), self.signed_on)
        self.column.addWidget(self.told)
        self.column.addLayout(self._sides)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._blocks: list[_SidesOfOne] = []
        self._chosen: dict[int, frozenset[uuid.UUID]] = {}

    def show_preview(self, preview: ChangePreview) -> None:
        """Tell what hangs on the units and who follows as things stand."""
        self.told.setText("\n\n".join(words.unit_words(unit) for unit in preview.units))
        for block in self._blocks:
            self._sides.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = []
        for place, one in enumerate(preview.successors):
            block = _SidesOfOne(one.name, preview, place, self._lists)
            block.changed.connect(self._take)
            self._blocks.append(block)
            self._sides.addWidget(block)
        self.form.setVisible(bool(preview.successors))

    def sides(self, place: int) -> frozenset[uuid.UUID] | None:
        """Return who follows a successor; None: nobody said otherwise."""
        return self._chosen.get(place)

    def data(self) -> DecisionData | None:
        """Return the new decision; raises DomainError ``not_a_date`` or ``not_in_list``."""
        for block in self._blocks:
            block.check()
        signed_on = day_in(self.signed_on, "signed_on")
        number_ = self.decision.text().strip()
        return DecisionData(number=number_, signed_on=signed_on) if number_ else None

    def forget(self) -> None:
        """Drop what was said of who follows: the units are others now."""
        self._chosen = {}

    def payload(self) -> Payload:
        chosen = {str(place): sorted(map(str, ids)) for place, ids in self._chosen.items()}
        return super().payload() | {"sides": chosen}

    def restore(self, payload: Payload) -> None:
        super().restore(payload)
        kept = payload.get("sides")
        if isinstance(kept, dict):
            self._chosen = {
                int(place): frozenset(uuid.UUID(one) for one in as_strings(ids))
                for place, ids in kept.items()
            }

    def begin(self) -> None:
        if self._blocks:
            self._blocks[0].begin()
        else:
            super().begin()

    def _take(self) -> None:
        self._chosen = {place: block.sides() for place, block in enumerate(self._blocks)}
        self.changed.emit()


class _SidesOfOne(Page):
    """Who follows one successor: those of before by a tick each, and any other."""

    def __init__(self, name: str, preview: ChangePreview, place: int, lists: ChangeLists) -> None:
        super().__init__()
        chosen = preview.successors[place].sides
        before = [side for side in preview.sides if side.follows]
        title = _("Theo dõi {name} từ ngày {day}").format(name=name, day=short_date(preview.on))
        self.column.addWidget(label(title, "section", wrap=True))
        self._boxes: dict[uuid.UUID, QCheckBox] = {}
        for side in before:
            text = _("{side} – đang theo dõi {units}").format(
                side=side.name, units=", ".join(side.follows)
            )
            box = QCheckBox(text.replace("&", "&&"))
            box.setChecked(side.id in chosen)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[side.id] = box
            self.column.addWidget(box)
        known = set(self._boxes)
        self.others = ManyField(
            _("Nhóm, cán bộ khác theo dõi {name}").format(name=name),
            _("nhóm, cán bộ khác: gõ để tìm"),
        )
        self.others.set_choices([one for one in lists.sides if one.id not in known])
        self.others.set_ids([one for one in sorted(chosen) if one not in known])
        hear(self.others, lambda *_value: self.changed.emit())
        self.column.addWidget(self.others)

    def sides(self) -> frozenset[uuid.UUID]:
        """Return those ticked and chosen."""
        ticked = {key for key, box in self._boxes.items() if box.isChecked()}
        return frozenset(ticked | set(self.others.ids()))

    def check(self) -> None:
        """Raise DomainError ``not_in_list`` for text that is no entry."""
        all_chosen_in(self.others, "sides")

    def begin(self) -> None:
        next(iter(self._boxes.values()), self.others).setFocus()


class QuestionsPage(Page):
    """Where each thing goes that only a person can place; it may stay and be placed later."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Việc cần trả lời")
        self._preview: ChangePreview | None = None
        self._answers: dict[ItemKey, int | None] = {}
        self._ending: set[uuid.UUID] = set()
        self.model: RowsModel[Question] = RowsModel(
            (
                Column(_("Chuyển đến"), self._target, bold=self._goes),
                Column(_("Nội dung"), lambda row: row.item.title),
                Column(_("Loại"), lambda row: capital(row.item.kind)),
                Column(_("Ngày"), lambda row: short_date(row.item.day) if row.item.day else ""),
                Column(_("Đơn vị"), lambda row: row.unit_name),
            )
        )
        self.table = RecordTable(self.title)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_widths(26, 32, 24, 11, 24)
        self.target = QComboBox()
        self.target.setAccessibleName(_("Chuyển các dòng chọn đến"))
        self.put = QPushButton(_("Áp dụng cho dòng &chọn"))
        self.put_all = QPushButton(_("Áp dụng cho &mọi dòng"))
        for button, deed in ((self.put, self.put_chosen), (self.put_all, self.put_every)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.target, 1)
        row.addWidget(self.put)
        row.addWidget(self.put_all)
        self.none = label(
            _("Không có việc nào cần trả lời: mọi việc đã có nơi chuyển đến."),
            "hint",
            wrap=True,
        )
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP)
        body.addLayout(row)
        body.addWidget(self.table, 1)
        self.table.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.column.addWidget(self.none)
        self.column.addWidget(self._body, 1)
        self.hint.setText(
            _(
                "Chọn dòng (Shift, Ctrl để chọn nhiều), chọn nơi chuyển đến rồi bấm nút. Việc để "
                "lại vẫn ở đơn vị cũ, nằm trong “Việc còn mở ở đơn vị đã kết thúc”; đầu mối, chức "
                "danh không chuyển thì kết thúc cùng đơn vị cũ."
            )
        )

    def show_preview(self, preview: ChangePreview) -> None:
        """List what is asked."""
        self._preview = preview
        self._ending = {unit.row.id for unit in preview.units if not unit.goes_on}
        chosen = max(self.target.currentIndex(), 0)
        self.target.clear()
        self.target.addItem(_("Để lại ở đơn vị cũ, quyết định sau"))
        self.target.addItems([one.name for one in preview.successors])
        usual = 1 if preview.successors else 0
        self.target.setCurrentIndex(min(chosen, self.target.count() - 1) or usual)
        self.model.set_rows(
            sorted(preview.questions, key=lambda one: (one.item.kind, sort_key(one.item.title)))
        )
        self.none.setVisible(not self.model.rows)
        self.hint.setVisible(bool(self.model.rows))
        self._body.setVisible(bool(self.model.rows))
        if self.model.rows:
            self.table.selectRow(0)

    @property
    def answers(self) -> dict[ItemKey, int | None]:
        """What was said."""
        return dict(self._answers)

    def forget(self) -> None:
        """Drop what was said: units or successors are others now."""
        self._answers = {}

    def put_chosen(self) -> None:
        """Let the marked rows go where the list says."""
        rows = [one.data(ROW_ROLE) for one in self.table.selectionModel().selectedRows()]
        self._put([one for one in rows if isinstance(one, Question)])

    def put_every(self) -> None:
        """Let all rows go there."""
        self._put(self.model.rows)

    def payload(self) -> Payload:
        return {
            "answers": {
                f"{record_id}:{name}": place for (record_id, name), place in self._answers.items()
            }
        }

    def restore(self, payload: Payload) -> None:
        kept = payload.get("answers")
        if isinstance(kept, dict):
            for text, place in kept.items():
                record_id, _colon, name = str(text).partition(":")
                at = place if isinstance(place, int) else None
                self._answers[uuid.UUID(record_id), name] = at

    def begin(self) -> None:
        (self.table if self.model.rows else self).setFocus()

    def _put(self, rows: Sequence[Question]) -> None:
        at = self.target.currentIndex() - 1
        for row in rows:
            self._answers[key_of(row.item)] = at if at >= 0 else None
        self.model.layoutChanged.emit()
        self.changed.emit()

    def _place(self, row: Question) -> int | None:
        return self._answers.get(key_of(row.item), row.proposed)

    def _goes(self, row: Question) -> bool:
        return self._place(row) is not None

    def _target(self, row: Question) -> str:
        place = self._place(row)
        if place is None or self._preview is None or place >= len(self._preview.successors):
            ends = row.item.held is Held.DATED and row.item.territory_id in self._ending
            return _("kết thúc cùng đơn vị cũ") if ends else _("để lại")
        return self._preview.successors[place].name


class SummaryPage(Page):
    """All of it in words, before it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Xem lại trước khi ghi")
        self.told = label("", "", wrap=True)
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def show_change(self, form: ChangeForm, preview: ChangePreview) -> None:
        """Say what will be written."""
        self.told.setText(words.summary(form, preview))

    def payload(self) -> Payload:
        return {}
