"""A list of proposed ratings held against the book: one a territory and year.

What a sheet brings is a draft; what was put forward is changed only after it was taken back.
"""

import datetime as dt
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.rating import RatingState, TerritoryRating
from app.i18n import _, mark
from app.i18n.text import fold, name_key, words
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import Candidate, KnownRating, KnownTerritory, RowState
from app.read_models.ratings import SchemeRow
from app.read_models.sheet_rows import RatingRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.named import NamedTerritories, stopped
from app.services.importing.planning import LEAVE, Place, Plan
from app.services.rating_forms import scheme_in_force

YEAR, LEVEL, GROUP = mark("Năm"), mark("Mức xếp loại"), mark("Nhóm")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


class PlannedRatings:
    """Plans the rows of a sheet."""

    def __init__(
        self,
        book: KnownBook,
        tables: WorkbookTables,
        plan: Plan,
        known: Sequence[KnownRating],
        schemes: Sequence[SchemeRow],
    ) -> None:
        self._book = book
        self._plan = plan
        self._territories = NamedTerritories(book, tables, plan)
        self._known = {(one.territory_id, one.year): one for one in known}
        self._schemes = schemes
        self._rows: dict[tuple[uuid.UUID, int], int] = {}

    def take(self, row: RatingRow) -> None:
        """Add to the plan what becomes of a row."""
        if row.by_year:
            self._take_years(row)
        else:
            self._take(row)

    def _take_years(self, row: RatingRow) -> None:
        """Plan one rating a year; the row stops as a whole where one of them does."""
        place, first = (row.sheet, row.row), len(self._plan.rows)
        for year, level in row.by_year:
            self._take(replace(row, year=year, level=level, by_year=()))
        told = self._plan.rows[first:]
        del self._plan.rows[first:]
        levels = "; ".join(f"{year}: {level}" for year, level in row.by_year)
        text = f"{row.territory} – {levels}"
        states = {one.state for one in told}
        refused = [one.detail for one in told if one.state is RowState.REFUSED]
        if refused:
            self._plan.refuse_told(place, text, refused[0])
        elif RowState.ASKED in states:
            self._plan.wait(place, text)
        elif done := [
            f"{year}: {one.detail}"
            for (year, _level), one in zip(row.by_year, told, strict=True)
            if one.state in (RowState.NEW, RowState.COMPLETES)
        ]:
            state = RowState.NEW if states == {RowState.NEW} else RowState.COMPLETES
            self._plan.row(place, state, text, "; ".join(done))
        else:
            self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))

    def _take(self, row: RatingRow) -> None:
        place, text = (row.sheet, row.row), f"{row.territory}: {row.level}"
        if not row.level:
            self._plan.row(place, RowState.SAME, row.territory, _("Chưa xếp loại"))
            return
        year = self._year(row, place, text)
        if year is None:
            return
        if year > self._book.today.year:
            self._plan.refuse(place, text, YEAR, "year_to_come", str(year))
            return
        found = self._territories.find((row.territory,), dt.date(year, 12, 31), place)
        if stopped(found, place, text, self._plan):
            return
        territory = next(one for one in found if isinstance(one, KnownTerritory))
        key = (territory.id, year)
        if key in self._rows:
            self._plan.refuse(place, text, "", "rating_twice", row.level, other=self._rows[key])
            return
        self._rows[key] = row.row
        scheme = scheme_in_force(self._schemes, dt.date(year, 12, 31))
        if scheme is None:
            self._plan.refuse(place, text, LEVEL, "scheme_missing", str(year))
            return
        known = self._known.get(key)
        if known is not None and known.scheme_id != scheme.id:
            scheme = next((one for one in self._schemes if one.id == known.scheme_id), scheme)
        level_id = self._level(row, scheme, place, text)
        if level_id is None:
            return
        names = {one.id: one.name for one in scheme.levels}
        if known is None:
            self._add(row, territory, year, scheme, level_id, place, text)
        else:
            self._hold_against(row, known, level_id, names, place, text)

    def _year(self, row: RatingRow, place: Place, text: str) -> int | None:
        if row.year is not None:
            return row.year
        if (found := _YEAR.search(row.sheet)) is not None:
            return int(found.group(1))
        this = self._book.today.year
        chosen = self._plan.questions.ask(
            f"rating_year:{row.sheet}",
            _("Trang tính “{sheet}” không ghi năm; xếp loại của năm nào?").format(sheet=row.sheet),
            place,
            tuple(Candidate(str(year), str(year)) for year in range(this, this - 5, -1)),
        )
        if chosen == LEAVE:
            self._plan.refuse(place, text, YEAR, "left_out_by_choice")
        elif chosen is None:
            self._plan.wait(place, text)
        else:
            return int(chosen)
        return None

    def _level(
        self, row: RatingRow, scheme: SchemeRow, place: Place, text: str
    ) -> uuid.UUID | None:
        wanted = _plain(row.level)
        for one in scheme.levels:
            plain = _plain(one.name)
            if wanted in (plain, "".join(word[0] for word in plain.split())):
                return one.id
        chosen = self._plan.questions.ask(
            f"rating_level:{name_key(row.level)}:{scheme.id.hex[:8]}",
            _("Mức “{level}” là mức nào của “{scheme}”?").format(
                level=row.level, scheme=scheme.name
            ),
            place,
            tuple(Candidate(one.id.hex, one.name) for one in scheme.levels),
        )
        if chosen == LEAVE:
            self._plan.refuse(place, text, LEVEL, "left_out_by_choice", row.level)
        elif chosen is None:
            self._plan.wait(place, text)
        else:
            return uuid.UUID(hex=chosen)
        return None

    def _add(
        self, row: RatingRow, territory: KnownTerritory, year: int, scheme: SchemeRow,
        level_id: uuid.UUID, place: Place, text: str,
    ) -> None:  # fmt: skip
        group = self._book.group_named(row.group) if row.group else None
        if row.group and group is None:
            self._plan.refuse(place, text, GROUP, "group_unknown", row.group)
            return
        rating = TerritoryRating(
            territory_id=territory.id,
            year=year,
            scheme_id=scheme.id,
            collective=row.collective or territory.party_organisation or territory.name,
            level_id=level_id,
            group_id=group.id if group else self._follower(territory.id, year),
            reasons=row.reasons,
            origin="excel",
        )
        rating.check(self._book.today)
        self._plan.add(rating, place)
        detail = _("Thêm đề xuất xếp loại năm {year} (bản nháp)").format(year=year)
        self._plan.row(place, RowState.NEW, text, detail)

    def _follower(self, territory_id: uuid.UUID, year: int) -> uuid.UUID | None:
        """Return the group that followed it at the year's end."""
        day = min(dt.date(year, 12, 31), self._book.today)
        for one in self._book.assignments:
            if (
                one.territory_id == territory_id
                and one.group_id is not None
                and (one.valid_from is None or one.valid_from <= day)
                and (one.valid_to is None or day <= one.valid_to)
            ):
                return one.group_id
        return None

    def _hold_against(
        self, row: RatingRow, known: KnownRating, level_id: uuid.UUID,
        names: Mapping[uuid.UUID, str], place: Place, text: str,
    ) -> None:  # fmt: skip
        done: list[str] = []
        is_fixed = known.state is not RatingState.DRAFT
        for name, value, what, shown in (
            ("level_id", level_id, _("mức"), lambda one: names.get(one, "–")),
            ("collective", row.collective, _("tập thể"), str),
            ("reasons", row.reasons, _("lý do"), str),
        ):
            present = getattr(known, name)
            if not value or value == present:
                continue
            if isinstance(value, str) and name_key(value) == name_key(present):
                continue
            if is_fixed:
                self._plan.tell(
                    place, LEVEL, "rating_fixed", Severity.WARNING, shown(value),
                    other=shown(present),
                )  # fmt: skip
            elif not present:
                self._plan.do(TerritoryRating, known.id, _setter(name, value), place)
                done.append(what)
            else:
                self._plan.differ_by(
                    place, what, (shown(present), shown(value)), TerritoryRating, known.id,
                    _setter(name, value),
                )  # fmt: skip
        if done:
            detail = _("Bổ sung {what}").format(what=", ".join(done))
            self._plan.row(place, RowState.COMPLETES, text, detail)
        else:
            self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))


def _setter(name: str, value: object) -> Callable[[Any], None]:
    """Return what sets a field of a draft."""

    def apply(rating: TerritoryRating) -> None:
        rating.check_editable()
        setattr(rating, name, value)

    return apply


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))
