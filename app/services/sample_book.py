"""The sample book (sổ mẫu): fictional people, real communes, neutral content around today.

Fills a book that ``Books.create`` has just made; every window and paper of it says DỮ LIỆU MẪU.
The same day gives the same book but for its ids, keys and hashes.
"""

import datetime as dt
from collections.abc import Callable

from app.domain.people import LeaderPost
from app.ports.store import Store
from app.services.new_book import BookSetup
from app.services.sample import (
    author_reports,
    calendar,
    directives,
    duties,
    findings,
    followers,
    groups,
    meetings,
    month_plans,
    office,
    outgoing,
    oversight,
    papers,
    ratings,
    reports,
    rules,
    tasks,
    words,
)
from app.services.sample.journal import Journal, subject_fields
from app.services.sample.texts import roster

PROVINCE = "51"
SAMPLE_LOGIN = "mau"
SAMPLE_PASSPHRASE = "mưa chiều phố núi"  # noqa: S105 - shown to everybody who opens the sample

Progress = Callable[[int, int], None]


def sample_setup(today: dt.date) -> BookSetup:
    """Return what the wizard would ask, as the sample answers it."""
    data = roster()["office"]
    return BookSetup(
        province_code=PROVINCE,
        committee_name=data["committee_name"],
        commission_name=data["commission_name"],
        body_symbol=data["body_symbol"],
        place_name=data["place_name"],
        term_name=data["term_name"],
        term_from=min(dt.date(2025, 10, 1), today),
        head_name=data["head_name"],
        head_post=LeaderPost.HEAD,
        person_name=data["person_name"],
        person_title=data["person_title"],
        login=SAMPLE_LOGIN,
        passphrase=SAMPLE_PASSPHRASE,
        with_territories=True,
        is_sample=True,
    )


def fill_sample(store: Store, today: dt.date, progress: Progress | None = None) -> None:
    """Fill a book made with ``sample_setup``; on the store's thread, several commits.

    ``progress`` gets the steps done and their number.
    """
    span = calendar.months(today)
    steps = _Steps(progress, 5 + 3 * len(span))
    with store.unit_of_work() as uow:
        staff = office.add_staff(uow, sample_setup(today), today)
        uow.commit()
    steps.done()
    with store.unit_of_work() as uow:
        places = office.add_places(uow, staff)
        uow.commit()
    with store.unit_of_work() as uow:
        teams = groups.add_groups(uow, staff, places, today)
        journal = Journal(subject_fields(uow), today)
        uow.commit()
    steps.done()
    with store.unit_of_work() as uow:
        rules.add_holidays(uow)
        in_force = rules.add_regulations(uow, staff, today)
        uow.commit()
    steps.done()
    newest = [month for month in span if month.is_over][-1]
    reported: calendar.Month | None = None
    for month in span:
        plans = list(calendar.plans(month, teams, today))
        if month is span[-1]:
            plans += calendar.ahead(teams, today)
        with store.unit_of_work() as uow:
            entries = journal.announce(uow, plans)
            uow.commit()
        steps.done()
        with store.unit_of_work() as uow:
            journal.report(uow, entries, month.last)
            uow.commit()
        steps.done()
        # A report names what is announced for the month after it.
        if reported is not None and reported.is_over:
            _report(store, teams, reported, today, newest=reported is newest)
        reported = month
        steps.done()
    with store.unit_of_work() as uow:
        ratings.add_ratings(uow, teams, today.year - 1, today)
        uow.commit()
    steps.done()
    with store.unit_of_work() as uow:
        visited = office.followed(staff, places)
        followers.add_visits(uow, visited, journal.fields, today)
        papers.add_papers(uow, teams, in_force["qc"], today)
        papers.add_follower_papers(uow, visited, staff, in_force["qd"], today)
        duties.add_facts(uow, teams, places, staff, in_force, today)
        oversight.add_oversight(uow, teams, staff, in_force, today)
        month_plans.add_plans(uow, teams, places, staff, today)
        words.add_absences(uow, teams, staff, today)
        words.add_oral_reports(uow, teams, staff, today)
        uow.commit()
    with store.unit_of_work() as uow:
        findings.add_findings(uow, teams, staff, today)
        uow.commit()
    author_reports.add_author_reports(store, teams, staff, in_force["qc"], span, today)
    with store.unit_of_work() as uow:
        directives.add_directives(uow, teams, places, staff, today)
        uow.commit()
    with store.unit_of_work() as uow:  # the last: it remarks on what was written before
        tasks.add_tasks(uow, teams, staff, today)
        uow.commit()
    with store.unit_of_work() as uow:
        meetings.add_invitations(uow, teams, today)
        meetings.add_sessions(uow, teams, staff, in_force, today)
        meetings.add_procedures(uow, teams, staff, today)
        uow.commit()
    with store.unit_of_work() as uow:
        outgoing.add_outgoing(uow, staff, today)
        uow.commit()
    steps.done()


def _report(
    store: Store, teams: list[groups.Team], month: calendar.Month, today: dt.date, *, newest: bool
) -> None:
    paragraphs = reports.drafts(store, teams, month)
    with store.unit_of_work() as uow:
        written = reports.hand_in(uow, teams, month, today, paragraphs)
        uow.commit()
    with store.unit_of_work() as uow:
        reports.answer(uow, written, today, newest=newest)
        uow.commit()


class _Steps:
    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._count = 0
        self._total = total

    def done(self) -> None:
        self._count += 1
        if self._progress is not None:
            self._progress(self._count, self._total)
