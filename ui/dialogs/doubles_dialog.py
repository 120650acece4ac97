"""Persons and units entered twice (menu "Mục ghi trùng"): shown in pairs, merged, taken apart."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.domain.lineage import DoubleSubject
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.doubles import DoublePair, DoublePreview, DoubleSide, KindCount, MergeRow
from app.read_models.office import Choice
from app.services.field_words import KINDS, capital
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.doubles_presenter import DoublesPresenter
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column
from ui.theme import GAP, MARGIN
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import label, plain_label
from ui.widgets.section import Deed, Section
from ui.widgets.sections_view import SectionsView


class DoublesDialog(QDialog):
    """Pairs above, what was merged below; Enter on a pair opens the form that merges it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Mục ghi trùng"))
        self.messages = context.messages
        self.presenter = DoublesPresenter(
            context.services.doubles, context.runner, context.messages, context.changes.announce
        )
        self.subject = QComboBox()
        self.subject.setAccessibleName(_("Tìm trong"))
        for one in DoubleSubject:
            self.subject.addItem(capital(one), one.value)
        self.subject.currentIndexChanged.connect(self.read)
        self.pairs: Section[DoublePair] = Section(
            _("Có thể là một"),
            (
                Column(_("Mục thứ nhất"), lambda row: row.first.name),
                Column(_("Ghi kèm"), lambda row: row.first.told_apart),
                Column(_("Mục thứ hai"), lambda row: row.second.name),
                Column(_("Ghi kèm"), lambda row: row.second.told_apart),
                Column(_("Vì sao"), lambda row: row.reason),
            ),
            _("Không thấy mục nào ghi trùng."),
            (
                Deed(_("&Gộp…"), "Ctrl+G", self.merge, needs_choice=True),
                Deed(_("Gộp &hai mục khác…"), "Ctrl+N", self.merge_others, is_wide=True),
            ),
            (22, 22, 22, 22, 14),
            self.merge,
            page=self,
            stretch=4,
        )
        self.merges: Section[MergeRow] = Section(
            _("Đã gộp"),
            (
                Column(_("Giữ lại"), lambda row: row.kept_name),
                Column(_("Được gộp"), lambda row: row.absorbed_name),
                Column(
                    _("Ngày"), lambda row: short_date(row.merged_on), sort_key=lambda r: r.merged_on
                ),
                Column(_("Đã chuyển"), lambda row: str(row.moved), right=True),
                Column(_("Lý do"), lambda row: row.reason),
                Column(_("Tách lại"), _taken_back),
            ),
            _("Chưa gộp mục nào."),
            (Deed(_("&Tách lại…"), "Ctrl+T", self.take_back, needs_choice=True),),
            (22, 22, 11, 10, 26, 20),
            self.take_back,
            page=self,
            stretch=4,
        )
        self._lay_out()
        self.resize(980, 620)
        self.read()

    def _lay_out(self) -> None:
        caption = plain_label(_("Tìm t&rong"))
        caption.setBuddy(self.subject)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(caption)
        top.addWidget(self.subject)
        top.addStretch(1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.pairs)
        parts.addWidget(self.merges)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        hint = _(
            "Khi gộp, mọi việc của hai mục về một mục; lịch sử giữ cả hai và có thể tách lại. Nếu "
            "là hai người trùng tên, ghi điều phân biệt vào hồ sơ từng người; chương trình "
            "sẽ không báo nữa."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(label(hint, "hint", wrap=True))
        column.addWidget(parts, 1)
        column.addLayout(foot)

    def read(self) -> None:
        """Read pairs and mergings anew."""
        self.presenter.read(self.chosen_subject(), self._show)

    def chosen_subject(self) -> DoubleSubject:
        """Return what is looked through."""
        return DoubleSubject(str(self.subject.currentData()))

    def merge(self) -> None:
        """Open the form with the marked pair."""
        pair = self.pairs.current()
        if pair is not None:
            self._open_form(pair.first.id, pair.second.id)

    def merge_others(self) -> None:
        """Open the form with nothing chosen."""
        self._open_form(None, None)

    def take_back(self) -> None:
        """Ask why, then take the marked merging back."""
        row = self.merges.current()
        if row is None or row.taken_back_on is not None:
            return
        question = _("Tách lại “{absorbed}” khỏi “{kept}”?").format(
            absorbed=row.absorbed_name, kept=row.kept_name
        )
        reason = self.messages.ask_text(question, _("Lý do"))
        if reason is not None:
            self.presenter.take_back(row.id, reason, self.read)

    def _open_form(self, kept: uuid.UUID | None, absorbed: uuid.UUID | None) -> None:
        subject = self.chosen_subject()

        def shown(sides: Sequence[DoubleSide]) -> None:
            _MergeForm(self, subject, sides, kept, absorbed).open()

        self.presenter.sides(subject, shown)

    def _show(self, pairs: Sequence[DoublePair], merges: Sequence[MergeRow]) -> None:
        self.pairs.show_rows(pairs)
        self.pairs.select_first()
        self.merges.show_rows([row for row in merges if row.subject is self.chosen_subject()])
        self.merges.select_first()


class _MergeForm(FormDialog):
    """Which of two entries stays, what would go over, and why."""

    def __init__(
        self,
        parent: DoublesDialog,
        subject: DoubleSubject,
        sides: Sequence[DoubleSide],
        kept: uuid.UUID | None,
        absorbed: uuid.UUID | None,
    ) -> None:
        super().__init__(parent, _("Gộp hai mục"), _("Gộp"), parent.messages)
        self._dialog, self._subject = parent, subject
        choices = [Choice(one.id, one.name, one.told_apart) for one in sides]
        self.kept, self.absorbed = (
            ChoiceField(name) for name in (_("Mục giữ lại"), _("Mục được gộp"))
        )
        for field, chosen in ((self.kept, kept), (self.absorbed, absorbed)):
            field.set_choices(choices)
            field.set_current(chosen)
            field.chosen.connect(self.look)
        self.reason = QLineEdit(_("nhập trùng"))
        self.add("kept", _("Mục giữ &lại"), self.kept)
        self.add("absorbed", _("Mục được &gộp"), self.absorbed)
        self.add("reason", _("Lý &do"), self.reason)
        swap = QPushButton(_("Đổ&i chỗ hai mục"))
        swap.setAutoDefault(False)
        swap.clicked.connect(self.swap)
        self.form.add("swap", "", swap)
        self.told = SectionsView(_("Sẽ làm gì"))
        self.told.setMinimumHeight(120)
        self.form.add("told", "", self.told)
        self.start()
        self.resize(640, 520)
        self.look()

    def swap(self) -> None:
        """Keep the other one."""
        kept, absorbed = self.kept.current(), self.absorbed.current()
        self.kept.set_current(absorbed)
        self.absorbed.set_current(kept)
        self.look()

    def look(self) -> None:
        """Show what merging would do."""
        kept, absorbed = self.kept.current(), self.absorbed.current()
        if kept is None or absorbed is None:
            self.told.show_sections([(_("Sẽ làm gì"), _("Chọn hai mục để xem."))])
            return
        self._dialog.presenter.preview(self._subject, kept, absorbed, self._tell, self._refuse)

    def gather_and_send(self) -> None:
        kept, absorbed = self.kept.current(), self.absorbed.current()
        self._dialog.presenter.merge(
            self._subject, kept, absorbed, self.reason.text(), self._merged, self.refused
        )

    def _merged(self) -> None:
        self.accepted_by_store()
        self._dialog.read()

    def _tell(self, preview: DoublePreview) -> None:
        nothing = _("không có gì")
        if preview.why_kept:
            for field, side in ((self.kept, preview.kept), (self.absorbed, preview.absorbed)):
                with QSignalBlocker(field):  # what it would do is told here
                    field.set_current(side.id)
        self.told.show_sections(
            [
                (_("Mục giữ lại"), preview.why_kept),
                (
                    _("Chuyển sang {name}").format(name=preview.kept.name),
                    _counted(preview.moves) or nothing,
                ),
                (
                    _("Nối thời gian: chuyển những ngày mục giữ lại chưa có"),
                    _counted(preview.joins),
                ),
                (
                    _("Không chuyển, vì mục giữ lại đã có như vậy hoặc nội dung không được sửa"),
                    _counted(preview.stays),
                ),
                (
                    _("{name} đang có").format(name=preview.kept.name),
                    _counted(preview.kept_has) or nothing,
                ),
            ]
        )

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, CodedError):
            words = describe(error)
            self.told.show_sections([(words.what, words.advice)])
        else:
            self._dialog.presenter.failed(error)


def _counted(counts: Sequence[KindCount]) -> str:
    return "\n".join(f"{one.count} {_(KINDS[one.kind])}" for one in counts)


def _taken_back(row: MergeRow) -> str:
    if row.taken_back_on is None:
        return ""
    return f"{short_date(row.taken_back_on)}: {row.taken_back_reason}"
