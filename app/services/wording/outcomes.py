"""Words for outcomes, commitments to territories and group sessions."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "outcome_without_notice": (
            _("Việc này chưa báo trước nên chưa báo kết quả được (QC Đ7.A.5)."),
            _("Bấm “Báo việc bổ sung” để ghi phần báo việc (dù đã muộn), rồi báo kết quả."),
        ),
        "deviation_missing": (
            _("Ngày hoặc người đi khác với đã báo mà chưa ghi khác ở điểm nào."),
            _("Ghi điểm khác vào mục “Khác với đã báo”, kèm lý do."),
        ),
        "keeper_missing": (
            _("Chưa chọn người thực hiện nội dung hẹn."),
            _("Chọn người nhận thực hiện trong danh sách."),
        ),
        "commitment_not_open": (
            _("Nội dung hẹn này đã thực hiện hoặc đã thôi nên không sửa được."),
            _("Nếu chưa thực hiện xong, mở lại (kèm lý do) rồi sửa."),
        ),
        "outcome_before_return": (
            _("Việc đã báo đến ngày {day} mới về, nên trước ngày đó chưa phải đi đúng như đã báo."),
            _("Về sớm thì bỏ chọn “Đi đúng ngày và đúng người đã báo”, ghi ngày về và lý do."),
        ),
        "not_own_commitment": (
            _("Chỉ người nhận thực hiện, người đã đi và nhóm mới sửa được nội dung hẹn này."),
            _("Nhờ một trong những người đó sửa."),
        ),
        "item_conclusion_missing": (
            _("Có mục đã chọn kết luận mà chưa ghi nội dung kết luận."),
            _("Ghi nội dung kết luận, hoặc chọn lại “chưa kết luận”."),
        ),
        "outcome_missing": (
            _("Việc này chưa báo kết quả nên chưa lập biên bản được."),
            _("Báo kết quả (hoặc ghi biên bản sinh hoạt nhóm), rồi in biên bản."),
        ),
    }
