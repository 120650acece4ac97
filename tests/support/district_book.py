"""A book kept by districts, by old communes or by both since 2020, with years of work in it."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from app import gazetteer
from app.domain.commitment import Commitment, CommitmentState
from app.domain.directive import Directive, DirectiveProgress, ProgressState
from app.domain.engagement import Engagement, EngagementKind
from app.domain.finding import Finding, FindingKind
from app.domain.group import (
    Assignment,
    AssignmentDecision,
    EndReason,
    Group,
    GroupMembership,
    GroupRole,
)
from app.domain.information_request import InformationRequest, RequestState
from app.domain.office import Office
from app.domain.people import CommissionLeader, LeaderPost, Officer, Person
from app.domain.rating import RatingLevel, RatingScheme, RatingState, TerritoryRating
from app.domain.record import Record
from app.domain.task import Task, TaskState
from app.domain.territory import PartyContact, Territory, TerritoryCategory, TerritoryKind
from app.services.container import Services
from tests.support.books import Book
from tests.support.sessions import services_of

BEGAN = dt.date(2020, 1, 1)
REFORM = dt.date(2025, 7, 1)
CHANGED = dt.date(2023, 3, 1)
_KINDS = (
    ("commune", "Xã", TerritoryCategory.COMMUNE),
    ("ward", "Phường", TerritoryCategory.COMMUNE),
    ("special_zone", "Đặc khu", TerritoryCategory.COMMUNE),
    ("township", "Thị trấn", TerritoryCategory.COMMUNE),
    ("district", "Huyện", TerritoryCategory.DISTRICT),
    ("town", "Thị xã", TerritoryCategory.DISTRICT),
    ("urban_district", "Quận", TerritoryCategory.DISTRICT),
    ("provincial_city", "Thành phố", TerritoryCategory.DISTRICT),
    ("department", "Sở, ban, ngành", TerritoryCategory.DEPARTMENT),
)


@dataclass
class DistrictBook:
    """``units`` are the territories by their gazetteer id; ``chosen`` picks which old units."""

    folder: Path
    province: str = "51"
    districts: bool = True
    communes: bool = False
    groups: int = 6
    visits: int = 20
    """Journal entries a unit."""
    undated: bool = False
    """The units have no first day, as an old list of names has none."""
    units: dict[str, uuid.UUID] = field(default_factory=dict)
    group_ids: list[uuid.UUID] = field(default_factory=list)
    holder: dict[str, uuid.UUID] = field(default_factory=dict)
    """The group that follows the unit on 30/6/2025, by the unit's gazetteer id."""

    def __post_init__(self) -> None:
        self.book = Book(self.folder)
        self.random = random.Random(f"{self.province}{self.districts}{self.communes}")
        self._records: list[Record] = []
        self._office()
        self._people()
        self._units()
        for unit in self.kept:
            self._work(unit)
        with self.book.store.unit_of_work() as uow:
            for record in self._records:
                uow.add(record)
            uow.commit()
        self.services: Services = services_of(self.book)

    @property
    def kept(self) -> tuple[gazetteer.Unit, ...]:
        """The old units that the book follows."""
        found: dict[str, gazetteer.Unit] = {}
        if self.districts:
            found |= {one.id: one for one in gazetteer.older_districts_of(self.province)}
        if self.communes:
            older = gazetteer.older_units_of(self.province)
            step = 3 if self.districts else 1
            found |= {one.id: one for one in older[::step] if one.kind != "district"}
        return tuple(found.values())

    def _add(self, record: Record) -> uuid.UUID:
        self._records.append(record)
        return record.id

    def _office(self) -> None:
        province = gazetteer.province(self.province)
        self._add(
            Office(
                province_code=self.province,
                province_name=province.name,
                committee_name=f"Tỉnh ủy {gazetteer.own_name(province.name)}",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name=gazetteer.own_name(province.name),
            )
        )
        self.kinds = {
            code: self._add(TerritoryKind(code=code, name=name, category=category, position=at))
            for at, (code, name, category) in enumerate(_KINDS)
        }
        self.department = self._add(
            Territory(kind_id=self.kinds["department"], name="Sở Nội vụ", valid_from=BEGAN)
        )
        self.scheme = self._add(
            RatingScheme(name="124", citation="124-QĐ/TW", valid_from=dt.date(2019, 1, 1))
        )
        self.level = self._add(RatingLevel(scheme_id=self.scheme, name="Tốt", position=0))
        self.directives = [
            self._add(
                Directive(
                    form="Nghị quyết",
                    number=f"{at}-NQ/TU",
                    issued_on=dt.date(2021 + at, 2, 1),
                    issuer="Tỉnh ủy",
                    title=f"Về nhiệm vụ thứ {at}",
                )
            )
            for at in range(1, 4)
        ]

    def _people(self) -> None:
        me = self.book.person_id
        self._add(Officer(person_id=me))
        self.leader = self._add(Person(full_name="Võ Văn Đức"))
        self._add(CommissionLeader(person_id=self.leader, post=LeaderPost.DEPUTY))
        self.decision = self._add(
            AssignmentDecision(number="100-QĐ/BTCTU", signed_on=dt.date(2019, 12, 20))
        )
        for at in range(self.groups):
            group = self._add(
                Group(name=f"Nhóm {at + 1}", leader_in_charge_id=self.leader, valid_from=BEGAN)
            )
            self.group_ids.append(group)
            lead = me if at == 0 else self._add(Person(full_name=f"Nguyễn Văn {at}"))
            if at:
                self._add(Officer(person_id=lead))
            self._add(
                GroupMembership(
                    group_id=group, person_id=lead, role=GroupRole.LEAD, valid_from=BEGAN
                )
            )

    def _units(self) -> None:
        order = {one.name: at for at, one in enumerate(gazetteer.older_districts_of(self.province))}
        for unit in self.kept:
            made = Territory(
                kind_id=self.kinds[unit.kind],
                name=unit.name,
                code=unit.code,
                former_district=unit.former_district,
                party_organisation=f"Đảng bộ {unit.name[:1].lower()}{unit.name[1:]}",
                valid_from=None if self.undated else BEGAN,
            )
            self.units[unit.id] = self._add(made)
            self._add(PartyContact(territory_id=made.id, full_name=f"Bí thư {unit.name}"))
            at = order[unit.former_district or unit.name] % self.groups
            first, second = self.group_ids[at], self.group_ids[(at + 1) % self.groups]
            if at == 2:
                self._follow(made.id, first, CHANGED - dt.timedelta(days=1))
                self._follow(made.id, second, None)
                self.holder[unit.id] = second
            else:
                self._follow(made.id, first, None)
                self.holder[unit.id] = first

    def _follow(self, territory: uuid.UUID, group: uuid.UUID, until: dt.date | None) -> None:
        self._add(
            Assignment(
                territory_id=territory,
                group_id=group,
                decision_id=self.decision,
                valid_from=BEGAN if until or self.group_ids.index(group) != 3 else CHANGED,
                valid_to=until,
                end_reason=EndReason.GROUP_CHANGED if until else None,
            )
        )

    def _day(self, last: dt.date = REFORM) -> dt.date:
        return BEGAN + dt.timedelta(days=self.random.randrange((last - BEGAN).days))

    def _place_words(self, unit: gazetteer.Unit) -> str:
        inside = [
            one
            for one in gazetteer.older_units_of(self.province)
            if one.former_district == unit.name
        ]
        return self.random.choice(inside).name if inside else unit.name

    def _work(self, unit: gazetteer.Unit) -> None:
        place, group = self.units[unit.id], self.holder[unit.id]
        pick = self.random
        for at in range(self.visits):
            day = self._day()
            self._add(
                Engagement(
                    kind=EngagementKind.TRIP,
                    starts_on=day,
                    ends_on=day,
                    territory_id=place,
                    group_id=group,
                    subject=f"Nắm tình hình lần {at}",
                    place=self._place_words(unit),
                    participant_ids=[self.book.person_id],
                    closed_on=day + dt.timedelta(days=2),
                )
            )
        for at in range(6):
            day = self._day()
            where = f" tại {self._place_words(unit)}" if at == 0 else ""
            self._add(
                Finding(
                    kind=FindingKind.DIFFICULTY,
                    territory_id=place,
                    text=f"Vướng mắc thứ {at} của {unit.name}{where}",
                    raised_on=day,
                    group_id=group,
                    settled_on=day + dt.timedelta(days=9) if at >= 3 else None,
                    settlement="Đã xong" if at >= 3 else "",
                )
            )
        for at in range(2):
            day = self._day()
            self._add(
                Commitment(
                    territory_id=place,
                    group_id=group,
                    text=f"Hẹn trả lời thứ {at}",
                    keeper_id=self.book.person_id,
                    made_on=day,
                    due_on=day + dt.timedelta(days=30),
                    state=CommitmentState.OPEN if at else CommitmentState.ANSWERED,
                    kept_on=None if at else day,
                    answered_on=None if at else day,
                )
            )
            self._add(
                Task(
                    text=f"Nhiệm vụ thứ {at}",
                    given_by_id=self.leader,
                    given_on=day,
                    assignee_group_id=group,
                    territory_id=place,
                    state=TaskState.GIVEN,
                )
            )
        self._add(
            InformationRequest(
                to_territory_id=place,
                group_id=group,
                asked_by_id=self.book.person_id,
                asked_on=dt.date(2025, 6, 2),
                subject="Báo cáo tổ chức bộ máy",
                state=RequestState.ASKED,
            )
        )
        for directive, state in zip(
            self.directives,
            (ProgressState.DONE, ProgressState.IN_PROGRESS, ProgressState.IN_PROGRESS),
            strict=True,
        ):
            if pick.random() < 0.8:
                self._add(
                    DirectiveProgress(
                        directive_id=directive,
                        territory_id=place,
                        state=state,
                        as_of=dt.date(2025, 5, 1),
                    )
                )
        for year in (2023, 2024):
            self._add(
                TerritoryRating(
                    territory_id=place,
                    year=year,
                    scheme_id=self.scheme,
                    collective=f"Đảng bộ {unit.name}",
                    level_id=self.level,
                    group_id=group,
                    reasons="Tốt",
                    state=RatingState.PROPOSED,
                    proposed_on=dt.date(year, 12, 10),
                )
            )
