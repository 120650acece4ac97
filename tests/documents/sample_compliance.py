"""Fictional papers on keeping regulations, small ones and one of a whole province."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.read_models.compliance_papers import (
    AmendmentPaper,
    ArticleObstacles,
    BoardBlock,
    BoardLine,
    BoardPaper,
    CellFigures,
    CheckEntry,
    CheckListPaper,
    NamedObligation,
    ObstacleEntry,
    PaperFrame,
    RegulationObstacles,
)
from tests.documents.sample_papers import AUTHORITY

FRAME = PaperFrame(
    authority=AUTHORITY,
    division="Phòng Bảo vệ chính trị nội bộ",
    place="Minh Sơn",
    signed_on=date(2026, 11, 22),
    signer_name="Trần Minh Khoa",
    is_sample=True,
)
NOTHING = CellFigures()


def _line(name: str, *months: CellFigures, loose: CellFigures = NOTHING) -> BoardLine:
    cells = (*months, *(NOTHING for _ in range(12 - len(months))))
    return BoardLine(name, cells, loose, _sum([*cells, loose]))


def _sum(cells: list[CellFigures]) -> CellFigures:
    return CellFigures(
        *(
            sum(getattr(one, name) for one in cells)
            for name in ("in_time", "late", "overdue", "open", "undetermined", "others", "breached")
        )
    )


def _total(lines: list[BoardLine]) -> BoardLine:
    months = tuple(_sum([line.months[place] for line in lines]) for place in range(12))
    loose = _sum([line.loose for line in lines])
    return BoardLine("", months, loose, _sum([line.total for line in lines]))


def board(**changes: Any) -> BoardPaper:
    report = [
        _line("Nhóm 1", *(CellFigures(in_time=1) for _ in range(10)), CellFigures(open=1)),
        _line("Nhóm 2", *(CellFigures(late=1) for _ in range(9)), CellFigures(overdue=1)),
    ]
    rotation = [
        _line("Nguyễn Thị Thúy Hằng", loose=CellFigures(overdue=1)),
        _line("Trần Văn Bình", CellFigures(others=1), CellFigures(undetermined=2)),
    ]
    values: dict[str, Any] = {
        "frame": FRAME,
        "regulations": ("Quy chế công tác đối với nhóm công chức theo dõi địa bàn",),
        "first": date(2026, 1, 1),
        "last": date(2026, 12, 31),
        "day": date(2026, 11, 22),
        "as_known": False,
        "rows_are": "Nhóm, cá nhân",
        "limits": (),
        "summary": (
            *(replace(line, section="Nhóm công chức") for line in report),
            *(replace(line, section="Cá nhân") for line in rotation),
        ),
        "summary_total": _total([*report, *rotation]),
        "blocks": (
            BoardBlock("QC Đ8.2", "Báo cáo tháng", tuple(report), _total(report)),
            BoardBlock("QC Đ4.2", "Định kỳ phân công lại", tuple(rotation), _total(rotation)),
        ),
        "named": (
            NamedObligation(
                "Nhóm 2",
                "Lê Thu Hà",
                "",
                "QC Đ8.2",
                "Báo cáo tháng",
                date(2026, 10, 1),
                date(2026, 10, 31),
                date(2026, 10, 31),
                None,
                22,
                "overdue",
            ),
            NamedObligation(
                "Nhóm 2",
                "Lê Thu Hà",
                "Xã Tân Lập",
                "QC Đ8.2",
                "Báo cáo tháng",
                date(2026, 9, 1),
                date(2026, 9, 30),
                date(2026, 9, 30),
                date(2026, 10, 3),
                3,
                "late",
            ),
            NamedObligation(
                "Nguyễn Thị Thúy Hằng",
                "",
                "Phường Hòa Bình",
                "QC Đ4.2",
                "Định kỳ phân công lại",
                date(2019, 5, 1),
                None,
                date(2024, 5, 1),
                None,
                935,
                "overdue",
            ),
        ),
    }
    return BoardPaper(**(values | changes))


def whole_province(groups: int = 40, duties: int = 25) -> BoardPaper:
    lines = [
        _line(
            f"Nhóm theo dõi địa bàn số {number} (huyện Thanh Bình cũ)",
            *(
                CellFigures(
                    in_time=12 + number % 5,
                    late=number % 3,
                    overdue=number % 2,
                    undetermined=number % 7 == 0,
                )
                for _ in range(11)
            ),
            loose=CellFigures(overdue=number % 11 == 0),
        )
        for number in range(1, groups + 1)
    ]
    total = _total(lines)
    one = board().named[1]
    return board(
        summary=tuple(lines),
        summary_total=total,
        blocks=tuple(
            BoardBlock(
                "QC Đ7.A.5", f"Báo việc trước khi đi địa bàn, việc thứ {n}", tuple(lines), total
            )
            for n in range(duties)
        ),
        named=tuple(
            replace(
                one,
                owner=line.name,
                territory=f"Đảng ủy xã Ba Gia {place}",
                title="Báo việc với Lãnh đạo Ban phụ trách trước khi đi công tác địa bàn",
                citation="QC Đ7.A.5",
                days_late=place,
            )
            for line in lines
            for place in range(1, 11)
        ),
    )


def checks(**changes: Any) -> CheckListPaper:
    values: dict[str, Any] = {
        "frame": FRAME,
        "first": date(2026, 1, 1),
        "last": date(2026, 11, 22),
        "checks": (
            CheckEntry(
                date(2026, 3, 12),
                "Nhóm 2\nXã Tân Lập",
                "Đ8.1, Đ8.2",
                "Nhóm báo cáo tháng chậm hai tháng liền.",
                "Gửi báo cáo tháng đúng thời gian; rút kinh nghiệm trong nhóm.",
                date(2026, 4, 30),
                date(2026, 4, 20),
                "Đã họp nhóm, có biên bản.",
                "Trần Minh Khoa",
            ),
            CheckEntry(
                date(2026, 9, 8),
                "Nhóm 1",
                "Đ5.2",
                "Thực hiện đúng quy chế.",
                "",
                None,
                None,
                "",
                "",
            ),
            CheckEntry(
                date(2026, 10, 2),
                "Nhóm 2",
                "Đ7.A.5",
                "Hai chuyến đi chưa báo công.",
                "Báo công bổ sung.",
                date(2026, 10, 31),
                None,
                "",
                "Trần Minh Khoa",
            ),
        ),
    }
    return CheckListPaper(**(values | changes))


def amendment(**changes: Any) -> AmendmentPaper:
    values: dict[str, Any] = {
        "frame": replace(FRAME, signer_name=""),
        "regulations": (
            RegulationObstacles(
                "Quy chế công tác đối với nhóm công chức theo dõi địa bàn",
                (
                    ArticleObstacles(
                        "Điều 8 khoản 2",
                        (
                            ObstacleEntry(
                                "Quy chế không quy định ngày nộp báo cáo tháng nên các nhóm nộp "
                                "không đều.",
                                "Quy định nộp trước ngày 25 hằng tháng.",
                                date(2026, 5, 4),
                                "Nhóm 2",
                            ),
                        ),
                    ),
                    ArticleObstacles(
                        "Điều 2 khoản 4",
                        (
                            ObstacleEntry(
                                "Dẫn chiếu Điều 6 nhưng nhiệm vụ quy định tại Điều 5.",
                                "",
                                date(2026, 6, 15),
                                "",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    }
    return AmendmentPaper(**(values | changes))
