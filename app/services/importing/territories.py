"""A list of territories held against the book: units by code, everything else by name.

Empty fields are completed; what the sheet says otherwise is taken only where a person chooses it.
Ends, mergers and renames are told on the screen of territories, never taken from a list.
"""

import dataclasses
import datetime as dt
import uuid

from app import gazetteer
from app.domain.territory import Territory
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.read_models.imports import Candidate, KnownTerritory, RowState
from app.read_models.office import KindRow
from app.read_models.sheet_rows import TerritoryRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.kinds import TerritoryKinds, is_unit
from app.services.importing.planning import LEAVE, NEW, Place, Plan

NAME, KIND, CODE = mark("Tên địa bàn"), mark("Loại"), mark("Mã")
ORGANISATION, SINCE, UNTIL = mark("Tổ chức đảng"), mark("Từ ngày"), mark("Đến ngày")


class PlannedTerritories:
    """Plans the rows of a sheet."""

    def __init__(self, book: KnownBook, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._kinds = TerritoryKinds(book.kinds)
        self._position = len(book.territories)
        self._places: dict[object, int] = {}

    def take(self, row: TerritoryRow) -> None:
        """Add to the plan what becomes of a row."""
        place = (row.sheet, row.row)
        row = self._spelt_out(row)
        known, waits = self._known(row, place)
        if waits is not None:
            if waits == LEAVE:
                self._plan.refuse(place, row.name, NAME, "left_out_by_choice", row.name)
            else:
                self._plan.wait(place, row.name)
            return
        identity: object = known.id if known else (row.code or name_key(row.name))
        if identity in self._places:
            self._plan.tell(
                place, NAME, "territory_twice", Severity.WARNING, row.name,
                other=self._places[identity],
            )  # fmt: skip
            self._plan.row(place, RowState.SAME, row.name, _("Trùng với hàng trước"))
            return
        self._places[identity] = row.row
        if known is None:
            self._add(row, place)
        else:
            self._complete(row, place, known)

    def _known(self, row: TerritoryRow, place: Place) -> tuple[KnownTerritory | None, str | None]:
        """Return the territory that a row means, or why it waits (LEAVE: it is left out)."""
        key = name_key(row.name)
        if row.code:
            by_code = [one for one in self._book.territories if one.code == row.code]
            if by_code:
                open_first = sorted(by_code, key=lambda one: not self._book.is_open(one.valid_to))
                same_name = [one for one in open_first if self._same_name(one, key)]
                if same_name:
                    return same_name[0], None
                return self._ask(row, place, (open_first[0],))
        named = [
            one
            for one in self._book.territories
            if self._same_name(one, key) and self._book.is_open(one.valid_to)
        ]
        if row.code:
            # A unit of another code is another unit, but one without code may be this one.
            without_code = [one for one in named if not one.code]
            with_code = [one for one in named if one.code]
            if with_code and not without_code:
                return self._ask(row, place, tuple(with_code))
            named = without_code
        if len(named) == 1:
            return named[0], None
        if named:
            return self._ask(row, place, tuple(named))
        return self._known_of_the_past(row, place, key)

    def _known_of_the_past(
        self, row: TerritoryRow, place: Place, key: str
    ) -> tuple[KnownTerritory | None, str | None]:
        """Return the unit that ended meanwhile: an older list must not bring it in again."""
        ended = [
            one
            for one in self._book.territories
            if one.valid_to is not None
            and self._same_name(one, key)
            and not (row.code and one.code)
            and (row.valid_from is None or row.valid_from <= one.valid_to)
        ]
        if len(ended) == 1 and row.valid_from is not None:
            return ended[0], None
        return self._ask(row, place, tuple(ended)) if ended else (None, None)

    def _spelt_out(self, row: TerritoryRow) -> TerritoryRow:
        """Return a row with its kind spelt out, where a code or the book says that it is one."""
        whole = self._kinds.spelt_out(row.name)
        key = name_key(whole)
        meant = row.code or any(name_key(one.name) == key for one in self._book.territories)
        return dataclasses.replace(row, name=whole) if whole != row.name and meant else row

    def _same_name(self, one: KnownTerritory, key: str) -> bool:
        if name_key(one.name) == key:
            return True
        kind = self._kinds.by_id(one.kind_id)
        return (
            kind is not None
            and is_unit(kind)
            and name_key(self._kinds.without_kind(one.name, kind)) == key
        )

    def _ask(
        self, row: TerritoryRow, place: Place, known: tuple[KnownTerritory, ...]
    ) -> tuple[KnownTerritory | None, str | None]:
        chosen = self._plan.questions.ask(
            f"unit:{row.code}:{name_key(row.name)}",
            _("“{name}” (mã {code}) có phải là địa bàn đã có trong sổ không?").format(
                name=row.name, code=row.code or "–"
            ),
            place,
            (
                *(
                    Candidate(
                        one.id.hex,
                        _described(one),
                    )
                    for one in known
                ),
                Candidate(NEW, _("Là địa bàn khác, thêm mới")),
            ),
        )
        if chosen is None or chosen == LEAVE:
            return None, chosen or "waiting"
        if chosen == NEW:
            return None, None
        return next(one for one in known if one.id == uuid.UUID(hex=chosen)), None

    def _complete(self, row: TerritoryRow, place: Place, known: KnownTerritory) -> None:
        done: list[str] = []
        for field, value, words in (
            ("code", row.code, _("mã")),
            ("party_organisation", row.party_organisation, _("tổ chức đảng")),
            ("note", row.note, _("ghi chú")),
            ("valid_from", row.valid_from, _("ngày thành lập")),
        ):
            if value and not getattr(known, field):
                self._plan.change(Territory, known.id, field, value, place)
                done.append(words)
        self._tell_differences(row, place, known)
        if done:
            detail = _("Bổ sung {what} cho địa bàn đã có").format(what=", ".join(done))
            self._plan.row(place, RowState.COMPLETES, known.name, detail)
        else:
            self._plan.row(place, RowState.SAME, known.name, _("Đã có trong sổ, không thay đổi"))

    def _tell_differences(self, row: TerritoryRow, place: Place, known: KnownTerritory) -> None:
        organisation = known.party_organisation
        if row.party_organisation and organisation and not _same(organisation, row):
            self._plan.differ(
                place, _("tổ chức đảng"), (organisation, row.party_organisation),
                Territory, known.id, "party_organisation", row.party_organisation,
            )  # fmt: skip
        if row.note and known.note and name_key(row.note) != name_key(known.note):
            self._plan.differ(
                place, _("ghi chú"), (known.note, row.note), Territory, known.id, "note", row.note
            )
        if known.valid_from and row.valid_from and known.valid_from != row.valid_from:
            self._tell_since(place, known, row.valid_from)
        if name_key(known.name) != name_key(row.name) and not self._same_name(
            known, name_key(row.name)
        ):
            self._plan.tell(
                place, NAME, "rename_not_taken", Severity.WARNING, row.name, other=known.name
            )
        if row.valid_to is not None and row.valid_to != known.valid_to:
            self._plan.tell(
                place, UNTIL, "end_not_taken", Severity.WARNING, short_date(row.valid_to)
            )
        kind, in_book = self._kinds.named(row.kind), self._kinds.by_id(known.kind_id)
        if kind and in_book and kind.id != in_book.id:
            self._plan.tell(
                place, KIND, "kind_differs", Severity.WARNING, row.kind, other=in_book.name
            )

    def _tell_since(self, place: Place, known: KnownTerritory, since: dt.date) -> None:
        if known.valid_to is not None and since > known.valid_to:
            self._plan.tell(
                place, SINCE, "since_differs", Severity.WARNING, short_date(since),
                other=short_date(known.valid_from),
            )  # fmt: skip
            return
        self._plan.differ(
            place, _("ngày thành lập"), (short_date(known.valid_from), short_date(since)),
            Territory, known.id, "valid_from", since,
        )  # fmt: skip

    def _add(self, row: TerritoryRow, place: Place) -> None:
        kind = self._kind(row, place)
        if kind is None:
            return
        name = row.name
        if is_unit(kind) and self._kinds.without_kind(name, kind) == name:
            name = f"{kind.name} {name}"
            self._plan.tell(place, NAME, "kind_put_before", Severity.NOTE, row.name, other=name)
        unit = gazetteer.find_by_code(row.code) if row.code and is_unit(kind) else None
        self._tell_code(row, place, unit, kind)
        self._plan.add(
            Territory(
                kind_id=kind.id,
                name=name,
                code=row.code,
                former_district=unit.former_district if unit else "",
                party_organisation=row.party_organisation,
                latitude=unit.latitude if unit else None,
                longitude=unit.longitude if unit else None,
                area_km2=unit.area_km2 if unit else None,
                valid_from=row.valid_from or (unit.valid_from if unit else None),
                valid_to=row.valid_to,
                position=self._position,
                note=row.note,
                origin="excel",
            ),
            place,
        )
        self._position += 1
        self._plan.row(
            place, RowState.NEW, name, _("Thêm địa bàn, loại “{kind}”").format(kind=kind.name)
        )

    def _kind(self, row: TerritoryRow, place: Place) -> KindRow | None:
        """Return the kind of a new territory; without one the row waits or is refused."""
        found = self._kinds.named(row.kind) if row.kind else None
        if found is not None:
            return found
        if not row.kind and (guessed := self._kinds.of_name(row.name)) is not None:
            self._plan.tell(
                place, KIND, "kind_guessed", Severity.NOTE, row.name, other=guessed.name
            )
            return guessed
        text = (
            _("Loại “{kind}” là loại nào trong sổ?").format(kind=row.kind)
            if row.kind
            else _("“{name}” thuộc loại địa bàn nào?").format(name=row.name)
        )
        chosen = self._plan.questions.ask(
            f"kind:{name_key(row.kind or row.name)}", text, place, self._kinds.candidates()
        )
        if chosen is None:
            self._plan.tell(
                place, KIND, "kind_unknown", Severity.WARNING, row.kind or row.name,
                other=self._kinds.names(),
            )  # fmt: skip
            self._plan.wait(place, row.name)
            return None
        if chosen == LEAVE:
            self._plan.refuse(place, row.name, KIND, "left_out_by_choice", row.kind)
            return None
        return self._kinds.by_id(uuid.UUID(hex=chosen))

    def _tell_code(
        self, row: TerritoryRow, place: Place, unit: gazetteer.Unit | None, kind: KindRow
    ) -> None:
        if not (row.code and is_unit(kind)):
            return
        if unit is None and len(row.code) == 5:
            self._plan.tell(place, CODE, "code_not_in_gazetteer", Severity.WARNING, row.code)
        elif unit is not None and unit.province_code != self._book.province_code:
            self._plan.tell(
                place, CODE, "code_of_other_province", Severity.WARNING, row.code,
                other=gazetteer.province(unit.province_code).name,
            )  # fmt: skip


def _described(one: KnownTerritory) -> str:
    if one.valid_to is not None:
        return _("Là {name}, mã {code}, trong sổ đã kết thúc ngày {day}").format(
            name=one.name, code=one.code or "–", day=short_date(one.valid_to)
        )
    return _("Là {name}, mã {code}, đã có trong sổ").format(name=one.name, code=one.code or "–")


def _same(organisation: str, row: TerritoryRow) -> bool:
    return name_key(organisation) == name_key(row.party_organisation)
