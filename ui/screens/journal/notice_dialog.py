"""Báo việc: the form of a notice, new or amended (QC Đ7.A.5, Đ8.1, Đ9.2, Đ5.2, Đ4.1).

What every notice needs comes first and is reached by Tab alone; what is seldom said lies below.
"""

import uuid
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from app.domain.engagement import PrivateContact
from app.domain.errors import DomainError
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.consents import ConsentAsked, ConsentNeed
from app.services.consent_rules import need_in_words
from app.services.drafts import Payload
from app.services.journal_forms import Announcement, TerritoryHints
from ui.dialogs.field_values import all_chosen_in, chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields, at_speaker
from ui.screens.journal import offered
from ui.screens.journal.consent_presenter import ConsentPresenter
from ui.screens.journal.notice_fields import NoticeFields
from ui.screens.journal.presenter import JournalPresenter, Opened
from ui.widgets.label import label


class NoticeDialog(FormDialog):
    """``fields`` are its fields, also by ``objectName``; ``written`` gives the entry's id."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: JournalPresenter,
        consents: ConsentPresenter,
        messages: Messages,
        opened: Opened,
    ) -> None:
        entry_id = None if opened.detail is None else opened.detail.row.id
        super().__init__(
            parent,
            _("Báo việc") if entry_id is None else _("Sửa nội dung báo việc"),
            _("&Báo việc") if entry_id is None else _("&Lưu"),
            messages,
            presenter.notice_keeper(entry_id),
        )
        self._presenter = presenter
        self._consents = consents
        self._entry_id = entry_id
        self._opened = opened
        self._had_day = opened.lists.today
        self._invitation_id: uuid.UUID | None = None
        self._plan_entry_id: uuid.UUID | None = None
        self._origin = label("", "hint", wrap=True)
        self._origin.hide()
        self.head.addWidget(self._origin)
        self.fields = NoticeFields(opened.lists, opened.detail)
        self.fields.place(self)
        self.said = SaidFields(
            self,
            _("Người báo"),
            offered.people(opened.lists, opened.detail),
            opened.lists.me,
            opened.lists.today,
            channel_caption=_("Nhận ý kiến"),
            on_if_others=True,
        )
        self._proposed = opened.speaker_id or opened.lists.me
        self.said.fill(self._proposed, opened.lists.today)
        self.like_before = QAction(_("Như &lần trước"), self)
        self.like_before.triggered.connect(self._take_before)
        self._offer_before()
        self.fields.fill(opened.lists, opened.detail)
        if opened.detail is not None:
            self._had_day = opened.detail.row.starts_on
        self.start(opened.draft)
        self._listen()
        self._on_contact()
        self._on_kind()
        self._on_sub_units()
        if self.fields.territory.current() is not None:
            self._on_territory()
        self._ask_needs()
        self.resize(820, 700)
        (self.fields.territory if entry_id is None else self.fields.subject).setFocus()

    def _listen(self) -> None:
        fields = self.fields
        fields.kind.currentIndexChanged.connect(self._on_kind)
        fields.territory.chosen.connect(self._on_territory)
        fields.starts_on.day.changed.connect(self._on_start)
        fields.contacted.textChanged.connect(self._on_spoken)
        fields.private_contact.on_change(self._on_contact)
        fields.territory.chosen.connect(self._on_sub_units)
        fields.starts_on.day.changed.connect(self._on_sub_units)
        for heard in (
            fields.kind.currentIndexChanged,
            fields.territory.chosen,
            fields.starts_on.day.changed,
            fields.ends_on.day.changed,
            fields.participants.changed,
            fields.group.chosen,
            fields.planning.currentIndexChanged,
        ):
            heard.connect(self._ask_needs)
        fields.participants.changed.connect(self._propose_speaker)
        fields.group.chosen.connect(self._propose_speaker)

    def _on_sub_units(self) -> None:
        """Offer the places of the territory that is chosen; none where it has none."""
        fields = self.fields
        has_any = fields.sub_unit.follow(fields.territory.current(), fields.starts_on.day)
        self.form.set_row_visible("sub_unit", has_any)

    def _offer_before(self) -> None:
        """Offer companions, hours and place of the last notice by one key."""
        last = self._opened.lists.last
        if self._entry_id is not None or last is None:
            return
        self.like_before.setShortcut("Ctrl+L")
        self.addAction(self.like_before)
        button = QPushButton(_("Như &lần trước (Ctrl+L)"))
        button.setToolTip(_("Lấy người cùng đi, giờ và địa điểm của lần báo việc gần nhất"))
        button.setAutoDefault(False)
        button.clicked.connect(self.like_before.trigger)
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def payload(self) -> Payload:
        """Return what stands in all fields, and what the notice comes of."""
        found = super().payload()
        origins = {"invitation": self._invitation_id, "plan_entry": self._plan_entry_id}
        return found | {name: str(one) for name, one in origins.items() if one is not None}

    def restore(self, payload: Payload) -> None:
        """Put back what stood in the fields, and what the notice comes of."""
        super().restore(payload)
        invitation, planned = payload.get("invitation"), payload.get("plan_entry")
        self._comes_of(
            uuid.UUID(str(invitation)) if invitation else None,
            uuid.UUID(str(planned)) if planned else None,
        )

    def begin_with(self, values: Mapping[str, object]) -> None:
        """Fill in what another screen knows already, by name of the field.

        ``kind``, ``territory``, ``group``, ``participant``, ``participants``, ``subject``,
        ``place``, ``starts_on``, ``ends_on``, ``starts_at``, ``ends_at``, ``planning``; and
        ``invitation`` or ``plan_entry``, to which the notice is then tied.
        """
        invitation, planned = values.get("invitation"), values.get("plan_entry")
        self._comes_of(
            invitation if isinstance(invitation, uuid.UUID) else None,
            planned if isinstance(planned, uuid.UUID) else None,
        )
        self.fields.begin_with(values, planned=self._plan_entry_id is not None)
        if self.fields.territory.current() is not None:
            self.fields.subject.setFocus()
        if self.fields.subject.toPlainText().strip():
            self.fields.contacted.setFocus()

    def gather_and_send(self) -> None:
        """Hand the announcement over; see ``Journal.announce`` and ``amend``."""
        fields = self.fields
        if faults := fields.faults():
            self.refused_for(faults)
            return
        told = Announcement(
            kind=fields.chosen_kind(),
            territory_id=chosen_in(fields.territory, "territory"),
            subject=fields.subject.toPlainText(),
            starts_on=fields.starts_on.required_day(),
            starts_at=fields.starts_on.time_of_day(),
            ends_on=fields.ends_on.required_day(),
            ends_at=fields.ends_on.time_of_day(),
            place=fields.place_line.text(),
            sub_unit_id=chosen_in(fields.sub_unit, "sub_unit"),
            participant_ids=all_chosen_in(fields.participants, "participants"),
            group_id=chosen_in(fields.group, "group"),
            subject_field_ids=all_chosen_in(fields.subject_fields, "subject_fields"),
            contacted=fields.contacted.text(),
            contacted_on=day_in(fields.contacted_on, "contacted_on"),
            programme=fields.programme.toPlainText(),
            prepared_statement=fields.prepared_statement.toPlainText(),
            planning=fields.chosen_planning(),
            private_contact=fields.private_contact.answer(),
            contact_purpose=fields.contact_purpose.text(),
            ask_consent=fields.is_consent_asked(),
            invitation_id=self._invitation_id,
            plan_entry_id=self._plan_entry_id,
        )
        if self._entry_id is None:
            self._presenter.announce(told, self.said.word(), self._written, self.refused)
        else:
            entry_id = self._entry_id
            self._presenter.amend(
                entry_id, told, self.said.word(), lambda: self._written(entry_id), self.refused
            )

    def refused(self, error: Exception) -> None:
        """Show that it is somebody else's word at the field that names him."""
        super().refused(at_speaker(error))

    def _written(self, entry_id: uuid.UUID) -> None:
        self.written.emit(entry_id)
        self.accepted_by_store()

    def _comes_of(self, invitation: uuid.UUID | None, planned: uuid.UUID | None) -> None:
        self._invitation_id, self._plan_entry_id = invitation, planned
        words = _("Báo việc cho một chuyến đi trong kế hoạch tháng.") if planned else ""
        if invitation:
            words = _("Báo việc theo giấy mời.")
        self._origin.setText(words)
        self._origin.setVisible(bool(words))

    def _take_before(self) -> None:
        last = self._opened.lists.last
        if last is not None:
            self.fields.take_before(last, self._opened.lists.me)

    # What follows from what was typed --------------------------------------------------------

    def _on_kind(self) -> None:
        self.fields.follow_kind()

    def _propose_speaker(self) -> None:
        """Let a new notice be mine where I go or it is my group's, else the first one's who goes.

        Whom the person chose himself stays.
        """
        if self._entry_id is not None or self.said.by.current() != self._proposed:
            return
        lists, went = self._opened.lists, self.fields.participants.ids()
        group = self.fields.group.current()
        mine = lists.me in went or (group is not None and group == lists.my_group)
        self._proposed = lists.me if mine or not went else went[0]
        self.said.fill(self._proposed, lists.today)

    def _on_contact(self) -> None:
        asked = self.fields.private_contact.answer() is PrivateContact.YES
        self.form.set_row_visible("contact_purpose", asked)

    def _on_spoken(self) -> None:
        """Let the day of the contact be today, as soon as somebody was named."""
        fields = self.fields
        if fields.contacted.text().strip():
            if not fields.contacted_on.text().strip():
                fields.contacted_on.set_date(self._opened.lists.today)
        elif self._entry_id is None:
            fields.contacted_on.set_date(None)

    def _on_territory(self) -> None:
        chosen = self.fields.territory.current()
        self.fields.set_hints(None)
        if chosen is not None:
            self._presenter.hints(chosen, self._take_hints)

    def _take_hints(self, hints: TerritoryHints) -> None:
        if not isValid(self):
            return  # closed before the answer came
        self.fields.set_hints(hints)
        group = self.fields.group
        if self._entry_id is None and group.current() is None and not group.text():
            group.set_current(hints.group_id)

    def _on_start(self) -> None:
        """Let the day of return follow, as long as it is the same day or none."""
        starts, ends = self.fields.starts_on.day, self.fields.ends_on.day
        try:
            start, end = starts.date(), ends.date()
        except ValueError:
            return
        if start is not None and end in (None, self._had_day):
            ends.set_date(start)
        if start is not None:
            self._had_day = start

    def _ask_needs(self) -> None:
        """Ask whose consent the rules in force want; while something is half typed, nobody's."""
        fields = self.fields
        try:
            asked = ConsentAsked(
                kind=fields.chosen_kind(),
                starts_on=fields.starts_on.required_day(),
                ends_on=fields.ends_on.required_day(),
                territory_id=fields.territory.current(),
                group_id=fields.group.current(),
                participant_ids=tuple(fields.participants.ids()),
                planning=fields.chosen_planning(),
            )
        except DomainError:
            return
        self._consents.needs(asked, self._show_needs)

    def _show_needs(self, needs: tuple[ConsentNeed, ...]) -> None:
        if isValid(self):
            self.fields.show_needs(needs, [need_in_words(one) for one in needs])
