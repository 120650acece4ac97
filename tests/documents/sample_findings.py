"""A fictional consolidated list of findings."""

import uuid
from datetime import date
from typing import Any

from app.domain.finding import (
    Authority,
    Direction,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
)
from app.read_models.compliance_papers import PaperFrame
from app.read_models.finding_papers import FindingSection, FindingsPaper
from app.read_models.findings import FindingRow
from tests.documents.sample_papers import AUTHORITY

FRAME = PaperFrame(
    authority=AUTHORITY,
    division="",
    place="Minh Sơn",
    signed_on=date(2026, 11, 22),
    signer_name="Trần Minh Khoa",
    is_sample=True,
)


def row(number: int, territory: str, text: str, **changes: Any) -> FindingRow:
    values: dict[str, Any] = {
        "id": uuid.UUID(int=number),
        "kind": FindingKind.DIFFICULTY,
        "territory_id": uuid.UUID(int=100),
        "territory_name": territory,
        "text": text,
        "raised_on": date(2026, 10, 5),
        "subject_field_id": None,
        "subject_field_name": "Tổ chức cơ sở đảng, đảng viên",
        "engagement_id": None,
        "settled_on": None,
        "settlement": "",
        "state": FindingState.OPEN,
        "direction": None,
        "authority": Authority.TERRITORY,
        "group_id": None,
        "group_name": "Nhóm 3",
        "raised_by_id": None,
        "raised_by_name": "Trần Minh Khoa",
        "cluster_id": None,
        "cluster_title": "",
        "handed_to": None,
        "handed_to_name": "",
        "handover_state": None,
        "due_on": None,
    }
    return FindingRow(**(values | changes))


def finding_list(**changes: Any) -> FindingsPaper:
    rows = (
        row(
            1,
            "Xã Tân Lập",
            "Nhà văn hóa thôn Đồng Tâm xuống cấp, chưa có nơi sinh hoạt chi bộ.",
            authority=Authority.AGENCY,
            state=FindingState.HANDED_OVER,
            handed_to=HandoverTo.AGENCY,
            handed_to_name="Sở Văn hóa, Thể thao và Du lịch",
            handover_state=HandoverState.SENT,
            due_on=date(2026, 11, 10),
            cluster_title="Thiếu nơi sinh hoạt chi bộ",
        ),
        row(
            2,
            "Xã Tân Lập",
            "Đề nghị cho kéo dài thời gian giữ chức vụ cấp ủy đến hết nhiệm kỳ.",
            kind=FindingKind.PROPOSAL,
            direction=Direction.FROM_TERRITORY,
            authority=Authority.STANDING_COMMITTEE,
            state=FindingState.ACCEPTED,
            handed_to=HandoverTo.PERMANENT_MEMBERS,
            handover_state=HandoverState.ACCEPTED,
            due_on=date(2026, 12, 15),
        ),
        row(
            3,
            "Xã Tân Lập",
            "Hồ sơ đảng viên ở 02 chi bộ chưa đầy đủ.",
            kind=FindingKind.SHORTCOMING,
            state=FindingState.SETTLED,
            settled_on=date(2026, 11, 12),
            settlement="Đã bổ sung đủ hồ sơ",
        ),
    )
    other = (
        row(
            4,
            "Phường Hòa Bình",
            "“Chi bộ bốn tốt” gắn với chuyển đổi số.",
            kind=FindingKind.NEW_MODEL,
            authority=None,
            state=FindingState.PUT_FORWARD,
            raised_on=date(2026, 11, 3),
        ),
    )
    values: dict[str, Any] = {
        "frame": FRAME,
        "first": date(2026, 10, 1),
        "last": date(2026, 11, 22),
        "day": date(2026, 11, 22),
        "by_territory": True,
        "limits": ("Nhóm 3, đang theo dõi",),
        "sections": (
            FindingSection("Phường Hòa Bình", other),
            FindingSection("Xã Tân Lập", rows),
        ),
    }
    return FindingsPaper(**(values | changes))
