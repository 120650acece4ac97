"""Requests for information and papers to territories, divisions and others (QC Đ6.2, Đ6.3)."""

import datetime as dt
import uuid

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.information_request import InformationRequest
from app.domain.record import RecordKind
from app.domain.standing import Circumstances
from app.ports.store import UnitOfWork
from app.read_models.requests import AskedOf, RequestDetail, RequestRow
from app.services.open_steps import open_steps
from app.services.steps import SteppingService
from app.services.task_forms import LentPapers, RequestForm

Kinds = frozenset[RecordKind]


class InformationRequests(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def rows(
        self,
        *,
        group_id: uuid.UUID | None = None,
        asked_by_me: bool = False,
        territory_id: uuid.UUID | None = None,
        only_open: bool = False,
    ) -> tuple[RequestRow, ...]:
        """Return requests, the open ones first by day due, then the others, newest first."""
        return self._queries.requests.rows(
            self._scope,
            group_id=group_id,
            asked_by_id=self._me if asked_by_me else None,
            territory_id=territory_id,
            only_open=only_open,
        )

    def request(self, request_id: uuid.UUID) -> RequestRow:
        """Return one request; raises DomainError ``record_missing``."""
        return self._queries.requests.row(self._scope, request_id)

    def detail(self, request_id: uuid.UUID) -> RequestDetail:
        """Return a request with its trace and the steps that are open now."""
        row = self.request(request_id)
        standing = self._standing(self._own_word())
        return RequestDetail(
            row=row,
            trace=self._queries.steps.of(self._scope, (request_id,)),
            steps=open_steps(
                InformationRequest.FLOW,
                row.state,
                standing.actors(self._me, _about(row.group_id, row.asked_by_id)),
                self._me,
                lambda _move: row.asked_by_id,
            ),
        )

    def save(self, form: RequestForm, *, ask: bool = False) -> tuple[uuid.UUID, Kinds]:
        """Write a request down, and with ``ask`` note that it goes out today.

        Raises DomainError ``subject_missing``, ``addressee_missing``, ``too_early``,
        ``request_sent``, and with ``ask`` what ``take`` raises.
        """
        word = self._own_word()
        standing = self._standing(word)
        with self._writing() as uow:
            request = self._drafted(uow, form)
            request.to_territory_id = (
                form.asked_of_id if form.asked_of is AskedOf.TERRITORY else None
            )
            request.to_division_id = form.asked_of_id if form.asked_of is AskedOf.DIVISION else None
            request.to_body = form.asked_of_body.strip() if form.asked_of is AskedOf.BODY else ""
            request.group_id = form.group_id
            request.subject, request.purpose = form.subject.strip(), form.purpose.strip()
            request.due_on = form.due_on
            request.check()
            if ask:
                about = _about(request.group_id, request.asked_by_id)
                self._take(uow, standing, request, "ask", word, about)
            uow.wipe_draft(self._me, request_draft(form.request_id))
            return request.id, uow.commit().kinds

    def take(
        self,
        request_id: uuid.UUID,
        step: str,
        word: Word | None = None,
        lent: LentPapers | None = None,
    ) -> Kinds:
        """Take a step: ask, take_answer (its remark is the answer), send_back, close, withdraw.

        ``lent`` says that papers came with the answer that are to go back. Raises what
        ``SteppingService._take`` raises, and ``too_early`` (field ``papers_due_on``).
        """
        word = self._own_word() if word is None else word
        standing = self._standing(word)
        with self._writing() as uow:
            request = uow.get(InformationRequest, request_id)
            about = _about(request.group_id, request.asked_by_id)
            self._take(uow, standing, request, step, word, about)
            if lent is not None:
                request.lend_papers(lent.due_on)
            return uow.commit().kinds

    def give_papers_back(self, request_id: uuid.UUID, day: dt.date | None) -> Kinds:
        """Note that the papers went back; raises ``no_papers_lent``, ``too_early`` and the like."""
        if day is None:
            raise DomainError("date_missing", field="papers_returned_on")
        refuse_future(day, self._today(), "papers_returned_on")
        with self._writing() as uow:
            uow.get(InformationRequest, request_id).give_papers_back(day)
            return uow.commit().kinds

    def _drafted(self, uow: UnitOfWork, form: RequestForm) -> InformationRequest:
        if form.request_id is not None:
            request = uow.get(InformationRequest, form.request_id)
            request.check_draft()
            return request
        request = InformationRequest(
            asked_by_id=self._me, asked_on=self._today(), subject=form.subject
        )
        uow.add(request)
        return request


def _about(group_id: uuid.UUID | None, asked_by_id: uuid.UUID) -> Circumstances:
    return Circumstances(group_id=group_id, author_id=asked_by_id)


def request_draft(request_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a request."""
    return f"information_request:{request_id or 'new'}"
