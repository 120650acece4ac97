"""Rows of directives: the register, the cells of the matrix, who has studied what."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.directive import ProgressState


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """A text to be carried out or to be known.

    ``territory_ids`` and ``kind_ids`` say whom it concerns; both empty: every territory.
    """

    id: uuid.UUID
    form: str
    number: str
    issued_on: dt.date | None
    issuer: str
    title: str
    due_on: dt.date | None
    in_matrix: bool
    to_study: bool
    territory_ids: tuple[uuid.UUID, ...]
    kind_ids: tuple[uuid.UUID, ...]
    note: str
    ended_on: dt.date | None


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far a territory has carried a directive out, as it was last written down."""

    id: uuid.UUID
    directive_id: uuid.UUID
    territory_id: uuid.UUID
    state: ProgressState
    as_of: dt.date
    note: str
    evidence: str
    noted_by_name: str


@dataclass(frozen=True, slots=True)
class StudyRow:
    """Somebody has studied a text."""

    id: uuid.UUID
    directive_id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    studied_on: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class SuccessionLink:
    """A territory became (part of) another one."""

    predecessor_id: uuid.UUID
    successor_id: uuid.UUID
    is_part: bool
    on: dt.date
