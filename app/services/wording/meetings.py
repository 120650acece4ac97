"""Words for what invitations, leaders' sessions and personnel procedures refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "inviter_missing": (
            _("Chưa ghi ai mời."),
            _("Chọn địa bàn mời, hoặc ghi tên cơ quan, đơn vị mời như trên giấy mời."),
        ),
        "invitation_kind": (
            _("Loại này không phải việc được mời."),
            _("Chọn cuộc họp, sinh hoạt chi bộ hoặc chuyến công tác."),
        ),
        "invitation_shared": (
            _("Nội dung cuộc họp đã được chia sẻ ngày {day} nên giấy mời không sửa được nữa."),
            _("Nếu còn điều cần nói thêm, ghi vào kết quả của việc trong sổ công tác."),
        ),
        "leader_not_told": (
            _("Cử thành viên dự thay thì phải báo cáo Lãnh đạo Ban phụ trách (QC Đ7.B.3)."),
            _("Ghi ngày và cách đã báo cáo; nếu chưa báo cáo, báo cáo rồi ghi."),
        ),
        "not_a_group_member": (
            _("Người này không phải thành viên của nhóm."),
            _("Chọn một thành viên của nhóm (QC Đ7.B.3)."),
        ),
        "lead_goes_himself": (
            _("Người này là trưởng nhóm."),
            _("Trưởng nhóm đi thì bấm “Trưởng nhóm dự”; bận thì chọn thành viên khác."),
        ),
        "chair_missing": (
            _("Chưa chọn đồng chí chủ trì."),
            _("Chọn một đồng chí Lãnh đạo Ban trong danh sách."),
        ),
        "chair_not_leader": (
            _("Người chủ trì không phải Lãnh đạo Ban vào ngày {day}."),
            _("Chọn đồng chí khác, hoặc sửa lại ngày làm việc."),
        ),
        "session_not_planned": (
            _("Buổi làm việc này đã diễn ra hoặc đã hủy nên không sửa được."),
            _("Nếu làm việc lại, ghi một buổi mới."),
        ),
        "session_not_held": (
            _("Buổi làm việc chưa diễn ra nên chưa có kết luận để giao."),
            _("Ghi kết luận trước, rồi giao nhiệm vụ."),
        ),
        "session_not_held.minutes": (
            _("Buổi làm việc chưa diễn ra nên chưa lập biên bản được."),
            _("Ghi kết luận của buổi làm việc trước, rồi in biên bản."),
        ),
        "tasks_missing": (
            _("Chưa chọn dòng kết luận nào."),
            _("Đánh dấu ít nhất một dòng để giao thành nhiệm vụ."),
        ),
        "reader_missing": (
            _("Chưa có người được xem."),
            _("Chọn ít nhất một người."),
        ),
        "maker_not_reader": (
            _("Người lập phải là một trong những người được xem."),
            _("Thêm tên mình vào danh sách; có thể tự rút sau khi đã có người khác."),
        ),
        "reader_without_account": (
            _("Không ai trong những người được xem có tài khoản để mở sổ."),
            _("Giữ lại ít nhất một người có tài khoản đang dùng."),
        ),
    }
