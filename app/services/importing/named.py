"""What a cell names: territories and people of the book, asked about where it is not clear."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence

from app.i18n import _, mark
from app.i18n.address import if_address
from app.i18n.text import fold, name_alone, name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import Candidate, KnownPerson, KnownTerritory
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.planning import LEAVE, Place, Plan
from app.services.importing.territory_names import TerritoryNames

TERRITORY, PEOPLE = mark("Địa bàn"), mark("Người đi")
UNKNOWN, WAITING = "unknown", "waiting"
_OFFERED = 20


class NamedTerritories:
    """Finds all territories of a cell."""

    def __init__(self, book: KnownBook, tables: WorkbookTables, plan: Plan) -> None:
        self.names = TerritoryNames(book)
        self._tables = tables
        self._plan = plan

    def find(
        self, parts: tuple[str, ...], day: dt.date, place: Place
    ) -> list[KnownTerritory | str]:
        """Return each territory on that day, or ``UNKNOWN`` (told as an error), ``WAITING``,
        ``LEAVE``.
        """
        found: list[KnownTerritory | str] = []
        for name in self._tables.regroup(parts, self.names.is_known):
            answer = self.names.resolve(name, day, place, self._plan.questions)
            if answer.territory is None:
                if answer.state == UNKNOWN:
                    self._plan.tell(place, TERRITORY, "territory_unknown", Severity.ERROR, name)
                found.append({"left_out": LEAVE}.get(answer.state, answer.state))
                continue
            self._plan.settled.add((place, "kind_not_named"))
            if not answer.as_written:
                self._plan.tell(
                    place, TERRITORY, "territory_taken_as", Severity.NOTE, name,
                    other=answer.territory.name,
                )  # fmt: skip
            found.append(answer.territory)
        return found


class NamedPeople:
    """Finds a person by name, within a group where one is named."""

    def __init__(self, book: KnownBook, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._members = book.members_ever()
        self._folded: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for one in book.people:
            self._folded[fold(name_key(one.full_name))].append(one)

    def find(
        self, name: str, group_id: uuid.UUID | None, group_name: str, place: Place
    ) -> uuid.UUID | str:
        """Return the person, or ``UNKNOWN``, ``WAITING`` or ``LEAVE``; tells nothing."""
        named = self._book.people_named(name)
        inside = self._members.get(group_id, set()) if group_id else None
        here = [one for one in named if inside is None or one.id in inside]
        if len(here) == 1:
            return here[0].id
        offered = (
            here
            or named
            or self._folded.get(fold(name_key(name)), [])
            or self._book.people_named(name_alone(name))
            or self._book.people_named(if_address(name))
            or self._with_given_name(name, inside)
        )
        if not offered:
            return UNKNOWN
        chosen = self._plan.questions.ask(
            f"traveller:{name_key(group_name)}:{name_key(name)}",
            (
                _("{group}: “{name}” là ai?").format(group=group_name, name=name)
                if group_name
                else _("“{name}” là ai?").format(name=name)
            ),
            place,
            tuple(Candidate(one.id.hex, self._described(one)) for one in offered[:_OFFERED]),
        )
        if chosen is None:
            return WAITING
        return LEAVE if chosen == LEAVE else uuid.UUID(hex=chosen)

    def _with_given_name(self, name: str, inside: set[uuid.UUID] | None) -> list[KnownPerson]:
        """Return those whom "đ/c Hạnh" may mean: people of the group if one is known."""
        if " " in name:
            return []
        ending = f" {name_key(name)}"
        named = [one for one in self._book.people if name_key(one.full_name).endswith(ending)]
        return [one for one in named if inside is None or one.id in inside] or named

    def _described(self, one: KnownPerson) -> str:
        groups = ", ".join(group.name for group in self._book.groups_of(one.id))
        facts = [fact for fact in (one.division_name or one.distinction, groups, one.phone) if fact]
        return f"{one.full_name} ({'; '.join(facts)})" if facts else one.full_name


def stopped(found: Sequence[object], place: Place, text: str, plan: Plan) -> bool:
    """Say what becomes of a row that names something unknown or unclear; True if it stops here."""
    missing = [one for one in found if isinstance(one, str)]
    if UNKNOWN in missing:
        reason = next(
            one.reason
            for one in reversed(plan.problems)
            if (one.sheet, one.row) == place and one.severity is Severity.ERROR
        )
        plan.refuse_told(place, text, reason)
    elif LEAVE in missing:
        plan.refuse(place, text, "", "left_out_by_choice")
    elif missing:
        plan.wait(place, text)
    return bool(missing)
