"""Fictional papers on directives: a small matrix, one of several sheets, and the studies."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.directive import ProgressState
from app.read_models.directive_papers import (
    MatrixLine,
    MatrixMark,
    MatrixPaper,
    MatrixText,
    StudiesPaper,
    StudyEntry,
    StudyPart,
)
from tests.documents.sample_compliance import FRAME

_FRAME = replace(FRAME, division="")
_DAY = date(2026, 11, 22)


def _text(number: str, **changed: Any) -> MatrixText:
    made = MatrixText(
        number=number,
        quoted=f"Nghị quyết số {number} ngày 05/01/2026 (Ban Thường vụ Tỉnh ủy)",
        title="Về nâng cao chất lượng sinh hoạt chi bộ",
        due_on=date(2026, 5, 31),
        done=1,
        needed=2,
        overdue=1,
    )
    return replace(made, **changed)


def matrix(**changes: Any) -> MatrixPaper:
    """A matrix of two territories with a cell of every state."""
    marks = tuple(MatrixMark(state, date(2026, 3, 4)) for state in ProgressState)
    made = MatrixPaper(
        frame=_FRAME,
        day=_DAY,
        limits=("Nhóm 1", "huyện Ba Tơ cũ"),
        texts=(
            *(_text(f"90{number}-NQ/TU") for number in range(1, 6)),
            _text("", quoted="Quy định ngày 06/01/2026", title="", due_on=None, overdue=0),
            _text("907-HD/BTCTU"),
            _text("908-CT/TU"),
        ),
        lines=(
            MatrixLine(
                "Xã Ba Tô",
                (*marks, MatrixMark(), MatrixMark(is_concerned=False), MatrixMark()),
                1,
                5,
            ),
            MatrixLine(
                "Xã Ba Dinh",
                (*(MatrixMark(is_overdue=True) for _mark in marks), *marks[:3]),
                0,
                0,
            ),
        ),
    )
    return replace(made, **changes)


def studies(**changes: Any) -> StudiesPaper:
    """Two texts with their people; who has not studied one comes first on paper."""
    entries = (
        StudyEntry("Nguyễn Thị Thúy Hằng", "Văn phòng", date(2026, 3, 4), "hội nghị quán triệt"),
        StudyEntry("Trần Minh Khoa", "Lãnh đạo Ban", None, ""),
    )
    made = StudiesPaper(
        frame=_FRAME,
        day=_DAY,
        by_text=True,
        parts=(
            StudyPart("Nghị quyết số 901-NQ/TU ngày 05/01/2026: Về sinh hoạt chi bộ", entries),
            StudyPart("Quy định ngày 06/01/2026", entries[1:]),
        ),
    )
    return replace(made, **changes)
