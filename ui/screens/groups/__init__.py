"""Groups and the people of the roster: who follows what, since when, by which decision."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.groups.screen import GroupsScreen

    return GroupsScreen(context)


SPEC = ScreenSpec(
    id="groups",
    title=mark("Nhóm và cán bộ"),
    icon="groups.svg",
    order=30,
    shortcut="Ctrl+3",
    factory=_make,
    opens=frozenset({RecordKind.GROUP, RecordKind.PERSON}),
)
