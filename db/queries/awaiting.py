"""What awaits a leader's word, absences, oral reports."""

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.finding import HandoverState, HandoverTo
from app.domain.group_session import SessionItemState
from app.domain.invitation import InvitationState
from app.domain.month_plan import PlanState
from app.domain.oral_report import OralReportState
from app.domain.personnel import PermissionState
from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.domain.task import TaskState
from app.ports.scope import Scope
from app.read_models.awaiting import AbsenceRow, AwaitingRow, OralReportRow
from db.queries.parts import SqlReader, in_scope
from db.schema import (
    absence,
    contact_permission,
    engagement,
    finding,
    finding_handover,
    group,
    invitation,
    month_plan,
    notice,
    oral_report,
    person,
    report,
    session_item,
    task,
    territory,
)

_K = RecordKind


class SqlAwaitingQueries(SqlReader):
    """See ``app.ports.queries_journal.AwaitingQueries``."""

    def rows(self, scope: Scope) -> tuple[AwaitingRow, ...]:
        """Return everything that awaits a leader's word, what waits longest first."""
        found: list[AwaitingRow] = []
        with self._reading() as connection:
            for kind, shown, query in _questions(scope):
                found.extend(
                    AwaitingRow(kind, row[0], shown, *row[1:]) for row in connection.execute(query)
                )
        return tuple(sorted(found, key=lambda row: (row.since or dt.date.min, row.record_id)))

    def absences(self, scope: Scope, since: dt.date) -> tuple[AbsenceRow, ...]:
        """Return the absences that end on that day or later, the latest first."""
        del scope
        away, other = person.alias("away"), person.alias("other")
        query = (
            sa.select(
                absence.c.id,
                absence.c.person_id,
                away.c.full_name,
                absence.c.substitute_id,
                sa.func.coalesce(other.c.full_name, ""),
                absence.c.group_id,
                sa.func.coalesce(group.c.name, ""),
                absence.c.valid_from,
                absence.c.valid_to,
                absence.c.reason,
                absence.c.ground,
            )
            .join(away, away.c.id == absence.c.person_id)
            .outerjoin(other, other.c.id == absence.c.substitute_id)
            .outerjoin(group, group.c.id == absence.c.group_id)
            .where(absence.c.valid_to >= since)
            .order_by(absence.c.valid_from.desc(), absence.c.id)
        )
        with self._reading() as connection:
            return tuple(AbsenceRow(*row) for row in connection.execute(query))

    def oral_reports(self, scope: Scope, since: dt.date) -> tuple[OralReportRow, ...]:
        """Return the oral reports since that day, the newest first."""
        return self._oral(scope, oral_report.c.reported_on >= since)

    def oral_report(self, scope: Scope, report_id: uuid.UUID) -> OralReportRow:
        """Return one oral report; raises DomainError ``record_missing``."""
        rows = self._oral(scope, oral_report.c.id == report_id)
        if not rows:
            raise DomainError("record_missing", kind="oral_report")
        return rows[0]

    def _oral(self, scope: Scope, condition: "sa.ColumnElement[bool]") -> tuple[OralReportRow, ...]:
        told, by, to = oral_report, person.alias("by"), person.alias("to")
        names: dict[str, Any] = {
            "reported_by_name": by.c.full_name,
            "to_name": to.c.full_name,
            "group_name": sa.func.coalesce(group.c.name, ""),
            "territory_name": sa.func.coalesce(territory.c.name, ""),
        }
        columns = [
            names[name].label(name) if name in names else told.c[name]
            for name in OralReportRow.__dataclass_fields__
        ]
        query = (
            sa.select(*columns)
            .join(by, by.c.id == told.c.reported_by_id)
            .join(to, to.c.id == told.c.to_id)
            .outerjoin(group, group.c.id == told.c.group_id)
            .outerjoin(territory, territory.c.id == told.c.territory_id)
            .where(condition, in_scope(scope, told.c.territory_id))
            .order_by(told.c.reported_on.desc(), told.c.id.desc())
        )
        with self._reading() as connection:
            return tuple(OralReportRow(*row) for row in connection.execute(query))


def _questions(scope: Scope) -> Iterator[tuple[RecordKind, RecordKind, "sa.Select[Any]"]]:
    """Give a query a kind; its columns are those of ``AwaitingRow`` but the two kinds."""
    entry = engagement

    def ask(
        source: Any,
        *conditions: Any,
        record: Any,
        shown: Any,
        since: Any,
        text: Any,
        asker: Any,
        place: Any = None,
        team: Any = None,
        month: Any = None,
        due: Any = None,
        to: Any = None,
    ) -> "sa.Select[Any]":
        nothing = sa.null()
        place = nothing if place is None else place
        team = nothing if team is None else team
        joined = (
            source.outerjoin(territory, territory.c.id == place)
            .outerjoin(group, group.c.id == team)
            .outerjoin(person, person.c.id == asker)
        )
        return (
            sa.select(
                record,
                shown,
                since,
                text,
                nothing if month is None else month,
                nothing if due is None else due,
                place,
                sa.func.coalesce(territory.c.name, ""),
                team,
                sa.func.coalesce(group.c.name, ""),
                sa.func.coalesce(person.c.full_name, ""),
                nothing if to is None else to,
            )
            .select_from(joined)
            .where(in_scope(scope, place), *conditions)
        )

    def of_entry(
        table: Any, *conditions: Any, since: Any, text: Any, asker: Any, record: Any = None
    ) -> Any:
        return ask(
            table.join(entry, entry.c.id == table.c.engagement_id),
            entry.c.cancelled_on.is_(None),
            *conditions,
            record=table.c.id if record is None else record,
            shown=entry.c.id,
            since=since,
            text=text,
            asker=asker,
            place=entry.c.territory_id,
            team=entry.c.group_id,
            due=entry.c.starts_on,
        )

    yield (
        _K.NOTICE,
        _K.ENGAGEMENT,
        of_entry(
            notice,
            notice.c.consent_needed,
            notice.c.consent_by_id.is_(None),
            notice.c.consent_refused_on.is_(None),
            since=notice.c.given_on,
            text=entry.c.subject,
            asker=notice.c.given_by_id,
            # A consent is answered by the entry that it is about.
            record=entry.c.id,
        ),
    )
    asked = contact_permission
    yield (
        _K.CONTACT_PERMISSION,
        _K.ENGAGEMENT,
        of_entry(
            asked,
            asked.c.state == PermissionState.ASKED,
            since=asked.c.asked_on,
            text=asked.c.purpose,
            asker=asked.c.asked_by_id,
        ),
    )
    item = session_item
    yield (
        _K.SESSION_ITEM,
        _K.ENGAGEMENT,
        of_entry(
            item,
            item.c.state == SessionItemState.GOES_UP,
            since=entry.c.ends_on,
            text=item.c.text,
            asker=sa.null(),
        ),
    )
    plan = month_plan
    yield (
        _K.MONTH_PLAN,
        _K.MONTH_PLAN,
        ask(
            plan,
            plan.c.state == PlanState.REPORTED,
            record=plan.c.id,
            shown=plan.c.id,
            since=plan.c.reported_on,
            text=sa.literal(""),
            asker=sa.func.coalesce(plan.c.author_id, plan.c.person_id),
            team=plan.c.group_id,
            month=plan.c.month,
        ),
    )
    yield (
        _K.REPORT,
        _K.REPORT,
        ask(
            report,
            report.c.state == ReportState.HANDED_IN,
            # A follower reports to the Standing Committee (QĐ báo cáo), to no leader here.
            report.c.follower_id.is_(None),
            record=report.c.id,
            shown=report.c.id,
            since=report.c.handed_in_on,
            text=report.c.subject,
            asker=report.c.handed_in_by_id,
            place=report.c.territory_id,
            team=report.c.group_id,
            month=sa.case((report.c.subject == "", report.c.period_from)),
        ),
    )
    invited = invitation
    yield (
        _K.INVITATION,
        _K.INVITATION,
        ask(
            invited,
            invited.c.state == InvitationState.MORE_ASKED,
            record=invited.c.id,
            shown=invited.c.id,
            since=invited.c.received_on,
            text=invited.c.subject,
            asker=sa.null(),
            place=invited.c.territory_id,
            team=invited.c.group_id,
            due=invited.c.meets_on,
        ),
    )
    given = finding_handover
    yield (
        _K.FINDING_HANDOVER,
        _K.FINDING,
        ask(
            given.join(finding, finding.c.id == given.c.finding_id),
            given.c.state == HandoverState.SENT,
            given.c.to_kind == HandoverTo.LEADER,
            finding.c.settled_on.is_(None),
            finding.c.withdrawn_on.is_(None),
            record=given.c.id,
            shown=finding.c.id,
            since=given.c.handed_on,
            text=finding.c.text,
            asker=given.c.handed_by_id,
            place=finding.c.territory_id,
            team=finding.c.group_id,
            due=given.c.due_on,
            to=given.c.person_id,
        ),
    )
    told = oral_report
    yield (
        _K.ORAL_REPORT,
        _K.ORAL_REPORT,
        ask(
            told,
            told.c.state == OralReportState.TOLD,
            record=told.c.id,
            shown=told.c.id,
            since=told.c.reported_on,
            text=told.c.gist,
            asker=told.c.reported_by_id,
            place=told.c.territory_id,
            team=told.c.group_id,
            to=told.c.to_id,
        ),
    )
    yield (
        _K.TASK,
        _K.TASK,
        ask(
            task,
            task.c.state == TaskState.DONE,
            record=task.c.id,
            shown=task.c.id,
            since=sa.func.coalesce(task.c.done_on, task.c.given_on),
            text=task.c.text,
            asker=task.c.assignee_person_id,
            place=task.c.territory_id,
            team=task.c.assignee_group_id,
            due=task.c.due_on,
            to=task.c.given_by_id,
        ),
    )
