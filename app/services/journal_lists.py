"""What forms and filters of the journal offer: people, groups, territories, contacts, places."""

import uuid
from collections.abc import Iterable

from app.i18n import _
from app.read_models.office import Choice
from app.read_models.people import GroupRow, PersonRow
from app.services.journal_forms import (
    FormLists,
    TerritoryHints,
    contact_words,
    holder_words,
)
from app.services.lineage.former_units import FormerUnits
from app.services.service import Service
from app.services.territory_choices import territory_choices

Choices = tuple[Choice, ...]

#: Contacts and places that a form offers of those written down before.
_OFFERED = 12


class JournalLists(Service):
    """See the module; called on the store's thread."""

    def lists(self, *, with_past: bool) -> FormLists:
        """Return who and what can be chosen, today's or with what has ended too."""
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day, with_former=with_past)
        groups = self._queries.people.groups(scope, day, with_ended=with_past)
        territories = territory_choices(self._queries, scope, None if with_past else day)
        mine = next((one.group_id for one in people if one.id == self._me), None)
        if mine is not None and not with_past:
            followed = {
                one.territory_id
                for one in self._queries.people.group(scope, mine, day).assignments
                if one.valid_to is None or one.valid_to >= day
            }
            territories = tuple(sorted(territories, key=lambda one: one.id not in followed))
        if with_past:
            territories += FormerUnits(self._session).choices()
        return FormLists(
            today=day,
            me=self._me,
            my_group=mine,
            territories=territories,
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            groups=tuple(Choice(one.id, one.name) for one in groups),
            leaders=tuple(
                Choice(one.person_id, one.full_name)
                for one in self._queries.office.leaders(scope, day)
            ),
            subject_fields=self._queries.office.subject_fields(scope, day),
            last=self._queries.notices.last_of(scope, self._me),
            partners=self._partners(people, groups),
            divisions=frozenset(one.id for one in self._queries.office.divisions(scope, day)),
            sub_units=self._queries.bodies.sub_units(scope),
        )

    def _partners(self, people: Iterable[PersonRow], groups: Iterable[GroupRow]) -> Choices:
        """Return with whom an exchange can be; members of the Standing Committee too."""
        day, scope = self._today(), self._scope
        found = {one.id: Choice(one.id, one.full_name, one.title) for one in people}
        for one in self._queries.roster.standing_members(scope):
            if one.valid_to is None or one.valid_to >= day:
                hint = one.post_title or _("Ủy viên Ban Thường vụ")
                found.setdefault(one.person_id, Choice(one.person_id, one.full_name, hint))
        bodies = [Choice(one.id, one.name) for one in groups]
        return (*found.values(), *bodies, *self._queries.office.divisions(scope, day))

    def hints(self, territory_id: uuid.UUID) -> TerritoryHints:
        """Return what a form offers for a territory: who was contacted last, its contacts, places.

        Contacts are as one would write them down (QC Đ9.2), those of today.
        """
        profile = self._queries.territories.profile(self._scope, territory_id, self._today())
        before = self._queries.notices.at(self._scope, territory_id)
        known = (
            *contact_words(profile.contacts, self._today()),
            *holder_words(profile.office_holders, self._today()),
        )
        spoken = [one.contacted.strip() for one in before]
        return TerritoryHints(
            # The last one first; of the others those who are contacts still, then older words.
            contacts=_each_once([*spoken[:1], *known, *spoken])[:_OFFERED],
            places=_each_once([one.place.strip() for one in before])[:_OFFERED],
            group_id=profile.row.group_id,
        )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
