"""The page of the series of numbers: how far each went in a term, and its opening balance."""

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.office import CongressTermRow
from app.read_models.outgoing import SeriesRow
from app.services.field_words import capital
from ui.context import Context
from ui.models.rows import Column
from ui.screens.outgoing.presenter import Lists, OutgoingPresenter
from ui.screens.outgoing.series_dialog import SeriesDialog
from ui.screens.outgoing.term_dialog import TermDialog
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.section import Deed, Section


class SeriesPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.list: Section[SeriesRow] = Section(
            _("Dãy số theo nhiệm kỳ"),
            (
                Column(_("Dãy số"), lambda row: row.series),
                Column(_("Nhiệm kỳ"), lambda row: row.term_name),
                Column(_("Nơi cấp số"), lambda row: capital(row.issuer)),
                Column(
                    _("Số cuối trong sổ giấy"),
                    lambda row: number(row.opening_number),
                    right=True,
                    sort_key=lambda row: row.opening_number,
                ),
                Column(
                    _("Số cuối đã cấp"),
                    lambda row: number(row.last_number),
                    right=True,
                    sort_key=lambda row: row.last_number,
                ),
                Column(
                    _("Văn bản trong sổ"),
                    lambda row: number(row.count),
                    right=True,
                    sort_key=lambda row: row.count,
                ),
                Column(_("Ghi chú"), lambda row: row.note),
            ),
            _(
                "Chưa mở dãy số nào. Nếu trong nhiệm kỳ này sổ giấy đã dùng số, bấm “Ghi số cuối "
                "của sổ giấy” (Ctrl+N) cho từng loại; loại chưa dùng số thì bắt đầu từ 01."
            ),
            (
                Deed(_("Ghi số cuối của sổ &giấy…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True),
            ),
            (9, 18, 16, 14, 11, 13, 20),
            self.edit,
            page=self,
            stretch=6,
        )
        self.terms: Section[CongressTermRow] = Section(
            _("Nhiệm kỳ của cấp ủy"),
            (
                Column(_("Nhiệm kỳ"), lambda row: row.name),
                Column(
                    _("Từ ngày"),
                    lambda row: short_date(row.valid_from),
                    sort_key=lambda row: row.valid_from or dt.date.min,
                ),
                Column(
                    _("Đến ngày"),
                    lambda row: short_date(row.valid_to),
                    sort_key=lambda row: row.valid_to or dt.date.max,
                ),
            ),
            _("Chưa ghi nhiệm kỳ nào. Bấm “Thêm nhiệm kỳ”: số văn bản đánh theo nhiệm kỳ."),
            (
                Deed(_("Thêm nhiệm &kỳ…"), "Ctrl+T", self.new_term, is_wide=True),
                Deed(_("Sửa nhiệm kỳ…"), "F2", self.edit_term, needs_choice=True),
            ),
            (30, 12, 12),
            self.edit_term,
            page=self,
            stretch=0,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Mỗi thể loại đánh số liền mạch từ 01 trong một nhiệm kỳ của cấp ủy, không "
                    "theo năm (HD05 II.I.3.1.1)."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.list, 3)
        column.addWidget(self.terms, 2)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.series(self._take)
        self.presenter.lists(self._take_terms)

    def new(self) -> None:
        """Open the form of an opening balance."""
        self.presenter.form_lists(
            lambda lists: SeriesDialog(
                self, None, lists, self.presenter, self.context.messages
            ).open()
        )

    def edit(self) -> None:
        """Open the form of the chosen series."""
        row = self.list.current()
        if row is not None:
            self.presenter.form_lists(
                lambda lists: SeriesDialog(
                    self, row, lists, self.presenter, self.context.messages
                ).open()
            )

    def new_term(self) -> None:
        """Open the form of a new congress term."""
        TermDialog(self, None, self.presenter, self.context.messages).open()

    def edit_term(self) -> None:
        """Open the form of the chosen term."""
        row = self.terms.current()
        if row is not None:
            TermDialog(self, row, self.presenter, self.context.messages).open()

    def _take_terms(self, lists: Lists) -> None:
        self.terms.show_rows(lists.terms)

    def _take(self, rows: tuple[SeriesRow, ...]) -> None:
        self.list.show_rows(rows)
        self.list.select_first()
