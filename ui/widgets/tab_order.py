"""The Tab key's way through a form whose fields are made while it is open: as they lie in it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Go to the next field as the layouts of the window have them; False where it is in none."""
    fields = list(_fields(window))
    current: QWidget | None = window.focusWidget()
    while current is not None and current not in fields:
        current = current.parentWidget()
    if current is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    place = fields.index(current) + (1 if forward else -1)
    fields[place % len(fields)].setFocus(reason)
    return True


def _fields(part: QWidget) -> Iterator[QWidget]:
    """Give what the key reaches in a part, by its layouts."""
    if not part.isVisible() or not part.isEnabled():
        return
    is_reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    if is_reached and not isinstance(part, QScrollArea):
        yield part
    if isinstance(part, QScrollArea):
        content = part.widget()
        within = list(_fields(content)) if content is not None else []
        yield from within or [part]
    elif isinstance(part, QSplitter):
        for place in range(part.count()):
            half = part.widget(place)
            if half is not None:
                yield from _fields(half)
    else:
        layout = part.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _fields(widget)
        elif inner is not None:
            yield from _of_layout(inner)
