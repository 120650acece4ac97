"""Which records name a person or a territory, and in which field."""

import uuid
from dataclasses import dataclass

from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of a record that names the one asked for; in a list of ids it is one of them."""

    record_kind: RecordKind
    record_id: uuid.UUID
    name: str
