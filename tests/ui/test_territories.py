"""The territory screen: one selection for tree, table, map and profile; forms by keyboard."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement, EngagementKind
from app.domain.finding import Finding, FindingKind
from app.domain.record import RecordKind
from app.ports.task_runner import SilentProgress
from app.services.boundaries import BoundaryChoice
from app.services.container import Services
from app.services.territory_colouring import MapTheme
from app.services.territory_tree import TreeGrouping
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from tests.support.territory_office import TODAY, TerritoryOffice, boundary_file, end_territory
from ui.changes import Changes
from ui.context import Context
from ui.screens.territories import SPEC
from ui.screens.territories.model import NODE_ROLE
from ui.screens.territories.screen import MAP, PROFILE, TABLE, TerritoriesScreen
from ui.screens.territories.short_dialogs import (
    ContactDialog,
    EndContactDialog,
)
from ui.screens.territories.territory_dialog import TerritoryDialog

D = TypeVar("D", bound=QDialog)


class Opened:
    """The screen over a book."""

    def __init__(self, book: Book, services: Services | None = None) -> None:
        self.messages = KeptMessages()
        self.visits = Visits()
        self.changes = Changes()
        self.services = services or services_of(book)
        self.context = Context(
            services=self.services,
            runner=ImmediateRunner(),
            messages=self.messages,
            changes=self.changes,
            go_to=self.visits,
        )

    def show(self, qtbot: QtBot) -> TerritoriesScreen:
        screen = SPEC.factory(self.context)
        assert isinstance(screen, TerritoriesScreen)
        qtbot.addWidget(screen)
        screen.resize(1150, 620)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        assert QTest.qWaitForWindowActive(screen)
        screen.entered()
        return screen


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


@pytest.fixture
def opened(office: TerritoryOffice) -> Opened:
    return Opened(office.book)


def _names(screen: TerritoriesScreen) -> list[str]:
    return [str(screen.rows.index(at, 0).data()) for at in range(screen.rows.rowCount())]


def _tree_texts(screen: TerritoriesScreen) -> list[str]:
    return [item.text() for item in screen.tree.model.items()]


def _mark_in_tree(screen: TerritoriesScreen, text: str) -> None:
    item = next(one for one in screen.tree.model.items() if one.text().startswith(text))
    screen.tree.tree.setCurrentIndex(item.index())


def _dialog(screen: QWidget, cls: type[D]) -> D:
    found = [one for one in screen.findChildren(cls) if one.isVisible()]
    assert len(found) == 1, f"no {cls.__name__} is open"
    found[0].activateWindow()  # keys of a window work once it is in front
    waited = 0
    while QApplication.activeWindow() is not found[0] and waited < 2000:
        QTest.qWait(10)
        waited += 10
    return found[0]


def _save(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _error(dialog: QWidget, row: str) -> str:
    error = dialog.form._errors[row]  # type: ignore[attr-defined] # any of the forms
    return error.text() if error.isVisible() else ""


def test_an_empty_book_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    book = Book(tmp_path / "empty")
    screen = Opened(book).show(qtbot)
    assert not screen.table.isVisible()
    assert "Ctrl+N" in screen.empty.text()
    screen.pages.setCurrentIndex(MAP)
    screen.pages.setCurrentIndex(PROFILE)
    assert not screen.deeds.edit_action.isEnabled()
    book.store.close()


def test_one_selection_for_tree_table_map_and_profile(
    office: TerritoryOffice, opened: Opened, qtbot: QtBot
) -> None:
    screen = opened.show(qtbot)
    place = office.places["Xã Ba Tơ"]
    _mark_in_tree(screen, "Xã Ba Tơ")
    assert screen.presenter.selected == place
    assert [one.data() for one in screen.table.selectedIndexes()][:1] == ["Xã Ba Tơ"]
    screen.pages.setCurrentIndex(MAP)
    assert screen.map.panel.view.selected == place
    other = office.places["Xã Đông Sơn"]
    screen.map.panel.view.territory_selected.emit(other)
    assert screen.tree.chosen_territory() == other
    screen.pages.setCurrentIndex(TABLE)
    screen.table.selectRow(_names(screen).index("Xã Ba Gia"))
    assert screen.tree.chosen_territory() == office.places["Xã Ba Gia"]
    assert screen.map.panel.view.selected == office.places["Xã Ba Gia"]
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.pages.currentIndex() == PROFILE
    assert screen.profile.title.text() == "Xã Ba Gia (huyện Sơn Tịnh cũ)"
    QTest.keyClick(screen.profile.tabs, Qt.Key.Key_Escape)
    assert screen.pages.currentIndex() == TABLE


def test_focus_alone_chooses_nothing(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.table.setFocus()
    screen.tree.tree.setFocus()
    screen.table.setFocus()
    assert screen.presenter.selected is None


def test_filter_with_and_without_accents(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    QTest.keyClick(screen.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.tree.search.hasFocus()
    QTest.keyClicks(screen.tree.search, "dong")
    assert _names(screen) == ["Xã Đông Sơn"]
    screen.tree.search.setText("huyện tơ")
    assert _names(screen) == ["Xã Ba Tơ"]
    assert "1 địa bàn" in screen.table_words.text()
    screen.tree.search.setText("21205")
    assert _names(screen) == ["Xã Ba Gia"]
    screen.tree.search.setText("không có")
    assert screen.empty.isVisible()
    screen.tree.search.clear()
    assert len(_names(screen)) == 5


def test_a_branch_narrows_the_table(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    _mark_in_tree(screen, "(huyện Ba Tơ cũ)")
    assert _names(screen) == ["Xã Ba Tơ"]
    assert screen.table_words.text() == "1 địa bàn: huyện Ba Tơ cũ"
    assert screen.presenter.selected is None
    _mark_in_tree(screen, "Tất cả")
    assert len(_names(screen)) == 5


def test_groupings(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    for grouping, expected in (
        (TreeGrouping.GROUP, "Nhóm 1 · 1"),
        (TreeGrouping.LEADER, "Nguyễn Hoàng Sơn · 1"),
        (TreeGrouping.CATEGORY, "Xã, phường, đặc khu · 4"),
        (TreeGrouping.FORMER_DISTRICT, "(huyện Bình Sơn cũ) · 1"),
    ):
        screen.tree.grouping.setCurrentIndex(screen.tree.grouping.findData(grouping))
        assert expected in _tree_texts(screen)
    assert screen.tree.model.items()[0].data(NODE_ROLE) is None


def test_the_table_sorts_by_what_a_column_means(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    assert _names(screen)[:3] == ["Phường Ấp Bắc", "Sở Nội vụ", "Xã Ba Gia"]
    screen.table.selectRow(2)
    screen.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert _names(screen)[0] == "Xã Ba Gia"  # the only one with a group
    assert [one.row() for one in screen.table.selectionModel().selectedRows()] == [0]


def test_colours_of_the_map(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.pages.setCurrentIndex(MAP)
    view = screen.map.panel.view
    assert view.picture.is_schematic
    assert len(view.picture.shapes) == 4
    picture = view.picture
    for theme, title in (
        (MapTheme.GROUP, "Nhóm theo dõi"),
        (MapTheme.LEADER, "Lãnh đạo phụ trách"),
        (MapTheme.OPEN_FINDINGS, "Vướng mắc, kiến nghị chưa giải quyết"),
        (MapTheme.OVERDUE, "Việc quá hạn"),
        (MapTheme.RATING, "Mức đề xuất xếp loại mới nhất"),
        (MapTheme.DIRECTIVE, "Triển khai văn bản"),
    ):
        screen.map.themes.setCurrentIndex(screen.map.themes.findData(theme))
        assert view.colouring.title == title
    screen.map.themes.setCurrentIndex(screen.map.themes.findData(MapTheme.GROUP))
    words = [text for _swatch, text in screen.map.panel.legend.entries]
    assert words == ["Nhóm 1 (1)", "chưa có nhóm (3)"]
    assert view.picture is picture


def test_a_territory_is_added_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    QTest.keyClick(screen.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(screen, TerritoryDialog)
    _save(dialog)
    assert "Chưa chọn loại" in _error(dialog, "kind_id")
    QTest.keyClicks(dialog.kind, "xa")
    QTest.keyClick(dialog.kind, Qt.Key.Key_Return)
    dialog.name.insert("Xã Bình Minh")
    QTest.keyClicks(dialog.code, "21205")
    _save(dialog)
    assert "Xã Ba Gia" in _error(dialog, "code")
    dialog.code.clear()
    QTest.keyClicks(dialog.code, "21085")
    QTest.keyClicks(dialog.since.edit, "31/13/2025")
    _save(dialog)
    assert _error(dialog, "valid_from")
    dialog.since.edit.setText("1/7/2025")
    _save(dialog)
    assert not dialog.isVisible()
    assert opened.messages.said == ["Đã lưu Xã Bình Minh."]
    assert "Xã Bình Minh" in _names(screen)
    assert screen.presenter.row(screen.presenter.selected) is not None


def test_a_namesake_is_asked_about_in_the_form(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.deeds.add_territory()
    dialog = _dialog(screen, TerritoryDialog)
    dialog.kind.set_current(next(iter(dialog.kind._choices)).id)
    dialog.name.insert("Xã Ba Gia")
    assert not dialog.namesake.isVisible()
    _save(dialog)
    assert "Xã Ba Gia" in _error(dialog, "name")
    assert dialog.namesake.isVisible()
    QTest.keyClick(dialog.namesake, Qt.Key.Key_Space)
    _save(dialog)
    assert _names(screen).count("Xã Ba Gia") == 2


def test_a_territory_is_corrected_and_a_draft_is_kept(
    office: TerritoryOffice, opened: Opened, qtbot: QtBot
) -> None:
    screen = opened.show(qtbot)
    _mark_in_tree(screen, "Xã Ba Gia")
    QTest.keyClick(screen.tree.tree, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(screen, TerritoryDialog)
    assert dialog.name.text() == "Xã Ba Gia"
    dialog.party.setText("Đảng bộ xã Ba Gia")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    screen.deeds.edit_territory()
    dialog = _dialog(screen, TerritoryDialog)
    assert dialog.party.text() == "Đảng bộ xã Ba Gia"
    dialog.leader.set_current(office.deputy)
    _save(dialog)
    profile = opened.services.territories.profile(office.places["Xã Ba Gia"])
    assert profile.row.party_organisation == "Đảng bộ xã Ba Gia"
    assert profile.row.leader_name == "Lê Thị Hà"
    assert (profile.row.code, profile.row.former_district) == ("21205", "Huyện Sơn Tịnh")


def test_contacts_by_keyboard(office: TerritoryOffice, opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.open_record(RecordKind.TERRITORY, office.places["Xã Ba Tơ"])
    assert screen.overview.empty.isVisible()
    screen.overview.add_button.click()
    dialog = _dialog(screen, ContactDialog)
    _save(dialog)
    assert _error(dialog, "full_name")
    dialog.full_name.insert("Cao Văn Toàn")
    dialog.post.insert("Bí thư Đảng ủy")
    _save(dialog)
    (row,) = screen.overview.contacts.rows
    assert (row.full_name, row.post_title) == ("Cao Văn Toàn", "Bí thư Đảng ủy")
    screen.overview.select_contact(row.id)
    QTest.keyClick(screen.overview.table, Qt.Key.Key_Return)
    dialog = _dialog(screen, ContactDialog)
    dialog.phone.insert("0255 000 111")
    _save(dialog)
    screen.overview.select_contact(row.id)
    screen.overview.end_button.click()
    _save(_dialog(screen, EndContactDialog))
    (row,) = screen.overview.contacts.rows
    assert (row.phone, row.valid_to) == ("0255 000 111", TODAY)
    screen.overview.select_contact(row.id)
    assert not screen.overview.end_button.isEnabled()


def test_the_profile_shows_journal_findings_and_followers(
    office: TerritoryOffice, opened: Opened, qtbot: QtBot
) -> None:
    place = office.places["Xã Ba Gia"]
    with office.book.store.unit_of_work() as uow:
        for day in range(1, 121):
            on = dt.date(2026, 1, 1) + dt.timedelta(days=day)
            uow.add(
                Engagement(
                    kind=EngagementKind.TRIP,
                    starts_on=on,
                    ends_on=on,
                    territory_id=place,
                    subject=f"chuyến {day}",
                )
            )
        found = Finding(
            kind=FindingKind.DIFFICULTY,
            territory_id=place,
            text="thiếu phòng làm việc",
            raised_on=dt.date(2026, 2, 1),
        )
        uow.add(found)
        uow.commit()
    screen = opened.show(qtbot)
    screen.open_record(RecordKind.TERRITORY, place)
    profile = screen.profile
    assert [row.group_name for row in profile.assignments.rows] == ["Nhóm 1"]
    profile.tabs.setCurrentWidget(profile.journal_page)
    table = profile.journal_page.findChild(type(screen.table))
    assert isinstance(table, type(screen.table))
    assert 100 <= profile.journal.rowCount() <= 120
    table.scrollToBottom()
    qtbot.waitUntil(lambda: profile.journal.rowCount() == 120)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    profile.tabs.setCurrentWidget(profile.findings_page)
    assert profile.findings.index(0, 4).data() == "▲ mới ghi nhận"
    assert [kind for kind, _id in opened.visits.records] == [RecordKind.ENGAGEMENT]


def test_an_ended_territory_is_opened_from_elsewhere(
    office: TerritoryOffice, opened: Opened, qtbot: QtBot
) -> None:
    place = office.places["Xã Ba Gia"]
    end_territory(opened.services, place, dt.date(2026, 6, 30), "sáp nhập")
    screen = opened.show(qtbot)
    screen.open_record(RecordKind.TERRITORY, place)
    assert screen.tree.ended.isChecked()
    assert screen.presenter.selected == place
    assert screen.pages.currentIndex() == PROFILE
    assert not screen.deeds.contact_action.isEnabled()
    screen.open_record(RecordKind.GROUP, uuid.UUID(int=3))


def test_enter_on_a_focused_row_opens_it(
    office: TerritoryOffice, opened: Opened, qtbot: QtBot
) -> None:
    screen = opened.show(qtbot)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.presenter.selected == office.places["Phường Ấp Bắc"]
    assert screen.pages.currentIndex() == PROFILE
    assert screen.profile.title.text() == "Phường Ấp Bắc"


def test_imported_boundaries_come_to_the_open_map(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = opened.show(qtbot)
    screen.pages.setCurrentIndex(MAP)
    before = screen.map.panel.view.picture
    service = opened.services.territories.boundaries
    areas = [("21205", ""), ("21484", ""), ("21109", "")]
    path = boundary_file(tmp_path / "b.geojson", areas)
    content = service.read(path, SilentProgress())
    choice = BoundaryChoice(content.code_property, content.name_property, TODAY)
    preview = service.preview(content, service.match(content, choice), SilentProgress())
    taken = service.take_in(preview, "nguồn thử")
    opened.changes.announce(taken.kinds)
    after = screen.map.panel.view.picture
    assert (before.is_schematic, after.is_schematic) == (True, False)
    assert screen.map.left_out.text() == "Chưa có ranh giới: Phường Ấp Bắc"
