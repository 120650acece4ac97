"""A fictional slip of a notice for the tests of kinds and printing."""

from datetime import date
from typing import Any

from app.read_models.notice_papers import SlipAnswer, TripNoticePaper
from tests.documents.sample_papers import AUTHORITY


def slip(**changes: Any) -> TripNoticePaper:
    """Return the slip of a meeting that the leader in charge has not agreed to yet."""
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "group_name": "Nhóm 3",
        "place": "Minh Sơn",
        "signed_on": date(2026, 9, 5),
        "is_sample": False,
        "kind": "Dự họp",
        "planning": "theo kế hoạch",
        "territory": "Xã Tân Lập",
        "starts_on": date(2026, 9, 9),
        "ends_on": date(2026, 9, 10),
        "starts_at": "7 giờ 30",
        "ends_at": "16 giờ 30",
        "where": "Hội trường Đảng ủy",
        "subject": "Dự hội nghị Ban Chấp hành Đảng bộ xã về công tác cán bộ",
        "subject_fields": ("Công tác cán bộ",),
        "participants": ("Nguyễn Thị Thúy Hằng", "Trần Minh Khoa"),
        "contacted": "Đinh Thị Hoa, Phó Bí thư Thường trực",
        "contacted_on": date(2026, 9, 4),
        "programme": "Sáng 09/9: dự hội nghị.\nSáng 10/9: làm việc với ban tổ chức cấp ủy.",
        "prepared_statement": "Đề nghị rà soát quy chế làm việc.",
        "invitation": "15-GM/ĐU",
        "invited_on": date(2026, 9, 3),
        "order": "",
        "ordered_on": None,
        "private_contact": "Không.",
        "given_by": "Nguyễn Thị Thúy Hằng",
        "clauses": ("QC Đ5.2",),
        "asked_of": "đồng chí Võ Văn Đức",
        "answer": SlipAnswer(),
    }
    return TripNoticePaper(**(values | changes))
