"""Engagements: the entries of the journal, with notice (đi báo việc) and outcome (về báo công)."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import DatedRecord, Record, RecordKind


class EngagementKind(StrEnum):
    """Kinds of engagement; an exchange is one line without notice."""

    TRIP = "trip"
    MEETING = "meeting"
    BRANCH_MEETING = "branch_meeting"
    GROUP_SESSION = "group_session"
    EXCHANGE = "exchange"


ALL_KINDS = frozenset(EngagementKind)

#: The kinds that are announced before going (QC Đ7.A.5); the others need no notice.
NOTICE_NEEDED = frozenset(
    {EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING}
)

#: The kinds at which it is told whether the procedure was followed (QC Đ5.2).
PROCEDURE_OBSERVED = frozenset({EngagementKind.MEETING, EngagementKind.BRANCH_MEETING})


class EngagementState(StrEnum):
    """Where an engagement stands, worked out from its facts and the day of asking."""

    ANNOUNCED = "announced"
    UNDER_WAY = "under_way"
    AWAITING_OUTCOME = "awaiting_outcome"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ProcedureFollowed(StrEnum):
    """At a meeting: was the procedure open, democratic and by the rules (QC Đ5.2)."""

    YES = "yes"
    NO = "no"
    NOT_OBSERVED = "not_observed"


class Planning(StrEnum):
    """How an engagement came about; an urgent one is confirmed afterwards."""

    PLANNED = "planned"
    UNPLANNED = "unplanned"
    URGENT = "urgent"


class PrivateContact(StrEnum):
    """The answer to the one neutral question that every notice asks (QC Đ4.1).

    It is asked whether or not a personnel procedure runs, so that the question tells nothing.
    """

    NO = "no"
    YES = "yes"


class ConsentState(StrEnum):
    """Where the consent to an engagement stands."""

    NOT_NEEDED = "not_needed"
    AWAITED = "awaited"
    GIVEN = "given"
    REFUSED = "refused"


_C = ConsentState
_ASKED = (_C.AWAITED, _C.NOT_NEEDED)
#: The addressee is whom the rule in force names, where that is not the leader in charge.
_LEADERS = (Actor.LEADER_IN_CHARGE, Actor.HEAD, Actor.ADDRESSEE)

#: Who agrees to an engagement (QC Đ5.2: the leader in charge, or who stands in for him).
#: A consent to one trip is none to another: changed in its core, it is asked for again.
CONSENT_FLOW: Flow[ConsentState] = Flow(
    kind=RecordKind.NOTICE,
    states=ConsentState,
    first=_C.NOT_NEEDED,
    moves=(
        move("consent", (*_ASKED, _C.REFUSED), _C.GIVEN, _LEADERS, goes_out=True),
        move("refuse", _ASKED, _C.REFUSED, _LEADERS, remark_needed=True, goes_out=True),
        move(
            "ask_again",
            (_C.GIVEN, _C.REFUSED),
            _C.AWAITED,
            (Actor.AUTHOR, Actor.PARTICIPANT, Actor.GROUP_MEMBER),
        ),
    ),
)


@dataclass(eq=False, kw_only=True)
class SubjectField(DatedRecord):
    """A field of work that entries are sorted by (lĩnh vực); QC Đ2.2 names four, QĐ four others."""

    code: str
    name: str
    source: str = ""
    position: int = 0


@dataclass(eq=False, kw_only=True)
class Engagement(Record):
    """One entry of the journal."""

    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    subject: str
    """Purpose and content, as announced."""
    place: str = ""
    sub_unit_id: uuid.UUID | None = None
    """The place within the territory, where it is one of the catalogue."""
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    subject_field_ids: list[uuid.UUID] = field(default_factory=list)
    participant_ids: list[uuid.UUID] = field(default_factory=list)
    """Person ids; the first is the one who answers for the entry."""
    closed_on: dt.date | None = None
    """Day on which its outcome came in; an exchange is closed from the start."""
    cancelled_on: dt.date | None = None
    cancel_reason: str = ""
    named_as_today: bool = False
    """The territory did not exist yet: "ghi theo tên hiện nay", listed for lineage."""
    origin: str = ""
    """For an imported entry: what names its row, so that the same row is not taken in twice."""
    planning: Planning | None = None
    """``None``: nobody said."""
    order_reference: str = ""
    """Number and symbol of the written order to go."""
    order_on: dt.date | None = None
    invitation_reference: str = ""
    invited_on: dt.date | None = None
    level: str = ""
    """Level and category of the meeting: words of a regulation."""
    category: str = ""
    serves: list[uuid.UUID] = field(default_factory=list)
    """Regulations that it counts for, where the user said so (trap 4)."""
    mutual: bool = False
    """An exchange that counts for both sides."""
    partner_ids: list[uuid.UUID] = field(default_factory=list)
    """With whom, for an exchange: persons, groups and divisions by their ids."""
    partner_body: str = ""
    """With whom outside: an agency, as one writes it."""

    def check(self) -> None:
        """Raise DomainError where the entry contradicts itself or lacks what every entry needs."""
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")
        if self.ends_on < self.starts_on:
            raise DomainError("return_before_departure", field="ends_on")
        one_day = self.starts_on == self.ends_on
        if one_day and self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise DomainError("return_before_departure", field="ends_at")
        if not self.participant_ids:
            raise DomainError("participant_missing", field="participants")
        if len(set(self.participant_ids)) != len(self.participant_ids):
            raise DomainError("participant_twice", field="participants")
        has_partner = bool(self.partner_ids or self.partner_body.strip())
        bound_to_none = self.kind is EngagementKind.GROUP_SESSION or has_partner
        if self.territory_id is None and not bound_to_none:
            raise DomainError("territory_missing", field="territory")
        exchange = self.kind is EngagementKind.EXCHANGE
        if (self.partner_ids or self.partner_body.strip()) and not exchange:
            raise DomainError("partner_needs_exchange", field="partners")

    def check_grounds(self, today: dt.date) -> None:
        """Raise DomainError where what the entry rests on contradicts itself.

        Codes: ``engagement_cancelled``, ``order_missing`` (a day without the paper),
        ``day_in_future``, ``mutual_needs_exchange``.
        """
        self.check_not_cancelled()
        for reference, day in (
            ("order_reference", "order_on"),
            ("invitation_reference", "invited_on"),
        ):
            given: dt.date | None = getattr(self, day)
            if given is not None:
                if not getattr(self, reference).strip():
                    raise DomainError("order_missing", field=reference)
                refuse_future(given, today, day)
        if self.mutual and self.kind is not EngagementKind.EXCHANGE:
            raise DomainError("mutual_needs_exchange", field="mutual")

    def state_on(self, today: dt.date) -> EngagementState:
        """Tell where the entry stands on that day."""
        return state_on(self.starts_on, self.ends_on, self.closed_on, self.cancelled_on, today)

    def check_open(self) -> None:
        """Raise DomainError ``engagement_cancelled`` or ``announcement_fixed``.

        What was announced may be put right until the outcome is in: afterwards the notice stands
        beside the outcome as it was given, and differences are told in the outcome.
        """
        self.check_not_cancelled()
        if self.closed_on is not None and self.kind is not EngagementKind.EXCHANGE:
            raise DomainError("announcement_fixed", day=self.closed_on)

    def check_not_cancelled(self) -> None:
        """Raise DomainError ``engagement_cancelled``."""
        if self.cancelled_on is not None:
            raise DomainError("engagement_cancelled")

    def check_own(self, person_id: uuid.UUID, outcome: "Outcome | None") -> None:
        """Raise DomainError ``not_own_outcome`` unless he took part or reported the outcome.

        What was told may be put right after closing, by those who answer for it alone; the
        change log keeps what stood before.
        """
        reporter = None if outcome is None else outcome.reported_by_id
        if person_id not in (reporter, *self.participant_ids):
            raise DomainError("not_own_outcome")

    def change_kind(self, kind: EngagementKind) -> None:
        """Make it another kind; raises ``kind_fixed`` between an exchange and the rest.

        An exchange has no notice and is closed from the start, so neither turns into the other.
        """
        if EngagementKind.EXCHANGE in (kind, self.kind) and kind is not self.kind:
            raise DomainError("kind_fixed", field="kind")
        self.kind = kind

    def take_place(
        self, starts_on: dt.date, ends_on: dt.date, participant_ids: Iterable[uuid.UUID]
    ) -> bool:
        """Take in when it really was and who really went; tells whether that differs.

        What was announced is then told by the outcome's deviations. Times of another day fall
        away. Raises the errors of ``check``.
        """
        before = (self.starts_on, self.ends_on, set(self.participant_ids))
        went = list(participant_ids)
        if before == (starts_on, ends_on, set(went)):
            return False
        if before[:2] != (starts_on, ends_on):
            self.starts_at, self.ends_at = None, None
        self.starts_on, self.ends_on, self.participant_ids = starts_on, ends_on, went
        self.check()
        return True

    def close(self, day: dt.date, *, announced: bool) -> None:
        """Close it: its outcome is in; ``announced`` tells whether it has a notice.

        Raises DomainError ``engagement_cancelled``, ``already_closed``, ``outcome_too_early``
        (an outcome is told after going, never before) or ``outcome_without_notice`` (QC Đ7.A.5:
        the notice is given first, late if need be).
        """
        self.check_closing(day, announced=announced)
        self.closed_on = day

    def check_closing(self, day: dt.date, *, announced: bool) -> None:
        """Raise what ``close`` would raise."""
        self.check_not_cancelled()
        if not announced and self.kind in NOTICE_NEEDED:
            raise DomainError("outcome_without_notice")
        self.check_not_closed()
        if day < self.starts_on:
            raise DomainError("outcome_too_early", field="reported_on", day=self.starts_on)

    def check_not_closed(self) -> None:
        """Raise DomainError ``already_closed``."""
        if self.closed_on is not None:
            raise DomainError("already_closed", day=self.closed_on)

    def cancel(self, day: dt.date, reason: str) -> None:
        """Cancel an announced entry, with the reason; a closed one stays.

        Raises DomainError ``engagement_cancelled``, ``already_closed`` or ``reason_missing``.
        """
        self.check_not_cancelled()
        self.check_not_closed()
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        self.cancelled_on = day
        self.cancel_reason = reason


def state_on(
    starts_on: dt.date,
    ends_on: dt.date,
    closed_on: dt.date | None,
    cancelled_on: dt.date | None,
    today: dt.date,
) -> EngagementState:
    """Tell where an entry with these days stands today; its outcome is due on the day of return."""
    if cancelled_on is not None:
        return EngagementState.CANCELLED
    if closed_on is not None:
        return EngagementState.CLOSED
    if today < starts_on:
        return EngagementState.ANNOUNCED
    return EngagementState.UNDER_WAY if today < ends_on else EngagementState.AWAITING_OUTCOME


@dataclass(eq=False, kw_only=True)
class Notice(Record):
    """Đi báo việc: what is told before going (QC Đ7.A.5, Đ8.1, Đ9.2)."""

    engagement_id: uuid.UUID
    given_on: dt.date
    given_by_id: uuid.UUID | None = None
    contacted: str = ""
    """Whom at the territory was spoken to beforehand, and how (QC Đ9.2)."""
    contacted_on: dt.date | None = None
    consent_needed: bool = False
    """QC Đ5.2 asks the leader in charge for meetings of committees."""
    consent_by_id: uuid.UUID | None = None
    consent_in_place_of_id: uuid.UUID | None = None
    """For whom he agreed, where he did so as a substitute by dates."""
    consent_on: dt.date | None = None
    consent_note: str = ""
    consent_days: int | None = None
    """Limits of the consent: at most so many days, and where (QC Đ5.2)."""
    consent_place: str = ""
    consent_refused_by_id: uuid.UUID | None = None
    consent_refused_on: dt.date | None = None
    programme: str = ""
    private_contact: PrivateContact | None = None
    """``None`` for what was announced before the question was asked."""
    prepared_statement: str = ""
    """What one means to say, prepared beforehand (QC Đ7.A.5)."""

    FLOW: ClassVar[Flow[ConsentState]] = CONSENT_FLOW

    @property
    def state(self) -> ConsentState:
        """Where the consent stands."""
        return consent_state(self.consent_needed, self.consent_by_id, self.consent_refused_on)

    @property
    def is_consent_told(self) -> bool:
        """Somebody has agreed or refused."""
        return self.state in (ConsentState.GIVEN, ConsentState.REFUSED)

    def limit_consent(self, days: int | None, place: str) -> None:
        """Keep how far the consent goes (QC Đ5.2).

        Raises DomainError ``consent_limit_without_consent`` or ``days_too_few``.
        """
        if (days is not None or place.strip()) and self.consent_by_id is None:
            raise DomainError("consent_limit_without_consent", field="consent_days")
        if days is not None and days < 1:
            raise DomainError("days_too_few", field="consent_days")
        self.consent_days, self.consent_place = days, place.strip()

    def answer_contact(self, answer: PrivateContact | None, purpose: str) -> None:
        """Keep the answer to the neutral question (QC Đ4.1).

        Raises DomainError ``private_contact_missing``, or ``contact_purpose_missing`` where
        there will be such contact and nobody says what for.
        """
        if answer is None:
            raise DomainError("private_contact_missing", field="private_contact")
        if answer is PrivateContact.YES and not purpose.strip():
            raise DomainError("contact_purpose_missing", field="contact_purpose")
        self.private_contact = answer

    def reach(self, step: str, state: ConsentState, word: Word) -> None:
        """Take a consent in, or its refusal (QC Đ5.2; see ``app.services.steps``)."""
        del state
        self.consent_note = word.remark.strip()
        if step == "ask_again":
            self.consent_needed = True
            self.consent_by_id, self.consent_on = None, None
            self.consent_in_place_of_id = None
            self.consent_refused_by_id, self.consent_refused_on = None, None
            self.consent_days, self.consent_place, self.consent_note = None, "", ""
        elif step == "consent":
            self.consent_by_id, self.consent_on = word.by_id, word.on
            self.consent_refused_by_id, self.consent_refused_on = None, None
        else:
            self.consent_refused_by_id, self.consent_refused_on = word.by_id, word.on


def consent_state(
    needed: bool, by_id: uuid.UUID | None, refused_on: dt.date | None
) -> ConsentState:
    """Return where a consent with these fields stands."""
    if by_id is not None:
        return ConsentState.GIVEN
    if refused_on is not None:
        return ConsentState.REFUSED
    return ConsentState.AWAITED if needed else ConsentState.NOT_NEEDED


@dataclass(eq=False, kw_only=True)
class Outcome(Record):
    """Về báo công: what is told after returning (QC Đ7.A.5, Đ8.1, Đ5.2)."""

    engagement_id: uuid.UUID
    reported_on: dt.date
    reported_by_id: uuid.UUID | None = None
    minutes: str = ""
    statements: str = ""
    results: str = ""
    procedure_followed: ProcedureFollowed | None = None
    procedure_remarks: str = ""
    deviations: str = ""
    """In what it went otherwise than announced."""
    deviation_reason: str = ""

    def check(self) -> None:
        """Raise DomainError ``outcome_empty`` if it tells nothing, ``reason_missing``."""
        if not (self.minutes.strip() or self.results.strip()):
            raise DomainError("outcome_empty", field="results")
        if self.deviations.strip() and not self.deviation_reason.strip():
            raise DomainError("reason_missing", field="deviation_reason")
