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

from app.domain.finding import Authority, Finding, FindingKind, FindingState
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import Candidate, KnownFinding, KnownTerritory, RowState
from app.read_models.office import Choice
from app.read_models.sheet_rows import FindingRow
from app.read_models.sheets import Severity
from app.services.field_words import word
from app.services.importing.book import KnownBook
from app.services.importing.finding_rules import edit_finding, fixed_reason, state_name, state_of
from app.services.importing.finding_told import (
    SETTLED_ON,
    STATE,
    TODAY,
    FindingReader,
    Told,
    short,
    text_of,
)
from app.services.importing.finding_words import is_settled
from app.services.importing.planning import LEAVE, NEW, Plan

TEXT, TERRITORY = mark("Nội dung"), mark("Địa bàn")
_ALIKE = 0.75
_SAME_DAY = "same"


class PlannedFindings:
    """Plans the rows of a sheet."""

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
        self._reader = FindingReader(book, tables, plan, subject_fields)
        self._known: defaultdict[tuple[uuid.UUID, FindingKind], list[KnownFinding]] = defaultdict(
            list
        )
        for one in known:
            self._known[one.territory_id, one.kind].append(one)
        self._met: set[uuid.UUID] = set()
        self._rows: dict[tuple[object, ...], int] = {}

    def take(self, row: FindingRow) -> None:
        """Add to the plan what becomes of a row."""
        place, text = (row.sheet, row.row), text_of(row)
        items = self._reader.items(row, place, text)
        if items is None:
            return
        told = self._reader.told(row, place, text)
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

    def _one(
        self, told: Told, territory: KnownTerritory, kind: FindingKind, text: str, done: list[str]
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
        if not told.is_settled and not self._book.is_open(territory.valid_to):
            self._plan.tell(
                told.place, TERRITORY, "left_at_old_unit", Severity.WARNING, territory.name,
                other=short_date(territory.valid_to),
            )  # fmt: skip
        settled_on = told.settled_on
        if told.is_settled and settled_on is None:
            settled_on = self._ask_settled(told)
            if settled_on is None:
                return None
        self._add(told, territory, kind, text, settled_on)
        done.append(word(kind).lower())
        return RowState.NEW

    def _ask_settled(self, told: Told) -> dt.date | None:
        """Ask when it was settled; None where the row waits or is left out."""
        offered = {_SAME_DAY: told.raised_on, TODAY: self._book.today}
        chosen = self._plan.questions.ask(
            f"settled:{told.row.sheet}",
            _("Trang tính “{sheet}” có hàng đã giải quyết mà không ghi ngày; lấy ngày nào?").format(
                sheet=told.row.sheet
            ),
            told.place,
            (
                Candidate(_SAME_DAY, _("Lấy ngày nêu")),
                Candidate(TODAY, _("Lấy ngày {day}").format(day=short_date(offered[TODAY]))),
            ),
        )
        if chosen == LEAVE:
            self._plan.refuse(told.place, text_of(told.row), SETTLED_ON, "left_out_by_choice")
        elif chosen is None:
            self._plan.wait(told.place, text_of(told.row))
        return None if chosen is None else offered.get(chosen)

    def _ask_alike(self, told: Told, alike: list[KnownFinding], text: str) -> str | None:
        chosen = self._plan.questions.ask(
            f"finding:{told.row.sheet}:{told.row.row}:{name_key(text)[:40]}",
            _("Hàng {row}: “{text}” gần giống nội dung đã có trong sổ. Nhận thế nào?").format(
                row=told.row.row, text=short(text)
            ),
            told.place,
            (
                *(
                    Candidate(one.id.hex, _("Là “{text}” trong sổ").format(text=short(one.text)))
                    for one in alike
                ),
                Candidate(NEW, _("Là nội dung khác, thêm mới")),
            ),
        )
        if chosen is None:
            self._plan.wait(told.place, text_of(told.row))
        elif chosen == LEAVE:
            self._plan.refuse(told.place, text_of(told.row), TEXT, "left_out_by_choice")
            return None
        return chosen

    def _hold_against(self, told: Told, known: KnownFinding, text: str) -> list[str]:
        """Tell what the sheet says otherwise; returns what is completed."""
        place = told.place
        done: list[str] = []
        self._hold_state(told, known)
        fixed = fixed_reason(known, self._book)
        if name_key(known.text) != name_key(text):
            self._differ(told, known, fixed, _("nội dung"), (known.text, text), "text", text)
        for name, value, words, shown in (
            ("authority", told.authority, _("thẩm quyền"), _authority_word),
            ("subject_field_id", told.subject_field_id, _("lĩnh vực"), self._reader.field_word),
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
        self, told: Told, known: KnownFinding, fixed: str, words: str,
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

    def _hold_state(self, told: Told, known: KnownFinding) -> None:
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

    def _add(
        self, told: Told, territory: KnownTerritory, kind: FindingKind, text: str,
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
