"""The changes of units in the book, of which one that was entered wrongly is taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number, short_date
from app.services.lineage.taking_back import ChangeRow, Weighed
from ui.dialogs.lineage.changes_presenter import ChangesPresenter
from ui.dialogs.lineage.words import count_words, kind_name
from ui.models.rows import Column
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.section import Deed, Section

#: More names of units than these are told as a number.
_NAMED = 3


class ChangesDialog(QDialog):
    """Enter or Ctrl+T on a change tells what taking it back would do, and asks."""

    def __init__(self, parent: QWidget | None, presenter: ChangesPresenter) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Thay đổi đơn vị đã ghi"))
        self.setModal(True)
        self.presenter = presenter
        self.changes: Section[ChangeRow] = Section(
            _("Thay đổi đơn vị đã ghi"),
            (
                Column(_("Từ ngày"), lambda row: short_date(row.on)),
                Column(_("Loại"), lambda row: kind_name(row.kind)),
                Column(_("Đơn vị cũ"), lambda row: _names(row.before)),
                Column(_("Đơn vị mới"), lambda row: _names(row.after)),
                Column(_("Theo"), lambda row: row.decree),
            ),
            _("Sổ chưa ghi thay đổi đơn vị nào."),
            (Deed(_("&Rút lại thay đổi…"), "Ctrl+T", self.take_back, needs_choice=True),),
            (11, 20, 24, 24, 21),
            self.take_back,
            page=self,
            stretch=1,
        )
        hint = _(
            "Rút lại khi ghi nhầm đơn vị hoặc nhầm ngày: cả thay đổi và những gì đã chuyển theo "
            "trở về như trước khi ghi, rồi ghi lại cho đúng. Chỉ rút được khi chưa có gì ghi tiếp "
            "trên đó; nhật ký thay đổi vẫn giữ cả hai lần."
        )
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label(hint, "hint", wrap=True))
        column.addWidget(self.changes, 1)
        column.addLayout(foot)
        self.resize(900, 480)
        self.read()

    def read(self) -> None:
        """Read the changes anew."""
        self.presenter.rows(self._show)

    def take_back(self) -> None:
        """Tell what taking the marked change back would do, ask, and do it."""
        row = self.changes.current()
        if row is not None:
            self.presenter.take_back(row, _question(row), _told, self.read)

    def _show(self, rows: Sequence[ChangeRow]) -> None:
        self.changes.show_rows(rows)
        self.changes.select_first()


def _question(row: ChangeRow) -> str:
    return _("Rút lại thay đổi “{kind}” từ ngày {day} ({units})?").format(
        kind=kind_name(row.kind), day=short_date(row.on), units=_names(row.before) or row.decree
    )


def _told(weighed: Weighed) -> str:
    gone = "; ".join(count_words(kind, count) for kind, count in weighed.gone)
    back = "; ".join(count_words(kind, count) for kind, count in weighed.back)
    lines = [_("Không còn trong sổ: {what}.").format(what=gone)]
    if back:
        lines.append(_("Trở về như trước: {what}.").format(what=back))
    lines += [
        _("Ghi cùng một lần nên rút cùng: {kind} từ ngày {day}.").format(
            kind=kind_name(one.kind), day=short_date(one.on)
        )
        for one in weighed.also
    ]
    return "\n".join(lines)


def _names(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return _("{names} và {count} đơn vị khác").format(
            names=", ".join(names[:_NAMED]), count=number(len(names) - _NAMED)
        )
    return ", ".join(names)
