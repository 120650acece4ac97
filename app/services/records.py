"""What every record has: its history and its attachments; checking the change log."""

import hashlib
import mimetypes
import uuid
from pathlib import Path

from app.domain.attachment import ISSUED_NOTE, MAX_BYTES, Attachment
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.ports.task_runner import Progress
from app.read_models.records import AttachmentRow, HistoryRow, LogVerdict
from app.security.signing import Ed25519Verifier
from app.services import exporting
from app.services.history_wording import HistoryLine, ids_in, in_words
from app.services.service import Service


class Records(Service):
    """See the module."""

    def history(self, *record_ids: uuid.UUID) -> tuple[HistoryRow, ...]:
        """Return who changed what in these records and their attachments, newest first."""
        return self._queries.records.history(self._scope, record_ids)

    def history_in_words(self, *record_ids: uuid.UUID) -> tuple[HistoryLine, ...]:
        """Return the history with fields, values and names in words, newest first."""
        rows = self.history(*record_ids)
        names = self._queries.records.names(self._scope, ids_in(rows))
        return in_words(rows, names, record_ids)

    def attachments(self, record_id: uuid.UUID) -> tuple[AttachmentRow, ...]:
        """Return the files of a record."""
        return self._queries.records.attachments(self._scope, record_id)

    def content(self, attachment_id: uuid.UUID) -> bytes:
        """Return the bytes of a file; raises StoreError ``attachment_changed`` if they differ.

        Only for showing inside the program, or for an export that the person asked for.
        """
        return self._queries.records.content(self._scope, attachment_id)

    def attach(
        self, kind: RecordKind, record_id: uuid.UUID, file_name: str, content: bytes, note: str
    ) -> frozenset[RecordKind]:
        """Keep a file on a record; its hash goes into the change log.

        Raises DomainError ``attachment_empty``, ``attachment_too_large``, ``attachment_twice``,
        ``issued_note_reserved`` where the note would make it the PDF that a document went out as,
        and ``record_missing`` where the record is for other named readers.
        """
        self._refuse_hidden(kind, record_id)
        if kind is RecordKind.OUTGOING_DOCUMENT and note.strip() == ISSUED_NOTE:
            raise DomainError("issued_note_reserved", field="note")
        digest = hashlib.sha256(content).digest()
        if any(row.sha256 == digest for row in self.attachments(record_id)):
            raise DomainError("attachment_twice", file_name=file_name)
        attachment = Attachment(
            record_kind=kind,
            record_id=record_id,
            file_name=file_name,
            media_type=mimetypes.guess_type(file_name)[0] or "application/octet-stream",
            size=len(content),
            sha256=digest,
            added_on=self._today(),
            added_by_id=self._me,
            note=note,
        )
        attachment.check()
        with self._writing() as uow:
            uow.keep_content(digest, content)
            uow.add(attachment)
            return uow.commit().kinds

    def attach_file(
        self, kind: RecordKind, record_id: uuid.UUID, path: Path, note: str
    ) -> frozenset[RecordKind]:
        """Keep a file of the disk on a record; one that is too large is not even read.

        Raises what ``attach`` raises, and DomainError ``file_unreadable``.
        """
        name = path.name
        try:
            size = path.stat().st_size if path.is_file() else None
            if size is None:
                raise DomainError("file_unreadable", file_name=name)
            if size > MAX_BYTES:
                raise DomainError(
                    "attachment_too_large", file_name=name, limit=MAX_BYTES // 1024**2
                )
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)  # it may have grown since
        except OSError as error:
            raise DomainError("file_unreadable", file_name=name) from error
        return self.attach(kind, record_id, name, content, note)

    def export(self, attachment_id: uuid.UUID, path: Path) -> Path:
        """Write a file out, no longer encrypted, and return where it lies.

        Only where the person asked for it and was told. Raises what ``exporting.export`` raises.
        """
        return exporting.export(path, self.content(attachment_id), "")

    def withdraw(self, attachment_id: uuid.UUID) -> frozenset[RecordKind]:
        """Take a file off a record; it stays in the book and in the history.

        Raises DomainError ``already_withdrawn`` or ``issued_paper_stays``.
        """
        self._refuse_hidden(RecordKind.ATTACHMENT, attachment_id)
        with self._writing() as uow:
            attachment = uow.get(Attachment, attachment_id)
            if attachment.withdrawn_on is not None:
                raise DomainError("already_withdrawn")
            attachment.check_withdrawable()
            attachment.withdrawn_on = self._today()
            return uow.commit().kinds

    def _refuse_hidden(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """To whom a record may not be known there is none (QC Đ4.1)."""
        if self._queries.procedures.hidden(self._scope, (record_id,)):
            raise DomainError("record_missing", kind=kind)

    def verify(self, progress: Progress) -> LogVerdict:
        """Check the change log from the first entry to the last, and the tables against it."""

        def report(done: int, total: int) -> None:
            progress.report(done, total)

        return self._queries.records.verify(self._scope, Ed25519Verifier(), report)

    @property
    def max_attachment_bytes(self) -> int:
        """The largest file that is taken."""
        return MAX_BYTES
