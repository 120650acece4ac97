"""Papers of a trip over a real book: what they say, who signs them, what is refused."""

from pathlib import Path

import pytest

from app.documents.model import Closing, Document, Letterhead
from app.documents.plain_text import plain_text
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from tests.support.journal_books import day
from tests.support.letter_books import LetterBook


@pytest.fixture
def trips(tmp_path: Path) -> LetterBook:
    return LetterBook(tmp_path)


def head_of(document: Document) -> Letterhead:
    found = document.blocks[0]
    assert isinstance(found, Letterhead)
    return found


def signature_of(document: Document) -> tuple[tuple[str, ...], str]:
    closing = next(one for one in document.blocks if isinstance(one, Closing))
    assert closing.signature is not None
    return closing.signature.lines, closing.signature.name


def test_a_report_is_the_groups_signed_by_its_lead(trips: LetterBook) -> None:
    with pytest.raises(DomainError, match="outcome_missing"):
        trips.services.trip_papers.outcome(trips.announced())
    entry = trips.reported()
    paper = trips.services.trip_papers.outcome(entry)
    head = head_of(paper.document)
    assert (head.issuer, head.number_line) == (("NHÓM 2",), None)
    assert signature_of(paper.document) == (("TRƯỞNG NHÓM",), "Trần Minh Khoa")
    text = plain_text(paper.document)
    for words in ("xã Sơn Hà", "Làm việc với chi bộ thôn.", "Thiếu phòng họp chi bộ."):
        assert words in text
    assert paper.document.dated == day(18)
    assert paper.record is not None
    assert paper.record[0] is RecordKind.OUTCOME


def test_all_reports_that_a_filter_shows(trips: LetterBook) -> None:
    chosen = JournalFilter(first_day=day(1), last_day=day(30))
    trips.announced(starts_on=day(16), ends_on=day(16))
    with pytest.raises(DomainError, match="nothing_to_print"):
        trips.services.trip_papers.outcomes(chosen)
    trips.reported()
    orders = trips.services.trip_papers.outcomes(chosen)
    assert len(orders) == 1
    assert orders[0].make().file_name.startswith("Báo cáo kết quả chuyến công tác")


def test_who_goes_is_introduced_to_the_committee_with_his_post(trips: LetterBook) -> None:
    people = (trips.book.person_id, trips.leader.id)
    entry = trips.announced(participant_ids=people, ends_on=day(19))
    paper = trips.services.trip_papers.introduction(entry)
    assert head_of(paper.document).number_line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0-GGT/BTCTU"
    assert signature_of(paper.document) == (("TRƯỞNG BAN",), "Nguyễn Thị Lan")
    text = plain_text(paper.document).replace("\u00a0", " ")
    assert "Được cử đến: Đảng ủy xã Sơn Hà" in text
    assert "Đồng chí Võ Văn Đức, Phó Trưởng ban." in text
    assert "đến hết ngày 19 tháng 11 năm 2026" in text


def test_each_who_goes_has_a_permit(trips: LetterBook) -> None:
    people = (trips.book.person_id, trips.companion.id)
    entry = trips.announced(participant_ids=people)
    orders = trips.services.trip_papers.permits(entry)
    names = [plain_text(one.make().document).replace("\u00a0", " ") for one in orders]
    assert ["Lê Thị Bình" in one for one in names] == [False, True]
    assert "XÁC NHẬN CỦA NƠI ĐI, NƠI ĐẾN" in names[0]


def test_a_cancelled_trip_has_no_papers_of_a_notice(trips: LetterBook) -> None:
    entry = trips.announced(starts_on=day(24), ends_on=day(24))
    trips.services.journal.cancel(entry, "Hoãn theo đề nghị của xã.")
    for make in (trips.services.trip_papers.introduction, trips.services.trip_papers.permits):
        with pytest.raises(DomainError, match="engagement_cancelled"):
            make(entry)
