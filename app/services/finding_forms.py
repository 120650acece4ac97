"""What the forms of findings give (commands), and the lists that they offer."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.finding import Authority, Direction, FindingKind, HandoverTo
from app.read_models.office import Choice


def finding_draft(finding_id: uuid.UUID | None) -> str:
    """Return the draft's name of a finding: of one, or of a new one."""
    return f"finding:{finding_id or 'new'}"


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding as typed; territory, group and day count only where no entry gives them."""

    kind: FindingKind
    text: str
    subject_field_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    direction: Direction | None = None
    """Of a proposal."""
    authority: Authority | None = None
    raised_on: dt.date | None = None
    """None: today."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """To whom a finding is handed, with what request, and until when an answer is wanted."""

    to_kind: HandoverTo
    division_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    body: str = ""
    request: str = ""
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewCluster:
    """The same matter in several territories, as it is named."""

    title: str
    finding_ids: tuple[uuid.UUID, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingLists:
    """What the forms and filters of findings choose from on a day."""

    today: dt.date
    me: uuid.UUID
    my_group: uuid.UUID | None
    territories: tuple[Choice, ...]
    """The own group's first."""
    groups: tuple[Choice, ...]
    subject_fields: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    standing_members: tuple[Choice, ...]
