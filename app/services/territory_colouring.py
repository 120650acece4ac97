"""What the map's colours can say of the territories of a day; pure, reads nothing."""

import calendar
import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from app.i18n import _, mark
from app.i18n.text import name_sort_key, sort_key
from app.read_models.map import ColourScheme, MapCategory, MapColouring, MapKey
from app.read_models.territories import TerritoryRow


class MapTheme(StrEnum):
    """What the map is coloured by (A3)."""

    LAST_VISIT = "last_visit"
    GROUP = "group"
    LEADER = "leader"
    OPEN_FINDINGS = "open_findings"


_TITLES = {
    MapTheme.LAST_VISIT: mark("Lần đi gần nhất"),
    MapTheme.GROUP: mark("Nhóm theo dõi"),
    MapTheme.LEADER: mark("Lãnh đạo phụ trách"),
    MapTheme.OPEN_FINDINGS: mark("Khó khăn, kiến nghị chưa giải quyết"),
}
_VISITS = (
    ("1", mark("trong 1 tháng")),
    ("3", mark("1–3 tháng")),
    ("6", mark("3–6 tháng")),
    ("over", mark("trên 6 tháng")),
    ("never", mark("chưa đi")),
)
_FINDINGS = (
    ("0", mark("không có")),
    ("1", mark("1 việc")),
    ("3", mark("2–3 việc")),
    ("over", mark("từ 4 việc trở lên")),
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


def findings_bucket(count: int) -> str:
    """Return the category of a number of open findings."""
    return str(count) if count <= 1 else "3" if count <= 3 else "over"


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months before, or the last of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def colouring(theme: MapTheme, rows: Sequence[TerritoryRow], today: dt.date) -> MapColouring:
    """Return the colouring of the rows; scales name all their steps, kinds only those there."""
    title = theme_word(theme)
    if theme is MapTheme.LAST_VISIT:
        buckets: dict[MapKey, str] = {row.id: visit_bucket(row.last_visit, today) for row in rows}
        return _scale(title, _VISITS, buckets)
    if theme is MapTheme.OPEN_FINDINGS:
        buckets = {row.id: findings_bucket(row.open_findings) for row in rows}
        return _scale(title, _FINDINGS, buckets)
    if theme is MapTheme.GROUP:
        named = [(row.id, str(row.group_id), row.group_name) for row in rows if row.group_id]
        return _kinds(title, named, sort_key, _("chưa có nhóm"))
    named = [(row.id, str(row.leader_id), row.leader_name) for row in rows if row.leader_id]
    return _kinds(title, named, name_sort_key, _("chưa có lãnh đạo phụ trách"))


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
