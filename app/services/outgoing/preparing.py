"""Putting a paper before the signer: what the form offers, the paper as framed, its prints."""

import uuid
from dataclasses import replace

from app.documents.codec import decode, encode
from app.documents.framing import Frame, frame_of
from app.documents.kind_spec import Issuer, KindSpec
from app.documents.kinds import kind_by_id
from app.documents.layouts import layout_for
from app.documents.model import Document
from app.documents.paper_settings import YES
from app.documents.plain_text import plain_text
from app.domain.attachment import ISSUED_NOTE
from app.domain.errors import DomainError
from app.domain.outgoing import (
    IssuingBody,
    OutgoingDocument,
    OutgoingState,
    PaperHabit,
    PaperPrint,
    SignatureForm,
)
from app.domain.paper_code import code_of
from app.domain.record import RecordKind
from app.i18n.text import fold
from app.ports.store import UnitOfWork
from app.read_models.outgoing import DocumentTypeRow, OutgoingRow
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import (
    IssueForm,
    IssueProposal,
    PaperCopy,
    SignerChoice,
    SignerOffer,
)
from app.services.outgoing.frames import (
    URGENCY,
    addressee_word_of,
    all_recipients,
    bare_lines,
    circulation_words,
    draft_words,
    has_recipients,
    numbered,
    place_and_day,
    signs_itself,
    subject_of,
    symbol_on,
    with_subject,
)
from app.services.outgoing.lists import Lists
from app.services.outgoing.signers import (
    checked_signer,
    offered_first,
    signature_lines,
    signer_offers,
)
from app.services.printing import authority_of, named

Kinds = frozenset[RecordKind]

_BODIES = {
    Issuer.COMMISSION: IssuingBody.COMMISSION,
    Issuer.COMMITTEE: IssuingBody.COMMITTEE,
    Issuer.FOLLOWER: IssuingBody.OTHER,
}


class Preparing(Lists):
    """See the module."""

    def proposal(self, paper: MadePaper) -> IssueProposal:
        """Return what the form opens with; the list of types is put into the book first.

        Raises DomainError ``paper_not_numbered`` (of a group, an internal form),
        ``type_unknown`` (value ``symbol``) or ``type_not_issued`` (value ``name``).
        """
        self.ensure_types()
        document = paper.document
        spec, issuer = self._numbered_spec(document)
        types = self._types_for(spec, issuer)
        frame = frame_of(document)
        own = SignerChoice(SignatureForm.OWN, frame.signer_name)
        offers = self._signers(_signing(document, issuer), own)
        habit = self._queries.outgoing.habit(self._scope, document.kind)
        before = self._made_of(paper)
        word = addressee_word_of(document)
        return IssueProposal(
            document_kind=document.kind,
            title=document.title,
            issuer=issuer,
            type_id=types[0].id,
            types=types,
            subject=subject_of(document),
            frame=frame,
            signers=offers,
            signer=offered_first(offers, habit, replace(own, post=_post_on(frame))),
            recipients=habit.recipients if habit and habit.recipients else frame.recipients,
            has_recipients=has_recipients(document),
            recipient_lists=self.recipient_lists(),
            addressees=frame.addressees,
            addressee_word=word,
            drafter_mark=self._drafter_mark(frame),
            prepared_id=next(
                (one.id for one in before if one.state is OutgoingState.PREPARED), None
            ),
            issued=tuple(one.full_number for one in before if one.state is OutgoingState.NUMBERED),
        )

    def prepare(self, paper: MadePaper, form: IssueForm) -> tuple[uuid.UUID, Kinds, MadePaper]:
        """Put the paper before the signer, its number left blank; what is so already is replaced.

        Raises what ``proposal`` raises, and DomainError ``gist_missing``, ``signer_missing``,
        ``signer_post_missing`` or ``signer_not_entitled``.
        """
        self.ensure_types()
        spec, issuer = self._numbered_spec(paper.document)
        if not form.subject.strip():
            raise DomainError("gist_missing", field="subject")
        chosen = next(
            (one for one in self._types_for(spec, issuer) if one.id == form.type_id), None
        )
        if chosen is None:
            raise DomainError("type_not_chosen", field="type_id")
        frame = frame_of(paper.document)
        own = SignerChoice(SignatureForm.OWN, frame.signer_name)
        signer = checked_signer(
            self._signers(_signing(paper.document, issuer), own, form), form.signer
        )
        symbol = symbol_on(frame.number_line)
        if issuer is not IssuingBody.OTHER:
            symbol = self._symbol_of(issuer, chosen, form.dated)
        recipients = bare_lines(form.recipients) or frame.recipients
        addressees = bare_lines(form.addressees) or frame.addressees
        laid = replace(
            self._signed(frame, signer),
            urgency=URGENCY[form.urgency],
            circulation=circulation_words(form.circulation),
            draft_note=draft_words(form.draft),
            addressees=addressees,
            recipients=recipients,
            drafter_mark=form.drafter_mark.strip(),
        )
        place_date = place_and_day(
            frame.place_date, self._printing.office().place_name, form.dated, self._today()
        )
        document = numbered(
            with_subject(paper.document, form.subject.strip()),
            laid,
            symbol,
            None,
            form.dated,
            place_date,
        )
        made = self._printing.made(document, paper.file_name, paper.record)
        prepared = next(
            (one.id for one in self._made_of(paper) if one.state is OutgoingState.PREPARED), None
        )
        unbound = self._unbound(paper)
        with self._writing() as uow:
            if prepared is None:
                kept = OutgoingDocument(
                    issuer=issuer,
                    type_id=chosen.id,
                    subject="",
                    prepared_on=self._today(),
                    prepared_by_id=self._me,
                )
                uow.add(kept)
            else:
                kept = uow.get(OutgoingDocument, prepared)
                kept.check_editable()
                kept.prepared_on, kept.prepared_by_id = self._today(), self._me
            kept.type_id = chosen.id
            kept.document_kind = paper.document.kind
            if paper.record is not None and paper.record[0] is not RecordKind.OUTGOING_DOCUMENT:
                kept.record_kind, kept.record_id = paper.record
            kept.subject = form.subject.strip()
            kept.symbol = symbol
            kept.content = encode(made.document)
            kept.signer_name, kept.signature_form = signer.name, signer.form
            kept.urgency = form.urgency
            kept.recipients = all_recipients(addressees, recipients)
            kept.note = form.note.strip()
            for print_id in unbound:
                uow.get(PaperPrint, print_id).document_id = kept.id
            _remember(uow, paper.document.kind, signer, form)
            kinds = uow.commit().kinds
            document_id = kept.id
        return document_id, kinds, replace(made, record=(RecordKind.OUTGOING_DOCUMENT, document_id))

    def paper(self, document_id: uuid.UUID, copy: PaperCopy = PaperCopy.ISSUE) -> MadePaper:
        """Return a document as it was put before the signer; once issued, the PDF that went out.

        Raises DomainError ``content_missing`` for one that was made elsewhere.
        """
        row = self._queries.outgoing.row(self._scope, document_id)
        document = self._content(row)
        if copy is PaperCopy.ISSUE and row.number is not None:
            records = self._queries.records
            for file in records.attachments(self._scope, document_id):
                if file.note == ISSUED_NOTE:
                    pdf = records.content(self._scope, file.id)
                    return MadePaper(document, pdf, _file_name(row), _as_record(row))
        return self._printing.made(document, _file_name(row), _as_record(row), as_it_is=True)

    def print_for_signature(
        self, document_id: uuid.UUID, copy: PaperCopy = PaperCopy.FILING
    ) -> MadePaper:
        """Return a document with the code of what stands on it, where the office has it printed.

        The print is kept first: the code is that of its entry in the change log. Without a code
        it is what ``paper`` gives: once issued, the PDF that went out.
        """
        row = self._queries.outgoing.row(self._scope, document_id)
        document = self._content(row)
        wanted = self._setting("paper_code", "filing")
        if wanted == "none" or (wanted == "filing" and copy is not PaperCopy.FILING):
            return self.paper(document_id, copy)
        coded = self._with_code(document, _as_record(row), document_id)
        return self._printing.made(coded, _file_name(row), _as_record(row), as_it_is=True)

    def coded(self, paper: MadePaper) -> MadePaper:
        """Return an internal paper with its code, where the office has it printed."""
        if self._setting("paper_code", "filing") == "none":
            return paper
        document = self._with_code(paper.document, paper.record, None)
        return self._printing.made(document, paper.file_name, paper.record)

    def _with_code(
        self,
        document: Document,
        record: tuple[RecordKind, uuid.UUID] | None,
        document_id: uuid.UUID | None,
    ) -> Document:
        bare = replace(document, footer_note=None)
        kept = PaperPrint(
            document_kind=document.kind,
            title=document.title,
            text=plain_text(bare, layout_for(bare, self._printing.look())),
            printed_at=self._session.clock.now(),
            printed_by_id=self._me,
            document_id=document_id,
        )
        if record is not None:
            kept.record_kind, kept.record_id = record
        with self._writing() as uow:
            uow.add(kept)
            uow.went_out()
            sequence = uow.commit().sequence
        if sequence is None:  # a new record always makes an entry
            raise RuntimeError("the print was not kept")
        entry = self._queries.paper_codes.entry_hash(self._scope, self._session.device_id, sequence)
        return replace(document, footer_note=f"Mã đối chiếu: {code_of(entry)}")

    def _content(self, row: OutgoingRow) -> Document:
        content = self._queries.outgoing.content(self._scope, row.id)
        if not content:
            raise DomainError("content_missing")
        return decode(content)

    def _signed(self, frame: Frame, signer: SignerChoice) -> Frame:
        committee = authority_of(self._printing.office()).committee
        lines = signature_lines(signer, committee) or frame.signature_lines
        return replace(frame, signature_lines=lines, signer_name=signer.name)

    def _signers(
        self, issuer: IssuingBody, own: SignerChoice, form: IssueForm | None = None
    ) -> tuple[SignerOffer, ...]:
        day = (form.dated if form else None) or self._today()
        leaders = self._queries.office.leaders(self._scope, day)
        committee = authority_of(self._printing.office()).committee
        return signer_offers(issuer, leaders, committee, own)

    def _numbered_spec(self, document: Document) -> tuple[KindSpec, IssuingBody]:
        try:
            spec = kind_by_id(document.kind).spec
        except KeyError:
            raise DomainError("paper_not_numbered") from None
        issuer = _BODIES.get(spec.issuer)
        if issuer is None or spec.number_book is None or frame_of(document).number_line is None:
            raise DomainError("paper_not_numbered")
        return spec, issuer

    def _types_for(self, spec: KindSpec, issuer: IssuingBody) -> tuple[DocumentTypeRow, ...]:
        """Return the types with the symbol of a kind, the one of its own name first."""
        own = fold(spec.kind_name)
        found = [
            one
            for one in self._queries.outgoing.types(self._scope)
            if one.symbol == spec.number_book and one.valid_to is None
        ]
        if not found:
            raise DomainError("type_unknown", symbol=spec.number_book)
        found.sort(key=lambda one: fold(one.name) != own)
        if issuer is IssuingBody.COMMISSION:
            issued = [one for one in found if one.is_issued]
            if not issued:
                raise DomainError("type_not_issued", name=found[0].name)
            return tuple(issued)
        return tuple(found)

    def _made_of(self, paper: MadePaper) -> tuple[OutgoingRow, ...]:
        if paper.record is None:
            return ()
        kind, record_id = paper.record
        if kind is RecordKind.OUTGOING_DOCUMENT:
            return (self._queries.outgoing.row(self._scope, record_id),)
        return self._queries.outgoing.made_of(self._scope, paper.document.kind, record_id)

    def _unbound(self, paper: MadePaper) -> tuple[uuid.UUID, ...]:
        if paper.record is None:
            return ()
        found = self._queries.paper_codes.unbound(self._scope, *paper.record)
        return tuple(one for one, kind in found if kind == paper.document.kind)

    def _drafter_mark(self, frame: Frame) -> str:
        """Return ``NguyenVanAn-26`` of the person at the program (HD05 II.II.5)."""
        if frame.drafter_mark or self._setting("drafter_mark", YES) != YES:
            return frame.drafter_mark
        name = "".join(word.capitalize() for word in fold(self._session.person_name).split())
        return f"{name}-{self._today():%y}"


def _signing(document: Document, issuer: IssuingBody) -> IssuingBody:
    """Return whose signers are offered: minutes keep their own two (HD05 II.I.7.1.4.e)."""
    return IssuingBody.OTHER if signs_itself(document) else issuer


def _post_on(frame: Frame) -> str:
    """Return the post below the first line of the signature; empty where none stands there."""
    return " ".join(frame.signature_lines[1:])


def _remember(uow: UnitOfWork, kind: str, signer: SignerChoice, form: IssueForm) -> None:
    """Keep what was chosen for the next paper of the kind."""
    known = uow.find(PaperHabit, document_kind=kind)
    if known:
        habit = known[0]
    else:
        habit = PaperHabit(document_kind=kind, signature_form=signer.form)
        uow.add(habit)
    habit.signature_form, habit.signer_id = signer.form, signer.person_id
    habit.signer_post = signer.post
    habit.recipients = "\n".join(bare_lines(form.recipients))


def _file_name(row: OutgoingRow) -> str:
    return named(f"{row.full_number} {row.type_name} {row.subject}".strip())


def _as_record(row: OutgoingRow) -> tuple[RecordKind, uuid.UUID]:
    return RecordKind.OUTGOING_DOCUMENT, row.id
