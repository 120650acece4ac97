"""Fictional papers for the tests of kinds and printing."""

from datetime import date

from app.read_models.papers import (
    AuthorityNames,
    Figure,
    GroupReportPaper,
    PaperSection,
    RatingRow,
    RatingsPaper,
    RecoveryHalf,
    RecoverySheetPaper,
)

AUTHORITY = AuthorityNames(committee_full="Tỉnh ủy Minh Sơn")

_FIELDS = (
    (
        "1.",
        "Công tác tổ chức, cán bộ",
        (
            "Trong tháng, nhóm đã làm việc với Đảng ủy xã Tân Lập và Đảng ủy phường Hòa Bình về "
            "việc kiện toàn ban tổ chức cấp ủy sau sắp xếp đơn vị hành chính; trao đổi, hướng dẫn "
            "việc rà soát quy hoạch cán bộ giai đoạn 2025 - 2030.",
            "- Xã Tân Lập đã hoàn thành việc phân công cấp ủy viên phụ trách chi bộ.",
            "- Phường Hòa Bình còn thiếu 02 công chức so với biên chế được giao, đề nghị Ban xem "
            "xét, hướng dẫn phương án điều động.",
        ),
    ),
    (
        "2.",
        "Tổ chức cơ sở đảng, đảng viên",
        (
            "Dự sinh hoạt chi bộ thôn Đồng Tâm (xã Tân Lập). Chi bộ thực hiện đúng quy trình, nội "
            "dung sinh hoạt bám sát nghị quyết tháng; tỉ lệ đảng viên dự họp đạt 92,5%.",
        ),
    ),
    ("3.", "Bảo vệ chính trị nội bộ", ("Không phát sinh.",)),
    (
        "4.",
        "Khó khăn, vướng mắc và đề xuất, kiến nghị",
        (
            "Đảng ủy xã Tân Lập đề nghị hướng dẫn việc chuyển sinh hoạt đảng cho đảng viên các "
            "thôn sau khi sáp nhập thuộc huyện Thanh Bình (cũ).",
        ),
    ),
)


def group_report(**changes: object) -> GroupReportPaper:
    values: dict[str, object] = {
        "authority": AUTHORITY,
        "group_name": "Nhóm 3",
        "lead_name": "Nguyễn Thị Thúy Hằng",
        "year": 2026,
        "month": 8,
        "place": "Minh Sơn",
        "signed_on": date(2026, 9, 5),
        "sections": (
            PaperSection("I-", "Kết quả theo dõi địa bàn tháng 8 năm 2026"),
            *(PaperSection(label, heading, texts, 2) for label, heading, texts in _FIELDS),
            PaperSection(
                "II-",
                "Nhiệm vụ trọng tâm tháng 9 năm 2026",
                (
                    "Tiếp tục theo dõi việc kiện toàn tổ chức bộ máy tại các xã, phường được phân "
                    "công; dự hội nghị ban chấp hành Đảng bộ xã Tân Lập (dự kiến ngày 15/9/2026).",
                    "Đôn đốc việc trả lời các kiến nghị của địa bàn còn tồn đọng.",
                ),
            ),
        ),
        "figures": (
            Figure("Số chuyến công tác địa bàn", "06"),
            Figure("Số cuộc họp, hội nghị đã dự", "04"),
            Figure("Số khó khăn, vướng mắc mới ghi nhận", "02"),
        ),
        "is_sample": True,
    }
    return GroupReportPaper(**(values | changes))  # type: ignore[arg-type]  # values by name


def long_report(paragraphs: int) -> GroupReportPaper:
    text = (
        "Nhóm đã nắm tình hình, trao đổi với thường trực đảng ủy, ghi nhận các khó khăn, vướng mắc "
        "của cơ sở và tổng hợp để báo cáo Lãnh đạo Ban phụ trách xem xét, cho ý kiến chỉ đạo."
    )
    sections = tuple(
        PaperSection(f"{number}.", f"Nội dung thứ {number}", (f"({number}) {text}", text), 2)
        for number in range(1, paragraphs // 2 + 1)
    )
    return group_report(sections=sections)


def ratings(**changes: object) -> RatingsPaper:
    levels = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ")
    values: dict[str, object] = {
        "authority": AUTHORITY,
        "year": 2026,
        "scheme": "Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị (thang 100 điểm)",
        "rows": tuple(
            RatingRow(
                territory=f"Đảng bộ xã Tân Lập {number}",
                level=levels[number % 3],
                reasons="Hoàn thành các chỉ tiêu nghị quyết; nội bộ đoàn kết, thống nhất.",
                evidence=f"{number + 2} chuyến công tác; biên bản ngày {number:02d}/10/2026.",
            )
            for number in range(1, 15)
        ),
        "place": "Minh Sơn",
        "signed_on": date(2026, 12, 1),
        "signer_name": "Nguyễn Thị Thúy Hằng",
        "group_name": "Nhóm 3",
        "is_sample": True,
    }
    return RatingsPaper(**(values | changes))  # type: ignore[arg-type]  # values by name


def recovery() -> RecoverySheetPaper:
    return RecoverySheetPaper(
        book_name="Sổ Địa Bàn - Ban Tổ chức Tỉnh ủy Minh Sơn",
        made_on=date(2026, 2, 3),
        halves=(
            RecoveryHalf(
                (
                    "1K7M 9QXR 04TZ HB2C",
                    "V6WN 3E8D 5FGA JP1S",
                    "YT40 ZKM7 RX9Q C2BH",
                    "D8E3 NW6V AGF5 S1PJ",
                )
            ),
            RecoveryHalf(
                (
                    "2HB2 CV6W N3E8 D5FG",
                    "AJP1 SYT4 0ZKM 7RX9",
                    "QC2B HD8E 3NW6 VAGF",
                    "5S1P J1K7 M9QX R04T",
                )
            ),
        ),
    )
