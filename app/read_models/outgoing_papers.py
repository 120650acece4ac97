"""What the printed register of outgoing documents is filled from."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.compliance_papers import PaperFrame


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A document as the register shows it; ``void_reason`` with the day where it was voided."""

    full_number: str
    signed_on: dt.date | None
    subject: str
    signer_name: str
    recipients: tuple[str, ...]
    note: str = ""
    voided_on: dt.date | None = None
    void_reason: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """The documents of one type in one term, by number; ``opening`` is the paper book's last."""

    type_name: str
    term_name: str
    lines: tuple[RegisterLine, ...]
    opening: int = 0


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """The register, or a part of it; ``since`` and ``until`` where it was narrowed by day."""

    frame: PaperFrame
    day: dt.date
    parts: tuple[RegisterPart, ...]
    since: dt.date | None = None
    until: dt.date | None = None
