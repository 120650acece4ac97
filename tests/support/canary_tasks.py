"""Writes a word into every text of tasks, remarks, requests and reserved opinions."""

import uuid
from collections.abc import Callable

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.read_models.requests import AskedOf
from app.read_models.tasks import AssigneeKind, Whose
from app.services.container import Services
from app.services.task_forms import NewInstruction, NewOpinion, NewTask, RequestForm, Said


def enter(
    services: Services,
    words: Callable[..., str],
    group_id: uuid.UUID,
    report_id: uuid.UUID,
    said: Said,
) -> None:
    """Enter one of each and let it go on; ``said`` is a leader's word of today."""
    me, day = services.session.person_id, said.word().on
    task = NewTask(words("Rà soát"), AssigneeKind.GROUP, group_id)
    task_id, _kinds = services.tasks.give(task, said.word())
    services.tasks.take(task_id, "finish", Word(me, day, words("đã xong")))
    remark = NewInstruction(RecordKind.REPORT, report_id, said, words("Đồng ý"))
    services.instructions.enter(remark)
    opinion = NewOpinion(RecordKind.REPORT, report_id, Said(me, day), words("Phòng"), words())
    services.reserved_opinions.enter(opinion)
    form = RequestForm(
        request_id=None,
        asked_of=AskedOf.BODY,
        asked_of_id=None,
        asked_of_body=words("Sở"),
        group_id=group_id,
        subject=words("Số liệu"),
        purpose=words("Để tổng hợp"),
        due_on=None,
    )
    request, _kinds = services.information_requests.save(form, ask=True)
    services.information_requests.take(request, "take_answer", Word(me, day, words("đủ")))
    services.information_requests.take(request, "send_back", Word(me, day, words("thiếu")))
    assert services.instructions.beside(report_id).opinions
    rows = services.tasks.rows(Whose.ALL)
    assert services.office_papers.task_list(rows, words("Nhiệm vụ"))
