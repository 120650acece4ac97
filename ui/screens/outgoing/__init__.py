"""The register of outgoing documents, with what the office settles for it (H2)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.outgoing.screen import OutgoingScreen

    return OutgoingScreen(context)


SPEC = ScreenSpec(
    id="outgoing",
    title=mark("Văn bản đi"),
    icon="outgoing.svg",
    order=52,
    shortcut="F4",
    factory=_make,
    opens=frozenset({RecordKind.OUTGOING_DOCUMENT}),
)
