"""The register of regulations: what binds from when, in words and by clause (G1)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.regulations.screen import RegulationsScreen

    return RegulationsScreen(context)


SPEC = ScreenSpec(
    id="regulations",
    title=mark("Quy chế, quy định"),
    icon="regulations.svg",
    order=70,
    shortcut="Ctrl+9",
    factory=_make,
    opens=frozenset({RecordKind.REGULATION}),
)
