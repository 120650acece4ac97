"""One line on a record of any kind, as what stands beside it tells of it."""

from app.domain.record import RecordKind
from app.read_models.records import RecordName
from app.services.field_words import capital
from app.services.history_wording import name_in_words


def record_line(kind: RecordKind, name: RecordName | None) -> str:
    """Return ``Báo cáo: Nhóm 1, 02/2026``; the kind alone where the record has no name."""
    thing = capital(kind)
    if name is None:
        return thing
    return f"{thing}: {' '.join(name_in_words(name).split())}"
