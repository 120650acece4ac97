"""Rows of the register of regulations: stored texts as they are, unread.

``app.regulations`` reads ``header``, ``definition`` and ``office``; a value with a row field of
its own stands in none of these texts (see ``app.domain.regulation``).
"""

import datetime as dt
import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A stored rule; ``office`` is empty where the office has decided nothing itself."""

    id: uuid.UUID
    regulation_id: uuid.UUID
    key: str
    clause: str
    position: int
    definition: str
    exact_text: str
    office: str
    withdrawn_on: dt.date | None


@dataclass(frozen=True, slots=True)
class RegulationRow:
    """A regulation with its rules in their order; ``applies_from`` None: switched off."""

    id: uuid.UUID
    key: str
    short: str
    title: str
    number: str
    symbol: str
    signed_on: dt.date | None
    issuer: str
    signer: str
    in_force_from: dt.date | None
    in_force_to: dt.date | None
    applies_from: dt.date | None
    switched_on_on: dt.date | None
    switched_on_by_name: str
    origin: str
    replaces_id: uuid.UUID | None
    replaces_key: str
    """Key of the regulation it replaces; empty where that is not in the register."""
    header: str
    rules: tuple[RuleRow, ...] = ()
    withdrawn: tuple[RuleRow, ...] = ()
    """Rules taken out; they bind nobody and stay readable."""
