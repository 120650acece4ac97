"""Words for what the state machines refuse, and for absences and words written for another."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "step_not_now": (
            _("{subject}: đang “{state}” nên không thực hiện được bước “{step}”."),
            _("Tải lại (F5) để xem trạng thái hiện nay và các bước làm được."),
        ),
        "step_not_yours": (
            _("Bước “{step}” không phải của người này: chỉ {actors} được thực hiện."),
            _(
                "Chọn đúng người có thẩm quyền ở mục “Theo lời của”; nếu người đó vắng, ghi việc "
                "vắng mặt và người thay trong màn hình Chờ ý kiến, rồi làm lại."
            ),
        ),
        "record_fixed": (
            _("Nội dung này đã ghi thì không ai sửa được, kể cả người ghi."),
            _("Nếu có điều cần nói thêm, ghi một ý kiến mới; ý kiến cũ vẫn giữ nguyên bên cạnh."),
        ),
        "partner_needs_exchange": (
            _("Chỉ cuộc trao đổi, liên hệ mới ghi người trao đổi cùng."),
            _("Xóa trống mục này, hoặc ghi thành cuộc trao đổi."),
        ),
        "substitute_speaks_today": (
            _("Cho ý kiến với tư cách người thay thì chỉ ghi được trong ngày, hôm nay là {day}."),
            _("Ghi ngày hôm nay; nếu hôm nay không còn thay thì để người được thay cho ý kiến."),
        ),
        "channel_missing": (
            _("Ghi hộ người khác thì phải nói nhận được ý kiến bằng cách nào."),
            _("Chọn: trực tiếp, qua điện thoại, bằng văn bản hoặc qua tin nhắn."),
        ),
        "own_word_needs_no_channel": (
            _("Ý kiến của chính mình thì không ghi cách nhận."),
            _("Bỏ chọn ở mục “Nhận ý kiến”, hoặc chọn đúng người có ý kiến."),
        ),
        "not_written_for_you": (
            _("Ý kiến này không phải ghi hộ cho đồng chí."),
            _("Chỉ người có ý kiến được xác nhận nội dung ghi hộ mình."),
        ),
        "not_for_you_alone": (
            _("Việc này do người khác cho ý kiến."),
            _("Ghi hộ: chọn đúng người, ngày và cách nhận ý kiến."),
        ),
        "already_countersigned": (
            _("Nội dung ghi hộ này đã được xác nhận ngày {day}."),
            _("Không cần làm gì thêm."),
        ),
        "substitute_is_absent": (
            _("Người thay không thể là chính người vắng."),
            _("Chọn người khác, hoặc để trống nếu chưa cử người thay."),
        ),
        "absence_not_yours": (
            _("Việc vắng mặt do chính người vắng, trưởng nhóm hoặc Lãnh đạo Ban báo."),
            _("Ghi hộ: chọn người đã báo ở mục “Theo lời của” và cách nhận được."),
        ),
        "substitute_no_leader": (
            _("Người thay lãnh đạo phải là Lãnh đạo Ban."),
            _("Chọn một đồng chí khác trong Lãnh đạo Ban."),
        ),
        "substitute_not_in_group": (
            _("Người thay trưởng nhóm phải là thành viên của nhóm đó."),
            _("Chọn một thành viên của nhóm trong những ngày này."),
        ),
        "absence_overlaps": (
            _("Người này đã được ghi vắng từ {day}."),
            _("Sửa lần vắng đã ghi, hoặc chọn thời gian không trùng."),
        ),
    }
