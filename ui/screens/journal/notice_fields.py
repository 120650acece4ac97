"""The fields of a notice: what they are called, where they stand, what they begin with."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.engagement import EngagementKind, Planning, PrivateContact
from app.domain.errors import DomainError
from app.i18n import _
from app.read_models.consents import ConsentNeed, LastNotice
from app.read_models.journal import EngagementDetail
from app.services.journal_forms import FormLists, TerritoryHints
from ui.dialogs.field_values import all_chosen_in, chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.journal_words import kind_word, planning_words
from ui.screens.journal import offered
from ui.screens.journal.moment_field import MomentField
from ui.screens.journal.sub_unit_field import SubUnitField
from ui.widgets.answer_field import AnswerField
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.offered_line import OfferedLine

TOLD_BEFORE = tuple(one for one in EngagementKind if one is not EngagementKind.EXCHANGE)

_NEEDED = (
    "territory",
    "subject",
    "starts_on",
    "participants",
    "private_contact",
    "contact_purpose",
    "ends_on",
)


class NoticeFields:
    """Each field by attribute; ``place`` puts them into the form in their order."""

    def __init__(self, lists: FormLists, detail: EngagementDetail | None) -> None:
        self._by_rule = False
        self.kind = QComboBox()
        self.kind.addItems([kind_word(one) for one in TOLD_BEFORE])
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(offered.territories(lists, detail))
        self.subject = TextArea(_("Nội dung, mục đích"), 2)
        self.starts_on = MomentField(_("Ngày đi"), lists.today)
        self.participants = ManyField(_("Người tham gia"))
        self.participants.set_choices(offered.people(lists, detail))
        self.contacted = OfferedLine(
            _("Đã liên hệ trước với"), _("ai, bằng cách nào"), take_first=True
        )
        self.contacted_on = DateField(_("Ngày liên hệ"), today=lists.today, back=True)
        self.private_contact: AnswerField[PrivateContact] = AnswerField(
            _("Chuyến đi này có tiếp xúc, trao đổi riêng với cá nhân nào không? (QC Đ4.1)"),
            ((PrivateContact.NO, _("Không")), (PrivateContact.YES, _("Có"))),
        )
        self.contact_purpose = QLineEdit()
        self.contact_purpose.setMaxLength(500)
        self.ask_consent = QCheckBox(_("Xin ý kiến lãnh đạo trước khi đi (cơ quan tự yêu cầu)"))
        self.needs = label("", "", wrap=True)
        self.ends_on = MomentField(_("Ngày về"), lists.today)
        self.sub_unit = SubUnitField(lists, detail)
        self.place_line = OfferedLine(_("Địa điểm"))
        self.planning = QComboBox()
        for planning, words in planning_words().items():
            self.planning.addItem(words, "" if planning is None else str(planning))
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(offered.groups(lists, detail))
        self.subject_fields = ManyField(_("Lĩnh vực"))
        self.subject_fields.set_choices(lists.subject_fields)
        self.programme = TextArea(_("Chương trình làm việc"), 3)
        self.prepared_statement = TextArea(_("Nội dung chuẩn bị phát biểu"), 3)

    def place(self, dialog: FormDialog) -> None:
        """Put the fields into the form, those that every notice needs first."""
        add = dialog.add
        add("kind", _("L&oại việc"), self.kind)
        add("territory", _("Đị&a bàn"), self.territory)
        add("subject", _("Nội &dung, mục đích"), self.subject)
        add("starts_on", _("Ngày đ&i"), self.starts_on)
        add("participants", _("Người tham &gia"), self.participants)
        add(
            "contacted",
            _("Đã liên &hệ trước với"),
            self.contacted,
            _("Trao đổi trước với cấp ủy, cơ quan, đơn vị nơi đến (QC Đ9.2)."),
        )
        add("contacted_on", _("Ngày liên hệ"), self.contacted_on)
        add("private_contact", _("Tiếp xúc &riêng"), self.private_contact)
        add(
            "contact_purpose",
            _("Để làm gì"),
            self.contact_purpose,
            _("Đề nghị được trình Lãnh đạo Ban cho phép; không ghi tên người tiếp xúc."),
        )
        add("ask_consent", _("Ý kiến đồng ý"), _Consent(self.needs, self.ask_consent))
        add("ends_on", _("Ngày &về"), self.ends_on)
        add(
            "sub_unit",
            _("Đơn vị trực thuộc"),
            self.sub_unit,
            _("Chi bộ, thôn, tổ dân phố… nếu đến tận nơi (QĐ: dự sinh hoạt chi bộ ở khu dân cư)."),
        )
        add("place", _("Địa điể&m"), self.place_line)
        add(
            "planning",
            _("&Theo kế hoạch"),
            self.planning,
            _("Gấp: đi trước, lãnh đạo xác nhận sau."),
        )
        add("group", _("&Nhóm"), self.group)
        add("subject_fields", _("Lĩnh vự&c"), self.subject_fields)
        add("programme", _("Chương trình"), self.programme)
        add(
            "prepared_statement",
            _("Chuẩn bị phát biểu"),
            self.prepared_statement,
            _("Nếu có phát biểu thì chuẩn bị trước, trên tinh thần xây dựng (QC Đ7.A.5)."),
        )
        dialog.error_row("starts_at", "starts_on")
        dialog.error_row("ends_at", "ends_on")

    def fill(self, lists: FormLists, detail: EngagementDetail | None) -> None:
        """Begin with what the entry says, or with what a new notice usually says."""
        if detail is None:
            self.participants.set_ids([lists.me])
            self.group.set_current(lists.my_group)
            hours = lists.last
            starts_at, ends_at = (None, None) if hours is None else (hours.starts_at, hours.ends_at)
            self.starts_on.set_moment(lists.today, starts_at)
            self.ends_on.set_moment(lists.today, ends_at)
            return
        row = detail.row
        self.kind.setCurrentText(kind_word(row.kind))
        self.territory.set_current(row.territory_id)
        self.subject.setPlainText(row.subject)
        self.starts_on.set_moment(row.starts_on, detail.starts_at)
        self.ends_on.set_moment(row.ends_on, detail.ends_at)
        self.place_line.setText(detail.place)
        self.participants.set_ids(detail.participant_ids)
        self.group.set_current(row.group_id)
        self.subject_fields.set_ids(detail.subject_field_ids)
        self._choose_planning(detail.grounds.planning)
        notice = detail.notice
        if notice is not None:
            self.contacted.setText(notice.contacted)
            self.contacted_on.set_date(notice.contacted_on)
            self.programme.setPlainText(notice.programme)
            self.prepared_statement.setPlainText(notice.prepared_statement)
            self.private_contact.set_answer(notice.private_contact)
            self.ask_consent.setChecked(notice.consent_needed)
        asked = detail.permissions
        self.contact_purpose.setText(asked[-1].purpose if asked else "")

    def begin_with(self, values: Mapping[str, object], *, planned: bool) -> None:
        """Fill in what is given, by name of the field."""
        kind, person = values.get("kind"), values.get("participant")
        if kind in tuple(TOLD_BEFORE):
            self.kind.setCurrentText(kind_word(EngagementKind(str(kind))))
        if isinstance(group := values.get("group"), uuid.UUID):
            self.group.set_current(group)
        people = _ids(values.get("participants")) or _ids([person])
        if people:
            self.participants.set_ids(people)
        if isinstance(subject := values.get("subject"), str):
            self.subject.setPlainText(subject)
        if isinstance(place := values.get("place"), str):
            self.place_line.setText(place)
        for field, day, time in (
            (self.starts_on, "starts_on", "starts_at"),
            (self.ends_on, "ends_on", "ends_at"),
        ):
            if isinstance(given := values.get(day), dt.date):
                field.day.set_date(given)
            if isinstance(hour := values.get(time), dt.time):
                field.time.set_time(hour)
        planning = values.get("planning")
        if planned:
            planning = Planning.PLANNED
        if planning in tuple(Planning):
            self._choose_planning(Planning(str(planning)))
        if isinstance(territory := values.get("territory"), uuid.UUID):
            self.territory.set_current(territory)

    def take_before(self, last: LastNotice, me: uuid.UUID) -> None:
        """Take companions, hours and place of the last notice."""
        self.participants.set_ids(list(dict.fromkeys([me, *last.participant_ids])))
        self.starts_on.time.set_time(last.starts_at)
        self.ends_on.time.set_time(last.ends_at)
        self.place_line.setText(last.place)

    def set_hints(self, hints: TerritoryHints | None) -> None:
        """Offer what is known of the territory that was chosen."""
        self.contacted.set_offered(() if hints is None else hints.contacts)
        self.place_line.set_offered(() if hints is None else hints.places)

    def follow_kind(self) -> None:
        """Say what the place is at this kind of engagement."""
        branch = self.chosen_kind() is EngagementKind.BRANCH_MEETING
        words = _("Chi bộ nào, sinh hoạt ở đâu (khuyến khích, không tính là thiếu)")
        self.place_line.set_hint(words if branch else "")

    def chosen_kind(self) -> EngagementKind:
        """Return the kind that is chosen."""
        return TOLD_BEFORE[self.kind.currentIndex()]

    def chosen_planning(self) -> Planning | None:
        """Return how it came about, as chosen."""
        word = str(self.planning.currentData() or "")
        return Planning(word) if word else None

    def is_consent_asked(self) -> bool:
        """Tell whether the office asks for a consent of its own."""
        return self.ask_consent.isChecked() and not self._by_rule

    def faults(self) -> tuple[DomainError, ...]:
        """Return what every notice needs and lacks, or cannot be read; one a field, in order."""
        found: dict[str, DomainError] = {}
        for ask in (
            lambda: chosen_in(self.territory, "territory"),
            self.starts_on.required_day,
            self.starts_on.time_of_day,
            lambda: all_chosen_in(self.participants, "participants"),
            self.ends_on.required_day,
            self.ends_on.time_of_day,
        ):
            try:
                ask()
            except DomainError as error:
                found.setdefault(str(error.values["field"]), error)
        for lack in self._lacking():
            found.setdefault(str(lack.values["field"]), lack)
        return tuple(found[name] for name in _NEEDED if name in found)

    def _lacking(self) -> Iterator[DomainError]:
        if self.territory.current() is None and (
            self.chosen_kind() is not EngagementKind.GROUP_SESSION
        ):
            yield DomainError("territory_missing", field="territory")
        if not self.subject.toPlainText().strip():
            yield DomainError("subject_missing", field="subject")
        if not self.participants.ids():
            yield DomainError("participant_missing", field="participants")
        asked = self.private_contact.answer()
        if asked is None:
            yield DomainError("private_contact_missing", field="private_contact")
        if asked is PrivateContact.YES and not self.contact_purpose.text().strip():
            yield DomainError("contact_purpose_missing", field="contact_purpose")

    def show_needs(self, needs: Sequence[ConsentNeed], words: Sequence[str]) -> None:
        """Say whose consent is needed; only where no rule says so the office asks of its own."""
        self.needs.setText("\n".join(words))
        self.needs.setVisible(bool(needs))
        self.ask_consent.setVisible(not needs)
        if not needs and self._by_rule:
            self.ask_consent.setChecked(False)  # a rule asked for it, and does so no longer
        self._by_rule = bool(needs)

    def _choose_planning(self, planning: Planning | None) -> None:
        self.planning.setCurrentIndex(
            self.planning.findData("" if planning is None else str(planning))
        )


class _Consent(QWidget):
    """The sentence on whose consent is needed, or the box where no rule asks for one."""

    def __init__(self, needs: QWidget, box: QCheckBox) -> None:
        super().__init__()
        self._box = box
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(needs)
        column.addWidget(box)
        needs.hide()
        self.setFocusProxy(box)

    def draft_value(self) -> object:
        """Return whether the box is ticked."""
        return self._box.isChecked()

    def set_draft_value(self, value: object) -> None:
        """Tick the box again."""
        self._box.setChecked(value is True)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the box changes."""
        self._box.toggled.connect(heard)


def _ids(values: object) -> list[uuid.UUID]:
    if not isinstance(values, list | tuple):
        return []
    return [one for one in values if isinstance(one, uuid.UUID)]
