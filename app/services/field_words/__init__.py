"""Vietnamese words for kinds of records, their fields and the values of enums.

The one home of these words for histories and screens; papers have their own in
``app.documents``, signs and colours stand in ``ui``. A kind or field without words fails a test.
"""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.flows import FLOWS
from app.domain.record import Record, RecordKind
from app.i18n import _
from app.services.field_words import (
    findings,
    journal,
    matters,
    offices,
    outgoing,
    planning,
    regulations,
    reports,
    territories,
)
from app.services.flow_words import STATES

_SUBJECTS = (
    offices,
    territories,
    journal,
    findings,
    reports,
    regulations,
    planning,
    matters,
    outgoing,
)

CLASSES: Mapping[RecordKind, type[Record]] = {
    kind: cls for subject in _SUBJECTS for kind, cls in subject.CLASSES.items()
}

#: As they stand within a sentence: "sửa {kind}".
KINDS: Mapping[RecordKind, str] = {
    kind: text for subject in _SUBJECTS for kind, text in subject.KINDS.items()
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    kind: fields for subject in _SUBJECTS for kind, fields in subject.FIELDS.items()
}

#: Fields of plain text that hold the code of something.
CODES: Mapping[tuple[RecordKind, str], Mapping[str, str]] = {
    (RecordKind.RATING_EVIDENCE, "source_kind"): {str(kind): text for kind, text in KINDS.items()},
    (RecordKind.ATTACHMENT, "record_kind"): {str(kind): text for kind, text in KINDS.items()},
}

#: States of records that move are said as their flows say them.
VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    RecordKind: {one: KINDS[one] for one in RecordKind},
    **{one.states: {at: STATES[one.kind][at] for at in one.states} for one in FLOWS},
    **{choices: words for subject in _SUBJECTS for choices, words in subject.VALUES.items()},
}


def word(value: StrEnum) -> str:
    """Return the word for a value as it stands within a sentence."""
    return _(VALUES[type(value)][value])


def capital(value: StrEnum) -> str:
    """Return the word for a value, its first letter a capital."""
    text = word(value)
    return text[:1].upper() + text[1:]
