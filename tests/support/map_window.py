"""A map in a window of its own, for tests of what is seen and done on it."""

from pytestqt.qtbot import QtBot

from app.read_models.map import MapPicture
from ui.widgets.map_view import MapView


def shown_map(qtbot: QtBot, picture: MapPicture, width: int, height: int) -> MapView:
    """Show a map and draw it once."""
    view = MapView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.set_picture(picture)
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    return view
