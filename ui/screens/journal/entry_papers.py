"""The papers of an entry: report, minutes, giấy giới thiệu, giấy đi đường, a group's giấy mời."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.engagement import EngagementKind, EngagementState
from app.i18n import _
from app.read_models.journal import EngagementDetail, JournalFilter
from ui.context import Context
from ui.dialogs.minutes_dialog import open_minutes
from ui.dialogs.paper_windows import PaperWindows
from ui.widgets.action import screen_action


class EntryPapers(QObject):
    """``menu`` opens the list of what can be made of the chosen entry, each with its letter."""

    def __init__(
        self, window: QWidget, context: Context, shown: Callable[[], JournalFilter]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._services = context.services
        self._windows = PaperWindows(context, window)
        self._shown = shown
        self._detail: EngagementDetail | None = None
        self.report = screen_action(window, _("&Báo cáo kết quả…"), "", self._report)
        self.introduction = screen_action(window, _("&Giấy giới thiệu…"), "", self._introduction)
        self.permits = screen_action(window, _("Giấ&y đi đường…"), "", self._permits)
        self.invitation = screen_action(window, _("Giấy &mời họp nhóm…"), "", self._invitation)
        self.minutes = screen_action(window, _("Biên bả&n…"), "", self._minutes)
        self.reports = screen_action(
            window, _("Báo cáo kết quả các việc đang &lọc…"), "", self._reports
        )
        self.menu = screen_action(
            window,
            _("Lập văn bản…"),
            "Ctrl+B",
            self._open_menu,
            _("Báo cáo kết quả, biên bản, giấy giới thiệu, giấy đi đường, giấy mời (Ctrl+B)"),
        )
        self.set_detail(None)

    @property
    def offered(self) -> tuple[QAction, ...]:
        """What can be made now; the reports of all that the filter shows always can."""
        every = (
            self.report,
            self.minutes,
            self.introduction,
            self.permits,
            self.invitation,
            self.reports,
        )
        return tuple(one for one in every if one.isEnabled())

    def set_detail(self, detail: EngagementDetail | None) -> None:
        """Follow the chosen entry."""
        self._detail = detail
        row = None if detail is None else detail.row
        meets = row is not None and row.kind is EngagementKind.GROUP_SESSION
        stands = row is not None and row.state is not EngagementState.CANCELLED
        announced = detail is not None and detail.notice is not None and stands and not meets
        reported = detail is not None and detail.outcome is not None and not meets
        self.report.setEnabled(reported)
        self.introduction.setEnabled(announced)
        self.permits.setEnabled(announced)
        self.invitation.setEnabled(meets and stands)
        met = row is not None and row.kind is not EngagementKind.EXCHANGE
        self.minutes.setEnabled(met and detail is not None and detail.outcome is not None)

    def _open_menu(self) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.offered)
        menu.setActiveAction(self.offered[0])
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))

    def _report(self) -> None:
        detail = self._detail
        if detail is not None:
            papers = self._services.trip_papers
            self._windows.show(_("Báo cáo kết quả"), lambda: papers.outcome(detail.row.id))

    def _introduction(self) -> None:
        detail = self._detail
        if detail is not None:
            papers = self._services.trip_papers
            self._windows.show(_("Giấy giới thiệu"), lambda: papers.introduction(detail.row.id))

    def _permits(self) -> None:
        detail = self._detail
        if detail is not None:
            papers = self._services.trip_papers
            self._windows.show_many(_("Giấy đi đường"), lambda: papers.permits(detail.row.id))

    def _minutes(self) -> None:
        detail = self._detail
        if detail is not None:
            papers = self._services.minutes_papers
            open_minutes(
                self._context,
                self._window,
                lambda: papers.entry_form(detail.row.id),
                lambda told: papers.entry(detail.row.id, told),
            )

    def _invitation(self) -> None:
        detail = self._detail
        if detail is not None:
            papers = self._services.letter_papers
            self._windows.show(_("Giấy mời"), lambda: papers.group_session(detail.row.id))

    def _reports(self) -> None:
        chosen = self._shown()
        papers = self._services.trip_papers
        self._windows.show_many(_("Báo cáo kết quả"), lambda: papers.outcomes(chosen))
