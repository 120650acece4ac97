"""Home: facts to act on today."""

from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.home.screen import HomeScreen

    return HomeScreen(context)


SPEC = ScreenSpec(
    id="home", title=mark("Hôm nay"), icon="home.svg", order=10, shortcut="Ctrl+1", factory=_make
)
