"""What minutes are filled from: of a group's session, of the leaders' and of work in a territory.

Names and texts are as the book holds them or as typed for the paper; blanks are left as dots.
"""

from dataclasses import dataclass
from datetime import date

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class AbsentPerson:
    """Somebody who should have been there, and why he was not."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesFrame:
    """What all minutes share. ``starts_at`` and ``ends_at`` as papers write times, or empty."""

    authority: AuthorityNames
    place: str
    """Of the office, for ô số 4."""
    is_sample: bool
    held_on: date
    held_until: date
    starts_at: str
    ends_at: str
    where: str
    subject: str
    chair: str
    chair_post: str
    writer: str
    present: tuple[str, ...]
    """The Commission's side."""
    others: tuple[str, ...] = ()
    """The territory's side, one line each as typed."""
    absent: tuple[AbsentPerson, ...] | None = None
    """None where nobody is expected by name: whoever came is the delegation."""


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """An item of an agenda with what was concluded; empty: nothing was."""

    text: str
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class GroupSessionMinutes:
    """Minutes of a group's session (QC Đ7.B.2)."""

    frame: MinutesFrame
    group_name: str
    items: tuple[MinutesItem, ...]
    raised: tuple[MinutesItem, ...]
    """What goes up to the leaders."""
    course: tuple[str, ...]
    """Paragraphs on what was said."""
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutesTask:
    """A task made of the conclusions."""

    text: str
    assignee: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class LeadersSessionMinutes:
    """Minutes of a working session of the Commission's leaders with a territory (QC Đ5.5)."""

    frame: MinutesFrame
    territory: str
    course: tuple[str, ...]
    conclusions: tuple[str, ...]
    tasks: tuple[MinutesTask, ...]


@dataclass(frozen=True, slots=True)
class WorkingMinutes:
    """Biên bản làm việc of a group or follower with a territory (QC Đ7.A.5).

    ``issuer`` is the group's name or, without a group, empty: then the Commission stands alone
    in the letterhead, or ``home_agency`` where followers went (QĐ).
    """

    frame: MinutesFrame
    group_name: str
    home_agency: str
    territory: str
    kind: str
    """In a sentence: ``làm việc``, ``dự họp``."""
    course: tuple[str, ...]
    statements: tuple[str, ...]
    results: tuple[str, ...]
    findings: tuple[str, ...]
    promises: tuple[MinutesTask, ...]
    """What was promised to the territory: keeper and day."""
