"""Directives: the matrix with the territories, the register, the list of texts to know (D2)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.directives.screen import DirectivesScreen

    return DirectivesScreen(context)


SPEC = ScreenSpec(
    id="directives",
    title=mark("Nghị quyết, chỉ thị"),
    icon="directives.svg",
    order=48,
    shortcut="F12",
    factory=_make,
    opens=frozenset({RecordKind.DIRECTIVE, RecordKind.DIRECTIVE_PROGRESS}),
)
