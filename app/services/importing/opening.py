"""The opening balance of assignments held against the book: who follows what, since when.

An assignment is taken in since its day, also where the unit is younger than that (it is noted).
One that another group holds is refused: it is ended first, with the reason (QC Đ4.2).
"""

import datetime as dt
import uuid
from collections import defaultdict

from app.domain.group import Assignment, overlap
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import KnownAssignment, KnownTerritory, RowState
from app.read_models.sheet_rows import AssignmentRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.decisions import Decisions
from app.services.importing.named import UNKNOWN, NamedPeople, NamedTerritories, stopped
from app.services.importing.planning import Place, Plan

GROUP, FOLLOWER, SINCE = mark("Nhóm theo dõi"), mark("Người theo dõi"), mark("Theo dõi từ ngày")
DECISION, TERRITORY = mark("Số văn bản phân công"), mark("Địa bàn")


class PlannedAssignments:
    """Plans the assignments of a sheet."""

    def __init__(self, book: KnownBook, tables: WorkbookTables, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._tables = tables
        self._territories = NamedTerritories(book, tables, plan)
        self._people = NamedPeople(book, plan)
        self._decisions = Decisions(book, plan)
        self._present: defaultdict[uuid.UUID, list[KnownAssignment]] = defaultdict(list)
        for one in book.assignments:
            self._present[one.territory_id].append(one)
        self._added: dict[uuid.UUID, int] = {}
        """Assignments of rows before, with the row."""
        self._groups = {one.id: one.name for one in book.groups}
        self._names = {one.id: one.full_name for one in book.people}

    def take(self, row: AssignmentRow) -> None:
        """Add to the plan what becomes of a row."""
        place = (row.sheet, row.row)
        holder = row.group or row.follower
        text = f"{', '.join(row.territories)}: {holder}"
        since = row.since
        if since is None:
            self._plan.refuse(place, text, SINCE, "since_missing")
            return
        if since > self._book.today:
            self._plan.refuse(place, text, SINCE, "day_to_come", short_date(since))
            return
        group = self._book.group_named(row.group) if row.group else None
        if row.group and group is None:
            self._plan.refuse(place, text, GROUP, "group_unknown", row.group)
            return
        if group is not None and not self._book.is_open(group.valid_to):
            self._plan.refuse(place, text, GROUP, "group_over", group.name)
            return
        follower: uuid.UUID | str | None = None
        if group is None:
            follower = self._people.find(row.follower, None, "", place)
            if follower == UNKNOWN:
                self._plan.tell(place, FOLLOWER, "person_unknown", Severity.ERROR, row.follower)
        names = self._tables.regroup(row.territories, self._territories.names.is_known)
        holder_id = group.id if group else follower
        present = tuple(one for one in names if not self._was_ended(one, since, holder_id, place))
        if not present:
            self._plan.settled.add((place, "kind_not_named"))
            self._plan.row(place, RowState.SAME, text, self._plan.problems[-1].reason)
            return
        found = self._territories.find(present, self._book.today, place)
        if stopped([*found, *([follower] if follower else [])], place, text, self._plan):
            return
        if not row.decision_number:
            self._plan.refuse(place, text, DECISION, "decision_needed", holder)
            return
        named = {one.id: one for one in found if isinstance(one, KnownTerritory)}
        territories = list(named.values())
        over = next((one for one in territories if not self._book.is_open(one.valid_to)), None)
        if over is not None:
            self._plan.refuse(
                place, text, TERRITORY, "unit_over", over.name, other=short_date(over.valid_to)
            )
            return
        wanted = Assignment(
            territory_id=territories[0].id,
            group_id=group.id if group else None,
            follower_id=follower if isinstance(follower, uuid.UUID) else None,
            valid_from=since,
        )
        self._each(row, wanted, territories, place, text)

    def _was_ended(
        self, name: str, since: dt.date, holder_id: uuid.UUID | str | None, place: Place
    ) -> bool:
        """Tell, and note, whether the book has that very assignment and it ended since."""
        today = self._book.today
        units = [self._territories.names.find(name, day).territory for day in (since, today)]
        for unit in units:
            for one in self._present[unit.id] if unit is not None else ():
                is_mine = holder_id in (one.group_id, one.follower_id) and holder_id is not None
                if is_mine and one.valid_from == since and not self._book.is_open(one.valid_to):
                    self._plan.tell(
                        place, TERRITORY, "assignment_ended", Severity.NOTE, name,
                        other=short_date(one.valid_to),
                    )  # fmt: skip
                    return True
        return False

    def _each(
        self, row: AssignmentRow, wanted: Assignment, territories: list[KnownTerritory],
        place: Place, text: str,
    ) -> None:  # fmt: skip
        new: list[KnownTerritory] = []
        for territory in territories:
            mine = [
                one
                for one in self._present[territory.id]
                if self._book.is_open(one.valid_to)
                and (one.group_id, one.follower_id) == (wanted.group_id, wanted.follower_id)
            ]
            if mine and mine[0].id in self._added:
                self._plan.tell(
                    place, "", "row_twice", Severity.WARNING, territory.name,
                    other=self._added[mine[0].id],
                )  # fmt: skip
                continue
            if mine:
                self._hold_against(row, mine[0], territory, place)
                continue
            other = self._in_the_way(territory, wanted)
            if other is not None:
                self._plan.refuse(
                    place, text, GROUP, "territory_of_other_group", territory.name, other=other
                )
                return
            new.append(territory)
        if not new:
            self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))
            return
        decision_id = self._decisions.find(row.decision_number, row.decision_date, place, [place])
        for territory in new:
            assignment = Assignment(
                territory_id=territory.id,
                group_id=wanted.group_id,
                follower_id=wanted.follower_id,
                decision_id=decision_id,
                valid_from=wanted.valid_from,
            )
            self._plan.add(assignment, place)
            self._present[territory.id].append(_known(assignment))
            self._added[assignment.id] = row.row
            if territory.valid_from and row.since and row.since < territory.valid_from:
                self._plan.tell(
                    place, SINCE, "assigned_before_unit", Severity.NOTE, territory.name, count=1,
                    other=short_date(row.since),
                )  # fmt: skip
        detail = _("Ghi phân công {count} địa bàn từ ngày {day}").format(
            count=len(new), day=short_date(row.since)
        )
        self._plan.row(place, RowState.NEW, text, detail)

    def _in_the_way(self, territory: KnownTerritory, wanted: Assignment) -> str | None:
        """Return who holds the territory on a day of the new assignment (QC Đ2.3: one group)."""
        for one in self._present[territory.id]:
            if (one.group_id is None) != (wanted.group_id is None):
                continue
            if wanted.group_id is None and one.follower_id != wanted.follower_id:
                continue
            if overlap(_dated(one), wanted):
                return self._groups.get(one.group_id) if one.group_id else self._names.get(
                    one.follower_id or uuid.UUID(int=0)
                )  # fmt: skip
        return None

    def _hold_against(
        self, row: AssignmentRow, known: KnownAssignment, territory: KnownTerritory, place: Place
    ) -> None:
        since = row.since
        if known.valid_from is None and since is not None:
            self._plan.differ(
                place, territory.name, (_("không ghi ngày"), short_date(since)),
                Assignment, known.id, "valid_from", since,
            )  # fmt: skip
        elif since is not None and since != known.valid_from:
            before = [
                one
                for one in self._present[territory.id]
                if one.id != known.id and one.valid_to is not None and one.valid_to >= since
            ]
            told = (short_date(known.valid_from), short_date(since))
            if before:
                self._plan.tell(
                    place, SINCE, "since_overlaps", Severity.WARNING, told[1], other=told[0]
                )
            else:
                self._plan.differ(
                    place, _("{name}: theo dõi từ ngày").format(name=territory.name), told,
                    Assignment, known.id, "valid_from", since,
                )  # fmt: skip
        decided = next((d for d in self._book.decisions if d.id == known.decision_id), None)
        if decided is not None and name_key(decided.number) != name_key(row.decision_number):
            self._plan.tell(
                place, DECISION, "decision_in_book", Severity.WARNING, row.decision_number,
                other=decided.number,
            )  # fmt: skip


def _dated(one: KnownAssignment) -> Assignment:
    return Assignment(
        territory_id=one.territory_id, valid_from=one.valid_from, valid_to=one.valid_to
    )


def _known(one: Assignment) -> KnownAssignment:
    return KnownAssignment(
        one.id, one.territory_id, one.group_id, one.follower_id, one.decision_id, one.valid_from,
        one.valid_to,
    )  # fmt: skip
