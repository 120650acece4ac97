"""Words for reports, written and oral, and proposed ratings."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import oral_report, rating, report
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED, POSITION, UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.REPORT: report.Report,
    RecordKind.REPORT_PARAGRAPH: report.ReportParagraph,
    RecordKind.ORAL_REPORT: oral_report.OralReport,
    RecordKind.RATING_SCHEME: rating.RatingScheme,
    RecordKind.RATING_LEVEL: rating.RatingLevel,
    RecordKind.TERRITORY_RATING: rating.TerritoryRating,
    RecordKind.RATING_EVIDENCE: rating.RatingEvidence,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.REPORT: mark("báo cáo"),
    RecordKind.REPORT_PARAGRAPH: mark("đoạn báo cáo"),
    RecordKind.ORAL_REPORT: mark("báo cáo miệng"),
    RecordKind.RATING_SCHEME: mark("khung xếp loại"),
    RecordKind.RATING_LEVEL: mark("mức xếp loại"),
    RecordKind.TERRITORY_RATING: mark("đề xuất xếp loại"),
    RecordKind.RATING_EVIDENCE: mark("căn cứ đề xuất"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.REPORT: {
        "kind": mark("Loại báo cáo"),
        "group_id": mark("Nhóm"),
        "follower_id": mark("Cán bộ theo dõi"),
        "subject": mark("Nội dung báo cáo"),
        "territory_id": mark("Địa bàn"),
        "period_from": mark("Từ ngày"),
        "period_to": mark("Đến ngày"),
        "outline": UNSPOKEN,
        "state": mark("Trạng thái"),
        "author_id": mark("Người viết"),
        "handed_in_on": mark("Ngày nộp"),
        "handed_in_by_id": mark("Người nộp"),
        "answered_on": mark("Ngày trả lời"),
        "answered_by_id": mark("Người trả lời"),
        "reception": mark("Trả lời"),
        "remark": mark("Ý kiến"),
    },
    RecordKind.REPORT_PARAGRAPH: {
        **POSITION,
        "report_id": mark("Báo cáo"),
        "section": UNSPOKEN,
        "text": mark("Nội dung"),
        "drafted_text": mark("Nội dung dự thảo"),
        "source_key": UNSPOKEN,
        "is_removed": mark("Đã bỏ khỏi báo cáo"),
    },
    RecordKind.ORAL_REPORT: {
        "group_id": mark("Nhóm"),
        "reported_by_id": mark("Người báo cáo"),
        "to_id": mark("Người nghe"),
        "reported_on": mark("Ngày báo cáo"),
        "channel": mark("Hình thức"),
        "territory_id": mark("Địa bàn"),
        "gist": mark("Nội dung chính"),
        "stands_for": mark("Thay cho báo cáo"),
        "period_from": mark("Từ ngày"),
        "period_to": mark("Đến ngày"),
        "state": mark("Trạng thái"),
        "answered_on": mark("Ngày trả lời"),
        "remark": mark("Ý kiến"),
    },
    RecordKind.RATING_SCHEME: {
        **DATED,
        "name": mark("Tên khung"),
        "citation": mark("Căn cứ"),
    },
    RecordKind.RATING_LEVEL: {
        **DATED,
        **POSITION,
        "scheme_id": mark("Khung xếp loại"),
        "name": mark("Tên mức"),
    },
    RecordKind.TERRITORY_RATING: {
        "territory_id": mark("Địa bàn"),
        "year": mark("Năm"),
        "scheme_id": mark("Khung xếp loại"),
        "collective": mark("Tập thể được xếp loại"),
        "level_id": mark("Mức đề xuất"),
        "group_id": mark("Nhóm"),
        "reasons": mark("Lý do"),
        "state": mark("Trạng thái"),
        "proposed_by_id": mark("Người trình"),
        "proposed_on": mark("Ngày trình"),
        "origin": UNSPOKEN,
    },
    RecordKind.RATING_EVIDENCE: {
        "rating_id": mark("Đề xuất xếp loại"),
        "source_kind": mark("Loại căn cứ"),
        "source_id": mark("Căn cứ"),
        "note": mark("Ghi chú"),
        "is_withdrawn": mark("Đã gỡ"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    rating.RatingState: {
        rating.RatingState.DRAFT: mark("dự thảo"),
        rating.RatingState.PROPOSED: mark("đã trình"),
    },
    report.ReportKind: {
        report.ReportKind.MONTHLY: mark("Báo cáo tháng"),
        report.ReportKind.QUARTER: mark("Báo cáo quý"),
        report.ReportKind.HALF_YEAR: mark("Báo cáo 6 tháng"),
        report.ReportKind.YEAR: mark("Báo cáo năm"),
        report.ReportKind.AD_HOC: mark("Báo cáo đột xuất"),
        report.ReportKind.INTERIM_REVIEW: mark("Báo cáo sơ kết"),
        report.ReportKind.FINAL_REVIEW: mark("Báo cáo tổng kết"),
    },
    report.ReportState: {
        report.ReportState.DRAFT: mark("đang soạn"),
        report.ReportState.HANDED_IN: mark("đã nộp, chờ ý kiến"),
        report.ReportState.RECEIVED: mark("đã xem hoặc có ý kiến"),
        report.ReportState.RETURNED: mark("trả lại"),
    },
    report.Reception: {
        report.Reception.SEEN: mark("đã xem"),
        report.Reception.REMARKED: mark("có ý kiến"),
    },
}
