"""A fictional register of outgoing documents."""

from datetime import date

from app.read_models.outgoing_papers import RegisterLine, RegisterPaper, RegisterPart
from tests.documents.sample_tasks import FRAME

_TERM = "nhiệm kỳ 2025 - 2030"


def register() -> RegisterPaper:
    """Return two types, one voided document and one with a long list of recipients."""
    return RegisterPaper(
        frame=FRAME,
        day=date(2026, 11, 22),
        since=date(2026, 10, 1),
        until=date(2026, 11, 22),
        parts=(
            RegisterPart(
                "Báo cáo (BC/BTCTU)",
                _TERM,
                (
                    RegisterLine(
                        "13-BC/BTCTU",
                        date(2026, 10, 5),
                        "kết quả công tác tháng 9, nhiệm vụ trọng tâm tháng 10 năm 2026",
                        "Lê Thu Hà",
                        ("Ban Tổ chức Trung ương", "Thường trực Tỉnh ủy", "Các phòng thuộc Ban"),
                    ),
                    RegisterLine(
                        "14-BC/BTCTU",
                        date(2026, 11, 3),
                        "kết quả công tác tháng 10, nhiệm vụ trọng tâm tháng 11 năm 2026",
                        "Trần Minh Khoa",
                        ("Thường trực Tỉnh ủy",),
                        voided_on=date(2026, 11, 4),
                        void_reason="số liệu đảng viên chưa đối chiếu, thay bằng số 15",
                    ),
                ),
                opening=12,
            ),
            RegisterPart(
                "Công văn (CV/BTCTU)",
                _TERM,
                (
                    RegisterLine(
                        "01-CV/BTCTU",
                        None,
                        "về việc báo cáo số liệu đảng viên quý III năm 2026",
                        "",
                        (),
                        note="Số lấy từ sổ giấy",
                    ),
                ),
            ),
        ),
    )
