"""Việc phải làm: what the regulations ask of whom, until when, and how far it is; rotation."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    # Late, so that the first window does not wait for every screen.
    from ui.screens.duties.screen import DutiesScreen

    return DutiesScreen(context)


SPEC = ScreenSpec(
    id="duties",
    title=mark("Việc phải làm"),
    icon="duties.svg",
    order=15,
    shortcut="Ctrl+7",
    factory=_make,
    opens=frozenset(
        {
            RecordKind.FULFILMENT,
            RecordKind.DUTY_EXEMPTION,
            RecordKind.RECORDED_EVENT,
            RecordKind.HOLIDAY,
            RecordKind.ROTATION_CLOCK,
        }
    ),
)
