"""How the header row is found under title lines, and which column holds which field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.i18n.text import fold, words
from app.read_models.sheets import TableKind
from app.spreadsheets.header import WHOLE, Column, Header
from app.spreadsheets.kinds import TABLES
from app.spreadsheets.reader import SheetRow, shown
from app.spreadsheets.sheet_scan import MergedRange

HEADER_SEARCH_ROWS = 60
_LONGEST_TITLE = 80
_FURTHER_SCORE = 3.0
#: How much less well the second line of a header may fit than the first alone.
_SECOND_LINE_COSTS = 0.1
#: Numbers that may be the title of a column: a year's.
_YEARS = range(2000, 2100)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


#: The columns of each kind of table.
COLUMNS: dict[TableKind, tuple[Column, ...]] = {
    kind: table.columns for kind, table in TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Match:
    """Which place (column from 0) fits which field, how well, and whether one fits by its name."""

    places: dict[str, int]
    score: float
    exact: bool


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A row whose texts may be titles, as they stand and as they are held against names."""

    number: int
    texts: dict[int, str]
    variants: dict[int, list[str]]
    is_second: bool = False
    """It is the second line of a header whose cells nobody merged."""


def title_rows(rows: Sequence[SheetRow], merged: Iterable[MergedRange]) -> list[TitleRow]:
    """Return the rows among which the header may be, their titles folded once for all kinds."""
    ranges = tuple(merged)
    made: list[TitleRow] = []
    above: dict[int, str] = {}
    for row in rows[:HEADER_SEARCH_ROWS]:
        texts = titles_of(row)
        parents = parents_of(row, above, ranges)
        variants = variants_of(texts, parents)
        is_second = _is_second_line(row, texts, above)
        made.append(TitleRow(row.number, {**parents, **texts}, variants, is_second))
        above = texts
    return made


def find_header(rows: Iterable[TitleRow], kind: TableKind) -> Header | None:
    """Return the row among ``rows`` that fits the columns of ``kind`` best, if one fits at all.

    Needs two columns, one of them by its full name. A header of two lines is read together.
    """
    best: Header | None = None
    for row in rows:
        candidate = _fit(kind, row)
        # The second line of a header fits at least as well as the first, whose cells it inherits.
        if candidate is not None and (
            best is None
            or candidate.score > best.score
            or (
                row.number == best.row + 1
                and candidate.score >= best.score - (_SECOND_LINE_COSTS if row.is_second else 0)
            )
        ):
            best = candidate
    return best


def header_in(row: SheetRow) -> Header | None:
    """Return the header that a row below the table's own is: that of a further table.

    It has three titles or more, each of them by its full name.
    """
    texts = titles_of(row)
    if len(texts) < 3 or len(texts) != len(row.own_texts()):
        return None
    line = TitleRow(row.number, texts, variants_of(texts, {}))
    found = [header for kind in TableKind if (header := _fit(kind, line)) is not None]
    best = max(found, key=lambda header: header.score, default=None)
    return best if best is not None and best.score >= _FURTHER_SCORE else None


def first_row_below(header: Header, merged: Iterable[MergedRange]) -> int:
    """Return the number of the first row under the header, whose cells may be merged downwards."""
    ends = [area.last_row for area in merged if area.first_row <= header.row <= area.last_row]
    return max([header.row, *ends]) + 1


def titles_of(row: SheetRow) -> dict[int, str]:
    """Return the texts of a row that may be titles, by place."""
    columns = {*range(len(row.values)), *row.filled}
    return {
        column: text
        for column in sorted(columns)
        if (isinstance(value := row.value(column), str) or value in _YEARS)
        and len(text := shown(value).strip()) <= _LONGEST_TITLE
    }


def parents_of(
    row: SheetRow, above: dict[int, str], merged: Iterable[MergedRange]
) -> dict[int, str]:
    """Return by column the title above a row's own: merged across, or with empty cells behind it.

    Of a second header line that is not merged also those titles that have nothing below them.
    """
    texts = titles_of(row)
    across = spread(above, row.number - 1, merged)
    found = {place: across[place] for place in texts if place in across}
    if _is_second_line(row, texts, above):
        parent = ""
        for place in range(max(*above, *texts) + 1):
            parent = above.get(place, parent if place in texts else "")
            if parent:
                found.setdefault(place, parent)
    # What stands over the whole table is its title, not one of its columns'.
    is_title = len(set(found.values())) == 1 and len(texts) > 2 and texts.keys() <= found.keys()
    return {} if is_title else found


def _is_second_line(row: SheetRow, texts: dict[int, str], above: dict[int, str]) -> bool:
    """Tell whether all texts of a row stand below titles that have empty cells behind them.

    So a header of two lines is written where nobody merged its cells.
    """
    if len(texts) < 2 or len(above) < 2 or len(texts) != len(row.own_texts()):
        return False
    is_below = False
    for place in texts:
        if place in above:
            if place + 1 in above or place + 1 not in texts:
                return False
            is_below = True
    return is_below


def spread(texts: dict[int, str], number: int, merged: Iterable[MergedRange]) -> dict[int, str]:
    """Return for each column the text of a cell above that is merged across it."""
    return {
        column: texts[area.first_column - 1]
        for area in merged
        if area.first_row <= number <= area.last_row
        and area.last_column > area.first_column
        and area.first_column - 1 in texts
        for column in range(area.first_column - 1, area.last_column)
    }


def variants_of(texts: dict[int, str], parents: dict[int, str]) -> dict[int, list[str]]:
    """Return what each title may be read as; ``parents`` stand above (see ``parents_of``)."""
    variants = {place: [plain_title(text)] for place, text in texts.items()}
    for place, parent in parents.items():
        own = texts.get(place)
        if own is None:
            variants[place] = [plain_title(parent)]
        elif parent != own:
            both = (f"{parent} {own}", f"{own} {parent}")
            variants[place] += [plain_title(one) for one in both]
    return variants


def matched(kind: TableKind, titles: dict[int, list[str]]) -> Match:
    """Return the columns that titles (by place, see ``variants_of``) fit best.

    Each field and each place is used once at most; nothing is asked of how many are found.
    """
    scored: list[tuple[float, int, str]] = []
    for place, variants in titles.items():
        for column in _likely(kind, variants):
            score = max(_score(variant, column.names) for variant in variants)
            if score > 0:
                scored.append((score, place, column.field))
    places: dict[str, int] = {}
    total = 0.0
    exact = False
    for score, place, field in sorted(scored, key=lambda item: (-item[0], item[1])):
        if field not in places and place not in places.values():
            places[field] = place
            total += score
            exact = exact or score >= 1
    for column in COLUMNS[kind]:
        beside = places.get(column.beside, -1) + 1
        if column.field not in places and beside and _is_untitled(beside, titles):
            places[column.field] = beside
    return Match(places, round(total, 4), exact)


def _is_untitled(place: int, titles: dict[int, list[str]]) -> bool:
    """Tell whether a column within the table has no title."""
    return place not in titles and place + 1 in titles


@cache
def _by_first_word(kind: TableKind) -> dict[str, list[Column]]:
    """Return the columns by the first words of their names, which every title must begin with."""
    found: dict[str, list[Column]] = {}
    for column in COLUMNS[kind]:
        for word in {name.rstrip(WHOLE).partition(" ")[0] for name in column.names}:
            found.setdefault(word, []).append(column)
    return found


def _likely(kind: TableKind, variants: list[str]) -> list[Column]:
    """Return the columns that may fit, without trying the others: most rows are no header."""
    words_first = {variant.partition(" ")[0] for variant in variants}
    by_word = _by_first_word(kind)
    found = {one.field: one for word in words_first for one in by_word.get(word, ())}
    return [one for one in COLUMNS[kind] if one.field in found] if found else []


def _fit(kind: TableKind, row: TitleRow) -> Header | None:
    match = matched(kind, row.variants)
    if len(match.places) < 2 or not match.exact:
        return None
    return header_of(kind, row.number, match, row.texts)


def header_of(kind: TableKind, number: int, match: Match, texts: dict[int, str]) -> Header:
    """Return the header of the row ``number`` whose titles (by place) are ``texts``."""
    written = {place: " ".join(text.split()) for place, text in texts.items()}
    titles = {field: written.get(place, "") for field, place in match.places.items()}
    taken = set(match.places.values())
    others = {place: text for place, text in written.items() if place not in taken and text}
    lacking = sum(one.required and one.field not in match.places for one in COLUMNS[kind])
    # A kind that must have what the sheet has not is another kind's sheet, if it fits one.
    return Header(kind, number, match.places, titles, round(match.score - lacking, 4), others)


def missing(header: Header) -> tuple[Column, ...]:
    """Return the columns of its kind that a sheet has not."""
    return tuple(
        one for one in COLUMNS[header.kind] if one.field not in header.places and not one.beside
    )


def plain_title(title: str) -> str:
    """Return a title as it is held against others: no accents, signs or brackets."""
    return " ".join(words(fold(_IN_BRACKETS.sub(" ", title))))


def _score(title: str, names: tuple[str, ...]) -> float:
    """Return 1 for a known name (a little more for the usual one), less for a longer title."""
    for name in (title, f"{title}{WHOLE}"):
        if name in names:
            return 1.0 + 0.1 / (1 + names.index(name))
    starts = [name for name in names if title.startswith(f"{name} ")]
    return 0.3 + 0.4 * max(len(name) / len(title) for name in starts) if starts else 0.0
