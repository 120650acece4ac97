"""A paper that is ready: its block tree and the PDF of it, the same bytes in preview and file."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.documents.framing import frame_of
from app.documents.model import Document
from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class MadePaper:
    """``file_name`` has no suffix; ``record`` is what the paper was made of, where it is one."""

    document: Document
    pdf: bytes
    file_name: str
    record: tuple[RecordKind, uuid.UUID] | None = None

    @property
    def has_number_line(self) -> bool:
        """Tell whether it has a place for a number, filled or left blank."""
        return frame_of(self.document).number_line is not None


@dataclass(frozen=True, slots=True)
class JoinedPapers:
    """Many papers as one PDF, to be looked at and printed together."""

    pdf: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One paper of a batch; ``make`` runs on the store's thread when its turn comes."""

    file_name: str
    make: Callable[[], MadePaper]
