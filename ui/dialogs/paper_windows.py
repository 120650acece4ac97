"""From a service that makes papers to the window that shows them: one in the preview, many at once.

For any screen; what a paper says is the service's.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.services.made_paper import MadePaper, PaperOrder
from app.services.presenting import Presenter
from ui.context import Context

Failed = Callable[[Exception], None]


class PaperWindows(Presenter):
    """Papers are made on the store's thread; their windows open over ``parent``."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.runner, context.messages, context.changes.announce)
        self._context = context
        self._parent = parent

    def show(
        self,
        title: str,
        make: Callable[[], MadePaper],
        failed: Failed | None = None,
        made: Callable[[], None] | None = None,
    ) -> None:
        """Make a paper and show it; ``failed`` takes what went wrong, otherwise it is told.

        ``made`` is called before the window opens (a form that asked for it closes then).
        """

        def show(paper: MadePaper) -> None:
            if made is not None:
                made()
            self._preview(title, paper)

        self.act(lambda _p: make(), show, failed=failed)

    def show_many(
        self,
        title: str,
        gather: Callable[[], Sequence[PaperOrder]],
        failed: Failed | None = None,
        gathered: Callable[[], None] | None = None,
    ) -> None:
        """Show the paper where there is one, otherwise the choice of many.

        ``gathered`` is called before the window opens, as ``made`` of ``show``.
        """

        def show(orders: Sequence[PaperOrder]) -> None:
            if gathered is not None:
                gathered()
            if len(orders) == 1:
                self.show(title, orders[0].make)
                return
            from ui.dialogs.batch_dialog import BatchDialog  # late: seldom opened

            BatchDialog(self._context, title, orders, self._parent).open()

        self.act(lambda _p: gather(), show, failed=failed)

    def _preview(self, title: str, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self._context, title, paper, self._parent).open()
