"""Territories: tree, table, map and profile of what is followed (A1, A3, A4)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.territories.screen import TerritoriesScreen

    return TerritoriesScreen(context)


SPEC = ScreenSpec(
    id="territories",
    title=mark("Địa bàn"),
    icon="territories.svg",
    order=20,
    shortcut="Ctrl+2",
    factory=_make,
    opens=frozenset({RecordKind.TERRITORY, RecordKind.SUB_UNIT}),
)
