"""One change of units, guided: kind, units, what comes of them, what moves, all in words, write.

What is typed is kept as a draft; nothing is written before the last page's button.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.domain.lineage import ChangeKind
from app.i18n import _
from app.i18n.formats import date_time
from app.services.drafts import Payload
from app.services.lineage.forms import ChangeForm, ChangePreview, Predecessor
from app.services.territory_forms import TerritoryData
from ui.dialogs.field_values import day_in
from ui.dialogs.lineage.page import Page, in_words
from ui.dialogs.lineage.pages_after import SuccessorsPage
from ui.dialogs.lineage.pages_before import KindPage, UnitsPage
from ui.dialogs.lineage.pages_moves import FollowersPage, QuestionsPage, SummaryPage
from ui.dialogs.lineage.presenter import LineagePresenter, OpenedChange
from ui.dialogs.saving_dialog import SavingDialog
from ui.theme import GAP, MARGIN
from ui.widgets.form import scrolled
from ui.widgets.label import label, tip

KIND, UNITS, AFTER, FOLLOW, QUESTIONS, SUMMARY = range(6)


class ChangeDialog(SavingDialog):
    """See the module. ``units`` are those that it begins with; a draft goes before them."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: LineagePresenter,
        opened: OpenedChange,
        units: Sequence[uuid.UUID] = (),
        kind: ChangeKind | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Thay đổi đơn vị"),
            _("&Ghi thay đổi"),
            presenter.messages,
            presenter.keeper(),
        )
        self._presenter = presenter
        lists = opened.lists
        self.kind_page = KindPage(lists)
        self.units_page = UnitsPage(lists)
        self.after_page = SuccessorsPage(lists)
        self.follow_page = FollowersPage(lists)
        self.questions_page = QuestionsPage()
        self.summary_page = SummaryPage()
        self._list: tuple[Page, ...] = (
            self.kind_page,
            self.units_page,
            self.after_page,
            self.follow_page,
            self.questions_page,
            self.summary_page,
        )
        self.preview: ChangePreview | None = None
        self._asked: tuple[object, ...] = ()
        self.resize(900, 620)
        self._lay_out()
        if kind is not None:
            self.kind_page.choose(kind)
        self.units_page.show_kind(self.kind_page.chosen)
        self.units_page.units.set_ids(list(units))
        self._fresh = self._kept = self.payload()
        if opened.draft is not None:
            self._restore(*opened.draft)
        for page in self._list:
            page.changed.connect(self.on_changed)
        self.show_page(KIND)

    def _lay_out(self) -> None:
        self.step = label("", "section", wrap=True)
        self.pages = QStackedWidget()
        for page in self._list:
            holder = page if page is self.questions_page else scrolled(page)
            self.pages.addWidget(holder)
        self.back_button = QPushButton(_("&Quay lại"))
        self.next_button = QPushButton(_("&Tiếp tục"))
        self.next_button.setObjectName("primary")
        self.next_button.setToolTip(_("Ctrl+Enter"))
        for button, deed in ((self.back_button, self.back), (self.next_button, self.go_on)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
        self.drop_button = QPushButton(_("Bỏ bản &nháp"))
        self.drop_button.setAutoDefault(False)
        self.drop_button.clicked.connect(self._drop_draft)
        self.drop_button.hide()
        head = QHBoxLayout()
        head.addWidget(self.step, 1)
        head.addWidget(self.drop_button)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        for button in (self.next_button, self.save_button, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    # -- going through the pages ---------------------------------------------------------------

    def show_page(self, at: int) -> None:
        """Show a page; the last one has the button that writes."""
        self.problem.hide()
        self.pages.setCurrentIndex(at)
        self.step.setText(
            _("Bước {step}/{all}: {title}").format(
                step=at + 1, all=len(self._list), title=self._list[at].title
            )
        )
        self.back_button.setEnabled(at > KIND)
        self.next_button.setVisible(at < SUMMARY)
        self.save_button.setVisible(at == SUMMARY)
        if at == SUMMARY:
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._list[at].begin()

    def go_on(self) -> None:
        """Check the page and go to the next one."""
        if self._submitting:
            return
        at = self.pages.currentIndex()
        self.clear_errors()
        try:
            if at == KIND:
                self._leave_kind()
            elif at == UNITS:
                self._leave_units()
            elif at in (AFTER, FOLLOW, QUESTIONS):
                self._ask_preview(at + 1)
        except CodedError as error:
            self.refused(error)

    def back(self) -> None:
        """Go to the page before."""
        at = self.pages.currentIndex()
        skips = at == FOLLOW and self.kind_page.chosen is ChangeKind.DISSOLUTION
        if at > KIND and not self._submitting:
            self.show_page(UNITS if skips else at - 1)

    def submit(self) -> None:
        """Write on the last page; before it, go on."""
        if self.pages.currentIndex() == SUMMARY:
            super().submit()
        else:
            self.go_on()

    def gather_and_send(self) -> None:
        self._presenter.apply(self.change(), self._written, self.refused)

    def change(self) -> ChangeForm:
        """Return the form as typed; raises CodedError for a bad field."""
        page = self.kind_page
        successors = tuple(
            replace(one, sides=self.follow_page.sides(place))
            for place, one in enumerate(self.after_page.successors())
        )
        return ChangeForm(
            kind=page.chosen,
            on=day_in(page.on, "on"),
            predecessors=self.units_page.predecessors(),
            successors=successors,
            decree=page.decree.text(),
            decided_on=day_in(page.decided_on, "decided_on"),
            issuer=page.issuer.text(),
            note=page.note.toPlainText(),
            answers=self.questions_page.answers,
            decision=self.follow_page.data(),
        )

    def _leave_kind(self) -> None:
        self.kind_page.check()
        self.units_page.show_kind(self.kind_page.chosen)
        self.after_page.show_kind(self.kind_page.chosen)
        self.show_page(UNITS)

    def _leave_units(self) -> None:
        self.units_page.check()
        form = self._bare()
        self._wait(on=True)

        def fine() -> None:
            self._wait(on=False)
            if form.kind is ChangeKind.DISSOLUTION:
                self._ask_preview(FOLLOW)
                return
            ids = tuple(one.territory_id for one in form.predecessors)
            self._presenter.propose(form.kind, ids, self._begin_after)

        self._presenter.check_units(form, fine, self.refused)

    def _bare(self) -> ChangeForm:
        """Return the form without what comes of the units."""
        predecessors: tuple[Predecessor, ...] = self.units_page.predecessors()
        return ChangeForm(self.kind_page.chosen, day_in(self.kind_page.on, "on"), predecessors)

    def _begin_after(self, data: TerritoryData) -> None:
        self.after_page.propose(data)
        self.show_page(AFTER)

    def _ask_preview(self, then: int) -> None:
        form = self.change()
        asked = (form.kind, form.on, form.predecessors, tuple(
            (one.existing_id, one.data) for one in form.successors
        ))  # fmt: skip
        if then == FOLLOW and self._asked and asked[2:] != self._asked[2:]:
            self.follow_page.forget()
            self.questions_page.forget()
            form = self.change()
        self._asked = asked
        self._wait(on=True)

        def show(preview: ChangePreview) -> None:
            self._wait(on=False)
            self.preview = preview
            self.follow_page.show_preview(preview)
            self.questions_page.show_preview(preview)
            self.summary_page.show_change(form, preview)
            self.show_page(then)

        self._presenter.preview(form, show, self.refused)

    def _wait(self, *, on: bool) -> None:
        self.set_submitting(on)
        self.next_button.setEnabled(not on)

    def _written(self, _change_id: uuid.UUID) -> None:
        self._kept = self._fresh = self.payload()
        self.accept()

    # -- saving dialog -------------------------------------------------------------------------

    def payload(self) -> Payload:
        """Return what stands in all pages."""
        names = ("kind", "units", "after", "follow", "questions", "summary")
        return {name: page.payload() for name, page in zip(names, self._list, strict=True)}

    def clear_errors(self) -> None:
        for page in self._list:
            page.clear_errors()

    def refused(self, error: Exception) -> None:
        """Show why it does not go on, at the field where there is one."""
        self._wait(on=False)
        if not isinstance(error, CodedError):
            self._messages.failed(error)
            return
        name = error.values.get("field")
        at = _PAGE_OF.get(str(name), self.pages.currentIndex())
        if at != self.pages.currentIndex():
            self.show_page(at)
        if not self._list[at].tell(error):
            self.say_problem(in_words(error))

    def _restore(self, saved: dt.datetime, payload: Payload) -> None:
        if payload == self._fresh:
            return
        parts = [payload.get(name) for name in self._fresh]
        for at, (page, part) in enumerate(zip(self._list, parts, strict=True)):
            if isinstance(part, dict):
                page.restore(part)
            if at == KIND:
                self.units_page.show_kind(self.kind_page.chosen)
                self.after_page.show_kind(self.kind_page.chosen)
        self._kept = self.payload()
        self.drop_button.show()
        self.drop_button.setToolTip(
            tip(_("Đã lấy lại nội dung đang ghi dở lúc {when}.").format(when=date_time(saved)))
        )

    def _drop_draft(self) -> None:
        for name, page in zip(self._fresh, self._list, strict=True):
            part = self._fresh[name]
            if isinstance(part, dict):
                page.restore(part)
        self.follow_page.forget()
        self.questions_page.forget()
        self.drop_button.hide()
        self.keep_draft()
        self.show_page(KIND)


_PAGE_OF = {
    **dict.fromkeys(("kind", "on", "decree", "decided_on", "note"), KIND),
    "predecessors": UNITS,
    **dict.fromkeys(
        (
            "successors", "existing", "name", "kind_id", "code", "parent_id",
            "leader_in_charge_id", "standing_member_id", "is_namesake",
        ),
        AFTER,
    ),
    **dict.fromkeys(("sides", "decision", "signed_on", "number"), FOLLOW),
}  # fmt: skip
