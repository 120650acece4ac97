"""Monthly reports of groups: drafted, edited, handed in, answered, printed (QC Đ8.2)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    # Late, so that the first window does not wait for every screen.
    from ui.screens.reports.screen import ReportsScreen

    return ReportsScreen(context)


SPEC = ScreenSpec(
    id="reports",
    title=mark("Báo cáo"),
    icon="reports.svg",
    order=50,
    shortcut="Ctrl+5",
    factory=_make,
    opens=frozenset({RecordKind.REPORT}),
)
