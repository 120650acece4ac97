"""Words for what month plans and programmes refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "plan_not_yours": (
            _("Kế hoạch này của nhóm (người) khác nên chỉ xem được."),
            _("Chọn kế hoạch của nhóm mình; cần đổi thì báo trưởng nhóm có kế hoạch này."),
        ),
        "plan_fixed": (
            _("Kế hoạch đã báo cáo lãnh đạo nên không sửa thẳng được."),
            _("Bấm “Điều chỉnh”, ghi lý do, rồi sửa và báo cáo lại."),
        ),
        "plan_empty": (
            _("Kế hoạch chưa có việc nào để báo cáo."),
            _("Thêm ít nhất một việc (Ctrl+N), rồi báo cáo."),
        ),
        "plan_owner_missing": (
            _("Chưa rõ kế hoạch của nhóm hay của ai."),
            _("Chọn một nhóm hoặc một cán bộ theo dõi địa bàn."),
        ),
        "not_first_of_month": (
            _("Tháng của kế hoạch không đúng."),
            _("Chọn lại tháng trên lịch."),
        ),
        "approval_not_asked": (
            _("Cơ quan không quy định duyệt kế hoạch; QC Đ8.1 chỉ yêu cầu báo cáo."),
            _(
                "Ghi “Đã xem” hoặc “Có ý kiến”; nếu cơ quan có quy định duyệt riêng thì đánh dấu "
                "trong Thông tin cơ quan."
            ),
        ),
        "outside_month": (
            _("Ngày đi không thuộc tháng của kế hoạch này (tháng bắt đầu từ {month})."),
            _("Chọn ngày trong tháng, hoặc ghi việc đó vào kế hoạch của tháng khác."),
        ),
        "entry_announced": (
            _("Việc này đã báo việc nên không đổi trong kế hoạch được."),
            _("Mở nội dung báo việc (Enter) để sửa hoặc hủy chuyến đi ở đó."),
        ),
        "entry_withdrawn": (
            _("Việc này đã được rút ngày {day}."),
            _("Nếu vẫn làm, thêm một việc mới."),
        ),
        "time_missing": (
            _("Việc này chưa ghi giờ."),
            _("Mở việc (Ctrl+E), ghi giờ đi, rồi mới dời giờ được."),
        ),
        "outside_day": (
            _("Không dời được qua nửa đêm."),
            _("Dời sang ngày khác bằng Alt+← hoặc Alt+→."),
        ),
        "nothing_to_copy": (
            _("Tháng trước không có việc nào để chép, hoặc đã chép hết."),
            _("Thêm việc mới bằng Ctrl+N."),
        ),
        "nothing_ticked": (
            _("Chưa chọn địa bàn nào."),
            _("Chọn bằng dấu cách trong danh sách, rồi ghi lại."),
        ),
        "officer_needed": (
            _("Chỉ cán bộ, công chức của Ban ghi được chương trình công tác."),
            _("Nhờ một đồng chí đang công tác tại Ban ghi giúp."),
        ),
    }
