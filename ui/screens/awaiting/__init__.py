"""What awaits a leader's word, answered with one key; words written down for another; absences."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.awaiting.screen import AwaitingScreen

    return AwaitingScreen(context)


SPEC = ScreenSpec(
    id="awaiting",
    title=mark("Chờ ý kiến"),
    icon="awaiting.svg",
    order=12,
    shortcut="F7",
    factory=_make,
    opens=frozenset({RecordKind.ORAL_REPORT, RecordKind.ABSENCE, RecordKind.STEP}),
)
