"""Words for what tasks, requests, instructions and reserved opinions refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "assignee_missing": (
            _("Chưa chọn giao cho ai."),
            _("Chọn một người, một nhóm hoặc một phòng trong danh sách."),
        ),
        "task_giver_not_entitled": (
            _("Người này không giao việc được: chỉ Lãnh đạo Ban, hoặc trưởng nhóm trong nhóm."),
            _("Chọn đúng người giao việc; nếu ghi hộ lãnh đạo thì chọn lãnh đạo đó (QC Đ5.7)."),
        ),
        "not_a_leader": (
            _("Chỉ Lãnh đạo Ban mới có bút phê."),
            _("Chọn lãnh đạo đã ghi ý kiến vào văn bản; nếu là ý kiến khác, ghi ý kiến bảo lưu."),
        ),
        "not_to_be_remarked": (
            _("Loại nội dung này không ghi bút phê."),
            _("Bút phê ghi vào kế hoạch tháng, báo cáo, vướng mắc, kiến nghị, báo cáo miệng."),
        ),
        "not_to_be_dissented": (
            _("Loại nội dung này không ghi ý kiến bảo lưu."),
            _("Chọn báo cáo, kế hoạch, vướng mắc, kiến nghị, xếp loại, nhiệm vụ hoặc chuyến đi."),
        ),
        "dissent_missing": (
            _("Chưa chọn ý kiến này khác với nội dung nào."),
            _("Gõ vài chữ để tìm báo cáo, kế hoạch, kiến nghị… rồi chọn một dòng."),
        ),
        "against_missing": (
            _("Chưa ghi khác với ý kiến của ai."),
            _("Ghi phòng chuyên môn hoặc chức vụ của lãnh đạo (QC Đ6.4)."),
        ),
        "addressee_missing": (
            _("Chưa ghi gửi đến ai."),
            _("Chọn trong danh sách, hoặc ghi tên cơ quan, đơn vị khác."),
        ),
        "request_sent": (
            _("Đề nghị đã gửi ngày {day} nên không sửa được nữa."),
            _("Nếu gửi nhầm, rút đề nghị (ghi lý do) rồi lập đề nghị mới."),
        ),
        "no_papers_lent": (
            _("Không có tài liệu mượn nào chưa trả."),
            _("Tài liệu mượn được ghi khi ghi trả lời của nơi cung cấp."),
        ),
    }
