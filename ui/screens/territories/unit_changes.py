"""What the screen does about changes of units: one, the reform of 2025, what was left behind."""

import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.lineage import ChangeKind
from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.read_models.office import Choice
from ui.context import Context
from ui.dialogs.lineage.presenter import LineagePresenter, OpenedChange
from ui.screens.territories.presenter import TerritoriesPresenter
from ui.widgets.action import screen_action


class UnitChanges:
    """Actions of the screen; a change begins with the unit that is chosen."""

    def __init__(
        self, screen: QWidget, context: Context, territories: TerritoriesPresenter
    ) -> None:
        self._screen = screen
        self._context = context
        self._territories = territories
        services = context.services
        self.presenter = LineagePresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.lineage,
            services.drafts,
        )
        self.change_action = screen_action(
            screen,
            _("&Sáp nhập, chia tách, đổi tên, kết thúc…"),
            "Ctrl+Shift+D",
            self.change,
            _("Sáp nhập, chia tách, đổi tên, kết thúc đơn vị theo quyết định (Ctrl+Shift+D)"),
        )
        self.left_action = screen_action(
            screen,
            _("Việc còn mở ở đơn vị đã &kết thúc…"),
            "",
            self.show_left,
            _("Việc còn mở ở đơn vị đã kết thúc: xem, chuyển sang đơn vị hiện nay"),
        )
        self.reform_action = screen_action(
            screen,
            _("Sắ&p xếp đơn vị hành chính 01/07/2025…"),
            "",
            self.reform,
            _("Sắp xếp đơn vị hành chính từ 01/07/2025 cho sổ lập trước ngày đó, theo danh mục"),
        )
        self.named_action = screen_action(
            screen,
            _("Việc ghi theo tên hiện na&y…"),
            "",
            self.show_named,
            _("Việc trước 01/07/2025 ghi vào tên hiện nay: tìm đơn vị cũ của từng việc"),
        )
        self.written_action = screen_action(
            screen,
            _("&Thay đổi đơn vị đã ghi, rút lại…"),
            "",
            self.show_written,
            _("Các thay đổi đơn vị đã ghi trong sổ; rút lại một thay đổi ghi nhầm"),
        )
        self.actions = (
            self.change_action,
            self.written_action,
            self.reform_action,
            self.left_action,
            self.named_action,
        )

    def change(self, kind: ChangeKind | None = None) -> None:
        """Open the guided change, with the chosen unit where there is one."""
        row = self._territories.row(self._territories.selected)
        units: tuple[uuid.UUID, ...] = () if row is None else (row.id,)

        def show(opened: OpenedChange) -> None:
            from ui.dialogs.lineage.change_dialog import ChangeDialog  # late: seldom asked for

            ChangeDialog(self._screen, self.presenter, opened, units, kind).open()

        self.presenter.open(show)

    def show_left(self) -> None:
        """Open the list of what is open at units that have ended."""
        from ui.dialogs.lineage.left_over_dialog import LeftOverDialog  # late: seldom asked for

        present = [
            Choice(row.id, row.name, former_district_words(row.former_district))
            for row in self._territories.living
        ]
        go_to: Callable[..., None] = self._context.go_to
        LeftOverDialog(self._screen, self.presenter, present, go_to).open()

    def show_written(self) -> None:
        """Open the list of changes that were written, to take one back."""
        from ui.dialogs.lineage.changes_dialog import ChangesDialog  # late: seldom asked for
        from ui.dialogs.lineage.changes_presenter import ChangesPresenter

        context = self._context
        ChangesDialog(
            self._screen,
            ChangesPresenter(
                context.runner,
                context.messages,
                context.changes.announce,
                context.services.changes_written,
            ),
        ).open()

    def reform(self) -> None:
        """Open the guided reform of 1/7/2025."""
        from ui.dialogs.lineage.reform_dialog import ReformDialog  # late: seldom asked for

        ReformDialog(self._context, self._screen).open()

    def show_named(self) -> None:
        """Open the list of entries under names of today."""
        from ui.dialogs.lineage.named_dialog import NamedDialog  # late: seldom asked for

        NamedDialog(self._context, self._screen).open()
