"""A list of officers and groups held against the book.

An assignment begins on the day of its decision, also where the unit is younger than that (it is
noted): the decision says since when the group follows it, and lineage is settled later. Groups
without a decision get their people, but no territories (QC Đ2.3).
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.group import (
    Assignment,
    Group,
    GroupMembership,
    GroupRole,
)
from app.domain.office import Division
from app.domain.people import Officer, Person
from app.i18n import _, mark
from app.i18n.address import if_address
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import KnownGroup, KnownTerritory, RowState
from app.read_models.sheet_rows import ParsedGroup, RosterRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.decisions import Decisions
from app.services.importing.people import Someone, WhoIsWho, figures
from app.services.importing.planning import LEAVE, Place, Plan
from app.services.importing.territory_names import TerritoryNames

NAME, DIVISION, PHONE = mark("Họ và tên"), mark("Phòng"), mark("Điện thoại")
GROUP, ROLE, TERRITORIES = mark("Nhóm"), mark("Vai trò"), mark("Địa bàn theo dõi")
NUMBER, SIGNED = mark("Số văn bản phân công"), mark("Ngày văn bản")


@dataclass
class _Taken:
    """A row whose person is clear, and what it does."""

    who: Someone
    is_new: bool
    done: list[str] = field(default_factory=list)


class PlannedRoster:
    """Plans the rows of a sheet; what they tell only together once ``finish`` is called."""

    def __init__(
        self, book: KnownBook, tables: WorkbookTables, plan: Plan, rows: tuple[RosterRow, ...]
    ) -> None:
        self._rows = rows
        self._book = book
        self._tables = tables
        self._plan = plan
        self._who = WhoIsWho(book, plan)
        self._names = TerritoryNames(book)
        self._divisions = {name_key(one.name): one.id for one in book.divisions}
        self._decisions = Decisions(book, plan)
        self._given: dict[uuid.UUID, str] = {}
        """Territories of today's assignments, with the group's name."""
        self._officers: dict[uuid.UUID, uuid.UUID] = {}
        """Services that rows of the sheet begin, by person."""
        self._taken: dict[Place, _Taken] = {}
        groups = {group.id: group.name for group in book.groups}
        for one in book.assignments:
            if one.group_id is not None and book.is_open(one.valid_to):
                self._given[one.territory_id] = groups.get(one.group_id, "")
        self._held: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for one in book.assignments:
            if one.group_id is not None and book.is_open(one.valid_to):
                self._held[one.group_id].add(one.territory_id)
        problems = tables.check_roster(rows)
        self._refused = {(one.sheet, one.row) for one in problems if one.severity is Severity.ERROR}
        plan.problems += problems
        # What the check says of a missing decision is said here, with what becomes of it.
        plan.settled |= {
            ((one.sheet, one.row), one.reason_code)
            for one in problems
            if one.reason_code == "group_without_decision"
        }

    # People ------------------------------------------------------------------------------------
    def take(self, row: RosterRow) -> None:
        """Find or add the person of a row with division and telephone."""
        place = (row.sheet, row.row)
        if place in self._refused:
            reason = next(
                one.reason
                for one in self._plan.problems
                if (one.sheet, one.row) == place and one.severity is Severity.ERROR
            )
            self._plan.row(place, RowState.REFUSED, _text(row), reason)
            return
        if self._contradicts_lead(row, place):
            return
        who = self._who.of(row)
        if isinstance(who, str):
            if who == LEAVE:
                self._plan.refuse(place, _text(row), NAME, "left_out_by_choice", row.full_name)
            else:
                self._plan.wait(place, _text(row))
            return
        is_first = who.row == row.row
        taken = _Taken(who, is_new=who.known is None and is_first)
        self._taken[place] = taken
        if not is_first:
            self._plan.needs(place, who.id, self._officers.get(who.id))
            self._plan.tell(
                place, NAME, "person_counted_once", Severity.NOTE, row.full_name,
                other=who.described(),
            )  # fmt: skip
        elif who.known is None:
            taken.done.append(_("thêm người"))
            self._officer(row, place, taken)
        else:
            self._complete(row, place, taken)

    def _contradicts_lead(self, row: RosterRow, place: Place) -> bool:
        group = self._book.group_named(row.group) if row.group else None
        if row.role is not GroupRole.LEAD or group is None:
            return False
        lead = self._book.lead_of(group.id)
        names = (row.full_name, if_address(row.full_name))
        if lead is None or name_key(lead.full_name) in map(name_key, names):
            return False
        self._plan.refuse(
            place, _text(row), ROLE, "second_lead_in_book", lead.full_name, other=group.name
        )
        return True

    def _complete(self, row: RosterRow, place: Place, taken: _Taken) -> None:
        known = taken.who.known
        assert known is not None
        if row.phone and not known.phone:
            self._plan.change(Person, known.id, "phone", row.phone, place)
            taken.done.append(_("bổ sung số điện thoại"))
        elif row.phone and figures(row.phone) != figures(known.phone):
            self._plan.differ(
                place, _("điện thoại"), (known.phone, row.phone),
                Person, known.id, "phone", row.phone,
            )  # fmt: skip
        if known.officer_id is None and not (row.division or row.group):
            return  # a leader or somebody outside: the list does not say that he serves
        if known.officer_id is None:
            self._officer(row, place, taken)
            taken.done.append(_("ghi là công chức của Ban"))
        elif row.division and known.division_id is None:
            division_id = self._division(row, taken)
            self._plan.change(Officer, known.officer_id, "division_id", division_id, place)
            taken.done.append(_("bổ sung phòng"))
        elif row.division and name_key(row.division) != name_key(known.division_name):
            self._plan.tell(
                place, DIVISION, "division_differs", Severity.WARNING, row.division,
                other=known.division_name,
            )  # fmt: skip

    def _officer(self, row: RosterRow, place: Place, taken: _Taken) -> None:
        record = Officer(person_id=taken.who.id, division_id=self._division(row, taken))
        self._officers[taken.who.id] = record.id
        self._plan.add(record, place)

    def _division(self, row: RosterRow, taken: _Taken) -> uuid.UUID | None:
        if not row.division:
            return None
        key = name_key(row.division)
        if key not in self._divisions:
            division = Division(name=row.division, position=len(self._divisions))
            self._divisions[key] = division.id
            self._plan.add(division, (row.sheet, row.row))
            taken.done.append(_("lập {division}").format(division=row.division))
        self._plan.needs((row.sheet, row.row), self._divisions[key])
        return self._divisions[key]

    # Groups ------------------------------------------------------------------------------------
    def _group(self, parsed: ParsedGroup) -> None:
        """Find or add a group with its people and territories."""
        first = parsed.rows[0]
        place = (first.sheet, first.row)
        decided = next((row for row in parsed.rows if row.decision_number), first)
        decision_id = self._decisions.find(
            parsed.decision_number,
            parsed.decision_date,
            (decided.sheet, decided.row),
            _places(parsed),
        )
        known = self._book.group_named(parsed.name)
        if known is not None and not self._book.is_open(known.valid_to):
            known = None
        since = parsed.decision_date
        if known is None:
            record = Group(name=parsed.name, valid_from=since, decision_id=decision_id)
            self._plan.add(record, *_places(parsed))
            group_id = record.id
            self._taken[place].done.append(_("lập {group}").format(group=parsed.name))
        else:
            group_id = known.id
            if known.decision_id is None and decision_id is not None:
                self._plan.change(Group, known.id, "decision_id", decision_id, place)
                self._taken[place].done.append(_("bổ sung văn bản phân công của nhóm"))
        inside: set[uuid.UUID] = set()
        for row in parsed.rows:
            self._member(row, group_id, known, since, inside)
        if parsed.territories:
            if decision_id is None and known is not None:
                decision_id = known.decision_id
            self._territories(parsed, place, group_id, decision_id)

    def _member(
        self, row: RosterRow, group_id: uuid.UUID, known: KnownGroup | None,
        since: dt.date | None, inside: set[uuid.UUID],
    ) -> None:  # fmt: skip
        place = (row.sheet, row.row)
        taken = self._taken[place]
        person_id = taken.who.id
        if person_id in inside:
            return
        inside.add(person_id)
        present = self._book.membership(known.id, person_id) if known else None
        if present is not None:
            if present.role is not row.role:
                self._plan.tell(
                    place, ROLE, "role_differs", Severity.WARNING, row.full_name,
                    other=role_name(present.role).lower(),
                )  # fmt: skip
            return
        others = self._book.groups_of(person_id)
        if others:
            self._plan.tell(
                place, GROUP, "member_of_other_group", Severity.WARNING, row.group,
                other=", ".join(group.name for group in others),
            )  # fmt: skip
            return
        self._plan.add(
            GroupMembership(
                group_id=group_id, person_id=person_id, role=row.role, valid_from=since
            ),
            place,
        )
        taken.done.append(
            _("vào {group}, {role}").format(group=row.group, role=role_name(row.role).lower())
        )

    def _territories(
        self, parsed: ParsedGroup, place: Place, group_id: uuid.UUID,
        decision_id: uuid.UUID | None,
    ) -> None:  # fmt: skip
        day = self._book.today
        found: list[KnownTerritory] = []
        for name in self._tables.regroup(parsed.territories, self._names.is_known):
            answer = self._names.resolve(name, day, place, self._plan.questions)
            if answer.territory is not None:
                if not answer.as_written:
                    self._plan.tell(
                        place, TERRITORIES, "territory_taken_as", Severity.NOTE, name,
                        other=answer.territory.name,
                    )  # fmt: skip
                found.append(answer.territory)
            elif answer.state == "unknown":
                self._plan.tell(
                    place, TERRITORIES, "territory_of_group_unknown", Severity.WARNING, name
                )
            elif answer.state == "waiting":
                self._plan.tell(
                    place, TERRITORIES, "territory_of_group_unclear", Severity.WARNING, name
                )
        new = [one for one in found if one.id not in self._held[group_id]]
        if decision_id is None:
            if new:
                self._plan.tell(
                    place, NUMBER, "assignment_without_decision", Severity.WARNING, parsed.name
                )
            return
        self._assign(parsed, place, new, _assigner(group_id, decision_id, parsed.decision_date))

    def _assign(
        self, parsed: ParsedGroup, place: Place, territories: list[KnownTerritory],
        made: Callable[[KnownTerritory], Assignment],
    ) -> None:  # fmt: skip
        given, older = 0, []
        giving = [(row.sheet, row.row) for row in parsed.rows if row.territories] or [place]
        for one in territories:
            holder = self._given.get(one.id)
            if holder is not None and name_key(holder) != name_key(parsed.name):
                self._plan.tell(
                    place, TERRITORIES, "territory_of_other_group", Severity.WARNING, one.name,
                    other=holder,
                )  # fmt: skip
                continue
            if holder is not None:
                continue
            self._given[one.id] = parsed.name
            self._plan.add(made(one), *giving)
            given += 1
            if one.valid_from and parsed.decision_date and parsed.decision_date < one.valid_from:
                older.append(one.name)
        if given:
            self._taken[place].done.append(_("giao {count} địa bàn").format(count=given))
        if older:
            self._plan.tell(
                place, TERRITORIES, "assigned_before_unit", Severity.NOTE, ", ".join(older),
                count=len(older), other=short_date(parsed.decision_date),
            )  # fmt: skip

    def finish(self) -> None:
        """Plan the groups, and say of every row that is taken what it does."""
        taken = [row for row in self._rows if (row.sheet, row.row) in self._taken]
        for group in self._tables.groups(taken):
            self._group(group)
        self._tell()

    def _tell(self) -> None:
        """Say of every row that is taken what it does; rows in the order of the sheet."""
        for row in self._rows:
            place = (row.sheet, row.row)
            taken = self._taken.get(place)
            if taken is None:
                continue
            if taken.done:
                state = RowState.NEW if taken.is_new else RowState.COMPLETES
                words = "; ".join(taken.done)
                detail = words[:1].upper() + words[1:]
            else:
                state, detail = RowState.SAME, _("Đã có trong sổ, không thay đổi")
            self._plan.row(place, state, _text(row), detail)
        order = {(row.sheet, row.row): number for number, row in enumerate(self._rows)}
        self._plan.rows.sort(key=lambda one: order.get((one.sheet, one.row), -1))


def _places(parsed: ParsedGroup) -> list[Place]:
    return [(row.sheet, row.row) for row in parsed.rows]


def role_name(role: GroupRole) -> str:
    """Name a role."""
    return _("Trưởng nhóm") if role is GroupRole.LEAD else _("Thành viên")


def _assigner(
    group_id: uuid.UUID, decision_id: uuid.UUID, since: dt.date | None
) -> Callable[[KnownTerritory], Assignment]:
    return lambda territory: Assignment(
        territory_id=territory.id, group_id=group_id, decision_id=decision_id, valid_from=since
    )


def _text(row: RosterRow) -> str:
    facts = [role_name(row.role), row.group] if row.group else [row.division]
    return f"{row.full_name} – {', '.join(fact for fact in facts if fact)}".rstrip(" –")
