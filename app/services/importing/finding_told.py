"""What a row of a list of findings tells, with everything found that it names."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.finding import Authority, FindingKind
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import in_short, name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import Candidate, KnownTerritory
from app.read_models.office import Choice
from app.read_models.sheet_rows import FindingRow
from app.read_models.sheets import Severity
from app.services.field_words import word
from app.services.importing.book import KnownBook
from app.services.importing.finding_words import authority, finding_kind, is_settled
from app.services.importing.named import UNKNOWN, NamedPeople, NamedTerritories, stopped
from app.services.importing.planning import LEAVE, Place, Plan

KIND, RAISED, GROUP = mark("Loại"), mark("Ngày nêu"), mark("Nhóm")
STATE, SETTLED_ON, PERSON = mark("Tình trạng"), mark("Ngày giải quyết"), mark("Người ghi nhận")
FIELD, AUTHORITY = mark("Lĩnh vực"), mark("Thẩm quyền giải quyết")
TODAY, YEAR = "today", "year"


@dataclass(frozen=True, slots=True)
class Told:
    """What a row tells of each of its findings."""

    row: FindingRow
    place: Place
    territories: tuple[KnownTerritory, ...]
    raised_on: dt.date
    raised_by_id: uuid.UUID | None
    group_id: uuid.UUID | None
    subject_field_id: uuid.UUID | None
    authority: Authority | None
    is_settled: bool
    settled_on: dt.date | None
    """None where the sheet does not tell the day."""


class FindingReader:
    """Asks about what is not clear; a row that stops is told of in the plan."""

    def __init__(
        self,
        book: KnownBook,
        tables: WorkbookTables,
        plan: Plan,
        subject_fields: Sequence[Choice],
    ) -> None:
        self._book = book
        self._plan = plan
        self._territories = NamedTerritories(book, tables, plan)
        self._people = NamedPeople(book, plan)
        self._fields = {name_key(one.name): one.id for one in subject_fields}
        self._field_names = {one.id: one.name for one in subject_fields}

    def field_word(self, field_id: object) -> str:
        """Name a subject field."""
        return next((name for one, name in self._field_names.items() if one == field_id), "–")

    def items(
        self, row: FindingRow, place: Place, text: str
    ) -> list[tuple[FindingKind, str]] | None:
        """Return kind and text of each finding; None where the kind is asked or left out."""
        items: list[tuple[FindingKind, str]] = []
        if row.text:
            kind = self._kind(row, place)
            if kind is None or kind == LEAVE:
                if kind is None:
                    self._plan.wait(place, text)
                else:
                    self._plan.refuse(place, text, KIND, "left_out_by_choice", row.kind)
                return None
            handling = _("Hướng xử lý: {text}").format(text=row.handling) if row.handling else ""
            items.append((FindingKind(kind), "\n".join(one for one in (row.text, handling) if one)))
        if row.proposal:
            items.append((FindingKind.PROPOSAL, row.proposal))
        if row.new_model:
            items.append((FindingKind.NEW_MODEL, row.new_model))
        return items

    def _kind(self, row: FindingRow, place: Place) -> str | None:
        for said in (row.kind, *row.kind_hints, row.sheet if not row.kind else ""):
            if said and (found := finding_kind(said)) is not None:
                return found
        said = row.kind or row.sheet
        return self._plan.questions.ask(
            f"finding_kind:{name_key(said)}",
            (
                _("“{said}” là loại nội dung nào?").format(said=row.kind)
                if row.kind
                else _("Trang tính “{said}” không ghi loại; các nội dung ấy thuộc loại nào?")
                .format(said=row.sheet)
            ),
            place,
            tuple(Candidate(kind, word(kind)) for kind in FindingKind),
        )  # fmt: skip

    def told(self, row: FindingRow, place: Place, text: str) -> Told | None:
        """Return what the row tells of all its findings; None where it stops."""
        group = self._book.group_named(row.group) if row.group else None
        if row.group and group is None:
            self._plan.refuse(place, text, GROUP, "group_unknown", row.group)
            return None
        raised_on = self._day(row, place, text)
        if raised_on is None:
            return None
        territories = self._territories.find(row.territories, raised_on, place)
        group_id = group.id if group else None
        person = self._people.find(row.person, group_id, row.group, place) if row.person else None
        if person == UNKNOWN:
            self._plan.tell(place, PERSON, "raiser_unknown", Severity.WARNING, row.person)
            person = None
        found = [*territories, *([person] if person is not None else [])]
        if stopped(found, place, text, self._plan):
            return None
        settled_on = self._settled_on(row, place)
        if settled_on is not None and not raised_on <= settled_on <= self._book.today:
            code = "settled_before_raised" if settled_on < raised_on else "day_to_come"
            self._plan.refuse(
                place, text, SETTLED_ON, code, short_date(settled_on), other=short_date(raised_on)
            )
            return None
        return Told(
            row,
            place,
            tuple({one.id: one for one in territories if isinstance(one, KnownTerritory)}.values()),
            raised_on,
            person if isinstance(person, uuid.UUID) else None,
            group_id,
            self._field(row, place),
            self._authority(row, place),
            settled_on is not None or is_settled(row.state) is True,
            settled_on,
        )

    def _day(self, row: FindingRow, place: Place, text: str) -> dt.date | None:
        day = row.raised_on
        today = self._book.today
        if day is None:
            offered = {TODAY: today, YEAR: today.replace(month=1, day=1)}
            chosen = self._plan.questions.ask(
                f"raised:{row.sheet}",
                _("Trang tính “{sheet}” có hàng không ghi ngày nêu; lấy ngày nào?").format(
                    sheet=row.sheet
                ),
                place,
                tuple(
                    Candidate(key, _("Lấy ngày {day}").format(day=short_date(one)))
                    for key, one in offered.items()
                ),
            )
            if chosen == LEAVE:
                self._plan.refuse(place, text, RAISED, "left_out_by_choice")
            elif chosen is None:
                self._plan.wait(place, text)
            return None if chosen is None else offered.get(chosen)
        if day > today:
            self._plan.refuse(place, text, RAISED, "day_to_come", short_date(day))
            return None
        return day

    def _settled_on(self, row: FindingRow, place: Place) -> dt.date | None:
        """Return the day on which it was settled, where the sheet says that it is."""
        said, day = is_settled(row.state), row.settled_on
        if said is None:
            self._plan.tell(place, STATE, "state_on_the_way", Severity.NOTE, row.state)
        if day is not None and said is not True and row.state:
            self._plan.tell(
                place, SETTLED_ON, "settled_day_left", Severity.WARNING, short_date(day),
                other=row.state,
            )  # fmt: skip
            return None
        return day

    def _field(self, row: FindingRow, place: Place) -> uuid.UUID | None:
        if not row.subject_field:
            return None
        found = self._fields.get(name_key(row.subject_field))
        if found is None:
            self._plan.tell(place, FIELD, "field_unknown", Severity.WARNING, row.subject_field)
        return found

    def _authority(self, row: FindingRow, place: Place) -> Authority | None:
        found = authority(row.authority)
        if found is Authority.AGENCY and name_key(row.authority) != name_key(word(found)):
            self._plan.tell(place, AUTHORITY, "authority_as_agency", Severity.NOTE, row.authority)
        return found


def short(text: str) -> str:
    """Return the beginning of a text in one line."""
    return in_short(text, 80)


def text_of(row: FindingRow) -> str:
    """Return a row in a line."""
    said = row.text or row.proposal or row.new_model
    return f"{', '.join(row.territories)}: {short(said)}"
