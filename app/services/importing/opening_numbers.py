"""The opening balance of numbers held against the book: the last ones used on paper."""

import re
import uuid
from collections.abc import Mapping, Sequence

from app.domain.outgoing import IssuingBody, NumberSeries
from app.i18n import _, mark
from app.i18n.text import exact_key, fold, words
from app.read_models.imports import RowState
from app.read_models.office import CongressTermRow
from app.read_models.outgoing import DocumentTypeRow, SeriesRow
from app.read_models.sheet_rows import NumberRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.planning import Plan
from app.services.outgoing.places import series_of

TYPE, TERM, LAST = mark("Loại văn bản"), mark("Nhiệm kỳ"), mark("Số cuối cùng đã dùng")


class PlannedNumbers:
    """Plans the last numbers used; a series in use is not opened anew."""

    def __init__(
        self,
        book: KnownBook,
        plan: Plan,
        types: Sequence[DocumentTypeRow],
        terms: Sequence[CongressTermRow],
        series: Sequence[SeriesRow],
        settings: Mapping[str, str],
    ) -> None:
        self._book = book
        self._plan = plan
        self._types = types
        self._terms = terms
        self._series = {(one.issuer, one.series, one.term_id): one for one in series}
        self._settings = settings
        self._rows: dict[tuple[IssuingBody, str, uuid.UUID], int] = {}

    def take(self, row: NumberRow) -> None:
        """Add to the plan what becomes of a row."""
        place = (row.sheet, row.row)
        text = f"{row.document_type}: {row.last_number}"
        kind = self._type(row.document_type)
        if kind is None:
            self._plan.refuse(place, text, TYPE, "type_unknown", row.document_type)
            return
        term = self._term(row.term)
        if term is None:
            self._plan.refuse(place, text, TERM, "term_unknown", row.term or "–")
            return
        issuer = _issuer(row.issuer)
        key = (issuer, series_of(kind, self._settings), term.id)
        if key in self._rows:
            self._plan.refuse(
                place, text, TYPE, "series_twice", row.document_type, other=self._rows[key]
            )
            return
        self._rows[key] = row.row
        known = self._series.get(key)
        if known is None:
            self._plan.add(
                NumberSeries(
                    issuer=issuer, series=key[1], term_id=term.id, opening_number=row.last_number,
                    note=row.note,
                ),
                place,
            )  # fmt: skip
            detail = _("Số tiếp theo là {number}").format(number=row.last_number + 1)
            self._plan.row(place, RowState.NEW, text, detail)
            return
        # A book that went on numbering by itself may be written out and come back.
        if row.last_number not in (known.opening_number, known.last_number):
            told = (str(known.opening_number), str(row.last_number))
            if known.count:
                self._plan.tell(
                    place, LAST, "series_in_use", Severity.WARNING, told[1],
                    other=str(known.last_number),
                )  # fmt: skip
            else:
                self._plan.differ(
                    place, _("số cuối cùng đã dùng"), told,
                    NumberSeries, known.id, "opening_number", row.last_number,
                )  # fmt: skip
        self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))

    def _type(self, text: str) -> DocumentTypeRow | None:
        wanted = exact_key(text)
        plain = " ".join(words(fold(text)))
        for matches in (
            [one for one in self._types if exact_key(one.name) == wanted],
            [one for one in self._types if " ".join(words(fold(one.name))) == plain],
            [one for one in self._types if exact_key(one.symbol) == wanted],
        ):
            if len(matches) == 1:
                return matches[0]
        return None

    def _term(self, text: str) -> CongressTermRow | None:
        if not text:
            day = self._book.today
            holding = [
                one
                for one in self._terms
                if (one.valid_from is None or one.valid_from <= day)
                and (one.valid_to is None or day <= one.valid_to)
            ]
            return holding[0] if holding else None
        years = re.findall(r"[0-9]{4}", text)
        for one in self._terms:
            if exact_key(one.name) == exact_key(text):
                return one
            if years and re.findall(r"[0-9]{4}", one.name) == years:
                return one
        return None


def _issuer(text: str) -> IssuingBody:
    plain = " ".join(words(fold(text)))
    is_committee = plain.startswith(("tinh uy", "thanh uy", "ban thuong vu", "cap uy"))
    return IssuingBody.COMMITTEE if is_committee else IssuingBody.COMMISSION
