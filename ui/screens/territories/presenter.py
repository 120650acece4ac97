"""Decisions of the territory screen: what tree, table and map show, narrowed and chosen."""

import uuid
from collections.abc import Callable, Sequence
from typing import Protocol

from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.i18n.text import matches
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.map import MapColouring, MapPicture
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.lineage.former_units import PlaceScope
from app.services.made_paper import MadePaper
from app.services.map_papers import MapPapers
from app.services.presenting import Presenter
from app.services.roster_lists import RosterLists
from app.services.territories import Kinds, Territories
from app.services.territory_colouring import MapTheme
from app.services.territory_map import TerritoryPicture
from app.services.territory_themes import TerritoryThemes, ThemeChoice
from app.services.territory_tree import (
    TreeGrouping,
    TreeNode,
    territory_tree,
)


class TerritoriesView(Protocol):
    """What the presenter needs of the screen."""

    def show_tree(self, tree: tuple[TreeNode, ...], total: int, *, expanded: bool) -> None:
        """Show the branches; all of them open where the list is narrowed by words."""
        ...

    def show_rows(self, rows: list[TerritoryRow], words: str) -> None:
        """Show these rows in the table; ``words`` says which they are."""
        ...

    def show_selected(self, row: TerritoryRow | None) -> None:
        """Mark the territory in tree, table and map."""
        ...

    def show_with_ended(self) -> None:
        """Say that those that ended are shown too."""
        ...

    def show_every_district(self) -> None:
        """Say that the lists are no longer narrowed to a district."""
        ...

    def show_map(self, shown: TerritoryPicture) -> None:
        """Draw the map."""
        ...

    def show_colouring(self, shown: MapColouring) -> None:
        """Colour the map."""
        ...

    def show_texts(self, texts: tuple[Choice, ...]) -> None:
        """Offer the texts that the map can be coloured by."""
        ...

    def show_old_units(self, old: MapPicture | None) -> None:
        """Lay the outlines of former units over the map, or take them away."""
        ...


class TerritoriesPresenter(Presenter):
    """See the module; lives on the main thread."""

    view: TerritoriesView

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        territories: Territories,
        themes: TerritoryThemes,
        lists: RosterLists,
        maps: MapPapers,
    ) -> None:
        super().__init__(runner, messages, announce)
        self._territories = territories
        self._themes = themes
        self._lists = lists
        self._maps = maps
        self._rows: list[TerritoryRow] = []
        self._branch: TreeNode | None = None
        self._map_wanted = False
        self._revealing: uuid.UUID | None = None
        self.query = ""
        self.grouping = TreeGrouping.FORMER_DISTRICT
        self.district = PlaceScope()
        self.theme = ThemeChoice()
        self.with_old_units = False
        self.with_ended = False
        self.selected: uuid.UUID | None = None
        self.today = territories.today

    # -- lists ---------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the territories anew."""
        with_ended = self.with_ended
        self.today = self._territories.today
        self.ask("rows", lambda: self._territories.rows(with_ended=with_ended), self._take)

    @property
    def is_empty(self) -> bool:
        """True while the book has no territory."""
        return not self._rows

    def row(self, territory_id: uuid.UUID | None) -> TerritoryRow | None:
        """Return a row that was read."""
        return next((row for row in self._rows if row.id == territory_id), None)

    def find(self, query: str) -> None:
        """Narrow tree and table to what begins with these words, with or without accents."""
        self.query = query
        self._branch = None
        self._show()

    def group_by(self, grouping: TreeGrouping) -> None:
        """Arrange the tree anew."""
        self.grouping = grouping
        self._branch = None
        self._show()

    def narrow(self, district: PlaceScope) -> None:
        """Narrow tree, table and map to the territories of an abolished district."""
        self.district = district
        self._branch = None
        self._show()
        if self._map_wanted:
            self._show_map()

    def show_ended(self, with_ended: bool) -> None:
        """Take in those that ended, or leave them out."""
        self.with_ended = with_ended
        self.load()

    def choose_branch(self, branch: TreeNode | None) -> None:
        """Narrow the table to a branch of the tree; None widens it to all. Chooses no territory."""
        self._branch = branch
        self.selected = None
        self._show_table()

    def choose(self, territory_id: uuid.UUID | None) -> None:
        """Choose a territory, wherever the person did so."""
        if territory_id == self.selected:
            return
        self.selected = territory_id
        row = self.row(territory_id)
        if row is not None and row.id not in self.district:
            self.view.show_every_district()
            self.narrow(PlaceScope())
        elif row is not None and row not in self._narrowed():
            self._branch = None
            self._show_table()
        self.view.show_selected(row)

    def will_choose(self, territory_id: uuid.UUID) -> None:
        """Choose a territory just written, once it is read anew."""
        self.selected = territory_id

    def reveal(self, territory_id: uuid.UUID) -> None:
        """Choose a territory that may not be among the rows: not read yet, or ended."""
        self._revealing = territory_id
        self.choose(territory_id)
        if self._rows and self.row(territory_id) is None:
            self._take(self._rows)

    def want_map(self) -> None:
        """Read the map, now that somebody looks at it."""
        self._map_wanted = True
        self._show_map()

    def colour_by(self, theme: ThemeChoice) -> None:
        """Colour the map anew."""
        self.theme = theme
        self._show_colours()

    def show_former(self, with_old_units: bool) -> None:
        """Lay the former districts over the map, or take them away."""
        self.with_old_units = with_old_units
        self._show_old_units()

    def _take(self, rows: list[TerritoryRow]) -> None:
        self._rows = rows
        revealing, self._revealing = self._revealing, None
        if revealing is not None:
            self.selected = revealing
        if self.row(self.selected) is None:
            if revealing is not None and not self.with_ended:
                self._revealing = revealing
                self.with_ended = True
                self.view.show_with_ended()
                self.load()
                return
            self.selected = None
        if self.selected is not None and self.selected not in self.district:
            self.view.show_every_district()
            self.district = PlaceScope()
        self._show()
        if self._map_wanted:
            self._show_map()

    def _show(self) -> None:
        found = self._found()
        tree = territory_tree(found, self.grouping)
        if self._branch is not None:
            self._branch = _node(tree, self._branch.key)
        is_narrowed = bool(self.query.strip() or self.district.words)
        self.view.show_tree(tree, len(found), expanded=is_narrowed)
        self._show_table()

    def _show_table(self) -> None:
        rows = self._narrowed()
        self.view.show_rows(rows, self._words(rows))
        self.view.show_selected(self.row(self.selected))

    def _found(self) -> list[TerritoryRow]:
        return [
            row
            for row in self._rows
            if row.id in self.district and matches(self.query, _searched(row))
        ]

    def _narrowed(self) -> list[TerritoryRow]:
        if self._branch is None:
            return self._found()
        inside = {row.id for row in self._branch.territories()}
        return [row for row in self._rows if row.id in inside]

    def _words(self, rows: list[TerritoryRow]) -> str:
        if self._branch is not None:
            return _("{count} địa bàn: {branch}").format(
                count=len(rows), branch=self._branch.title.strip("()")
            )
        if self.district.words and not self.query.strip():
            return _("{count} địa bàn thuộc {district}").format(
                count=len(rows), district=self.district.words
            )
        if self.query.strip():
            return _("{count} địa bàn khớp “{query}”").format(
                count=len(rows), query=self.query.strip()
            )
        return _("{count} địa bàn").format(count=len(rows))

    def _show_map(self) -> None:
        rows = self.on_map

        def show(found: TerritoryPicture) -> None:
            self.view.show_map(found)
            self._show_colours()
            self._show_old_units()
            self.view.show_selected(self.row(self.selected))

        self.ask("map", lambda: self._territories.map.picture(rows), show)

    def _show_colours(self) -> None:
        rows, themes, choice = self.on_map, self._themes, self.theme
        self.ask("colours", lambda: themes.colouring(choice, rows), self.view.show_colouring)
        if choice.theme is MapTheme.DIRECTIVE:
            self.ask("texts", themes.directives, self.view.show_texts)

    def _show_old_units(self) -> None:
        rows, drawn = self.on_map, self._territories.map
        if not self.with_old_units:
            self.view.show_old_units(None)
            return
        self.ask("old units", lambda: drawn.old_units(rows), self.view.show_old_units)

    @property
    def living(self) -> list[TerritoryRow]:
        """The territories of today, however the lists are narrowed."""
        return [row for row in self._rows if row.valid_to is None or row.valid_to >= self.today]

    @property
    def on_map(self) -> list[TerritoryRow]:
        """The territories of today that the map shows: all, or those of the chosen district."""
        return [row for row in self.living if row.id in self.district]

    # -- papers --------------------------------------------------------------------------------

    def print_map(self, show: Callable[[MadePaper], None]) -> None:
        """Make the map as a sheet, coloured as on the screen."""
        maps, choice, district = self._maps, self.theme, self.district
        with_old_units = self.with_old_units
        self.act(
            lambda _progress: maps.sheet(choice, district, with_old_units=with_old_units),
            show,
            title=_("Lập bản đồ để in"),
        )

    def print_list(self, rows: Sequence[TerritoryRow], show: Callable[[MadePaper], None]) -> None:
        """Make the list of these rows, in their order."""
        lists, limits, with_ended = self._lists, self.limits(), self.with_ended
        chosen = [row.id for row in rows]
        self.act(
            lambda _progress: lists.territories(chosen, limits, with_ended=with_ended),
            show,
            title=_("Lập danh sách để in"),
        )

    def limits(self) -> tuple[str, ...]:
        """Return in words what the table is narrowed to."""
        district = (self.district.words,) if self.district.words else ()
        if self._branch is not None:
            return (*district, self._branch.title.strip("()"))
        query = self.query.strip()
        return (*district, _("tên có chữ “{query}”").format(query=query)) if query else district


def _searched(row: TerritoryRow) -> str:
    return f"{row.name} {row.code} {former_district_words(row.former_district)}"


def _node(tree: tuple[TreeNode, ...], key: str) -> TreeNode | None:
    for node in tree:
        found = node if node.key == key else _node(node.children, key)
        if found is not None:
            return found
    return None
