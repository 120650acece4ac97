"""Words for what reports, ratings and printed papers refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "report_fixed": (
            _("Báo cáo đã nộp nên không sửa được nữa."),
            _("Đề nghị lãnh đạo trả lại báo cáo nếu cần bổ sung."),
        ),
        "month_not_begun": (
            _("Tháng này chưa đến nên chưa có gì để báo cáo."),
            _("Chọn tháng đã qua hoặc tháng này."),
        ),
        "group_not_in_month": (
            _("Nhóm không hoạt động trong tháng này."),
            _("Chọn tháng hoặc nhóm khác."),
        ),
        "report_empty": (
            _("Báo cáo chưa có nội dung nào."),
            _("Soạn bổ sung hoặc viết thêm ít nhất một đoạn rồi nộp."),
        ),
        "group_missing": (_("Chưa chọn nhóm."), _("Chọn nhóm trong danh sách.")),
        "nothing_rated": (
            _("Năm {year} chưa có địa bàn nào được đề xuất mức xếp loại."),
            _("Ghi mức đề xuất của ít nhất một địa bàn rồi in."),
        ),
        "missing_glyph": (
            _("Phông chữ in không có ký tự “{character}” ({code_point})."),
            _("Sửa hoặc xóa ký tự đó ở đoạn “{place}” rồi in lại."),
        ),
        "period_not_begun": (
            _("Kỳ báo cáo này chưa đến."),
            _("Chọn kỳ đã qua hoặc kỳ này."),
        ),
        "follower_not_in_period": (
            _("Người này không được giao theo dõi địa bàn trong kỳ báo cáo."),
            _("Chọn kỳ khác hoặc người khác."),
        ),
        "report_exists": (
            _("Kỳ này đã có báo cáo rồi."),
            _("Mở báo cáo đã có để viết tiếp."),
        ),
        "rating_exists": (
            _("Địa bàn này đã có đề xuất xếp loại của năm {year}."),
            _("Mở đề xuất đã có để sửa tiếp; mỗi năm mỗi địa bàn có một đề xuất."),
        ),
        "rating_proposed": (
            _("Đề xuất đã trình ngày {day} nên không sửa được."),
            _("Đưa về dự thảo trước, rồi sửa."),
        ),
        "rating_not_proposed": (
            _("Đề xuất này chưa trình."),
            _("Tải lại danh sách (F5) để xem trạng thái hiện nay."),
        ),
        "ratings_incomplete": (
            _("Chưa trình được; còn thiếu mức hoặc lý do: {territories}."),
            _("Mở từng đề xuất để ghi đủ, hoặc bỏ chọn các địa bàn đó rồi trình lại."),
        ),
        "year_ahead": (
            _("Năm {year} chưa đến nên chưa đề xuất xếp loại được."),
            _("Chọn năm nay hoặc năm trước."),
        ),
        "level_missing": (_("Chưa chọn mức xếp loại."), _("Chọn mức trong danh sách.")),
        "reasons_missing": (
            _("Chưa ghi căn cứ, lý do đề xuất."),
            _("Ghi lý do trước khi trình đề xuất."),
        ),
        "collective_missing": (
            _("Chưa ghi tập thể được xếp loại."),
            _("Ghi tên đảng bộ hoặc tập thể lãnh đạo, ví dụ: Đảng bộ xã Ba Gia."),
        ),
        "scheme_missing": (
            _("Chưa chọn khung xếp loại."),
            _("Chọn khung có hiệu lực của năm đó, hoặc thêm khung trong “Khung xếp loại…”."),
        ),
        "level_of_other_scheme": (
            _("Mức đã chọn không thuộc khung xếp loại này."),
            _("Chọn lại mức trong danh sách."),
        ),
        "levels_missing": (
            _("Khung xếp loại cần ít nhất hai mức."),
            _("Ghi mỗi mức một dòng, mức cao nhất ở dòng đầu."),
        ),
        "level_twice": (
            _("Mức “{name}” được ghi hai lần."),
            _("Mỗi mức ghi một dòng, không trùng tên."),
        ),
    }
