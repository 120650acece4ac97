"""Books with a whole province of duties, kept in the cache: both regulations on, years of facts."""

import dataclasses
import shutil
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.duty_facts import Fulfilment, RecordedEvent
from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome, Planning
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, AssignmentDecision, Group, GroupMembership, GroupRole
from app.domain.office import Division
from app.domain.people import CommissionLeader, CommuneFollower, LeaderPost, Officer, Person
from app.domain.record import Record
from app.domain.report import Report, ReportKind, ReportState
from app.domain.territory import Territory, TerritoryKind
from app.ports.store import Store
from app.read_models.facts import EngagementFact, Facts, Key, PaperFact, PersonFact
from app.regulations.regulation import Regulation
from app.services.regulations.stored import new_record, new_rule_record, write_header
from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE, sample_setup
from app.services.session import Session
from benches.books import books_in
from benches.province import TODAY, both_regulations, facts_of

#: Counts up where the content changes, so that an older cache is not taken for it.
VERSION = 2
BATCH = 500
"""Records in one commit."""
_REPORTS = frozenset(ReportKind)


@dataclass(frozen=True, slots=True)
class DutyBook:
    """A book in the cache; ``facts`` is what it was made of."""

    folder: Path
    years: int
    territories: int

    def open(self) -> Session:
        """Open it as its one person."""
        return books_in(self.folder.parent).open(self.folder, SAMPLE_LOGIN, SAMPLE_PASSPHRASE)


def cached_duty_book(cache: Path, years: int, territories: int) -> DutyBook:
    """Return the book of so many years, making it if it is not there."""
    folder = cache / f"duties-{years}-{territories}-v{VERSION}"
    whole = cache / f"{folder.name}.whole"
    if not whole.exists():
        shutil.rmtree(folder, ignore_errors=True)
        _make(cache, folder, years, territories)
        whole.touch()
    return DutyBook(folder, years, territories)


def _make(cache: Path, folder: Path, years: int, territories: int) -> None:
    started = time.monotonic()
    books = books_in(cache)
    setup = dataclasses.replace(sample_setup(TODAY), with_territories=False)
    session = books.create(folder, setup).session
    try:
        facts = facts_of(years, territories)
        with session.store.unit_of_work() as uow:
            kinds = {kind.code: kind.id for kind in uow.find(TerritoryKind)}
        records = list(_Records(facts, kinds, session.person_id).all(both_regulations(years)))
        _write(session.store, records)
    finally:
        books.close(session)
    seconds = time.monotonic() - started
    print(f"{years} years of duties made in {seconds:.0f} s", file=sys.stderr)


def _write(store: Store, records: Sequence[Record]) -> None:
    for start in range(0, len(records), BATCH):
        with store.unit_of_work() as uow:
            for one in records[start : start + BATCH]:
                uow.add(one)
            uow.commit()


class _Records:
    """Makes the records that the facts would be read from."""

    def __init__(self, facts: Facts, kinds: dict[str, uuid.UUID], me: uuid.UUID) -> None:
        self._facts = facts
        self._kinds = kinds
        self._me = me

    def all(self, regulations: Sequence[Regulation]) -> Iterator[Record]:
        """Yield them, those that others point to first."""
        yield from self._regulations(regulations)
        yield from self._roster()
        for one in self._facts.engagements:
            yield from self._engagement(one)
        for paper in self._facts.papers:
            yield self._paper(paper)
        for event in self._facts.events:
            yield RecordedEvent(
                id=_id(event.key), kind=event.kind, happened_on=event.on,
                territory_id=_ref(event.territory),
            )  # fmt: skip

    def _regulations(self, regulations: Sequence[Regulation]) -> Iterator[Record]:
        for regulation in regulations:
            record = new_record(regulation, f"built_in:{regulation.id}")
            write_header(record, regulation, None)
            if regulation.applies_from is not None:
                record.switch_on(regulation.applies_from, TODAY, self._me)
            yield record
            for position, rule in enumerate(regulation.rules):
                yield new_rule_record(record.id, rule, position)

    def _roster(self) -> Iterator[Record]:
        facts = self._facts
        for division in facts.divisions:
            yield Division(
                id=_id(division.key), name=division.name, is_overseer=division.is_overseer
            )
        for person in facts.people:
            yield Person(id=_id(person.key), full_name=person.name)
            yield _post(person)
        for decision in facts.decisions:
            yield AssignmentDecision(
                id=_id(decision.key), number=decision.number, signed_on=decision.signed_on
            )
        for place in facts.territories:
            yield Territory(
                id=_id(place.key), name=place.name, kind_id=self._kinds[place.kind],
                standing_member_id=_ref(place.standing_member),
            )  # fmt: skip
        for group in facts.groups:
            yield Group(
                id=_id(group.key), name=group.name, valid_from=group.since,
                leader_in_charge_id=_ref(group.leader_in_charge),
            )  # fmt: skip
            for member in group.members:
                yield GroupMembership(
                    group_id=_id(group.key), person_id=_id(member.person),
                    role=GroupRole(member.role), valid_from=member.since,
                )  # fmt: skip
        for one in facts.assignments:
            yield Assignment(
                id=_id(one.key), territory_id=_id(one.territory), group_id=_ref(one.group),
                follower_id=_ref(one.person), decision_id=_ref(one.decision),
                valid_from=one.since,
            )  # fmt: skip

    def _engagement(self, one: EngagementFact) -> Iterator[Record]:
        key = _id(one.key)
        people = [_id(person) for person in one.people]
        yield Engagement(
            id=key, kind=EngagementKind(one.kind), starts_on=one.start, ends_on=one.end,
            territory_id=_ref(one.territories[0]), group_id=_ref(one.group),
            subject="Làm việc về công tác tổ chức xây dựng Đảng", participant_ids=people,
            closed_on=one.outcome_on, planning=Planning(one.planning) if one.planning else None,
        )  # fmt: skip
        if one.notice_on is not None:
            consent = one.consents[0] if one.consents else None
            yield Notice(
                engagement_id=key, given_on=one.notice_on, given_by_id=people[0],
                contacted="Đã trao đổi qua điện thoại", contacted_on=one.contacted_on,
                consent_needed=one.kind == EngagementKind.MEETING,
                consent_by_id=None if consent is None else _id(consent.by),
                consent_on=None if consent is None else consent.on,
            )  # fmt: skip
        if one.outcome_on is not None:
            yield Outcome(
                engagement_id=key, reported_on=one.outcome_on, reported_by_id=people[0],
                minutes="Đã làm việc theo chương trình." if one.has_minutes else "",
                results="Thống nhất nội dung.",
            )  # fmt: skip

    def _paper(self, paper: PaperFact) -> Record:
        key, author = _id(paper.key), _ref(paper.author)
        if paper.kind == "finding":
            return Finding(
                id=key, kind=FindingKind.DIFFICULTY, territory_id=_id(paper.territory),
                text="Còn thiếu hướng dẫn.", raised_on=paper.done_on or TODAY, group_id=author,
            )  # fmt: skip
        groups = {group.key for group in self._facts.groups}
        if paper.kind in _REPORTS and paper.author in groups:
            return Report(
                id=key, kind=ReportKind(paper.kind), group_id=_id(paper.author), outline="monthly",
                period_from=paper.period_from or TODAY, period_to=paper.period_to or TODAY,
                state=ReportState.HANDED_IN, handed_in_on=paper.handed_in_on,
            )  # fmt: skip
        people = {person.key for person in self._facts.people}
        return Fulfilment(
            id=key, kind=paper.kind, territory_id=_ref(paper.territory),
            author_person_id=author if paper.author in people else None,
            author_group_id=author if paper.author in groups else None,
            author_territory_id=author if paper.author == paper.territory else None,
            period_from=paper.period_from, period_to=paper.period_to, done_on=paper.done_on,
            handed_in_on=paper.handed_in_on, received_on=paper.received_on,
            addressee=paper.to, through=paper.through, channel=paper.channel,
        )  # fmt: skip


def _post(person: PersonFact) -> Record:
    key, post = _id(person.key), person.posts[0]
    if post.role == "leader":
        return CommissionLeader(person_id=key, post=LeaderPost.DEPUTY)
    if post.role == "follower":
        return CommuneFollower(person_id=key, home_agency=post.body)
    return Officer(person_id=key, division_id=_ref(post.division), title="Chuyên viên")


def _id(key: Key | None) -> uuid.UUID:
    if not isinstance(key, uuid.UUID):
        raise TypeError(type(key).__name__)
    return key


def _ref(key: Key | None) -> uuid.UUID | None:
    return None if key is None else _id(key)
