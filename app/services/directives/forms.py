"""What the forms of directives hand over; plain values, no rules."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.directive import ProgressState
from app.read_models.directives import DirectiveRow

#: Directive and territory: the place of a cell.
CellKey = tuple[uuid.UUID, uuid.UUID]

FORMS = (
    "Nghị quyết",
    "Chỉ thị",
    "Quy định",
    "Quy chế",
    "Kết luận",
    "Hướng dẫn",
    "Kế hoạch",
    "Chương trình hành động",
    "Đề án",
    "Quyết định",
    "Thông báo kết luận",
    "Công văn",
    "Luật",
    "Nghị định",
    "Thông tư",
)
"""Kinds of text that the form offers; another one may be typed."""


@dataclass(frozen=True, slots=True)
class DirectiveForm:
    """A text as typed; ``directive_id`` None makes a new one."""

    directive_id: uuid.UUID | None
    form: str
    number: str = ""
    issued_on: dt.date | None = None
    issuer: str = ""
    title: str = ""
    due_on: dt.date | None = None
    in_matrix: bool = True
    to_study: bool = False
    territory_ids: tuple[uuid.UUID, ...] = ()
    kind_ids: tuple[uuid.UUID, ...] = ()
    note: str = ""
    ended_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """A cell of the matrix in full."""

    cell: CellKey
    state: ProgressState | None
    as_of: dt.date | None
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class StudyForm:
    """When somebody studied a text, and what there is to say of it."""

    directive_id: uuid.UUID
    person_id: uuid.UUID
    studied_on: dt.date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register, and what kinds and territories are called by their ids."""

    rows: tuple[DirectiveRow, ...]
    names: Mapping[uuid.UUID, str]


def directive_draft(directive_id: uuid.UUID | None) -> str:
    """Return the draft's name of the form of a text."""
    return f"directive:{directive_id or 'new'}"


def progress_draft(cell: CellKey) -> str:
    """Return the draft's name of the form of a cell."""
    return f"directive_progress:{cell[0]}:{cell[1]}"
