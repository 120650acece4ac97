"""Who has studied which text of the list, and who has not; reads nothing."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.read_models.directives import DirectiveRow, StudyRow
from app.read_models.people import PersonRow


@dataclass(frozen=True)
class StudyPage:
    """The texts to know, the people who are to know them, and what is written down."""

    day: dt.date
    me: uuid.UUID
    texts: tuple[DirectiveRow, ...]
    people: tuple[PersonRow, ...]
    studies: tuple[StudyRow, ...]

    @cached_property
    def _by_both(self) -> Mapping[tuple[uuid.UUID, uuid.UUID], StudyRow]:
        # Reversed, so that the first time counts.
        return {(row.directive_id, row.person_id): row for row in reversed(self.studies)}

    def study(self, directive_id: uuid.UUID, person_id: uuid.UUID) -> StudyRow | None:
        """Return the study of a text by somebody, None where there is none."""
        return self._by_both.get((directive_id, person_id))

    def of_text(self, directive_id: uuid.UUID) -> int:
        """Return how many of the people have studied a text."""
        return sum(self.study(directive_id, one.id) is not None for one in self.people)

    def of_person(self, person_id: uuid.UUID) -> int:
        """Return how many of the texts somebody has studied."""
        return sum(self.study(one.id, person_id) is not None for one in self.texts)

    def narrowed(self, *, division_id: uuid.UUID | None, group_id: uuid.UUID | None) -> "StudyPage":
        """Return the page of the people of a division or a group."""
        people = tuple(
            one
            for one in self.people
            if division_id in (None, one.division_id) and group_id in (None, one.group_id)
        )
        return StudyPage(self.day, self.me, self.texts, people, self.studies)
