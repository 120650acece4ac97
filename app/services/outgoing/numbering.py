"""Giving numbers at signing, entering those of the paper book, voiding with the reason (H2)."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import replace

from app.documents.codec import encode
from app.documents.framing import frame_of
from app.domain.attachment import ISSUED_NOTE, Attachment
from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.outgoing import (
    IssuingBody,
    NumberSeries,
    OutgoingDocument,
    OutgoingState,
    SignatureForm,
    check_number,
    next_number,
)
from app.domain.record import RecordKind
from app.domain.standing import Circumstances
from app.ports.store import UnitOfWork
from app.read_models.outgoing import DocumentTypeRow, OutgoingRow
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import (
    EntryForm,
    NumberForm,
    NumberOffer,
    SignerChoice,
    SignerOffer,
)
from app.services.outgoing.frames import numbered, place_and_day
from app.services.outgoing.places import NumberPlace
from app.services.outgoing.preparing import Preparing
from app.services.outgoing.signers import checked_signer, signer_offers
from app.services.printing import authority_of, named

Kinds = frozenset[RecordKind]

#: Numbers of the paper book that are entered at once.
LONGEST_RANGE = 500
_NOBODY = Circumstances()


class Numbering(Preparing):
    """See the module."""

    def next_number(self, document_id: uuid.UUID, signed_on: dt.date | None = None) -> NumberOffer:
        """Return the number to offer for a document signed on that day, by default today.

        Raises DomainError ``record_missing``, ``document_fixed`` or ``term_missing``.
        """
        row = self._prepared(document_id)
        return self._offer(
            row.issuer,
            self._type(row.type_id),
            signed_on or self._today(),
            row.symbol,
            SignerChoice(row.signature_form, row.signer_name),
            _signing(row),
        )

    def entry_offer(
        self,
        type_id: uuid.UUID | None,
        issuer: IssuingBody = IssuingBody.COMMISSION,
        signed_on: dt.date | None = None,
        symbol: str = "",
    ) -> NumberOffer:
        """Return the number that the next document of a type would have in the paper book."""
        own = SignerChoice(SignatureForm.OWN)
        day = signed_on or self._today()
        return self._offer(issuer, self._type(type_id), day, symbol, own)

    def number(self, document_id: uuid.UUID, form: NumberForm) -> Kinds:
        """Give a document its number: it is issued, and its PDF is kept as it goes out.

        Raises DomainError ``document_fixed``, ``date_missing``, ``day_in_future``,
        ``numbering_desk_missing``, ``not_numbering_desk``, ``term_missing``,
        ``agency_symbol_missing``, those of ``check_number`` and of a signer, and what taking a
        step raises. The store's own refusal of a double is StoreError ``number_taken_meanwhile``.
        """
        row = self._prepared(document_id)
        day = self._day(form.signed_on)
        if row.issuer is IssuingBody.COMMISSION:
            self._check_desk()
        place = self._place(row.issuer, self._type(row.type_id), day, form.symbol or row.symbol)
        given = self._checked(place, (form.number,), day)[0]
        signer = self._signer(row, form, day)
        made = self._issued(row, place, given, day, signer)
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            kept = uow.get(OutgoingDocument, document_id)
            kept.check_editable()
            kept.give_number(given, place.series, place.term_id)
            kept.symbol, kept.from_paper_book = place.symbol, form.from_paper_book
            if signer is not None:
                kept.signer_name, kept.signature_form = signer.name, signer.form
            if made is not None:
                kept.content = encode(made.document)
                self._keep_pdf(uow, kept, made)
            _open(uow, place)
            self._take(uow, standing, kept, "number", Word(self._me, day), _NOBODY)
            uow.went_out()
            return uow.commit().kinds

    def enter(self, form: EntryForm) -> tuple[tuple[uuid.UUID, ...], Kinds]:
        """Enter what was made outside the program, with the number it has in the paper book.

        Raises DomainError ``type_not_chosen``, ``gist_missing``, ``range_wrong``,
        ``range_too_long`` and what ``number`` raises.
        """
        kind = self._type(form.type_id)
        if not form.subject.strip():
            raise DomainError("gist_missing", field="subject")
        day = self._day(form.signed_on)
        if form.issuer is IssuingBody.COMMISSION:
            self._check_desk()
        place = self._place(form.issuer, kind, day, form.symbol)
        numbers = self._checked(place, _range(form), day)
        standing = self._standing(self._own_word())
        made: list[uuid.UUID] = []
        with self._writing() as uow:
            _open(uow, place)
            for number in numbers:
                kept = OutgoingDocument(
                    issuer=form.issuer,
                    type_id=kind.id,
                    subject=form.subject.strip(),
                    prepared_on=day,
                    prepared_by_id=self._me,
                    symbol=place.symbol,
                    from_paper_book=True,
                    signer_name=form.signer_name.strip(),
                    recipients=_lines(form.recipients),
                    note=form.note.strip(),
                )
                kept.give_number(number, place.series, place.term_id)
                uow.add(kept)
                self._take(uow, standing, kept, "number", Word(self._me, day), _NOBODY)
                if form.void_reason.strip():
                    word = Word(self._me, self._today(), form.void_reason)
                    self._take(uow, standing, kept, "void", word, _NOBODY)
                made.append(kept.id)
            return tuple(made), uow.commit().kinds

    def void(self, document_id: uuid.UUID, word: Word | None = None) -> Kinds:
        """Void a numbered document: it keeps its number; the remark of the word is the reason.

        Raises DomainError ``remark_missing`` and what taking a step raises.
        """
        return self._step(document_id, "void", word)

    def drop(self, document_id: uuid.UUID, word: Word | None = None) -> Kinds:
        """Give up a document that has no number yet."""
        return self._step(document_id, "drop", word)

    def _step(self, document_id: uuid.UUID, step: str, word: Word | None) -> Kinds:
        said = self._said(word)
        standing = self._standing(said)
        with self._writing() as uow:
            kept = uow.get(OutgoingDocument, document_id)
            self._take(uow, standing, kept, step, said, _NOBODY)
            return uow.commit().kinds

    def _prepared(self, document_id: uuid.UUID) -> OutgoingRow:
        row = self._queries.outgoing.row(self._scope, document_id)
        if row.state is not OutgoingState.PREPARED:
            raise DomainError("document_fixed", number=row.full_number)
        return row

    def _day(self, day: dt.date | None) -> dt.date:
        if day is None:
            raise DomainError("date_missing", field="signed_on")
        refuse_future(day, self._today(), "signed_on")
        return day

    def _offer(
        self,
        issuer: IssuingBody,
        kind: DocumentTypeRow,
        day: dt.date,
        symbol: str,
        signer: SignerChoice,
        signing: IssuingBody | None = None,
    ) -> NumberOffer:
        if issuer is IssuingBody.OTHER and not symbol.strip():
            place = NumberPlace(issuer, "", "", None, "", 0, (), is_known=True)
        else:
            place = self._place(issuer, kind, day, symbol)
        desk = self._queries.outgoing.desk(self._scope)
        own = issuer is IssuingBody.COMMISSION
        last = None
        if own:
            last = self._queries.outgoing.signed_last(
                self._scope, issuer, place.series, place.term_id
            )
        return NumberOffer(
            number=next_number(place.opening, list(place.used)) if own else None,
            symbol=place.symbol,
            series=place.series,
            term_id=place.term_id,
            term_name=place.term_name,
            signed_on=day,
            is_desk=not own or self.is_desk(),
            desk_name=desk.device_name if desk else "",
            opens_series=own and not place.is_known,
            signers=self._offers_on(signing or issuer, day, signer),
            signer=signer,
            later=last if last is not None and last[1] > day else None,
        )

    def _offers_on(
        self, issuer: IssuingBody, day: dt.date, own: SignerChoice
    ) -> tuple[SignerOffer, ...]:
        leaders = self._queries.office.leaders(self._scope, day)
        committee = authority_of(self._printing.office()).committee
        return signer_offers(issuer, leaders, committee, own)

    def _signer(self, row: OutgoingRow, form: NumberForm, day: dt.date) -> SignerChoice | None:
        """Return another signer than the one prepared; he may sign on that day."""
        if form.signer is None:
            return None
        own = SignerChoice(row.signature_form, row.signer_name)
        return checked_signer(self._offers_on(_signing(row), day, own), form.signer)

    def _checked(
        self, place: NumberPlace, wanted: Sequence[int | None], day: dt.date
    ) -> tuple[int, ...]:
        """Return the numbers, each neither a double nor, in the Commission's series, a gap."""
        numbers = [one for one in wanted if one is not None]
        if len(numbers) != len(wanted) or not numbers or numbers[0] < 1:
            raise DomainError("number_wrong", field="number")
        if place.issuer is IssuingBody.COMMISSION:
            used = list(place.used)
            for number in numbers:
                check_number(number, place.opening, used)
                used.append(number)
        elif place.issuer is IssuingBody.COMMITTEE:
            for number in numbers:
                if number in place.used:
                    raise DomainError("number_taken", field="number", number=number)
        else:
            # When another agency begins anew is not known; in one year it gives none twice.
            signed = self._queries.outgoing.symbol_used_on(self._scope, place.symbol, numbers)
            for number, on in signed:
                if on.year == day.year:
                    raise DomainError("number_taken", field="number", number=number)
        return tuple(numbers)

    def _issued(
        self,
        row: OutgoingRow,
        place: NumberPlace,
        number: int,
        day: dt.date,
        signer: SignerChoice | None,
    ) -> MadePaper | None:
        """Return the paper with number and day; ``None`` for one that was made elsewhere."""
        if not row.has_content:
            return None
        document = self._content(row)
        frame = frame_of(document)
        if signer is not None:
            frame = self._signed(frame, signer)
        place_date = place_and_day(
            frame.place_date, self._printing.office().place_name, day, self._today()
        )
        # The note of a draft is not on what is issued.
        frame = replace(frame, draft_note="")
        issued = numbered(document, frame, place.symbol, number, day, place_date)
        name = f"{number:02d}{place.symbol} {row.type_name} {row.subject}"
        return self._printing.made(issued, named(name), as_it_is=True)

    def _keep_pdf(self, uow: UnitOfWork, kept: OutgoingDocument, made: MadePaper) -> None:
        digest = hashlib.sha256(made.pdf).digest()
        file = Attachment(
            record_kind=RecordKind.OUTGOING_DOCUMENT,
            record_id=kept.id,
            file_name=f"{made.file_name}.pdf",
            media_type="application/pdf",
            size=len(made.pdf),
            sha256=digest,
            added_on=self._today(),
            added_by_id=self._me,
            note=ISSUED_NOTE,
        )
        file.check()
        uow.keep_content(digest, made.pdf)
        uow.add(file)


def _signing(row: OutgoingRow) -> IssuingBody:
    """Return whose signers are offered; what is signed in its own form, as minutes, keeps it."""
    return IssuingBody.OTHER if row.signature_form is SignatureForm.OWN else row.issuer


def _open(uow: UnitOfWork, place: NumberPlace) -> None:
    """Begin the series with its first number."""
    if not place.is_known and place.term_id is not None:
        uow.add(NumberSeries(issuer=place.issuer, series=place.series, term_id=place.term_id))


def _range(form: EntryForm) -> tuple[int | None, ...]:
    first, last = form.number, form.last_number
    if first is None or last is None:
        return (first,)
    if last < first:
        raise DomainError("range_wrong", field="last_number", first=first)
    if last - first >= LONGEST_RANGE:
        raise DomainError("range_too_long", field="last_number", limit=LONGEST_RANGE)
    return tuple(range(first, last + 1))


def _lines(text: str) -> str:
    return "\n".join(one for one in (line.strip() for line in text.splitlines()) if one)
