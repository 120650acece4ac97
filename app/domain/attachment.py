"""Attachments: scans and files on any record; the bytes lie encrypted beside the log."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind

#: One file; larger ones belong on the office's own archive (a scan of 100 pages is below it).
MAX_BYTES = 32 * 1024 * 1024
ISSUED_NOTE = "Bản phát hành"
"""Note of the PDF of an outgoing document as it was issued; no other file of one bears it."""


@dataclass(eq=False, kw_only=True)
class Attachment(Record):
    """A file that belongs to a record; ``sha256`` of its bytes stands in the change log."""

    record_kind: str
    record_id: uuid.UUID
    file_name: str
    media_type: str
    size: int
    sha256: bytes
    added_on: dt.date
    added_by_id: uuid.UUID | None = None
    note: str = ""
    withdrawn_on: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``attachment_empty`` or ``attachment_too_large`` (``limit`` MB)."""
        if self.size == 0:
            raise DomainError("attachment_empty", file_name=self.file_name)
        if self.size > MAX_BYTES:
            raise DomainError(
                "attachment_too_large", file_name=self.file_name, limit=MAX_BYTES // 1024**2
            )

    def check_withdrawable(self) -> None:
        """Raise DomainError ``issued_paper_stays`` for the PDF of a document as it went out."""
        if self.record_kind == RecordKind.OUTGOING_DOCUMENT and self.note == ISSUED_NOTE:
            raise DomainError("issued_paper_stays")
