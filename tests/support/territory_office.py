"""A book with the territories that the tests of services and screens share."""

import datetime as dt
import json
import uuid
from pathlib import Path

from app import gazetteer
from app.domain.group import Assignment, AssignmentDecision, Group
from app.domain.lineage import ChangeKind
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.services.container import Services
from app.services.lineage.forms import ChangeForm, Predecessor
from tests.support.books import Book
from tests.support.sessions import services_of

REFORM = dt.date(2025, 7, 1)
TODAY = dt.date(2026, 11, 22)


class TerritoryOffice:
    """Three communes in a row, a ward and a department; one group follows the first commune."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services = services_of(self.book)
        with self.book.store.unit_of_work() as uow:
            self.commune = TerritoryKind(
                code="commune", name="Xã", category=TerritoryCategory.COMMUNE
            ).id
            self.department = TerritoryKind(
                code="department", name="Sở", category=TerritoryCategory.DEPARTMENT
            ).id
            for kind_id, name, category in (
                (self.commune, "Xã", TerritoryCategory.COMMUNE),
                (self.department, "Sở, ban, ngành", TerritoryCategory.DEPARTMENT),
            ):
                uow.add(TerritoryKind(id=kind_id, code=name, name=name, category=category))
            self.head = Person(full_name="Nguyễn Hoàng Sơn").id
            self.deputy = Person(full_name="Lê Thị Hà").id
            for person_id, name, post in (
                (self.head, "Nguyễn Hoàng Sơn", LeaderPost.HEAD),
                (self.deputy, "Lê Thị Hà", LeaderPost.DEPUTY),
            ):
                uow.add(Person(id=person_id, full_name=name))
                uow.add(CommissionLeader(person_id=person_id, post=post))
            self.places = {}
            for at, (name, code, district) in enumerate(
                (
                    ("Xã Ba Gia", "21205", "Huyện Sơn Tịnh"),
                    ("Xã Ba Tơ", "21484", "Huyện Ba Tơ"),
                    ("Xã Đông Sơn", "21109", "Huyện Bình Sơn"),
                    ("Phường Ấp Bắc", "", ""),
                )
            ):
                made = Territory(
                    kind_id=self.commune,
                    name=name,
                    code=code,
                    former_district=district,
                    latitude=15.0,
                    longitude=108.5 + at / 10,
                    area_km2=90.0,
                    valid_from=REFORM,
                )
                uow.add(made)
                self.places[name] = made.id
            body = Territory(kind_id=self.department, name="Sở Nội vụ")
            uow.add(body)
            self.places[body.name] = body.id
            decision = AssignmentDecision(number="400-QĐ/BTCTU", signed_on=REFORM)
            uow.add(decision)
            group = Group(name="Nhóm 1", leader_in_charge_id=self.head, valid_from=REFORM)
            uow.add(group)
            self.group = group.id
            uow.add(
                Assignment(
                    territory_id=self.places["Xã Ba Gia"],
                    group_id=group.id,
                    decision_id=decision.id,
                    valid_from=REFORM,
                )
            )
            uow.commit()


def end_territory(
    services: Services, place: uuid.UUID, last_day: dt.date, reason: str
) -> frozenset[RecordKind]:
    """End a territory that nothing follows."""
    form = ChangeForm(
        ChangeKind.DISSOLUTION,
        last_day + dt.timedelta(days=1),
        (Predecessor(place),),
        note=reason,
    )
    return services.lineage.apply(form)[1]


def boundary_file(path: Path, areas: list[tuple[str, str]]) -> Path:
    """Write a GeoJSON file of squares side by side, each with code and name."""
    features = []
    for at, (code, name) in enumerate(areas):
        left, right = 108.5 + at / 10, 108.6 + at / 10
        ring = [[left, 15.0], [right, 15.0], [right, 15.1], [left, 15.1], [left, 15.0]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def add_province(office: TerritoryOffice, province_code: str) -> int:
    """Add the units of a province as the wizard does; returns how many there are."""
    units = gazetteer.units_of(province_code)
    with office.book.store.unit_of_work() as uow:
        known = {one.code for one in uow.find(Territory)}
        for unit in units:
            if unit.code not in known:
                uow.add(
                    Territory(
                        kind_id=office.commune,
                        name=unit.name,
                        code=unit.code,
                        former_district=unit.former_district or "",
                        latitude=unit.latitude,
                        longitude=unit.longitude,
                        area_km2=unit.area_km2,
                        valid_from=unit.valid_from,
                    )
                )
        uow.commit()
    return len(units)
