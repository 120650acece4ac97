"""The journal: báo việc before going, báo công after returning."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    # Late, so that the first window does not wait for every screen.
    from ui.screens.journal.screen import JournalScreen

    return JournalScreen(context)


SPEC = ScreenSpec(
    id="journal",
    title=mark("Sổ công tác"),
    icon="journal.svg",
    order=40,
    shortcut="Ctrl+4",
    factory=_make,
    opens=frozenset(
        {
            RecordKind.ENGAGEMENT,
            RecordKind.NOTICE,
            RecordKind.OUTCOME,
            RecordKind.COMMITMENT,
            RecordKind.SESSION_ITEM,
        }
    ),
)
