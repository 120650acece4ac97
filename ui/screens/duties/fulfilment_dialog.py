"""Ghi nhận thực hiện: a paper or act of a duty, with its three kept days and its way."""

import uuid

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.regulations.vocabulary.choices import Channel
from app.services.duties.forms import DutyLists, FulfilmentForm
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.duties.form_parts import Party, PartyField, RuleField, WordField
from ui.screens.duties.presenter import DutiesPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class FulfilmentDialog(FormDialog):
    """Fields by attribute; ``begun`` says what they begin with, its ``id`` what is corrected."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: DutiesPresenter,
        messages: Messages,
        lists: DutyLists,
        begun: FulfilmentForm,
        told: str = "",
    ) -> None:
        super().__init__(parent, _("Ghi nhận thực hiện"), _("Gh&i nhận"), messages)
        self._presenter = presenter
        self._begun = begun
        if told:
            self.head.addWidget(label(told, "hint", wrap=True))
        today = lists.today
        self.kind = WordField(_("Loại văn bản, việc"), lists.papers)
        self.author = PartyField(_("Ai thực hiện"), lists)
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.period_from = DateField(_("Kỳ từ ngày"), today=today)
        self.period_to = DateField(_("Kỳ đến ngày"), today=today)
        self.done_on = DateField(_("Ngày làm xong"), today=today)
        self.handed_in_on = DateField(_("Ngày gửi đi"), today=today)
        self.received_on = DateField(_("Ngày nơi nhận nhận được"), today=today)
        self.addressee = QLineEdit()
        self.through = QLineEdit()
        self.channel = WordField(
            _("Hình thức"), [(str(one), _(one.label)) for one in Channel],
            none=_("(không ghi)"),
        )  # fmt: skip
        self.confirmed_on = DateField(_("Ngày xác nhận"), today=today)
        self.confirmed_by = ChoiceField(_("Người xác nhận"))
        self.confirmed_by.set_choices(lists.people)
        self.passed_on_on = DateField(_("Ngày chuyển tiếp"), today=today)
        self.passed_on_by = ChoiceField(_("Người chuyển tiếp"))
        self.passed_on_by.set_choices(lists.people)
        self.note = TextArea(_("Số, ký hiệu, nội dung"), 3)
        self.rule = RuleField(lists)
        self._place()
        self._fill()
        self.start()
        self.resize(720, 640)
        (self.done_on if begun.kind else self.kind).setFocus()

    def _place(self) -> None:
        self.add("kind", _("&Loại"), self.kind)
        self.add("author_person_id", _("&Ai thực hiện"), self.author)
        self.add("territory_id", _("Địa &bàn"), self.territory)
        self.add("period_from", _("Kỳ &từ ngày"), self.period_from)
        self.add("period_to", _("Kỳ đến ngà&y"), self.period_to)
        self.add(
            "done_on",
            _("Ngày làm &xong"),
            self.done_on,
            _("Ghi ít nhất một trong ba ngày; quy định nói rõ tính theo ngày nào."),
        )
        self.add("handed_in_on", _("Ngày &gửi đi"), self.handed_in_on)
        self.add("received_on", _("Ngày nơi nhận nhận đượ&c"), self.received_on)
        self.add("addressee", _("&Nơi nhận"), self.addressee)
        self.add("through", _("Gửi &qua"), self.through)
        self.add("channel", _("&Hình thức"), self.channel)
        self.add("note", _("&Số, ký hiệu, nội dung"), self.note)
        self.add("confirmed_on", _("Ngày xác nhận"), self.confirmed_on)
        self.add("confirmed_by_id", _("Người xác nhận"), self.confirmed_by)
        self.add("passed_on_on", _("Ngày chuyển tiếp"), self.passed_on_on)
        self.add("passed_on_by_id", _("Người chuyển tiếp"), self.passed_on_by)
        self.add("rule_key", _("Theo quy định"), self.rule)

    def _fill(self) -> None:
        begun = self._begun
        if begun.kind:
            self.kind.set_word(begun.kind)
        self.author.set_party(
            Party(
                begun.author_person_id,
                begun.author_group_id,
                begun.author_division_id,
                begun.author_territory_id,
                begun.author_body,
            )
        )
        self.territory.set_current(begun.territory_id)
        self.period_from.set_date(begun.period_from)
        self.period_to.set_date(begun.period_to)
        self.done_on.set_date(begun.done_on)
        self.handed_in_on.set_date(begun.handed_in_on)
        self.received_on.set_date(begun.received_on)
        self.addressee.setText(begun.addressee)
        self.through.setText(begun.through)
        self.channel.set_word(begun.channel)
        self.confirmed_on.set_date(begun.confirmed_on)
        self.confirmed_by.set_current(begun.confirmed_by_id)
        self.passed_on_on.set_date(begun.passed_on_on)
        self.passed_on_by.set_current(begun.passed_on_by_id)
        self.note.setPlainText(begun.note)
        self.rule.set_rule(begun.regulation_id, begun.rule_key)

    def gather_and_send(self) -> None:
        """Hand it over; see ``DutyRecords.fulfil``."""
        author = self.author.party("author_person_id")
        regulation_id, rule_key = self.rule.rule("rule_key")
        begun = self._begun
        form = FulfilmentForm(
            kind=self.kind.word(),
            author_person_id=author.person_id,
            author_group_id=author.group_id,
            author_division_id=author.division_id,
            author_territory_id=author.territory_id,
            author_body=author.body,
            territory_id=chosen_in(self.territory, "territory_id"),
            about_person_id=begun.about_person_id,
            about_group_id=begun.about_group_id,
            period_from=day_in(self.period_from, "period_from"),
            period_to=day_in(self.period_to, "period_to"),
            event_id=begun.event_id,
            done_on=day_in(self.done_on, "done_on"),
            handed_in_on=day_in(self.handed_in_on, "handed_in_on"),
            received_on=day_in(self.received_on, "received_on"),
            confirmed_on=day_in(self.confirmed_on, "confirmed_on"),
            confirmed_by_id=chosen_in(self.confirmed_by, "confirmed_by_id"),
            passed_on_on=day_in(self.passed_on_on, "passed_on_on"),
            passed_on_by_id=chosen_in(self.passed_on_by, "passed_on_by_id"),
            addressee=self.addressee.text(),
            through=self.through.text(),
            channel=self.channel.word(),
            form=begun.form,
            level=begun.level,
            category=begun.category,
            note=self.note.toPlainText(),
            regulation_id=regulation_id,
            rule_key=rule_key,
            id=begun.id,
        )
        self._presenter.fulfil(form, self._written, self.refused)

    def _written(self, _record_id: uuid.UUID) -> None:
        self.accepted_by_store()
