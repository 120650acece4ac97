"""What reads the office, its people in their roles and its territories."""

# ruff: noqa: D102 - the class names the subject, the row types say what comes back

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Protocol

from app.ports.scope import Scope
from app.read_models.office import (
    AccountRow,
    Choice,
    CongressTermRow,
    DivisionRow,
    KindRow,
    LeaderRow,
    OfficeRow,
)
from app.read_models.people import GroupDetail, GroupRow, PersonRow
from app.read_models.roster import (
    DecisionRow,
    FollowerRow,
    PersonDetail,
    PostRow,
    StandingMemberRow,
)
from app.read_models.territories import (
    BoundaryMark,
    BoundaryRow,
    FormerName,
    LineageQuestion,
    TerritoryName,
    TerritoryProfile,
    TerritoryRow,
)


class OfficeQueries(Protocol):
    """The office and the short lists of forms."""

    def office(self, scope: Scope) -> OfficeRow: ...
    def terms(self, scope: Scope) -> tuple[CongressTermRow, ...]: ...
    def divisions(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]: ...
    def division_rows(self, scope: Scope, day: dt.date) -> tuple[DivisionRow, ...]: ...
    def kinds(self, scope: Scope) -> tuple[KindRow, ...]: ...
    def subject_fields(self, scope: Scope, day: dt.date) -> tuple[Choice, ...]: ...
    def leaders(self, scope: Scope, day: dt.date) -> tuple[LeaderRow, ...]: ...
    def accounts(self, scope: Scope) -> tuple[AccountRow, ...]: ...


class PeopleQueries(Protocol):
    """People and groups."""

    def people(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[PersonRow, ...]: ...
    def groups(
        self,
        scope: Scope,
        day: dt.date,
        *,
        with_ended: bool = False,
        territory_ids: Collection[uuid.UUID] = (),
    ) -> tuple[GroupRow, ...]: ...
    def group(self, scope: Scope, group_id: uuid.UUID, day: dt.date) -> GroupDetail: ...


class RosterQueries(Protocol):
    """People in time, followers of communes, written decisions."""

    def person(self, scope: Scope, person_id: uuid.UUID) -> PersonDetail: ...
    def posts(self, scope: Scope) -> tuple[PostRow, ...]: ...
    def standing_members(self, scope: Scope) -> tuple[StandingMemberRow, ...]: ...
    def followers(
        self, scope: Scope, day: dt.date, *, with_former: bool = False
    ) -> tuple[FollowerRow, ...]: ...
    def decisions(self, scope: Scope) -> tuple[DecisionRow, ...]: ...


class TerritoryQueries(Protocol):
    """Tree, table, map and profile."""

    def rows(
        self, scope: Scope, day: dt.date, *, with_ended: bool = False
    ) -> tuple[TerritoryRow, ...]: ...
    def names(self, scope: Scope, day: dt.date | None) -> tuple[TerritoryName, ...]: ...
    def profile(self, scope: Scope, territory_id: uuid.UUID, day: dt.date) -> TerritoryProfile: ...
    def boundaries(self, scope: Scope, level: int) -> tuple[BoundaryRow, ...]: ...
    def boundary_marks(self, scope: Scope) -> tuple[BoundaryMark, ...]: ...
    def former_names(self, scope: Scope) -> tuple[FormerName, ...]: ...
    def lineage_questions(self, scope: Scope) -> tuple[LineageQuestion, ...]: ...
