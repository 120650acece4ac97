"""The briefing, the lists and the extract over a real book: what is gathered and what is not."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.documents.model import Heading, Letterhead, Table
from app.documents.plain_text import plain_text
from app.domain.commitment import Commitment
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.flow import Word
from app.domain.group import Assignment, AssignmentDecision
from app.domain.office import Office
from app.domain.people import CommuneFollower, Person
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from app.services.container import Services
from app.services.finding_forms import NewFinding
from app.services.journal_extracts import JournalExtracts
from app.services.outcome_forms import OutcomeReport
from app.services.territory_bodies import OfficeHolderData, SubUnitData
from tests.support.journal_books import TODAY, day
from tests.support.meeting_books import MeetingBook
from tests.support.sessions import session_of


class NoInk:
    """A renderer that draws nothing: these tests read the block tree."""

    def render(self, *_asked: object) -> bytes:
        return b"%PDF"


class KeptSheets:
    """A workbook writer that keeps what it was given."""

    def __init__(self) -> None:
        self.sheets: Any = None

    def write(self, sheets: object) -> bytes:
        self.sheets = sheets
        return b"PK"


class Told:
    """Progress that is kept."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def report(self, _done: int, _total: int, text: str = "") -> None:
        self.said.append(text)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeetingBook]:
    made = MeetingBook(tmp_path / "book")
    with made.book.store.unit_of_work() as uow:
        uow.add(
            Office(
                province_code="99",
                province_name="Tỉnh Minh Sơn",
                committee_name="Tỉnh ủy Minh Sơn",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Minh Sơn",
            )
        )
        uow.commit()
    none: Any = None
    ink: Any = NoInk()
    made.services = Services.of(session_of(made.book), ink, none, none, none)
    yield made
    made.book.store.close()


def visited(office: MeetingBook, *, reported: bool = True, number: int = 17) -> uuid.UUID:
    told = office.journal.told(starts_on=day(number), ends_on=day(number))
    entry, _kinds = office.services.journal.announce(told)
    if reported:
        office.services.outcomes.report_back(
            OutcomeReport(
                engagement_id=entry,
                reported_on=TODAY,
                minutes="Đã làm việc.",
                results="Thống nhất kiện toàn chi bộ thôn.",
            )
        )
    return entry


def planned(office: MeetingBook, **changed: Any) -> uuid.UUID:
    values = {"meets_on": day(26), "subject": "Công tác xây dựng Đảng"} | changed
    return office.services.leaders_sessions.plan(office.session_form(**values))[0]


def test_a_briefing_gathers_what_the_book_holds_of_the_territory(office: MeetingBook) -> None:
    visited(office)
    office.services.findings.add_finding(
        NewFinding(
            FindingKind.DIFFICULTY,
            "Thiếu nơi sinh hoạt chi bộ.",
            territory_id=office.place,
            raised_on=day(17),
        )
    )
    promise = Commitment(
        territory_id=office.place,
        text="Trả lời về biên chế.",
        keeper_id=office.me,
        made_on=day(10),
        due_on=day(15),
    )
    with office.book.store.unit_of_work() as uow:
        uow.add(promise)
        uow.commit()
    session = planned(office)
    paper = office.services.briefings.for_session(session)
    text = plain_text(paper.document)
    assert paper.record == (RecordKind.LEADERS_SESSION, session)
    assert "Đồng chí Võ Văn Đức, Phó Trưởng ban, chủ trì làm việc với xã Sơn Hà" in text
    assert "Nhóm theo dõi: Nhóm 2" in text
    assert "Trưởng nhóm: đồng chí Trần Minh Khoa." in text
    assert "Lê Thị Bình" in text
    assert "Đinh Thị Hoa" in text
    assert "Thống nhất kiện toàn chi bộ thôn." in text
    assert "Thiếu nơi sinh hoạt chi bộ." in text
    assert "Quá hạn 7 ngày, đang thực hiện" in text
    assert paper.document.dated == TODAY
    head = paper.document.blocks[0]
    assert isinstance(head, Letterhead)
    assert head.issuer == ("NHÓM 2",)


def test_a_briefing_tells_what_the_session_before_concluded(office: MeetingBook) -> None:
    before = planned(office, meets_on=day(20))
    word = Word(office.me, TODAY, "1. Kiện toàn chi bộ.\n2. Báo cáo kết quả.")
    office.services.leaders_sessions.take(before, "hold", word)
    session = planned(office)
    text = plain_text(office.services.briefings.for_session(session).document)
    assert "Kết luận của buổi làm việc trước" in text
    assert "Kiện toàn chi bộ." in text
    assert "Kết luận" not in plain_text(office.services.briefings.for_session(before).document)


def test_from_the_profile_it_is_for_the_next_planned_session(office: MeetingBook) -> None:
    briefings = office.services.briefings
    alone = briefings.of_territory(office.place)
    assert alone.record == (RecordKind.TERRITORY, office.place)
    assert "phục vụ Lãnh đạo Ban làm việc với địa bàn" in alone.document.title
    planned(office, meets_on=day(28))
    planned(office, meets_on=day(25))
    assert "ngày 25/11/2026" in briefings.of_territory(office.place).document.title


def test_a_territory_that_nobody_follows_is_briefed_too(office: MeetingBook) -> None:
    document = office.services.briefings.of_territory(office.elsewhere).document
    assert "Hiện chưa có nhóm hoặc cán bộ theo dõi địa bàn này." in plain_text(document)
    assert [one.label for one in document.blocks if isinstance(one, Heading)][-1] == "VI-"


def test_a_briefing_names_who_holds_office_and_the_places(office: MeetingBook) -> None:
    bodies = office.services.territories.bodies
    bodies.add_holder(
        office.place, OfficeHolderData("Trần Văn Bình", "Bí thư Đảng ủy", "2025–2030")
    )
    bodies.add_sub_unit(office.place, SubUnitData("Chi bộ", "Thôn Đông"))
    bodies.add_sub_unit(office.place, SubUnitData("Thôn", "Thôn Tây"))
    text = plain_text(office.services.briefings.of_territory(office.place).document)
    assert "Chức danh chủ chốt:" in text
    for word in ("Bí thư Đảng ủy", "Trần Văn Bình", "2025–2030"):
        assert word in text
    assert "Đơn vị trực thuộc (2): Chi bộ Thôn Đông, Thôn Tây" in text


def test_an_unknown_session_has_no_briefing(office: MeetingBook) -> None:
    with pytest.raises(DomainError) as caught:
        office.services.briefings.for_session(uuid.uuid4())
    assert caught.value.code == "record_missing"


def test_groups_and_territories_are_listed_with_who_follows_them(office: MeetingBook) -> None:
    lists = office.services.roster_lists
    groups = _table(lists.groups().document)
    assert groups.rows[0][3] == "Trần Minh Khoa"
    assert groups.rows[0][4].splitlines() == ["Đặng Văn Ba", "Lê Thị Bình"]
    assert groups.rows[0][6] == "Xã Sơn Hà"
    shown = lists.territories([office.elsewhere, office.place], ("tên có chữ “xã”",))
    assert [row[1] for row in _table(shown.document).rows] == ["Xã An Phú", "Xã Sơn Hà"]
    assert "Phạm vi: tên có chữ “xã”." in plain_text(shown.document)
    assert _table(shown.document).rows[1][3] == "Nhóm 2\nTrần Minh Khoa"


def test_ended_territories_are_listed_only_where_they_are_shown(office: MeetingBook) -> None:
    lists, ended = office.services.roster_lists, office.journal.ended.id
    with pytest.raises(DomainError) as caught:
        lists.territories([ended], ())
    assert caught.value.code == "nothing_to_print"
    shown = lists.territories([ended], (), with_ended=True)
    assert "(đến 30/06/2025)" in _table(shown.document).rows[0][1]


def test_followers_are_listed_with_agency_and_communes(office: MeetingBook) -> None:
    lists = office.services.roster_lists
    with pytest.raises(DomainError) as caught:
        lists.followers()
    assert caught.value.code == "nothing_to_print"
    person = Person(full_name="Đinh Văn Lợi")
    decision = AssignmentDecision(number="120-QĐ/TU", signed_on=day(1))
    with office.book.store.unit_of_work() as uow:
        uow.add(person)
        uow.add(decision)
        uow.add(CommuneFollower(person_id=person.id, home_agency="Sở Nội vụ"))
        uow.add(
            Assignment(
                territory_id=office.place,
                follower_id=person.id,
                decision_id=decision.id,
                valid_from=day(2),
            )
        )
        uow.commit()
    row = _table(lists.followers().document).rows[0]
    assert row[1] == "Đinh Văn Lợi"
    assert (row[3], row[5]) == ("Sở Nội vụ", "Xã Sơn Hà")
    assert row[6] == "02/11/2026, số\u00a0120-QĐ/TU, ngày 01/11/2026"
    named = lists.territories([office.place], ()).document
    assert _table(named).rows[0][4] == "Đinh Văn Lợi (Sở Nội vụ)"
    briefing = plain_text(office.services.briefings.of_territory(office.place).document)
    assert "Cán bộ theo dõi: đồng chí Đinh Văn Lợi, Sở Nội vụ" in briefing


def test_the_extract_has_every_entry_the_oldest_first(office: MeetingBook) -> None:
    for number in (18, 3, 10):
        visited(office, reported=number == 3, number=number)
    told = Told()
    chosen = JournalFilter(territory_id=office.place)
    paper = office.services.journal_extracts.paper(chosen, ("Xã Sơn Hà",), told)
    rows = _table(paper.document).rows
    assert [row[1] for row in rows] == ["03/11/2026", "10/11/2026", "18/11/2026"]
    assert [row[5] for row in rows] == [
        "Thống nhất kiện toàn chi bộ thôn.",
        "Chưa báo kết quả",
        "Chưa báo kết quả",
    ]
    assert rows[0][6] == "22/11/2026\n22/11/2026"
    assert rows[1][6] == "22/11/2026\n–"
    assert told.said == ["Đang đọc sổ: 3 việc", "Đang dàn trang"]
    assert "từ ngày 03/11/2026 đến ngày 18/11/2026" in paper.document.title


def test_an_extract_of_nothing_is_refused(office: MeetingBook) -> None:
    chosen = replace(JournalFilter(), first_day=day(1), last_day=day(2))
    with pytest.raises(DomainError) as caught:
        office.services.journal_extracts.paper(chosen, ())
    assert caught.value.code == "nothing_to_print"


def test_the_workbook_holds_the_same_rows(office: MeetingBook) -> None:
    visited(office)
    writer: Any = KeptSheets()
    extracts = JournalExtracts(session_of(office.book), office.services.printing, writer)
    assert extracts.workbook(JournalFilter(), ("Nhóm 2",)) == b"PK"
    (sheet,) = writer.sheets
    assert len(sheet.rows) == 1
    assert sheet.rows[0][3] == "Xã Sơn Hà"
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    assert "Phạm vi: Nhóm 2." in sheet.notes


def _table(document: Any) -> Table:
    found = next(one for one in document.blocks if isinstance(one, Table))
    assert isinstance(found, Table)
    return found
