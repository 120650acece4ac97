"""Oral reports: to whom, when, the gist; one may stand for a monthly report (QC Đ8.2)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.oral_report import OralReport
from app.domain.record import RecordKind
from app.domain.report import ReportKind
from app.domain.standing import Circumstances
from app.read_models.awaiting import OralReportRow
from app.read_models.office import Choice
from app.services.steps import SteppingService
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]

_SHOWN_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OralReportForm:
    """An oral report as typed."""

    reported_on: dt.date
    reported_by_id: uuid.UUID | None
    to_id: uuid.UUID | None
    gist: str
    channel: Channel = Channel.IN_PERSON
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    stands_for: ReportKind | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OralReportLists:
    """What the form chooses from and begins with."""

    today: dt.date
    me: uuid.UUID
    my_group: uuid.UUID | None
    leader: uuid.UUID | None
    """Who hears my group's reports today."""
    people: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    territories: tuple[Choice, ...]


ORAL_REPORT_DRAFT = "oral_report:new"


class OralReports(SteppingService):
    """See the module."""

    def rows(self) -> tuple[OralReportRow, ...]:
        """Return the oral reports of the last year, the newest first."""
        return self._queries.awaiting.oral_reports(self._scope, self._today() - _SHOWN_AFTER)

    def lists(self) -> OralReportLists:
        """Return what the form chooses from and begins with."""
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day)
        mine = next((one.group_id for one in people if one.id == self._me), None)
        standing = self._queries.standing.on(scope, day)
        return OralReportLists(
            today=day,
            me=self._me,
            my_group=mine,
            leader=standing.acting_for(standing.leader_in_charge(None, mine), mine),
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            leaders=tuple(
                Choice(one.person_id, one.full_name)
                for one in self._queries.office.leaders(scope, day)
            ),
            groups=tuple(
                Choice(one.id, one.name)
                for one in self._queries.people.groups(scope, day, with_ended=False)
            ),
            territories=territory_choices(self._queries, scope, day),
        )

    def record(self, form: OralReportForm) -> tuple[uuid.UUID, Kinds]:
        """Write an oral report down; raises ``person_missing`` and what its ``check`` raises."""
        if form.reported_by_id is None:
            raise DomainError("person_missing", field="reported_by")
        if form.to_id is None:
            raise DomainError("person_missing", field="to")
        told = OralReport(
            group_id=form.group_id,
            reported_by_id=form.reported_by_id,
            to_id=form.to_id,
            reported_on=form.reported_on,
            channel=form.channel,
            territory_id=form.territory_id,
            gist=form.gist.strip(),
            stands_for=form.stands_for,
            period_from=form.period_from,
            period_to=form.period_to,
        )
        told.check(self._today())
        with self._writing() as uow:
            uow.add(told)
            uow.wipe_draft(self._me, ORAL_REPORT_DRAFT)
            uow.went_out()
            return told.id, uow.commit().kinds

    def answer(self, report_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take what the one who was told says: ``hear`` or ``remark``."""
        standing = self._standing(word)
        with self._writing() as uow:
            told = uow.get(OralReport, report_id)
            about = Circumstances(
                territory_id=told.territory_id,
                group_id=told.group_id,
                author_id=told.reported_by_id,
                addressee_ids=(told.to_id,),
            )
            self._take(uow, standing, told, step, word, about)
            return uow.commit().kinds
