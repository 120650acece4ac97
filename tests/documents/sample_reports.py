"""Fictional reports of every author, for the tests of kinds and printing."""

from dataclasses import replace
from datetime import date

from app.domain.report import ReportKind
from app.read_models.papers import PaperSection
from app.read_models.report_papers import (
    AdHocPaper,
    ConsolidatedPaper,
    FollowerPaper,
    GroupLine,
    ReportFrame,
    ReviewPaper,
)
from tests.documents.sample_papers import AUTHORITY

FRAME = ReportFrame(AUTHORITY, "Minh Sơn", date(2026, 9, 5), (), is_sample=True)


def _frame(*sections: PaperSection) -> ReportFrame:
    return replace(FRAME, sections=sections)


def ad_hoc(**changes: object) -> AdHocPaper:
    frame = _frame(
        PaperSection(
            "I-",
            "Tình hình, diễn biến sự việc",
            ("- Xã Tân Lập: ban thường vụ chưa thống nhất việc phân công cấp ủy viên.",),
        ),
        PaperSection("II-", "Nhận định của nhóm", ("Sự việc mới phát sinh, chưa lan rộng.",)),
        PaperSection(
            "III-", "Đề xuất, kiến nghị", ("- Đề nghị Lãnh đạo Ban làm việc với Đảng ủy xã.",)
        ),
    )
    paper = AdHocPaper(
        frame=frame,
        group_name="Nhóm 3",
        lead_name="Nguyễn Thị Thúy Hằng",
        subject="Tình hình nội bộ Ban Thường vụ Đảng ủy",
        territory="Xã Tân Lập",
        day_from=date(2026, 9, 1),
        day_to=date(2026, 9, 4),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]  # values by name


def consolidated(**changes: object) -> ConsolidatedPaper:
    frame = _frame(
        PaperSection(
            "I-", "Công tác tổ chức triển khai", ("- Các nhóm đi công tác địa bàn: 11 chuyến.",)
        ),
        PaperSection("II-", "Tình hình và kết quả theo lĩnh vực"),
        PaperSection(
            "1.",
            "Công tác tổ chức, cán bộ",
            ("- Nhóm 1: Ngày 05/8/2026, tại xã Tân Lập: nắm tình hình kiện toàn tổ chức.",),
            2,
        ),
        PaperSection("III-", "Khó khăn, vướng mắc", ("- Xã Tân Lập: thiếu biên chế.",)),
    )
    paper = ConsolidatedPaper(
        frame=frame,
        kind=ReportKind.MONTHLY,
        period_from=date(2026, 8, 1),
        figure_names=("Chuyến công tác", "Cuộc họp", "Trao đổi", "Địa bàn đã đến"),
        lines=(
            GroupLine("Nhóm 1", (6, 4, 12, 5), "Nộp ngày 02/9/2026"),
            GroupLine("Nhóm 2", (5, 0, 3, 4), "Nộp ngày 03/9/2026"),
            GroupLine("Nhóm 3", (0, 0, 0, 0), "Chưa nộp báo cáo"),
        ),
        signer_lines=("TRƯỞNG BAN",),
        signer_name="Trần Minh Khoa",
    )
    return replace(paper, **changes)  # type: ignore[arg-type]  # values by name


def follower(**changes: object) -> FollowerPaper:
    frame = _frame(
        PaperSection(
            "I-",
            "Việc thực hiện nhiệm vụ theo dõi địa bàn",
            ("- Đi công tác địa bàn: 03 chuyến.",),
        ),
        PaperSection("II-", "Tình hình và kết quả thực hiện nhiệm vụ của địa bàn"),
        PaperSection("1.", "Kinh tế - xã hội", ("Thu ngân sách đạt 52% dự toán.",), 2),
        PaperSection("2.", "Quốc phòng - an ninh", ("Không phát sinh.",), 2),
        PaperSection("3.", "Xây dựng hệ thống chính trị", ("Không phát sinh.",), 2),
        PaperSection("4.", "Đời sống nhân dân", ("Đời sống nhân dân ổn định.",), 2),
        PaperSection("III-", "Khó khăn, vướng mắc", ("Không phát sinh.",)),
    )
    paper = FollowerPaper(
        frame=frame,
        kind=ReportKind.HALF_YEAR,
        period_from=date(2026, 1, 1),
        full_name="Phạm Quốc Huy",
        post_title="Phó Giám đốc",
        home_agency="Sở Nông nghiệp và Môi trường",
        territories=("Xã Tân Lập", "Phường Hòa Bình"),
        standing_members=("Đỗ Thị Lan",),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]  # values by name


def review(**changes: object) -> ReviewPaper:
    frame = _frame(
        PaperSection(
            "I-",
            "Kết quả thực hiện",
            (
                "- Báo cáo hằng tháng (QC Đ8.2): phải thực hiện 72 lượt, đã thực hiện 70 lượt "
                "(chậm 03 lượt), chưa thực hiện 02 lượt.",
            ),
        ),
        PaperSection("II-", "Khó khăn, vướng mắc", ("- Đ8.1: chưa quy định ngày báo cáo.",)),
        PaperSection(
            "III-",
            "Đề xuất, kiến nghị bổ sung, điều chỉnh",
            ("- Đ8.1: quy định báo cáo trước ngày 25 hằng tháng.",),
        ),
    )
    paper = ReviewPaper(
        frame=frame,
        kind=ReportKind.INTERIM_REVIEW,
        subject=(
            "việc thực hiện Quy chế công tác đối với nhóm công chức theo dõi địa bàn của Ban Tổ "
            "chức Tỉnh ủy"
        ),
        period_from=date(2026, 1, 1),
        period_to=date(2026, 6, 30),
        signer_lines=("TRƯỞNG BAN",),
        signer_name="Trần Minh Khoa",
    )
    return replace(paper, **changes)  # type: ignore[arg-type]  # values by name
