"""The office's own lists behind the register: types, series, terms, the desk, recipients."""

import datetime as dt
import tomllib
import uuid

from app import resources
from app.domain.errors import DomainError
from app.domain.office import CongressTerm
from app.domain.outgoing import (
    DocumentType,
    NumberingDesk,
    NumberSeries,
    RecipientList,
)
from app.domain.record import RecordKind
from app.i18n.text import fold
from app.read_models.outgoing import (
    DeskRow,
    DeviceRow,
    DocumentTypeRow,
    RecipientListRow,
    SeriesRow,
)
from app.services.outgoing.forms import SeriesForm, TermForm, TypeForm
from app.services.outgoing.frames import bare_lines
from app.services.outgoing.places import OutgoingBase

Kinds = frozenset[RecordKind]
_DAY = dt.timedelta(days=1)


def default_types() -> list[DocumentType]:
    """Return the types that a register starts with, not yet in any book."""
    data = tomllib.loads(resources.read_text("defaults", "document_types.toml"))
    return [
        DocumentType(
            name=entry["name"],
            symbol=entry["symbol"],
            series=entry.get("series", entry["symbol"]),
            is_issued=entry.get("is_issued", True),
            position=position,
        )
        for position, entry in enumerate(data["type"])
    ]


class Lists(OutgoingBase):
    """See the module."""

    def types(self, *, with_ended: bool = False) -> tuple[DocumentTypeRow, ...]:
        """Return the types of document in their order."""
        every = self._queries.outgoing.types(self._scope)
        return tuple(one for one in every if with_ended or one.valid_to is None)

    def ensure_types(self) -> Kinds:
        """Put the list that ships with the program into a book that has none."""
        if self._queries.outgoing.types(self._scope):
            return frozenset()
        with self._writing() as uow:
            for one in default_types():
                uow.add(one)
            uow.for_good()
            return uow.commit().kinds

    def save_type(self, form: TypeForm) -> tuple[uuid.UUID, Kinds]:
        """Add a type or change it; the symbol of one that was used stays.

        Raises DomainError ``name_missing``, ``symbol_missing``, ``name_taken`` or ``type_in_use``.
        """
        every = self._queries.outgoing.types(self._scope)
        name, symbol = form.name.strip(), form.symbol.strip()
        if any(
            one.id != form.type_id and one.valid_to is None and fold(one.name) == fold(name)
            for one in every
        ):
            raise DomainError("name_taken", field="name", name=name)
        before = next((one for one in every if one.id == form.type_id), None)
        series = form.series.strip() or symbol
        if before and before.is_used and (before.symbol, before.series) != (symbol, series):
            raise DomainError("type_in_use", field="symbol", symbol=before.symbol)
        with self._writing() as uow:
            if form.type_id is None:
                kept = DocumentType(name=name, symbol=symbol, series=series, position=len(every))
                uow.add(kept)
            else:
                kept = uow.get(DocumentType, form.type_id)
            kept.name, kept.symbol, kept.series = name, symbol, series
            kept.is_issued = form.is_issued
            if form.is_ended and kept.valid_to is None:
                kept.valid_to = self._today() - _DAY
            elif not form.is_ended:
                kept.valid_to = None
            kept.check()
            return kept.id, uow.commit().kinds

    def series_rows(self) -> tuple[SeriesRow, ...]:
        """Return the series of numbers, of the newest term first."""
        return self._queries.outgoing.series(self._scope)

    def open_series(self, form: SeriesForm) -> tuple[uuid.UUID, Kinds]:
        """Say which number the paper book used last; while the series is empty it may be changed.

        Raises DomainError ``type_not_chosen``, ``term_not_chosen``, ``opening_wrong`` or
        ``series_in_use``.
        """
        kind = self._type(form.type_id)
        term = next((one for one in self.terms() if one.id == form.term_id), None)
        if term is None:
            raise DomainError("term_not_chosen", field="term_id")
        opening = form.opening_number
        if opening is None or opening < 0:
            raise DomainError("opening_wrong", field="opening_number")
        series = self._series_of(kind)
        used = self._queries.outgoing.used_numbers(self._scope, form.issuer, series, term.id)
        with self._writing() as uow:
            known = uow.find(NumberSeries, issuer=form.issuer, series=series, term_id=term.id)
            if known:
                kept = known[0]
            else:
                kept = NumberSeries(issuer=form.issuer, series=series, term_id=term.id)
                uow.add(kept)
            if used and opening != kept.opening_number:
                raise DomainError("series_in_use", field="opening_number", number=used[-1])
            kept.opening_number, kept.note = opening, form.note.strip()
            return kept.id, uow.commit().kinds

    def save_term(self, form: TermForm) -> tuple[uuid.UUID, Kinds]:
        """Enter a congress term of the committee or correct its days.

        The one before it that is still open ends on the day before. Raises DomainError
        ``name_missing``, ``date_missing``, ``ends_before_start`` or ``term_overlaps`` (value
        ``name``).
        """
        if not form.name.strip():
            raise DomainError("name_missing", field="name")
        first, last = form.valid_from, form.valid_to
        if first is None:
            raise DomainError("date_missing", field="valid_from")
        if last is not None and last < first:
            raise DomainError("ends_before_start", field="valid_to", day=first)
        ending: list[uuid.UUID] = []
        for one in self.terms():
            since = one.valid_from or dt.date.min
            if one.id == form.term_id or (last or dt.date.max) < since:
                continue
            if one.valid_to is None and since < first:
                ending.append(one.id)
            elif first <= (one.valid_to or dt.date.max):
                raise DomainError("term_overlaps", field="valid_from", name=one.name)
        committee = self._printing.office().committee_name
        with self._writing() as uow:
            if form.term_id is None:
                kept = CongressTerm(organisation=committee, name="")
                uow.add(kept)
            else:
                kept = uow.get(CongressTerm, form.term_id)
            kept.name = form.name.strip()
            kept.valid_from, kept.valid_to = first, last
            kept.opening_event = form.opening_event.strip()
            for term_id in ending:
                uow.get(CongressTerm, term_id).valid_to = first - _DAY
            return kept.id, uow.commit().kinds

    def desk(self) -> DeskRow | None:
        """Return the device that gives numbers, ``None`` where none does yet."""
        return self._queries.outgoing.desk(self._scope)

    def devices(self) -> tuple[DeviceRow, ...]:
        """Return the devices that the desk may be handed over to."""
        return self._queries.outgoing.devices(self._scope)

    def take_first_desk(self) -> Kinds:
        """Let this device give the numbers, where none does yet; raises ``desk_taken``."""
        desk = self.desk()
        if desk is not None:
            raise DomainError("desk_taken", desk=desk.device_name)
        return self._give_desk(self._session.device_id, "")

    def hand_over(self, device_id: uuid.UUID, reason: str = "") -> Kinds:
        """Let another device give the numbers; only from the one that does now.

        Raises DomainError ``numbering_desk_missing``, ``not_numbering_desk`` or ``desk_same``.
        """
        self._check_desk()
        if device_id == self._session.device_id:
            raise DomainError("desk_same", field="device_id")
        return self._give_desk(device_id, reason)

    def take_over(self, reason: str) -> Kinds:
        """Give the numbers here because the other machine is lost; the administrator alone.

        Raises DomainError ``not_administrator``, ``reason_missing`` or ``desk_same``.
        """
        if not self._session.is_administrator:
            raise DomainError("not_administrator")
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        if self.is_desk():
            raise DomainError("desk_same", field="device_id")
        return self._give_desk(self._session.device_id, reason)

    def _give_desk(self, device_id: uuid.UUID, reason: str) -> Kinds:
        with self._writing() as uow:
            uow.add(
                NumberingDesk(
                    device_id=device_id,
                    since=self._session.clock.now(),
                    given_by_id=self._me,
                    reason=reason.strip(),
                )
            )
            uow.went_out()
            return uow.commit().kinds

    def recipient_lists(self) -> tuple[RecipientListRow, ...]:
        """Return today's reusable lists of recipients."""
        return self._queries.outgoing.recipient_lists(self._scope, self._today())

    def save_recipient_list(
        self, list_id: uuid.UUID | None, name: str, items: str
    ) -> tuple[uuid.UUID, Kinds]:
        """Keep a list, one recipient a line; hyphens and closing marks are taken off.

        Raises DomainError ``name_missing``, ``name_taken`` or ``recipients_missing``.
        """
        known = self.recipient_lists()
        if any(one.id != list_id and fold(one.name) == fold(name.strip()) for one in known):
            raise DomainError("name_taken", field="name", name=name.strip())
        with self._writing() as uow:
            if list_id is None:
                kept = RecipientList(name="", items="", valid_from=self._today())
                uow.add(kept)
            else:
                kept = uow.get(RecipientList, list_id)
            kept.name, kept.items = name.strip(), "\n".join(bare_lines(items.splitlines()))
            kept.check()
            return kept.id, uow.commit().kinds

    def end_recipient_list(self, list_id: uuid.UUID) -> Kinds:
        """Offer a list no more."""
        with self._writing() as uow:
            kept = uow.get(RecipientList, list_id)
            kept.valid_to = self._today() - _DAY
            return uow.commit().kinds
