"""A year's journal held against the book: people by name within their group, territories by name.

Decisions: what the sheet does not tell is not made up. A notice is recorded only where the sheet
says something of consent: its words go into ``consent_note`` and day and leader stay open, as the
sheet names neither. An entry with results is closed on its day of return (today, where that is
still to come); findings stay open, raised on the day of departure. A row is known again by a key
over its whole content (``origin``) or by day, group, people, territory and purpose; what the rest
says otherwise than the book is held against it by ``app.services.importing.journal_changes``.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.engagement import (
    Engagement,
    EngagementKind,
    Notice,
    Outcome,
)
from app.domain.finding import Finding, FindingKind
from app.domain.record import Record
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import KnownTerritory, RowState
from app.read_models.sheet_rows import JournalRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.journal_changes import KnownJournal, hold_against, text_of
from app.services.importing.kinds import engagement_kind
from app.services.importing.named import (
    PEOPLE,
    TERRITORY,
    UNKNOWN,
    NamedPeople,
    NamedTerritories,
    stopped,
)
from app.services.importing.planning import Place, Plan

STARTS, ENDS, GROUP = mark("Ngày đi"), mark("Ngày về"), mark("Nhóm")
CONSENT = mark("Lãnh đạo đồng ý")
_PREFIX = "excel"
_HASH_LENGTH = 24


def row_key(row: JournalRow) -> tuple[str, str]:
    """Return what names a row: a key over who, when, where and why, and one over the rest."""
    named = [
        row.starts_on.isoformat(),
        name_key(row.group),
        "|".join(sorted(name_key(one) for one in row.people)),
        "|".join(name_key(one) for one in row.territories),
        name_key(row.purpose),
    ]
    rest = [
        row.ends_on.isoformat() if row.ends_on else "",
        str(row.consent),
        *map(name_key, (row.consent_note, row.results, row.difficulty, row.proposal)),
        name_key(row.new_model),
    ]
    return _hash(named), _hash(rest)


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_HASH_LENGTH]


@dataclass(frozen=True, slots=True)
class _Seat:
    """A row with everything found that it names."""

    row: JournalRow
    place: Place
    group_id: uuid.UUID | None
    people: tuple[uuid.UUID, ...]
    territories: tuple[KnownTerritory, ...]
    origin: str


class PlannedJournal:
    """Plans the rows of a sheet."""

    def __init__(
        self, book: KnownBook, tables: WorkbookTables, plan: Plan, known: KnownJournal
    ) -> None:
        self._known = known
        self._book = book
        self._plan = plan
        self._territories = NamedTerritories(book, tables, plan)
        self._named = NamedPeople(book, plan)
        self._rows: dict[str, int] = {}

    def take(self, row: JournalRow) -> None:
        """Add to the plan what becomes of a row."""
        place, text = (row.sheet, row.row), text_of(row)
        named, rest = row_key(row)
        origin = f"{_PREFIX}:{named}:{rest}"
        self._plan.settled |= {(place, "return_missing"), (place, "several_territories")}
        if self._known.has_origin(origin):
            self._plan.settled.add((place, "kind_not_named"))
            self._plan.row(place, RowState.SAME, text, _("Đã nhận vào sổ trước đây"))
            return
        if origin in self._rows:
            self._plan.tell(
                place, "", "row_twice", Severity.WARNING, row.purpose, other=self._rows[origin]
            )
            detail = _("Trùng với hàng {row}").format(row=self._rows[origin])
            self._plan.row(place, RowState.SAME, text, detail)
            return
        self._rows[origin] = row.row
        seat = self._seat(row, place, text, origin)
        if seat is None:
            return
        found = self._known.entry(
            f"{_PREFIX}:{named}", row, seat.group_id, seat.people, [t.id for t in seat.territories]
        )
        if found is None:
            self._check_and_add(seat, text)
        else:
            hold_against(found, row, seat.people[0], self._known, self._plan, self._book)

    # What the row names ------------------------------------------------------------------------
    def _seat(self, row: JournalRow, place: Place, text: str, origin: str) -> _Seat | None:
        """Find everything that the row names; None where it is refused or waits."""
        group = self._book.group_named(row.group) if row.group else None
        if row.group and group is None:
            self._plan.refuse(place, text, GROUP, "group_unknown", row.group)
            return None
        group_id = group.id if group else None
        territories = self._territories.find(row.territories, row.starts_on, place)
        people = [self._person(name, group_id, row.group, place) for name in row.people]
        if stopped([*territories, *people], place, text, self._plan):
            return None
        return _Seat(
            row,
            place,
            group_id,
            tuple(dict.fromkeys(one for one in people if isinstance(one, uuid.UUID))),
            tuple({one.id: one for one in territories if isinstance(one, KnownTerritory)}.values()),
            origin,
        )

    def _person(
        self, name: str, group_id: uuid.UUID | None, group_name: str, place: Place
    ) -> uuid.UUID | str:
        found = self._named.find(name, group_id, group_name, place)
        if found == UNKNOWN:
            self._plan.tell(place, PEOPLE, "person_unknown", Severity.ERROR, name)
        return found

    def _check_and_add(self, seat: _Seat, text: str) -> None:
        """Refuse what only an entry of the book may be without; add the rest."""
        row = seat.row
        has_happened = bool(row.results) or engagement_kind(row.purpose) is EngagementKind.EXCHANGE
        if not seat.territories:
            self._plan.refuse(seat.place, text, TERRITORY, "territory_missing")
        elif row.starts_on > self._book.today and has_happened:
            self._plan.refuse(
                seat.place, text, STARTS, "result_in_future", short_date(row.starts_on)
            )
        else:
            self._add(seat)

    # Records -----------------------------------------------------------------------------------
    def _add(self, seat: _Seat) -> None:
        row, place = seat.row, seat.place
        if row.ends_on is None:
            self._plan.tell(
                place, ENDS, "return_taken_as_departure", Severity.NOTE,
                other=short_date(row.starts_on),
            )  # fmt: skip
        if row.consent is False:
            self._plan.tell(
                place, CONSENT, "consent_refused", Severity.WARNING, row.consent_note or _("không")
            )
        if len(seat.territories) > 1:
            self._plan.tell(
                place, TERRITORY, "one_entry_each", Severity.WARNING, ", ".join(row.territories),
                count=len(seat.territories), other=seat.territories[0].name,
            )  # fmt: skip
        is_older = False
        for number, territory in enumerate(seat.territories):
            is_older = self._tell_times(row, place, territory) or is_older
            made = partial(self._records, seat, territory, with_findings=number == 0)
            self._plan.later(made, place)
        detail = _("Thêm vào sổ công tác")
        if is_older:
            detail = _("Thêm vào sổ công tác, ghi theo tên hiện nay")
        self._plan.row(place, RowState.NEW, text_of(row), detail)

    def _tell_times(self, row: JournalRow, place: Place, territory: KnownTerritory) -> bool:
        """Say where the unit was not there on the day; True if it did not exist yet."""
        if territory.valid_to is not None and territory.valid_to < row.starts_on:
            self._plan.tell(
                place, TERRITORY, "territory_ended", Severity.WARNING, territory.name,
                other=short_date(territory.valid_to),
            )  # fmt: skip
        if territory.valid_from is None or territory.valid_from <= row.starts_on:
            return False
        self._plan.tell(
            place, STARTS, "named_as_today", Severity.NOTE, short_date(row.starts_on),
            other=short_date(territory.valid_from),
        )  # fmt: skip
        return True

    def _records(
        self, seat: _Seat, territory: KnownTerritory, *, with_findings: bool
    ) -> list[Record]:
        """Make what a trip to one territory is recorded as."""
        row = seat.row
        kind = engagement_kind(row.purpose)
        ends_on = row.ends_on or row.starts_on
        told_on = min(ends_on, self._book.today)
        is_older = territory.valid_from is not None and row.starts_on < territory.valid_from
        entry = Engagement(
            kind=kind,
            starts_on=row.starts_on,
            ends_on=ends_on,
            territory_id=territory.id,
            group_id=seat.group_id,
            subject=row.purpose,
            participant_ids=list(seat.people),
            named_as_today=is_older,
            origin=seat.origin,
        )
        entry.check()
        records: list[Record] = [entry]
        if kind is not EngagementKind.EXCHANGE and (row.consent is not None or row.consent_note):
            records.append(self._notice(seat, entry))
        if row.results:
            outcome = Outcome(
                engagement_id=entry.id,
                reported_on=told_on,
                reported_by_id=seat.people[0],
                results=row.results,
            )
            outcome.check()
            records.append(outcome)
        if row.results or kind is EngagementKind.EXCHANGE:
            # The sheet asked for no notice; what happened is taken in as it tells it.
            entry.close(told_on, announced=True)
        if with_findings:
            records += self._findings(seat, entry, territory)
        return records

    def _notice(self, seat: _Seat, entry: Engagement) -> Notice:
        said = seat.row.consent_note or (_("đồng ý") if seat.row.consent else _("không đồng ý"))
        return Notice(
            engagement_id=entry.id,
            given_on=entry.starts_on,
            given_by_id=seat.people[0],
            consent_needed=entry.kind is EngagementKind.MEETING,
            consent_note=_("Theo sổ Excel: {said}").format(said=said),
        )

    def _findings(self, seat: _Seat, entry: Engagement, territory: KnownTerritory) -> list[Finding]:
        found = []
        for kind, text in (
            (FindingKind.DIFFICULTY, seat.row.difficulty),
            (FindingKind.PROPOSAL, seat.row.proposal),
            (FindingKind.NEW_MODEL, seat.row.new_model),
        ):
            if text:
                finding = Finding(
                    kind=kind,
                    territory_id=territory.id,
                    text=text,
                    raised_on=entry.starts_on,
                    raised_by_id=seat.people[0],
                    group_id=seat.group_id,
                    engagement_id=entry.id,
                    origin=f"{seat.origin}:{kind}",
                )
                finding.check()
                found.append(finding)
        return found
