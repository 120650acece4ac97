"""Fictional papers of plans: a group's month, a follower's, the Commission's week."""

import datetime as dt
from typing import Any

from app.read_models.plan_papers import MonthPlanPaper, PlanLine, WeekLine, WeekPaper
from tests.documents.sample_papers import AUTHORITY


def plan(**changes: Any) -> MonthPlanPaper:
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "group_name": "Nhóm 3",
        "signer_name": "Nguyễn Thị Thúy Hằng",
        "in_charge": "Trần Văn Bình",
        "year": 2026,
        "month": 11,
        "place": "Minh Sơn",
        "signed_on": dt.date(2026, 10, 28),
        "lines": (
            PlanLine(
                dt.date(2026, 11, 10),
                dt.date(2026, 11, 11),
                dt.time(7, 30),
                dt.time(16),
                "Nắm tình hình sắp xếp chi bộ thôn tại xã Tân Lập",
                "Chuyến công tác",
                "Xã Tân Lập\nTrụ sở Đảng ủy xã",
                "Nguyễn Thị Thúy Hằng\nLê Thu Hà",
                "Điều chỉnh: Trùng hội nghị của cấp ủy địa bàn",
            ),
            PlanLine(
                dt.date(2026, 11, 24),
                dt.date(2026, 11, 24),
                None,
                None,
                "Sinh hoạt nhóm, chuẩn bị báo cáo tháng",
                "Sinh hoạt nhóm",
                "Phòng họp Ban Tổ chức Tỉnh ủy",
                "Nguyễn Thị Thúy Hằng",
            ),
        ),
        "remark": "Bố trí thêm một buổi dự sinh hoạt chi bộ.",
        "remark_by": "Trần Văn Bình",
        "remark_on": dt.date(2026, 10, 30),
        "is_sample": True,
    }
    return MonthPlanPaper(**(values | changes))


def week(**changes: Any) -> WeekPaper:
    monday = dt.date(2026, 11, 16)
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "monday": monday,
        "place": "Minh Sơn",
        "signed_on": dt.date(2026, 11, 13),
        "signer_name": "Đỗ Thị Mai",
        "lines": (
            WeekLine(
                monday,
                False,
                "8:00",
                "Giao ban Lãnh đạo Ban tuần",
                "Phòng họp số 1",
                "Trần Văn Bình",
                "Trưởng các phòng",
            ),
            WeekLine(
                monday,
                False,
                "8 giờ 30",
                "Dự họp Ban Thường vụ Đảng ủy xã Tân Lập",
                "Xã Tân Lập",
                "",
                "Nhóm 3: Lê Thu Hà",
            ),
            WeekLine(
                monday,
                True,
                "14:00",
                "Nghe các nhóm báo cáo",
                "Phòng họp số 1",
                "Trần Văn Bình",
                "Trưởng nhóm",
            ),
        ),
        "is_sample": True,
    }
    return WeekPaper(**(values | changes))
