"""Proposed ratings of a year, the schemes, and what could be evidence."""

import datetime as dt
import uuid

import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.i18n.text import sort_key
from app.ports.scope import Scope
from app.read_models.ratings import (
    EvidenceCandidate,
    EvidenceRow,
    LevelRow,
    NewestRating,
    RatingRow,
    RatingYearRow,
    SchemeRow,
)
from db.queries.parts import SqlReader, holds_on, in_scope
from db.queries.territories import group_on
from db.schema import (
    engagement,
    finding,
    group,
    person,
    rating_evidence,
    rating_level,
    rating_scheme,
    territory,
    territory_rating,
)


class SqlRatingQueries(SqlReader):
    """See ``app.ports.queries_reports.RatingQueries``."""

    def schemes(self, scope: Scope) -> tuple[SchemeRow, ...]:
        """Return the schemes, newest first, each with its levels, best first."""
        del scope
        level = rating_level
        levels: dict[uuid.UUID, list[LevelRow]] = {}
        with self._reading() as connection:
            query = sa.select(level.c.scheme_id, level.c.id, level.c.name, level.c.position)
            for row in connection.execute(query.order_by(level.c.position)):
                levels.setdefault(row.scheme_id, []).append(LevelRow(*row[1:]))
            found = connection.execute(
                sa.select(
                    rating_scheme.c.id,
                    rating_scheme.c.name,
                    rating_scheme.c.citation,
                    rating_scheme.c.valid_from,
                    rating_scheme.c.valid_to,
                ).order_by(rating_scheme.c.valid_from.desc().nulls_last())
            ).all()
        return tuple(SchemeRow(*row, tuple(levels.get(row.id, ()))) for row in found)

    def rows(
        self,
        scope: Scope,
        year: int,
        *,
        group_id: uuid.UUID | None = None,
        state: RatingState | None = None,
    ) -> tuple[RatingRow, ...]:
        """Return every territory of that year's end with its rating, if there is one."""
        day = dt.date(year, 12, 31)
        rating = territory_rating
        present = group_on(day)
        evidence = (
            sa.select(sa.func.count())
            .where(rating_evidence.c.rating_id == rating.c.id, ~rating_evidence.c.is_withdrawn)
            .scalar_subquery()
        )
        query = (
            sa.select(
                territory.c.id,
                territory.c.name,
                group.c.id.label("group_id"),
                sa.func.coalesce(group.c.name, ""),
                rating.c.id.label("rating_id"),
                sa.func.coalesce(rating.c.collective, territory.c.party_organisation),
                rating.c.scheme_id,
                sa.func.coalesce(rating_scheme.c.name, ""),
                rating.c.level_id,
                sa.func.coalesce(rating_level.c.name, ""),
                sa.func.coalesce(rating.c.reasons, ""),
                rating.c.state,
                evidence.label("evidence"),
                rating.c.proposed_on,
                sa.func.coalesce(person.c.full_name, ""),
            )
            .outerjoin(rating, (rating.c.territory_id == territory.c.id) & (rating.c.year == year))
            .outerjoin(group, group.c.id == sa.func.coalesce(rating.c.group_id, present))
            .outerjoin(rating_scheme, rating_scheme.c.id == rating.c.scheme_id)
            .outerjoin(rating_level, rating_level.c.id == rating.c.level_id)
            .outerjoin(person, person.c.id == rating.c.proposed_by_id)
            .where(in_scope(scope, territory.c.id))
            .where(holds_on(territory, day) | rating.c.id.is_not(None))
        )
        if group_id is not None:
            query = query.where(group.c.id == group_id)
        if state is not None:
            query = query.where(rating.c.state == state)
        with self._reading() as connection:
            found = [RatingRow(*tuple(row)) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda row: sort_key(row.territory_name)))

    def of_territory(self, scope: Scope, territory_id: uuid.UUID) -> tuple[RatingYearRow, ...]:
        """Return what was proposed for a territory, newest year first."""
        rating = territory_rating
        query = (
            sa.select(
                rating.c.id,
                rating.c.year,
                rating.c.collective,
                sa.func.coalesce(rating_scheme.c.name, ""),
                sa.func.coalesce(rating_level.c.name, ""),
                rating.c.reasons,
                rating.c.state,
                sa.func.coalesce(group.c.name, ""),
                rating.c.proposed_on,
                sa.func.coalesce(person.c.full_name, ""),
            )
            .outerjoin(rating_scheme, rating_scheme.c.id == rating.c.scheme_id)
            .outerjoin(rating_level, rating_level.c.id == rating.c.level_id)
            .outerjoin(group, group.c.id == rating.c.group_id)
            .outerjoin(person, person.c.id == rating.c.proposed_by_id)
            .where(rating.c.territory_id == territory_id, in_scope(scope, rating.c.territory_id))
            .order_by(rating.c.year.desc(), rating.c.id)
        )
        with self._reading() as connection:
            return tuple(RatingYearRow(*tuple(row)) for row in connection.execute(query))

    def newest(self, scope: Scope) -> tuple[NewestRating, ...]:
        """Return the level last proposed for each territory that has one."""
        rating, level = territory_rating, rating_level
        query = (
            sa.select(
                rating.c.territory_id,
                rating.c.year,
                rating_scheme.c.id,
                rating_scheme.c.name,
                level.c.id.label("level_id"),
                level.c.name.label("level_name"),
                level.c.position,
            )
            .join(level, level.c.id == rating.c.level_id)
            .join(rating_scheme, rating_scheme.c.id == level.c.scheme_id)
            .where(rating.c.state == RatingState.PROPOSED, in_scope(scope, rating.c.territory_id))
            .order_by(rating.c.year, rating.c.proposed_on, rating.c.id)
        )
        with self._reading() as connection:
            found = {row.territory_id: NewestRating(*row) for row in connection.execute(query)}
        return tuple(found.values())

    def place_of(self, scope: Scope, rating_id: uuid.UUID) -> tuple[uuid.UUID, int]:
        """Return territory and year of a rating; raises DomainError ``record_missing``."""
        rating = territory_rating
        query = sa.select(rating.c.territory_id, rating.c.year).where(
            rating.c.id == rating_id, in_scope(scope, rating.c.territory_id)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise DomainError("record_missing", kind="territory_rating")
        return row.territory_id, row.year

    def evidence(self, scope: Scope, rating_id: uuid.UUID) -> tuple[EvidenceRow, ...]:
        """Return what a rating rests on, each in one line."""
        table = rating_evidence
        entry, found = engagement, finding
        query = (
            sa.select(
                table.c.id,
                table.c.source_kind,
                table.c.source_id,
                sa.func.coalesce(entry.c.starts_on, found.c.raised_on),
                sa.func.coalesce(entry.c.subject, found.c.text, ""),
                table.c.note,
            )
            .join(territory_rating, territory_rating.c.id == table.c.rating_id)
            .outerjoin(entry, entry.c.id == table.c.source_id)
            .outerjoin(found, found.c.id == table.c.source_id)
            .where(
                table.c.rating_id == rating_id,
                ~table.c.is_withdrawn,
                in_scope(scope, territory_rating.c.territory_id),
            )
            .order_by(table.c.id)
        )
        with self._reading() as connection:
            return tuple(EvidenceRow(*row) for row in connection.execute(query))

    def candidates(
        self, scope: Scope, territory_id: uuid.UUID, year: int
    ) -> tuple[EvidenceCandidate, ...]:
        """Return the year's engagements and findings of a territory, newest first."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        entry, found = engagement, finding
        entries = sa.select(
            sa.literal(RecordKind.ENGAGEMENT.value), entry.c.id, entry.c.starts_on, entry.c.subject
        ).where(
            entry.c.territory_id == territory_id,
            entry.c.starts_on.between(first, last),
            entry.c.cancelled_on.is_(None),
            in_scope(scope, entry.c.territory_id),
        )
        findings = sa.select(
            sa.literal(RecordKind.FINDING.value), found.c.id, found.c.raised_on, found.c.text
        ).where(
            found.c.territory_id == territory_id,
            found.c.raised_on.between(first, last),
            in_scope(scope, found.c.territory_id),
        )
        with self._reading() as connection:
            rows = [
                EvidenceCandidate(*row)
                for query in (entries, findings)
                for row in connection.execute(query)
            ]
        return tuple(sorted(rows, key=lambda row: row.day, reverse=True))
