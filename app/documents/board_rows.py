"""Rows of the board of regulations made short enough to be read; the kind decides which ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from app.documents.clause_words import citation_words
from app.documents.phrases import short_date
from app.read_models.compliance_papers import BoardLine, CellFigures, NamedObligation

#: More rows than this are not read: those where nothing is amiss are then told by their sum.
_LONG = 40


def shortened(lines: Sequence[BoardLine]) -> list[BoardLine]:
    """Return the rows, of a long table only those with something amiss and the sum of the rest."""
    if len(lines) <= _LONG:
        return list(lines)
    amiss = [one for one in lines if _is_amiss(one.total)]
    rest = [one for one in lines if not _is_amiss(one.total)]
    if len(rest) < 2:
        return list(lines)
    months = tuple(_sum(cells) for cells in zip(*(one.months for one in rest), strict=True))
    loose, total = _sum(one.loose for one in rest), _sum(one.total for one in rest)
    name = f"Còn lại ({len(rest)}): không có việc nào chậm, quá hạn, vi phạm"
    return [*amiss, BoardLine(name, months, loose, total, rest[0].section)]


def late_rows(found: Iterable[NamedObligation]) -> Iterator[tuple[str, ...]]:
    """Give a row for each owner and duty, as they come: how many, and each with its days."""
    grouped: dict[tuple[str, str, str, str], list[NamedObligation]] = {}
    for one in found:
        grouped.setdefault((one.owner, one.people, one.title, one.citation), []).append(one)
    for (owner, people, title, citation), listed in grouped.items():
        yield (
            f"{owner}\n({people})" if people else owner,
            f"{title} ({citation_words(citation)})",
            str(len(listed)),
            "; ".join(map(_late, listed)),
        )


def _late(one: NamedObligation) -> str:
    parts = [f"hạn {short_date(one.due_on)}"] if one.due_on else []
    if one.done_on:
        parts.append(f"làm ngày {short_date(one.done_on)}")
    if one.days_late:
        parts.append(f"chậm {one.days_late} ngày")
    told = ", ".join(parts)
    return f"{one.territory} ({told})" if one.territory else told


def _is_amiss(one: CellFigures) -> bool:
    return bool(one.late or one.overdue or one.breached or one.undetermined)


def _sum(cells: Iterable[CellFigures]) -> CellFigures:
    listed = list(cells)
    return CellFigures(
        **{one.name: sum(getattr(cell, one.name) for cell in listed) for one in fields(CellFigures)}
    )
