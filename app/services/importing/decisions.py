"""The decisions that assignments of a sheet rest on: found in the book, or added once."""

import datetime as dt
import uuid
from collections.abc import Sequence

from app.domain.group import AssignmentDecision
from app.i18n import mark
from app.i18n.text import name_key
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.planning import Place, Plan

SIGNED = mark("Ngày văn bản")


class Decisions:
    """Number and day together name a decision, as numbers begin anew."""

    def __init__(self, book: KnownBook, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._added: dict[tuple[str, dt.date | None], uuid.UUID] = {}

    def find(
        self, number: str, day: dt.date | None, place: Place, needed_by: Sequence[Place]
    ) -> uuid.UUID | None:
        """Find or add the decision that ``place`` tells of; None without a number."""
        if not number:
            return None
        if day is None:
            self._plan.tell(place, SIGNED, "decision_without_date", Severity.NOTE, number)
        key = name_key(number)
        for one in self._book.decisions:
            if name_key(one.number) == key and (day is None or one.signed_on in (None, day)):
                if day is not None and one.signed_on is None:
                    self._plan.change(AssignmentDecision, one.id, "signed_on", day, place)
                return one.id
        if (key, day) not in self._added:
            record = AssignmentDecision(number=number, signed_on=day)
            self._plan.add(record)
            self._added[(key, day)] = record.id
        for one_place in needed_by:
            self._plan.needs(one_place, self._added[(key, day)])
        return self._added[(key, day)]
