"""Steps of the tour through the screens, the search and the check of the change log."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.dialogs.verify_dialog import VerifyDialog
from ui.tour import Tour


def visit_all(tour: Tour) -> None:
    """Show every screen of the navigation with the sample's data, and every page of it."""
    for screen_id in tour.window.screen_ids:
        screen = tour.window.show_screen(screen_id)
        tour.settle()
        tour.picture(screen_id)
        for number, pages in enumerate(_page_holders(screen)):
            first = pages.currentIndex()
            for page in range(pages.count()):
                if page != first and pages.isTabEnabled(page):
                    pages.setCurrentIndex(page)
                    tour.settle()
                    tour.picture(f"{screen_id}-{number}-{page}")
            pages.setCurrentIndex(first)
            tour.settle()


def _page_holders(screen: QWidget) -> list[QTabWidget]:
    """Return the tabs that are in sight, those outside before those within."""
    return [pages for pages in screen.findChildren(QTabWidget) if pages.isVisible()]


def search(tour: Tour) -> None:
    """Type into the search box without accents, look at the finds, open the first."""
    box = tour.window.search
    box.begin()
    tour.keys(box, "chi bo")
    box.search_now()
    tour.settle()
    tour.require(box.results.count() > 0, "the search found nothing for 'chi bo'")
    tour.picture("tim-kiem", box.results)
    tour.key(box, Qt.Key.Key_Return, "\r")
    tour.settle()
    tour.picture("tim-kiem-mo")


def verify_log(tour: Tour) -> None:
    """Check the change log from the menu's dialog."""
    dialog = VerifyDialog(tour.window.context, parent=tour.window)
    dialog.show()
    tour.wait(lambda: dialog.verdict is not None, "the verdict on the change log")
    tour.settle()
    tour.picture("kiem-tra-nhat-ky", dialog)
    tour.require(dialog.verdict is not None and dialog.verdict.fault is None, "the log is at fault")
    dialog.close()
