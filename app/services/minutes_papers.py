"""Minutes on paper: of a group's session, of the leaders' with a territory, of work there.

What the book does not hold (who kept the minutes, when it ended, why somebody was absent) is
typed for the paper and kept nowhere else.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.documents.engagement_terms import LEADER_POSTS
from app.documents.finding_terms import FINDING_KINDS
from app.documents.kinds import group_session_minutes, leaders_session_minutes, working_minutes
from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.group_session import SessionItemState
from app.domain.leaders_session import LeadersSessionState
from app.domain.record import RecordKind
from app.i18n.formats import paper_time
from app.read_models.group_sessions import SessionItemRow
from app.read_models.journal import EngagementDetail, OutcomeRow
from app.read_models.meetings import LeadersSessionRow
from app.read_models.minutes_papers import (
    AbsentPerson,
    GroupSessionMinutes,
    LeadersSessionMinutes,
    MinutesFrame,
    MinutesItem,
    MinutesTask,
    WorkingMinutes,
)
from app.read_models.people import MemberRow
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService

_RAISED = frozenset({SessionItemState.GOES_UP, SessionItemState.ACKNOWLEDGED})
_WORK = {
    EngagementKind.TRIP: "làm việc với",
    EngagementKind.MEETING: "dự họp tại",
    EngagementKind.BRANCH_MEETING: "dự sinh hoạt chi bộ tại",
    EngagementKind.EXCHANGE: "trao đổi với",
}


@dataclass(frozen=True, slots=True)
class MinutesForm:
    """What the form of minutes opens with; names as they are printed."""

    present: tuple[str, ...]
    absent: tuple[AbsentPerson, ...] | None
    """Who of the group was not there; None where nobody is expected by name."""
    chair: str
    chair_post: str
    with_territory: bool
    """The territory's side is asked for."""
    with_course: bool
    """What was said is typed: the book has no account of it."""
    holders: tuple[str, ...] = ()
    """Who held the territory's offices that day, with post, to be taken over."""


@dataclass(frozen=True, slots=True)
class MinutesTold:
    """What was typed for the paper; ``ends_at`` as papers write it."""

    chair: str = ""
    chair_post: str = ""
    writer: str = ""
    ends_at: str = ""
    others: tuple[str, ...] = ()
    absent: tuple[AbsentPerson, ...] | None = None
    course: tuple[str, ...] = ()


class MinutesPapers(PaperService):
    """See the module; called on the store's thread."""

    def entry_form(self, engagement_id: uuid.UUID) -> MinutesForm:
        """Return what the form opens with; raises ``outcome_missing`` before the outcome is in."""
        detail, _outcome = self._told(engagement_id)
        row = detail.row
        if row.kind is EngagementKind.GROUP_SESSION:
            absent = self._absent(detail)
            lead = self._lead_name(detail)
            chair = lead if lead in row.participants else next(iter(row.participants), "")
            post = "trưởng nhóm" if lead and chair == lead else ""
            return MinutesForm(row.participants, absent, chair, post, False, False)
        holders = self._holders(row.territory_id, row.starts_on)
        return MinutesForm(row.participants, None, "", "", True, False, holders)

    def session_form(self, session_id: uuid.UUID) -> MinutesForm:
        """Return what the form opens with; raises ``session_not_held``."""
        row = self._held(session_id)
        post = next(
            (
                LEADER_POSTS[one.post]
                for one in self._queries.office.leaders(self._scope, row.meets_on)
                if one.person_id == row.chaired_by_id
            ),
            "",
        )
        holders = self._holders(row.territory_id, row.meets_on)
        return MinutesForm(row.participants, None, row.chair, post, True, True, holders)

    def _holders(self, territory_id: uuid.UUID | None, day: dt.date) -> tuple[str, ...]:
        if territory_id is None:
            return ()
        found = self._queries.bodies.office_holders(self._scope, territory_id)
        return tuple(f"{one.full_name}, {one.post_title}" for one in found if one.holds_on(day))

    def entry(self, engagement_id: uuid.UUID, told: MinutesTold) -> MadePaper:
        """Return the minutes of a group's session, or of work in a territory.

        Raises DomainError ``outcome_missing``.
        """
        detail, outcome = self._told(engagement_id)
        record = (RecordKind.ENGAGEMENT, engagement_id)
        if detail.row.kind is EngagementKind.GROUP_SESSION:
            items = self._queries.group_sessions.items(self._scope, engagement_id)
            paper = GroupSessionMinutes(
                frame=self._entry_frame(detail, told),
                group_name=detail.row.group_name,
                items=tuple(
                    _item(one) for one in items if one.state is not SessionItemState.LEFT_OUT
                ),
                raised=tuple(_item(one) for one in items if one.state in _RAISED),
                course=_lines(outcome.minutes),
                results=_lines(outcome.results),
            )
            return self._printing.made(group_session_minutes.build(paper), record=record)
        promises = self._queries.commitments.of_engagement(self._scope, engagement_id)
        work = WorkingMinutes(
            frame=self._entry_frame(detail, told),
            group_name=detail.row.group_name,
            home_agency=self._home_agency(detail),
            territory=detail.row.territory_name,
            kind=_WORK[detail.row.kind],
            course=_lines(outcome.minutes),
            statements=_lines(outcome.statements),
            results=_lines(outcome.results),
            findings=tuple(
                f"- {FINDING_KINDS[one.kind]}: {' '.join(one.text.split())}"
                for one in detail.findings
            ),
            promises=tuple(MinutesTask(one.text, one.keeper_name, one.due_on) for one in promises),
        )
        return self._printing.made(working_minutes.build(work), record=record)

    def session(self, session_id: uuid.UUID, told: MinutesTold) -> MadePaper:
        """Return the minutes of a leaders' session; raises ``session_not_held``."""
        row = self._held(session_id)
        office = self._office()
        frame = MinutesFrame(
            authority=self._authority(),
            place=office.place_name,
            is_sample=office.is_sample,
            held_on=row.meets_on,
            held_until=row.meets_on,
            starts_at="" if row.starts_at is None else paper_time(row.starts_at),
            ends_at=told.ends_at.strip(),
            where=row.place,
            subject=row.subject,
            chair=told.chair.strip() or row.chair,
            chair_post=told.chair_post.strip(),
            writer=told.writer.strip(),
            present=tuple(dict.fromkeys((row.chair, *row.participants))),
            others=told.others,
            absent=told.absent,
        )
        paper = LeadersSessionMinutes(
            frame=frame,
            territory=row.territory_name,
            course=told.course,
            conclusions=_lines(row.conclusions),
            tasks=tuple(MinutesTask(one.text, one.assignee, one.due_on) for one in row.tasks),
        )
        record = (RecordKind.LEADERS_SESSION, session_id)
        return self._printing.made(leaders_session_minutes.build(paper), record=record)

    def _told(self, engagement_id: uuid.UUID) -> tuple[EngagementDetail, OutcomeRow]:
        detail = self._queries.journal.engagement(self._scope, engagement_id, self._today())
        if detail.outcome is None:
            raise DomainError("outcome_missing")
        return detail, detail.outcome

    def _held(self, session_id: uuid.UUID) -> LeadersSessionRow:
        row = self._queries.leaders_sessions.one(self._scope, session_id)
        if row.state is not LeadersSessionState.HELD:
            raise DomainError("session_not_held", reason="minutes")
        return row

    def _entry_frame(self, detail: EngagementDetail, told: MinutesTold) -> MinutesFrame:
        office = self._office()
        row = detail.row
        return MinutesFrame(
            authority=self._authority(),
            place=office.place_name,
            is_sample=office.is_sample,
            held_on=row.starts_on,
            held_until=row.ends_on,
            starts_at="" if detail.starts_at is None else paper_time(detail.starts_at),
            ends_at=told.ends_at.strip()
            or ("" if detail.ends_at is None else paper_time(detail.ends_at)),
            where=detail.where,
            subject=row.subject,
            chair=told.chair.strip(),
            chair_post=told.chair_post.strip(),
            writer=told.writer.strip(),
            present=row.participants,
            others=told.others,
            absent=told.absent,
        )

    def _absent(self, detail: EngagementDetail) -> tuple[AbsentPerson, ...]:
        """Return who of the group was not there, with the reason where the book has one."""
        group_id, day = detail.row.group_id, detail.row.starts_on
        if group_id is None:
            return ()
        group = self._queries.people.group(self._scope, group_id, day)
        reasons = {
            one.person_id: one.reason
            for one in self._queries.awaiting.absences(self._scope, day)
            if (one.valid_from is None or one.valid_from <= day)
            and (one.valid_to is None or day <= one.valid_to)
        }
        return tuple(
            AbsentPerson(one.full_name, reasons.get(one.person_id, ""))
            for one in group.members
            if one.person_id not in detail.participant_ids and _holds(one, day)
        )

    def _lead_name(self, detail: EngagementDetail) -> str:
        if detail.row.group_id is None:
            return ""
        group = self._queries.people.group(self._scope, detail.row.group_id, detail.row.starts_on)
        return group.row.lead_name

    def _home_agency(self, detail: EngagementDetail) -> str:
        """Return the home agency of a follower who went; empty where a group did (QĐ)."""
        if detail.row.group_id is not None:
            return ""
        rows = self._queries.roster.followers(self._scope, detail.row.starts_on, with_former=True)
        agencies = {one.person_id: one.home_agency for one in rows}
        return next((agencies[one] for one in detail.participant_ids if one in agencies), "")


def _item(row: SessionItemRow) -> MinutesItem:
    return MinutesItem(" ".join(row.text.split()), " ".join(row.conclusion.split()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _holds(row: MemberRow, day: dt.date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (
        row.valid_to is None or day <= row.valid_to
    )
