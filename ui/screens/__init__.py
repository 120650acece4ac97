"""Screens of the main window; SCREENS is the one list, navigation is built from it."""

from ui.screens import groups, home, journal, ratings, reports, territories
from ui.screens.spec import ScreenSpec

SCREENS: tuple[ScreenSpec, ...] = (
    home.SPEC,
    territories.SPEC,
    groups.SPEC,
    journal.SPEC,
    reports.SPEC,
    ratings.SPEC,
)
