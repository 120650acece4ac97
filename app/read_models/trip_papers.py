"""What the papers of a trip are filled from: its report, giấy giới thiệu, giấy đi đường."""

from dataclasses import dataclass
from datetime import date

from app.read_models.letter_papers import LetterFrame


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding of the report; ``kind`` is the heading that it stands under."""

    kind: str
    territory: str
    text: str


@dataclass(frozen=True, slots=True)
class PromisedAnswer:
    """What was promised to the territory."""

    text: str
    keeper: str
    due_on: date


@dataclass(frozen=True, slots=True)
class OutcomePaper:
    """The report on an engagement with its outcome (QC Đ5.2, Đ7.A.5, Đ8.1).

    ``event`` begins in lower case (``chuyến công tác``), ``where`` is the territory with its
    preposition or empty; ``procedure`` says how the procedure was followed, empty where nothing
    is to be said.
    """

    frame: LetterFrame
    event: str
    territory: str
    starts_on: date
    ends_on: date
    starts_at: str
    ends_at: str
    venue: str
    subject: str
    participants: tuple[str, ...]
    contacted: str
    partners: str
    notice: str
    minutes: str
    statements: str
    results: str
    procedure: str
    procedure_remarks: str
    deviations: str
    deviation_reason: str
    findings: tuple[ReportedFinding, ...]
    promises: tuple[PromisedAnswer, ...]


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody who goes, with his post as the roster gives it."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class IntroductionPaper:
    """Giấy giới thiệu of a notice: who is sent where, about what, valid until."""

    frame: LetterFrame
    travellers: tuple[Traveller, ...]
    sent_to: str
    subject: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class TravelPermitPaper:
    """Giấy đi đường of one person; ``grounds`` is what he is sent by, may be empty."""

    frame: LetterFrame
    traveller: Traveller
    sent_to: str
    subject: str
    grounds: str
    starts_on: date
    ends_on: date
