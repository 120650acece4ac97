"""Sub-units and office holders in the profile, and the editor of kinds: driven by keyboard."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import EngagementKind, PrivateContact
from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from app.services.journal_forms import Announcement
from app.services.territory_bodies import SubUnitData
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from tests.support.territory_office import TODAY, TerritoryOffice
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.kinds_dialog import KindsDialog
from ui.screens.territories import SPEC
from ui.screens.territories.body_dialogs import LastDayDialog, OfficeHolderDialog, SubUnitDialog
from ui.screens.territories.screen import TerritoriesScreen

W = TypeVar("W", bound=QWidget)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


@pytest.fixture
def context(office: TerritoryOffice) -> Context:
    changes = Changes()
    return Context(
        services=office.services,
        runner=ImmediateRunner(),
        messages=KeptMessages(),
        changes=changes,
        go_to=Visits(),
    )


def profile_of(context: Context, office: TerritoryOffice, qtbot: QtBot) -> TerritoriesScreen:
    screen = SPEC.factory(context)
    assert isinstance(screen, TerritoriesScreen)
    context.changes.changed.connect(lambda _kinds: screen.refresh())
    qtbot.addWidget(screen)
    screen.resize(1150, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    screen.entered()
    screen.open_record(RecordKind.TERRITORY, office.places["Xã Ba Gia"])
    return screen


def shown(cls: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if type(one) is cls and one.isVisible()]
    assert len(found) == 1
    return in_front(found[0])


def in_front(dialog: W) -> W:
    """Keys of a window work once it is in front."""
    dialog.activateWindow()
    waited = 0
    while QApplication.activeWindow() is not dialog and waited < 2000:
        QTest.qWait(10)
        waited += 10
    return dialog


def save(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)


def error_at(dialog: QWidget, row: str) -> str:
    error = dialog.form._errors[row]  # type: ignore[attr-defined] # any of the forms
    return error.text() if error.isVisible() else ""


def press(screen: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(screen, key, modifier)


def test_sub_units_are_added_put_in_order_and_ended(
    office: TerritoryOffice, context: Context, qtbot: QtBot
) -> None:
    screen = profile_of(context, office, qtbot)
    page = screen.profile.sub_units
    screen.profile.tabs.setCurrentWidget(page)
    assert "chi bộ" in page.section._empty.text()
    for name in ("Thôn 3", "Thôn 4"):
        page.add()
        form = shown(SubUnitDialog)
        assert isinstance(form, SubUnitDialog)
        QTest.keyClicks(form.kind, "Chi")
        form.kind.setText("Chi bộ")
        form.name.setText(name)
        save(form)
    table = page.section.table
    assert [one.full_name for one in page.section.model.rows] == ["Chi bộ Thôn 3", "Chi bộ Thôn 4"]
    in_front(screen)
    table.setFocus()
    table.selectRow(1)
    press(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.name for one in page.section.model.rows] == ["Thôn 4", "Thôn 3"]
    page.end()
    save(shown(LastDayDialog))
    assert [one.valid_to for one in page.section.model.rows] == [None, TODAY]


def test_a_sub_unit_without_name_is_refused_at_the_field(
    office: TerritoryOffice, context: Context, qtbot: QtBot
) -> None:
    screen = profile_of(context, office, qtbot)
    screen.profile.sub_units.add()
    form = shown(SubUnitDialog)
    save(form)
    assert error_at(form, "name").startswith("Chưa ghi tên.")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_the_journal_is_narrowed_to_a_sub_unit(
    office: TerritoryOffice, context: Context, qtbot: QtBot
) -> None:
    place, services = office.places["Xã Ba Gia"], office.services
    unit, _ = services.territories.bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 3"))
    for at in (unit, None):
        services.journal.announce(
            Announcement(
                kind=EngagementKind.BRANCH_MEETING,
                starts_on=TODAY,
                ends_on=TODAY,
                subject="Dự sinh hoạt chi bộ" if at else "Làm việc với Đảng ủy",
                participant_ids=(office.book.person_id,),
                territory_id=place,
                private_contact=PrivateContact.NO,
                sub_unit_id=at,
            )
        )
    screen = profile_of(context, office, qtbot)
    screen.open_record(RecordKind.SUB_UNIT, unit)
    profile = screen.profile
    assert profile.tabs.currentWidget() is profile.sub_units
    assert [one.id for one in profile.sub_units.section.chosen()] == [unit]
    QTest.keyClick(profile.sub_units.section.table, Qt.Key.Key_J, CONTROL)
    assert profile.tabs.currentWidget() is profile.journal_page
    assert [one.subject for one in profile.journal.rows] == ["Dự sinh hoạt chi bộ"]
    profile.journal_at.setCurrentIndex(0)
    assert len(profile.journal.rows) == 2


def test_office_holders_stand_in_the_overview(
    office: TerritoryOffice, context: Context, qtbot: QtBot
) -> None:
    screen = profile_of(context, office, qtbot)
    holders = screen.overview.holders
    holders.add()
    form = shown(OfficeHolderDialog)
    assert isinstance(form, OfficeHolderDialog)
    form.full_name.setText("Trần Văn Bình")
    save(form)
    assert error_at(form, "post_title").startswith("Chưa ghi chức danh.")
    form.post.setText("Bí thư Đảng ủy")
    form.term.setText("2025–2030")
    form.since.set_date(dt.date(2025, 7, 1))
    save(form)
    texts = [str(holders.section.model.index(0, at).data()) for at in range(3)]
    assert texts == ["Bí thư Đảng ủy", "Trần Văn Bình", "2025–2030"]
    holders.section.table.selectRow(0)
    holders.end()
    save(shown(LastDayDialog))
    assert holders.section.model.rows[0].valid_to == TODAY


def test_kinds_are_edited_by_keyboard(
    office: TerritoryOffice, context: Context, qtbot: QtBot
) -> None:
    dialog = KindsDialog(context)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    section = dialog.section
    assert dialog.lacking_button.isVisible()
    dialog.add()
    form = in_front(next(one for one in dialog.findChildren(QDialog) if one.isVisible()))
    form.name.setText("XÃ")  # type: ignore[attr-defined] # the form of a kind
    save(form)
    assert "Đã có loại" in error_at(form, "name")
    form.name.setText("Doanh nghiệp nhà nước")  # type: ignore[attr-defined] # as above
    box = form.category  # type: ignore[attr-defined] # as above
    box.setCurrentIndex(box.findData(TerritoryCategory.DEPARTMENT.value))
    save(form)
    assert not form.isVisible()
    marked = section.current()
    assert marked is not None
    assert marked.name == "Doanh nghiệp nhà nước"
    in_front(dialog)
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert section.model.rows[-2].name == "Doanh nghiệp nhà nước"
    dialog.add_lacking()
    assert not dialog.lacking_button.isVisible()
