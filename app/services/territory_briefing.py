"""Fills the briefing on a territory for the leaders' working session (QC Đ5.5; domain E5)."""

import datetime as dt
import uuid
from collections.abc import Iterable

from app.documents.kinds import territory_briefing
from app.domain.commitment import CommitmentState
from app.domain.engagement import EngagementKind, EngagementState
from app.domain.finding import FindingState
from app.domain.leaders_session import LeadersSessionState
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.read_models.findings import FindingFilter
from app.read_models.journal import JournalFilter, JournalRow
from app.read_models.meetings import LeadersSessionRow
from app.read_models.territories import AssignmentRow, TerritoryProfile
from app.read_models.territory_papers import (
    BriefedSession,
    BriefingPaper,
    BriefingVisit,
    ConcludedTask,
    DirectiveState,
    EarlierSession,
    FollowingGroup,
    FollowingPerson,
    NamedLeader,
    ReportRemark,
)
from app.services.directives.service import Directives
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.printing import Printing
from app.services.roster_lists import present_members
from app.services.session import Session
from app.services.territories import Territories
from app.services.territory_figure import territory_figure

_YEAR = dt.timedelta(days=365)
_VISITS = 8
_REMARKS = 3
_PAGE = 200
_VISIT_KINDS = frozenset(
    {
        EngagementKind.TRIP,
        EngagementKind.MEETING,
        EngagementKind.BRANCH_MEETING,
        EngagementKind.EXCHANGE,
    }
)
_EARLIEST = dt.date(2013, 1, 1)


class TerritoryBriefings(PaperService):
    """See the module; called on the store's thread."""

    def __init__(
        self,
        session: Session,
        printing: Printing,
        territories: Territories,
        directives: Directives,
    ) -> None:
        super().__init__(session, printing)
        self._territories = territories
        self._directives = directives

    def for_session(self, session_id: uuid.UUID) -> MadePaper:
        """Return the briefing for a session of the leaders; raises ``record_missing``."""
        row = self._queries.leaders_sessions.one(self._scope, session_id)
        return self._made(row.territory_id, row)

    def of_territory(self, territory_id: uuid.UUID) -> MadePaper:
        """Return the briefing on a territory as of today; raises ``record_missing``.

        It is for the next session that is planned with the territory, if there is one.
        """
        today = self._today()
        planned = [
            one
            for one in self._sessions(territory_id, today, today + _YEAR)
            if one.state is LeadersSessionState.PLANNED
        ]
        return self._made(territory_id, planned[-1] if planned else None)

    def _made(self, territory_id: uuid.UUID, session: LeadersSessionRow | None) -> MadePaper:
        paper = self.context(territory_id, session)
        record = (
            (RecordKind.LEADERS_SESSION, session.id)
            if session
            else (RecordKind.TERRITORY, territory_id)
        )
        return self._printing.made(territory_briefing.build(paper), record=record)

    def context(self, territory_id: uuid.UUID, session: LeadersSessionRow | None) -> BriefingPaper:
        """Return what the briefing is filled from."""
        today, scope = self._today(), self._scope
        profile = self._queries.territories.profile(scope, territory_id, today)
        since = today - _YEAR
        visits = self._visits(territory_id, since)
        row = profile.row
        figure = None
        if row.code or row.latitude is not None:
            # As the screen asks for it, so that one picture serves both.
            picture = self._territories.map.picture(self._territories.rows()).picture
            figure = territory_figure(picture, territory_id, self._office().province_name)
        open_ones = self._queries.findings.rows(
            scope, FindingFilter(territory_id=territory_id), today
        )
        held = session.meets_on if session else today + dt.timedelta(days=1)
        return BriefingPaper(
            frame=self._printing.frame(),
            profile=profile,
            session=self._session_of(session),
            group=self._group(profile),
            leader=self._leader(row.leader_name, row.leader_id, today) if row.leader_id else None,
            followers=self._followers(profile),
            neighbours=figure.neighbours if figure else (),
            figure=figure.figure if figure else None,
            visits=self._told(visits[:_VISITS]),
            visit_count=len(visits),
            visits_since=since,
            findings=tuple(
                sorted((one for one in open_ones if one.is_open), key=lambda one: one.raised_on)
            ),
            settled=sum(
                one.state is FindingState.SETTLED
                and one.settled_on is not None
                and one.settled_on >= since
                for one in open_ones
            ),
            commitments=self._promises(territory_id, since, today),
            directives=self._states(territory_id),
            remarks=self._remarks(row.group_id),
            earlier=self._earlier(territory_id, held, session),
            rating=next(
                (
                    one
                    for one in self._queries.ratings.of_territory(scope, territory_id)
                    if one.state is RatingState.PROPOSED and one.level_name
                ),
                None,
            ),
        )

    def _sessions(
        self, territory_id: uuid.UUID, first: dt.date, last: dt.date
    ) -> list[LeadersSessionRow]:
        found = self._queries.leaders_sessions.between(self._scope, first, last)
        return [one for one in found if one.territory_id == territory_id]

    def _session_of(self, row: LeadersSessionRow | None) -> BriefedSession | None:
        if row is None:
            return None
        chair = self._leader(row.chair, row.chaired_by_id, row.meets_on)
        return BriefedSession(row.meets_on, row.starts_at, row.place, chair, row.subject)

    def _leader(self, name: str, person_id: uuid.UUID, day: dt.date) -> NamedLeader:
        leaders = self._queries.office.leaders(self._scope, day)
        post = next((one.post for one in leaders if one.person_id == person_id), None)
        return NamedLeader(name, post)

    def _group(self, profile: TerritoryProfile) -> FollowingGroup | None:
        group_id = profile.row.group_id
        assignment = next((one for one in self._present(profile) if one.group_id == group_id), None)
        if group_id is None or assignment is None:
            return None
        today = self._today()
        group = self._queries.people.group(self._scope, group_id, today)
        return FollowingGroup(
            group.row.name, group.row.lead_name, present_members(group, today), assignment
        )

    def _followers(self, profile: TerritoryProfile) -> tuple[FollowingPerson, ...]:
        mine = {one.follower_id: one for one in self._present(profile) if one.follower_id}
        if not mine:
            return ()
        return tuple(
            FollowingPerson(one.full_name, one.post_title, one.home_agency, mine[one.person_id])
            for one in self._queries.roster.followers(self._scope, self._today())
            if one.person_id in mine
        )

    def _present(self, profile: TerritoryProfile) -> Iterable[AssignmentRow]:
        today = self._today()
        return (one for one in profile.assignments if _holds(one.valid_from, one.valid_to, today))

    def _visits(self, territory_id: uuid.UUID, since: dt.date) -> list[JournalRow]:
        """Return what was gone to and not cancelled, the latest first."""
        today = self._today()
        chosen = JournalFilter(territory_id=territory_id, first_day=since, last_day=today)
        found: list[JournalRow] = []
        after = None
        while True:
            page = self._queries.journal.page(self._scope, chosen, today, after=after, limit=_PAGE)
            found += [
                one
                for one in page.rows
                if one.kind in _VISIT_KINDS and one.state is not EngagementState.CANCELLED
            ]
            after = page.following
            if after is None:
                return found

    def _told(self, rows: Iterable[JournalRow]) -> tuple[BriefingVisit, ...]:
        listed = list(rows)
        gists = self._queries.journal.gists(self._scope, [one.id for one in listed])
        return tuple(
            BriefingVisit(
                kind=one.kind,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                subject=one.subject,
                people=one.participants,
                results=gists[one.id].results if one.id in gists else "",
            )
            for one in listed
        )

    def _promises(
        self, territory_id: uuid.UUID, since: dt.date, today: dt.date
    ) -> tuple[CommitmentRow, ...]:
        """Return what is owed, and what was answered since; the most overdue first."""
        found = self._queries.commitments.rows(
            self._scope, CommitmentFilter(territory_id=territory_id, only_owed=False)
        )
        kept = [
            one
            for one in found
            if one.is_owed
            or (
                one.state is CommitmentState.ANSWERED
                and (one.answered_on is None or one.answered_on >= since)
            )
        ]
        return tuple(
            sorted(kept, key=lambda one: (-one.days_overdue(today), not one.is_owed, one.due_on))
        )

    def _states(self, territory_id: uuid.UUID) -> tuple[DirectiveState, ...]:
        today = self._today()
        return tuple(
            DirectiveState(
                form=one.directive.form,
                number=one.directive.number,
                issued_on=one.directive.issued_on,
                issuer=one.directive.issuer,
                title=one.directive.title,
                due_on=one.directive.due_on,
                state=one.progress.state if one.progress else None,
                as_of=one.progress.as_of if one.progress else None,
                evidence=one.progress.evidence if one.progress else "",
                is_overdue=one.is_overdue,
            )
            for one in self._directives.of_territory(territory_id)
            if one.directive.ended_on is None or one.directive.ended_on >= today
        )

    def _remarks(self, group_id: uuid.UUID | None) -> tuple[ReportRemark, ...]:
        if group_id is None:
            return ()
        page = self._queries.reports.page(self._scope, group_id=group_id, limit=12)
        found = [
            ReportRemark(
                one.period_from, one.period_to, one.answered_by_name, one.answered_on, one.remark
            )
            for one in page.rows
            if one.remark.strip() and one.answered_on is not None
        ]
        return tuple(found[:_REMARKS])

    def _earlier(
        self, territory_id: uuid.UUID, before: dt.date, but: LeadersSessionRow | None
    ) -> EarlierSession | None:
        rows = self._sessions(territory_id, _EARLIEST, before)
        for row in rows:
            is_this = but is not None and row.id == but.id
            if row.state is LeadersSessionState.HELD and not is_this:
                return EarlierSession(
                    meets_on=row.meets_on,
                    chair=self._leader(row.chair, row.chaired_by_id, row.meets_on),
                    conclusions=row.conclusions,
                    tasks=tuple(
                        ConcludedTask(one.text, one.assignee, one.due_on, one.state)
                        for one in row.tasks
                    ),
                )
        return None


def _holds(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    return (first is None or first <= day) and (last is None or last >= day)
