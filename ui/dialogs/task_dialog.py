"""The form of a task: what, to whom, until when, where; whose word it is (QC Đ5.7)."""

import uuid

from PySide6.QtWidgets import QWidget

from app.domain.flow import Channel
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.office import Choice
from app.read_models.tasks import AssigneeKind
from app.services.drafting import KeptDraft
from app.services.task_forms import FormLists, NewTask
from app.services.tasks import task_draft
from ui.dialogs.entry_presenter import EntryPresenter, TaskStart
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class TaskDialog(FormDialog):
    """Gives a task; one that comes of a remark begins with its words."""

    def __init__(
        self,
        parent: QWidget | None,
        start: TaskStart,
        presenter: EntryPresenter,
        messages: Messages,
    ) -> None:
        source = start.source
        keeper = KeptDraft(presenter, task_draft(None if source is None else source.id))
        super().__init__(parent, _("Giao việc"), _("&Giao việc"), messages, keeper)
        self._start = start
        self._presenter = presenter
        lists = start.lists
        told = _("Lãnh đạo Ban giao cho người, nhóm, phòng; trưởng nhóm giao trong nhóm · QC Đ5.7")
        self.head.addWidget(label(told if source is None else source.line, "hint", wrap=True))
        self.text = TextArea(_("Nội dung"), 4)
        self.assignee = ChoiceField(_("Giao cho"), _("người, nhóm hoặc phòng"))
        choices = assignees(lists)
        self._kinds = {one.id: kind for one, kind in choices}
        self.assignee.set_choices([one for one, _kind in choices])
        self.due_on = DateField(_("Thời hạn"), today=lists.today)
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.add("text", _("&Nội dung"), self.text)
        self.add("assignee", _("Giao &cho"), self.assignee)
        self.add("due_on", _("&Thời hạn"), self.due_on, _("Để trống nếu không định hạn."))
        self.add("territory", _("Đị&a bàn"), self.territory, _("Nếu việc gắn với một địa bàn."))
        self.said = SaidFields(self, _("Ngườ&i giao"), lists.people, lists.me, lists.today)
        self.error_row("given_by", "by")
        self.text.setPlainText(start.text)
        self.assignee.set_current(start.assignee_id)
        self.territory.set_current(start.territory_id)
        self.said.fill(start.giver, start.given_on, Channel.PAPER if source is not None else None)
        self.start(start.draft)
        self.resize(680, 560)

    def gather_and_send(self) -> None:
        """Hand the task over."""
        who = chosen_in(self.assignee, "assignee")
        source = self._start.source
        new = NewTask(
            text=self.text.toPlainText(),
            assignee_kind=AssigneeKind.PERSON if who is None else self._kinds[who],
            assignee_id=who,
            due_on=day_in(self.due_on, "due_on"),
            territory_id=chosen_in(self.territory, "territory"),
            source_kind=None if source is None else source.kind,
            source_id=None if source is None else source.id,
        )
        self._presenter.give_task(new, self.said.read(), self.accepted_by_store, self.refused)


def assignees(lists: FormLists) -> list[tuple[Choice, AssigneeKind]]:
    """Return all to whom a task can be given, the own group first, then groups and people."""

    def first(group_id: uuid.UUID) -> bool:
        return group_id != lists.my_group

    groups = sorted(lists.groups, key=lambda one: first(one.id))
    return [
        *((Choice(one.id, one.name, _("nhóm")), AssigneeKind.GROUP) for one in groups),
        *((one, AssigneeKind.PERSON) for one in lists.people),
        *((Choice(one.id, one.name, _("phòng")), AssigneeKind.DIVISION) for one in lists.divisions),
    ]
