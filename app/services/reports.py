"""Reports of a group: drafting, editing, handing in, receiving, returning (QC Đ8.2)."""

import datetime as dt
import uuid
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.group import Group, overlap
from app.domain.record import DatedRecord, RecordKind
from app.domain.report import Report, ReportKind, ReportParagraph, ReportState
from app.domain.standing import Circumstances
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.read_models.page import Mark, Page
from app.read_models.reports import ParagraphRow, ReportDetail, ReportMaterial, ReportRow
from app.services import report_outlines
from app.services.report_drafting import FIGURE, Counted, Drafted, draft, figure_items
from app.services.report_merging import Offer, Written, merge, offers, settle
from app.services.report_outlines import MONTHLY, NO_FIELD, Outline, Place
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


@dataclass(frozen=True, slots=True)
class StartReport:
    """A report to begin: of which group, over which month, by which outline."""

    group_id: uuid.UUID
    year: int
    month: int
    outline: str = MONTHLY


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """A paragraph as the editor leaves it; ``id`` is None for one typed in."""

    id: uuid.UUID | None
    section: str
    text: str
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class SaveReport:
    """All paragraphs of the editor in their order; those that it does not name stay as they are."""

    report_id: uuid.UUID
    paragraphs: tuple[ParagraphEdit, ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report for editor and printer: sections in order, paragraphs in order of the sections.

    Removed paragraphs are included, withdrawn ones are not. ``numbers`` holds the printed number
    of each section that has text.
    """

    row: ReportRow
    places: tuple[Place, ...]
    numbers: dict[str, str]
    paragraphs: tuple[ParagraphRow, ...]

    @property
    def is_editable(self) -> bool:
        """Only a draft or a returned report may be edited."""
        return self.row.state in (ReportState.DRAFT, ReportState.RETURNED)

    def of(self, section: str) -> tuple[ParagraphRow, ...]:
        """Return the paragraphs of a section that are not removed."""
        return tuple(
            one for one in self.paragraphs if one.section == section and not one.is_removed
        )


@dataclass(frozen=True, slots=True)
class ReportLists:
    """What filter and forms offer; ``month`` is the one to report next, as year and month."""

    groups: tuple[Choice, ...]
    my_group: uuid.UUID | None
    outlines: tuple[tuple[str, str], ...]
    month: tuple[int, int]
    today: dt.date


class Reports(SteppingService):
    """See the module."""

    def lists(self) -> ReportLists:
        """Return what filter and forms offer; groups that ended are among them."""
        today = self._today()
        groups = self._queries.people.groups(self._scope, today, with_ended=True)
        people = self._queries.people.people(self._scope, today)
        last = today.replace(day=1) - dt.timedelta(days=1)
        return ReportLists(
            groups=tuple(Choice(one.id, one.name) for one in groups),
            my_group=next((one.group_id for one in people if one.id == self._me), None),
            outlines=self._outlines(),
            month=(last.year, last.month),
            today=today,
        )

    def answerer(self, report_id: uuid.UUID) -> uuid.UUID | None:
        """Return who answers a report today: the leader in charge, or who stands in for him."""
        row = self._queries.reports.report(self._scope, report_id).row
        standing = self._queries.standing.on(self._scope, self._today())
        return standing.acting_for(standing.leader_in_charge(None, row.group_id), row.group_id)

    def page(
        self,
        *,
        group_id: uuid.UUID | None = None,
        state: ReportState | None = None,
        after: Mark | None = None,
    ) -> Page[ReportRow]:
        """Return reports by period, newest first."""
        return self._queries.reports.page(self._scope, group_id=group_id, state=state, after=after)

    def sheet(self, report_id: uuid.UUID) -> ReportSheet:
        """Return a report as it stands; raises DomainError ``record_missing``."""
        detail = self._queries.reports.report(self._scope, report_id)
        places = report_outlines.places(
            report_outlines.load(detail.outline), self._fields(detail.row)
        )
        return _sheet(detail, places)

    def start(self, command: StartReport) -> tuple[uuid.UUID, Kinds]:
        """Begin a report with all that the month has to say; raises DomainError.

        ``report_exists``, ``month_not_begun``, ``group_not_in_month``.
        """
        first, last = _month(command.year, command.month)
        if first > self._today():
            raise DomainError("month_not_begun", field="month")
        if self._queries.reports.find(self._scope, command.group_id, first, last) is not None:
            raise DomainError("report_exists", field="month")
        outline = report_outlines.load(command.outline)
        report = Report(
            kind=ReportKind.MONTHLY,
            group_id=command.group_id,
            period_from=first,
            period_to=last,
            outline=outline.id,
            author_id=self._me,
        )
        fields = self._fields(report)
        drafted = draft(outline, self._material(report), fields, self._today())
        places = report_outlines.places(outline, fields)
        with self._writing() as uow:
            group = uow.get(Group, command.group_id)
            if not overlap(group, DatedRecord(valid_from=first, valid_to=last)):
                raise DomainError("group_not_in_month", field="group")
            uow.add(report)
            _store(uow, report.id, merge((), drafted, places, outline.silence), {})
            return report.id, uow.commit().kinds

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
        outline, drafted, places = self._drafting(detail)
        with self._writing() as uow:
            uow.get(Report, report_id).check_editable()
            stored = _stored(uow, report_id)
            rows = [_row(one) for one in stored.values()]
            merged = merge(rows, drafted, places, outline.silence, chosen.__contains__)
            _store(uow, report_id, merged, stored)
            return uow.commit().kinds

    def save(self, command: SaveReport) -> Kinds:
        """Keep texts, order, what was added, taken out or brought back, in one commit.

        The draft ``report:<id>`` is wiped with it. Raises DomainError ``report_fixed``.
        """
        detail = self._queries.reports.report(self._scope, command.report_id)
        outline = report_outlines.load(detail.outline)
        places = report_outlines.places(outline, self._fields(detail.row))
        with self._writing() as uow:
            uow.get(Report, command.report_id).check_editable()
            stored = _stored(uow, command.report_id)
            for edit in command.paragraphs:
                if edit.id is not None:
                    paragraph = stored[edit.id]
                    paragraph.is_removed = edit.is_removed
                    paragraph.section = edit.section
                    paragraph.write(edit.text)
            written = settle(_edited(command.paragraphs, stored), places, outline.silence)
            _store(uow, command.report_id, written, stored)
            uow.wipe_draft(self._me, draft_form(command.report_id))
            return uow.commit().kinds

    def hand_in(self, report_id: uuid.UUID, word: Word | None = None) -> Kinds:
        """Hand it in, today and by oneself where no word of another is given.

        Raises DomainError ``report_empty`` where it says nothing, and those of a step.
        """
        said = word or self._own_word()
        standing = self._standing(said)
        with self._writing() as uow:
            report = uow.get(Report, report_id)
            if all(one.is_removed for one in _stored(uow, report_id).values()):
                raise DomainError("report_empty")
            self._take(uow, standing, report, "hand_in", said, _about(report))
            return uow.commit().kinds

    def answer(self, report_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take the answer of the leader in charge: ``receive``, ``remark`` or ``return``.

        Raises DomainError ``too_early`` (before it was handed in) and those of a step.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            report = uow.get(Report, report_id)
            self._take(uow, standing, report, step, word, _about(report))
            return uow.commit().kinds

    def figure(self, report_id: uuid.UUID, source_key: str) -> tuple[str, tuple[Counted, ...]]:
        """Return the title of a figure and what it counts today."""
        detail = self._queries.reports.report(self._scope, report_id)
        outline = report_outlines.load(detail.outline)
        rule = outline.figure(source_key.removeprefix(FIGURE))
        if rule is None:
            raise DomainError("record_missing", kind="figure")
        return rule.title, figure_items(rule, self._material(detail.row), self._today())

    def _outlines(self) -> tuple[tuple[str, str], ...]:
        ids = report_outlines.available()
        return tuple((one, report_outlines.load(one).title) for one in ids)

    def _drafting(
        self, detail: ReportDetail
    ) -> tuple[Outline, tuple[Drafted, ...], tuple[Place, ...]]:
        outline = report_outlines.load(detail.outline)
        fields = self._fields(detail.row)
        drafted = draft(outline, self._material(detail.row), fields, self._today())
        return outline, drafted, report_outlines.places(outline, fields)

    def _fields(self, period: ReportRow | Report) -> tuple[Choice, ...]:
        """Return the fields that held on the first or the last day of the period."""
        days = (period.period_to, period.period_from)
        found = {
            one.id: one
            for day in days
            for one in self._queries.office.subject_fields(self._scope, day)
        }
        return tuple(found.values())

    def _material(self, period: ReportRow | Report) -> ReportMaterial:
        following = period.period_to + dt.timedelta(days=1)
        return self._queries.reports.material(
            self._scope,
            period.group_id,
            period.period_from,
            period.period_to,
            _month(following.year, following.month)[1],
        )


def _about(report: Report) -> Circumstances:
    return Circumstances(group_id=report.group_id, author_id=report.author_id)


def draft_form(report_id: uuid.UUID) -> str:
    """Return the name of the form under which the editor's draft is kept."""
    return f"report:{report_id}"


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def _sheet(detail: ReportDetail, places: tuple[Place, ...]) -> ReportSheet:
    keys = [place.key for place in places]
    spare = NO_FIELD if NO_FIELD in keys else keys[-1]
    rows = [
        one if one.section in keys else replace(one, section=spare)
        for one in detail.paragraphs
        if one.text  # a withdrawn one has none
    ]
    rows.sort(key=lambda one: (keys.index(one.section), one.position, one.id.bytes))
    filled = {one.section for one in rows if not one.is_removed}
    return ReportSheet(
        row=detail.row,
        places=places,
        numbers=report_outlines.numbered(places, filled),
        paragraphs=tuple(rows),
    )


def _stored(uow: UnitOfWork, report_id: uuid.UUID) -> dict[uuid.UUID, ReportParagraph]:
    return {one.id: one for one in uow.find(ReportParagraph, report_id=report_id)}


def _row(one: ReportParagraph) -> ParagraphRow:
    return ParagraphRow(
        id=one.id,
        section=one.section,
        position=one.position,
        text=one.text,
        drafted_text=one.drafted_text,
        source_key=one.source_key,
        is_removed=one.is_removed,
    )


def _edited(
    edits: Sequence[ParagraphEdit], stored: dict[uuid.UUID, ReportParagraph]
) -> list[Written]:
    """Return the paragraphs in the order of the editor, those that it does not know behind."""
    written: list[Written] = []
    for edit in edits:
        if edit.id is not None:
            written.append(_as_written(stored[edit.id]))
        elif edit.text.strip() and not edit.is_removed:
            written.append(Written(None, edit.section, edit.text.strip(), "", "", False))
    named = {edit.id for edit in edits}
    written.extend(_as_written(one) for one in stored.values() if one.id not in named)
    return written


def _as_written(one: ReportParagraph) -> Written:
    return Written(one.id, one.section, one.text, one.drafted_text, one.source_key, one.is_removed)


def _store(
    uow: UnitOfWork,
    report_id: uuid.UUID,
    written: Iterable[Written],
    stored: dict[uuid.UUID, ReportParagraph],
) -> None:
    """Bring the records to what was written; positions count from 0 in each section."""
    positions: dict[str, int] = {}
    for one in written:
        position = positions.get(one.section, 0)
        positions[one.section] = position + 1
        if one.id is None:
            uow.add(
                ReportParagraph(
                    report_id=report_id,
                    section=one.section,
                    position=position,
                    text=one.text,
                    drafted_text=one.drafted_text,
                    source_key=one.source_key,
                    is_removed=one.is_removed,
                )
            )
            continue
        record = stored[one.id]
        record.section = one.section
        record.position = position
        record.text = one.text
        record.drafted_text = one.drafted_text
        record.is_removed = one.is_removed
