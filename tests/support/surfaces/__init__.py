"""Every screen, page and dialog of the program over one small book, opened one after the other."""

from collections.abc import Iterator

from tests.support.surfaces import (
    changes,
    findings,
    journal,
    meetings,
    menus,
    outgoing,
    papers,
    people,
    plan,
    rules,
    tasks,
    territories,
)
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, pages

__all__ = ["SmallOffice", "Surface", "every_surface"]

_SCREENS = (
    journal.journal,
    findings.findings,
    people.groups,
    papers.reports,
    papers.ratings,
    rules.regulations,
    rules.compliance,
    rules.duties,
    meetings.meetings,
    meetings.awaiting,
    plan.plan,
    tasks.tasks,
    papers.directives,
    outgoing.outgoing,
    territories.territories,
    changes.changes,
)


def every_surface(office: SmallOffice) -> Iterator[Surface]:
    """Show each; what is shown is closed before the next comes."""
    yield from menus.before_a_book(office)
    office.window.show()
    for screen_id in office.window.screen_ids:
        yield from pages(office.window, screen_id)
    for screen in _SCREENS:
        yield from screen(office)
    yield from menus.menus(office)
