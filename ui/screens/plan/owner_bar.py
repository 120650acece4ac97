"""Whose plan and which month is looked at, and in which of the three views."""

import datetime as dt
import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.office import Choice
from app.services.plans.forms import Owner, PlanLists
from app.services.presenting import Presenter
from ui.context import Context
from ui.widgets.choice_field import ChoiceField
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import plain_label, tip


class OwnerBar(QWidget):
    """Signals say what is asked for; the screen decides."""

    owner_chosen = Signal(object)
    page_asked = Signal(int)
    today_asked = Signal()
    view_asked = Signal(int)

    def __init__(self, context: Context, presenter: Presenter) -> None:
        super().__init__()
        self.district = DistrictBox(context, presenter, 14)
        self._followers: frozenset[uuid.UUID] = frozenset()
        self._quiet = False
        self.owner = ChoiceField(_("Kế hoạch của"))
        self.owner.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.owner.chosen.connect(self._on_owner)
        self.span = plain_label()
        self.span.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.span.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        font = self.span.font()
        font.setBold(True)
        self.span.setFont(font)
        self.before = self._tool("◀", _("Trước (Page Up)"))
        self.after = self._tool("▶", _("Sau (Page Down)"))
        self.now = self._tool(_("Hôm na&y"), _("Về hôm nay (T)"))
        self.before.clicked.connect(lambda: self.page_asked.emit(-1))
        self.after.clicked.connect(lambda: self.page_asked.emit(1))
        self.now.clicked.connect(self.today_asked)
        self._group = QButtonGroup(self)
        self.views: list[QToolButton] = []
        for place, (text, hint) in enumerate(
            (
                (_("Thán&g"), _("Lịch tháng (phím 1)")),
                (_("T&uần"), _("Lịch tuần theo giờ (phím 2)")),
                (_("Da&nh sách"), _("Danh sách (phím 3)")),
            )
        ):
            chip = self._tool(text, hint)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            self._group.addButton(chip, place)
            self.views.append(chip)
        self.views[0].setChecked(True)
        self._group.idClicked.connect(self.view_asked)
        holder, row = flow()
        row.addWidget(captioned(_("Kế hoạch &của"), self.owner))
        for widget in (self.before, self.span, self.after, self.now, *self.views):
            row.addWidget(widget)
        row.addWidget(captioned(_("&Huyện cũ"), self.district))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)

    def set_lists(self, lists: PlanLists) -> None:
        """Offer groups and followers."""
        self._followers = frozenset(one.id for one in lists.followers)
        followers = [Choice(one.id, one.name, one.hint) for one in lists.followers]
        self._quiet = True
        kept = self.owner.current()
        self.owner.set_choices([*lists.groups, *followers])
        if kept is not None:
            self.owner.set_current(kept)
        self._quiet = False

    def show_owner(self, owner: Owner) -> None:
        """Show whose plan it is; says nothing of it."""
        self._quiet = True
        self.owner.set_current(owner.id)
        self._quiet = False

    def show_month(self, month: dt.date) -> None:
        """Say which month is looked at."""
        self.span.setText(_("Tháng {month}/{year}").format(month=month.month, year=month.year))

    def show_week(self, monday: dt.date) -> None:
        """Say which week is looked at."""
        sunday = monday + dt.timedelta(days=6)
        self.span.setText(
            _("Tuần {number}: {first} – {last}").format(
                number=monday.isocalendar().week,
                first=f"{monday.day:02d}/{monday.month:02d}",
                last=f"{sunday.day:02d}/{sunday.month:02d}/{sunday.year}",
            )
        )

    def show_view(self, place: int) -> None:
        """Show which view it is."""
        self.views[place].setChecked(True)

    def _tool(self, text: str, hint: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip(hint))
        button.setAccessibleName(hint.split(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _on_owner(self) -> None:
        chosen = self.owner.current()
        if chosen is None or self._quiet:
            return
        is_follower = chosen in self._followers
        self.owner_chosen.emit(Owner(person_id=chosen) if is_follower else Owner(group_id=chosen))
