"""The kinds of territory (menu "Loại địa bàn"): add, rename, put in order, choose their heap."""

import uuid

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from app.i18n import _
from app.ports.messages import Messages
from app.services.kind_catalogue import DefaultKind, KindCatalogue, Kinds, KindUse
from app.services.presenting import Presenter
from app.services.territory_tree import category_word
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.section import Deed, Section

_KINDS = frozenset({RecordKind.TERRITORY_KIND})

Read = tuple[tuple[KindUse, ...], tuple[DefaultKind, ...]]


class KindsDialog(QDialog):
    """List of the kinds in their order; Enter edits one, Alt+Up and Alt+Down move it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue: KindCatalogue = context.services.kinds
        self._messages = context.messages
        self.presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._wanted: uuid.UUID | None = None
        self.setWindowTitle(_("Loại địa bàn"))
        self.section: Section[KindUse] = Section(
            _("Các loại địa bàn (QC Đ2.1; QĐ)"),
            (
                Column(_("Tên loại"), lambda row: row.name),
                Column(_("Nhóm loại"), lambda row: category_word(row.category)),
                Column(
                    _("Số địa bàn"),
                    lambda row: str(row.territories),
                    right=True,
                    sort_key=lambda row: row.territories,
                ),
            ),
            _("Sổ chưa có loại địa bàn nào; bấm “Bổ sung theo quy chế”."),
            (
                Deed(_("&Thêm…"), "Ctrl+N", self.add),
                Deed(_("&Sửa…"), "F2", self.edit, needs_choice=True),
                Deed(_("&Lên"), "Alt+Up", lambda: self._move(-1), needs_choice=True),
                Deed(_("&Xuống"), "Alt+Down", lambda: self._move(1), needs_choice=True),
            ),
            (44, 34, 10),
            self.edit,
            page=self,
            stretch=0,
        )
        self.section.table.setSortingEnabled(False)  # the order here is the office's own
        self.lacking = label("", "hint", wrap=True)
        self.lacking_button = QPushButton(_("&Bổ sung theo quy chế"))
        self.lacking_button.setAutoDefault(False)
        self.lacking_button.clicked.connect(self.add_lacking)
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.lacking_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        hint = _(
            "Danh sách, cây địa bàn và văn bản xếp theo thứ tự này. Đổi tên thì mọi địa bàn "
            "của loại đổi theo; loại đã ghi thì không xóa được."
        )
        column.addWidget(label(hint, "hint", wrap=True))
        column.addWidget(self.section, 1)
        column.addWidget(self.lacking)
        column.addLayout(foot)
        self.resize(760, 520)
        self.read()

    def read(self) -> None:
        """Read the kinds anew."""
        catalogue = self._catalogue
        self.presenter.ask("kinds", lambda: (catalogue.rows(), catalogue.lacking()), self._show)

    def add(self) -> None:
        """Open the form of a new kind."""
        _KindForm(self, self._messages, None).open()

    def edit(self) -> None:
        """Open the form of the marked kind."""
        row = self.section.current()
        if row is not None:
            _KindForm(self, self._messages, row).open()

    def add_lacking(self) -> None:
        """Add what the regulations name and the book has not."""
        self.presenter.act(
            lambda _progress: self._catalogue.add_lacking(),
            lambda _kinds: self.read(),
            kinds=_KINDS,
        )

    def save(
        self, known: KindUse | None, name: str, category: TerritoryCategory, form: "_KindForm"
    ) -> None:
        """Add or correct a kind, then mark it."""

        def deed(_progress: object) -> uuid.UUID:
            if known is None:
                return self._catalogue.add(name, category)[0]
            self._catalogue.edit(known.id, name, category)
            return known.id

        def saved(written: uuid.UUID) -> None:
            self._wanted = written
            form.accepted_by_store()
            self.read()

        self.presenter.act(deed, saved, kinds=_KINDS, failed=form.refused)

    def _move(self, by: int) -> None:
        row = self.section.current()
        if row is None:
            return
        order = [one.id for one in self.section.model.rows]
        at = order.index(row.id)
        if 0 <= at + by < len(order):
            order[at], order[at + by] = order[at + by], order[at]
            self._order(order)

    def _order(self, order: list[uuid.UUID]) -> None:
        def moved(_kinds: Kinds) -> None:
            self.read()

        self.presenter.act(lambda _progress: self._catalogue.order(order), moved, kinds=_KINDS)

    def _show(self, found: Read) -> None:
        rows, lacking = found
        self.section.show_rows(rows)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.section.choose(lambda row: row.id == wanted)
        self.section.select_first()
        if rows and not self.section.table.hasFocus() and self.focusWidget() is None:
            self.section.table.setFocus()
        names = ", ".join(one.name for one in lacking)
        self.lacking.setText(_("Sổ chưa có: {names}.").format(names=names) if lacking else "")
        self.lacking.setVisible(bool(lacking))
        self.lacking_button.setVisible(bool(lacking))


class _KindForm(FormDialog):
    def __init__(self, parent: KindsDialog, messages: Messages, known: KindUse | None) -> None:
        title = _("Sửa loại địa bàn") if known else _("Thêm loại địa bàn")
        super().__init__(parent, title, _("Lưu"), messages)
        self._dialog, self._known = parent, known
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.category = QComboBox()
        for one in TerritoryCategory:
            self.category.addItem(category_word(one), one.value)
        self.add("name", _("&Tên loại"), self.name)
        self.add(
            "category",
            _("&Nhóm loại"),
            self.category,
            _("Theo các nhóm của QC Đ2.1; quy chế tính việc phải làm theo nhóm này."),
        )
        if known is not None:
            self.name.setText(known.name)
            self.category.setCurrentIndex(self.category.findData(known.category.value))
            if known.territories:
                told = _("{count} địa bàn thuộc loại này đổi theo.").format(count=known.territories)
                self.head.addWidget(label(told, "hint", wrap=True))
        self.start()
        self.resize(520, 250)
        self.name.setFocus()

    def gather_and_send(self) -> None:
        category = TerritoryCategory(str(self.category.currentData()))
        self._dialog.save(self._known, self.name.text(), category, self)
