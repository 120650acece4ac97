"""The read side of the store: one Protocol a subject, every method under a required scope.

All are called on the store's thread and return frozen rows. ``day`` is the day whose state is
shown; lists that page run newest first.
"""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from app.domain.engagement import EngagementKind
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.domain.report import ReportFamily, ReportKind, ReportState
from app.domain.standing import Standing
from app.ports.queries_bodies import BodyQueries
from app.ports.queries_commitments import CommitmentQueries, GroupSessionQueries
from app.ports.queries_directives import DirectiveQueries
from app.ports.queries_findings import FindingQueries
from app.ports.queries_lineage import LineageQueries
from app.ports.queries_meetings import (
    InvitationQueries,
    LeadersSessionQueries,
    ProcedureQueries,
)
from app.ports.queries_notices import NoticeQueries
from app.ports.queries_outgoing import OutgoingQueries, PaperCodeQueries
from app.ports.queries_plans import PlanQueries
from app.ports.queries_references import ReferenceQueries
from app.ports.queries_tasks import OpinionQueries, RequestQueries, TaskQueries
from app.ports.scope import Scope
from app.ports.signing import Verifier
from app.read_models.awaiting import AbsenceRow, AwaitingRow, OralReportRow
from app.read_models.compliance import (
    CheckRow,
    ExemptionRow,
    FollowingBarRow,
    FulfilmentRow,
    HolidayRow,
    ObstacleRow,
    PeerPairRow,
    RecordedEventRow,
    RotationClockRow,
    TerritoryNumberRow,
)
from app.read_models.facts import EngagementFact, EventFact, Facts, PaperFact
from app.read_models.home import HomeFacts
from app.read_models.imports import (
    KnownAssignment,
    KnownDecision,
    KnownEntry,
    KnownFinding,
    KnownGroup,
    KnownMembership,
    KnownPerson,
    KnownRating,
    KnownTerritory,
)
from app.read_models.journal import EngagementDetail, EntryGist, JournalFilter, JournalRow
from app.read_models.office import (
    AccountRow,
    Choice,
    CongressTermRow,
    DivisionRow,
    KindRow,
    LeaderRow,
    OfficeRow,
)
from app.read_models.page import Mark, Page
from app.read_models.people import GroupDetail, GroupRow, PersonRow
from app.read_models.ratings import (
    EvidenceCandidate,
    EvidenceRow,
    NewestRating,
    RatingRow,
    RatingYearRow,
    SchemeRow,
)
from app.read_models.records import (
    AttachmentRow,
    HistoryRow,
    LogHead,
    LogMark,
    LogVerdict,
    RecordName,
    SearchHit,
)
from app.read_models.regulations import RegulationRow
from app.read_models.reports import (
    GroupReportFact,
    ReportDetail,
    ReportMaterial,
    ReportRow,
    ReportSource,
)
from app.read_models.roster import (
    DecisionRow,
    FollowerRow,
    PersonDetail,
    PostRow,
    StandingMemberRow,
)
from app.read_models.sheet_layouts import KnownMapping
from app.read_models.steps import StepRow
from app.read_models.territories import (
    BoundaryMark,
    BoundaryRow,
    FormerName,
    LineageQuestion,
    TerritoryProfile,
    TerritoryRow,
)


class OfficeQueries(Protocol):
    """The office and the short lists of forms."""

    def office(self, scope: Scope) -> OfficeRow: ...
    def terms(self, scope: Scope) -> tuple[CongressTermRow, ...]: ...
    def divisions(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]: ...
    def division_rows(self, scope: Scope, day: dt.date) -> tuple[DivisionRow, ...]: ...
    def kinds(self, scope: Scope) -> tuple[KindRow, ...]: ...
    def subject_fields(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]: ...
    def leaders(self, scope: Scope, day: dt.date) -> tuple[LeaderRow, ...]: ...
    def accounts(self, scope: Scope) -> tuple[AccountRow, ...]: ...


class TerritoryQueries(Protocol):
    """Tree, table, map and profile."""

    def rows(
        self, scope: Scope, day: dt.date, *, with_ended: bool = False
    ) -> tuple[TerritoryRow, ...]: ...
    def choices(self, scope: Scope, day: dt.date | None) -> tuple[Choice, ...]: ...
    def profile(self, scope: Scope, territory_id: uuid.UUID, day: dt.date) -> TerritoryProfile: ...
    def boundaries(self, scope: Scope, level: int) -> tuple[BoundaryRow, ...]: ...
    def boundary_marks(self, scope: Scope) -> tuple[BoundaryMark, ...]: ...
    def former_names(self, scope: Scope) -> tuple[FormerName, ...]: ...
    def lineage_questions(self, scope: Scope) -> tuple[LineageQuestion, ...]: ...


class PeopleQueries(Protocol):
    """People and groups."""

    def people(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[PersonRow, ...]: ...
    def groups(
        self,
        scope: Scope,
        day: dt.date,
        *,
        with_ended: bool = False,
        territory_ids: Collection[uuid.UUID] = (),
    ) -> tuple[GroupRow, ...]: ...
    def group(self, scope: Scope, group_id: uuid.UUID, day: dt.date) -> GroupDetail: ...


class RosterQueries(Protocol):
    """People in time, followers of communes, written decisions."""

    def person(self, scope: Scope, person_id: uuid.UUID) -> PersonDetail: ...
    def posts(self, scope: Scope) -> tuple[PostRow, ...]: ...
    def standing_members(self, scope: Scope) -> tuple[StandingMemberRow, ...]: ...
    def followers(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[FollowerRow, ...]: ...
    def decisions(self, scope: Scope) -> tuple[DecisionRow, ...]: ...


class JournalQueries(Protocol):
    """Engagements."""

    def page(
        self,
        scope: Scope,
        chosen: JournalFilter,
        today: dt.date,
        *,
        after: Mark | None = None,
        limit: int = ...,
    ) -> Page[JournalRow]: ...
    def gists(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, EntryGist]: ...
    def engagement(
        self, scope: Scope, engagement_id: uuid.UUID, today: dt.date
    ) -> EngagementDetail: ...


class ReportQueries(Protocol):
    """Reports and what they are drafted from."""

    def page(
        self,
        scope: Scope,
        *,
        family: ReportFamily | None = None,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        period: tuple[dt.date, dt.date] | None = None,
        territory_ids: Collection[uuid.UUID] = (),
        after: Mark | None = None,
        limit: int = ...,
    ) -> Page[ReportRow]: ...
    def report(self, scope: Scope, report_id: uuid.UUID) -> ReportDetail: ...
    def find(
        self,
        scope: Scope,
        kind: ReportKind,
        period_from: dt.date,
        period_to: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        follower_id: uuid.UUID | None = None,
        outline: str | None = None,
    ) -> uuid.UUID | None: ...
    def material(self, scope: Scope, source: ReportSource) -> ReportMaterial: ...
    def handed_in(
        self, scope: Scope, period_from: dt.date, period_to: dt.date
    ) -> tuple[GroupReportFact, ...]: ...


class RatingQueries(Protocol):
    """Proposed ratings of territories."""

    def schemes(self, scope: Scope) -> tuple[SchemeRow, ...]: ...
    def rows(
        self,
        scope: Scope,
        year: int,
        *,
        group_id: uuid.UUID | None = None,
        state: RatingState | None = None,
    ) -> tuple[RatingRow, ...]: ...
    def of_territory(self, scope: Scope, territory_id: uuid.UUID) -> tuple[RatingYearRow, ...]: ...
    def newest(self, scope: Scope) -> tuple[NewestRating, ...]: ...
    def place_of(self, scope: Scope, rating_id: uuid.UUID) -> tuple[uuid.UUID, int]: ...
    def evidence(self, scope: Scope, rating_id: uuid.UUID) -> tuple[EvidenceRow, ...]: ...
    def candidates(
        self, scope: Scope, territory_id: uuid.UUID, year: int
    ) -> tuple[EvidenceCandidate, ...]: ...


class RecordQueries(Protocol):
    """What every record has, and the search over them."""

    def history(
        self, scope: Scope, record_ids: tuple[uuid.UUID, ...]
    ) -> tuple[HistoryRow, ...]: ...
    def names(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordName]: ...
    def attachments(self, scope: Scope, record_id: uuid.UUID) -> tuple[AttachmentRow, ...]: ...
    def content(self, scope: Scope, attachment_id: uuid.UUID) -> bytes: ...
    def search(self, scope: Scope, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]: ...
    def drafts(
        self, scope: Scope, person_id: uuid.UUID, form: str
    ) -> tuple[dt.datetime, str] | None: ...
    def device_of(self, scope: Scope, signing_key: bytes) -> uuid.UUID | None: ...
    def changed_since(
        self, scope: Scope, mark: LogMark
    ) -> tuple[LogMark, frozenset[tuple[RecordKind, uuid.UUID]]]: ...
    def kinds(self, scope: Scope, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, RecordKind]: ...
    def heads(self, scope: Scope) -> tuple[LogHead, ...]: ...
    def verify(
        self,
        scope: Scope,
        verifier: Verifier,
        progress: Callable[[int, int], None] | None = None,
    ) -> LogVerdict: ...
    def count(self, scope: Scope, kind: RecordKind) -> int: ...


class HomeQueries(Protocol):
    """The home screen."""

    def facts(
        self,
        scope: Scope,
        today: dt.date,
        *,
        group_id: uuid.UUID | None = None,
        with_terms: bool = True,
    ) -> HomeFacts: ...


class ImportQueries(Protocol):
    """What rows of an office's Excel files are held against."""

    def territories(self, scope: Scope) -> tuple[KnownTerritory, ...]: ...
    def people(self, scope: Scope, day: dt.date) -> tuple[KnownPerson, ...]: ...
    def groups(self, scope: Scope) -> tuple[KnownGroup, ...]: ...
    def memberships(self, scope: Scope) -> tuple[KnownMembership, ...]: ...
    def assignments(self, scope: Scope) -> tuple[KnownAssignment, ...]: ...
    def decisions(self, scope: Scope) -> tuple[KnownDecision, ...]: ...
    def entries(self, scope: Scope, first: dt.date, last: dt.date) -> tuple[KnownEntry, ...]: ...
    def findings(self, scope: Scope) -> tuple[KnownFinding, ...]: ...
    def ratings(self, scope: Scope) -> tuple[KnownRating, ...]: ...
    def mappings(self, scope: Scope) -> tuple[KnownMapping, ...]: ...


class DutyQueries(Protocol):
    """Regulations, the facts that obligations are computed from, and the lists of both."""

    def facts(
        self,
        scope: Scope,
        since: dt.date,
        until: dt.date,
        *,
        earlier: Collection[EngagementKind] = ...,
        evidence_until: dt.date | None = ...,
    ) -> Facts: ...
    def facts_as_known(
        self,
        scope: Scope,
        day: dt.date,
        since: dt.date,
        until: dt.date,
        progress: Callable[[int, int], None] | None = None,
        *,
        earlier: Collection[EngagementKind] = ...,
        evidence_until: dt.date | None = ...,
    ) -> Facts: ...
    def engagement_facts(
        self, scope: Scope, ids: Collection[uuid.UUID]
    ) -> tuple[EngagementFact, ...]: ...
    def paper_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[PaperFact, ...]: ...
    def event_facts(self, scope: Scope, ids: Collection[uuid.UUID]) -> tuple[EventFact, ...]: ...
    def regulations(self, scope: Scope) -> tuple[RegulationRow, ...]: ...
    def holidays(self, scope: Scope) -> tuple[HolidayRow, ...]: ...
    def exemptions(self, scope: Scope) -> tuple[ExemptionRow, ...]: ...
    def checks(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
    ) -> tuple[CheckRow, ...]: ...
    def obstacles(
        self,
        scope: Scope,
        *,
        regulation_id: uuid.UUID | None = None,
        state: ObstacleState | None = None,
    ) -> tuple[ObstacleRow, ...]: ...
    def fulfilments(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        group_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        with_cancelled: bool = False,
    ) -> tuple[FulfilmentRow, ...]: ...
    def recorded_events(
        self,
        scope: Scope,
        *,
        territory_id: uuid.UUID | None = None,
        kind: str | None = None,
        with_cancelled: bool = False,
    ) -> tuple[RecordedEventRow, ...]: ...
    def territory_numbers(
        self, scope: Scope, *, territory_id: uuid.UUID | None = None
    ) -> tuple[TerritoryNumberRow, ...]: ...
    def bars(self, scope: Scope) -> tuple[FollowingBarRow, ...]: ...
    def pairs(self, scope: Scope) -> tuple[PeerPairRow, ...]: ...
    def rotation_clocks(self, scope: Scope) -> tuple[RotationClockRow, ...]: ...


class StandingQueries(Protocol):
    """Who is what on a day: leads, leaders in charge, who is away and who stands in."""

    def on(self, scope: Scope, day: dt.date) -> Standing: ...


class AwaitingQueries(Protocol):
    """What awaits a leader's word, absences, oral reports."""

    def rows(self, scope: Scope) -> tuple[AwaitingRow, ...]: ...
    def absences(self, scope: Scope, since: dt.date) -> tuple[AbsenceRow, ...]: ...
    def oral_reports(self, scope: Scope, since: dt.date) -> tuple[OralReportRow, ...]: ...
    def oral_report(self, scope: Scope, report_id: uuid.UUID) -> OralReportRow: ...


class StepQueries(Protocol):
    """The trace of steps."""

    def of(self, scope: Scope, record_ids: Collection[uuid.UUID]) -> tuple[StepRow, ...]: ...
    def one(self, scope: Scope, step_id: uuid.UUID) -> StepRow: ...
    def to_countersign(self, scope: Scope, person_id: uuid.UUID) -> tuple[StepRow, ...]: ...


class Queries(Protocol):
    """All of them."""

    @property
    def office(self) -> OfficeQueries: ...
    @property
    def territories(self) -> TerritoryQueries: ...
    @property
    def bodies(self) -> BodyQueries: ...
    @property
    def people(self) -> PeopleQueries: ...
    @property
    def roster(self) -> RosterQueries: ...
    @property
    def journal(self) -> JournalQueries: ...
    @property
    def notices(self) -> NoticeQueries: ...
    @property
    def findings(self) -> FindingQueries: ...
    @property
    def reports(self) -> ReportQueries: ...
    @property
    def ratings(self) -> RatingQueries: ...
    @property
    def records(self) -> RecordQueries: ...
    @property
    def lineage(self) -> LineageQueries: ...
    @property
    def references(self) -> ReferenceQueries: ...
    @property
    def home(self) -> HomeQueries: ...
    @property
    def imports(self) -> ImportQueries: ...
    @property
    def duties(self) -> DutyQueries: ...
    @property
    def standing(self) -> StandingQueries: ...
    @property
    def steps(self) -> StepQueries: ...
    @property
    def awaiting(self) -> AwaitingQueries: ...
    @property
    def tasks(self) -> TaskQueries: ...
    @property
    def requests(self) -> RequestQueries: ...
    @property
    def opinions(self) -> OpinionQueries: ...
    @property
    def invitations(self) -> InvitationQueries: ...
    @property
    def leaders_sessions(self) -> LeadersSessionQueries: ...
    @property
    def procedures(self) -> ProcedureQueries: ...
    @property
    def directives(self) -> DirectiveQueries: ...
    @property
    def commitments(self) -> CommitmentQueries: ...
    @property
    def group_sessions(self) -> GroupSessionQueries: ...
    @property
    def plans(self) -> PlanQueries: ...
    @property
    def outgoing(self) -> OutgoingQueries: ...
    @property
    def paper_codes(self) -> PaperCodeQueries: ...
