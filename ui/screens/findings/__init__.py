"""Findings: difficulties, proposals, new models, shortcomings, followed until they are settled."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    # Late, so that the first window does not wait for every screen.
    from ui.screens.findings.screen import FindingsScreen

    return FindingsScreen(context)


SPEC = ScreenSpec(
    id="findings",
    title=mark("Vướng mắc, kiến nghị"),
    icon="findings.svg",
    order=44,
    shortcut="F9",
    factory=_make,
    opens=frozenset({RecordKind.FINDING, RecordKind.FINDING_CLUSTER}),
)
