"""From the editor's paragraphs to the records of a report and back; knows no session."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.report import ReportParagraph
from app.ports.store import UnitOfWork
from app.read_models.reports import ParagraphRow, ReportDetail
from app.services import report_outlines
from app.services.report_forms import ParagraphEdit, ReportSheet
from app.services.report_merging import Written
from app.services.report_outlines import NO_FIELD, Place


def sheet_of(detail: ReportDetail, places: tuple[Place, ...]) -> ReportSheet:
    """Return a report as editor and printer take it; what is in no known section goes to the last.

    That is the one for no subject field where the outline has it.
    """
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
        outline=detail.outline,
    )


def stored_of(uow: UnitOfWork, report_id: uuid.UUID) -> dict[uuid.UUID, ReportParagraph]:
    """Return the paragraphs of a report by id."""
    return {one.id: one for one in uow.find(ReportParagraph, report_id=report_id)}


def row_of(one: ReportParagraph) -> ParagraphRow:
    """Return a record as the queries give it."""
    return ParagraphRow(
        id=one.id,
        section=one.section,
        position=one.position,
        text=one.text,
        drafted_text=one.drafted_text,
        source_key=one.source_key,
        is_removed=one.is_removed,
    )


def edited(
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


def keep(
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
