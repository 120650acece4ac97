"""Requests for information over a real book: asked, answered, sent back, papers (QC Đ6.2, Đ6.3)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.information_request import RequestState
from app.domain.record import RecordKind
from app.read_models.requests import AskedOf
from app.services.task_forms import LentPapers, RequestForm
from tests.support.journal_books import TODAY, day
from tests.support.task_books import TaskBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TaskBook]:
    made = TaskBook(tmp_path / "book")
    yield made
    made.book.store.close()


def form(office: TaskBook) -> RequestForm:
    return RequestForm(
        request_id=None,
        asked_of=AskedOf.TERRITORY,
        asked_of_id=office.followed.id,
        asked_of_body="",
        group_id=office.group.id,
        subject="Danh sách cấp ủy viên",
        purpose="Chuẩn bị báo cáo quý",
        due_on=day(28),
    )


def own(office: TaskBook, remark: str = "") -> Word:
    return Word(office.me, TODAY, remark)


def test_asked_answered_sent_back_and_closed(office: TaskBook) -> None:
    service = office.services.information_requests
    request_id, kinds = service.save(form(office), ask=True)
    assert kinds == {RecordKind.INFORMATION_REQUEST, RecordKind.STEP}
    row = service.request(request_id)
    assert (row.state, row.asked_of_name, row.group_name) == (
        RequestState.ASKED,
        "Xã Sơn Hà",
        "Nhóm 2",
    )
    service.take(request_id, "take_answer", own(office, "có 15 đồng chí"), LentPapers(day(25)))
    row = service.request(request_id)
    assert (row.answer, row.owes_papers) == ("có 15 đồng chí", True)
    assert row.are_papers_overdue(day(26))
    with pytest.raises(DomainError, match="remark_missing"):
        service.take(request_id, "send_back", own(office))
    service.take(request_id, "send_back", own(office, "thiếu năm sinh"))
    service.take(request_id, "take_answer", own(office, "đã bổ sung"))
    service.take(request_id, "close")
    assert service.request(request_id).is_open  # papers are still here
    with pytest.raises(DomainError, match="date_missing"):
        service.give_papers_back(request_id, None)
    with pytest.raises(DomainError, match="too_early"):
        service.give_papers_back(request_id, day(1))
    service.give_papers_back(request_id, TODAY)
    with pytest.raises(DomainError, match="no_papers_lent"):
        service.give_papers_back(request_id, TODAY)
    assert not service.request(request_id).is_open
    assert [one.step for one in service.detail(request_id).trace] == [
        "ask",
        "take_answer",
        "send_back",
        "take_answer",
        "close",
    ]


def test_a_draft_is_changed_and_what_was_asked_is_not(office: TaskBook) -> None:
    service = office.services.information_requests
    request_id, _kinds = service.save(form(office))
    division = replace(
        form(office),
        request_id=request_id,
        asked_of=AskedOf.DIVISION,
        asked_of_id=office.division.id,
    )
    service.save(division)
    assert service.request(request_id).asked_of_name == "Phòng Tổ chức cơ sở đảng"
    body = replace(division, asked_of=AskedOf.BODY, asked_of_body="Sở Nội vụ")
    service.save(body, ask=True)
    assert service.request(request_id).asked_of_name == "Sở Nội vụ"
    with pytest.raises(DomainError, match="request_sent"):
        service.save(division)


def test_what_is_missing_is_told(office: TaskBook) -> None:
    service = office.services.information_requests
    for wrong, code in (
        (replace(form(office), subject=""), "subject_missing"),
        (replace(form(office), asked_of_id=None), "addressee_missing"),
        (replace(form(office), due_on=day(1)), "too_early"),
    ):
        with pytest.raises(DomainError, match=code):
            service.save(wrong)
    assert service.rows() == ()


def test_only_its_author_and_his_group_move_it(office: TaskBook) -> None:
    service = office.services.information_requests
    request_id, _kinds = service.save(form(office), ask=True)
    by_other = Word(office.stranger.id, TODAY, "x", Channel.PHONE)
    with pytest.raises(DomainError, match="step_not_yours"):
        service.take(request_id, "take_answer", by_other)
    by_member = Word(office.companion.id, TODAY, "có trả lời", Channel.PHONE)
    service.take(request_id, "take_answer", by_member)


def test_lists_open_ones_first_by_day(office: TaskBook) -> None:
    service = office.services.information_requests
    late, _k = service.save(replace(form(office), subject="Muộn", due_on=TODAY), ask=True)
    service.save(replace(form(office), subject="Sau"), ask=True)
    gone, _k = service.save(replace(form(office), subject="Rút"), ask=True)
    service.take(gone, "withdraw", own(office, "không cần"))
    assert [row.subject for row in service.rows()] == ["Muộn", "Sau", "Rút"]
    assert [row.subject for row in service.rows(only_open=True)] == ["Muộn", "Sau"]
    assert service.rows(group_id=office.other_group.id) == ()
    assert service.request(late).is_overdue(day(23))
