"""The themes that the book is asked for: overdue duties, newest levels, one text; their fills."""

import uuid
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from app.documents.map_fills import BLANK, map_fills
from app.documents.model import MapFill
from app.domain.territory import TerritoryCategory
from app.read_models.map import ColourScheme, legend_of
from app.read_models.ratings import NewestRating
from app.services.territory_colouring import MapTheme, overdue_colouring, rating_colouring
from app.services.territory_themes import ThemeChoice
from tests.documents.sample_territory_papers import territory
from tests.support.territory_office import TerritoryOffice

ROWS = [territory(number, f"Xã {number}") for number in range(1, 5)]


def _rating(number: int, position: int, **changes: object) -> NewestRating:
    level = f"Mức {position}"
    made = NewestRating(
        ROWS[number].id, 2025, uuid.UUID(int=50), "366-QĐ/TW", uuid.UUID(int=60 + position), level,
        position,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # values by name


def test_overdue_duties_in_steps_and_none_where_no_regulation_applies() -> None:
    shown = overdue_colouring(ROWS, {ROWS[0].id: 5, ROWS[1].id: 1})
    assert [shown.category_of[row.id] for row in ROWS] == ["over", "1", "0", "0"]
    blank = overdue_colouring(ROWS, None)
    assert not blank.categories and "chưa" in blank.blank_text
    (line,) = legend_of(blank, [row.id for row in ROWS])
    assert line.count == len(ROWS)


def test_levels_come_best_first_and_the_title_names_scheme_and_year() -> None:
    shown = rating_colouring([_rating(0, 3), _rating(1, 1), _rating(2, 1)])
    assert [one.text for one in shown.categories] == ["Mức 1", "Mức 3"]
    assert "366-QĐ/TW" in shown.title and "2025" in shown.title
    counts = [line.count for line in legend_of(shown, [row.id for row in ROWS])]
    assert counts == [2, 1, 1]  # the last one has no level, and the legend says so
    older = _rating(3, 1, scheme_id=uuid.UUID(int=51), scheme_name="124-QĐ/TW", year=2024,
                    level_id=uuid.UUID(int=70))  # fmt: skip
    both = rating_colouring([_rating(0, 1), older])
    assert [one.text for one in both.categories] == ["Mức 1 (366-QĐ/TW)", "Mức 1 (124-QĐ/TW)"]


@pytest.mark.parametrize("theme", list(MapTheme))
def test_every_theme_is_read_from_the_book_and_printed(tmp_path: Path, theme: MapTheme) -> None:
    office = TerritoryOffice(tmp_path / "book")
    services = office.services
    rows = [row for row in services.territories.rows() if row.category is TerritoryCategory.COMMUNE]
    shown = services.themes.colouring(ThemeChoice(theme), rows)
    lines = legend_of(shown, [row.id for row in rows])
    assert shown.title and sum(line.count for line in lines) == len(rows)
    old = services.territories.map.old_units(services.territories.rows())
    names = {shape.name for shape in old.shapes}
    assert "(huyện Ba Tơ cũ)" in names
    assert services.territories.map.old_units(services.territories.rows()) is old
    office.book.store.close()


@pytest.mark.parametrize(("scheme", "most"), [(ColourScheme.SCALE, 20), (ColourScheme.KINDS, 40)])
def test_fills_on_paper_are_told_apart_in_black_and_white(scheme: ColourScheme, most: int) -> None:
    for count in range(1, most + 1):
        fills = (*map_fills(scheme, count), BLANK)
        assert all(_told_apart(*pair) for pair in combinations(fills, 2))


def _told_apart(one: MapFill, other: MapFill) -> bool:
    """By lines that lie another way or clearly closer, or by a step of grey that a copy keeps."""
    first, second = dict(one.hatching), dict(other.hatching)
    if first.keys() != second.keys():
        return True
    pairs = [sorted((first[angle], second[angle])) for angle in first]
    closer = any(wide >= 1.5 * narrow for narrow, wide in pairs)
    return closer or abs(one.lightness - other.lightness) >= 0.1


def test_a_book_without_places_prints_no_map(tmp_path: Path) -> None:
    office = TerritoryOffice(tmp_path / "book")
    empty = [replace(row, latitude=None) for row in office.services.territories.rows()]
    assert not office.services.territories.map.picture(empty).picture.shapes
    office.book.store.close()
