"""A list of findings held against the book: known by territory, kind, day and text.

A row whose text comes near one of the book is asked about. A finding that the sheet calls settled
is taken in settled only where the book does not have it yet: one of the book is settled by its
step, never by a sheet.
"""

import datetime as dt
import difflib
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.finding import Authority, Finding, FindingKind, FindingState
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import Candidate, KnownFinding, KnownTerritory, RowState
from app.read_models.office import Choice
from app.read_models.sheet_rows import FindingRow
from app.read_models.sheets import Severity
from app.services.field_words import word
from app.services.importing.book import KnownBook, name_key
from app.services.importing.finding_rules import edit_finding, fixed_reason, state_name, state_of
from app.services.importing.finding_words import authority, finding_kind, is_settled
from app.services.importing.named import UNKNOWN, NamedPeople, NamedTerritories, stopped
from app.services.importing.planning import LEAVE, NEW, Place, Plan

TEXT, KIND, RAISED, GROUP = mark("Nội dung"), mark("Loại"), mark("Ngày nêu"), mark("Nhóm")
STATE, SETTLED_ON, PERSON = mark("Tình trạng"), mark("Ngày giải quyết"), mark("Người ghi nhận")
FIELD, AUTHORITY = mark("Lĩnh vực"), mark("Thẩm quyền giải quyết")
_ALIKE = 0.75
_TODAY, _YEAR, _SAME_DAY = "today", "year", "same"


def plan_findings(
    book: KnownBook,
    rows: tuple[FindingRow, ...],
    tables: WorkbookTables,
    plan: Plan,
    known: Sequence[KnownFinding],
    subject_fields: Sequence[Choice],
) -> None:
    """Add to the plan what becomes of each row."""
    planner = _Planner(book, tables, plan, known, subject_fields)
    for row in rows:
        planner.take(row)


@dataclass(frozen=True, slots=True)
class _Told:
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


class _Planner:
    def __init__(
        self,
        book: KnownBook,
        tables: WorkbookTables,
        plan: Plan,
        known: Sequence[KnownFinding],
        subject_fields: Sequence[Choice],
    ) -> None:
        self._book = book
        self._plan = plan
        self._territories = NamedTerritories(book, tables, plan)
        self._people = NamedPeople(book, plan)
        self._fields = {name_key(one.name): one.id for one in subject_fields}
        self._known: defaultdict[tuple[uuid.UUID, FindingKind], list[KnownFinding]] = defaultdict(
            list
        )
        for one in known:
            self._known[one.territory_id, one.kind].append(one)
        self._met: set[uuid.UUID] = set()
        self._rows: dict[tuple[object, ...], int] = {}

    def take(self, row: FindingRow) -> None:
        place, text = (row.sheet, row.row), _text(row)
        items = self._items(row, place, text)
        if items is None:
            return
        told = self._told(row, place, text)
        if told is None:
            return
        done: list[str] = []
        is_new = False
        for territory in told.territories:
            for kind, said in items:
                state = self._one(told, territory, kind, said, done)
                if state is None:
                    return
                is_new = is_new or state is RowState.NEW
        if is_new:
            self._plan.row(place, RowState.NEW, text, _("Thêm: {what}").format(what=_list(done)))
        elif done:
            detail = _("Bổ sung {what}").format(what=_list(done))
            self._plan.row(place, RowState.COMPLETES, text, detail)
        else:
            self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))

    # What the row tells ------------------------------------------------------------------------
    def _items(
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

    def _told(self, row: FindingRow, place: Place, text: str) -> _Told | None:
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
        return _Told(
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
            offered = {_TODAY: today, _YEAR: today.replace(month=1, day=1)}
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

    def _ask_settled(self, told: _Told) -> dt.date | None:
        """Ask when it was settled; None where the row waits or is left out."""
        offered = {_SAME_DAY: told.raised_on, _TODAY: self._book.today}
        chosen = self._plan.questions.ask(
            f"settled:{told.row.sheet}",
            _("Trang tính “{sheet}” có hàng đã giải quyết mà không ghi ngày; lấy ngày nào?").format(
                sheet=told.row.sheet
            ),
            told.place,
            (
                Candidate(_SAME_DAY, _("Lấy ngày nêu")),
                Candidate(_TODAY, _("Lấy ngày {day}").format(day=short_date(offered[_TODAY]))),
            ),
        )
        if chosen == LEAVE:
            self._plan.refuse(told.place, _text(told.row), SETTLED_ON, "left_out_by_choice")
        elif chosen is None:
            self._plan.wait(told.place, _text(told.row))
        return None if chosen is None else offered.get(chosen)

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

    # Against the book --------------------------------------------------------------------------
    def _one(
        self, told: _Told, territory: KnownTerritory, kind: FindingKind, text: str, done: list[str]
    ) -> RowState | None:
        """Plan one finding; returns NEW, SAME, or None where the row waits or is left out."""
        key = (territory.id, kind, told.raised_on, name_key(text))
        if key in self._rows:
            if self._rows[key] != told.row.row:
                self._plan.tell(
                    told.place, TEXT, "row_twice", Severity.WARNING, text, other=self._rows[key]
                )
            return RowState.SAME
        self._rows[key] = told.row.row
        near = [
            one
            for one in self._known[territory.id, kind]
            if one.id not in self._met and one.raised_on == told.raised_on
        ]
        exact = next((one for one in near if name_key(one.text) == name_key(text)), None)
        if exact is not None:
            self._met.add(exact.id)
            done += self._hold_against(told, exact, text)
            return RowState.SAME
        alike = [one for one in near if _ratio(one.text, text) >= _ALIKE]
        if alike:
            chosen = self._ask_alike(told, alike, text)
            if chosen is None:
                return None
            if chosen != NEW:
                one = next(one for one in alike if one.id.hex == chosen)
                self._met.add(one.id)
                done += self._hold_against(told, one, text)
                return RowState.SAME
        settled_on = told.settled_on
        if told.is_settled and settled_on is None:
            settled_on = self._ask_settled(told)
            if settled_on is None:
                return None
        self._add(told, territory, kind, text, settled_on)
        done.append(word(kind).lower())
        return RowState.NEW

    def _ask_alike(self, told: _Told, alike: list[KnownFinding], text: str) -> str | None:
        chosen = self._plan.questions.ask(
            f"finding:{told.row.sheet}:{told.row.row}:{name_key(text)[:40]}",
            _("Hàng {row}: “{text}” gần giống nội dung đã có trong sổ. Nhận thế nào?").format(
                row=told.row.row, text=_short(text)
            ),
            told.place,
            (
                *(
                    Candidate(one.id.hex, _("Là “{text}” trong sổ").format(text=_short(one.text)))
                    for one in alike
                ),
                Candidate(NEW, _("Là nội dung khác, thêm mới")),
            ),
        )
        if chosen is None:
            self._plan.wait(told.place, _text(told.row))
        elif chosen == LEAVE:
            self._plan.refuse(told.place, _text(told.row), TEXT, "left_out_by_choice")
            return None
        return chosen

    def _hold_against(self, told: _Told, known: KnownFinding, text: str) -> list[str]:
        """Tell what the sheet says otherwise; returns what is completed."""
        place = told.place
        done: list[str] = []
        self._hold_state(told, known)
        fixed = fixed_reason(known)
        if name_key(known.text) != name_key(text):
            self._differ(told, known, fixed, _("nội dung"), (known.text, text), "text", text)
        for name, value, words, shown in (
            ("authority", told.authority, _("thẩm quyền"), _authority_word),
            ("subject_field_id", told.subject_field_id, _("lĩnh vực"), self._field_word),
        ):
            present = getattr(known, name)
            if value is None or value == present:
                continue
            if present is None and not fixed:
                self._plan.do(Finding, known.id, edit_finding(**{name: value}), place)
                done.append(words)
            else:
                pair = (shown(present), shown(value))
                self._differ(told, known, fixed, words, pair, name, value)
        return done

    def _differ(
        self, told: _Told, known: KnownFinding, fixed: str, words: str,
        pair: tuple[str, str], name: str, value: object,
    ) -> None:  # fmt: skip
        if fixed:
            self._plan.tell(
                told.place, TEXT, "finding_fixed", Severity.WARNING, pair[0], other=fixed
            )
            return
        self._plan.differ_by(
            told.place, words, pair, Finding, known.id, edit_finding(**{name: value})
        )

    def _hold_state(self, told: _Told, known: KnownFinding) -> None:
        state = state_of(known)
        is_over = state in (FindingState.SETTLED, FindingState.WITHDRAWN)
        if told.is_settled and not is_over:
            self._plan.tell(
                told.place, STATE, "settled_by_step", Severity.WARNING,
                told.row.state or short_date(told.settled_on), other=state_name(state),
            )  # fmt: skip
        elif is_over and told.row.state and is_settled(told.row.state) is False:
            self._plan.tell(
                told.place, STATE, "state_in_book", Severity.WARNING, told.row.state,
                other=state_name(state),
            )  # fmt: skip
        elif told.is_settled and known.settled_on is not None:
            day, result = told.settled_on, told.row.result
            if day not in (None, known.settled_on) or (
                result and name_key(result) != name_key(known.settlement)
            ):
                said = f"{short_date(known.settled_on)}: {known.settlement}"
                self._plan.tell(
                    told.place, STATE, "finding_fixed", Severity.WARNING, said,
                    other=state_name(state),
                )  # fmt: skip

    def _field_word(self, field_id: object) -> str:
        return next((name for name, one in self._fields.items() if one == field_id), "–")

    def _add(
        self, told: _Told, territory: KnownTerritory, kind: FindingKind, text: str,
        settled_on: dt.date | None,
    ) -> None:  # fmt: skip
        finding = Finding(
            kind=kind,
            territory_id=territory.id,
            text=text,
            raised_on=told.raised_on,
            raised_by_id=told.raised_by_id,
            group_id=told.group_id,
            subject_field_id=told.subject_field_id,
            authority=told.authority,
            origin="excel",
        )
        if settled_on is not None:
            finding.settled_on = settled_on
            finding.settlement = told.row.result or _("Đã giải quyết, theo tệp Excel.")
        finding.check()
        self._plan.add(finding, told.place)


def _authority_word(value: object) -> str:
    return word(value) if isinstance(value, Authority) else "–"


def _ratio(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, name_key(one)[:400], name_key(other)[:400])
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _list(parts: list[str]) -> str:
    return ", ".join(dict.fromkeys(parts))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:80]}…"


def _text(row: FindingRow) -> str:
    said = row.text or row.proposal or row.new_model
    return f"{', '.join(row.territories)}: {_short(said)}"
