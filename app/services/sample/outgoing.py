"""Outgoing documents of the sample: the office's types, series, some forty numbered, two prepared.

The numbered ones stand as entered from the paper book; what is before the signer has its text.
"""

import datetime as dt
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.documents.codec import encode
from app.documents.framing import frame_of
from app.documents.kinds import information_request
from app.domain.flow import Word
from app.domain.office import CongressTerm, Office
from app.domain.outgoing import (
    DocumentType,
    IssuingBody,
    NumberingDesk,
    NumberSeries,
    OutgoingDocument,
    RecipientList,
    SignatureForm,
)
from app.domain.people import Device, Person
from app.ports.store import UnitOfWork
from app.read_models.letter_papers import InformationRequestPaper, LetterFrame
from app.read_models.papers import AuthorityNames
from app.services.outgoing.frames import all_recipients, numbered, place_and_day, subject_of
from app.services.outgoing.lists import default_types
from app.services.sample.office import Staff
from app.services.sample.texts import die, pick, working_day
from app.services.steps import replay

_DAY = dt.timedelta(days=1)
_NUMBERED = 40
_SPAN = 120
"""Days over which they were signed."""
_VOIDED = 17
"""Which of them was voided."""
_LEADING = (SignatureForm.HEAD, SignatureForm.DEPUTY_FOR_HEAD)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "outgoing.toml"))


@dataclass(frozen=True, slots=True)
class _Register:
    """What the parts share; the clerk enters all of it."""

    uow: UnitOfWork
    office: Office
    term: CongressTerm
    types: dict[str, DocumentType]
    signers: tuple[tuple[str, SignatureForm], ...]
    staff: Staff
    today: dt.date

    @property
    def first(self) -> dt.date:
        """The first day of the register: within the term."""
        since = self.today - _SPAN * _DAY
        return max(since, self.term.valid_from or since)


def add_outgoing(uow: UnitOfWork, staff: Staff, today: dt.date) -> None:
    """Add all of it; the device that the sample is made on gives the numbers."""
    types = {one.name: one for one in default_types()}
    names = [uow.get(Person, one).full_name for one in (staff.head, *staff.deputies[:2])]
    forms = (_LEADING[0], _LEADING[1], _LEADING[1])
    register = _Register(
        uow=uow,
        office=uow.find(Office)[0],
        term=uow.find(CongressTerm)[0],
        types=types,
        signers=tuple(zip(names, forms, strict=True)),
        staff=staff,
        today=today,
    )
    for kept in types.values():
        uow.add(kept)
    for entry in _texts()["recipient_list"]:
        uow.add(
            RecipientList(
                name=entry["name"], items="\n".join(entry["items"]), valid_from=register.first
            )
        )
    for device in uow.find(Device)[:1]:
        since = dt.datetime.combine(register.first, dt.time(1), dt.UTC)
        uow.add(NumberingDesk(device_id=device.id, since=since, given_by_id=staff.head))
    _numbered(register)
    for place, entry in enumerate(_texts()["prepared"]):
        uow.add(_prepared(register, entry, place))


def _numbered(register: _Register) -> None:
    """Number through the days, each series from its opening balance on."""
    rng = die("outgoing")
    series = _texts()["series"]
    last: dict[str, int] = {}
    for entry in series:
        last[entry["type"]] = entry["opening"]
        register.uow.add(
            NumberSeries(
                issuer=IssuingBody.COMMISSION,
                series=register.types[entry["type"]].series,
                term_id=register.term.id,
                opening_number=entry["opening"],
                note=_texts()["clerk_note"] if entry["opening"] else "",
            )
        )
    days = (register.today - register.first).days
    # Letters are a third of what goes out.
    weights = [4, 3, 2, 1, 1, 2, 2]
    for place in range(_NUMBERED):
        entry = rng.choices(series, weights)[0]
        day = min(working_day(register.first + days * place // _NUMBERED * _DAY), register.today)
        last[entry["type"]] += 1
        kept = _document(register, rng, entry, day, last[entry["type"]])
        if place == _VOIDED:
            word = Word(register.staff.me, min(day + _DAY, register.today), _texts()["void_reason"])
            replay(register.uow, kept, "void", word)


def _document(
    register: _Register, rng: random.Random, entry: dict[str, Any], day: dt.date, number: int
) -> OutgoingDocument:
    kind = register.types[entry["type"]]
    name, form = pick(rng, register.signers)
    kept = OutgoingDocument(
        issuer=IssuingBody.COMMISSION,
        type_id=kind.id,
        subject=pick(rng, entry["subjects"]),
        prepared_on=day,
        prepared_by_id=register.staff.me,
        symbol=f"-{kind.symbol}/{register.office.body_symbol}",
        from_paper_book=True,
        signer_name=name,
        signature_form=form,
        recipients=all_recipients((), tuple(entry["recipients"])),
    )
    kept.give_number(number, kind.series, register.term.id)
    register.uow.add(kept)
    replay(register.uow, kept, "number", Word(register.staff.me, day))
    return kept


def _prepared(register: _Register, entry: dict[str, str], place: int) -> OutgoingDocument:
    """Make a letter that waits for its signature: number and day are left blank."""
    kind, office = register.types["Công văn"], register.office
    name, form = register.signers[place]
    day = register.today
    bare = " ".join(office.committee_name.split()[:2])
    lines = ("TRƯỞNG BAN",) if place == 0 else ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    made = information_request.build(
        InformationRequestPaper(
            frame=LetterFrame(
                authority=AuthorityNames(
                    office.committee_name, bare, office.commission_name, office.body_symbol
                ),
                place=office.place_name,
                signed_on=day,
                signer_lines=lines,
                signer_name=name,
                is_sample=True,
            ),
            asked=entry["asked"],
            subject=entry["subject"],
            purpose=entry["purpose"],
            due_on=working_day(day + 10 * _DAY),
        )
    )
    frame = frame_of(made)
    symbol = f"-{kind.symbol}/{office.body_symbol}"
    blank = place_and_day(frame.place_date, office.place_name, None, day)
    document = numbered(made, frame, symbol, None, None, blank)
    return OutgoingDocument(
        issuer=IssuingBody.COMMISSION,
        type_id=kind.id,
        document_kind=made.kind,
        subject=subject_of(document),
        content=encode(document),
        prepared_on=day,
        prepared_by_id=register.staff.me,
        symbol=symbol,
        signer_name=name,
        signature_form=form,
        recipients=all_recipients(frame.addressees, frame.recipients),
    )
