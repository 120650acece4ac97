"""Kế hoạch công tác: month plans in a calendar, the programmes beside them, steps, papers."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    # Late, so that the first window does not wait for every screen.
    from ui.screens.plan.screen import PlanScreen

    return PlanScreen(context)


SPEC = ScreenSpec(
    id="plan",
    title=mark("Kế hoạch công tác"),
    icon="plan.svg",
    order=35,
    shortcut="Ctrl+0",
    factory=_make,
    opens=frozenset({RecordKind.MONTH_PLAN, RecordKind.PLAN_ENTRY, RecordKind.PROGRAMME_ITEM}),
)
