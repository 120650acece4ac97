"""Words for what records of the journal, files and imports refuse as they stand now."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "record_missing": (
            _("Không tìm thấy bản ghi này trong sổ."),
            _("Tải lại danh sách (F5) rồi thử lại."),
        ),
        "nothing_to_undo": (
            _("Không có việc nào hoàn tác được."),
            _(
                "Từ lúc ghi đến nay sổ đã có thay đổi khác, hoặc việc đó đã gửi đi. Mở việc đó để "
                "sửa, điều chỉnh hoặc hủy."
            ),
        ),
        "engagement_cancelled": (
            _("Việc này đã hủy nên không ghi kết quả được."),
            _("Ghi một việc mới nếu vẫn đi."),
        ),
        "already_closed": (
            _("Kết quả đã được báo ngày {day}."),
            _("Mở việc đó trong sổ công tác để xem kết quả đã ghi."),
        ),
        "outcome_too_early": (
            _("Chưa đến ngày đi ({day}) nên chưa báo kết quả được."),
            _("Báo kết quả sau khi đi; nếu đã đi sớm hơn, sửa ngày đi trước."),
        ),
        "announcement_fixed": (
            _("Kết quả đã được báo ngày {day} nên nội dung báo việc không sửa được nữa."),
            _("Nếu thực tế khác với lúc báo việc, ghi rõ trong phần kết quả."),
        ),
        "notice_missing": (
            _("Việc này không có phần báo việc."),
            _("Trao đổi, liên hệ được ghi một dòng, không phải báo việc trước."),
        ),
        "private_contact_missing": (
            _("Chưa trả lời câu hỏi về tiếp xúc, trao đổi riêng (QC Đ4.1)."),
            _("Chọn “Không” hoặc “Có”; chuyến đi nào cũng được hỏi như nhau."),
        ),
        "contact_purpose_missing": (
            _("Có tiếp xúc, trao đổi riêng thì phải nói để làm gì (QC Đ4.1)."),
            _("Ghi ngắn gọn mục đích, không ghi tên người; đề nghị được trình Lãnh đạo Ban."),
        ),
        "already_announced": (
            _("Việc này đã được báo rồi."),
            _("Mở việc đã báo trong sổ công tác để xem hoặc sửa."),
        ),
        "already_withdrawn.plan_entry": (
            _("Việc này đã được rút khỏi kế hoạch ngày {day}."),
            _("Báo việc đột xuất nếu vẫn đi, hoặc điều chỉnh kế hoạch trước."),
        ),
        "kind_fixed": (
            _("Không đổi được giữa “trao đổi, liên hệ” và các loại việc khác."),
            _("Hủy việc này (ghi lý do) rồi ghi việc mới đúng loại."),
        ),
        "not_own_outcome": (
            _("Chỉ người đã báo kết quả hoặc người cùng đi mới sửa được kết quả này."),
            _("Nhờ người đã báo kết quả sửa; mọi lần sửa đều được ghi lại."),
        ),
        "territory_ended": (
            _("Địa bàn này chỉ tồn tại đến ngày {day}."),
            _("Chọn đơn vị kế tục, hoặc sửa lại ngày đi."),
        ),
        "file_refused": ("{reason}", "{advice}"),
        "cancelled": (_("Đã dừng theo yêu cầu."), _("Chưa có gì được ghi.")),
    }
