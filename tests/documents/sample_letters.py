"""Fictional letters and papers of trips for the tests of kinds and printing."""

from datetime import date
from typing import Any

from app.read_models.letter_papers import (
    FindingTransferPaper,
    InformationRequestPaper,
    InvitationPaper,
    LateMatter,
    LetterFrame,
    ReminderPaper,
    TransferredFinding,
)
from app.read_models.trip_papers import (
    IntroductionPaper,
    OutcomePaper,
    PromisedAnswer,
    ReportedFinding,
    Traveller,
    TravelPermitPaper,
)
from tests.documents.sample_papers import AUTHORITY


def letter_frame(**changes: Any) -> LetterFrame:
    """Return what a letter of the Commission begins with, signed by its head."""
    values: dict[str, Any] = {
        "authority": AUTHORITY,
        "place": "Minh Sơn",
        "signed_on": date(2026, 11, 3),
        "signer_lines": ("TRƯỞNG BAN",),
        "signer_name": "Trần Minh Khoa",
    }
    return LetterFrame(**(values | changes))


def group_frame(**changes: Any) -> LetterFrame:
    """Return what a paper of a group begins with, signed by its lead."""
    values: dict[str, Any] = {
        "signer_lines": ("TRƯỞNG NHÓM",),
        "signer_name": "Nguyễn Thị Thúy Hằng",
        "group_name": "Nhóm 3",
    }
    return letter_frame(**(values | changes))


def outcome(**changes: Any) -> OutcomePaper:
    """Return the report on a meeting with two findings and a promise."""
    values: dict[str, Any] = {
        "frame": group_frame(signed_on=date(2026, 9, 11)),
        "event": "chuyến công tác",
        "territory": "Xã Tân Lập",
        "starts_on": date(2026, 9, 9),
        "ends_on": date(2026, 9, 10),
        "starts_at": "7 giờ 30",
        "ends_at": "16 giờ 30",
        "venue": "Hội trường Đảng ủy",
        "subject": "Dự hội nghị Ban Chấp hành Đảng bộ xã về công tác cán bộ",
        "participants": ("Nguyễn Thị Thúy Hằng", "Trần Minh Khoa"),
        "contacted": "Đinh Thị Hoa, Phó Bí thư Thường trực Đảng ủy",
        "partners": "Ban Chấp hành Đảng bộ xã",
        "notice": "ngày 05/9/2026; đồng chí Võ Văn Đức đồng ý ngày 06/9/2026",
        "minutes": "Đồng chí Bí thư Đảng ủy chủ trì hội nghị.\n- Thông qua quy chế làm việc.",
        "statements": "Đề nghị rà soát quy chế làm việc trước khi ban hành.",
        "results": "Hội nghị thống nhất 100% nội dung trình.",
        "procedure": "Hội nghị được tiến hành công khai, dân chủ, đúng quy định.",
        "procedure_remarks": "",
        "deviations": "Về sau dự kiến một buổi.",
        "deviation_reason": "hội nghị kéo dài",
        "findings": (
            ReportedFinding("Khó khăn, vướng mắc", "Xã Tân Lập", "Thiếu phòng họp chi bộ."),
            ReportedFinding("Đề xuất, kiến nghị", "Xã Tân Hà", "Bổ sung biên chế văn phòng."),
        ),
        "promises": (
            PromisedAnswer(
                "Trả lời về chỉ tiêu biên chế", "Nguyễn Thị Thúy Hằng", date(2026, 10, 1)
            ),
        ),
    }
    return OutcomePaper(**(values | changes))


def request(**changes: Any) -> InformationRequestPaper:
    """Return a request to a commune's committee."""
    values: dict[str, Any] = {
        "frame": letter_frame(),
        "asked": "Đảng ủy xã Tân Lập",
        "subject": "Danh sách cấp ủy viên và phân công phụ trách\nSố liệu đảng viên quý III",
        "purpose": "Chuẩn bị nội dung làm việc với địa bàn",
        "due_on": date(2026, 11, 20),
        "answer_to": "Nhóm 3",
    }
    return InformationRequestPaper(**(values | changes))


def transfer(**changes: Any) -> FindingTransferPaper:
    """Return two findings of two communes to an agency."""
    values: dict[str, Any] = {
        "frame": letter_frame(),
        "addressee": "Sở Nội vụ",
        "above": False,
        "findings": (
            TransferredFinding(
                "Xã Tân Lập",
                "khó khăn, vướng mắc",
                "Thiếu công chức phụ trách công tác đảng vụ.",
                date(2026, 9, 9),
                "Xem xét, hướng dẫn địa bàn thực hiện.",
            ),
            TransferredFinding(
                "Xã Tân Hà",
                "đề xuất, kiến nghị",
                "Bổ sung biên chế văn phòng Đảng ủy.",
                date(2026, 10, 2),
            ),
        ),
        "answer_by": date(2026, 12, 1),
    }
    return FindingTransferPaper(**(values | changes))


def reminder(**changes: Any) -> ReminderPaper:
    """Return what a group is late with."""
    values: dict[str, Any] = {
        "frame": letter_frame(signed_on=date(2026, 11, 22)),
        "addressee": "Nhóm 3 (qua đồng chí Nguyễn Thị Thúy Hằng, Trưởng nhóm)",
        "debtor": "Nhóm 3",
        "matters": (
            LateMatter(
                "Báo cáo tháng",
                "QC Đ8.2",
                "",
                date(2026, 11, 5),
                17,
                date(2026, 10, 1),
                date(2026, 10, 31),
            ),
            LateMatter(
                "Trả lời địa bàn: chỉ tiêu biên chế", "", "Xã Tân Lập", date(2026, 10, 1), 52
            ),
        ),
        "regulations": ("Quy chế hoạt động của nhóm công chức theo dõi địa bàn",),
        "settle_by": date(2026, 11, 30),
        "answer_to": "Phòng Bảo vệ chính trị nội bộ",
    }
    return ReminderPaper(**(values | changes))


def invitation(**changes: Any) -> InvitationPaper:
    """Return the invitation to a working session of the leaders with a commune."""
    values: dict[str, Any] = {
        "frame": letter_frame(),
        "guests": ("Đảng ủy xã Tân Lập", "Đồng chí Nguyễn Thị Thúy Hằng, Trưởng Nhóm 3"),
        "meeting": "buổi làm việc của Lãnh đạo Ban với Đảng ủy xã Tân Lập",
        "subject": "Công tác xây dựng Đảng 10 tháng năm 2026",
        "meets_on": date(2026, 11, 9),
        "starts_at": "8 giờ",
        "venue": "Phòng họp số 2",
        "chair": "Đồng chí Võ Văn Đức, Phó Trưởng ban",
        "notes": ("Đề nghị Đảng ủy xã chuẩn bị báo cáo bằng văn bản.",),
    }
    return InvitationPaper(**(values | changes))


def introduction(**changes: Any) -> IntroductionPaper:
    """Return the paper of two who go to a commune."""
    values: dict[str, Any] = {
        "frame": letter_frame(),
        "travellers": (
            Traveller("Nguyễn Thị Thúy Hằng", "Chuyên viên chính, Phòng Tổ chức cơ sở đảng"),
            Traveller("Lê Văn Bình", ""),
        ),
        "sent_to": "Đảng ủy xã Tân Lập",
        "subject": "Nắm tình hình sinh hoạt chi bộ",
        "valid_until": date(2026, 11, 10),
    }
    return IntroductionPaper(**(values | changes))


def permit(**changes: Any) -> TravelPermitPaper:
    """Return the permit of one who goes to a commune for two days."""
    values: dict[str, Any] = {
        "frame": letter_frame(),
        "traveller": Traveller("Nguyễn Thị Thúy Hằng", "Chuyên viên chính"),
        "sent_to": "xã Tân Lập",
        "subject": "Nắm tình hình sinh hoạt chi bộ",
        "grounds": "Giấy mời số 15-GM/ĐU, ngày 03/11/2026",
        "starts_on": date(2026, 11, 9),
        "ends_on": date(2026, 11, 10),
    }
    return TravelPermitPaper(**(values | changes))
