"""Screens of the main window; SCREENS is the one list, navigation is built from it."""

from ui.screens import (
    awaiting,
    compliance,
    directives,
    duties,
    findings,
    groups,
    home,
    journal,
    meetings,
    outgoing,
    plan,
    ratings,
    regulations,
    reports,
    tasks,
    territories,
)
from ui.screens.spec import ScreenSpec

SCREENS: tuple[ScreenSpec, ...] = (
    home.SPEC,
    awaiting.SPEC,
    duties.SPEC,
    territories.SPEC,
    groups.SPEC,
    plan.SPEC,
    journal.SPEC,
    findings.SPEC,
    meetings.SPEC,
    tasks.SPEC,
    directives.SPEC,
    reports.SPEC,
    outgoing.SPEC,
    ratings.SPEC,
    compliance.SPEC,
    regulations.SPEC,
)
