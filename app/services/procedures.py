"""Personnel procedures with their named readers (QC Đ4.1; domain C7).

Only the readers ever see one: to anybody else there is no such record. This is kept by the
program; whoever holds an account opens the whole book (sealing comes in a later part).
"""

import uuid

from app.domain.errors import DomainError
from app.domain.personnel import PersonnelProcedure
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.read_models.meetings import ProcedureRow
from app.services.meeting_forms import MeetingLists, ProcedureForm, lists_of, procedure_draft
from app.services.service import Service

Kinds = frozenset[RecordKind]


class Procedures(Service):
    """See the module."""

    def rows(self) -> tuple[ProcedureRow, ...]:
        """Return those that the person at the program may read, the latest begun first."""
        return self._queries.procedures.readable(self._scope)

    def lists(self) -> MeetingLists:
        """Return what the form chooses from."""
        return lists_of(self._queries, self._scope, self._today(), self._me)

    def save(self, form: ProcedureForm) -> tuple[uuid.UUID, Kinds]:
        """Enter a procedure, or change one: its days, its readers, its end.

        Raises DomainError ``territory_missing``, ``name_missing``, ``date_missing``,
        ``ends_before_start``, ``reader_missing``, ``maker_not_reader``,
        ``reader_without_account`` (nobody left could open it), and ``record_missing`` for one
        that the person at the program does not read.
        """
        if form.territory_id is None:
            raise DomainError("territory_missing", field="territory")
        holders = {
            one.person_id
            for one in self._queries.office.accounts(self._scope)
            if one.valid_to is None or one.valid_to >= self._today()
        } | {self._me}
        with self._writing() as uow:
            uow.get(Territory, form.territory_id)
            if form.procedure_id is None:
                one = PersonnelProcedure(
                    territory_id=form.territory_id, title=form.title, reader_ids=[self._me]
                )
            else:
                one = uow.get(PersonnelProcedure, form.procedure_id)
                one.check_reader(self._me)
            one.territory_id, one.title = form.territory_id, form.title.strip()
            one.valid_from, one.valid_to = form.valid_from, form.valid_to
            one.note = form.note.strip()
            one.change_readers(self._me, form.reader_ids)
            if form.procedure_id is None:
                if self._me not in one.reader_ids:
                    raise DomainError("maker_not_reader", field="readers")
                uow.add(one)
            elif not holders.intersection(one.reader_ids):
                raise DomainError("reader_without_account", field="readers")
            if set(one.reader_ids) != {self._me}:
                uow.went_out()
            uow.wipe_draft(self._me, procedure_draft(form.procedure_id))
            return one.id, uow.commit().kinds
