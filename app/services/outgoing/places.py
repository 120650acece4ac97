"""Where a number belongs: the series, the term, what was used; what the numbering desk is."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.documents.kind_spec import COMMITTEE_SYMBOL
from app.documents.layouts import layout_in_force
from app.domain.errors import DomainError
from app.domain.outgoing import IssuingBody
from app.i18n.text import fold
from app.read_models.office import CongressTermRow
from app.read_models.outgoing import DocumentTypeRow, OutgoingFilter
from app.services.printing import Printing
from app.services.session import Session
from app.services.steps import SteppingService

#: Both have the symbol QĐ; whether they share one series is a setting of the office.
_DECISIONS = "QĐ"


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """One series in one term, and what is known of its numbers."""

    issuer: IssuingBody
    series: str
    symbol: str
    term_id: uuid.UUID | None
    term_name: str
    opening: int
    used: tuple[int, ...]
    is_known: bool
    """The book holds a record of the series."""


class OutgoingBase(SteppingService):
    """What the parts of the register share; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing) -> None:
        super().__init__(session)
        self._printing = printing

    def _type(self, type_id: uuid.UUID | None) -> DocumentTypeRow:
        """Return a type of the list; raises ``type_not_chosen`` or ``record_missing``."""
        if type_id is None:
            raise DomainError("type_not_chosen", field="type_id")
        for one in self._queries.outgoing.types(self._scope):
            if one.id == type_id:
                return one
        raise DomainError("record_missing", kind="document_type")

    def _setting(self, name: str, default: str) -> str:
        return self._queries.outgoing.settings(self._scope).get(name, default)

    def _series_of(self, kind: DocumentTypeRow) -> str:
        return series_of(kind, self._queries.outgoing.settings(self._scope))

    def _is_shared(self, kind: DocumentTypeRow) -> bool:
        """Tell whether Quyết định and Quy định have one series now, and the type is one of them."""
        return _is_shared(kind, self._queries.outgoing.settings(self._scope))

    def _symbol_of(
        self, issuer: IssuingBody, kind: DocumentTypeRow, day: dt.date | None, own: str = ""
    ) -> str:
        """Return what stands behind the number, as the guidance in force that day writes it.

        Another agency's is ``own``. Raises ``agency_symbol_missing``.
        """
        if issuer is IssuingBody.OTHER:
            if not own.strip():
                raise DomainError("agency_symbol_missing", field="symbol")
            bare = own.strip()
            return bare if bare.startswith("-") else f"-{bare}"
        body = COMMITTEE_SYMBOL
        if issuer is IssuingBody.COMMISSION:
            body = self._printing.office().body_symbol or "BTCTU"
        layout = layout_in_force(day or self._today())
        return f"-{layout.symbol_of(kind.name, kind.symbol)}/{body}"

    def terms(self) -> tuple[CongressTermRow, ...]:
        """Return the congress terms of the committee, the newest first."""
        committee = fold(self._printing.office().committee_name)
        every = self._queries.office.terms(self._scope)
        return tuple(one for one in every if fold(one.organisation) == committee)

    def _term_on(self, day: dt.date) -> CongressTermRow:
        """Return the committee's term of a day; raises ``term_missing`` (value ``day``)."""
        for one in self.terms():
            if (one.valid_from is None or one.valid_from <= day) and (
                one.valid_to is None or day <= one.valid_to
            ):
                return one
        raise DomainError("term_missing", field="signed_on", day=day)

    def _place(
        self, issuer: IssuingBody, kind: DocumentTypeRow, day: dt.date, own_symbol: str = ""
    ) -> NumberPlace:
        """Return the series that a document of this type signed on that day is numbered in."""
        symbol = self._symbol_of(issuer, kind, day, own_symbol)
        outgoing = self._queries.outgoing
        if issuer is IssuingBody.OTHER:
            # Of its terms and series this book knows nothing: its symbol stands for them.
            theirs = outgoing.used_numbers(self._scope, issuer, symbol, None)
            return NumberPlace(issuer, symbol, symbol, None, "", 0, theirs, is_known=True)
        term, series = self._term_on(day), self._series_of(kind)
        opened = {
            one.series: one.opening_number
            for one in outgoing.series(self._scope)
            if (one.issuer, one.term_id) == (issuer, term.id)
        }
        opening = opened.get(series, 0)
        used = set(outgoing.used_numbers(self._scope, issuer, series, term.id))
        if kind.symbol == _DECISIONS:
            # The office may have chosen anew within the term whether decisions share a series:
            # in one series no number of either type comes again, in two none of the same type.
            both = {
                one.id: one.series
                for one in outgoing.types(self._scope)
                if one.symbol == _DECISIONS
            }
            is_shared = self._is_shared(kind)
            if is_shared:
                opening = max([opening, *(opened.get(one, 0) for one in both.values())])
            chosen = OutgoingFilter(issuer=issuer, term_id=term.id)
            used.update(
                one.number
                for one in outgoing.rows(self._scope, chosen)
                if one.number is not None
                and (one.type_id == kind.id or (is_shared and one.type_id in both))
            )
        return NumberPlace(
            issuer=issuer,
            series=series,
            symbol=symbol,
            term_id=term.id,
            term_name=term.name,
            opening=opening,
            used=tuple(sorted(used)),
            is_known=series in opened,
        )

    def is_desk(self) -> bool:
        """Tell whether this device gives the numbers."""
        desk = self._queries.outgoing.desk(self._scope)
        return desk is not None and desk.device_id == self._session.device_id

    def _check_desk(self) -> None:
        """Raise ``numbering_desk_missing`` or ``not_numbering_desk`` (value ``desk``)."""
        desk = self._queries.outgoing.desk(self._scope)
        if desk is None:
            raise DomainError("numbering_desk_missing")
        if desk.device_id != self._session.device_id:
            raise DomainError("not_numbering_desk", desk=desk.device_name)


def series_of(kind: DocumentTypeRow, settings: Mapping[str, str]) -> str:
    """Return the series that documents of a type are numbered in under these settings."""
    return _DECISIONS if _is_shared(kind, settings) else kind.series


def _is_shared(kind: DocumentTypeRow, settings: Mapping[str, str]) -> bool:
    return kind.symbol == _DECISIONS and settings.get("decision_series", "one") == "one"
