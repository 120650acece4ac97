"""What the papers on territories and on who follows them are filled from.

Rows come as the queries return them; wording and layout are ``app.documents``'.
"""

import datetime as dt
from dataclasses import dataclass

from app.documents.model import MapFigure
from app.domain.directive import ProgressState
from app.domain.engagement import EngagementKind, EngagementState
from app.domain.people import LeaderPost
from app.domain.task import TaskState
from app.read_models.commitments import CommitmentRow
from app.read_models.compliance_papers import PaperFrame
from app.read_models.findings import FindingRow
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import AssignmentRow, TerritoryProfile, TerritoryRow


@dataclass(frozen=True, slots=True)
class NamedLeader:
    """A leader of the Commission with the post of the day; ``None`` where he holds none."""

    full_name: str
    post: LeaderPost | None = None


@dataclass(frozen=True, slots=True)
class BriefedSession:
    """The working session that a briefing is for (QC Đ5.5)."""

    meets_on: dt.date
    starts_at: dt.time | None
    place: str
    chair: NamedLeader
    subject: str


@dataclass(frozen=True, slots=True)
class FollowingGroup:
    """The group that follows a territory on the day, and since when."""

    name: str
    lead: str
    members: tuple[str, ...]
    assignment: AssignmentRow


@dataclass(frozen=True, slots=True)
class FollowingPerson:
    """A follower of communes (QĐ) who follows a territory on the day."""

    full_name: str
    post_title: str
    home_agency: str
    assignment: AssignmentRow


@dataclass(frozen=True, slots=True)
class BriefingVisit:
    """A visit, meeting or exchange with the territory; ``results`` empty: not told yet."""

    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    subject: str
    people: tuple[str, ...]
    results: str


@dataclass(frozen=True, slots=True)
class DirectiveState:
    """How far the territory has carried out a directive; ``state`` None: not written down."""

    form: str
    number: str
    issued_on: dt.date | None
    issuer: str
    title: str
    due_on: dt.date | None
    state: ProgressState | None
    as_of: dt.date | None
    evidence: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ReportRemark:
    """What a leader said of the group's report of a period."""

    period_from: dt.date
    period_to: dt.date
    by: str
    on: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class ConcludedTask:
    """A task that came out of a session."""

    text: str
    assignee: str
    due_on: dt.date | None
    state: TaskState


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """The last session of the leaders with the territory, what it concluded and what came of it."""

    meets_on: dt.date
    chair: NamedLeader
    conclusions: str
    tasks: tuple[ConcludedTask, ...]


@dataclass(frozen=True, slots=True)
class BriefingPaper:
    """A briefing on a territory (QC Đ5.5); ``frame.signer_name`` is who prepared it.

    ``visits_since`` is the first day of which ``visit_count`` counts; ``visits`` are the last of
    them. Findings are the open ones, ``settled`` how many were settled since then.
    """

    frame: PaperFrame
    profile: TerritoryProfile
    session: BriefedSession | None
    group: FollowingGroup | None
    leader: NamedLeader | None
    followers: tuple[FollowingPerson, ...]
    neighbours: tuple[str, ...]
    figure: MapFigure | None
    visits: tuple[BriefingVisit, ...]
    visit_count: int
    visits_since: dt.date
    findings: tuple[FindingRow, ...]
    settled: int
    commitments: tuple[CommitmentRow, ...]
    directives: tuple[DirectiveState, ...]
    remarks: tuple[ReportRemark, ...]
    earlier: EarlierSession | None
    rating: RatingYearRow | None


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group with its people and territories of the day."""

    name: str
    decision: str
    leader_in_charge: str
    lead: str
    members: tuple[str, ...]
    territories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupListPaper:
    """The groups of a day; ``day`` is also the day of the data."""

    frame: PaperFrame
    groups: tuple[ListedGroup, ...]


@dataclass(frozen=True, slots=True)
class ListedTerritory:
    """A territory with who follows it on the day."""

    row: TerritoryRow
    lead: str
    followers: tuple[str, ...]
    since: dt.date | None
    decision: str


@dataclass(frozen=True, slots=True)
class TerritoryListPaper:
    """Territories as the screen shows them; ``limits`` says in words what was left out."""

    frame: PaperFrame
    limits: tuple[str, ...]
    territories: tuple[ListedTerritory, ...]


@dataclass(frozen=True, slots=True)
class ListedFollower:
    """A follower of communes with home agency and communes."""

    full_name: str
    post_title: str
    home_agency: str
    home_agency_head: str
    communes: tuple[AssignmentRow, ...]


@dataclass(frozen=True, slots=True)
class FollowerListPaper:
    """The followers of communes on a day (QĐ)."""

    frame: PaperFrame
    followers: tuple[ListedFollower, ...]


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """One entry of the journal; ``told_on`` when the notice was given, ``reported_on`` the
    outcome."""

    kind: EngagementKind
    state: EngagementState
    starts_on: dt.date
    ends_on: dt.date
    territory: str
    group: str
    subject: str
    people: tuple[str, ...]
    told_on: dt.date | None
    reported_on: dt.date | None
    results: str


@dataclass(frozen=True, slots=True)
class JournalExtractPaper:
    """An extract of the journal, the oldest entry first; ``limits`` is the filter in words."""

    frame: PaperFrame
    first: dt.date | None
    last: dt.date | None
    limits: tuple[str, ...]
    lines: tuple[ExtractLine, ...]


@dataclass(frozen=True, slots=True)
class TerritoryMapPaper:
    """The map of the province's territories; ``theme`` says what its fills tell."""

    province: str
    theme: str
    day: dt.date
    figure: MapFigure
    is_sample: bool = False
