"""Invitations, the leaders' working sessions, personnel procedures (QC Đ4.1, Đ5.5, Đ7.B.3)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.meetings.screen import MeetingsScreen

    return MeetingsScreen(context)


SPEC = ScreenSpec(
    id="meetings",
    title=mark("Giấy mời, làm việc"),
    icon="meetings.svg",
    order=42,
    shortcut="F8",
    factory=_make,
    opens=frozenset({RecordKind.INVITATION, RecordKind.LEADERS_SESSION}),
)
