"""Instructions and reserved opinions over a real book: entered once, never altered (QC Đ6.4)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Channel, Step
from app.domain.record import RecordKind
from app.domain.reserved_opinion import ReservedOpinion
from app.domain.task import Instruction
from app.read_models.tasks import AssigneeKind
from app.services.task_forms import NewInstruction, NewOpinion, NewTask, Said
from tests.support.journal_books import TODAY, day
from tests.support.task_books import TaskBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TaskBook]:
    made = TaskBook(tmp_path / "book")
    yield made
    made.book.store.close()


def opinion(office: TaskBook, said: Said | None = None) -> NewOpinion:
    return NewOpinion(
        RecordKind.REPORT,
        office.report.id,
        said or office.said(),
        "Phòng Tổ chức cơ sở đảng",
        "Nên tách riêng số liệu của xã mới nhập.",
    )


def remark(office: TaskBook, said: Said | None = None) -> NewInstruction:
    return NewInstruction(
        RecordKind.REPORT,
        office.report.id,
        said or office.said(office.leader.id),
        "Giao Nhóm 2 làm việc lại với xã, báo cáo trước ngày 30.",
    )


def test_an_opinion_stands_beside_what_it_dissents_from(office: TaskBook) -> None:
    service = office.services.reserved_opinions
    opinion_id, kinds = service.enter(opinion(office))
    assert kinds == {RecordKind.RESERVED_OPINION}
    (row,) = service.of(office.report.id)
    assert (row.id, row.by_name, row.written_down) == (opinion_id, "Trần Minh Khoa", None)
    assert row.subject is not None
    assert service.rows() == (row,)
    assert service.of(office.followed.id) == ()


def test_no_opinion_is_ever_altered_and_a_further_one_may_be_entered(office: TaskBook) -> None:
    service = office.services.reserved_opinions
    first, _kinds = service.enter(opinion(office))
    for field, value in (("text", "khác"), ("against", "khác"), ("given_on", day(1))):
        with office.book.store.unit_of_work() as uow:
            setattr(uow.get(ReservedOpinion, first), field, value)
            with pytest.raises(DomainError, match="record_fixed"):
                uow.commit()
    assert service.one(first).text == opinion(office).text
    service.enter(replace(opinion(office), text="Nói rõ thêm."))
    assert len(service.of(office.report.id)) == 2


def test_an_opinion_written_down_for_another_is_countersigned_and_stays_as_it_was(
    office: TaskBook,
) -> None:
    service = office.services.reserved_opinions
    opinion_id, kinds = service.enter(opinion(office, office.said(office.companion.id)))
    assert kinds == {RecordKind.RESERVED_OPINION, RecordKind.STEP}
    told = service.one(opinion_id).written_down
    assert told is not None
    assert (told.by_name, told.channel, told.countersigned_on) == (
        "Trần Minh Khoa",
        Channel.PHONE,
        None,
    )
    with office.book.store.unit_of_work() as uow:
        (step,) = uow.find(Step, record_id=opinion_id)
        step.countersign(office.companion.id, TODAY)
        uow.commit()
    told = service.one(opinion_id).written_down
    assert told is not None
    assert told.countersigned_on == TODAY


def test_what_an_opinion_lacks_is_told_at_its_field(office: TaskBook) -> None:
    service = office.services.reserved_opinions
    good = opinion(office)
    for wrong, code in (
        (replace(good, text=" "), "text_missing"),
        (replace(good, against=""), "against_missing"),
        (replace(good, said=Said(None, TODAY)), "person_missing"),
        (replace(good, said=Said(office.me, None)), "date_missing"),
        (replace(good, said=office.said(day=day(30))), "day_in_future"),
        (replace(good, said=Said(office.companion.id, TODAY)), "channel_missing"),
        (replace(good, subject_kind=RecordKind.HOLIDAY), "not_to_be_dissented"),
    ):
        with pytest.raises(DomainError, match=code):
            service.enter(wrong)
    assert service.rows() == ()


def test_a_leaders_remark_becomes_tasks_and_lists_them(office: TaskBook) -> None:
    service, tasks = office.services.instructions, office.services.tasks
    instruction_id, _kinds = service.enter(remark(office))
    word = office.said(office.leader.id).word()
    new = NewTask(
        "Làm việc lại với xã",
        AssigneeKind.GROUP,
        office.group.id,
        day(30),
        source_kind=RecordKind.INSTRUCTION,
        source_id=instruction_id,
    )
    task_id, _kinds = tasks.give(new, word)
    (row,) = service.of(office.report.id)
    assert [one.id for one in row.tasks] == [task_id]
    assert service.one(instruction_id) == row
    assert service.beside(office.report.id).instructions == (row,)
    place = service.place_of(RecordKind.REPORT, office.report.id)
    assert place == (office.group.id, None)


def test_only_leaders_remark_and_nobody_alters_a_remark(office: TaskBook) -> None:
    service = office.services.instructions
    with pytest.raises(DomainError, match="not_a_leader"):
        service.enter(remark(office, office.said(office.stranger.id)))
    with pytest.raises(DomainError, match="not_to_be_remarked"):
        service.enter(replace(remark(office), subject_kind=RecordKind.GROUP))
    instruction_id, _kinds = service.enter(remark(office))
    with office.book.store.unit_of_work() as uow:
        uow.get(Instruction, instruction_id).text = "khác"
        with pytest.raises(DomainError, match="record_fixed"):
            uow.commit()
