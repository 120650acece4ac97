"""A report over a real book: begun, drafted again, edited, handed in, answered, printed."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementKind, Outcome, SubjectField
from app.domain.errors import DomainError, StoreError
from app.domain.finding import Finding, FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import Group, GroupMembership, GroupRole
from app.domain.office import Office
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from app.services.duties.ledger import DutyLedger
from app.services.office_papers import OfficePapers
from app.services.printing import Printing
from app.services.recovery_papers import recovery_halves
from app.services.report_forms import ParagraphEdit, ReportSheet, SaveReport, StartReport
from app.services.report_merging import OfferKind
from app.services.report_papers import ReportPapers
from app.services.reports import Reports
from tests.documents.papers import made
from tests.documents.pdf_reader import read_pages, squeezed
from tests.support.books import Book, SetClock
from tests.support.sessions import session_of

NOW = dt.datetime(2026, 9, 3, 2, 0, tzinfo=dt.UTC)


class Month:
    """A book with a group, its leader and a month of work."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder, clock=SetClock(NOW))
        session = session_of(self.book)
        self.reports = Reports(session, DutyLedger(session))
        self.printing = Printing(session, PaperRenderer(), None)  # type: ignore[arg-type]  # no preview
        self.papers = OfficePapers(session, self.printing)
        self.report_papers = ReportPapers(session, self.printing, self.reports)
        leader, lead = Person(full_name="Nguyễn Hoàng Sơn"), Person(full_name="Lê Thị Hà")
        kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
        place = Territory(kind_id=kind.id, name="Xã Ba Gia", valid_from=dt.date(2025, 7, 1))
        field = SubjectField(code="a", name="Công tác tổ chức, cán bộ", position=0)
        other = SubjectField(code="b", name="Tổ chức đảng, đảng viên", position=1)
        group = Group(name="Nhóm 3", leader_in_charge_id=leader.id, valid_from=dt.date(2025, 7, 1))
        office = Office(
            province_code="51",
            province_name="Tỉnh Quảng Ngãi",
            committee_name="Tỉnh ủy Quảng Ngãi",
            commission_name="Ban Tổ chức",
            body_symbol="BTCTU",
            place_name="Quảng Ngãi",
            is_sample=True,
            old_tone_marks=True,
        )
        post = CommissionLeader(person_id=leader.id, post=LeaderPost.DEPUTY)
        member = GroupMembership(group_id=group.id, person_id=lead.id, role=GroupRole.LEAD)
        self.leader, self.place, self.field, self.group = leader.id, place.id, field.id, group.id
        self.add(leader, lead, kind, place, field, other, group, office, post, member)
        self.first = self.trip(5, results="Thống nhất cách làm.")

    def add(self, *records: object) -> None:
        with self.book.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)  # type: ignore[arg-type]  # records of any kind
            uow.commit()

    def trip(self, day: int, *, month: int = 8, results: str = "") -> uuid.UUID:
        when = dt.date(2026, month, day)
        entry = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=when,
            ends_on=when,
            territory_id=self.place,
            group_id=self.group,
            subject="Nắm tình hình kiện toàn tổ chức",
            subject_field_ids=[self.field],
            participant_ids=[self.book.person_id],
            closed_on=when if results else None,
        )
        self.add(entry)
        if results:
            self.add(Outcome(engagement_id=entry.id, reported_on=when, results=results))
        return entry.id

    def start(self, month: int = 8) -> ReportSheet:
        report_id, _kinds = self.reports.start(StartReport(self.group, 2026, month))
        return self.reports.sheet(report_id)


@pytest.fixture
def month(tmp_path: Path) -> Iterator[Month]:
    made = Month(tmp_path / "book")
    yield made
    made.book.store.close()


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.text for page in read_pages(pdf)))


def shown(sheet: ReportSheet, section: str) -> list[str]:
    return [one.text for one in sheet.of(section)]


def test_begins_with_the_month_drafted(month: Month) -> None:
    month.trip(15, month=9)
    sheet = month.start()
    assert shown(sheet, f"field:{month.field}") == [
        "Ngày 05/8/2026, tại xã Ba Gia: nắm tình hình kiện toàn tổ chức. "
        "Kết quả: Thống nhất cách làm."
    ]
    assert shown(sheet, "difficulties") == ["Không phát sinh."]
    assert shown(sheet, "next_month")[0].startswith("- Ngày 15/9/2026")
    assert sheet.numbers["work"] == "I-"
    assert sheet.numbers["fields"] == "II-"
    assert sheet.numbers[f"field:{month.field}"] == "1."
    assert "shortcomings" not in sheet.numbers
    title, items = month.reports.figure(sheet.row.id, "figure:trips")
    assert (title, [item.id for item in items]) == ("Chuyến công tác địa bàn", [month.first])


def test_refuses_doubles_and_months_to_come(month: Month) -> None:
    month.start()
    for command, code in (
        (StartReport(month.group, 2026, 8), "report_exists"),
        (StartReport(month.group, 2026, 10), "month_not_begun"),
        (StartReport(month.group, 2025, 6), "group_not_in_month"),
    ):
        with pytest.raises(DomainError) as raised:
            month.reports.start(command)
        assert raised.value.code == code


def test_a_group_that_lived_within_a_month_reports_on_it(month: Month) -> None:
    brief = Group(name="Tổ 1", valid_from=dt.date(2026, 8, 5), valid_to=dt.date(2026, 8, 20))
    month.add(brief)
    report_id, _kinds = month.reports.start(StartReport(brief.id, 2026, 8))
    assert month.reports.sheet(report_id).row.group_name == "Tổ 1"


def test_drafting_again_offers_only_what_is_new(month: Month) -> None:
    report_id = month.start().row.id
    assert month.reports.offers(report_id) == ()
    found = Finding(
        kind=FindingKind.DIFFICULTY,
        territory_id=month.place,
        text="Thiếu biên chế",
        raised_on=dt.date(2026, 8, 9),
        group_id=month.group,
    )
    month.add(found)
    month.trip(20)
    offered = month.reports.offers(report_id)
    assert {one.kind for one in offered} == {OfferKind.NEW}
    assert [one.source_key.split(":")[0] for one in offered] == ["figure", "engagement", "finding"]
    month.reports.redraft(report_id, offered[2:])
    sheet = month.reports.sheet(report_id)
    assert shown(sheet, "difficulties") == ["- Xã Ba Gia: Thiếu biên chế."]
    assert "- Đi công tác địa bàn: 02 chuyến." in shown(sheet, "work")
    assert month.reports.offers(report_id) == offered[:2]


def test_keeps_edits_order_and_what_was_removed(month: Month) -> None:
    sheet = month.start()
    first, *rest = [ParagraphEdit(one.id, one.section, one.text) for one in sheet.paragraphs]
    last = rest.pop()
    edits = (
        ParagraphEdit(None, "work", "Nhóm đã họp đầu tháng."),
        *rest,
        ParagraphEdit(first.id, first.section, ""),
        ParagraphEdit(last.id, last.section, "Tiếp tục theo dõi."),
    )
    kinds = month.reports.save(SaveReport(sheet.row.id, edits))
    assert kinds == {RecordKind.REPORT_PARAGRAPH}
    after = month.reports.sheet(sheet.row.id)
    assert shown(after, "work")[0] == "Nhóm đã họp đầu tháng."
    assert first.text not in shown(after, "work")
    assert shown(after, "next_month") == ["Tiếp tục theo dõi."]
    assert [one.text for one in after.paragraphs if one.is_removed] == [first.text]
    assert month.reports.offers(sheet.row.id) == ()
    again = tuple(ParagraphEdit(one.id, one.section, one.text) for one in after.paragraphs)
    month.reports.save(SaveReport(sheet.row.id, again))
    assert first.text in shown(month.reports.sheet(sheet.row.id), "work")


def test_own_words_take_silence_away_and_give_it_back(month: Month) -> None:
    sheet = month.start()
    own = ParagraphEdit(None, "difficulties", "Đi lại khó khăn mùa mưa.")
    month.reports.save(SaveReport(sheet.row.id, (own,)))
    (typed,) = month.reports.sheet(sheet.row.id).of("difficulties")
    assert typed.text == own.text
    gone = ParagraphEdit(typed.id, "difficulties", typed.text, is_removed=True)
    month.reports.save(SaveReport(sheet.row.id, (gone,)))
    assert shown(month.reports.sheet(sheet.row.id), "difficulties") == ["Không phát sinh."]


def test_is_handed_in_answered_and_then_fixed(month: Month) -> None:
    report_id = month.start().row.id
    month.reports.hand_in(report_id)
    with pytest.raises(DomainError, match="report_fixed"):
        month.reports.save(SaveReport(report_id, ()))
    with pytest.raises(DomainError, match="report_fixed"):
        month.reports.redraft(report_id, ())
    day = dt.date(2026, 9, 3)
    phone = Channel.PHONE
    for step, word, code in (
        ("receive", Word(month.book.person_id, day), "step_not_yours"),
        ("remark", Word(month.leader, day, " ", phone), "remark_missing"),
        ("return", Word(month.leader, day, "", phone), "remark_missing"),
        ("receive", Word(month.leader, day), "channel_missing"),
        ("receive", Word(month.leader, dt.date(2026, 9, 2), "", phone), "too_early"),
        ("receive", Word(month.leader, dt.date(2026, 9, 4), "", phone), "day_in_future"),
    ):
        with pytest.raises(DomainError) as raised:
            month.reports.answer(report_id, step, word)
        assert raised.value.code == code
    assert month.reports.answerer(report_id) == month.leader
    month.reports.answer(report_id, "return", Word(month.leader, day, "Bổ sung số liệu.", phone))
    (row,) = month.reports.page(state=ReportState.RETURNED).rows
    assert (row.remark, row.answered_by_name) == ("Bổ sung số liệu.", "Nguyễn Hoàng Sơn")
    month.reports.hand_in(report_id)
    month.reports.answer(report_id, "receive", Word(month.leader, day, "", phone))
    with pytest.raises(DomainError, match="step_not_now"):
        month.reports.answer(report_id, "return", Word(month.leader, day, "x", phone))


def test_an_empty_report_is_not_handed_in(month: Month) -> None:
    sheet = month.start()
    emptied = tuple(
        ParagraphEdit(one.id, one.section, one.text, is_removed=True) for one in sheet.paragraphs
    )
    month.reports.save(SaveReport(sheet.row.id, emptied))
    with pytest.raises(DomainError, match="report_empty"):
        month.reports.hand_in(sheet.row.id)


def test_prints_the_report(month: Month) -> None:
    sheet = month.start()
    text = text_of(month.report_papers.report(sheet.row.id).pdf)
    for words in (
        "BAN TỔ CHỨC TỈNH UỶ",
        "NHÓM 3",
        "DỮ LIỆU MẪU",
        "Quảng Ngãi, ngày 03 tháng 9 năm 2026",
        "II- Tình hình và kết quả theo lĩnh vực",
        "Lê Thị Hà",
    ):
        assert squeezed(words) in text
    assert squeezed("Thiếu sót") not in text


def test_saves_whole_or_says_why_not(month: Month, tmp_path: Path) -> None:
    target = month.printing.save(tmp_path / "Báo cáo tháng 8", made(), FileFormat.PDF)
    assert target.name == "Báo cáo tháng 8.pdf"
    assert target.read_bytes() == b"%PDF-1"
    with pytest.raises(StoreError, match="export_folder_missing"):
        month.printing.save(tmp_path / "no" / "x.pdf", made(), FileFormat.PDF)
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(StoreError, match="export_failed"):
        month.printing.save(tmp_path / "folder.pdf", made(), FileFormat.PDF)


def test_recovery_halves_are_two_files(month: Month) -> None:
    halves = ("1AAA BBBB CCCC DDDD\n" * 4, "2AAA BBBB CCCC DDDD\n" * 4)
    first, second = recovery_halves(month.printing, halves, "Ban Tổ chức", dt.date(2026, 9, 3))
    assert squeezed("Phần 1 trong 2 phần") in text_of(first)
    assert "2AAA" not in text_of(first)
    assert squeezed("Phần 2 trong 2 phần") in text_of(second)


def test_nothing_rated_is_nothing_to_print(month: Month) -> None:
    with pytest.raises(DomainError, match="nothing_rated"):
        month.papers.ratings_list(2026)
