"""What the person does on the territory screen: forms, boundaries, papers, changes of units."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.read_models.territories import ContactRow, TerritoryRow
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.screens.territories.form_presenter import TerritoryFormPresenter
from ui.screens.territories.presenter import TerritoriesPresenter
from ui.screens.territories.profile_presenter import ProfilePresenter
from ui.screens.territories.short_dialogs import ContactDialog, EndContactDialog
from ui.screens.territories.territory_dialog import TerritoryDialog
from ui.screens.territories.unit_changes import UnitChanges
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline


class TerritoryDeeds:
    """They act on what is chosen; ``rows`` gives what the table shows."""

    def __init__(
        self,
        screen: QWidget,
        context: Context,
        presenter: TerritoriesPresenter,
        profile: ProfilePresenter,
        rows: Callable[[], Sequence[TerritoryRow]],
    ) -> None:
        self._screen = screen
        self._context = context
        self._presenter = presenter
        self._profile = profile
        self._rows = rows
        self._forms = TerritoryFormPresenter(
            context.services,
            context.runner,
            context.messages,
            context.changes.announce,
            presenter.will_choose,
        )
        self._make_actions()

    def _make_actions(self) -> None:
        screen, context, presenter = self._screen, self._context, self._presenter
        self.add_action = screen_action(screen, _("Thêm địa bà&n"), "Ctrl+N", self.add_territory)
        self.edit_action = screen_action(screen, _("Sử&a"), "Ctrl+E", self.edit_territory)
        self.changes = UnitChanges(screen, context, presenter)
        self.contact_action = screen_action(
            screen, _("Thêm đầu mối &liên hệ"), "", self.add_contact
        )
        self.boundaries_action = screen_action(
            screen, _("Nhập &ranh giới"), "", self.import_boundaries
        )
        self.briefing_action = screen_action(
            screen,
            _("In bá&o cáo tình hình"),
            "Ctrl+Shift+P",
            self.print_briefing,
            _("In báo cáo tình hình địa bàn đang chọn, phục vụ Lãnh đạo Ban làm việc (QC Đ5.5)"),
        )
        self.list_action = screen_action(
            screen,
            _("&In danh sách"),
            "Ctrl+P",
            self.print_list,
            _("In danh sách địa bàn đang hiện, kèm ai theo dõi (Ctrl+P)"),
        )

    def put_into(self, headline: Headline) -> None:
        """Make the buttons."""
        headline.add_action(self.add_action, primary=True)
        headline.add_action(self.edit_action)
        headline.add_menu(_("Thay đổi đơn &vị"), self.changes.actions)
        for action in (
            self.contact_action,
            self.boundaries_action,
            self.briefing_action,
            self.list_action,
        ):
            headline.add_action(action)

    def follow(self, row: TerritoryRow | None) -> None:
        """Enable what can be done with the chosen territory."""
        self.edit_action.setEnabled(row is not None)
        self.contact_action.setEnabled(row is not None and row.valid_to is None)
        self.briefing_action.setEnabled(row is not None)
        self.list_action.setEnabled(bool(self._rows()))

    def add_territory(self) -> None:
        """Open the form of a new territory."""
        self._forms.open_form(
            None, lambda opened: TerritoryDialog(self._screen, self._forms, opened).open()
        )

    def edit_territory(self) -> None:
        """Open the form of what is chosen."""
        if self._presenter.selected is not None:
            self._forms.open_form(
                self._presenter.selected,
                lambda opened: TerritoryDialog(self._screen, self._forms, opened).open(),
            )

    def add_contact(self) -> None:
        """Open the form of a new contact."""
        if self._presenter.selected is not None:
            ContactDialog(self._screen, self._forms, self._presenter.selected).open()

    def edit_contact(self, contact: ContactRow) -> None:
        """Open the form of a contact."""
        if self._presenter.selected is not None:
            ContactDialog(self._screen, self._forms, self._presenter.selected, contact).open()

    def end_contact(self, contact: ContactRow) -> None:
        """Ask for a contact's last day."""
        EndContactDialog(self._screen, self._forms, contact).open()

    def import_boundaries(self) -> None:
        """Open the dialog that takes boundaries in."""
        from ui.dialogs.boundaries_dialog import BoundariesDialog

        BoundariesDialog(self._context, parent=self._screen).open()

    def print_briefing(self) -> None:
        """Show the report on what is chosen (QC Đ5.5)."""
        if self._presenter.selected is not None:
            self._profile.briefing(self._presenter.selected, self._preview)

    def print_list(self) -> None:
        """Show the list as the table shows it."""
        self._presenter.print_list(self._rows(), self._preview)

    def print_map(self) -> None:
        """Show the sheet with the map as it is coloured."""
        self._presenter.print_map(self._preview)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self._context, paper.document.title, paper, self._screen).open()
