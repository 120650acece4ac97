"""Texts to know and who has studied them: by text or by person; Space writes it down."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services.directives.studies import StudyPage
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.screens.directives.presenter import DirectivesPresenter
from ui.screens.directives.study_dialog import StudyDialog
from ui.screens.directives.study_model import (
    PairLine,
    PersonLine,
    TextLine,
    pair_columns,
    pair_lines,
    person_columns,
    person_lines,
    text_columns,
    text_lines,
)
from ui.theme import GAP
from ui.widgets.date_field import DateField
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.section import Section


class StudyTab(QWidget):
    """Space on the left: I have studied this text; on the right: these people have."""

    def __init__(self, context: Context, presenter: DirectivesPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.page: StudyPage | None = None
        self._make_filters()
        self.summary = label("", "summary", wrap=True)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self.hint = label(
            _(
                "Space: ghi đã nghiên cứu (bên trái: cho tôi; bên phải: cho những người đang "
                "chọn)   ·   Enter: ngày, ghi chú   ·   Delete: bỏ ghi khi ghi nhầm"
            ),
            "hint",
            wrap=True,
        )
        self.texts: Section[TextLine] = Section(
            _("Văn bản cần nắm"),
            text_columns(),
            _(
                "Chưa có văn bản nào cần nắm. Mở tab “Văn bản” (Alt+V), đánh dấu “Cần nghiên "
                "cứu, nắm chắc” ở văn bản."
            ),
            (),
            (13, 10, 24, 14, 8),
            self._into_pairs,
            stretch=2,
        )
        self.people: Section[PersonLine] = Section(
            _("Người cần nắm"),
            person_columns(),
            _("Không có ai theo bộ lọc này."),
            (),
            (22, 26, 8),
            self._into_pairs,
            stretch=1,
        )
        self.of_text: Section[PairLine] = self._pairs(by_text=True)
        self.of_person: Section[PairLine] = self._pairs(by_text=False)
        self.left, self.right = QStackedWidget(), QStackedWidget()
        for stack, parts in (
            (self.left, (self.texts, self.people)),
            (self.right, (self.of_text, self.of_person)),
        ):
            for part in parts:
                stack.addWidget(part)
        for heads in (self.texts, self.people):
            heads.table.selectionModel().selectionChanged.connect(lambda *_s: self._show_pairs())
        self._keys()
        self._lay_out()

    def _pairs(self, *, by_text: bool) -> Section[PairLine]:
        return Section(
            _("Ai đã nghiên cứu") if by_text else _("Đã nghiên cứu những gì"),
            pair_columns(by_text=by_text),
            _("Chọn một dòng ở danh sách bên cạnh."),
            (),
            (20, 20, 14, 16) if by_text else (13, 30, 14, 16),
            self.edit,
            stretch=3 if by_text else 1,
        )

    def _make_filters(self) -> None:
        self.view = QComboBox()
        self.view.setAccessibleName(_("Xem theo"))
        self.view.addItem(_("văn bản"), True)
        self.view.addItem(_("người"), False)
        self.view.currentIndexChanged.connect(lambda _index: self._show())
        self.division = FilterBox(_("Phòng"), 18)
        self.group = FilterBox(_("Nhóm"), 12)
        for box in (self.division, self.group):
            box.offer(())
            box.currentIndexChanged.connect(lambda _index: self._show())
        self.day = DateField(_("Ngày nghiên cứu được ghi"), today=self.presenter.today)
        self.day.set_date(self.presenter.today)
        self.day.edit.setMinimumWidth(self.day.edit.fontMetrics().averageCharWidth() * 14)
        self.note_button = _button(_("Ghi đã nghiên &cứu"), self.note)
        self.edit_button = _button(_("Ngày, &ghi chú…"), self.edit)
        self.withdraw_button = _button(_("&Bỏ ghi"), self.withdraw)

    def _keys(self) -> None:
        for section in (self.texts, self.people, self.of_text, self.of_person):
            for key, deed in (("Space", self.note), ("Delete", self.withdraw)):
                action = QAction(section.table)
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(lambda _on=False, act=deed: act())
                section.table.addAction(action)

    def _lay_out(self) -> None:
        filters, row = flow()
        for caption, field in (
            (_("X&em theo"), self.view),
            (_("&Phòng"), self.division),
            (_("N&hóm"), self.group),
            (_("Ngà&y ghi"), self.day),
        ):
            row.addWidget(captioned(caption, field))
        for button in (self.note_button, self.edit_button, self.withdraw_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP // 2)
        for part in (filters, self.summary, self.problem):
            column.addWidget(part)
        column.addWidget(Halves(self.left, self.right, (1, 1)), 1)
        column.addWidget(self.hint)

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.studies(self._show_page)

    def _show_page(self, page: StudyPage) -> None:
        self.page = page
        for box, found in (
            (self.division, {one.division_id: one.division_name for one in page.people}),
            (self.group, {one.group_id: one.group_name for one in page.people}),
        ):
            offered = [(name, key) for key, name in found.items() if key is not None]
            box.offer(sorted(offered, key=lambda one: one[0]))
        self._show()

    @property
    def by_text(self) -> bool:
        """Tell whether texts stand on the left."""
        return bool(self.view.currentData())

    @property
    def heads(self) -> Section[TextLine] | Section[PersonLine]:
        """The list on the left."""
        return self.texts if self.by_text else self.people

    @property
    def pairs(self) -> Section[PairLine]:
        """The list on the right."""
        return self.of_text if self.by_text else self.of_person

    def shown(self) -> StudyPage | None:
        """Return what the filters leave."""
        if self.page is None:
            return None
        division, group = self.division.currentData(), self.group.currentData()
        return self.page.narrowed(division_id=division, group_id=group)

    def _show(self) -> None:
        page = self.shown()
        if page is None:
            return
        self.left.setCurrentWidget(self.heads)
        self.right.setCurrentWidget(self.pairs)
        self.texts.show_rows(text_lines(page))
        self.people.show_rows(person_lines(page))
        self.heads.select_first()
        mine = page.of_person(page.me)
        self.summary.setText(
            _("{texts} văn bản cần nắm · tôi đã nghiên cứu {mine}/{texts} · {people} người").format(
                texts=len(page.texts), mine=mine, people=len(page.people)
            )
            if page.texts
            else ""
        )
        self._show_pairs()

    def _show_pairs(self) -> None:
        page = self.shown()
        if page is None:
            return
        head = self.heads.current()
        self.pairs.show_rows(pair_lines(page, head))
        if head is None:
            return
        name = (
            head.text.number or head.text.form
            if isinstance(head, TextLine)
            else head.person.full_name
        )
        self.pairs.set_heading(
            _("{name}: đã nghiên cứu {done}/{needed}").format(
                name=name, done=head.done, needed=head.needed
            )
        )

    def _into_pairs(self) -> None:
        if self.pairs.model.rows:
            self.pairs.select_first()
            self.pairs.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- writing ------------------------------------------------------------------------------

    def _chosen(self) -> tuple[list[uuid.UUID], list[uuid.UUID]]:
        """Return texts and people that a key or button means, by where the focus is."""
        if self.page is None:
            return [], []
        if self.pairs.table.hasFocus() or (self.pairs.chosen() and not self._left_has_focus()):
            lines = self.pairs.chosen()
            return (
                list(dict.fromkeys(one.text.id for one in lines)),
                list(dict.fromkeys(one.person.id for one in lines)),
            )
        if self.by_text:
            return [one.id for one in self.texts.chosen()], [self.page.me]
        return [], []

    def _left_has_focus(self) -> bool:
        return self.heads.table.hasFocus()

    def note(self) -> None:
        """Write the chosen as studied on the day of the field."""
        texts, people = self._chosen()
        day = self._typed_day()
        if not (texts and people):
            self._say_what_to_choose()
        elif day is not None:
            self.presenter.note_study(texts, people, day)

    def withdraw(self) -> None:
        """Take back what was written by mistake."""
        texts, people = self._chosen()
        if texts and people:
            self.presenter.withdraw_study(texts, people)
        else:
            self._say_what_to_choose()

    def _say_what_to_choose(self) -> None:
        self.presenter.tell(
            _("Chưa chọn ai, văn bản nào."),
            _("Chọn văn bản bên trái (ghi cho tôi), hoặc chọn các dòng bên phải."),
        )

    def edit(self) -> None:
        """Open the form of the chosen study."""
        line = self.pairs.current()
        if line is None:
            self._say_what_to_choose()
            return
        StudyDialog(
            self,
            line.text,
            line.person,
            line.study,
            self._typed_day() or self.presenter.today,
            self.presenter,
            self.context.messages,
        ).open()

    def _typed_day(self) -> dt.date | None:
        try:
            day = self.day.date() or self.presenter.today
        except ValueError:
            self.problem.setText(_("Không đọc được ngày ghi. Ghi theo dạng ngày/tháng/năm."))
            self.problem.show()
            self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.problem.hide()
        return day

    # -- papers -------------------------------------------------------------------------------

    def print_shown(self) -> None:
        """Show the list of the chosen lines on the left, each a part of its own."""
        page = self.shown()
        if page is None:
            return
        heads = [one.id for one in self.heads.chosen()]
        texts = heads if self.by_text else [one.id for one in page.texts]
        people = [one.id for one in page.people] if self.by_text else heads
        self.presenter.print_studies(page, texts, people, by_text=self.by_text, show=self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Danh sách nghiên cứu văn bản")
        PreviewDialog(self.context, title, paper, self).open()


def _button(text: str, deed: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: deed())
    return button
