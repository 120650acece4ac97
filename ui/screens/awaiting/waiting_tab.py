"""What awaits a leader's word: a list answered with one key each."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.flow import Word
from app.i18n import _
from app.services.awaiting import AwaitingItem, AwaitingPage, what_awaits
from app.services.flow_words import step_word, subject_word
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.step_dialog import StepDialog
from ui.screens.awaiting.model import waiting_columns, who_asks
from ui.screens.awaiting.presenter import AwaitingPresenter, Failed
from ui.theme import GAP, attention
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import WrappedLabel
from ui.widgets.section import Deed, Section


class WaitingTab(QWidget):
    """See the module. D agrees, Y remarks, K refuses or returns; Enter opens the record."""

    def __init__(self, context: Context, presenter: AwaitingPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._page: AwaitingPage | None = None
        self._whose: uuid.UUID | None = None
        self._everybody = False
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Ý kiến của"))
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list: Section[AwaitingItem] = Section(
            _("Chờ ý kiến"),
            waiting_columns(self._today, lambda: attention(self)),
            _("Không có việc nào đang chờ ý kiến."),
            (
                Deed(_("Đồn&g ý, đã xem (D)"), "D", self.agree, needs_choice=True),
                Deed(_("Có ý &kiến… (Y)"), "Y", self.remark, needs_choice=True),
                Deed(_("Không đồng ý, trả &lại… (K)"), "K", self.refuse, needs_choice=True),
                Deed(_("&Mở"), "", self.open_shown, needs_choice=True),
            ),
            (26, 34, 20, 24, 12, 10, 20),
            self.open_shown,
            page=self,
            stretch=1,
        )
        self.detail = WrappedLabel("", "hint")
        self.list.table.selectionModel().selectionChanged.connect(lambda *_sel: self._follow())
        self.whose.activated.connect(lambda _row: self._chosen())
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self._show_items)
        self.list.table.set_told(self.district.told)
        bar, row = flow()
        row.addWidget(captioned(_("Ý kiến &của"), self.whose))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self._presenter.page(self._whose, self._everybody, self._show)

    def agree(self) -> None:
        """Answer yes: at once where it is one's own to answer, else by the form."""
        item = self.list.current()
        if item is None or self._page is None:
            return
        if item.answerer_id == self._page.me:
            self._presenter.answer_now(item, item.answers.yes, self._after)
        else:
            self._ask(item, item.answers.yes)

    def remark(self) -> None:
        """Answer with a remark."""
        item = self.list.current()
        if item is not None and item.answers.remark is not None:
            self._ask(item, item.answers.remark)
        elif item is not None:
            self._ask(item, item.answers.yes)

    def refuse(self) -> None:
        """Answer no, with the reason."""
        item = self.list.current()
        if item is None:
            return
        if item.answers.no is None:
            self._context.messages.done(
                _("Việc này chỉ ghi đã xem hoặc ghi ý kiến, không có bước từ chối.")
            )
        else:
            self._ask(item, item.answers.no)

    def open_shown(self) -> None:
        """Open the record on its screen."""
        item = self.list.current()
        if item is not None:
            self._context.go_to(item.row.shown_kind, item.row.shown_id)

    def _ask(self, item: AwaitingItem, step: str) -> None:
        def send(word: Word, done: Callable[[], None], failed: Failed) -> None:
            def after() -> None:
                done()
                self._after()

            self._presenter.answer(item, step, word, after, failed)

        kind, record_id = item.row.kind, item.row.record_id

        def show(form: StepForm) -> None:
            StepDialog(
                self,
                self._context.messages,
                form,
                send,
                about=f"{who_asks(item)} · {what_awaits(item)}",
                by_id=item.answerer_id,
                keeper=self._presenter.step_keeper(form),
            ).open()

        self._presenter.step_form(kind, record_id, step, show)

    def _after(self) -> None:
        """The list is read anew by what changed; the next line is chosen then."""
        self.list.table.setFocus()

    def _show(self, page: AwaitingPage) -> None:
        self._page = page
        self._offer(page)
        self._show_items()

    def _show_items(self) -> None:
        """Show what awaits, narrowed to the chosen district; the next line is chosen."""
        found = () if self._page is None else self._page.items
        items = [one for one in found if self.district.lets_through(one.row.territory_id)]
        row = self.list.table.currentIndex().row()
        self.list.show_rows(items, self.district.empty_words)
        if items and self.list.current() is None:
            place = min(max(row, 0), len(items) - 1)
            wanted = self.list.model.rows[place]
            self.list.choose(lambda item: item is wanted)
        self._follow()

    def _offer(self, page: AwaitingPage) -> None:
        self.whose.clear()
        for one in page.leaders:
            self.whose.addItem(one.name, one.id)
        self.whose.addItem(_("Tất cả Lãnh đạo Ban"), None)
        # Not findData: it compares the ids of Python by their address.
        known = [one.id for one in page.leaders]
        if page.asked_for is None:
            place = len(known)
        elif page.asked_for in known:
            place = known.index(page.asked_for)
        else:
            place = 0
            self.whose.insertItem(0, _("Tôi"), page.asked_for)
        self.whose.setCurrentIndex(place)

    def everybody(self) -> None:
        """Show what awaits any of the leaders."""
        self._whose, self._everybody = None, True
        self.district.choose(None)
        self.refresh()

    def _chosen(self) -> None:
        self._whose = self.whose.currentData()
        self._everybody = self._whose is None
        self.refresh()

    def _follow(self) -> None:
        item = self.list.current()
        if item is None or self._page is None:
            self.detail.show_text("")
            return
        answers = item.answers
        parts = [f"D: {step_word(item.row.kind, answers.yes)}"]
        if answers.remark is not None:
            parts.append(f"Y: {step_word(item.row.kind, answers.remark)}")
        if answers.no is not None:
            parts.append(f"K: {step_word(item.row.kind, answers.no)}")
        line = f"{subject_word(item.row.kind)}: {item.row.text or what_awaits(item)}"
        if item.answerer_id != self._page.me:
            name = item.answerer_name or _("Lãnh đạo Ban")
            parts.append(_("(ghi hộ đồng chí {name})").format(name=name))
        self.detail.show_text(line + "\n" + " · ".join(parts))

    def _today(self) -> dt.date:
        return self._context.services.session.clock.today()
