"""Which area of a boundary file belongs to which territory: by code, then by name; pure."""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.territory import TerritoryCategory
from app.i18n import _
from app.i18n.text import collapse_spaces, exact_key, fold
from app.read_models.territories import FormerName, TerritoryRow

_KINDS = {
    "phường": r"phường\b|p\.|p (?=\S)",
    "xã": r"xã\b|x\.|x (?=\S)",
    "đặc khu": r"đặc khu\b|đk\.?(?= |$)|đk\.",
    "thị trấn": r"thị trấn\b|tt\.|tt (?=\S)",
    "huyện": r"huyện\b|h\.|h (?=\S)",
    "quận": r"quận\b|q\.|q (?=\S)",
    "thị xã": r"thị xã\b|tx\.|tx (?=\S)",
    "thành phố": r"thành phố\b|tp\.|tp (?=\S)",
}
_KIND = re.compile("|".join(f"(?P<k{at}>{pattern})" for at, pattern in enumerate(_KINDS.values())))
_NAMES = tuple(_KINDS)

_LOOKED_AT = 500
"""Features that a property is judged by."""


class MatchWay(StrEnum):
    """How an area found its territory."""

    CODE = "code"
    FORMER_CODE = "former_code"
    NAME = "name"
    FORMER_NAME = "former_name"
    BARE_NAME = "bare_name"
    """By letters without accents."""
    HAND = "hand"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """An area of a file as its code and name say; either may be empty. ``index`` is from 1."""

    index: int
    code: str
    name: str

    @property
    def text(self) -> str:
        """What a person calls it."""
        return " ".join(part for part in (self.code, self.name) if part) or f"#{self.index}"


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """An area and its territory, or the reason why it has none."""

    area: AreaLabel
    way: MatchWay
    territory_id: uuid.UUID | None = None
    territory_name: str = ""
    reason: str = ""


def match(
    areas: Sequence[AreaLabel], rows: Sequence[TerritoryRow], former: Sequence[FormerName] = ()
) -> tuple[AreaMatch, ...]:
    """Match each area with one territory at most, each territory with one area at most.

    A name is no key: it counts only where one of the two has no code, or where no code of the
    file is known at all (another way of coding), and where it belongs to one unit alone. In the
    order of the file.
    """
    matching = _Matching(rows, former)
    for area in areas:
        matching.by_code(area)
    for area in areas:
        matching.by_name(area)
    return tuple(matching.found[area.index] for area in areas)


def assigned(
    matches: Sequence[AreaMatch], index: int, row: TerritoryRow | None
) -> tuple[AreaMatch, ...]:
    """Return the matches with that area given to a territory by hand, or to none.

    The area that had the territory before loses it.
    """
    changed: list[AreaMatch] = []
    for one in matches:
        if one.area.index == index:
            if row is None:
                one = AreaMatch(one.area, MatchWay.NONE, reason=_("để ngoài"))
            else:
                one = AreaMatch(one.area, MatchWay.HAND, row.id, row.name)
        elif row is not None and one.territory_id == row.id:
            other = _("địa bàn này đã được ghép với vùng khác")
            one = replace(
                one, way=MatchWay.NONE, territory_id=None, territory_name="", reason=other
            )
        changed.append(one)
    return tuple(changed)


def propose(
    features: Sequence[Mapping[str, str]],
    rows: Sequence[TerritoryRow],
    former: Sequence[FormerName] = (),
) -> tuple[str | None, str | None]:
    """Return the properties by which most territories are known: by code, and by name.

    None where no property knows any.
    """
    looked_at = features[:_LOOKED_AT]
    names = list(dict.fromkeys(name for one in looked_at for name in one))
    codes = {row.code for row in rows if row.code} | {one.code for one in former if one.code}
    bare = {_split(row.name)[1] for row in rows} | {_split(one.name)[1] for one in former}
    by_code: Counter[str] = Counter()
    by_name: Counter[str] = Counter()
    for name in names:
        values = [one[name] for one in looked_at if name in one]
        by_code[name] = len({code for value in values for code in _written(value)} & codes)
        split = [_split(value) for value in set(values)]
        # With its kind a name says more: it wins where both know as many.
        by_name[name] = sum(3 + bool(kind) for kind, key in split if key in bare)
    best_code, best_name = by_code.most_common(1), by_name.most_common(1)
    return (
        best_code[0][0] if best_code and best_code[0][1] else None,
        best_name[0][0] if best_name and best_name[0][1] else None,
    )


class _Matching:
    def __init__(self, rows: Sequence[TerritoryRow], former: Sequence[FormerName]) -> None:
        self.found: dict[int, AreaMatch] = {}
        self._taken: set[uuid.UUID] = set()
        self._code_known = False
        by_id = {row.id: row for row in rows}
        self._of_code = {row.code: row for row in rows if row.code}
        self._of_former_code = {
            one.code: by_id[one.territory_id]
            for one in former
            if one.code and one.territory_id in by_id
        }
        placed = [row for row in rows if is_placed(row)]
        self._names: list[tuple[MatchWay, dict[str, list[tuple[str, TerritoryRow]]]]] = [
            (MatchWay.NAME, _index((row.name, row) for row in placed)),
            (
                MatchWay.FORMER_NAME,
                _index(
                    (one.name, by_id[one.territory_id])
                    for one in former
                    if one.territory_id in by_id
                ),
            ),
            (MatchWay.BARE_NAME, _index(((row.name, row) for row in placed), is_folded=True)),
        ]

    def by_code(self, area: AreaLabel) -> None:
        for way, table in (
            (MatchWay.CODE, self._of_code),
            (MatchWay.FORMER_CODE, self._of_former_code),
        ):
            rows = [table[code] for code in _written(area.code) if code in table]
            if not rows:
                continue
            self._code_known = True
            if area.code not in table and len({row.id for row in rows}) > 1:
                self._refuse(area, _("mã này có thể là của nhiều địa bàn"))
            elif rows[0].id in self._taken:
                self._refuse(area, _("trùng mã với một vùng đứng trước trong tệp"))
            else:
                self._take(area, rows[0], way)
            return

    def by_name(self, area: AreaLabel) -> None:
        if area.index in self.found:
            return
        reason = _("không có địa bàn nào cùng mã hoặc cùng tên")
        for way, table in self._names if area.name else ():
            kind, key = _split(area.name)
            if way is MatchWay.BARE_NAME:
                kind, key = _bare(area.name) if not kind else (kind, fold(key))
            known = table.get(key, [])
            known = [
                (other, row)
                for other, row in known
                if not (area.code and row.code and self._code_known)
            ]
            fitting = [one for one in known if one[0] == kind] or [
                one for one in known if not (one[0] and kind)
            ]
            rows = {row.id: row for _other, row in fitting}
            free = [row for row in rows.values() if row.id not in self._taken]
            if len(rows) > 1:
                reason = _("tên này có ở nhiều địa bàn")
                break
            if free:
                self._take(area, free[0], way)
                return
            if rows:
                reason = _("địa bàn cùng tên đã có ranh giới trong tệp")
                break
            if known:
                reason = _("cùng tên nhưng khác loại: {name}").format(name=known[0][1].name)
        self._refuse(area, reason)

    def _refuse(self, area: AreaLabel, reason: str) -> None:
        self.found[area.index] = AreaMatch(area, MatchWay.NONE, reason=reason)

    def _take(self, area: AreaLabel, row: TerritoryRow, way: MatchWay) -> None:
        self._taken.add(row.id)
        self.found[area.index] = AreaMatch(area, way, row.id, row.name)


def is_placed(row: TerritoryRow) -> bool:
    """Tell whether a territory is a piece of land that a map can show."""
    land = (TerritoryCategory.COMMUNE, TerritoryCategory.DISTRICT)
    return row.category in land or bool(row.code) or row.latitude is not None


def _written(code: str) -> list[str]:
    """Return a code as written, and with the zeros that a spreadsheet took."""
    if not code.isdecimal() or not code.isascii():
        return [code] if code else []
    return list(dict.fromkeys((code, code.zfill(5), code.zfill(3))))


def _split(name: str) -> tuple[str, str]:
    """Return the kind of unit that a name begins with (or nothing), and the key of the rest."""
    clean = collapse_spaces(name.lower())
    found = _KIND.match(clean)
    if found is None or not (rest := clean[found.end() :].strip()):
        return "", exact_key(clean)
    place = next(at for at in range(len(_NAMES)) if found.group(f"k{at}") is not None)
    return _NAMES[place], exact_key(rest)


def _bare(name: str) -> tuple[str, str]:
    """Return kind and key of a name written without accents (``Xa Ba Gia``)."""
    clean = fold(collapse_spaces(name))
    for kind in _NAMES:
        rest = clean.removeprefix(f"{fold(kind)} ")
        if rest != clean:
            return kind, rest
    return "", clean


def _index(
    named: Iterable[tuple[str, TerritoryRow]], *, is_folded: bool = False
) -> dict[str, list[tuple[str, TerritoryRow]]]:
    table: dict[str, list[tuple[str, TerritoryRow]]] = {}
    for name, row in named:
        kind, key = _split(name)
        table.setdefault(fold(key) if is_folded else key, []).append((kind, row))
    return table
