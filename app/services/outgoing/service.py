"""The register of outgoing documents (H2): its lists, one document in full, the printed book."""

import itertools
import uuid

from app.documents.kinds import outgoing_register
from app.domain.errors import DomainError
from app.domain.outgoing import OutgoingDocument
from app.domain.paper_code import code_of
from app.domain.standing import Circumstances
from app.read_models.outgoing import OutgoingFilter, OutgoingRow
from app.read_models.outgoing_papers import RegisterLine, RegisterPaper, RegisterPart
from app.read_models.page import Mark, Page
from app.services.made_paper import MadePaper
from app.services.open_steps import open_steps
from app.services.outgoing.forms import OutgoingDetail
from app.services.outgoing.numbering import Numbering


class Outgoing(Numbering):
    """See the package. Writes return the kinds they touched, making ones the new id before."""

    def page(self, chosen: OutgoingFilter, after: Mark | None = None) -> Page[OutgoingRow]:
        """Return documents that the filter lets through, newest first."""
        return self._queries.outgoing.page(self._scope, chosen, after=after)

    def row(self, document_id: uuid.UUID) -> OutgoingRow:
        """Return one document; raises DomainError ``record_missing``."""
        return self._queries.outgoing.row(self._scope, document_id)

    def detail(self, document_id: uuid.UUID) -> OutgoingDetail:
        """Return a document with its trace, the steps that are open now and its prints."""
        row = self.row(document_id)
        standing = self._standing(self._own_word())
        prints = self._queries.paper_codes.prints(self._scope, document_id)
        return OutgoingDetail(
            row=row,
            trace=self._queries.steps.of(self._scope, (document_id,)),
            steps=open_steps(
                OutgoingDocument.FLOW,
                row.state,
                standing.actors(self._me, Circumstances()),
                self._me,
                lambda _move: None,
            ),
            prints=tuple((one, code_of(one.entry_hash)) for one in prints),
        )

    def register_paper(self, chosen: OutgoingFilter) -> MadePaper:
        """Return the register as a paper, by type and term; raises ``nothing_to_print``.

        What has no number yet does not stand in it.
        """
        rows = [
            one
            for one in self._queries.outgoing.rows(self._scope, chosen)
            if one.number is not None
        ]
        if not rows:
            raise DomainError("nothing_to_print")
        places = {one.id: one.position for one in self._queries.outgoing.types(self._scope)}
        terms = {one.id: place for place, one in enumerate(self.terms())}
        opening = {
            (one.issuer, one.series, one.term_id): one.opening_number
            for one in self._queries.outgoing.series(self._scope)
        }

        def place(row: OutgoingRow) -> tuple[int, int, str, uuid.UUID, int]:
            return (
                terms.get(row.term_id, len(terms)) if row.term_id else len(terms),
                places.get(row.type_id, len(places)),
                row.symbol,
                row.type_id,
                row.number or 0,
            )

        parts = []
        for _place, grouped in itertools.groupby(
            sorted(rows, key=place), key=lambda row: place(row)[:4]
        ):
            same = list(grouped)
            first = same[0]
            known = (
                0
                if first.term_id is None
                else opening.get((first.issuer, first.series, first.term_id), 0)
            )
            parts.append(
                RegisterPart(
                    type_name=f"{first.type_name} ({first.symbol.removeprefix('-')})",
                    term_name=first.term_name,
                    lines=tuple(_line(one) for one in same),
                    opening=known,
                )
            )
        paper = RegisterPaper(
            frame=self._printing.frame(),
            day=self._today(),
            parts=tuple(parts),
            since=chosen.since,
            until=chosen.until,
        )
        return self._printing.made(outgoing_register.build(paper))


def _line(row: OutgoingRow) -> RegisterLine:
    return RegisterLine(
        full_number=row.full_number,
        signed_on=row.signed_on,
        subject=row.subject,
        signer_name=row.signer_name,
        recipients=tuple(row.recipients.splitlines()),
        note=row.note,
        voided_on=row.voided_on,
        void_reason=row.void_reason,
    )
