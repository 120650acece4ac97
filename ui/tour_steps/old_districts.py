"""Districts and communes of before 1/7/2025 for the tour's new book, with what is open in them."""

import datetime as dt
import uuid

from app import gazetteer
from app.domain.engagement import Engagement, EngagementKind
from app.domain.finding import FindingKind
from app.services.assignments import Assign
from app.services.container import Services
from app.services.decisions import DecisionData
from app.services.finding_forms import NewFinding
from app.services.groups import GroupNames, SetUpGroup
from app.services.territory_forms import TerritoryData

_PROVINCE = "51"
_BEGAN = dt.date(2021, 3, 1)
_DECISION = DecisionData("35-QĐ/BTCTU", dt.date(2021, 2, 24))
#: By group: districts of which the first has communes of its own in the book.
_HELD = (
    ("Nhóm 1", ("Huyện Trà Bồng", "Huyện Bình Sơn", "Huyện Sơn Tịnh")),
    ("Nhóm 2", ("Huyện Ba Tơ", "Thị xã Đức Phổ", "Huyện Minh Long")),
)
_COMMUNES = 3
_MATTERS = (
    ("Thiếu cán bộ chuyên trách công tác đảng ở cơ sở", dt.date(2025, 3, 12)),
    ("Trụ sở làm việc xuống cấp, chưa có vốn sửa chữa", dt.date(2025, 5, 20)),
)
_TODAYS = (
    ("Xã Trà Bồng", "Làm việc với Đảng ủy thị trấn Trà Xuân về phát triển đảng viên"),
    ("Xã Trà Bồng", "Nắm tình hình chuẩn bị đại hội chi bộ"),
    ("Xã Ba Vinh", "Dự hội nghị Ban Chấp hành Đảng bộ xã Ba Điền"),
)
"""As a sheet brings them that names the units of today for days before."""


def keep(services: Services) -> None:
    """Put them into the book; on the store's thread."""
    kinds = {one.code: one.id for one in services.office.kinds()}
    for name, districts in _HELD:
        group, _kinds = services.groups.set_up(SetUpGroup(GroupNames(name), _BEGAN, _DECISION))
        inside = [
            one
            for one in gazetteer.older_units_of(_PROVINCE)
            if one.former_district == districts[0]
        ]
        units = [
            *(one for one in gazetteer.older_districts_of(_PROVINCE) if one.name in districts),
            *inside[:_COMMUNES],
        ]
        places = [_place(services, unit, kinds) for unit in units]
        services.assignments.assign(Assign(tuple(places), _BEGAN, _DECISION, group_id=group))
        for at, place in enumerate(places):
            text, day = _MATTERS[at % len(_MATTERS)]
            _difficulty(services, text, place, group, day)
    today = {one.name: one.id for one in services.territories.rows() if one.valid_from != _BEGAN}
    with services.session.store.unit_of_work() as uow:
        for at, (name, subject) in enumerate(_TODAYS):
            day = dt.date(2025, 4, 8 + at)
            uow.add(
                Engagement(
                    kind=EngagementKind.TRIP,
                    territory_id=today[name],
                    starts_on=day,
                    ends_on=day,
                    subject=subject,
                    named_as_today=True,
                )
            )
        uow.commit()


def _place(services: Services, unit: gazetteer.Unit, kinds: dict[str, uuid.UUID]) -> uuid.UUID:
    made, _kinds = services.territories.add(
        TerritoryData(
            kind_id=kinds[unit.kind],
            name=unit.name,
            former_district=unit.former_district or "",
            valid_from=_BEGAN,
            is_namesake=True,
        )
    )
    return made


def _difficulty(
    services: Services, text: str, place: uuid.UUID, group: uuid.UUID | None, day: dt.date
) -> None:
    services.findings.add_finding(
        NewFinding(FindingKind.DIFFICULTY, text, territory_id=place, group_id=group, raised_on=day)
    )
