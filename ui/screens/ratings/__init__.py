"""Proposed yearly levels of the territories (QC Đ7.B.4)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.ratings.screen import RatingsScreen

    return RatingsScreen(context)


SPEC = ScreenSpec(
    id="ratings",
    title=mark("Xếp loại"),
    icon="ratings.svg",
    order=60,
    shortcut="Ctrl+6",
    factory=_make,
    opens=frozenset({RecordKind.TERRITORY_RATING}),
)
