"""The board over a real book, its papers and workbook; checks and obstacles (QC Đ13.3)."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from app.documents.clause_words import citation_words
from app.domain.engagement import Engagement, EngagementKind, Outcome
from app.domain.errors import Cancelled, DomainError
from app.domain.people import Officer, Person
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.services.compliance.board import DutyKind, Entry, Side, Standing
from app.services.compliance.forms import BoardFilter
from app.services.compliance.papers import amendment_paper
from tests.documents.pdf_reader import read_pages, squeezed
from tests.documents.sample_compliance import FRAME
from tests.support.compliance_books import OVERSEER, YEAR, ComplianceBook
from tests.support.journal_books import TODAY


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ComplianceBook]:
    made = ComplianceBook(tmp_path / "book")
    yield made
    made.book.store.close()


def printed(pdf: bytes) -> str:
    return squeezed("".join(one.text for one in read_pages(pdf)))


def test_board_of_the_year_names_owners_and_places(office: ComplianceBook) -> None:
    page = office.compliance.board(office.question())
    assert [one.name for one in page.groups] == ["Nhóm 2"]
    assert page.overseer == OVERSEER
    owners = [row.name for row in page.board.matrix(Side.OWNER).rows]
    assert "Nhóm 2" in owners
    assert "Hồ Văn Tám" in owners
    places = [row.name for row in page.board.matrix(Side.TERRITORY).rows]
    assert "Xã Sơn Hà" in places
    shown = page.board.filtered(lambda entry: entry.standing is Standing.OVERDUE)
    assert shown.entries
    assert all(office.compliance.names(page, [one])[0].who for one in shown.entries[:20])


def test_names_of_what_was_switched_off_meanwhile_are_left_out(office: ComplianceBook) -> None:
    page = office.compliance.board(office.question())
    office.register.switch_off("qc")
    left = office.compliance.names(page, page.board.entries)
    assert {line.entry.obligation.regulation for line in left} == {"qd"}


def test_nothing_is_computed_while_switched_off(tmp_path: Path) -> None:
    office = ComplianceBook(tmp_path / "off", switched_on=False)
    page = office.compliance.board(office.question())
    assert (page.board.entries, page.regulations) == ((), ())
    office.book.store.close()


def test_filters_by_regulation_group_and_place(office: ComplianceBook) -> None:
    page = office.compliance.board(office.question())
    of_group = office.compliance.filtered(page, BoardFilter(group=office.group.id))
    assert {one.name for one in of_group.matrix(Side.OWNER).rows} >= {"Nhóm 2"}
    assert "Hồ Văn Tám" not in [row.name for row in of_group.matrix(Side.OWNER).rows]
    of_follower = office.compliance.filtered(page, BoardFilter(regulation="qd"))
    assert {one.obligation.regulation for one in of_follower.entries} == {"qd"}
    of_place = office.compliance.filtered(page, BoardFilter(territory=office.place.id))
    places = {one.obligation.territory or one.obligation.owner for one in of_place.entries}
    assert places == {office.place.id}
    kinds = {one.duty.kind for one in of_place.entries}
    assert kinds == {DutyKind.COUNTED}


def test_as_known_before_anything_was_written_there_is_no_outcome(office: ComplianceBook) -> None:
    earlier = office.book.clock.today()
    office.book.clock.time += dt.timedelta(days=2)
    trip = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=dt.date(YEAR, 11, 10),
        ends_on=dt.date(YEAR, 11, 10),
        territory_id=office.place.id,
        group_id=office.group.id,
        subject="Nắm tình hình",
        participant_ids=[office.book.person_id],
        closed_on=dt.date(YEAR, 11, 11),
    )
    with office.book.store.unit_of_work() as uow:
        uow.add(trip)
        uow.add(Outcome(engagement_id=trip.id, reported_on=dt.date(YEAR, 11, 11), results="Đã làm"))
        uow.commit()
    now = office.compliance.board(office.question(office.book.clock.today()))
    then = office.compliance.board(office.question(earlier, as_known=True))
    again = office.compliance.board(office.question(earlier))

    def uses(entries: Sequence[Entry]) -> int:
        return sum(len(one.obligation.uses) for one in entries)

    assert uses(now.board.entries) > uses(then.board.entries)
    assert uses(again.board.entries) > uses(then.board.entries)


def test_reading_the_log_can_be_cancelled(office: ComplianceBook) -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        office.compliance.board(office.question(as_known=True), Stop())


def test_names_stand_on_the_printed_board(office: ComplianceBook) -> None:
    page = office.compliance.board(office.question())
    chosen = BoardFilter(regulation="qc")
    board = office.compliance.filtered(page, chosen)
    paper = office.services.office_papers.compliance_board(
        page, board, chosen, Side.OWNER, office.compliance.applying()
    )
    text = printed(paper.pdf)
    for words in ("BẢNG THEO DÕI", OVERSEER.upper(), "Số liệu đến ngày 22/11/2026", "Nhóm 2"):
        assert squeezed(words) in text
    late = [one for one in board.entries if one.standing is Standing.OVERDUE]
    assert late
    assert squeezed(citation_words(late[0].duty.citation)) in text


def test_workbook_has_a_sheet_per_view(office: ComplianceBook) -> None:
    page = office.compliance.board(office.question())
    content = office.compliance.workbook(page, BoardFilter())
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Theo nhóm, cá nhân", "Theo địa bàn", "Theo việc", "Từng việc"]
    board = office.compliance.filtered(page, BoardFilter())
    matrix = board.matrix(Side.OWNER)
    sheet = book["Theo nhóm, cá nhân"]
    assert sheet.max_row == 4 + len(matrix.rows) + 1
    assert sheet.cell(sheet.max_row, 1).value == "Cộng"
    needed = [row.total.tally.needed for row in matrix.rows]
    column = 3 + len(matrix.months) + 1
    assert [sheet.cell(5 + n, column).value for n in range(len(needed))] == needed
    assert book["Từng việc"].max_row == 4 + len(board.entries)


def test_check_is_written_and_corrected(office: ComplianceBook) -> None:
    check_id, kinds = office.compliance.save_check(
        office.check_form(correction="Nộp đúng hạn.", correction_due_on=dt.date(YEAR, 10, 1))
    )
    assert RecordKind.REGULATION_CHECK in kinds
    row = office.compliance.checks(office.group.id)[0]
    assert (row.group_name, row.checked_by_name, row.corrected_on) == (
        "Nhóm 2",
        "Trần Minh Khoa",
        None,
    )
    office.compliance.save_check(
        office.check_form(
            check_id=check_id,
            correction="Nộp đúng hạn.",
            corrected_on=dt.date(YEAR, 10, 2),
            corrected_note="Đã nộp.",
        )
    )
    assert office.compliance.checks()[0].corrected_on == dt.date(YEAR, 10, 2)
    paper = office.services.office_papers.check_list(
        office.compliance.checks(), dt.date(YEAR, 1, 1), TODAY, OVERSEER
    )
    assert squeezed("Báo cáo tháng chậm.") in printed(paper.pdf)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"checked_on": None}, "date_missing"),
        ({"checked_on": dt.date(YEAR, 12, 1)}, "day_in_future"),
        ({"conclusion": " "}, "conclusion_missing"),
        ({"corrected_on": dt.date(YEAR, 9, 9)}, "correction_missing"),
        ({"correction": "x", "corrected_on": dt.date(YEAR, 9, 1)}, "too_early"),
    ],
)
def test_check_is_refused(office: ComplianceBook, changes: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as caught:
        office.compliance.save_check(office.check_form(**changes))
    assert caught.value.code == code
    assert office.compliance.checks() == ()


def test_the_head_of_the_division_signs_the_proposal(office: ComplianceBook) -> None:
    office.compliance.save_obstacle(office.obstacle_form())
    rows, overseer = office.compliance.obstacles(), office.compliance.overseer()
    papers = office.services.office_papers

    def signed() -> str:
        return printed(papers.amendment_proposal(rows, {}, overseer).pdf).split("PHÒNG")[-1]

    def head(name: str, title: str) -> None:
        person = Person(full_name=name)
        with office.book.store.unit_of_work() as uow:
            uow.add(person)
            uow.add(Officer(person_id=person.id, division_id=office.division.id, title=title))
            uow.commit()

    head("Bùi Thị Chín", "Phó Trưởng phòng")
    assert squeezed("Bùi Thị Chín") not in signed()
    head("Cao Văn Mười", "Trưởng phòng Bảo vệ chính trị nội bộ")
    assert squeezed("Cao Văn Mười") in signed()
    head("Đỗ Văn Hai", "Trưởng phòng")
    assert squeezed("Cao Văn Mười") not in signed()


def test_obstacles_become_a_proposal(office: ComplianceBook) -> None:
    first, _kinds = office.compliance.save_obstacle(office.obstacle_form())
    second, _kinds = office.compliance.save_obstacle(
        office.obstacle_form(article="Điều 2 khoản 4", text="Dẫn chiếu sai.", proposal="")
    )
    rows = office.compliance.obstacles()
    assert [one.article for one in rows] == ["Điều 2 khoản 4", "Điều 8 khoản 2"]
    paper = office.services.office_papers.amendment_proposal(
        rows, office.compliance.regulations(), office.compliance.overseer()
    )
    text = printed(paper.pdf)
    for words in (
        "Điều 2 khoản 4",
        "Dẫn chiếu sai.",
        "Nộp trước ngày 25 hằng tháng.",
        "2 khó khăn",
    ):
        assert squeezed(words) in text
    office.compliance.collect(first, second)
    assert {one.state for one in office.compliance.obstacles()} == {ObstacleState.COLLECTED}
    office.compliance.answer(first, TODAY, "Đồng ý sửa.")
    with pytest.raises(DomainError, match="obstacle_closed"):
        office.compliance.save_obstacle(office.obstacle_form(obstacle_id=first))
    office.compliance.withdraw(second)
    assert office.compliance.obstacles(ObstacleState.WITHDRAWN)[0].id == second


def test_two_versions_of_a_regulation_stand_apart_in_a_proposal(office: ComplianceBook) -> None:
    old = office.compliance.regulation_choices()[0].id
    office.register.copy("qc", "qc-2")
    new = next(key for key, one in office.compliance.regulations().items() if one.id == "qc-2")
    for regulation_id, article in ((old, "Điều 8"), (new, "Điều 2"), (old, "Điều 2")):
        office.compliance.save_obstacle(
            office.obstacle_form(regulation_id=regulation_id, article=article)
        )
    rows = office.compliance.obstacles()
    assert len({one.regulation_short for one in rows}) == 1
    paper = amendment_paper(rows, {old: "Bản cũ", new: "Bản mới"}, FRAME)
    told = {one.title: [article.article for article in one.articles] for one in paper.regulations}
    assert told == {"Bản cũ": ["Điều 2", "Điều 8"], "Bản mới": ["Điều 2"]}


def test_all_obstacles_are_collected_or_none(office: ComplianceBook) -> None:
    first, _kinds = office.compliance.save_obstacle(office.obstacle_form())
    second, _kinds = office.compliance.save_obstacle(office.obstacle_form(article="Đ2"))
    office.compliance.withdraw(second)
    with pytest.raises(DomainError, match="obstacle_closed"):
        office.compliance.collect(first, second)
    assert office.compliance.obstacles(ObstacleState.OPEN)[0].id == first


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"regulation_id": None}, "regulation_not_chosen"),
        ({"article": ""}, "article_missing"),
        ({"text": " "}, "text_missing"),
        ({"raised_on": None}, "date_missing"),
    ],
)
def test_obstacle_is_refused(office: ComplianceBook, changes: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as caught:
        office.compliance.save_obstacle(office.obstacle_form(**changes))
    assert caught.value.code == code


def test_nothing_to_print_is_said(office: ComplianceBook) -> None:
    with pytest.raises(DomainError, match="nothing_to_print"):
        office.services.office_papers.check_list((), dt.date(YEAR, 1, 1), TODAY, "")
    with pytest.raises(DomainError, match="nothing_to_print"):
        office.services.office_papers.amendment_proposal((), {}, "")
