"""First page of every list, and the search as one types."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from app.domain.engagement import EngagementKind
from app.domain.report import ReportState
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.read_models.findings import FindingFilter, Progress
from app.read_models.journal import JournalFilter
from app.services.session import Session
from benches.books import BigBook
from benches.lines import FRAME_MS, Line, compare
from benches.plain import opened, plain_copy, replay, statements_of

ALL = Scope.everything()
#: As typed: one letter, half words, words with accents and without, several words, a number.
TYPED = ("d", "đ", "qu", "quy", "quy hoạch", "dang vien", "chi bộ thôn 3", "lý sơn", "ba", "12")
PLAIN_LIMIT = "plain SQLite, the same statements; at least a third of a frame (16 ms)"

Case = tuple[str, Callable[[], object]]


def cases(session: Session, today: dt.date) -> Iterator[Case]:
    """Return the name of each reading, and the reading."""
    queries = session.store.queries
    yield from _lists(queries, session, today)
    for typed in TYPED:
        yield f"search «{typed}»", partial(queries.records.search, ALL, typed)


def _lists(queries: Queries, session: Session, today: dt.date) -> Iterator[Case]:
    group = queries.people.groups(ALL, today)[0].id
    place = queries.territories.rows(ALL, today)[3].id
    first = (today.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    month = JournalFilter(first_day=first, last_day=today.replace(day=1) - dt.timedelta(days=1))
    filters = {
        "all": JournalFilter(),
        "of a person": JournalFilter(person_id=session.person_id),
        "of a group": JournalFilter(group_id=group),
        "of a territory": JournalFilter(territory_id=place),
        "of a month": month,
        "of a kind": JournalFilter(kind=EngagementKind.MEETING),
        "awaiting outcome": JournalFilter(awaiting_outcome=True),
    }
    for name, chosen in filters.items():
        yield f"journal {name}", partial(queries.journal.page, ALL, chosen, today)
    entry = queries.journal.page(ALL, JournalFilter(), today).rows[50].id
    report = queries.reports.page(ALL).rows[0].id
    yield "an engagement", partial(queries.journal.engagement, ALL, entry, today)
    found = queries.findings
    yield "findings all", partial(found.page, ALL, FindingFilter(), today)
    yield "findings of a group", partial(found.page, ALL, FindingFilter(group_id=group), today)
    yield "findings open", partial(found.page, ALL, FindingFilter(progress=Progress.OPEN), today)
    yield "findings board", partial(found.board, ALL, FindingFilter(), today)
    yield "territories", partial(queries.territories.rows, ALL, today)
    yield "a territory", partial(queries.territories.profile, ALL, place, today)
    yield "people", partial(queries.people.people, ALL, today)
    yield "groups", partial(queries.people.groups, ALL, today)
    yield "a group", partial(queries.people.group, ALL, group, today)
    yield "reports", partial(queries.reports.page, ALL)
    yield "reports received", partial(queries.reports.page, ALL, state=ReportState.RECEIVED)
    yield "a report", partial(queries.reports.report, ALL, report)
    yield "ratings", partial(queries.ratings.rows, ALL, today.year - 1)
    yield "home", partial(queries.home.facts, ALL, today)
    yield "history of an entry", partial(queries.records.history, ALL, (entry,))


def against_plain(book: BigBook, session: Session, rounds: int) -> Iterator[Line]:
    """Hold each reading against its own statements over the plain copy."""
    target = book.folder.parent / f"{book.folder.name}.plain.db"
    copy = plain_copy(book.folder / "book.db", session.keys.database_key, target)
    with opened(copy) as connection:
        for name, call in cases(session, book.today):
            statements = statements_of(call)
            yield compare(
                f"{name}, {book.entries} entries",
                call,
                partial(replay, connection, statements),
                target=3.0,
                limit=PLAIN_LIMIT,
                rounds=rounds,
                floor_ms=FRAME_MS / 3,
            )


def against_smaller(
    big: tuple[BigBook, Session], small: tuple[BigBook, Session], rounds: int
) -> Iterator[Line]:
    """Hold each reading of a big book against the same reading of a small one."""
    pairs = zip(cases(big[1], big[0].today), cases(small[1], small[0].today), strict=True)
    for (name, call), (_, smaller) in pairs:
        yield compare(
            f"{name}, {big[0].entries} against {small[0].entries} entries",
            call,
            smaller,
            target=1.5,
            limit=f"the same with {small[0].entries} entries",
            rounds=rounds * 2 + 1,
        )
