"""Đối chiếu mã trên văn bản: what the change log holds of a code, and what is other now."""

import difflib
from collections.abc import Sequence

from app.documents.codec import decode
from app.documents.framing import frame_of
from app.documents.layouts import layout_for
from app.documents.plain_text import plain_text
from app.domain.paper_code import code_of, prefix_of
from app.i18n import _
from app.read_models.outgoing import FoundPrint, OutgoingRow
from app.read_models.records import LogFault
from app.security.signing import Ed25519Verifier
from app.services.log_wording import REASONS
from app.services.outgoing.forms import CodeFinding, TextDifference
from app.services.outgoing.frames import is_draft_note
from app.services.printing import Printing
from app.services.service import Service
from app.services.session import Session


class PaperCodes(Service):
    """See the module; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing) -> None:
        super().__init__(session)
        self._printing = printing

    def find(self, code: str) -> CodeFinding:
        """Return what the book knows of a code that is typed off a paper.

        Raises DomainError ``code_incomplete``, ``code_sign_wrong`` or ``code_mistyped``.
        """
        prefix = prefix_of(code)
        found = self._queries.paper_codes.find(self._scope, prefix)
        if found is None:
            shown = prefix.ljust(32, b"\0")
            return CodeFinding(code_of(shown), is_found=False)
        fault = self._queries.paper_codes.chain_fault(
            self._scope, Ed25519Verifier(), found.device_id, found.sequence
        )
        document, now = self._now(found)
        return CodeFinding(
            code=code_of(found.entry_hash),
            is_found=True,
            is_whole=fault is None,
            fault="" if fault is None else _in_words(fault),
            printed_at=found.printed_at,
            printed_by=found.printed_by_name,
            device_name=found.device_name,
            document_kind=found.document_kind,
            title=found.title,
            text=found.text,
            document=document,
            is_compared=now is not None,
            differences=() if now is None else differences(found.text, *now),
        )

    def _now(self, found: FoundPrint) -> tuple[OutgoingRow | None, tuple[str, set[str]] | None]:
        """Return the document and, where the book holds it, its text and the lines of its number.

        Those are other on every paper that was printed before it was signed.
        """
        if found.document_id is None:
            return None, None
        row = self._queries.outgoing.row(self._scope, found.document_id)
        content = self._queries.outgoing.content(self._scope, found.document_id)
        if not content:
            return row, None
        document = decode(content)
        frame = frame_of(document)
        of_number = {one for one in (frame.number_line, frame.place_date) if one}
        text = plain_text(document, layout_for(document, self._printing.look()))
        return row, (text, of_number if row.number is not None else set())


def differences(then: str, now: str, of_number: set[str]) -> tuple[TextDifference, ...]:
    """Return the lines that are other, in the order of the paper."""
    before, after = then.splitlines(), now.splitlines()
    found: list[TextDifference] = []
    if of_number and not any(map(is_draft_note, after)):
        # By itself, so that it joins no line beside it.
        gone = tuple(filter(is_draft_note, before))
        before = [one for one in before if one not in gone]
        found += [_difference((one,), (), of_number) for one in gone]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[start:end], after[new_start:new_end]
        if len(old) == len(new):
            # Line by line, so that the number does not hide what stands beside it.
            found += [
                _difference((one,), (other,), of_number)
                for one, other in zip(old, new, strict=True)
            ]
        else:
            found.append(_difference(old, new, of_number))
    return tuple(one for one in found if one.then != one.now)


def _difference(then: Sequence[str], now: Sequence[str], of_number: set[str]) -> TextDifference:
    if not now:
        # The note of a draft goes when the number comes; nothing else goes with it.
        is_numbering = bool(of_number) and all(map(is_draft_note, then))
    else:
        is_numbering = len(then) == len(now) and all(one in of_number for one in now)
    return TextDifference(tuple(then), tuple(now), by_numbering=is_numbering)


def _in_words(fault: LogFault) -> str:
    reason = _(REASONS[fault.code]) if fault.code in REASONS else fault.code
    if fault.sequence is None:
        return reason
    return _("mục số {sequence}: {reason}").format(sequence=fault.sequence, reason=reason)
