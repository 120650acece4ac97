"""How regulations are kept: the board of the overseeing division, checks, obstacles (QC Đ13.3)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.compliance.screen import ComplianceScreen

    return ComplianceScreen(context)


SPEC = ScreenSpec(
    id="compliance",
    title=mark("Bảng theo dõi"),
    icon="compliance.svg",
    order=65,
    shortcut="Ctrl+8",
    factory=_make,
    opens=frozenset({RecordKind.REGULATION_CHECK, RecordKind.REGULATION_OBSTACLE}),
)
