"""Who a row of the roster is: somebody of the book, of an earlier row, or new.

A name is no key. Somebody is taken for the same only if division, group or telephone agree and
none of them contradicts; everything else is asked.
"""

import uuid
from dataclasses import dataclass, field, replace

from app.domain.people import Person
from app.i18n import _
from app.i18n.address import if_address
from app.i18n.text import name_key
from app.read_models.imports import Candidate, KnownPerson
from app.read_models.sheet_rows import RosterRow
from app.services.importing.book import KnownBook
from app.services.importing.planning import LEAVE, NEW, Place, Plan


@dataclass
class Someone:
    """A person as far as the rows read so far and the book tell."""

    id: uuid.UUID
    full_name: str
    division: str
    groups: set[str]
    phone: str
    known: KnownPerson | None
    row: int | None = None
    """Row of the sheet that named him first."""
    record: Person | None = None
    group_names: list[str] = field(default_factory=list)

    def agrees(self, row: RosterRow) -> int | None:
        """Return how many facts agree, None if one contradicts."""
        agreed = 0
        for mine, theirs in (
            ({self.division} - {""}, name_key(row.division)),
            (self.groups, name_key(row.group)),
            ({figures(self.phone)} - {""}, figures(row.phone)),
        ):
            if not mine or not theirs:
                continue
            if theirs not in mine:
                return None
            agreed += 1
        return agreed

    def described(self) -> str:
        """Return what tells him from a namesake."""
        division = self.known.division_name if self.known else ""
        facts = [
            fact
            for fact in (division or self.division_name, ", ".join(self.group_names), self.phone)
            if fact
        ]
        where = _("hàng {row}").format(row=self.row) if self.known is None else _("đã có trong sổ")
        return f"{self.full_name} ({'; '.join([where, *facts])})"

    division_name: str = ""


class WhoIsWho:
    """Finds the person of each row, asking where it is not clear."""

    def __init__(self, book: KnownBook, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._met: dict[str, list[Someone]] = {}
        self._last: dict[str, Someone] = {}

    def of(self, row: RosterRow) -> Someone | str:
        """Return the person of a row; ``LEAVE`` or ``waiting`` where there is none (yet)."""
        name = self._addressed(row)
        if name in ("waiting", LEAVE):
            return name
        row = replace(row, full_name=name)
        key = name_key(row.full_name)
        if "full_name" in row.merged_fields and key in self._last:
            return self._last[key]
        everyone = self._met.setdefault(
            key, [self._from_book(one) for one in self._book.people_named(row.full_name)]
        )
        agreeing = [one for one in everyone if one.agrees(row)]
        if len(agreeing) == 1:
            someone: Someone | str = agreeing[0]
        elif everyone:
            someone = self._ask(row, everyone)
        else:
            someone = self._new(row, "")
        if isinstance(someone, Someone):
            if someone not in everyone:
                everyone.append(someone)
            if someone.row is None:
                someone.row = row.row
            self._last[key] = someone
        return someone

    def _addressed(self, row: RosterRow) -> str:
        """Return the name of a row; asked where its "Ông" or "Bà" may be part of it."""
        alone = if_address(row.full_name)
        known = [one for one in (row.full_name, alone) if one and self._book.people_named(one)]
        if not alone or len(known) == 1:
            return known[0] if alone else row.full_name
        chosen = self._plan.questions.ask(
            f"address:{name_key(row.full_name)}",
            _("Hàng {row}: họ và tên là “{whole}” hay “{alone}”?").format(
                row=row.row, whole=row.full_name, alone=alone
            ),
            (row.sheet, row.row),
            (
                Candidate("alone", _("Họ và tên là “{name}”").format(name=alone)),
                Candidate("whole", _("Họ và tên là “{name}”").format(name=row.full_name)),
            ),
        )
        return {None: "waiting", "alone": alone, "whole": row.full_name}.get(chosen, LEAVE)

    def _ask(self, row: RosterRow, everyone: list[Someone]) -> Someone | str:
        keys = {(one.id.hex if one.known else f"row:{one.row}"): one for one in everyone}
        facts = ", ".join(fact for fact in (row.division, row.group, row.phone) if fact)
        chosen = self._plan.questions.ask(
            f"person:{name_key(row.full_name)}:{row.sheet}:{row.row}",
            _("Hàng {row}: {name} ({facts}) là ai?").format(
                row=row.row, name=row.full_name, facts=facts or "–"
            ),
            (row.sheet, row.row),
            (
                *(
                    Candidate(known, _("Là {who}").format(who=one.described()))
                    for known, one in keys.items()
                ),
                Candidate(NEW, _("Là người khác trùng họ tên, thêm mới")),
            ),
        )
        if chosen is None:
            return "waiting"
        if chosen == LEAVE:
            return LEAVE
        if chosen == NEW:
            self._distinguish(everyone, (row.sheet, row.row))
            return self._new(row, row.division)
        return keys[chosen]

    def _distinguish(self, everyone: list[Someone], place: Place) -> None:
        """Let those who turn out to have a namesake be told from him on screen."""
        for one in everyone:
            if one.record is not None and not one.record.distinction:
                one.record.distinction = one.division_name
            elif one.known is not None and not one.known.distinction and one.known.division_name:
                self._plan.change(Person, one.id, "distinction", one.known.division_name, place)

    def _from_book(self, one: KnownPerson) -> Someone:
        groups = self._book.groups_of(one.id)
        return Someone(
            id=one.id,
            full_name=one.full_name,
            division=name_key(one.division_name),
            groups={name_key(group.name) for group in groups},
            phone=one.phone,
            known=one,
            group_names=[group.name for group in groups],
            division_name=one.division_name,
        )

    def _new(self, row: RosterRow, distinction: str) -> Someone:
        record = Person(
            full_name=row.full_name, phone=row.phone, distinction=distinction, origin="excel"
        )
        self._plan.add(record, (row.sheet, row.row))
        return Someone(
            id=record.id,
            full_name=row.full_name,
            division=name_key(row.division),
            groups={name_key(row.group)} - {""},
            phone=row.phone,
            known=None,
            row=row.row,
            record=record,
            group_names=[row.group] if row.group else [],
            division_name=row.division,
        )


def figures(phone: str) -> str:
    """Return a telephone number without blanks and points, to be held against another."""
    return "".join(one for one in phone if one.isdigit())
