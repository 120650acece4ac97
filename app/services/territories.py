"""Territories: the lists, the profile, and what is written about one (A1, A4; QC Đ2.1, Đ9).

The map is in ``app.services.territory_map``, boundaries from files in ``.boundaries``; what a
decision does to units (a merger, a new name, an end) is in ``.lineage``.
"""

import datetime as dt
import uuid

from app.domain.errors import DomainError
from app.domain.group import overlap
from app.domain.record import RecordKind
from app.domain.territory import PartyContact, Territory, TerritoryKind
from app.i18n.former_districts import former_district_words
from app.i18n.text import collapse_spaces, exact_key, sort_key
from app.ports.store import UnitOfWork
from app.read_models.office import Choice
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import TerritoryProfile, TerritoryRow
from app.services.boundaries import Boundaries
from app.services.service import Service
from app.services.session import Session
from app.services.territory_bodies import TerritoryBodies
from app.services.territory_forms import (
    ContactData,
    TerritoryData,
    TerritoryLists,
    territory_draft,
)
from app.services.territory_map import TerritoryMap

Kinds = frozenset[RecordKind]


class Territories(Service):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.map = TerritoryMap(session)
        self.boundaries = Boundaries(session)
        self.bodies = TerritoryBodies(session)

    # -- reading -------------------------------------------------------------------------------

    @property
    def today(self) -> dt.date:
        """The day that lists are of."""
        return self._today()

    def rows(self, day: dt.date | None = None, *, with_ended: bool = False) -> list[TerritoryRow]:
        """Return the territories of a day (today), all there ever were if asked, by name."""
        found = self._queries.territories.rows(
            self._scope, day or self._today(), with_ended=with_ended
        )
        return sorted(found, key=lambda row: sort_key(row.name))

    def profile(self, territory_id: uuid.UUID) -> TerritoryProfile:
        """Return one territory as it stands today; raises DomainError ``record_missing``."""
        return self._queries.territories.profile(self._scope, territory_id, self._today())

    def ratings(self, territory_id: uuid.UUID) -> tuple[RatingYearRow, ...]:
        """Return what was proposed for a territory, newest year first."""
        return self._queries.ratings.of_territory(self._scope, territory_id)

    def form_lists(self, territory_id: uuid.UUID | None = None) -> TerritoryLists:
        """Return what the form chooses from; who is in charge now is offered though he left."""
        today = self._today()
        leaders = {
            row.person_id: row.full_name for row in self._queries.office.leaders(self._scope, today)
        }
        standing = {
            row.person_id: (row.full_name, row.post_title)
            for row in self._queries.roster.standing_members(self._scope)
            if (row.valid_from is None or row.valid_from <= today)
            and (row.valid_to is None or row.valid_to >= today)
        }
        if territory_id is not None:
            profile = self.profile(territory_id)
            if profile.leader_in_charge_id is not None:
                leaders.setdefault(profile.leader_in_charge_id, profile.leader_in_charge_name)
            if profile.standing_member_id is not None:
                standing.setdefault(profile.standing_member_id, (profile.standing_member_name, ""))
        rows = self.rows(with_ended=True)
        return TerritoryLists(
            today=today,
            kinds=self._queries.office.kinds(self._scope),
            parents=tuple(
                Choice(row.id, row.name, former_district_words(row.former_district))
                for row in rows
                if row.id != territory_id and (row.valid_to is None or row.valid_to >= today)
            ),
            leaders=tuple(Choice(one, name) for one, name in leaders.items()),
            standing_members=tuple(Choice(one, *words) for one, words in standing.items()),
            former_districts=tuple(
                sorted({row.former_district for row in rows if row.former_district}, key=sort_key)
            ),
        )

    # -- writing -------------------------------------------------------------------------------

    def add(self, data: TerritoryData) -> tuple[uuid.UUID, Kinds]:
        """Add a territory; wipes the draft of a new one.

        Raises DomainError ``kind_missing``, ``name_missing``, ``code_malformed``, ``code_taken``,
        ``territory_namesake`` unless the person said so, ``parent_below``.
        """
        with self._writing() as uow:
            territory = Territory(kind_id=_kind_id(data), name="")
            self._put(uow, territory, data)
            uow.add(territory)
            uow.wipe_draft(self._me, territory_draft(None))
            return territory.id, uow.commit().kinds

    def edit(self, territory_id: uuid.UUID, data: TerritoryData) -> Kinds:
        """Correct a territory; raises DomainError as ``add``, ``ends_before_start``."""
        with self._writing() as uow:
            self._put(uow, uow.get(Territory, territory_id), data)
            uow.wipe_draft(self._me, territory_draft(territory_id))
            return uow.commit().kinds

    def add_contact(self, territory_id: uuid.UUID, data: ContactData) -> Kinds:
        """Add somebody to contact; raises DomainError ``name_missing``, ``already_ended``."""
        with self._writing() as uow:
            territory = uow.get(Territory, territory_id)
            if territory.valid_to is not None and territory.valid_to < self._today():
                raise DomainError("already_ended", day=territory.valid_to)
            contact = PartyContact(territory_id=territory_id, full_name="")
            _put_contact(contact, data)
            uow.add(contact)
            return uow.commit().kinds

    def edit_contact(self, contact_id: uuid.UUID, data: ContactData) -> Kinds:
        """Correct a contact; raises DomainError ``name_missing``, ``ends_before_start``."""
        with self._writing() as uow:
            _put_contact(uow.get(PartyContact, contact_id), data)
            return uow.commit().kinds

    def end_contact(self, contact_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """End a contact on that day; raises ``already_ended``, ``ends_before_start``."""
        with self._writing() as uow:
            uow.get(PartyContact, contact_id).end(last_day)
            return uow.commit().kinds

    def _put(self, uow: UnitOfWork, territory: Territory, data: TerritoryData) -> None:
        kind = uow.get(TerritoryKind, _kind_id(data))
        renamed = exact_key(territory.name) != exact_key(collapse_spaces(data.name))
        territory.kind_id = kind.id
        territory.name = collapse_spaces(data.name)
        territory.code = data.code.strip()
        territory.parent_id = data.parent_id
        territory.party_organisation = collapse_spaces(data.party_organisation)
        territory.former_district = collapse_spaces(data.former_district)
        territory.valid_from = data.valid_from
        territory.leader_in_charge_id = data.leader_in_charge_id
        territory.standing_member_id = data.standing_member_id
        territory.note = data.note.strip()
        territory.check(kind.category)
        others = [one for one in uow.find(Territory) if one.id != territory.id]
        _check_parent(territory, others)
        today = self._today()
        present = [
            one
            for one in others
            if (one.valid_to is None or one.valid_to >= today) and overlap(one, territory)
        ]
        for one in present:
            if territory.code and one.code == territory.code:
                raise DomainError("code_taken", field="code", name=one.name)
        if renamed and not data.is_namesake:
            for one in present:
                if one.kind_id == kind.id and exact_key(one.name) == exact_key(territory.name):
                    raise DomainError("territory_namesake", field="name", name=one.name)


def _kind_id(data: TerritoryData) -> uuid.UUID:
    if data.kind_id is None:
        raise DomainError("kind_missing", field="kind_id")
    return data.kind_id


def _check_parent(territory: Territory, others: list[Territory]) -> None:
    above = {one.id: one.parent_id for one in others}
    step = territory.parent_id
    while step is not None:
        if step == territory.id:
            raise DomainError("parent_below", field="parent_id")
        step = above.pop(step, None)


def _put_contact(contact: PartyContact, data: ContactData) -> None:
    contact.full_name = collapse_spaces(data.full_name)
    contact.post_title = collapse_spaces(data.post_title)
    contact.phone = collapse_spaces(data.phone)
    contact.valid_from = data.valid_from
    contact.check()
