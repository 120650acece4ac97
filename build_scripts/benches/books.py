"""Big books in a cache folder, and how they are opened."""

import datetime as dt
import json
import shutil
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.finding import Finding, FindingKind
from app.ports.clock import SystemClock
from app.ports.store import Store, UnitOfWork
from app.services.books import Books
from app.services.sample import groups, office
from app.services.sample.calendar import Month
from app.services.sample.groups import Team
from app.services.sample.journal import subject_fields
from app.services.sample.ratings import add_ratings
from app.services.sample.reports import hand_in
from app.services.sample.texts import die, fit_for, fitting, journal, month_of, names, pick
from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE, sample_setup
from app.services.session import Session
from db.store import BookFolder

#: Counts up where the content changes, so that an older cache is not taken for it.
VERSION = 2
BATCH = 200
"""Entries of the journal in one commit: about 600 records."""
_KINDS = (
    *[EngagementKind.TRIP] * 3,
    EngagementKind.MEETING,
    EngagementKind.BRANCH_MEETING,
    EngagementKind.GROUP_SESSION,
    *[EngagementKind.EXCHANGE] * 2,
)


@dataclass(frozen=True, slots=True)
class BigBook:
    """A book in the cache; ``today`` is the day that it ends on."""

    folder: Path
    entries: int
    today: dt.date

    def open(self) -> Session:
        """Open it as its one person."""
        return books_in(self.folder.parent).open(self.folder, SAMPLE_LOGIN, SAMPLE_PASSPHRASE)


def cached_book(cache: Path, entries: int) -> BigBook:
    """Return the book of that size, making it if it is not there."""
    folder = cache / f"book-{entries}-v{VERSION}"
    note = cache / f"{folder.name}.json"
    if not note.exists():
        shutil.rmtree(folder, ignore_errors=True)
        today = SystemClock().today()
        _make(cache, folder, entries, today)
        note.write_text(json.dumps({"today": today.isoformat()}), encoding="utf-8")
    today = dt.date.fromisoformat(json.loads(note.read_text(encoding="utf-8"))["today"])
    return BigBook(folder, entries, today)


def books_in(cache: Path) -> Books:
    """Return the service that makes and opens books in the cache."""
    clock = SystemClock()
    return Books(lambda folder: BookFolder(folder, clock), clock, cache / "state", "bench")


def _make(cache: Path, folder: Path, entries: int, today: dt.date) -> None:
    started = time.monotonic()
    books = books_in(cache)
    session = books.create(folder, sample_setup(today)).session
    try:
        _fill(session.store, entries, today)
    finally:
        books.close(session)
    seconds = time.monotonic() - started
    print(f"{entries} entries made in {seconds:.0f} s", file=sys.stderr)


def _fill(store: Store, entries: int, today: dt.date) -> None:
    with store.unit_of_work() as uow:
        staff = office.add_staff(uow, sample_setup(today), today)
        uow.commit()
    with store.unit_of_work() as uow:
        places = office.add_places(uow, staff)
        uow.commit()
    with store.unit_of_work() as uow:
        teams = groups.add_groups(uow, staff, places, today)
        fields = subject_fields(uow)
        uow.commit()
    writer = _Writer(teams, fields, entries)
    days = list(_days(entries, today))
    for start in range(0, entries, BATCH):
        with store.unit_of_work() as uow:
            for number in range(start, min(start + BATCH, entries)):
                writer.add(uow, number, days[number])
            uow.commit()
    _add_reports(store, teams, days[0], today)
    with store.unit_of_work() as uow:
        add_ratings(uow, teams, today.year - 1, today)
        uow.commit()


def _days(entries: int, today: dt.date) -> Iterator[dt.date]:
    """Spread the entries evenly: 1,000 a year up to ten years, then more a year."""
    span = min(max(entries // 1000, 1), 10) * 365
    for number in range(entries):
        yield today - dt.timedelta(days=span - number * span // entries)


def _add_reports(store: Store, teams: list[Team], first: dt.date, today: dt.date) -> None:
    day = first.replace(day=1)
    while day < today.replace(day=1):
        following = (day + dt.timedelta(days=32)).replace(day=1)
        with store.unit_of_work() as uow:
            hand_in(uow, teams, Month(day, following - dt.timedelta(days=1), True), today, {})
            uow.commit()
        day = following


class _Writer:
    """Writes entries that are over, with everything that belongs to them."""

    def __init__(self, teams: list[Team], fields: dict[str, uuid.UUID], entries: int) -> None:
        self._rng = die("big book")
        self._teams = teams
        self._fields = fields
        self._people = names(self._rng, 400)
        # Of the newest ones every fifth waits for its outcome: a page full in a book of any size.
        self._open = range(max(entries - 1000, 0), entries, 5)

    def add(self, uow: UnitOfWork, number: int, day: dt.date) -> None:
        """Add an entry with notice, outcome and perhaps a finding."""
        rng = self._rng
        team = self._teams[number % len(self._teams)]
        kind = pick(rng, _KINDS)
        place, _ = pick(rng, team.places)
        session = kind is EngagementKind.GROUP_SESSION
        at = "commune" if place.is_commune else "agency"
        theme = pick(rng, fitting(kind, at, day.month))
        village = f"thôn {rng.randrange(1, 15)}"
        words = {
            "place": place.phrase, "party": place.party, "committee": place.committee,
            "village": village, "branch": f"Chi bộ {village}", "month": month_of(day),
            "n": f"{rng.randrange(2, 40):02d}", "m": f"{rng.randrange(1, 9):02d}",
        }  # fmt: skip
        entry = Engagement(
            kind=kind,
            starts_on=day,
            ends_on=day,
            territory_id=None if session else place.id,
            group_id=team.id,
            subject=theme.subject.format_map(words),
            place=f"Nhà văn hóa {village}",
            subject_field_ids=[self._fields[theme.field]],
            participant_ids=[team.lead, team.members[number % len(team.members)].id],
            closed_on=None if number in self._open else day,
        )
        uow.add(entry)
        pool = journal()["field"][theme.field]
        if kind is not EngagementKind.EXCHANGE:
            uow.add(
                Notice(
                    engagement_id=entry.id,
                    given_on=day - dt.timedelta(days=2),
                    given_by_id=team.lead,
                    contacted=pick(rng, journal()["contacted"]),
                    programme=theme.programme.format_map(words),
                )
            )
        if entry.closed_on is None:
            return
        told = fit_for(pool["minutes"], commune=True)
        lines = [*rng.sample(told, min(3, len(told))), pick(rng, journal()["closing"])]
        chair = f"Chủ trì: đồng chí {pick(rng, self._people)}, văn bản số {number + 1}."
        uow.add(
            Outcome(
                engagement_id=entry.id,
                reported_on=day,
                reported_by_id=team.lead,
                minutes="\n".join([chair, *lines]).format_map(words),
                results=pick(rng, fit_for(pool["results"], commune=True)).format_map(words),
            )
        )
        if number % 6 == 0 and not session:
            settled = number % 12 == 0
            uow.add(
                Finding(
                    kind=FindingKind.PROPOSAL,
                    territory_id=place.id,
                    text=pick(rng, fit_for(pool["proposal"], commune=True)),
                    raised_on=day,
                    group_id=team.id,
                    subject_field_id=self._fields[theme.field],
                    engagement_id=entry.id,
                    settled_on=day if settled else None,
                    settlement="Ban đã trả lời bằng văn bản." if settled else "",
                )
            )
