"""Tasks and leaders' remarks, requests for information, reserved opinions (QC Đ5.7, Đ6)."""

from app.domain.record import RecordKind
from app.i18n import mark
from ui.context import Context
from ui.screens.spec import Screen, ScreenSpec


def _make(context: Context) -> Screen:
    from ui.screens.tasks.screen import TasksScreen

    return TasksScreen(context)


SPEC = ScreenSpec(
    id="tasks",
    title=mark("Nhiệm vụ, đề nghị"),
    icon="tasks.svg",
    order=46,
    shortcut="F11",
    factory=_make,
    opens=frozenset(
        {
            RecordKind.TASK,
            RecordKind.INSTRUCTION,
            RecordKind.INFORMATION_REQUEST,
            RecordKind.RESERVED_OPINION,
        }
    ),
)
