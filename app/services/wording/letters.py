"""Words for what the letters and the papers of trips refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "outcome_missing.report": (
            _("Việc này chưa báo kết quả nên chưa có báo cáo để in."),
            _("Báo kết quả (Ctrl+R) rồi in."),
        ),
        "engagement_cancelled.paper": (
            _("Việc này đã hủy nên không in giấy giới thiệu, giấy đi đường."),
            _("Nếu vẫn đi, báo việc mới (Ctrl+N) rồi in giấy của việc đó."),
        ),
        "request_withdrawn": (
            _("Đề nghị này đã rút nên không lập công văn."),
            _("Nếu vẫn cần thông tin, tài liệu, lập đề nghị mới."),
        ),
        "not_handed_over": (
            _("Nội dung này chưa chuyển đến nơi nào nên chưa lập công văn chuyển được."),
            _("Chuyển nội dung (Ctrl+H), chọn nơi nhận, rồi lập công văn."),
        ),
        "nothing_late": (
            _("Theo bộ lọc này không có việc nào quá hạn để đôn đốc."),
            _("Bỏ bớt điều kiện lọc hoặc chọn ngày, năm khác."),
        ),
    }
