"""What the search finds can be opened, by one screen alone."""

from db.projections import FOUND
from ui.screens import SCREENS


def test_one_screen_opens_each_kind_that_is_found() -> None:
    opened = [kind for spec in SCREENS for kind in spec.opens if kind in FOUND]
    assert sorted(opened) == sorted(FOUND)
