"""Use cases of the compliance board: the board itself, checks, obstacles in a regulation (G3, G4).

What is owed is the ledger's and the engine's; how it is laid out is the board's.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState, RegulationCheck, RegulationObstacle
from app.i18n.text import sort_key
from app.ports.task_runner import Progress
from app.ports.workbooks import WorkbookWriter
from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.facts import Facts, Key
from app.read_models.office import Choice
from app.regulations.regulation import Regulation
from app.services.compliance.board import Board, Entry, Side, Standing, build_board
from app.services.compliance.forms import (
    BoardFilter,
    BoardPage,
    BoardQuestion,
    CheckForm,
    Named,
    NameLine,
    ObstacleForm,
    check_draft,
    obstacle_draft,
)
from app.services.compliance.sheets import board_sheets
from app.services.compliance.words import sign
from app.services.duties.ledger import DutyLedger
from app.services.duties.words import DutyWords
from app.services.exporting import put_out
from app.services.lineage.former_units import FormerDistrict, FormerUnits
from app.services.regulations.stored import regulation_of
from app.services.service import Service
from app.services.session import Session
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]
#: What waits for a hand, then what is settled.
_PRESSING = (
    Standing.OVERDUE,
    Standing.BREACHED,
    Standing.WARNING,
    Standing.UNDETERMINED,
    Standing.DUE,
    Standing.LATE,
    Standing.DONE,
    Standing.KEPT,
    Standing.EXEMPT,
    Standing.ENDED,
    Standing.LISTED,
)


class Compliance(Service):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger, workbooks: WorkbookWriter) -> None:
        super().__init__(session)
        self._ledger = ledger
        self._workbooks = workbooks

    # -- board --------------------------------------------------------------------------------

    def board(self, question: BoardQuestion, progress: Progress | None = None) -> BoardPage:
        """Return the board; by the change log it takes its time and can be cancelled."""
        first, last = question.first, question.last
        day = min(question.day, self._today())
        if question.as_known:
            report = progress.report if progress is not None else None
            found = self._ledger.as_known(day, day, first, last, report)
        else:
            found = self._ledger.obligations(day, first, last)
        world = self._ledger.world(first, last)
        regulations = self._ledger.regulations()
        board = build_board(regulations, found, first, last, world.name_of)
        named = [Named(r.id, r.short) for r in regulations]
        former = FormerUnits(self._session).districts()
        return _page(question, board, world.facts, named, former)

    @staticmethod
    def filtered(page: BoardPage, chosen: BoardFilter) -> Board:
        """Return the part of a board that a filter leaves."""
        members = page.members.get(chosen.group, frozenset()) if chosen.group else frozenset()
        places = page.places.get(chosen.group, frozenset()) if chosen.group else frozenset()

        def is_wanted(entry: Entry) -> bool:
            owed = entry.obligation
            if entry.duty.kind not in chosen.kinds:
                return False
            if chosen.regulation is not None and owed.regulation != chosen.regulation:
                return False
            if chosen.group is not None and not (
                owed.owner == chosen.group
                or (owed.owner in members and (owed.territory is None or owed.territory in places))
            ):
                return False
            place = owed.territory if owed.territory is not None else owed.owner
            if chosen.territory is not None and place != chosen.territory:
                return False
            return not chosen.district or chosen.district in page.districts_of.get(place, ())

        return page.board.filtered(is_wanted)

    def names(self, page: BoardPage, entries: Iterable[Entry]) -> tuple[NameLine, ...]:
        """Return the obligations behind a figure in words, most pressing first.

        What a regulation switched off since, or a rule withdrawn since asked for is left out.
        """
        question, board = page.question, page.board
        world = self._ledger.world(question.first, question.last)
        words = DutyWords(world, self._ledger.regulations())
        found = []
        for entry in sorted(
            entries, key=lambda e: (_PRESSING.index(e.standing), e.obligation.due_on or dt.date.max)
        ):
            owed = entry.obligation
            if not words.still_has(owed):
                continue
            row = words.row(owed)
            found.append(
                NameLine(
                    entry=entry,
                    who=row.owner,
                    people=", ".join(board.name(one) for one in owed.people if one != owed.owner),
                    territory=row.territory,
                    title=row.title,
                    clause=row.clause,
                    period=row.period,
                    due=row.due,
                    state=f"{sign(entry, row.heap)} {row.state}",
                    figures=row.figures,
                    reason=row.reason,
                )
            )
        return tuple(found)

    def workbook(self, page: BoardPage, chosen: BoardFilter) -> bytes:
        """Return the filtered board as a workbook."""
        return self._workbooks.write(board_sheets(page, self.filtered(page, chosen), chosen))

    def save_workbook(self, path: Path, content: bytes) -> Path:
        """Put a workbook where the person said and return where it lies (see ``exporting``)."""
        return put_out(self._session.store, path, content, ".xlsx")

    def applying(self) -> tuple[Regulation, ...]:
        """Return the regulations that are switched on."""
        return self._ledger.regulations()

    def regulations(self) -> dict[uuid.UUID, Regulation]:
        """Return all of the register by the ids of their records; those that are off too."""
        rows = self._queries.duties.regulations(self._scope)
        return {row.id: regulation_of(row) for row in rows}

    def overseer(self) -> str:
        """Return the name of the division that oversees; empty where the office named none."""
        year = self._today().year
        world = self._ledger.world(dt.date(year, 1, 1), dt.date(year, 12, 31))
        return _overseer(world.facts)

    def regulation_choices(self) -> tuple[Choice, ...]:
        """Return the regulations of the register, for forms; those that are off too."""
        rows = self._queries.duties.regulations(self._scope)
        numbers = ("-".join(n for n in (row.number, row.symbol) if n) for row in rows)
        return tuple(
            Choice(row.id, row.short, number) for row, number in zip(rows, numbers, strict=True)
        )

    def territory_choices(self) -> tuple[Choice, ...]:
        """Return the territories, for forms; those that ended too."""
        return territory_choices(self._queries, self._scope, None)

    # -- checks -------------------------------------------------------------------------------

    def checks(self, group_id: uuid.UUID | None = None) -> tuple[CheckRow, ...]:
        """Return the checks, newest first."""
        return self._queries.duties.checks(self._scope, group_id=group_id)

    def save_check(self, form: CheckForm) -> tuple[uuid.UUID, Kinds]:
        """Write a check down.

        Raises DomainError ``date_missing``, ``day_in_future``, ``conclusion_missing``,
        ``correction_missing`` or ``too_early``.
        """
        day = self._day(form.checked_on, "checked_on")
        with self._writing() as uow:
            if form.check_id is None:
                check = RegulationCheck(
                    checked_on=day, conclusion=form.conclusion, checked_by_id=self._me
                )
                uow.add(check)
            else:
                check = uow.get(RegulationCheck, form.check_id)
            check.checked_on = day
            check.regulation_id = form.regulation_id
            check.group_id = form.group_id
            check.territory_id = form.territory_id
            check.articles = form.articles.strip()
            check.conclusion = form.conclusion.strip()
            check.correction = form.correction.strip()
            check.correction_due_on = form.correction_due_on
            check.corrected_on = form.corrected_on
            check.corrected_note = form.corrected_note.strip()
            check.check()
            uow.wipe_draft(self._me, check_draft(form.check_id))
            return check.id, uow.commit().kinds

    # -- obstacles ----------------------------------------------------------------------------

    def obstacles(self, state: ObstacleState | None = None) -> tuple[ObstacleRow, ...]:
        """Return the obstacles, by regulation, article and day."""
        rows = self._queries.duties.obstacles(self._scope, state=state)
        return tuple(
            sorted(rows, key=lambda r: (r.regulation_short, sort_key(r.article), r.raised_on))
        )

    def save_obstacle(self, form: ObstacleForm) -> tuple[uuid.UUID, Kinds]:
        """Write an obstacle down; anybody may. One that was answered is not altered any more.

        Raises DomainError ``regulation_not_chosen``, ``date_missing``, ``day_in_future``,
        ``article_missing``, ``text_missing`` or ``obstacle_closed``.
        """
        day = self._day(form.raised_on, "raised_on")
        if form.regulation_id is None:
            raise DomainError("regulation_not_chosen", field="regulation_id")
        with self._writing() as uow:
            if form.obstacle_id is None:
                obstacle = RegulationObstacle(
                    regulation_id=form.regulation_id,
                    article=form.article,
                    text=form.text,
                    raised_on=day,
                    raised_by_id=self._me,
                )
                uow.add(obstacle)
            else:
                obstacle = uow.get(RegulationObstacle, form.obstacle_id)
                if obstacle.state in (ObstacleState.ANSWERED, ObstacleState.WITHDRAWN):
                    raise DomainError("obstacle_closed", state=obstacle.state)
            obstacle.regulation_id = form.regulation_id
            obstacle.article = form.article.strip()
            obstacle.text = form.text.strip()
            obstacle.proposal = form.proposal.strip()
            obstacle.raised_on = day
            obstacle.group_id = form.group_id
            obstacle.check()
            uow.wipe_draft(self._me, obstacle_draft(form.obstacle_id))
            return obstacle.id, uow.commit().kinds

    def collect(self, *obstacle_ids: uuid.UUID) -> Kinds:
        """Mark these as taken into a proposal, all or none; the change log keeps the day."""
        with self._writing() as uow:
            for obstacle_id in obstacle_ids:
                uow.get(RegulationObstacle, obstacle_id).collect()
            return uow.commit().kinds

    def answer(self, obstacle_id: uuid.UUID, day: dt.date | None, text: str) -> Kinds:
        """Write what was answered; raises as ``RegulationObstacle.answer_with`` does."""
        answered_on = self._day(day, "answered_on")
        with self._writing() as uow:
            uow.get(RegulationObstacle, obstacle_id).answer_with(answered_on, text.strip())
            return uow.commit().kinds

    def withdraw(self, obstacle_id: uuid.UUID) -> Kinds:
        """Take an obstacle back; it stays readable."""
        with self._writing() as uow:
            uow.get(RegulationObstacle, obstacle_id).withdraw()
            return uow.commit().kinds

    def _day(self, day: dt.date | None, field: str) -> dt.date:
        if day is None:
            raise DomainError("date_missing", field=field)
        if day > self._today():
            raise DomainError("day_in_future", field=field, day=day, today=self._today())
        return day


def _page(
    question: BoardQuestion,
    board: Board,
    facts: Facts,
    regulations: list[Named],
    former: tuple[FormerDistrict, ...],
) -> BoardPage:
    places: dict[Key, set[Key]] = defaultdict(set)
    for tie in facts.assignments:
        if tie.group is not None and _meets(tie.since, tie.until, question):
            places[tie.group].add(tie.territory)
    districts_of: dict[Key, set[str]] = defaultdict(set)
    for district in former:
        for place in district.territory_ids:
            districts_of[place].add(district.words)
    owners = {row.key for row in board.matrix(Side.TERRITORY).rows}
    return BoardPage(
        question=question,
        board=board,
        regulations=tuple(regulations),
        groups=tuple(
            Named(one.key, one.name)
            for one in sorted(facts.groups, key=lambda g: sort_key(g.name))
            if _meets(one.since, one.until, question)
        ),
        territories=tuple(
            Named(one.key, one.name)
            for one in sorted(facts.territories, key=lambda t: sort_key(t.name))
            if one.key in owners
        ),
        districts=tuple(one.words for one in former),
        members={
            one.key: frozenset(m.person for m in one.members if _meets(m.since, m.until, question))
            for one in facts.groups
        },
        places={key: frozenset(found) for key, found in places.items()},
        districts_of={key: frozenset(found) for key, found in districts_of.items()},
        overseer=_overseer(facts),
    )


def _overseer(facts: Facts) -> str:
    return next((one.name for one in facts.divisions if one.is_overseer), "")


def _meets(since: dt.date | None, until: dt.date | None, question: BoardQuestion) -> bool:
    return (since is None or since <= question.last) and (until is None or until >= question.first)
