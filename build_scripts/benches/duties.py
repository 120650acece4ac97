"""Duties of a whole province: the board of a year, one's own at opening, after saving an entry.

Held against a plain loop that builds as many rows, with as many figures and uses, of constants.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from app.domain.engagement import Engagement, Outcome
from app.read_models.journal import JournalFilter
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use
from app.services.duties.ledger import DutyLedger
from app.services.duties.rows import DutyFilter, Whose
from app.services.duties.service import Duties
from app.services.session import Session
from benches.duty_books import DutyBook, cached_duty_book
from benches.lines import Line, compare, line, timed
from benches.province import TODAY
from benches.saving import copied_folder

Ask = Callable[[Session], tuple[Obligation, ...]]

YEARS = (1, 10)
FIRST = TODAY.replace(month=1, day=1)
LAST = TODAY.replace(month=12, day=31)
PLAIN = "a plain loop that builds as many rows with as many figures and uses"


def duties(cache: Path, territories: int, rounds: int) -> Iterator[Line]:
    """Yield the lines, over books of one year and of ten."""
    with ExitStack() as stack:
        sessions = []
        for years in YEARS:
            session = cached_duty_book(cache, years, territories).open()
            stack.callback(session.keys.close)
            stack.callback(session.store.close)
            sessions.append(session)
        one, ten = sessions
        asked: tuple[tuple[str, Ask, Ask], ...] = (
            ("board of a year", _board, _board),
            ("my duties at opening", _mine, _of_my_days),
        )
        for name, call, rows in asked:
            for years, session in zip(YEARS, sessions, strict=True):
                yield compare(
                    f"{name}, {territories} territories, {years} years of history",
                    partial(call, session),
                    plain_loop(rows(session)),
                    target=5.0,
                    limit=PLAIN,
                    rounds=rounds,
                )
            yield compare(
                f"{name}, {YEARS[1]} years against {YEARS[0]}",
                partial(call, ten),
                partial(call, one),
                target=1.3,
                limit="the same with one year of history",
                rounds=rounds,
            )
    yield after_saving(cached_duty_book(cache, YEARS[1], territories), rounds)


def after_saving(book: DutyBook, rounds: int) -> Line:
    """Bring the board up to date after one engagement was saved, against computing all again."""
    with copied_folder(book.folder) as folder, ExitStack() as stack:
        session = DutyBook(folder, book.years, book.territories).open()
        stack.callback(session.keys.close)
        stack.callback(session.store.close)
        ledger = DutyLedger(session)
        ledger.obligations(TODAY, FIRST, LAST)
        waiting = _awaiting(session)
        updates, wholes = [], []
        for _ in range(rounds):
            _report_outcome(session, next(waiting))
            updates.append(timed(partial(ledger.obligations, TODAY, FIRST, LAST)))
            wholes.append(timed(partial(_board, session)))
        return line(
            f"duties after saving an engagement, {book.territories} territories",
            updates,
            wholes,
            target=0.1,
            limit="reading and computing all again",
        )


def plain_loop(rows: Sequence[Obligation]) -> Callable[[], list[Obligation]]:
    """Return the limit for these rows: the same number of them, and of what they hold."""
    shapes = [(len(row.figures), len(row.uses)) for row in rows]
    owner, place, event = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    people = (uuid.uuid4(),)

    def build() -> list[Obligation]:
        return [
            Obligation(
                regulation="qc",
                rule="qc-8.1-di-dia-ban-hang-thang",
                clause="Đ8.1 QC",
                owner_kind=OwnerKind.GROUP,
                owner=owner,
                people=people,
                territory=place,
                partner=None,
                step="",
                period_from=FIRST,
                period_to=LAST,
                event=event,
                opens_on=None,
                due_on=LAST,
                state=DutyState.DONE,
                done_on=TODAY,
                figures=tuple(Figure(1, 1) for _ in range(figures)),
                uses=tuple(Use(event, "engagement", "trip", TODAY) for _ in range(uses)),
            )
            for figures, uses in shapes
        ]

    return build


def _board(session: Session) -> tuple[Obligation, ...]:
    """Compute the year as after opening: nothing is known yet."""
    return DutyLedger(session).obligations(TODAY, FIRST, LAST)


def _mine(session: Session) -> tuple[Obligation, ...]:
    """List what the lead of the first group has to do, worded for the screen."""
    then = _as_lead(session)
    found = Duties(then, DutyLedger(then)).list(DutyFilter(whose=Whose.MINE))
    return tuple(row.duty for row in found.rows)


def _of_my_days(session: Session) -> tuple[Obligation, ...]:
    """Compute all rows of the days that the list is about."""
    then = _as_lead(session)
    ledger = DutyLedger(then)
    days = Duties(then, ledger).usual_days()
    return ledger.obligations(TODAY, *days)


def _as_lead(session: Session) -> Session:
    """Return the session of the first group's lead on the province's own day."""
    return dataclasses.replace(session, person_id=_somebody(session), clock=_Then())


class _Then:
    """The clock of the province: its facts end on that day."""

    def now(self) -> dt.datetime:
        """Return that morning."""
        return dt.datetime.combine(TODAY, dt.time(1), dt.UTC)

    def today(self) -> dt.date:
        """Return that day."""
        return TODAY


def _somebody(session: Session) -> uuid.UUID:
    """Return the lead of the first group."""
    people = session.store.queries.people
    lead = people.group(session.scope, people.groups(session.scope, TODAY)[0].id, TODAY).lead_id
    if lead is None:
        raise ValueError("the first group has no lead")
    return lead


def _awaiting(session: Session) -> Iterator[uuid.UUID]:
    """Yield engagements of the year whose outcome is not in."""
    wanted = JournalFilter(first_day=FIRST, last_day=TODAY, awaiting_outcome=True)
    page = session.store.queries.journal.page(session.scope, wanted, TODAY, limit=1000)
    for row in page.rows:
        yield row.id


def _report_outcome(session: Session, entry_id: uuid.UUID) -> None:
    with session.store.unit_of_work() as uow:
        entry = uow.get(Engagement, entry_id)
        entry.close(TODAY, announced=True)
        uow.add(
            Outcome(
                engagement_id=entry.id,
                reported_on=TODAY,
                reported_by_id=entry.participant_ids[0],
                minutes="Đã làm việc theo chương trình đã báo.",
                results="Thống nhất nội dung.",
            )
        )
        uow.commit()
