"""Territories: the pages of one and its forms."""

from collections.abc import Iterator

from app.domain.engagement import Engagement
from app.domain.record import RecordKind
from app.domain.territory import Territory
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone, opened
from ui.dialogs.lineage.reform_dialog import ReformDialog
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
    with office.book.store.unit_of_work() as uow:
        place = uow.get(Territory, office.made.followed.id)
        place.latitude, place.longitude = 15.1, 108.5  # else there is no map to print
        uow.commit()
    for name, deed in (
        ("new territory", screen.deeds.add_territory),
        ("edit territory", screen.deeds.edit_territory),
        ("change of units", screen.changes.change),
        ("left behind", screen.changes.show_left),
        ("new contact", screen.deeds.add_contact),
        ("new sub-unit", screen.profile.sub_units.add),
        ("new office holder", screen.overview.holders.add),
        ("boundaries", screen.deeds.import_boundaries),
        ("map sheet", screen.deeds.print_map),
    ):
        yield from opened(name, deed)
    reform = ReformDialog(office.window.context, screen)
    reform.show()
    for step in reform.pages:
        yield Surface(f"reform: {step.title}", reform)
        reform.forward()
    yield from alone("reform", reform)
    with office.book.store.unit_of_work() as uow:
        for entry in uow.find(Engagement, territory_id=office.made.followed.id)[:1]:
            entry.named_as_today = True
        uow.commit()
    yield from opened("named as today", screen.changes.show_named)
