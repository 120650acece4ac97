"""Fictional papers on territories: a briefing with its map, lists, an extract of the journal."""

import uuid
from dataclasses import replace
from datetime import date, time
from typing import Any

from app.documents.map_fills import map_fills
from app.documents.model import MapFigure, MapLegend, MapShape
from app.domain.commitment import CommitmentState
from app.domain.directive import ProgressState
from app.domain.engagement import EngagementKind, EngagementState
from app.domain.finding import Authority, FindingState, HandoverState, HandoverTo
from app.domain.people import LeaderPost
from app.domain.rating import RatingState
from app.domain.task import TaskState
from app.domain.territory import TerritoryCategory
from app.read_models.commitments import CommitmentRow
from app.read_models.map import ColourScheme
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import (
    AssignmentRow,
    ContactRow,
    LineageRow,
    TerritoryProfile,
    TerritoryRow,
)
from app.read_models.territory_papers import (
    BriefedSession,
    BriefingPaper,
    BriefingVisit,
    ConcludedTask,
    DirectiveState,
    EarlierSession,
    ExtractLine,
    FollowerListPaper,
    FollowingGroup,
    FollowingPerson,
    GroupListPaper,
    JournalExtractPaper,
    ListedFollower,
    ListedGroup,
    ListedTerritory,
    NamedLeader,
    ReportRemark,
    TerritoryListPaper,
    TerritoryMapPaper,
)
from tests.documents.sample_findings import FRAME
from tests.documents.sample_findings import row as finding

PLACE = uuid.UUID(int=100)
DUC = NamedLeader("Võ Văn Đức", LeaderPost.DEPUTY)


def territory(number: int = 100, name: str = "Xã Tân Lập", **changes: Any) -> TerritoryRow:
    values: dict[str, Any] = {
        "id": uuid.UUID(int=number),
        "name": name,
        "code": "21001",
        "kind_id": uuid.UUID(int=1),
        "kind_name": "Xã",
        "category": TerritoryCategory.COMMUNE,
        "parent_id": None,
        "former_district": "huyện Thanh Bình",
        "party_organisation": "Đảng bộ xã Tân Lập",
        "valid_from": date(2025, 7, 1),
        "valid_to": None,
        "group_id": uuid.UUID(int=3),
        "group_name": "Nhóm 3",
        "leader_id": uuid.UUID(int=4),
        "leader_name": "Võ Văn Đức",
        "last_visit": date(2026, 11, 12),
        "open_findings": 2,
        "latitude": None,
        "longitude": None,
        "area_km2": 84.5,
    }
    return TerritoryRow(**(values | changes))


def assignment(**changes: Any) -> AssignmentRow:
    values: dict[str, Any] = {
        "id": uuid.UUID(int=20),
        "territory_id": PLACE,
        "territory_name": "Xã Tân Lập",
        "group_id": uuid.UUID(int=3),
        "group_name": "Nhóm 3",
        "follower_id": None,
        "follower_name": "",
        "decision_number": "400-QĐ/BTCTU",
        "decision_signed_on": date(2025, 7, 10),
        "valid_from": date(2025, 7, 10),
        "valid_to": None,
        "end_reason": None,
        "end_note": "",
    }
    return AssignmentRow(**(values | changes))


BY_FOLLOWER = assignment(
    id=uuid.UUID(int=21),
    group_id=None,
    group_name="",
    follower_id=uuid.UUID(int=8),
    follower_name="Đinh Văn Lợi",
    decision_number="120-QĐ/TU",
    decision_signed_on=date(2025, 8, 15),
    valid_from=date(2025, 8, 20),
)
BEFORE = assignment(
    id=uuid.UUID(int=22),
    group_name="Nhóm 1",
    valid_from=date(2022, 3, 1),
    valid_to=date(2025, 7, 9),
)


def profile(**changes: Any) -> TerritoryProfile:
    values: dict[str, Any] = {
        "row": territory(),
        "note": "",
        "leader_in_charge_id": None,
        "leader_in_charge_name": "",
        "standing_member_id": uuid.UUID(int=9),
        "standing_member_name": "Phạm Thị Nhàn",
        "parent_name": "",
        "contacts": (
            ContactRow(
                uuid.UUID(int=30), "Đinh Thị Hoa", "Phó Bí thư Thường trực", "0255 300 001",
                None, None,
            ),
            ContactRow(
                uuid.UUID(int=31), "Hồ Văn Sáu", "Trưởng ban Xây dựng Đảng", "", None, None
            ),
        ),
        "assignments": (assignment(), BY_FOLLOWER, BEFORE),
        "lineage": (
            LineageRow(
                uuid.UUID(int=40), "Xã Tân Lập", "huyện Thanh Bình", True, False,
                date(2025, 7, 1), "Nghị quyết số 1677/NQ-UBTVQH15, ngày 16/6/2025",
            ),
            LineageRow(
                uuid.UUID(int=41), "Xã Hòa An", "huyện Thanh Bình", True, True,
                date(2025, 7, 1), "",
            ),
        ),
        "has_boundary": True,
        "boundary_source": "",
    }  # fmt: skip
    return TerritoryProfile(**(values | changes))


def figure() -> MapFigure:
    def square(x: float, y: float, wide: float, tall: float) -> tuple[tuple[float, float], ...]:
        return ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y))

    return MapFigure(
        (
            MapShape((square(0, 0, 40, 30),), label="Hòa An", label_at=(20, 15), tone=0.16),
            MapShape((square(80, 0, 45, 60),)),
            MapShape((square(0, 30, 40, 30),), label="Bình Long", label_at=(20, 45), tone=0.16),
            MapShape(
                (square(40, 0, 40, 60),), 0.38, strong=True, label="Tân Lập", label_at=(60, 30)
            ),
        ),
        60.0,
        "Vị trí xã Tân Lập trong tỉnh Minh Sơn. Nguồn: bản đồ hành chính mẫu",
    )


def province_map() -> TerritoryMapPaper:
    fills = map_fills(ColourScheme.SCALE, 4)
    plain = figure()
    filled = tuple(
        replace(shape, tone=0.0, strong=False, fill=fills[at % 4])
        for at, shape in enumerate(plain.shapes)
    )
    old = MapShape(
        plain.shapes[0].rings,
        strong=True,
        label="(huyện Thanh Bình cũ)",
        label_at=(20.0, 8.0),
        hollow=True,
    )
    words = ("không có (1)", "1 việc (1)", "2–3 việc (1)", "từ 4 việc trở lên (1)")
    legend = tuple(MapLegend(fill, text) for fill, text in zip(fills, words, strict=True))
    return TerritoryMapPaper(
        "tỉnh Minh Sơn",
        "Việc quá hạn",
        date(2026, 11, 22),
        MapFigure((*filled, old), 130.0, "Nguồn: bản đồ hành chính mẫu", legend),
        is_sample=True,
    )


def promise(number: int, text: str, **changes: Any) -> CommitmentRow:
    values: dict[str, Any] = {
        "id": uuid.UUID(int=number),
        "territory_id": PLACE,
        "territory_name": "Xã Tân Lập",
        "engagement_id": None,
        "group_id": uuid.UUID(int=3),
        "group_name": "Nhóm 3",
        "text": text,
        "keeper_id": uuid.UUID(int=5),
        "keeper_name": "Lê Thu Hà",
        "made_on": date(2026, 10, 6),
        "due_on": date(2026, 11, 6),
        "state": CommitmentState.OPEN,
        "kept_on": None,
        "result": "",
        "answered_on": None,
        "answer": "",
    }
    return CommitmentRow(**(values | changes))


def directive(**changes: Any) -> DirectiveState:
    values: dict[str, Any] = {
        "form": "Chỉ thị",
        "number": "12-CT/TU",
        "issued_on": date(2026, 3, 2),
        "issuer": "Ban Thường vụ Tỉnh ủy",
        "title": "về nâng cao chất lượng sinh hoạt chi bộ",
        "due_on": date(2026, 9, 30),
        "state": ProgressState.DONE,
        "as_of": date(2026, 9, 20),
        "evidence": "Kế hoạch số 15-KH/ĐU, ngày 02/4/2026",
        "is_overdue": False,
    }
    return DirectiveState(**(values | changes))


def briefing(**changes: Any) -> BriefingPaper:
    values: dict[str, Any] = {
        "frame": FRAME,
        "profile": profile(),
        "session": BriefedSession(
            date(2026, 11, 26), time(8), "Hội trường Đảng ủy xã", DUC,
            "Công tác xây dựng Đảng 11 tháng, chuẩn bị kiểm điểm cuối năm",
        ),
        "group": FollowingGroup(
            "Nhóm 3", "Nguyễn Thị Thúy Hằng", ("Lê Thu Hà", "Trần Văn Bình"), assignment()
        ),
        "leader": DUC,
        "followers": (
            FollowingPerson("Đinh Văn Lợi", "Phó Giám đốc", "Sở Nội vụ", BY_FOLLOWER),
        ),
        "neighbours": ("Xã Hòa An", "Xã Bình Long"),
        "figure": figure(),
        "visits": (
            BriefingVisit(
                EngagementKind.MEETING, date(2026, 11, 12), date(2026, 11, 12),
                "Dự hội nghị Ban Chấp hành Đảng bộ xã quý IV",
                ("Nguyễn Thị Thúy Hằng", "Lê Thu Hà"),
                "Hội nghị thống nhất phương án kiện toàn 02 chi bộ thôn.\nCấp ủy thực hiện đúng "
                "quy trình.",
            ),
            BriefingVisit(
                EngagementKind.TRIP, date(2026, 10, 5), date(2026, 10, 6),
                "Nắm tình hình chi bộ thôn Đồng Tâm", ("Lê Thu Hà",), "",
            ),
        ),
        "visit_count": 9,
        "visits_since": date(2025, 11, 22),
        "findings": (
            finding(
                1, "Xã Tân Lập", "Nhà văn hóa thôn Đồng Tâm xuống cấp, chưa có nơi sinh hoạt.",
                authority=Authority.AGENCY, state=FindingState.HANDED_OVER,
                handed_to=HandoverTo.AGENCY, handed_to_name="Sở Văn hóa, Thể thao và Du lịch",
                handover_state=HandoverState.SENT, due_on=date(2026, 11, 10),
            ),
            finding(2, "Xã Tân Lập", "Thiếu 02 công chức so với biên chế được giao."),
        ),
        "settled": 3,
        "commitments": (
            promise(50, "Trả lời về việc điều động công chức cho xã."),
            promise(51, "Hướng dẫn hồ sơ chuyển sinh hoạt đảng.", due_on=date(2026, 12, 5)),
            promise(
                52, "Gửi mẫu nghị quyết chi bộ.", state=CommitmentState.ANSWERED,
                answered_on=date(2026, 10, 20),
            ),
        ),
        "directives": (
            directive(),
            directive(
                form="Nghị quyết", number="05-NQ/TU", title="về chuyển đổi số",
                state=None, as_of=None, evidence="", is_overdue=True,
            ),
        ),
        "remarks": (
            ReportRemark(
                date(2026, 10, 1), date(2026, 10, 31), "Võ Văn Đức", date(2026, 11, 3),
                "Cần theo dõi sát việc kiện toàn chi bộ thôn ở xã Tân Lập",
            ),
        ),
        "earlier": EarlierSession(
            date(2026, 5, 14), DUC,
            "Kiện toàn chi bộ thôn Đồng Tâm trong quý III.\nBáo cáo kết quả trước ngày 30/9.",
            (
                ConcludedTask(
                    "Hướng dẫn kiện toàn chi bộ thôn Đồng Tâm", "Nhóm 3", date(2026, 9, 30),
                    TaskState.CONFIRMED,
                ),
                ConcludedTask("Báo cáo kết quả", "Lê Thu Hà", None, TaskState.ACCEPTED),
            ),
        ),
        "rating": RatingYearRow(
            uuid.UUID(int=60), 2025, "Đảng bộ xã Tân Lập", "Quy định số 366-QĐ/TW",
            "Hoàn thành tốt nhiệm vụ", "Các chỉ tiêu về phát triển đảng viên đạt và vượt",
            RatingState.PROPOSED, "Nhóm 3", date(2025, 12, 5), "Nguyễn Thị Thúy Hằng",
        ),
    }  # fmt: skip
    return BriefingPaper(**(values | changes))


def bare_briefing() -> BriefingPaper:
    """Make one of a territory that nobody follows and of which the book holds nothing."""
    return briefing(
        profile=profile(
            row=territory(
                name="Sở Nội vụ", kind_name="Sở, ban, ngành", former_district="",
                area_km2=None, party_organisation="", valid_from=None,
            ),
            standing_member_name="", contacts=(), assignments=(), lineage=(),
        ),
        session=None, group=None, leader=None, followers=(), neighbours=(), figure=None,
        visits=(), visit_count=0, findings=(), settled=0, commitments=(), directives=(),
        remarks=(), earlier=None, rating=None,
    )  # fmt: skip


def groups() -> GroupListPaper:
    return GroupListPaper(
        FRAME,
        (
            ListedGroup(
                "Nhóm 1", "số 395-QĐ/BTCTU, ngày 10/07/2025", "Trần Minh Khoa", "Phạm Văn Nhất",
                ("Hồ Thị Sáu", "Đặng Văn Ba"), ("Phường Hòa Bình", "Xã Bình Long"),
            ),
            ListedGroup(
                "Nhóm 3", "số 400-QĐ/BTCTU, ngày 10/07/2025", "Võ Văn Đức",
                "Nguyễn Thị Thúy Hằng", ("Lê Thu Hà",), ("Xã Tân Lập",),
            ),
            ListedGroup("Nhóm 4", "", "", "", (), ()),
        ),
    )  # fmt: skip


def territories() -> TerritoryListPaper:
    return TerritoryListPaper(
        FRAME,
        ("Huyện Thanh Bình (cũ)",),
        (
            ListedTerritory(
                territory(), "Nguyễn Thị Thúy Hằng", ("Đinh Văn Lợi (Sở Nội vụ)",),
                date(2025, 7, 10), "400-QĐ/BTCTU",
            ),
            ListedTerritory(
                territory(
                    101, "Xã Hòa An", group_id=None, group_name="", leader_name="",
                    last_visit=None, valid_to=date(2026, 4, 30),
                ),
                "", (), None, "",
            ),
        ),
    )  # fmt: skip


def followers() -> FollowerListPaper:
    return FollowerListPaper(
        FRAME,
        (
            ListedFollower(
                "Đinh Văn Lợi", "Phó Giám đốc", "Sở Nội vụ", "Ngô Thị Lan", (BY_FOLLOWER,)
            ),
            ListedFollower("Bùi Thị Xuân", "Phó Chủ tịch", "Hội Nông dân tỉnh", "", ()),
        ),
    )


def extract_line(**changes: Any) -> ExtractLine:
    values: dict[str, Any] = {
        "kind": EngagementKind.TRIP,
        "state": EngagementState.CLOSED,
        "starts_on": date(2026, 11, 3),
        "ends_on": date(2026, 11, 4),
        "territory": "Xã Tân Lập",
        "group": "Nhóm 3",
        "subject": "Nắm tình hình sinh hoạt chi bộ thôn Đồng Tâm",
        "people": ("Nguyễn Thị Thúy Hằng", "Lê Thu Hà"),
        "told_on": date(2026, 10, 30),
        "reported_on": date(2026, 11, 5),
        "results": "Chi bộ sinh hoạt đúng quy định; còn 02 đảng viên chưa chuyển sinh hoạt.",
    }
    return ExtractLine(**(values | changes))


def extract(**changes: Any) -> JournalExtractPaper:
    values: dict[str, Any] = {
        "frame": FRAME,
        "first": date(2026, 11, 1),
        "last": date(2026, 11, 30),
        "limits": ("Nhóm 3",),
        "lines": (
            extract_line(),
            extract_line(
                kind=EngagementKind.EXCHANGE, starts_on=date(2026, 11, 9),
                ends_on=date(2026, 11, 9), told_on=None, people=("Lê Thu Hà",),
                subject="Trao đổi qua điện thoại về hồ sơ đảng viên", results="",
            ),
            extract_line(
                kind=EngagementKind.MEETING, state=EngagementState.AWAITING_OUTCOME,
                starts_on=date(2026, 11, 18), ends_on=date(2026, 11, 18), reported_on=None,
                results="",
            ),
            extract_line(
                state=EngagementState.CANCELLED, starts_on=date(2026, 11, 20),
                ends_on=date(2026, 11, 20), reported_on=None, results="", group="",
            ),
        ),
    }  # fmt: skip
    return JournalExtractPaper(**(values | changes))
