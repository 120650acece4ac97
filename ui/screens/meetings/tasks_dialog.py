"""Making tasks of the conclusions of a leaders' session: a line each, all in one go."""

import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from app.domain.errors import CodedError, DomainError
from app.domain.flow import Channel, Word
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.tasks import AssigneeKind
from app.services.drafting import KeptDraft
from app.services.flow_words import channel_word
from app.services.meeting_forms import MeetingLists, TaskLine
from app.services.wording import describe
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.meetings.model import conclusion_lines, moment
from ui.screens.meetings.presenter import MeetingsPresenter, TasksStart
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.flow import captioned
from ui.widgets.form import TextArea
from ui.widgets.label import label

_CHANNELS = tuple(Channel)


class LineField(QWidget):
    """A line of the conclusions: whether it becomes a task, its words, for whom, until when."""

    def __init__(self, number: int, text: str, lists: MeetingLists) -> None:
        super().__init__()
        self._kinds = {
            **{one.id: AssigneeKind.GROUP for one in lists.groups},
            **{one.id: AssigneeKind.DIVISION for one in lists.divisions},
            **{one.id: AssigneeKind.PERSON for one in lists.people},
        }
        self.chosen = QCheckBox(_("Giao thành nhiệm vụ"))
        self.chosen.setAccessibleName(_("Giao kết luận {number}").format(number=number))
        self.text = TextArea(_("Nội dung nhiệm vụ {number}").format(number=number), 2)
        self.text.setPlainText(text)
        self.who = ChoiceField(
            _("Giao cho ai, nhiệm vụ {number}").format(number=number),
            _("nhóm, phòng hoặc người thực hiện"),
        )
        self.who.set_choices((*lists.groups, *lists.divisions, *lists.people))
        self.due = DateField(
            _("Hạn của nhiệm vụ {number}").format(number=number), today=lists.today
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GAP)
        grid.setSpacing(4)
        grid.addWidget(self.chosen, 0, 0, 1, 2)
        grid.addWidget(self.text, 1, 0, 1, 2)
        grid.addWidget(self.who, 2, 0)
        grid.addWidget(captioned(_("hạn"), self.due), 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.setFocusProxy(self.chosen)
        self.chosen.toggled.connect(self._follow)
        self._follow()

    def line(self) -> TaskLine:
        """Return what is given; raises DomainError ``not_in_list`` or ``not_a_date``."""
        name = self.objectName()
        who = chosen_in(self.who, name)
        return TaskLine(
            text=self.text.toPlainText(),
            assignee_kind=self._kinds.get(who, AssigneeKind.PERSON) if who else AssigneeKind.PERSON,
            assignee_id=who,
            due_on=day_in(self.due, name),
        )

    def draft_value(self) -> object:
        """Return all of it."""
        who = self.who.current()
        return [
            self.chosen.isChecked(),
            self.text.toPlainText(),
            str(who) if who else "",
            self.due.text(),
        ]

    def set_draft_value(self, value: object) -> None:
        """Put it back."""
        match value:
            case [bool(chosen), str(text), str(who), str(due)]:
                self.chosen.setChecked(chosen)
                self.text.setPlainText(text)
                self.who.set_current(uuid.UUID(who) if who else None)
                self.due.set_text(due)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever something changes."""
        self.chosen.toggled.connect(lambda _on: heard())
        self.text.textChanged.connect(heard)
        self.who.textChanged.connect(lambda _text: heard())
        self.due.changed.connect(heard)

    def _follow(self) -> None:
        for part in (self.text, self.who, self.due):
            part.setEnabled(self.chosen.isChecked())


class SessionTasksDialog(FormDialog):
    """See the module; lines that are tasks already begin unchosen."""

    def __init__(
        self,
        parent: QWidget | None,
        start: TasksStart,
        presenter: MeetingsPresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        super().__init__(parent, _("Giao nhiệm vụ từ kết luận"), _("&Giao"), messages, keeper)
        row, lists = start.row, start.lists
        self._row_id = row.id
        self._presenter = presenter
        self._me = lists.me
        self.head.addWidget(
            label(
                f"{moment(row.meets_on, row.starts_at)} · {row.territory_name} · {row.subject}",
                "hint",
                wrap=True,
            )
        )
        given = {one.text for one in row.tasks}
        followers = lists.group_of.get(row.territory_id)
        self.lines: list[LineField] = []
        for place, text in enumerate(conclusion_lines(row.conclusions)):
            field = LineField(place + 1, text, lists)
            field.chosen.setChecked(text not in given)
            field.who.set_current(followers)
            self.lines.append(field)
            self.add(f"line_{place}", _("Kết luận {number}").format(number=place + 1), field)
        self.by = ChoiceField(_("Người giao"))
        self.by.set_choices(lists.leaders)
        self.on = DateField(_("Ngày giao"), today=lists.today)
        self.channel = QComboBox()
        self.channel.addItems([channel_word(one) for one in _CHANNELS])
        self.add("given_by", _("Người gia&o"), self.by, _("Ghi hộ: người giao xác nhận sau."))
        self.add("on", _("Ngà&y giao"), self.on)
        self.add("channel", _("Nhận ý &kiến"), self.channel)
        self.by.set_current(row.chaired_by_id)
        self.on.set_date(lists.today)
        self.by.chosen.connect(self._on_by)
        self._on_by()
        self.start(start.draft)
        self.resize(720, 660)

    def gather_and_send(self) -> None:
        """Hand the chosen lines over; see ``LeadersSessions.give_tasks``."""
        by = chosen_in(self.by, "given_by")
        if by is None:
            raise DomainError("person_missing", field="given_by")
        channel = None if by == self._me else _CHANNELS[self.channel.currentIndex()]
        word = Word(by, required_day(self.on, "on"), "", channel)
        lines = [one.line() for one in self.lines if one.chosen.isChecked()]
        self._presenter.give_tasks(self._row_id, lines, word, self.accepted_by_store, self.refused)

    def refused(self, error: Exception) -> None:
        """Show what is wrong with a line at that line."""
        place = error.values.get("line") if isinstance(error, CodedError) else None
        if isinstance(error, CodedError) and isinstance(place, int):
            chosen = [one for one in self.lines if one.chosen.isChecked()]
            self.set_submitting(False)
            words = describe(error)
            self.form.show_error(chosen[place].objectName(), f"{words.what} {words.advice}")
            return
        super().refused(error)

    def _on_by(self) -> None:
        self.form.set_row_visible("channel", self.by.current() not in (None, self._me))
