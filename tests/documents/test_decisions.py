"""Decisions, tờ trình and minutes: what follows the number, what is left open."""

import datetime as dt
from dataclasses import replace

import pytest

from app.documents.framing import frame_of, framed
from app.documents.kinds import (
    assignment_decision,
    follower_decision,
    follower_proposal,
    group_session_minutes,
    leaders_session_minutes,
    working_minutes,
)
from app.documents.model import Appendix, Closing, Document, LegalBases, Letterhead
from app.documents.plain_text import plain_text
from tests.documents import sample_decisions


def attached_line(document: Document) -> str:
    (appendix,) = (one for one in document.blocks if isinstance(one, Appendix))
    return " ".join(appendix.attached_to.split())


@pytest.mark.parametrize(
    ("document", "number", "told"),
    [
        (
            assignment_decision.build(sample_decisions.assignment()),
            "45-QĐ/BTCTU",
            "Kèm theo Quyết định số 45-QĐ/BTCTU, ngày 03 tháng 12 năm 2026 của Ban Tổ chức Tỉnh ủy",
        ),
        (
            follower_proposal.build(sample_decisions.followers()),
            "07-TTr/BTCTU",
            "Kèm theo Tờ trình số 07-TTr/BTCTU, ngày 03 tháng 12 năm 2026 của Ban Tổ chức Tỉnh ủy",
        ),
        (
            follower_decision.build(sample_decisions.drafted()),
            "120-QĐ/TU",
            "Kèm theo Quyết định số 120-QĐ/TU, ngày 03 tháng 12 năm 2026 của Ban Thường vụ Tỉnh ủy",
        ),
    ],
)
def test_the_list_follows_the_number_and_day_that_the_paper_gets(
    document: Document, number: str, told: str
) -> None:
    frame = replace(
        frame_of(document),
        number_line=f"Số {number}",
        place_date="Minh Sơn, ngày 03 tháng 12 năm 2026",
        dated=dt.date(2026, 12, 3),
    )
    assert attached_line(framed(document, frame)) == told


def test_a_decision_in_force_later_says_from_when() -> None:
    text = plain_text(assignment_decision.build(sample_decisions.assignment()))
    assert "có hiệu lực kể từ ngày 01 tháng 12 năm 2026" in text.replace("\u00a0", " ")
    at_once = sample_decisions.assignment(effective_on=dt.date(2026, 11, 22), duties_by="")
    text = plain_text(assignment_decision.build(at_once))
    assert "có hiệu lực kể từ ngày ký" in text
    assert "nhiệm vụ, quyền hạn được giao" in text


def test_a_decision_speaks_of_one_group_as_of_one() -> None:
    paper = sample_decisions.assignment()
    assert "các nhóm công chức theo dõi" in plain_text(assignment_decision.build(paper))
    alone = plain_text(assignment_decision.build(replace(paper, groups=paper.groups[:1])))
    assert "các nhóm" not in alone.casefold()
    assert "Nhóm công chức theo dõi địa bàn thực hiện nhiệm vụ" in alone


def test_a_decision_without_grounds_has_no_such_line() -> None:
    paper = assignment_decision.build(sample_decisions.assignment(legal_bases=()))
    assert not any(isinstance(one, LegalBases) for one in paper.blocks)


def test_the_draft_of_the_committee_is_no_draft_once_it_has_a_number() -> None:
    head = follower_decision.build(sample_decisions.drafted()).blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.superior, head.draft_note) == ((), "Dự thảo")
    issued = follower_decision.build(sample_decisions.drafted(number="120-QĐ/TU"))
    head = issued.blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.number_line, head.draft_note) == ("Số 120-QĐ/TU", "")
    assert issued.title.startswith("Quyết định về việc")


def test_the_draft_names_the_number_of_the_tờ_trình_where_there_is_one() -> None:
    drafted = follower_decision.build(sample_decisions.drafted(proposal_number="07-TTr/BTCTU"))
    assert "tại Tờ trình số 07-TTr/BTCTU" in plain_text(drafted)


def test_minutes_have_two_signatures_and_dots_where_nobody_noted_anything() -> None:
    paper = working_minutes.build(sample_decisions.working())
    closing = paper.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.recipients is None
    assert closing.left_signature is not None
    assert closing.left_signature.lines == ("NGƯỜI GHI BIÊN BẢN",)
    assert closing.signature is not None
    assert closing.signature.lines == ("CHỦ TRÌ HỘI NGHỊ",)
    text = plain_text(paper).replace("\u00a0", " ")
    assert "Chủ trì: ……" in text
    assert "kết thúc vào hồi …… giờ …… ngày 21 tháng 11 năm 2026" in text
    assert "Vắng mặt" not in text


def test_a_follower_writes_in_the_name_of_his_agency() -> None:
    paper = working_minutes.build(sample_decisions.working(group_name="", home_agency="Sở Nội vụ"))
    head = paper.blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.issuer, head.number_line) == (("SỞ NỘI VỤ",), None)


def test_a_full_group_session_says_that_nobody_was_absent() -> None:
    full = sample_decisions.group_session(frame=sample_decisions.frame(absent=()))
    assert "Vắng mặt: không." in plain_text(group_session_minutes.build(full))


def test_leaders_minutes_are_numbered_and_give_tasks_only_where_there_are_some() -> None:
    paper = leaders_session_minutes.build(sample_decisions.leaders_session(tasks=()))
    head = paper.blocks[0]
    assert isinstance(head, Letterhead)
    assert " ".join((head.number_line or "").split()) == "Số -BB/BTCTU"
    assert "Nhiệm vụ giao" not in plain_text(paper)


def test_a_decision_made_again_has_its_own_subject_and_says_so() -> None:
    again = sample_decisions.assignment(
        number="400-QĐ/BTCTU", subject="Về việc luân chuyển phân công", note="Lập lại từ sổ."
    )
    paper = assignment_decision.build(again)
    assert paper.title == "Quyết định về việc luân chuyển phân công"
    assert paper.footer_note == "Lập lại từ sổ."
    issued = follower_decision.build(sample_decisions.drafted(number="120-QĐ/TU"))
    assert "Tờ trình" not in plain_text(issued)
