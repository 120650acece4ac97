"""What the slip of a notice is filled from; texts in Vietnamese as they are printed."""

from dataclasses import dataclass
from datetime import date

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """How the consent stands; ``agreed`` is ``None`` while it is awaited."""

    agreed: bool | None = None
    name: str = ""
    on: date | None = None
    note: str = ""
    days: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class TripNoticePaper:
    """Everything that a notice says (QC Đ7.A.5, Đ8.1, Đ9.2, Đ4.1); ``signed_on`` is its day."""

    authority: AuthorityNames
    group_name: str
    place: str
    signed_on: date
    is_sample: bool
    kind: str
    planning: str
    territory: str
    starts_on: date
    ends_on: date
    starts_at: str
    ends_at: str
    where: str
    subject: str
    subject_fields: tuple[str, ...]
    participants: tuple[str, ...]
    """The first one answers for it."""
    contacted: str
    contacted_on: date | None
    programme: str
    prepared_statement: str
    invitation: str
    invited_on: date | None
    order: str
    ordered_on: date | None
    private_contact: str
    given_by: str
    clauses: tuple[str, ...]
    """The clauses that ask for a consent."""
    asked_of: str
    """Whose consent is asked for."""
    answer: SlipAnswer | None
    """``None``: no consent is asked for."""
