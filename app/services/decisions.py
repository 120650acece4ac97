"""The written decision that groups and assignments rest on (QC Đ2.3; QĐ): recorded once each."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.group import AssignmentDecision
from app.i18n.text import collapse_spaces, exact_key
from app.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class DecisionData:
    """What a form asks of a decision; ``number`` is number and symbol as printed."""

    number: str
    signed_on: dt.date | None = None
    signer: str = ""
    issuer: str = ""
    subject: str = ""


def keep_decision(uow: UnitOfWork, data: DecisionData) -> uuid.UUID:
    """Return the decision's id: one of the same number and day is used again, not doubled.

    What the recorded one leaves open is filled in; numbers begin anew with each congress term,
    so the same number of another day is another decision. Raises DomainError
    ``decision_missing`` without a number.
    """
    number = collapse_spaces(data.number)
    if not number:
        raise DomainError("decision_missing", field="number")
    key = exact_key(number)
    for known in uow.find(AssignmentDecision):
        if exact_key(known.number) != key:
            continue
        if known.signed_on and data.signed_on and known.signed_on != data.signed_on:
            continue
        _complete(known, data)
        return known.id
    decision = AssignmentDecision(
        number=number,
        signed_on=data.signed_on,
        signer=data.signer.strip(),
        issuer=data.issuer.strip(),
        subject=data.subject.strip(),
    )
    uow.add(decision)
    return decision.id


def _complete(known: AssignmentDecision, data: DecisionData) -> None:
    known.signed_on = known.signed_on or data.signed_on
    for name in ("signer", "issuer", "subject"):
        if not getattr(known, name):
            setattr(known, name, getattr(data, name).strip())
