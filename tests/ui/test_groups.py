"""The screen of groups and people, driven by keyboard over a real book."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.group import EndReason, GroupRole
from app.domain.office import Office
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.i18n.formats import short_date
from app.services.assignments import Assign
from app.services.decisions import DecisionData
from app.services.groups import AddMember, GroupNames, SetUpGroup
from app.services.roster import ServiceData, Who
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.screens.groups.assignment_dialogs import AssignDialog, EndAssignmentDialog
from ui.screens.groups.group_dialogs import EndGroupDialog, GroupDialog
from ui.screens.groups.member_dialogs import LastDayDialog, MemberDialog
from ui.screens.groups.person_dialogs import (
    DivisionDialog,
    FollowerDialog,
    LeaderDialog,
    OfficerDialog,
)
from ui.screens.groups.screen import GroupsScreen

D = TypeVar("D", bound=QDialog)
FOUNDED = dt.date(2022, 4, 18)
DECISION = DecisionData("349-QĐ/BTCTU", FOUNDED, "Đoàn Khắc Nghị", "Ban Tổ chức Tỉnh ủy")


class Opened:
    """The screen over a book."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services = services_of(self.book)
        self.messages = KeptMessages()
        self.visits = Visits()
        self.context = Context(
            services=self.services,
            runner=ImmediateRunner(),
            messages=self.messages,
            changes=Changes(),
            go_to=self.visits,
        )
        with self.book.store.unit_of_work() as uow:
            uow.add(
                Office(
                    province_code="51",
                    province_name="Tỉnh Quảng Ngãi",
                    committee_name="Tỉnh ủy Quảng Ngãi",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                )
            )
            kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
            uow.add(kind)
            places = [Territory(kind_id=kind.id, name=name) for name in ("Xã Ba Gia", "Xã Sơn Hà")]
            for place in places:
                uow.add(place)
            uow.commit()
            self.places = [place.id for place in places]

    def officer(self, name: str) -> uuid.UUID:
        return self.services.roster.add_officer(Who(name), ServiceData(None, "Chuyên viên"), None)[
            0
        ]

    def group(self, name: str = "Nhóm 1") -> uuid.UUID:
        return self.services.groups.set_up(SetUpGroup(GroupNames(name), FOUNDED, DECISION))[0]

    def show(self, qtbot: QtBot) -> GroupsScreen:
        screen = GroupsScreen(self.context)
        qtbot.addWidget(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        assert QTest.qWaitForWindowActive(screen)
        screen.entered()
        return screen


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path / "book")
    yield made
    made.book.store.close()


def _dialog(screen: QWidget, cls: type[D]) -> D:
    found = [one for one in screen.findChildren(cls) if one.isVisible()]
    assert len(found) == 1, f"no {cls.__name__} is open"
    found[0].activateWindow()
    # Keys of a window work once it is in front, and it is told of that later than it says.
    for _ in range(200):
        if QApplication.activeWindow() is found[0]:
            break
        QTest.qWait(5)
    return found[0]


def _type(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    # Key events carry Latin-1 alone: Vietnamese letters come as text, as from an input method.
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def _save(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _error(dialog: OfficerDialog | GroupDialog | AssignDialog | FollowerDialog, row: str) -> str:
    error = dialog.form._errors[row]
    return error.text() if error.isVisible() else ""


def test_an_empty_book_says_what_to_do_first(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    assert not screen.groups.list.table.isVisible()
    assert "Lập nhóm" in screen.groups.list._empty.text()
    assert not screen.groups.panel.tabs.isVisible()


def test_a_group_is_set_up_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    QTest.keyClick(screen.groups, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(screen, GroupDialog)
    _type(dialog.name, "Nhóm 1")
    _type(dialog.since.edit, "18/4/2022")
    _save(dialog)
    assert dialog.decision is not None
    assert "QC Đ2.3" in _error(dialog, "number")
    _type(dialog.decision.number, "349-QĐ/BTCTU")
    _save(dialog)
    assert not dialog.isVisible()
    row = screen.groups.list.current()
    assert row is not None
    assert row.lead_name == ""
    shown = screen.groups.list.model
    assert shown.index(0, 1).data() == "chưa có trưởng nhóm"
    assert shown.index(0, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert screen.groups.panel.group is not None
    assert screen.groups.panel.group.decision_number == "349-QĐ/BTCTU"
    assert opened.services.drafts.load("group:new") is None


def test_an_interrupted_form_comes_back(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.groups.new()
    dialog = _dialog(screen, GroupDialog)
    _type(dialog.name, "Nhóm mới")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    screen.groups.new()
    assert _dialog(screen, GroupDialog).name.text() == "Nhóm mới"


def test_the_lead_is_handed_over(opened: Opened, qtbot: QtBot) -> None:
    group = opened.group()
    first, second = opened.officer("Lê Thị Hà"), opened.officer("Phạm Văn Bình")
    opened.services.groups.add_member(AddMember(group, first, GroupRole.LEAD, FOUNDED))
    screen = opened.show(qtbot)
    screen.groups.panel.change_lead()
    dialog = _dialog(screen, MemberDialog)
    dialog.person.set_current(second)
    _save(dialog)
    members = screen.groups.panel.members.model
    told = {(row.full_name, row.role, row.valid_to is None) for row in members.rows}
    assert told == {
        ("Phạm Văn Bình", GroupRole.LEAD, True),
        ("Lê Thị Hà", GroupRole.MEMBER, True),
        ("Lê Thị Hà", GroupRole.LEAD, False),
    }
    assert "Trưởng nhóm (đã thôi)" in {members.index(row, 1).data() for row in range(3)}


def test_territories_are_given_by_a_known_decision_and_taken_back(
    opened: Opened, qtbot: QtBot
) -> None:
    opened.group()
    screen = opened.show(qtbot)
    screen.groups.panel.tabs.setCurrentIndex(1)
    screen.groups.panel.assign()
    dialog = _dialog(screen, AssignDialog)
    dialog.territories.set_ids(opened.places)
    _type(dialog.since.edit, "1/7/2022")
    _type(dialog.decision.number, "349-qđ/btctu")
    dialog.decision.number.editingFinished.emit()
    assert dialog.decision.signed_on.date() == FOUNDED
    _save(dialog)
    panel = screen.groups.panel
    assert len(opened.services.groups.decisions()) == 1
    assert {row.territory_name for row in panel.territories.model.rows} == {
        "Xã Ba Gia",
        "Xã Sơn Hà",
    }
    assert panel.territories.model.index(0, 2).data() == "4,4 năm"
    panel.territories.select_first()
    QTest.keyClick(panel.territories.table, Qt.Key.Key_Return)
    assert opened.visits.records[0][0] is RecordKind.TERRITORY
    panel.end_assignments()
    ending = _dialog(screen, EndAssignmentDialog)
    ending.reason.set_value(EndReason.VERIFIED_OPINION)
    _save(ending)
    assert ending.isVisible()
    assert ending.form._errors["verified_by"].isVisible()
    ending.reason.set_value(EndReason.ROTATION)
    _save(ending)
    reasons = [row.end_reason for row in panel.territories.model.rows]
    assert reasons == [None, EndReason.ROTATION]
    assert panel.group is not None
    assert panel.group.row.territories == 2, "today is its last day"


def test_a_territory_of_another_group_is_refused_at_its_field(opened: Opened, qtbot: QtBot) -> None:
    first = opened.group()
    opened.group("Nhóm 2")
    opened.services.assignments.assign(
        Assign((opened.places[0],), FOUNDED, DECISION, group_id=first)
    )
    screen = opened.show(qtbot)
    screen.groups.list.choose(lambda row: row.name == "Nhóm 2")
    screen.groups.panel.assign()
    dialog = _dialog(screen, AssignDialog)
    dialog.territories.set_ids(opened.places[:1])
    dialog.since.set_date(dt.date(2026, 11, 1))
    _type(dialog.decision.number, "500-QĐ/BTCTU")
    _save(dialog)
    assert "Xã Ba Gia đã được giao cho Nhóm 1" in _error(dialog, "territory_ids")
    dialog.taken_over.set_value(EndReason.ROTATION)
    _save(dialog)
    assert not dialog.isVisible()
    assert opened.services.groups.group(first).assignments[0].valid_to == dt.date(2026, 10, 31)


def test_a_group_is_ended_and_still_found(opened: Opened, qtbot: QtBot) -> None:
    group = opened.group()
    screen = opened.show(qtbot)
    screen.groups.panel.end()
    dialog = _dialog(screen, EndGroupDialog)
    dialog.last_day.set_date(dt.date(2026, 11, 1))
    _save(dialog)
    assert dialog.isVisible(), "a reason is asked for"
    _type(dialog.reason, "Sắp xếp lại")
    _save(dialog)
    assert screen.groups.list.model.rowCount() == 0
    screen.open_record(RecordKind.GROUP, group)
    row = screen.groups.list.current()
    assert row is not None
    assert row.id == group


def test_the_roster_is_filtered_without_accents(opened: Opened, qtbot: QtBot) -> None:
    for name in ("Đỗ Thu An", "Lê Thị Hà", "Nguyễn Ánh"):
        opened.officer(name)
    screen = opened.show(qtbot)
    screen.tabs.setCurrentWidget(screen.officers)
    names = [row.full_name for row in screen.officers.list.model.rows]
    assert names == ["Đỗ Thu An", "Nguyễn Ánh", "Lê Thị Hà"]
    _type(screen.officers.filter, "do an")
    assert [row.full_name for row in screen.officers.list.model.rows] == ["Đỗ Thu An"]
    screen.officers.filter.setText("dỗ")
    assert screen.officers.list.model.rows == []


def test_a_namesake_is_asked_about(opened: Opened, qtbot: QtBot) -> None:
    opened.services.office.add_division("Phòng Cán bộ")
    opened.officer("Lê Thị Hà")
    screen = opened.show(qtbot)
    screen.tabs.setCurrentWidget(screen.officers)
    screen.officers.new()
    dialog = _dialog(screen, OfficerDialog)
    _type(dialog.person.full_name, "Lê Thị Hà")
    _save(dialog)
    assert "đã có người tên Lê Thị Hà" in _error(dialog, "full_name")
    assert dialog.person.who.isVisible()
    dialog.person.who.setCurrentIndex(dialog.person.who.count() - 1)
    _save(dialog)
    assert _error(dialog, "distinction")
    _type(dialog.person.distinction, "Phòng Cán bộ")
    _save(dialog)
    assert not dialog.isVisible()
    assert len(opened.services.roster.namesakes("Lê Thị Hà")) == 2


def test_an_officer_is_changed_and_leaves(opened: Opened, qtbot: QtBot) -> None:
    opened.officer("Lê Thị Hà")
    screen = opened.show(qtbot)
    screen.tabs.setCurrentWidget(screen.officers)
    screen.officers.edit()
    dialog = _dialog(screen, OfficerDialog)
    dialog.title_field.setText("Phó Trưởng phòng")
    _save(dialog)
    assert screen.officers.list.model.index(0, 1).data() == "Phó Trưởng phòng"
    screen.officers.list.table.setFocus()
    screen.officers.end()
    ending = _dialog(screen, LastDayDialog)
    ending.last_day.edit.setText(short_date(dt.date(2026, 11, 1)))
    _save(ending)
    assert screen.officers.list.model.rowCount() == 0


def test_leaders_and_followers(opened: Opened, qtbot: QtBot) -> None:
    screen = opened.show(qtbot)
    screen.tabs.setCurrentWidget(screen.leaders)
    screen.leaders.add_leader()
    leader = _dialog(screen, LeaderDialog)
    _type(leader.person.full_name, "Đoàn Khắc Nghị")
    _save(leader)
    assert screen.leaders.posts.model.rows[0].full_name == "Đoàn Khắc Nghị"
    screen.leaders.add_follower()
    follower = _dialog(screen, FollowerDialog)
    _type(follower.person.full_name, "Dương Thùy Hoa")
    _save(follower)
    assert _error(follower, "home_agency")
    _type(follower.home_agency, "Sở Nội vụ")
    _save(follower)
    screen.leaders.followers.select_first()
    screen.leaders.assign()
    dialog = _dialog(screen, AssignDialog)
    dialog.territories.set_ids(opened.places)
    dialog.since.set_date(FOUNDED)
    _type(dialog.decision.number, "12-QĐ/TU")
    _save(dialog)
    assert screen.leaders.followers.model.index(0, 4).data() == "Xã Ba Gia, Xã Sơn Hà"


def test_a_division_of_the_book_is_made_overseer_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    opened.services.office.add_division("Phòng Cán bộ", is_overseer=True)
    opened.services.office.add_division("Phòng Bảo vệ")
    screen = opened.show(qtbot)
    screen.tabs.setCurrentWidget(screen.officers)
    screen.officers.add_division()
    dialog = _dialog(screen, DivisionDialog)
    QTest.keyClicks(dialog.division, "bao ve")
    QTest.keyClick(dialog.division, Qt.Key.Key_Return)
    assert dialog.name.text() == "Phòng Bảo vệ"
    QTest.keyClick(dialog.overseer, Qt.Key.Key_Space)
    _save(dialog)
    assert not dialog.isVisible()
    told = {one.name: one.is_overseer for one in opened.services.office.division_rows()}
    assert told == {"Phòng Cán bộ": False, "Phòng Bảo vệ": True}
