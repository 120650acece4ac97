"""Fictional decisions on assignments, a tờ trình, and minutes of three kinds."""

import datetime as dt
from typing import Any

from app.read_models.decision_papers import (
    AssignmentDecisionPaper,
    FollowerLine,
    FollowersPaper,
    GroupLine,
    GroupMemberLine,
)
from app.read_models.minutes_papers import (
    AbsentPerson,
    GroupSessionMinutes,
    LeadersSessionMinutes,
    MinutesFrame,
    MinutesItem,
    MinutesTask,
    WorkingMinutes,
)
from tests.documents.sample_papers import AUTHORITY

_REGULATION = "Quy chế hoạt động của công chức theo dõi địa bàn số 12-QC/BTCTU"


def assignment(**changes: Any) -> AssignmentDecisionPaper:
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "place": "Minh Sơn",
        "signed_on": dt.date(2026, 11, 22),
        "effective_on": dt.date(2026, 12, 1),
        "groups": (
            GroupLine(
                "Nhóm 1",
                "Lê Thu Hà",
                (
                    GroupMemberLine("Nguyễn Thị Thúy Hằng", "Phòng Tổ chức đảng, đảng viên", True),
                    GroupMemberLine("Trần Văn Bình", "Phòng Tổ chức cán bộ"),
                ),
                ("Xã Tân Lập", "Xã Sơn Hà", "Phường Hòa Bình"),
            ),
            GroupLine("Nhóm 2", "", (GroupMemberLine("Đỗ Minh Quân", "", True),), ("Sở Nội vụ",)),
        ),
        "legal_bases": (
            f"Căn cứ {_REGULATION}, ngày 05/02/2026 của Ban Tổ chức Tỉnh ủy",
            "Căn cứ yêu cầu nhiệm vụ của Cơ quan",
        ),
        "duties_by": _REGULATION,
        "signer_name": "Trần Minh Khoa",
        "signer_lines": ("TRƯỞNG BAN",),
        "is_sample": True,
    }
    return AssignmentDecisionPaper(**(values | changes))


def followers(**changes: Any) -> FollowersPaper:
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "place": "Minh Sơn",
        "signed_on": dt.date(2026, 11, 22),
        "followers": (
            FollowerLine(
                "Phạm Quốc Tuấn",
                "Phó Giám đốc",
                "Sở Nông nghiệp và Môi trường",
                ("Xã Tân Lập", "Xã Sơn Hà"),
                ("Lý Thị Mai",),
            ),
            FollowerLine("Vũ Hồng Nhung", "Phó Chánh Văn phòng", "", ("Phường Hòa Bình",)),
        ),
        "term": "2025 - 2030",
        "legal_bases": ("Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh",),
        "duties_by": "Quy định về cán bộ theo dõi địa bàn xã của Ban Thường vụ Tỉnh ủy",
        "reasons": ("02 đồng chí đã chuyển công tác, cần phân công cán bộ khác thay thế.",),
        "signer_name": "Trần Minh Khoa",
        "signer_lines": ("TRƯỞNG BAN",),
        "is_sample": True,
    }
    return FollowersPaper(**(values | changes))


def drafted(**changes: Any) -> FollowersPaper:
    signer = {"signer_name": "", "signer_lines": ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")}
    return followers(**(signer | changes))


def frame(**changes: Any) -> MinutesFrame:
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "place": "Minh Sơn",
        "is_sample": True,
        "held_on": dt.date(2026, 11, 20),
        "held_until": dt.date(2026, 11, 20),
        "starts_at": "14 giờ",
        "ends_at": "16 giờ 30",
        "where": "phòng họp số 2",
        "subject": "Sinh hoạt nhóm tháng 11",
        "chair": "Nguyễn Thị Thúy Hằng",
        "chair_post": "trưởng nhóm",
        "writer": "Trần Văn Bình",
        "present": ("Nguyễn Thị Thúy Hằng", "Trần Văn Bình"),
        "absent": (AbsentPerson("Đỗ Minh Quân", "đi công tác"), AbsentPerson("Vũ Hồng Nhung")),
    }
    return MinutesFrame(**(values | changes))


def group_session(**changes: Any) -> GroupSessionMinutes:
    values: dict[str, Any] = {
        "frame": frame(),
        "group_name": "Nhóm 3",
        "items": (
            MinutesItem("Tiến độ kiện toàn chi bộ thôn", "Hoàn thành trước ngày 15/12/2026"),
            MinutesItem("Thiếu phòng họp ở xã Tân Lập"),
        ),
        "raised": (MinutesItem("Thiếu cán bộ chuyên trách", "đề nghị lãnh đạo làm việc với xã"),),
        "course": ("Trưởng nhóm nêu nội dung, các thành viên trao đổi, thống nhất.",),
        "results": ("- Phân công lại việc dự họp tháng 12.",),
    }
    return GroupSessionMinutes(**(values | changes))


def leaders_session(**changes: Any) -> LeadersSessionMinutes:
    values: dict[str, Any] = {
        "frame": frame(
            subject="Công tác xây dựng Đảng 11 tháng năm 2026",
            chair="Lê Thu Hà",
            chair_post="Phó Trưởng ban",
            others=("Đồng chí Hoàng Văn Nam, Bí thư Đảng ủy xã", "Ban Thường vụ Đảng ủy xã"),
            absent=None,
        ),
        "territory": "Xã Tân Lập",
        "course": (),
        "conclusions": ("1. Kiện toàn chi bộ thôn Đồng Tâm.", "2. Báo cáo kết quả trong tháng 12."),
        "tasks": (
            MinutesTask("Hướng dẫn kiện toàn chi bộ", "Nhóm 3", dt.date(2026, 12, 15)),
            MinutesTask("Tổng hợp báo cáo", "Trần Văn Bình", None),
        ),
    }
    return LeadersSessionMinutes(**(values | changes))


def working(**changes: Any) -> WorkingMinutes:
    values: dict[str, Any] = {
        "frame": frame(
            subject="Nắm tình hình sắp xếp chi bộ",
            held_until=dt.date(2026, 11, 21),
            ends_at="",
            where="",
            chair="",
            chair_post="",
            writer="",
            others=("Đồng chí Hoàng Văn Nam, Bí thư Đảng ủy xã",),
            absent=None,
        ),
        "group_name": "Nhóm 3",
        "home_agency": "",
        "territory": "Xã Tân Lập",
        "kind": "làm việc với",
        "course": ("Đảng ủy xã báo cáo tình hình.", "Đoàn công tác trao đổi."),
        "statements": ("Đề nghị xã rà soát đảng viên đi làm ăn xa.",),
        "results": ("Thống nhất lộ trình sắp xếp 03 chi bộ thôn.",),
        "findings": ("- Khó khăn, vướng mắc: Thiếu nơi sinh hoạt chi bộ.",),
        "promises": (MinutesTask("Trả lời về biên chế", "Trần Văn Bình", dt.date(2026, 12, 10)),),
    }
    return WorkingMinutes(**(values | changes))
