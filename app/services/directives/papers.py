"""Contexts of the papers on directives, made from the matrix and the list of texts to know."""

import uuid
from collections.abc import Iterator, Sequence

from app.read_models.compliance_papers import PaperFrame
from app.read_models.directive_papers import (
    MatrixLine,
    MatrixMark,
    MatrixPaper,
    MatrixText,
    StudiesPaper,
    StudyEntry,
    StudyPart,
)
from app.read_models.directives import DirectiveRow, StudyRow
from app.read_models.people import PersonRow
from app.services.directives.matrix import Cell, MatrixFilter, MatrixPage
from app.services.directives.studies import StudyPage
from app.services.directives.words import full_name, long_name
from app.services.territory_tree import category_word


def matrix_paper(page: MatrixPage, chosen: MatrixFilter, frame: PaperFrame) -> MatrixPaper:
    """Fill the paper of a filtered matrix."""
    matrix = page.lay_out(chosen)
    texts = []
    for one in matrix.directives:
        found = matrix.of_directive[one.id]
        texts.append(
            MatrixText(
                one.number,
                full_name(one),
                one.title,
                one.due_on,
                found.done,
                found.needed,
                found.overdue,
            )
        )
    lines = []
    for place in matrix.territories:
        tally = matrix.of_territory[place.id]
        cells = tuple(_mark(matrix.cell(one.id, place.id)) for one in matrix.directives)
        lines.append(MatrixLine(place.name, cells, tally.done, tally.needed))
    return MatrixPaper(frame, page.day, tuple(_limits(page, chosen)), tuple(texts), tuple(lines))


def _mark(cell: Cell) -> MatrixMark:
    found = cell.progress
    return MatrixMark(
        state=found.state if found else None,
        day=found.as_of if found else None,
        is_overdue=cell.is_overdue,
        is_concerned=cell.is_concerned,
    )


def _limits(page: MatrixPage, chosen: MatrixFilter) -> Iterator[str]:
    yield from (one.name for one in page.groups if one.id == chosen.group_id)
    if chosen.mine:
        yield "địa bàn được phân công của người lập bảng"
    if chosen.category is not None:
        yield category_word(chosen.category).lower()
    if chosen.district:
        yield chosen.district
    if chosen.only_open:
        yield "chỉ các địa bàn còn việc phải làm"


def studies_paper(
    page: StudyPage,
    text_ids: Sequence[uuid.UUID],
    person_ids: Sequence[uuid.UUID],
    *,
    by_text: bool,
    frame: PaperFrame,
) -> StudiesPaper:
    """Fill the list of these texts and people, in the order of the page."""
    texts = [one for one in page.texts if one.id in set(text_ids)]
    people = [one for one in page.people if one.id in set(person_ids)]
    if by_text:
        parts = [
            StudyPart(
                long_name(text),
                tuple(_of_person(one, page.study(text.id, one.id)) for one in people),
            )
            for text in texts
        ]
    else:
        parts = [
            StudyPart(
                ", ".join(word for word in (one.full_name, _place(one)) if word),
                tuple(_of_text(text, page.study(text.id, one.id)) for text in texts),
            )
            for one in people
        ]
    return StudiesPaper(frame, page.day, by_text, tuple(one for one in parts if one.entries))


def _of_person(one: PersonRow, study: StudyRow | None) -> StudyEntry:
    return StudyEntry(
        one.full_name,
        _place(one),
        study.studied_on if study else None,
        study.note if study else "",
    )


def _of_text(text: DirectiveRow, study: StudyRow | None) -> StudyEntry:
    return StudyEntry(
        full_name(text),
        text.title,
        study.studied_on if study else None,
        study.note if study else "",
    )


def _place(one: PersonRow) -> str:
    if one.is_leader and not one.division_name:
        return "Lãnh đạo Ban"
    return one.division_name or one.home_agency or one.group_name
