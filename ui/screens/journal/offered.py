"""What a form offers for an entry: today's lists, and what the entry holds although it is past."""

import uuid

from app.read_models.journal import EngagementDetail
from app.read_models.office import Choice
from app.services.journal_forms import FormLists

Choices = tuple[Choice, ...]


def territories(lists: FormLists, detail: EngagementDetail | None) -> Choices:
    """Return the territories to choose from."""
    if detail is None:
        return lists.territories
    return _with(lists.territories, detail.row.territory_id, detail.row.territory_name)


def groups(lists: FormLists, detail: EngagementDetail | None) -> Choices:
    """Return the groups to choose from."""
    if detail is None:
        return lists.groups
    return _with(lists.groups, detail.row.group_id, detail.row.group_name)


def people(lists: FormLists, detail: EngagementDetail | None) -> Choices:
    """Return the people to choose from."""
    found = lists.people
    if detail is not None:
        for person_id, name in zip(detail.participant_ids, detail.row.participants, strict=True):
            found = _with(found, person_id, name)
    return found


def partners(lists: FormLists, detail: EngagementDetail | None) -> Choices:
    """Return with whom an exchange can be."""
    found = lists.partners
    if detail is not None:
        for partner_id, name in zip(detail.partner_ids, detail.partners, strict=False):
            found = _with(found, partner_id, name)
    return found


def _with(choices: Choices, kept: uuid.UUID | None, name: str) -> Choices:
    if kept is None or any(one.id == kept for one in choices):
        return choices
    return (*choices, Choice(kept, name))
