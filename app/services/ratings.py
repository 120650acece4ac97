"""Proposed yearly ratings of territories with reasons and evidence (QC Đ7.B.4).

People propose; nothing here works out a level. A rating names the collective, never a person.
"""

import datetime as dt
import uuid
from collections.abc import Iterable

from app.domain.errors import DomainError
from app.domain.rating import (
    RatingEvidence,
    RatingLevel,
    RatingScheme,
    RatingState,
    TerritoryRating,
)
from app.domain.record import RecordKind
from app.i18n.text import nfc
from app.ports.store import UnitOfWork
from app.read_models.ratings import RatingRow, SchemeRow
from app.services.lineage.former_units import FormerDistrict, FormerUnits
from app.services.rating_forms import (
    ChosenEvidence,
    RatingForm,
    RatingSheet,
    SchemeForm,
    rating_draft,
    scheme_in_force,
)
from app.services.service import Service

Kinds = frozenset[RecordKind]


class Ratings(Service):
    """See the module."""

    def rows(
        self, year: int, group_id: uuid.UUID | None = None, district: uuid.UUID | None = None
    ) -> tuple[RatingRow, ...]:
        """Return every territory of the year's end, rated or not, of a group or of all.

        ``district`` is an abolished one (``FormerDistrict.id``).
        """
        rows = self._queries.ratings.rows(self._scope, year, group_id=group_id)
        places = FormerUnits(self._session).places(district)
        return tuple(one for one in rows if not places or one.territory_id in places)

    def former_districts(self) -> tuple[FormerDistrict, ...]:
        """Return the abolished districts that a list is narrowed to."""
        return FormerUnits(self._session).districts()

    def schemes(self) -> tuple[SchemeRow, ...]:
        """Return the schemes, newest first."""
        return self._queries.ratings.schemes(self._scope)

    def scheme_of(self, year: int) -> SchemeRow | None:
        """Return the scheme in force on 31/12 of the year (trap 7), None where none was."""
        return scheme_in_force(self.schemes(), dt.date(year, 12, 31))

    def sheet(self, territory_id: uuid.UUID, year: int) -> RatingSheet:
        """Return what the form of one rating shows; raises DomainError ``record_missing``."""
        row = next((one for one in self.rows(year) if one.territory_id == territory_id), None)
        if row is None:
            raise DomainError("record_missing", kind="territory")
        ratings = self._queries.ratings
        evidence = ratings.evidence(self._scope, row.rating_id) if row.rating_id else ()
        return RatingSheet(
            row=row,
            year=year,
            schemes=self.schemes(),
            scheme_in_force=self.scheme_of(year),
            evidence=evidence,
            candidates=ratings.candidates(self._scope, territory_id, year),
        )

    def place_of(self, rating_id: uuid.UUID) -> tuple[uuid.UUID, int]:
        """Return territory and year of a rating; raises DomainError ``record_missing``."""
        return self._queries.ratings.place_of(self._scope, rating_id)

    def save(self, form: RatingForm) -> tuple[uuid.UUID, Kinds]:
        """Write a draft with its evidence in one commit and wipe what was kept while typing.

        Raises DomainError ``scheme_missing``, ``level_of_other_scheme``, ``collective_missing``,
        ``year_ahead``, ``rating_proposed``, ``rating_exists``.
        """
        if form.scheme_id is None:
            raise DomainError("scheme_missing", field="scheme")
        new = self._new(form, form.scheme_id)
        with self._writing() as uow:
            if form.rating_id is not None:
                rating = uow.get(TerritoryRating, form.rating_id)
                rating.check_editable()
            elif uow.find(TerritoryRating, territory_id=form.territory_id, year=form.year):
                raise DomainError("rating_exists", year=form.year)
            else:
                rating = new
                uow.add(rating)
            if form.level_id is not None:
                level = uow.get(RatingLevel, form.level_id)
                if level.scheme_id != form.scheme_id:
                    raise DomainError("level_of_other_scheme", field="level")
            rating.scheme_id = form.scheme_id
            rating.level_id = form.level_id
            rating.collective = form.collective.strip()
            rating.reasons = form.reasons.strip()
            rating.check(self._today())
            _rest_on(uow, rating.id, form.evidence)
            uow.wipe_draft(self._me, rating_draft(form.territory_id, form.year))
            return rating.id, uow.commit().kinds

    def _new(self, form: RatingForm, scheme_id: uuid.UUID) -> TerritoryRating:
        """Return a rating of the group that follows the territory at the year's end."""
        place = (row for row in self.rows(form.year) if row.territory_id == form.territory_id)
        group_id = next((row.group_id for row in place), None)
        return TerritoryRating(
            territory_id=form.territory_id,
            year=form.year,
            scheme_id=scheme_id,
            collective=form.collective,
            group_id=group_id,
        )

    def propose(self, *rating_ids: uuid.UUID) -> Kinds:
        """Put these drafts forward, all of them or none.

        Raises ``level_missing`` or ``reasons_missing`` for one, for several
        ``ratings_incomplete`` with the names of the collectives.
        """
        wanting: list[tuple[str, DomainError]] = []
        with self._writing() as uow:
            for rating_id in rating_ids:
                rating = uow.get(TerritoryRating, rating_id)
                try:
                    rating.propose(self._today(), self._me)
                except DomainError as error:
                    wanting.append((rating.collective, error))
            if wanting and len(rating_ids) == 1:
                raise wanting[0][1]
            if wanting:
                names = "; ".join(name for name, _ in wanting)
                raise DomainError("ratings_incomplete", territories=names)
            return uow.commit().kinds

    def take_back(self, *rating_ids: uuid.UUID) -> Kinds:
        """Make these drafts again: nothing follows a proposal yet that would forbid it."""
        with self._writing() as uow:
            for rating_id in rating_ids:
                uow.get(TerritoryRating, rating_id).take_back()
            return uow.commit().kinds

    def add_scheme(self, form: SchemeForm) -> tuple[uuid.UUID, Kinds]:
        """Add a scheme with its levels, best first.

        Raises DomainError ``name_missing``, ``name_taken``, ``date_missing``,
        ``ends_before_start``, ``levels_missing`` or ``level_twice``.
        """
        names = [nfc(" ".join(name.split())) for name in form.levels if name.strip()]
        scheme = RatingScheme(
            name=form.name.strip(),
            citation=form.citation.strip(),
            valid_from=form.valid_from,
            valid_to=form.valid_to,
        )
        scheme.check()
        if any(one.name.casefold() == scheme.name.casefold() for one in self.schemes()):
            raise DomainError("name_taken", field="name", name=scheme.name)
        if len(names) < 2:
            raise DomainError("levels_missing", field="levels")
        seen: set[str] = set()
        for name in names:
            if name.casefold() in seen:
                raise DomainError("level_twice", field="levels", name=name)
            seen.add(name.casefold())
        with self._writing() as uow:
            uow.add(scheme)
            for position, name in enumerate(names):
                uow.add(RatingLevel(scheme_id=scheme.id, name=name, position=position))
            return scheme.id, uow.commit().kinds

    def end_scheme(self, scheme_id: uuid.UUID, last_day: dt.date) -> Kinds:
        """Let a scheme hold until that day; raises ``already_ended``, ``ends_before_start``."""
        with self._writing() as uow:
            uow.get(RatingScheme, scheme_id).end(last_day)
            return uow.commit().kinds

    @staticmethod
    def is_editable(row: RatingRow) -> bool:
        """Tell whether a rating may be written: none yet, or a draft."""
        return row.state in (None, RatingState.DRAFT)


def _rest_on(uow: UnitOfWork, rating_id: uuid.UUID, chosen: Iterable[ChosenEvidence]) -> None:
    """Make the evidence what was chosen; what was taken off before and is back is used again."""
    held = {
        (one.source_kind, one.source_id): one
        for one in uow.find(RatingEvidence, rating_id=rating_id)
    }
    wanted = {(one.source_kind, one.source_id): one for one in chosen}
    for key, one in held.items():
        one.is_withdrawn = key not in wanted
    for key, choice in wanted.items():
        known = held.get(key)
        if known is not None:
            known.note = choice.note.strip()
            continue
        uow.add(
            RatingEvidence(
                rating_id=rating_id,
                source_kind=choice.source_kind,
                source_id=choice.source_id,
                note=choice.note.strip(),
            )
        )
