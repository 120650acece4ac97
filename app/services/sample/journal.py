"""The journal of the sample: notices in one commit, outcomes and findings in a later one."""

import datetime as dt
import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.engagement import (
    Engagement,
    EngagementKind,
    Notice,
    Outcome,
    ProcedureFollowed,
    SubjectField,
)
from app.domain.finding import Finding, FindingKind
from app.domain.flow import Word
from app.ports.store import UnitOfWork
from app.services.sample.calendar import Plan
from app.services.sample.consents import Words
from app.services.sample.evidence import Evidence
from app.services.sample.office import Place
from app.services.sample.promises import Promises
from app.services.sample.texts import die, fit_for, journal, month_of, pick
from app.services.steps import replay

_TOLD_BEFORE = (EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING)
_FINDINGS = (
    *[FindingKind.DIFFICULTY] * 9,
    *[FindingKind.PROPOSAL] * 8,
    *[FindingKind.NEW_MODEL] * 3,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: uuid.UUID
    plan: Plan
    participants: list[uuid.UUID]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Settlement:
    finding_id: uuid.UUID
    by_id: uuid.UUID
    day: dt.date
    text: str


@dataclass(slots=True)
class Journal:
    """Writes the sample's journal month by month, and remembers what is to be settled."""

    fields: Mapping[str, uuid.UUID]
    today: dt.date
    rng: random.Random = field(default_factory=lambda: die("journal"))
    evidence: Evidence = field(default_factory=Evidence)
    words: Words = field(default_factory=Words)
    promises: Promises = field(init=False)
    _settlements: list[_Settlement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.promises = Promises(self.today)

    def announce(self, uow: UnitOfWork, plans: list[Plan]) -> list[_Entry]:
        """Write entries with their notices; the outcome comes later."""
        return [self._announce(uow, plan) for plan in plans]

    def report(self, uow: UnitOfWork, entries: list[_Entry], until: dt.date) -> None:
        """Write outcomes and findings of these entries, and settle what is settled by then."""
        due = [one for one in self._settlements if one.day <= until]
        self._settlements = [one for one in self._settlements if one.day > until]
        for one in due:
            found = uow.get(Finding, one.finding_id)
            replay(uow, found, "settle", Word(one.by_id, one.day, one.text))
        for entry in entries:
            if entry.plan.closed_on is not None:
                self._close(uow, entry)

    def _announce(self, uow: UnitOfWork, plan: Plan) -> _Entry:
        rng = self.rng
        team = plan.team.members_on(plan.starts_on)
        if plan.kind is EngagementKind.GROUP_SESSION:
            going = team
        else:
            others = rng.sample(team[1:], min(len(team) - 1, rng.randrange(0, 3)))
            going = [team[0], *others] if rng.random() < 0.6 or not others else others
        words = words_at(rng, Where(plan.place, plan.starts_on))
        morning = rng.random() < 0.7
        starts_at = pick(rng, (dt.time(7, 30), dt.time(8, 0)) if morning else (dt.time(14, 0),))
        one_line = plan.kind is EngagementKind.EXCHANGE
        entry = Engagement(
            kind=plan.kind,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            territory_id=None if plan.place is None else plan.place.id,
            group_id=plan.team.id,
            subject=plan.theme.subject.format_map(words),
            place=self._where(plan, words),
            starts_at=None if one_line else starts_at,
            ends_at=None if one_line else starts_at.replace(hour=starts_at.hour + 3),
            subject_field_ids=[self.fields[plan.theme.field]],
            participant_ids=going,
        )
        if plan.place is not None and plan.place.valid_from is not None:
            entry.named_as_today = plan.starts_on < plan.place.valid_from
        entry.check()
        uow.add(entry)
        self.evidence.complete(entry, self.today)
        if one_line:
            self.words.meet(entry, _leader(plan))
        self.promises.set_agenda(uow, entry, plan)
        if plan.kind in _TOLD_BEFORE:
            notice = self._notice(plan, entry, words)
            self.promises.prepare(notice, plan, words)
            uow.add(notice)
            note = pick(rng, journal()["consent_note"]) if notice.consent_needed else ""
            agreed = self.evidence.thin_out(notice, entry, self.today)
            agreed = self.words.agreed_on(notice, entry, agreed, self.today)
            asks = self.words.complete(notice, entry, self.today)
            leader = _leader(plan)
            refused = agreed is not None and self.words.refuse(
                uow, notice, entry, leader, self.today
            )
            if agreed is not None and not refused:
                replay(uow, notice, "consent", Word(leader, agreed, note))
            if asks:
                self.words.ask(uow, notice, entry, leader, self.today)
        if plan.cancelled:
            entry.cancel(self.today, journal()["cancel_reason"])
        return _Entry(entry.id, plan, going, words)

    def _where(self, plan: Plan, words: dict[str, str]) -> str:
        if plan.kind is EngagementKind.GROUP_SESSION:
            return "Phòng họp Ban Tổ chức Tỉnh ủy"
        if plan.kind is EngagementKind.EXCHANGE:
            return "Qua điện thoại"
        if plan.kind is EngagementKind.BRANCH_MEETING and plan.place and plan.place.is_commune:
            return f"Nhà văn hóa {words['village']}"
        pool = "places_commune" if plan.place and plan.place.is_commune else "places_agency"
        where: str = pick(self.rng, journal()[pool]).format_map(words)
        return where

    def _notice(self, plan: Plan, entry: Engagement, words: dict[str, str]) -> Notice:
        rng = self.rng
        day = min(plan.starts_on, self.today) - dt.timedelta(days=rng.randrange(1, 5))
        return Notice(
            engagement_id=entry.id,
            given_on=day,
            given_by_id=entry.participant_ids[0],
            contacted=pick(rng, journal()["contacted"]),
            contacted_on=day,
            consent_needed=plan.kind is EngagementKind.MEETING,
            programme=plan.theme.programme.format_map(words),
        )

    def _lines(self, plan: Plan, pool: Mapping[str, list[str]], name: str) -> list[str]:
        return fit_for(pool[name], commune=plan.place is not None and plan.place.is_commune)

    def _close(self, uow: UnitOfWork, entry: _Entry) -> None:
        rng, plan, texts = self.rng, entry.plan, journal()
        day = min(plan.closed_on or self.today, self.today)
        session = plan.kind is EngagementKind.GROUP_SESSION
        exchange = plan.kind is EngagementKind.EXCHANGE
        meeting = plan.kind in (EngagementKind.MEETING, EngagementKind.BRANCH_MEETING)
        pool = texts["session"] if session else texts["field"][plan.theme.field]
        told = self._lines(plan, pool, "minutes")
        said = rng.sample(told, min(len(told), 2 if session else 3))
        lines = [pick(rng, texts["opening"]), *said, pick(rng, texts["closing"])]
        minutes = "" if exchange else "\n".join(lines).format_map(entry.words)
        uow.get(Engagement, entry.id).close(day, announced=True)
        outcome = Outcome(
            engagement_id=entry.id,
            reported_on=day,
            reported_by_id=entry.participants[0],
            minutes=minutes,
            statements="" if session or exchange else pick(rng, texts["statements"]),
            results=pick(rng, self._lines(plan, pool, "results")).format_map(entry.words),
            procedure_followed=(
                pick(rng, (*[ProcedureFollowed.YES] * 5, ProcedureFollowed.NOT_OBSERVED))
                if meeting
                else None
            ),
        )
        uow.add(outcome)
        self.promises.tell(uow, plan, outcome, entry.participants, entry.words)
        outcome.check()
        if plan.place is not None and not exchange and rng.random() < 0.26:
            self._find(uow, entry, pool, day)

    def _find(
        self, uow: UnitOfWork, entry: _Entry, pool: Mapping[str, list[str]], day: dt.date
    ) -> None:
        rng, plan = self.rng, entry.plan
        if plan.place is None:
            return
        kind = pick(rng, _FINDINGS)
        texts = self._lines(plan, pool, kind)
        if not texts:
            return
        finding = Finding(
            kind=kind,
            territory_id=plan.place.id,
            text=pick(rng, texts).format_map(entry.words),
            raised_on=plan.starts_on,
            raised_by_id=entry.participants[0],
            group_id=plan.team.id,
            subject_field_id=self.fields[plan.theme.field],
            engagement_id=entry.id,
        )
        finding.check()
        uow.add(finding)
        if rng.random() < 0.6:
            settled = day + dt.timedelta(days=rng.randrange(20, 90))
            text = pick(rng, journal()["settled"][kind])
            by_id = entry.participants[0]
            self._settlements.append(_Settlement(finding.id, by_id, settled, text))


def _leader(plan: Plan) -> uuid.UUID:
    own = None if plan.place is None else plan.place.leader_in_charge
    return own or plan.team.leader_in_charge


def subject_fields(uow: UnitOfWork) -> dict[str, uuid.UUID]:
    """Return the ids of the fields of work by their codes."""
    return {one.code: one.id for one in uow.find(SubjectField)}


@dataclass(frozen=True, slots=True)
class Where:
    """What the wording of an engagement depends on."""

    place: Place | None
    day: dt.date


def words_at(rng: random.Random, where: Where) -> dict[str, str]:
    """Return what the texts are filled with."""
    place = where.place
    ward = place is not None and place.name.startswith("Phường")
    village = f"{'tổ dân phố' if ward else 'thôn'} {rng.randrange(1, 9)}"
    return {
        "place": "" if place is None else place.phrase,
        "party": "" if place is None else place.party,
        "committee": "" if place is None else place.committee,
        "village": village,
        "branch": f"Chi bộ {village}",
        "month": month_of(where.day),
        "n": f"{rng.randrange(2, 9):02d}",
        "m": f"{rng.randrange(1, 4):02d}",
    }
