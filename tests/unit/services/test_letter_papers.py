"""Letters over a real book: whom they go to, who issues and signs them, what they list."""

import datetime as dt
from pathlib import Path

import pytest

from app.documents.model import Addressees, Closing, Document, Letterhead
from app.documents.plain_text import plain_text
from app.domain.errors import DomainError
from app.domain.finding import HandoverTo
from app.domain.record import RecordKind
from app.read_models.requests import AskedOf
from app.services.finding_forms import HandOver
from app.services.letter_frames import joined_post
from app.services.letter_papers import InvitationText
from tests.support.journal_books import day
from tests.support.letter_books import LetterBook


@pytest.fixture
def letters(tmp_path: Path) -> LetterBook:
    return LetterBook(tmp_path)


def head_of(document: Document) -> Letterhead:
    found = document.blocks[0]
    assert isinstance(found, Letterhead)
    return found


def addressee_of(document: Document) -> str:
    found = next(one for one in document.blocks if isinstance(one, Addressees))
    return found.names[0].replace("\u00a0", " ")


def signed_by(document: Document) -> str:
    closing = next(one for one in document.blocks if isinstance(one, Closing))
    assert closing.signature is not None
    return closing.signature.name


def text_of(document: Document) -> str:
    return plain_text(document).replace("\u00a0", " ")


def test_a_request_to_a_territory_is_the_commissions_letter(letters: LetterBook) -> None:
    request = letters.request(AskedOf.TERRITORY, letters.followed.id)
    paper = letters.services.letter_papers.information_request(request)
    head = head_of(paper.document)
    assert head.letter_subject == "về việc đề nghị cung cấp thông tin, tài liệu"
    assert head.number_line is not None
    assert head.number_line.endswith("-CV/BTCTU")
    assert addressee_of(paper.document) == "Đảng ủy xã Sơn Hà"
    assert signed_by(paper.document) == "Nguyễn Thị Lan"
    text = text_of(paper.document)
    assert "Để phục vụ việc tổng hợp báo cáo quý, Ban Tổ chức Tỉnh ủy đề nghị" in text
    assert "(qua Nhóm 2) chậm nhất ngày 30 tháng 11 năm 2026" in text
    assert paper.record == (RecordKind.INFORMATION_REQUEST, request)


def test_a_request_within_the_commission_is_the_groups_own(letters: LetterBook) -> None:
    request = letters.request(AskedOf.DIVISION, letters.division.id)
    document = letters.services.letter_papers.information_request(request).document
    assert head_of(document).number_line is None
    assert head_of(document).issuer == ("NHÓM 2",)
    assert signed_by(document) == "Trần Minh Khoa"


def test_findings_go_in_one_letter_to_each_body(letters: LetterBook) -> None:
    agency = HandOver(HandoverTo.AGENCY, body="Sở Nội vụ", request="Xem xét.", due_on=day(30))
    above = HandOver(HandoverTo.PERMANENT_MEMBERS, request="Cho ý kiến.")
    ids = [
        letters.handed(agency),
        letters.handed(agency, "Thiếu biên chế"),
        letters.handed(above, "Chưa có trụ sở"),
        letters.handed(None, "Mới ghi"),
    ]
    orders = letters.services.letter_papers.transfers(ids)
    papers = {addressee_of(one.document): one for one in (order.make() for order in orders)}
    assert set(papers) == {"Sở Nội vụ", "Thường trực Tỉnh ủy"}
    both = text_of(papers["Sở Nội vụ"].document)
    assert "Thiếu phòng họp chi bộ" in both
    assert "Thiếu biên chế" in both
    assert "giải quyết theo thẩm quyền" in both
    assert "trước ngày 30 tháng 11 năm 2026" in both
    assert papers["Sở Nội vụ"].record is None
    single = papers["Thường trực Tỉnh ủy"]
    assert "đề nghị Thường trực Tỉnh ủy xem xét, cho ý kiến chỉ đạo" in text_of(single.document)
    assert single.record is not None
    assert single.record[0] is RecordKind.FINDING_HANDOVER


def test_what_was_handed_to_nobody_has_no_letter(letters: LetterBook) -> None:
    with pytest.raises(DomainError, match="not_handed_over"):
        letters.services.letter_papers.transfers([letters.handed(None)])


def test_to_a_leader_the_group_writes_itself(letters: LetterBook) -> None:
    finding = letters.handed(HandOver(HandoverTo.LEADER, person_id=letters.leader.id))
    (order,) = letters.services.letter_papers.transfers([finding])
    document = order.make().document
    assert addressee_of(document) == "Đồng chí Võ Văn Đức, Phó Trưởng ban"
    assert head_of(document).number_line is None


def test_an_invitation_begins_with_the_committee_and_takes_what_is_typed(
    letters: LetterBook,
) -> None:
    session = letters.leaders_session(starts_at=dt.time(8, 0), place="Phòng họp số 2")
    papers = letters.services.letter_papers
    typed = papers.leaders_session_guests(session)
    assert typed.guests.splitlines() == ["Đảng ủy xã Sơn Hà", "Đồng chí Lê Thị Bình"]
    document = papers.leaders_session(
        session, InvitationText(f"{typed.guests}\nỦy ban nhân dân xã Sơn Hà", typed.notes)
    ).document
    text = text_of(document)
    assert "Ủy ban nhân dân xã Sơn Hà." in text
    assert "8 giờ, thứ Tư, ngày 25 tháng 11 năm 2026." in text
    assert "Chủ trì: Đồng chí Võ Văn Đức, Phó Trưởng ban." in text
    head = head_of(document)
    assert head.number_line is not None
    assert head.number_line.endswith("-GM/BTCTU")


def test_a_day_that_has_passed_is_not_asked_for(letters: LetterBook) -> None:
    request = letters.request(AskedOf.BODY, body="Sở Nội vụ")
    letters.book.clock.time += dt.timedelta(days=10)
    text = text_of(letters.services.letter_papers.information_request(request).document)
    assert "gửi về Ban Tổ chức Tỉnh ủy (qua Nhóm 2) trong thời gian sớm nhất." in text


def test_the_provincial_office_is_asked_to_settle_not_for_its_word(letters: LetterBook) -> None:
    finding = letters.handed(HandOver(HandoverTo.PROVINCIAL_OFFICE))
    (order,) = letters.services.letter_papers.transfers([finding])
    assert "chuyển Văn phòng Tỉnh ủy xem xét, giải quyết" in text_of(order.make().document)


@pytest.mark.parametrize(
    ("title", "division", "post"),
    [
        ("Phó Trưởng phòng", "Phòng Tổ chức cán bộ", "Phó Trưởng phòng Tổ chức cán bộ"),
        ("Chuyên viên", "Phòng Tổ chức cán bộ", "Chuyên viên, Phòng Tổ chức cán bộ"),
        ("Chánh Văn phòng", "Văn phòng", "Chánh Văn phòng"),
        ("", "Văn phòng", "Văn phòng"),
        ("Chuyên viên", "", "Chuyên viên"),
    ],
)
def test_a_post_names_its_division_once(title: str, division: str, post: str) -> None:
    assert joined_post(title, division) == post
