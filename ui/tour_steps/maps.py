"""Steps of the tour over the map: every colouring, old units over it, and the printed sheet."""

from typing import cast

from app.services.territory_colouring import MapTheme
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.territories.screen import MAP, TABLE, TerritoriesScreen
from ui.tour import Tour


def colour_and_print(tour: Tour) -> None:
    """Colour the map in each way, lay the old districts over it, look at the sheet."""
    screen = cast(TerritoriesScreen, tour.window.show_screen("territories"))
    screen.pages.setCurrentIndex(MAP)
    tour.settle()
    page = screen.map
    for theme in MapTheme:
        page.themes.setCurrentIndex(page.themes.findData(theme))
        tour.settle()
        tour.wait(lambda: page.panel.view.is_settled, "the map was not drawn")
        tour.require(bool(page.panel.view.colouring.title), "the map has no legend")
        tour.picture(f"ban-do-{theme.value}")
    page.old_units.setChecked(True)
    tour.wait(lambda: page.panel.view.old_units is not None, "the old units on the map")
    tour.settle()
    tour.picture("ban-do-don-vi-cu")
    page.print_button.click()
    tour.wait(lambda: bool(screen.findChildren(PreviewDialog)), "the preview of the map")
    tour.settle()
    for dialog in screen.findChildren(PreviewDialog):
        tour.picture("ban-do-in", dialog)
        dialog.close()
    page.old_units.setChecked(False)
    page.themes.setCurrentIndex(0)
    screen.pages.setCurrentIndex(TABLE)
    tour.settle()
