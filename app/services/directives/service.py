"""Use cases of directives: the register, the matrix with the territories, the list to know (D2)."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from pathlib import Path

from app.domain.directive import Directive, DirectiveProgress, DirectiveStudy, ProgressState
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.i18n.text import exact_key
from app.ports.store import UnitOfWork
from app.ports.workbooks import WorkbookWriter
from app.read_models.directives import DirectiveRow
from app.read_models.office import Choice
from app.services.directives.forms import (
    CellKey,
    DirectiveForm,
    ProgressForm,
    RegisterPage,
    StudyForm,
    directive_draft,
    progress_draft,
)
from app.services.directives.matrix import Cell, MatrixFilter, MatrixPage, is_followed
from app.services.directives.sheets import matrix_sheets
from app.services.directives.studies import StudyPage
from app.services.directives.words import full_name
from app.services.exporting import put_out
from app.services.lineage.former_units import FormerUnits
from app.services.service import Service
from app.services.session import Session
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]


class Directives(Service):
    """See the module."""

    def __init__(self, session: Session, workbooks: WorkbookWriter) -> None:
        super().__init__(session)
        self._workbooks = workbooks

    # -- register -----------------------------------------------------------------------------

    def register(self) -> tuple[DirectiveRow, ...]:
        """Return all texts, those in force first, newest first."""
        return self._queries.directives.directives(self._scope)

    def register_page(self) -> RegisterPage:
        """Return the register with the names of whom its texts concern."""
        names = {one.id: one.name for one in (*self.kind_choices(), *self.territory_choices())}
        return RegisterPage(self.register(), names)

    def kind_choices(self) -> tuple[Choice, ...]:
        """Return the kinds of territory that a text may concern."""
        return tuple(Choice(one.id, one.name) for one in self._queries.office.kinds(self._scope))

    def territory_choices(self) -> tuple[Choice, ...]:
        """Return the territories that a text may concern, also those that have ended."""
        return territory_choices(self._queries, self._scope, None)

    def save(self, form: DirectiveForm) -> tuple[uuid.UUID, Kinds]:
        """Add or correct a text and wipe what was kept while typing.

        Raises DomainError ``directive_known`` for the number and day of another one, and those of
        ``Directive.check`` and ``Directive.end``.
        """
        row = Directive(
            form=" ".join(form.form.split()),
            number="".join(form.number.split()),
            issued_on=form.issued_on,
            issuer=form.issuer.strip(),
            title=" ".join(form.title.split()),
            due_on=form.due_on,
            in_matrix=form.in_matrix,
            to_study=form.to_study,
            territory_ids=list(form.territory_ids),
            kind_ids=list(form.kind_ids),
            note=form.note.strip(),
        )
        row.check(self._today())
        if form.ended_on is not None:
            row.end(form.ended_on)
        self._refuse_twin(row, form.directive_id)
        with self._writing() as uow:
            if form.directive_id is None:
                uow.add(row)
                written = row.id
            else:
                known = uow.get(Directive, form.directive_id)
                for name in _EDITED:
                    setattr(known, name, getattr(row, name))
                written = known.id
            uow.wipe_draft(self._me, directive_draft(form.directive_id))
            return written, uow.commit().kinds

    def end(self, directive_id: uuid.UUID, day: dt.date) -> Kinds:
        """Follow a text no longer; raises ``already_ended`` or ``too_early``."""
        with self._writing() as uow:
            uow.get(Directive, directive_id).end(day)
            return uow.commit().kinds

    def _refuse_twin(self, row: Directive, but: uuid.UUID | None) -> None:
        if not row.number:
            return
        wanted = exact_key(row.number), row.issued_on
        for one in self.register():
            if one.id != but and (exact_key(one.number), one.issued_on) == wanted:
                raise DomainError("directive_known", field="number", name=full_name(one))

    # -- matrix -------------------------------------------------------------------------------

    def matrix(self) -> MatrixPage:
        """Return all that the matrix is laid out from, as of today."""
        today, queries = self._today(), self._queries
        standing = queries.standing.on(self._scope, today)
        my_groups = {one for one, who in standing.members_of.items() if self._me in who}
        mine = {one for one, group in standing.group_of_territory.items() if group in my_groups}
        mine |= {one for one, who in standing.followers_of.items() if self._me in who}
        return MatrixPage(
            day=today,
            directives=self.register(),
            territories=queries.territories.rows(self._scope, today, with_ended=True),
            progress=queries.directives.progress(self._scope),
            successions=queries.directives.successions(self._scope),
            groups=tuple(
                Choice(one.id, one.name) for one in queries.people.groups(self._scope, today)
            ),
            mine=frozenset(mine),
            former=FormerUnits(self._session).districts(),
        )

    def set_state(self, cells: Collection[CellKey], state: ProgressState, day: dt.date) -> Kinds:
        """Write the state of several cells in one commit; notes and evidence stay.

        Raises DomainError ``day_in_future``, ``directive_over`` or ``directive_not_concerned``.
        """
        today = self._today()
        with self._writing() as uow:
            for key in cells:
                _check_cell(uow, key, day)
                found = _progress(uow, key)
                if found is None:
                    found = self._new(key, state, day)
                    uow.add(found)
                elif (found.state, found.as_of) != (state, day):
                    found.state, found.as_of, found.noted_by_id = state, day, self._me
                found.check(today)
            return uow.commit().kinds

    def save_progress(self, form: ProgressForm) -> tuple[uuid.UUID, Kinds]:
        """Write a cell in full and wipe what was kept while typing.

        Raises DomainError ``state_missing``, ``date_missing`` and those of ``set_state``.
        """
        if form.state is None:
            raise DomainError("state_missing", field="state")
        if form.as_of is None:
            raise DomainError("date_missing", field="as_of")
        with self._writing() as uow:
            _check_cell(uow, form.cell, form.as_of)
            found = _progress(uow, form.cell)
            if found is None:
                found = self._new(form.cell, form.state, form.as_of)
                uow.add(found)
            found.state, found.as_of = form.state, form.as_of
            found.note, found.evidence = form.note.strip(), form.evidence.strip()
            found.noted_by_id = self._me
            found.check(self._today())
            uow.wipe_draft(self._me, progress_draft(form.cell))
            return found.id, uow.commit().kinds

    def cell_of(self, progress_id: uuid.UUID) -> CellKey:
        """Return the place of a cell by its record; raises ``record_missing``."""
        for row in self._queries.directives.progress(self._scope):
            if row.id == progress_id:
                return row.directive_id, row.territory_id
        raise DomainError("record_missing", kind="directive_progress")

    def of_territory(self, territory_id: uuid.UUID) -> tuple[Cell, ...]:
        """Return what a territory has to carry out, in the order of the register (its profile)."""
        page = self.matrix()
        place = next((one for one in page.territories if one.id == territory_id), None)
        if place is None:
            return ()
        cells = (page.cell(one, place) for one in page.directives if one.in_matrix)
        return tuple(one for one in cells if one.is_concerned)

    def _new(self, key: CellKey, state: ProgressState, day: dt.date) -> DirectiveProgress:
        return DirectiveProgress(
            directive_id=key[0],
            territory_id=key[1],
            state=state,
            as_of=day,
            noted_by_id=self._me,
        )

    def workbook(self, page: MatrixPage, chosen: MatrixFilter) -> bytes:
        """Return what a filter leaves as a workbook."""
        return self._workbooks.write(matrix_sheets(page.lay_out(chosen), page.day))

    def save_workbook(self, path: Path, content: bytes) -> Path:
        """Put a workbook where the person said (see ``exporting``)."""
        return put_out(self._session.store, path, content, ".xlsx")

    # -- texts to know ------------------------------------------------------------------------

    def studies(self) -> StudyPage:
        """Return the list of texts to know and who has studied them, as of today."""
        today = self._today()
        return StudyPage(
            day=today,
            me=self._me,
            texts=tuple(one for one in self.register() if one.to_study and is_followed(one, today)),
            people=self._queries.people.people(self._scope, today),
            studies=self._queries.directives.studies(self._scope),
        )

    def note_study(
        self, directive_ids: Sequence[uuid.UUID], person_ids: Sequence[uuid.UUID], day: dt.date
    ) -> Kinds:
        """Write that these people have studied these texts; who had before keeps his day.

        Raises DomainError ``day_in_future``.
        """
        with self._writing() as uow:
            for directive_id in directive_ids:
                uow.get(Directive, directive_id)
                for person_id in person_ids:
                    found = _study(uow, directive_id, person_id)
                    if found is None:
                        found = DirectiveStudy(
                            directive_id=directive_id, person_id=person_id, studied_on=day
                        )
                        uow.add(found)
                    elif found.is_withdrawn:
                        found.is_withdrawn, found.studied_on, found.note = False, day, ""
                    found.check(self._today())
            return uow.commit().kinds

    def save_study(self, form: StudyForm) -> Kinds:
        """Write when somebody studied a text; raises ``date_missing`` or ``day_in_future``."""
        if form.studied_on is None:
            raise DomainError("date_missing", field="studied_on")
        with self._writing() as uow:
            found = _study(uow, form.directive_id, form.person_id)
            if found is None:
                uow.get(Directive, form.directive_id)
                found = DirectiveStudy(
                    directive_id=form.directive_id,
                    person_id=form.person_id,
                    studied_on=form.studied_on,
                )
                uow.add(found)
            found.studied_on, found.note = form.studied_on, form.note.strip()
            found.is_withdrawn = False
            found.check(self._today())
            return uow.commit().kinds

    def withdraw_study(
        self, directive_ids: Sequence[uuid.UUID], person_ids: Sequence[uuid.UUID]
    ) -> Kinds:
        """Take back what was written by mistake; raises ``nothing_studied``."""
        with self._writing() as uow:
            held = [
                found
                for directive_id in directive_ids
                for person_id in person_ids
                if (found := _study(uow, directive_id, person_id)) and not found.is_withdrawn
            ]
            if not held:
                raise DomainError("nothing_studied")
            for found in held:
                found.is_withdrawn = True
            return uow.commit().kinds


_EDITED = (
    "form",
    "number",
    "issued_on",
    "issuer",
    "title",
    "due_on",
    "in_matrix",
    "to_study",
    "territory_ids",
    "kind_ids",
    "note",
    "ended_on",
)


def _check_cell(uow: UnitOfWork, key: CellKey, day: dt.date) -> None:
    uow.get(Directive, key[0]).check_followed(uow.get(Territory, key[1]), day)


def _progress(uow: UnitOfWork, key: CellKey) -> DirectiveProgress | None:
    found = uow.find(DirectiveProgress, directive_id=key[0], territory_id=key[1])
    return max(found, key=lambda one: (one.as_of, one.id), default=None)


def _study(uow: UnitOfWork, directive_id: uuid.UUID, person_id: uuid.UUID) -> DirectiveStudy | None:
    found = uow.find(DirectiveStudy, directive_id=directive_id, person_id=person_id)
    return min(found, key=lambda one: (one.is_withdrawn, one.id), default=None)
