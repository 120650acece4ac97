"""Facts of a month for the tests of drafting, by hand and by hypothesis."""

import datetime as dt
import uuid

from hypothesis import strategies as st

from app.domain.engagement import EngagementKind
from app.domain.finding import FindingKind, FindingState
from app.read_models.office import Choice
from app.read_models.reports import EngagementFact, FindingFact, ReportMaterial

CADRES = Choice(uuid.UUID(int=101), "Công tác tổ chức, cán bộ")
MEMBERS = Choice(uuid.UUID(int=102), "Tổ chức đảng, đảng viên")
FIELDS = (CADRES, MEMBERS)
TODAY = dt.date(2026, 9, 3)


def engagement(number: int, **changes: object) -> EngagementFact:
    day = dt.date(2026, 8, 5)
    values: dict[str, object] = {
        "id": uuid.UUID(int=number),
        "kind": EngagementKind.TRIP,
        "starts_on": day,
        "ends_on": day,
        "territory_id": uuid.UUID(int=1000),
        "territory_name": "Xã Ba Gia",
        "subject": "Nắm tình hình kiện toàn tổ chức",
        "results": "",
        "subject_field_ids": (CADRES.id,),
        "is_closed": True,
    }
    return EngagementFact(**(values | changes))  # type: ignore[arg-type]  # values by name


def finding(number: int, **changes: object) -> FindingFact:
    values: dict[str, object] = {
        "id": uuid.UUID(int=number),
        "kind": FindingKind.DIFFICULTY,
        "raised_on": dt.date(2026, 8, 6),
        "territory_id": uuid.UUID(int=1000),
        "territory_name": "Xã Ba Gia",
        "text": "Bộ phận tham mưu còn kiêm nhiệm.",
        "subject_field_id": CADRES.id,
        "state": FindingState.OPEN,
    }
    return FindingFact(**(values | changes))  # type: ignore[arg-type]  # values by name


def month(*engagements: EngagementFact, **others: tuple[object, ...]) -> ReportMaterial:
    return ReportMaterial(
        engagements=engagements,
        findings=others.get("findings", ()),  # type: ignore[arg-type]  # as the test gives them
        planned=others.get("planned", ()),  # type: ignore[arg-type]
    )


_texts = st.text(alphabet="aăâbcdđeêgh .;\n-{}?", max_size=30)
_days = st.dates(dt.date(2026, 8, 1), dt.date(2026, 8, 31))
_FIELD_IDS = (CADRES.id, MEMBERS.id, uuid.UUID(int=9))
_territories = st.integers(1000, 1003)


@st.composite
def _engagements(draw: st.DrawFn, number: int) -> EngagementFact:
    territory = draw(_territories)
    day = draw(_days)
    return engagement(
        number,
        kind=draw(st.sampled_from(EngagementKind)),
        starts_on=day,
        ends_on=day + dt.timedelta(days=draw(st.integers(0, 2))),
        territory_id=uuid.UUID(int=territory),
        territory_name="Xã Trùng Tên" if territory < 1002 else "Phường Khác",
        subject=draw(_texts),
        results=draw(_texts),
        subject_field_ids=tuple(draw(st.lists(st.sampled_from(_FIELD_IDS), max_size=2))),
        is_closed=draw(st.booleans()),
    )


@st.composite
def _findings(draw: st.DrawFn, number: int) -> FindingFact:
    return finding(number, kind=draw(st.sampled_from(FindingKind)), text=draw(_texts) or "x")


@st.composite
def months(draw: st.DrawFn) -> ReportMaterial:
    """A month; ids come from a small set, so that two months share some records."""
    ids = draw(st.sets(st.integers(1, 6)))
    found = draw(st.sets(st.integers(21, 25)))
    ahead = draw(st.sets(st.integers(41, 43)))
    return ReportMaterial(
        engagements=tuple(draw(_engagements(number)) for number in sorted(ids)),
        findings=tuple(draw(_findings(number)) for number in sorted(found)),
        planned=tuple(draw(_engagements(number)) for number in sorted(ahead)),
    )
