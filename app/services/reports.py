"""Reports: drafting, editing, handing in, receiving, returning (QC Đ5.1, Đ5.5, Đ8.2; QĐ báo cáo).

Of groups, of followers and of the Commission; what each is drafted from is ``report_gathering``'s,
the paper ``report_papers``'.
"""

import datetime as dt
import uuid
from calendar import monthrange
from collections.abc import Collection, Iterable

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.group import Group, overlap
from app.domain.people import CommuneFollower
from app.domain.record import DatedRecord, RecordKind
from app.domain.report import Report, ReportFamily, ReportKind, ReportState
from app.domain.standing import Circumstances
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.read_models.page import Mark, Page
from app.read_models.reports import ReportDetail, ReportRow
from app.services import report_outlines
from app.services.duties.ledger import DutyLedger
from app.services.report_drafting import (
    DUTY,
    FIGURE,
    Counted,
    Drafted,
    draft,
    figure_items,
    missed_items,
)
from app.services.report_forms import (
    BeginReport,
    OutlineChoice,
    ReportLists,
    ReportSheet,
    SaveReport,
    StartReport,
    draft_form,
)
from app.services.report_gathering import ReportGathering
from app.services.report_merging import Offer, merge, offers, settle
from app.services.report_outlines import Outline, Place
from app.services.report_periods import is_periodic
from app.services.report_storing import edited, keep, row_of, sheet_of, stored_of
from app.services.session import Session
from app.services.steps import SteppingService
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]


class Reports(SteppingService):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self.gathering = ReportGathering(session, ledger)

    def lists(self) -> ReportLists:
        """Return what filter and forms offer; groups and followers that ended are among them."""
        today, scope = self._today(), self._scope
        groups = self._queries.people.groups(scope, today, with_ended=True)
        people = self._queries.people.people(scope, today)
        followers = self._queries.roster.followers(scope, today, with_former=True)
        last = today.replace(day=1) - dt.timedelta(days=1)
        return ReportLists(
            groups=tuple(Choice(one.id, one.name) for one in groups),
            my_group=next((one.group_id for one in people if one.id == self._me), None),
            followers=tuple(
                {
                    one.person_id: Choice(one.person_id, one.full_name, one.home_agency)
                    for one in followers
                }.values()
            ),
            territories=territory_choices(self._queries, scope, None),
            outlines=_outlines(),
            me=self._me,
            month=(last.year, last.month),
            today=today,
        )

    def answerer(self, report_id: uuid.UUID) -> uuid.UUID | None:
        """Return who answers a report today: the leader in charge, or who stands in for him.

        Of the Commission's own the Head; a follower's is answered from outside, and the person at
        the program writes that down.
        """
        row = self._queries.reports.report(self._scope, report_id).row
        if row.family is ReportFamily.FOLLOWER:
            return self._me
        standing = self._queries.standing.on(self._scope, self._today())
        named = standing.leader_in_charge(row.territory_id, row.group_id) or standing.head_id
        return standing.acting_for(named, row.group_id)

    def page(
        self,
        *,
        family: ReportFamily | None = None,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        territory_ids: Collection[uuid.UUID] = (),
        after: Mark | None = None,
    ) -> Page[ReportRow]:
        """Return reports by period, newest first."""
        return self._queries.reports.page(
            self._scope,
            family=family,
            group_id=group_id,
            state=state,
            territory_ids=territory_ids,
            after=after,
        )

    def sheet(self, report_id: uuid.UUID) -> ReportSheet:
        """Return a report as it stands; raises DomainError ``record_missing``."""
        detail = self._queries.reports.report(self._scope, report_id)
        outline = report_outlines.load(detail.outline)
        return sheet_of(detail, report_outlines.places(outline, self.gathering.fields(detail.row)))

    def start(self, command: StartReport) -> tuple[uuid.UUID, Kinds]:
        """Begin a group's report of a month; raises as ``begin`` does, and ``month_not_begun``."""
        first = dt.date(command.year, command.month, 1)
        last = first.replace(day=monthrange(command.year, command.month)[1])
        if first > self._today():
            raise DomainError("month_not_begun", field="month")
        return self.begin(
            BeginReport(ReportKind.MONTHLY, first, last, command.outline, command.group_id)
        )

    def begin(self, command: BeginReport) -> tuple[uuid.UUID, Kinds]:
        """Begin a report with all that its days have to say; raises DomainError.

        ``report_exists``, ``period_not_begun``, ``group_not_in_month``, ``follower_not_in_period``,
        ``day_in_future`` and those of ``Report.check``.
        """
        outline = report_outlines.load(command.outline)
        report = Report(
            kind=command.kind,
            group_id=command.group_id,
            follower_id=command.follower_id,
            subject=command.subject.strip(),
            territory_id=command.territory_id,
            period_from=command.period_from,
            period_to=command.period_to,
            outline=outline.id,
            author_id=self._me,
        )
        report.check()
        if report.family is not outline.family:
            raise ValueError(f"{outline.id} is not for {report.family}")
        self._check_days(report)
        fields = self.gathering.fields(report)
        material = self.gathering.material(report, outline)
        drafted = draft(outline, material, fields, self._today())
        places = report_outlines.places(outline, fields)
        with self._writing() as uow:
            _check_author(uow, report)
            uow.add(report)
            keep(uow, report.id, merge((), drafted, places), {})
            return report.id, uow.commit().kinds

    def _check_days(self, report: Report) -> None:
        if report.family is ReportFamily.GROUP_AD_HOC:
            refuse_future(report.period_to, self._today(), "period_to")
            return
        if report.period_from > self._today():
            raise DomainError("period_not_begun", field="period")
        there = self._queries.reports.find(
            self._scope,
            report.kind,
            report.period_from,
            report.period_to,
            group_id=report.group_id,
            follower_id=report.follower_id,
            outline=None if is_periodic(report.kind) else report.outline,
        )
        if there is not None:
            monthly = report.family is ReportFamily.GROUP_MONTHLY
            raise DomainError("report_exists", field="month" if monthly else "period")

    def offers(self, report_id: uuid.UUID) -> tuple[Offer, ...]:
        """Return what the journal has to say that is not in the report; empty if nothing."""
        detail = self._queries.reports.report(self._scope, report_id)
        _outline, drafted, _places = self._drafting(detail)
        return offers(detail.paragraphs, drafted)

    def redraft(self, report_id: uuid.UUID, taken: Iterable[Offer]) -> Kinds:
        """Take offers in, and let what nobody edited follow its source.

        An offer that is no longer the same is left for the next time.
        """
        chosen = frozenset(taken)
        detail = self._queries.reports.report(self._scope, report_id)
        _outline, drafted, places = self._drafting(detail)
        with self._writing() as uow:
            uow.get(Report, report_id).check_editable()
            stored = stored_of(uow, report_id)
            rows = [row_of(one) for one in stored.values()]
            merged = merge(rows, drafted, places, chosen.__contains__)
            keep(uow, report_id, merged, stored)
            return uow.commit().kinds

    def save(self, command: SaveReport) -> Kinds:
        """Keep texts, order, what was added, taken out or brought back, in one commit.

        The draft ``report:<id>`` is wiped with it. Raises DomainError ``report_fixed``.
        """
        detail = self._queries.reports.report(self._scope, command.report_id)
        outline = report_outlines.load(detail.outline)
        places = report_outlines.places(outline, self.gathering.fields(detail.row))
        with self._writing() as uow:
            uow.get(Report, command.report_id).check_editable()
            stored = stored_of(uow, command.report_id)
            for edit in command.paragraphs:
                if edit.id is not None:
                    paragraph = stored[edit.id]
                    paragraph.is_removed = edit.is_removed
                    paragraph.section = edit.section
                    paragraph.write(edit.text)
            written = settle(edited(command.paragraphs, stored), places)
            keep(uow, command.report_id, written, stored)
            uow.wipe_draft(self._me, draft_form(command.report_id))
            return uow.commit().kinds

    def hand_in(self, report_id: uuid.UUID, word: Word | None = None) -> Kinds:
        """Hand it in, today and by oneself where no word of another is given.

        A follower's is handed in by himself, written down for him by somebody else. Raises
        DomainError ``report_empty`` where it says nothing, and those of a step.
        """
        said = word or self._own_word()
        standing = self._standing(said)
        with self._writing() as uow:
            report = uow.get(Report, report_id)
            if all(one.is_removed for one in stored_of(uow, report_id).values()):
                raise DomainError("report_empty")
            self._take(uow, standing, report, "hand_in", said, _about(report))
            return uow.commit().kinds

    def answer(self, report_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take the answer of the leader in charge: ``receive``, ``remark`` or ``return``.

        To a follower's report the Standing Committee answers through its Office: whose word it is
        wrote that down, and the channel says how it came. Raises DomainError ``too_early`` (before
        it was handed in) and those of a step.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            report = uow.get(Report, report_id)
            from_outside = report.family is ReportFamily.FOLLOWER
            about = _about(report, (word.by_id,) if from_outside else ())
            self._take(uow, standing, report, step, word, about, for_body=from_outside)
            return uow.commit().kinds

    def figure(self, report_id: uuid.UUID, source_key: str) -> tuple[str, tuple[Counted, ...]]:
        """Return the title of a figure and what it counts today."""
        detail = self._queries.reports.report(self._scope, report_id)
        outline = report_outlines.load(detail.outline)
        material = self.gathering.material(detail.row, outline)
        if source_key.startswith(DUTY):
            key = source_key.removeprefix(DUTY)
            duty = next((one for one in material.duties if one.key == key), None)
            if duty is None:
                raise DomainError("record_missing", kind="figure")
            return duty.title, missed_items(duty)
        rule = outline.figure(source_key.removeprefix(FIGURE))
        if rule is None:
            raise DomainError("record_missing", kind="figure")
        return rule.title, figure_items(rule, material, self._today())

    def _drafting(
        self, detail: ReportDetail
    ) -> tuple[Outline, tuple[Drafted, ...], tuple[Place, ...]]:
        outline = report_outlines.load(detail.outline)
        fields = self.gathering.fields(detail.row)
        material = self.gathering.material(detail.row, outline)
        drafted = draft(outline, material, fields, self._today())
        return outline, drafted, report_outlines.places(outline, fields)


def _outlines() -> tuple[OutlineChoice, ...]:
    found = (report_outlines.load(one) for one in report_outlines.available())
    return tuple(
        OutlineChoice(one.id, one.title, one.family, one.source, one.subject) for one in found
    )


def _about(report: Report, addressees: tuple[uuid.UUID, ...] = ()) -> Circumstances:
    of_group = report.group_id is not None
    return Circumstances(
        group_id=report.group_id,
        territory_id=report.territory_id if of_group else None,
        author_id=report.follower_id or report.author_id,
        addressee_ids=addressees,
    )


def _check_author(uow: UnitOfWork, report: Report) -> None:
    """Raise DomainError unless the group or the follower was at work within the period."""
    days = DatedRecord(valid_from=report.period_from, valid_to=report.period_to)
    if report.group_id is not None and not overlap(uow.get(Group, report.group_id), days):
        raise DomainError("group_not_in_month", field="group")
    if report.follower_id is not None:
        posts = uow.find(CommuneFollower, person_id=report.follower_id)
        if not any(overlap(one, days) for one in posts):
            raise DomainError("follower_not_in_period", field="follower")
