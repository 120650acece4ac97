"""Territories: the pages of one and its forms."""

from collections.abc import Iterator

from app.domain.record import RecordKind
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.territories.screen import TerritoriesScreen


def territories(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("territories")
    assert isinstance(screen, TerritoriesScreen)
    screen.open_record(RecordKind.TERRITORY, office.made.followed.id)
    for page in range(screen.pages.count()) if hasattr(screen, "pages") else ():
        screen.pages.setCurrentIndex(page)
        yield Surface(f"territories page {page}", screen, office.window)
    for tab in (screen.overview, screen.profile.sub_units):
        screen.profile.tabs.setCurrentWidget(tab)
        yield Surface(f"profile {screen.profile.tabs.currentIndex()}", screen, office.window)
    screen.presenter.choose(office.made.followed.id)
    for name, deed in (
        ("new territory", screen.add_territory),
        ("edit territory", screen.edit_territory),
        ("end territory", screen.end_territory),
        ("new contact", screen.add_contact),
        ("new sub-unit", screen.profile.sub_units.add),
        ("new office holder", screen.overview.holders.add),
        ("boundaries", screen.import_boundaries),
    ):
        yield from opened(name, deed)
