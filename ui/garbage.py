"""Keeps Python's cyclic collector on the main thread.

Left to itself it runs on whichever thread allocates, the store's too; a widget that is freed
there takes the program with it. So automatic collection is off, and a timer collects here.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 2_000  # milliseconds
_THRESHOLDS = (700, 10, 10)


class MainThreadCollector(QObject):
    """Collects by Python's own thresholds; make one on the main thread and keep it."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        collect_due()


def collect_due() -> None:
    """Collect as Python would by now, on the thread that calls; the one that has the widgets."""
    counts = gc.get_count()
    for generation in (2, 1, 0):
        if counts[generation] > _THRESHOLDS[generation]:
            gc.collect(generation)
            return
