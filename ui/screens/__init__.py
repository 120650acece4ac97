"""Screens of the main window; SCREENS is the one list, navigation is built from it."""

from ui.screens import (
    awaiting,
    compliance,
    directives,
    duties,
    groups,
    home,
    journal,
    ratings,
    regulations,
    reports,
    territories,
)
from ui.screens.spec import ScreenSpec

SCREENS: tuple[ScreenSpec, ...] = (
    home.SPEC,
    awaiting.SPEC,
    duties.SPEC,
    territories.SPEC,
    groups.SPEC,
    journal.SPEC,
    directives.SPEC,
    reports.SPEC,
    ratings.SPEC,
    compliance.SPEC,
    regulations.SPEC,
)
