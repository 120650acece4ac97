"""Every list without a filter of territories is narrowed to "Huyện Ba Tơ (cũ)" by its own box."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.plain_text import plain_text
from app.domain.engagement import Engagement, EngagementKind, Notice
from app.domain.flow import Channel
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.oral_report import OralReport
from app.domain.personnel import PersonnelProcedure
from app.domain.record import RecordKind
from app.domain.regulation import RegulationCheck
from app.domain.report import Report, ReportKind
from app.ports.task_runner import SilentProgress
from app.printing import PaperRenderer
from app.services.lineage.former_units import PlaceScope
from app.services.lineage.reform_plan import ReformAnswers
from app.services.territory_themes import ThemeChoice
from tests.support.district_book import DistrictBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.screens.awaiting.screen import AwaitingScreen
from ui.screens.compliance.screen import ComplianceScreen
from ui.screens.groups.screen import GroupsScreen
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.plan.screen import PlanScreen
from ui.screens.reports.screen import ReportsScreen
from ui.screens.territories.screen import TerritoriesScreen
from ui.widgets.district_box import DistrictBox

BA_TO, BINH_SON = "Huyện Ba Tơ (cũ)", "Huyện Bình Sơn (cũ)"


class Office:
    """A book after the reform: two of each at a new commune of Ba Tơ, one at one of Bình Sơn."""

    def __init__(self, folder: Path) -> None:
        self.made = DistrictBook(folder, visits=0)
        self.services = self.made.services
        self.services.reform.apply(ReformAnswers(), SilentProgress())
        self.today = self.made.book.clock.today()
        members = {one.words: one.territory_ids for one in self.services.former_units.districts()}
        living = {one.id for one in self.services.territories.rows()}
        self.here = min(members[BA_TO] & living - members[BINH_SON])
        self.there = min(members[BINH_SON] & living - members[BA_TO])
        self.group = self.made.group_ids[0]
        self.ids: dict[RecordKind, list[uuid.UUID]] = {}
        for place, often in ((self.here, 2), (self.there, 1)):
            for _time in range(often):
                self._enter(place)

    def _enter(self, place: uuid.UUID) -> None:
        me, soon = self.made.book.person_id, self.today + dt.timedelta(days=3)
        with self.made.book.store.unit_of_work() as uow:
            invitation = Invitation(
                territory_id=place, received_on=self.today, group_id=self.group,
                subject="Dự hội nghị", meets_on=soon,
            )  # fmt: skip
            session = LeadersSession(
                territory_id=place, meets_on=self.today, chaired_by_id=self.made.leader,
                subject="Làm việc",
            )  # fmt: skip
            procedure = PersonnelProcedure(
                territory_id=place, title="Kiện toàn", reader_ids=[me], valid_from=self.today
            )
            entry = Engagement(
                kind=EngagementKind.TRIP, starts_on=soon, ends_on=soon, territory_id=place,
                group_id=self.group, subject="Nắm tình hình", participant_ids=[me],
            )  # fmt: skip
            notice = Notice(
                engagement_id=entry.id, given_on=self.today, given_by_id=me, consent_needed=True
            )
            plan = MonthPlan(group_id=self.group, month=self.today.replace(day=1), author_id=me)
            known = uow.find(MonthPlan, group_id=self.group)
            trip = PlanEntry(
                plan_id=known[0].id if known else plan.id, starts_on=self.today,
                ends_on=self.today, territory_id=place, subject="Đi cơ sở", participant_ids=[me],
            )  # fmt: skip
            report = Report(
                kind=ReportKind.AD_HOC, group_id=None, subject="Đột xuất", territory_id=place,
                period_from=self.today, period_to=self.today, outline="ad_hoc_qc",
            )  # fmt: skip
            made = (invitation, session, procedure, entry, notice, trip, report)
            for one in (*made, *(() if known else (plan,))):
                uow.add(one)
            uow.commit()
        self.ids.setdefault(RecordKind.INVITATION, []).append(invitation.id)
        self.ids.setdefault(RecordKind.LEADERS_SESSION, []).append(session.id)
        self.ids.setdefault(RecordKind.PLAN_ENTRY, []).append(trip.id)

    def context(self) -> Context:
        return Context(self.services, ImmediateRunner(), KeptMessages(), Changes(), Visits())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "book")
    yield made
    made.made.book.store.close()


def narrow(box: DistrictBox, words: str) -> None:
    """Choose by the arrow keys, as one does."""
    box.setFocus()
    at = box.findText(words)
    assert at > 0, [box.itemText(one) for one in range(box.count())]
    while box.currentIndex() != at:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < at else Qt.Key.Key_Up)


def check(box: DistrictBox, count: Callable[[], int], here: int, there: int, every: int) -> None:
    """Narrow to either district and to all again."""
    assert count() == every
    narrow(box, BA_TO)
    assert count() == here
    narrow(box, BINH_SON)
    assert count() == there
    while box.currentIndex():
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert count() == every


def test_meetings(office: Office, qtbot: QtBot) -> None:
    screen = MeetingsScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    invited, sessions, procedures = screen.invitations, screen.sessions, screen.procedures
    boxes = (invited.district, sessions.district, procedures.district)
    lists = (invited.list, sessions.list, procedures.list)
    counts = [one.model.rowCount for one in lists]
    for place, (box, count) in enumerate(zip(boxes, counts, strict=True)):
        screen.tabs.setCurrentIndex(place)
        check(box, count, 2, 1, 3)
    narrow(screen.invitations.district, BINH_SON)
    wanted = office.ids[RecordKind.INVITATION][0]
    screen.open_record(RecordKind.INVITATION, wanted)
    current = screen.invitations.list.current()
    assert current is not None
    assert current.id == wanted
    assert screen.invitations.district.chosen is None
    narrow(screen.sessions.district, BINH_SON)
    screen.open_record(RecordKind.LEADERS_SESSION, office.ids[RecordKind.LEADERS_SESSION][0])
    assert screen.sessions.district.chosen is None


def test_what_awaits_a_word(office: Office, qtbot: QtBot) -> None:
    screen = AwaitingScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    waiting = screen.waiting
    waiting.everybody()
    every = len(waiting.list.model.rows)
    assert every >= 3
    check(waiting.district, lambda: len(waiting.list.model.rows), 2, 1, every)
    narrow(waiting.district, "Huyện Lý Sơn (cũ)")
    assert not waiting.list.model.rows
    said = [one.text() for one in waiting.list.findChildren(QLabel) if one.isVisible()]
    assert any("Không có gì thuộc Huyện Lý Sơn (cũ)" in one for one in said)


def test_oral_reports_and_checks(office: Office, qtbot: QtBot) -> None:
    me = office.made.book.person_id
    with office.made.book.store.unit_of_work() as uow:
        for place in (office.here, office.there, office.here):
            uow.add(RegulationCheck(checked_on=office.today, territory_id=place, conclusion="Tốt"))
            uow.add(
                OralReport(
                    reported_by_id=me, to_id=office.made.leader, reported_on=office.today,
                    channel=Channel.IN_PERSON, territory_id=place, gist="Tình hình",
                )
            )  # fmt: skip
        uow.commit()
    waiting = AwaitingScreen(office.context())
    qtbot.addWidget(waiting)
    waiting.show()
    waiting.tabs.setCurrentWidget(waiting.oral)
    waiting.oral.refresh()
    check(waiting.oral.district, waiting.oral.list.model.rowCount, 2, 1, 3)
    board = ComplianceScreen(office.context())
    qtbot.addWidget(board)
    board.show()
    board.tabs.setCurrentWidget(board.checks)
    board.checks.refresh()
    check(board.checks.district, board.checks.list.model.rowCount, 2, 1, 3)


def test_the_plan_in_all_its_views(office: Office, qtbot: QtBot) -> None:
    screen = PlanScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    trips = office.ids[RecordKind.PLAN_ENTRY]
    screen.open_record(RecordKind.PLAN_ENTRY, trips[0])

    def count() -> int:
        return sum(one.id in trips for one in screen.list.model.rows)

    box = screen.bar.district
    assert count() == 3
    narrow(box, BA_TO)
    assert (count(), screen.panel.list.count()) == (2, 2)
    narrow(box, BINH_SON)
    assert (count(), screen.panel.list.count()) == (1, 1)
    screen.open_record(RecordKind.PLAN_ENTRY, trips[0])
    assert box.chosen is None
    item = screen.current_item()
    assert item is not None
    assert item.id == trips[0]


def test_groups_that_follow_it_today(office: Office, qtbot: QtBot) -> None:
    screen = GroupsScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    page = screen.groups
    every = len(page.list.model.rows)
    follow = {
        words: {
            row.group_id
            for row in office.services.territories.rows()
            if row.id in members and row.group_id
        }
        for words, members in (
            (one.words, one.territory_ids) for one in office.services.former_units.districts()
        )
    }
    narrow(page.district, BA_TO)
    assert {row.id for row in page.list.model.rows} == follow[BA_TO]
    other = next(one for one in office.made.group_ids if one not in follow[BA_TO])
    page.open_group(other)
    assert page.district.chosen is None
    assert len(page.list.model.rows) == every
    current = page.list.current()
    assert current is not None
    assert current.id == other


def test_reports_about_it_or_of_who_followed_it(office: Office, qtbot: QtBot) -> None:
    followed = office.services.former_units.districts()
    here = next(one.territory_ids for one in followed if one.words == BA_TO)
    holder = office.made.holder["old:535"]
    with office.made.book.store.unit_of_work() as uow:
        uow.add(
            Report(
                kind=ReportKind.MONTHLY, group_id=holder,
                period_from=dt.date(2024, 5, 1), period_to=dt.date(2024, 5, 31),
                outline="monthly_qc",
            )
        )  # fmt: skip
        uow.commit()
    assert here
    screen = ReportsScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    check(screen.district, lambda: len(screen.model.rows), 3, 1, 4)
    narrow(screen.district, "Huyện Lý Sơn (cũ)")
    assert not screen.model.rows
    assert "bộ lọc" in screen.empty.text()


def test_tree_table_and_map_of_territories(office: Office, qtbot: QtBot) -> None:
    screen = TerritoriesScreen(office.context())
    qtbot.addWidget(screen)
    screen.show()
    screen.entered()
    screen.pages.setCurrentIndex(1)
    every = len(screen.rows.rows)
    members = {one.words: one.territory_ids for one in office.services.former_units.districts()}
    living = {row.id for row in screen.rows.rows}
    narrow(screen.tree.district, BA_TO)
    assert {row.id for row in screen.rows.rows} == members[BA_TO] & living
    assert BA_TO in screen.table_words.text()
    drawn = {shape.key for shape in screen.map.panel.view.picture.shapes}
    assert drawn == members[BA_TO] & living
    screen.presenter.choose(office.there)
    assert not screen.tree.district.places
    assert len(screen.rows.rows) == every
    assert len(screen.map.panel.view.picture.shapes) > len(drawn)
    assert screen.tree.chosen_territory() == office.there
    narrow(screen.tree.district, BA_TO)
    screen.open_record(RecordKind.TERRITORY, office.made.units["old:535"])  # ended, of Ba Tơ
    assert screen.tree.district.places
    screen.open_record(RecordKind.TERRITORY, office.made.department)
    assert not screen.tree.district.places


def test_the_printed_map_says_to_which_district_it_is_narrowed(office: Office) -> None:
    services = services_of(office.made.book, renderer=PaperRenderer())
    district = next(one for one in services.former_units.districts() if one.words == BA_TO)
    whole = services.map_papers.sheet(ThemeChoice())
    part = services.map_papers.sheet(ThemeChoice(), PlaceScope(BA_TO, district.territory_ids))
    assert f"Phạm vi: {BA_TO}" in plain_text(part.document)
    assert "Phạm vi" not in plain_text(whole.document)
