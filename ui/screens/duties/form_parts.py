"""Parts that the forms of duties share: a word of the regulations, a rule, who did it."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from app.domain.errors import DomainError
from app.i18n import _
from app.read_models.office import Choice
from app.services.duties.forms import DutyLists, RuleChoice
from ui.dialogs.field_values import chosen_in
from ui.widgets.choice_field import ChoiceField


class WordField(QComboBox):
    """One word of the regulations by its name; a word that is not offered is added as written."""

    def __init__(self, name: str, words: Sequence[tuple[str, str]], *, none: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.addItem(none or _("(chọn)"), "")
        for word, title in words:
            self.addItem(title, word)

    def word(self) -> str:
        """Return the word, empty for none."""
        return str(self.currentData() or "")

    def set_word(self, word: str) -> None:
        """Choose it."""
        place = self.findData(word)
        if place < 0:
            self.addItem(word, word)
            place = self.count() - 1
        self.setCurrentIndex(place)


class RuleField(ChoiceField):
    """A rule of a regulation that applies, or a whole regulation.

    One that applies no more is offered as it was written, so that saving does not drop it.
    """

    def __init__(self, lists: DutyLists) -> None:
        super().__init__(_("Quy định"), _("để trống: mọi quy định"))
        self._rules: dict[uuid.UUID, tuple[uuid.UUID, str]] = {}
        self._found: list[Choice] = []
        found = self._found
        for one in lists.regulations:
            self._rules[one.id] = (one.id, "")
            found.append(Choice(one.id, _("Cả văn bản: {name}").format(name=one.name)))
        for rule in lists.rules:
            key = _key_of(rule)
            self._rules[key] = (rule.regulation_id, rule.key)
            found.append(Choice(key, rule.label))
        self.set_choices(found)

    def rule(self, name: str) -> tuple[uuid.UUID | None, str]:
        """Return the regulation and the rule; raises ``not_in_list``."""
        chosen = chosen_in(self, name)
        return (None, "") if chosen is None else self._rules[chosen]

    def set_rule(self, regulation_id: uuid.UUID | None, rule_key: str) -> None:
        """Choose it."""
        if regulation_id is None:
            self.set_current(None)
            return
        wanted = (regulation_id, rule_key)
        known = next((key for key, one in self._rules.items() if one == wanted), None)
        if known is None:
            known = uuid.uuid5(regulation_id, rule_key)
            self._rules[known] = wanted
            name = rule_key or _("cả văn bản")
            told = _("{name} (không còn áp dụng)").format(name=name)
            self._found.append(Choice(known, told))
            self.set_choices(self._found)
        self.set_current(known)


def _key_of(rule: RuleChoice) -> uuid.UUID:
    return uuid.uuid5(rule.regulation_id, rule.key)


@dataclass(frozen=True, slots=True)
class Party:
    """Who did something: exactly one is given."""

    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    division_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    body: str = ""


class PartyField(ChoiceField):
    """A person, group, division or territory; what is no entry is a body outside by its name."""

    def __init__(self, name: str, lists: DutyLists) -> None:
        super().__init__(name, _("gõ để tìm; cơ quan ngoài Ban thì ghi tên"))
        self._parties: dict[uuid.UUID, Party] = {}
        self._offered: list[Choice] = []
        self._take_in(lists.groups, lambda key: Party(group_id=key), _("nhóm"))
        self._take_in(lists.people, lambda key: Party(person_id=key), "")
        self._take_in(lists.divisions, lambda key: Party(division_id=key), _("phòng"))
        self._take_in(lists.territories, lambda key: Party(territory_id=key), _("địa bàn"))
        self.set_choices(self._offered)

    def party(self, name: str) -> Party:
        """Return who; raises DomainError ``author_missing``."""
        chosen, typed = self.current(), self.text().strip()
        if chosen is not None:
            return self._parties[chosen]
        if not typed:
            raise DomainError("author_missing", field=name)
        return Party(body=typed)

    def set_party(self, party: Party) -> None:
        """Show who it is."""
        keys = (party.person_id, party.group_id, party.division_id, party.territory_id)
        key = next((one for one in keys if one is not None), None)
        self.set_current(key)
        if key is None:
            self.setText(party.body)

    def _take_in(
        self, choices: Sequence[Choice], made: Callable[[uuid.UUID], Party], what: str
    ) -> None:
        for one in choices:
            hint = ", ".join(part for part in (what, one.hint) if part)
            self._offered.append(Choice(one.id, one.name, hint))
            self._parties[one.id] = made(one.id)
