"""The screen "Địa bàn": a tree; table, map or profile beside it; one selection for all."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.map import MapColouring, MapPicture
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.territory_map import TerritoryPicture
from app.services.territory_tree import TreeNode
from ui.context import Context
from ui.models.rows import ROW_ROLE, RowsModel
from ui.screens.spec import Screen
from ui.screens.territories import words
from ui.screens.territories.bodies import HoldersSection
from ui.screens.territories.bodies_presenter import BodiesPresenter
from ui.screens.territories.deeds import TerritoryDeeds
from ui.screens.territories.map_page import MapPage
from ui.screens.territories.model import territory_columns
from ui.screens.territories.overview_panel import OverviewPanel
from ui.screens.territories.presenter import TerritoriesPresenter
from ui.screens.territories.profile_panel import ProfilePanel
from ui.screens.territories.profile_presenter import ProfilePresenter
from ui.screens.territories.tree_panel import TreePanel
from ui.theme import GAP
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.table import RecordTable

TABLE, MAP, PROFILE = range(3)


class TerritoriesScreen(Screen):
    """Enter opens the profile of what is chosen, Esc leads back."""

    kinds = frozenset(
        {
            RecordKind.TERRITORY,
            RecordKind.TERRITORY_KIND,
            RecordKind.PARTY_CONTACT,
            RecordKind.SUB_UNIT,
            RecordKind.OFFICE_HOLDER,
            RecordKind.BOUNDARY,
            RecordKind.TERRITORY_CHANGE,
            RecordKind.REFERENCE_MOVE,
            RecordKind.GROUP,
            RecordKind.ASSIGNMENT,
            RecordKind.ENGAGEMENT,
            RecordKind.FINDING,
            RecordKind.COMMITMENT,
            RecordKind.TERRITORY_RATING,
            RecordKind.DIRECTIVE,
            RecordKind.DIRECTIVE_PROGRESS,
            RecordKind.PERSON,
            RecordKind.COMMISSION_LEADER,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        services = context.services
        self.presenter = TerritoriesPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.territories,
            services.themes,
            services.roster_lists,
            services.map_papers,
        )
        self.presenter.view = self
        self.headline = Headline(_("Địa bàn"))
        self.tree = TreePanel(context, self.presenter)
        self._make_table()
        self.map = MapPage()
        self.bodies = BodiesPresenter(
            context.runner,
            context.messages,
            context.changes.announce,
            services.territories.bodies,
        )
        profiles = ProfilePresenter(
            services, context.runner, context.messages, context.changes.announce
        )
        self.deeds = TerritoryDeeds(self, context, self.presenter, profiles, lambda: self.rows.rows)
        self.deeds.put_into(self.headline)
        self.changes = self.deeds.changes
        self.overview = OverviewPanel(
            self.deeds.add_contact,
            self.deeds.edit_contact,
            self.deeds.end_contact,
            self.presenter.today,
            HoldersSection(self.bodies),
        )
        self.profile = ProfilePanel(context, profiles, self.overview, self.bodies)
        self.pages = QTabWidget()
        self._before = TABLE
        self._lay_out()
        self._connect()

    # -- building ------------------------------------------------------------------------------

    def _make_table(self) -> None:
        self.rows: RowsModel[TerritoryRow] = RowsModel(
            territory_columns(self, self.presenter.today)
        )
        self.table = RecordTable(_("Bảng địa bàn"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self.rows)
        self.table.set_told(lambda: self.presenter.limits())
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.set_widths(22, 8, 7, 15, 9, 5)
        self.table_words = label("", "subline")
        self.empty = label(
            _(
                "Không có địa bàn nào để hiện. Bỏ bớt chữ ở ô lọc, thêm địa bàn (Ctrl+N) hoặc "
                "nhập danh mục từ Excel (Ctrl+O)."
            ),
            "hint",
            wrap=True,
        )

    def _lay_out(self) -> None:
        table_page = QWidget()
        column = QVBoxLayout(table_page)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table_words)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        self.pages.setDocumentMode(True)
        self.pages.addTab(table_page, _("Bản&g"))
        self.pages.addTab(self.map, _("&Bản đồ"))
        self.pages.addTab(self.profile, _("&Hồ sơ"))
        self.brief = label("", "hint", wrap=True)
        self.brief.setMinimumHeight(2 * self.fontMetrics().lineSpacing())  # no jumping map
        self.open_button = QPushButton(_("&Mở hồ sơ"))
        self.open_button.setToolTip(_("Enter"))
        self.open_button.clicked.connect(self.open_profile)
        self.strip = QWidget()
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.brief, 1)
        row.addWidget(self.open_button)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(self.pages, 1)
        beside.addWidget(self.strip)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([260, 900])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(self.headline)
        outer.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        presenter, view = self.presenter, self.map.panel.view
        self.tree.territory_chosen.connect(presenter.choose)
        self.tree.branch_chosen.connect(presenter.choose_branch)
        self.tree.query_changed.connect(presenter.find)
        self.tree.grouping_changed.connect(presenter.group_by)
        self.tree.ended_toggled.connect(presenter.show_ended)
        self.tree.district.narrowed.connect(lambda: presenter.narrow(self.tree.district.scope))
        self.tree.opened.connect(self.open_profile)
        # Not the current row: Qt makes the first one current when the table gets the focus.
        self.table.selectionModel().selectionChanged.connect(self._on_row)
        self.table.opened.connect(lambda index: self._on_activated(index.data(ROW_ROLE).id))
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_at: self._mark_row())
        view.territory_selected.connect(presenter.choose)
        view.territory_activated.connect(self._on_activated)
        self.map.theme_changed.connect(presenter.colour_by)
        self.map.old_units_wanted.connect(presenter.show_former)
        self.map.print_wanted.connect(self.deeds.print_map)
        self.pages.currentChanged.connect(self._on_page)
        find = QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.profile, self._back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._follow()

    # -- the screen's contract -----------------------------------------------------------------

    def refresh(self) -> None:
        self.tree.district.refill()
        self.presenter.load()
        if self.pages.currentIndex() == PROFILE:
            self.profile.show_territory(self.presenter.selected)

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        if kind is RecordKind.SUB_UNIT:
            self.bodies.territory_of(record_id, lambda found: self._open_sub_unit(found, record_id))
        if kind is not RecordKind.TERRITORY:
            return
        self.presenter.reveal(record_id)
        self.pages.setCurrentIndex(PROFILE)
        self.profile.show_territory(record_id)

    def _open_sub_unit(self, territory_id: uuid.UUID, sub_unit_id: uuid.UUID) -> None:
        self.profile.open_sub_unit(sub_unit_id)
        self.open_record(RecordKind.TERRITORY, territory_id)

    # -- what the presenter shows --------------------------------------------------------------

    def show_tree(self, tree: tuple[TreeNode, ...], total: int, *, expanded: bool) -> None:
        """Fill the tree."""
        self.tree.show_tree(tree, total, expanded=expanded)

    def show_rows(self, rows: list[TerritoryRow], words: str) -> None:
        """Fill the table in the order that the person chose."""
        header = self.table.horizontalHeader()
        self.rows.set_rows(rows)
        self.rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.table_words.setText(words)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))

    def show_selected(self, row: TerritoryRow | None) -> None:
        """Mark the territory everywhere."""
        chosen = None if row is None else row.id
        self.tree.select(chosen)
        self._mark_row()
        self.map.panel.view.select(chosen)
        if self.pages.currentIndex() == PROFILE and self.isVisible():
            self.profile.show_territory(self.presenter.selected)
        self._follow()

    def show_with_ended(self) -> None:
        """Tick the box: a territory that has ended is shown."""
        self.tree.mark_ended()

    def show_every_district(self) -> None:
        """Choose all districts again: a territory of another one is shown."""
        self.tree.district.choose(None)

    def show_map(self, shown: TerritoryPicture) -> None:
        """Draw the map."""
        self.map.show_map(shown)
        self.map.panel.view.set_notes(
            {row.id: words.brief(row, self.presenter.today) for row in self.presenter.living}
        )

    def show_colouring(self, shown: MapColouring) -> None:
        """Colour the map."""
        self.map.show_colouring(shown)

    def show_texts(self, texts: tuple[Choice, ...]) -> None:
        """Offer the texts that the map can be coloured by."""
        self.map.show_texts(texts)

    def show_old_units(self, old: MapPicture | None) -> None:
        """Lay the outlines of former units over the map, or take them away."""
        self.map.show_old_units(old)

    def _mark_row(self) -> None:
        chosen = self.presenter.selected
        for at, row in enumerate(self.rows.rows):
            if row.id == chosen:
                if [one.row() for one in self.table.selectionModel().selectedRows()] != [at]:
                    self.table.selectRow(at)
                self.table.scrollTo(self.rows.index(at, 0))
                return
        self.table.clearSelection()

    def _follow(self) -> None:
        row = self.presenter.row(self.presenter.selected)
        self.deeds.follow(row)
        self.open_button.setEnabled(row is not None)
        self.strip.setVisible(self.pages.currentIndex() != PROFILE)
        if row is None:
            self.brief.setText(_("Chọn một địa bàn; Enter mở hồ sơ."))
        else:
            name, rest = words.full_name(row), words.brief(row, self.presenter.today)
            self.brief.setText(f"{name}: {rest}")

    # -- what the person does ------------------------------------------------------------------

    def open_profile(self) -> None:
        """Show the profile of what is chosen."""
        if self.presenter.selected is not None:
            self.pages.setCurrentIndex(PROFILE)
            self.profile.tabs.setFocus()

    def _on_row(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        row = chosen[0].data(ROW_ROLE) if chosen else None
        if isinstance(row, TerritoryRow):
            self.presenter.choose(row.id)

    def _on_activated(self, key: object) -> None:
        if isinstance(key, uuid.UUID):
            self.presenter.choose(key)
            self.open_profile()

    def _on_page(self, page: int) -> None:
        if page == MAP:
            self.presenter.want_map()
        if page == PROFILE:
            self.profile.show_territory(self.presenter.selected)
        else:
            self._before = page
        self._follow()

    def _begin_search(self) -> None:
        self.tree.search.setFocus()
        self.tree.search.selectAll()

    def _back(self) -> None:
        self.pages.setCurrentIndex(self._before)
        (self.table if self._before == TABLE else self.map.panel.view).setFocus()
