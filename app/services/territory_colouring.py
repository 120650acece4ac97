"""What the map's colours can say of the territories of a day; pure, reads nothing.

What it is told by is read by ``app.services.territory_themes``.
"""

import calendar
import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from app.domain.directive import ProgressState
from app.i18n import _, mark
from app.i18n.text import name_sort_key, sort_key
from app.read_models.map import ColourScheme, MapCategory, MapColouring, MapKey
from app.read_models.ratings import NewestRating
from app.read_models.territories import TerritoryRow
from app.services.directives.matrix import Cell
from app.services.directives.words import full_name, state_word


class MapTheme(StrEnum):
    """What the map is coloured by (A3)."""

    LAST_VISIT = "last_visit"
    OVERDUE = "overdue"
    OPEN_FINDINGS = "open_findings"
    GROUP = "group"
    LEADER = "leader"
    RATING = "rating"
    DIRECTIVE = "directive"


_TITLES = {
    MapTheme.LAST_VISIT: mark("Lần đi gần nhất"),
    MapTheme.GROUP: mark("Nhóm theo dõi"),
    MapTheme.LEADER: mark("Lãnh đạo phụ trách"),
    MapTheme.OPEN_FINDINGS: mark("Vướng mắc, kiến nghị chưa giải quyết"),
    MapTheme.OVERDUE: mark("Việc quá hạn"),
    MapTheme.RATING: mark("Mức đề xuất xếp loại mới nhất"),
    MapTheme.DIRECTIVE: mark("Triển khai văn bản"),
}
_VISITS = (
    ("1", mark("trong 1 tháng")),
    ("3", mark("1–3 tháng")),
    ("6", mark("3–6 tháng")),
    ("over", mark("trên 6 tháng")),
    ("never", mark("chưa đi")),
)
_COUNTS = (
    ("0", mark("không có")),
    ("1", mark("1 việc")),
    ("3", mark("2–3 việc")),
    ("over", mark("từ 4 việc trở lên")),
)


_OVERDUE = "overdue"
_UNKNOWN = "unknown"
#: From done to what presses most.
_STEPS = (
    ProgressState.DONE,
    ProgressState.IN_PROGRESS,
    ProgressState.PLANNED,
    ProgressState.NOT_STARTED,
)


def theme_word(theme: MapTheme) -> str:
    """Return the title of a colouring."""
    return _(_TITLES[theme])


def visit_bucket(last_visit: dt.date | None, today: dt.date) -> str:
    """Return the category of a last visit; a visit just n months ago is within n months."""
    if last_visit is None:
        return "never"
    for months in (1, 3, 6):
        if last_visit >= months_before(today, months):
            return str(months)
    return "over"


def count_bucket(count: int) -> str:
    """Return the category of a number of open findings or overdue duties."""
    return str(count) if count <= 1 else "3" if count <= 3 else "over"


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months before, or the last of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def colouring(theme: MapTheme, rows: Sequence[TerritoryRow], today: dt.date) -> MapColouring:
    """Return a colouring that the rows themselves tell; scales name all their steps.

    Overdue duties, ratings and directives have functions of their own.
    """
    title = theme_word(theme)
    if theme is MapTheme.OPEN_FINDINGS:
        buckets: dict[MapKey, str] = {row.id: count_bucket(row.open_findings) for row in rows}
        return _scale(title, _COUNTS, buckets)
    if theme is MapTheme.GROUP:
        named = [(row.id, str(row.group_id), row.group_name) for row in rows if row.group_id]
        return _kinds(title, named, sort_key, _("chưa có nhóm"))
    if theme is MapTheme.LEADER:
        named = [(row.id, str(row.leader_id), row.leader_name) for row in rows if row.leader_id]
        return _kinds(title, named, name_sort_key, _("chưa có lãnh đạo phụ trách"))
    buckets = {row.id: visit_bucket(row.last_visit, today) for row in rows}
    return _scale(title, _VISITS, buckets)


def overdue_colouring(
    rows: Sequence[TerritoryRow], overdue: Mapping[uuid.UUID, int] | None
) -> MapColouring:
    """Return the colouring by overdue duties; ``overdue`` None: no regulation applies yet."""
    title = theme_word(MapTheme.OVERDUE)
    if overdue is None:
        return MapColouring(title, blank_text=_("chưa tính: chưa áp dụng quy chế, quy định nào"))
    return _scale(title, _COUNTS, {row.id: count_bucket(overdue.get(row.id, 0)) for row in rows})


def rating_colouring(ratings: Sequence[NewestRating]) -> MapColouring:
    """Return the colouring by the newest proposed levels, best first; the title names the scheme.

    Levels of several schemes stand apart, each with its scheme, the newest scheme first.
    """
    title = theme_word(MapTheme.RATING)
    years = sorted({one.year for one in ratings})
    schemes = {one.scheme_id: one.scheme_name for one in ratings}
    if years:
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        title = _("{title}, năm {years}").format(title=title, years=span)
    if len(schemes) == 1:
        title = _("{title} ({scheme})").format(title=title, scheme=next(iter(schemes.values())))
    newest = {one.scheme_id: -one.year for one in sorted(ratings, key=lambda one: one.year)}
    levels = {
        (newest[one.scheme_id], str(one.scheme_id), one.position, one.level_name): one
        for one in ratings
    }
    categories = tuple(
        MapCategory(
            str(one.level_id),
            one.level_name
            if len(schemes) == 1
            else _("{level} ({scheme})").format(level=one.level_name, scheme=one.scheme_name),
        )
        for _key, one in sorted(levels.items())
    )
    return MapColouring(
        title,
        categories,
        {one.territory_id: str(one.level_id) for one in ratings},
        ColourScheme.SCALE,
        _("chưa đề xuất mức nào"),
    )


def directive_colouring(cells: Sequence[Cell]) -> MapColouring:
    """Return the colouring by how far each territory has carried out one text."""
    title = theme_word(MapTheme.DIRECTIVE)
    if cells:
        title = _("{title}: {name}").format(title=title, name=full_name(cells[0].directive))
    steps = [(state.value, state_word(state)) for state in _STEPS]
    steps += [(_UNKNOWN, _("chưa ghi")), (_OVERDUE, _("quá hạn, chưa xong"))]
    return MapColouring(
        title,
        tuple(MapCategory(*step) for step in steps),
        {cell.territory.id: step for cell in cells if (step := _step(cell))},
        ColourScheme.SCALE,
        _("không thuộc diện hoặc không áp dụng") if cells else _("chưa có văn bản nào để theo dõi"),
    )


def _step(cell: Cell) -> str:
    state = cell.progress.state if cell.progress else None
    if not cell.is_concerned or state is ProgressState.NOT_APPLICABLE:
        return ""
    return _OVERDUE if cell.is_overdue else state.value if state else _UNKNOWN


def _scale(
    title: str, steps: Iterable[tuple[str, str]], category_of: dict[MapKey, str]
) -> MapColouring:
    categories = tuple(MapCategory(key, _(text)) for key, text in steps)
    return MapColouring(title, categories, category_of, ColourScheme.SCALE)


def _kinds(
    title: str,
    named: Sequence[tuple[uuid.UUID, str, str]],
    order: Callable[[str], str],
    blank_text: str,
) -> MapColouring:
    names = {key: name for _unit, key, name in named}
    categories = tuple(
        MapCategory(key, names[key]) for key in sorted(names, key=lambda key: order(names[key]))
    )
    category_of: dict[MapKey, str] = {unit: key for unit, key, _name in named}
    return MapColouring(title, categories, category_of, ColourScheme.KINDS, blank_text)
