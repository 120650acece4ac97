"""Words for what people, groups and assignments refuse as they stand now."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "already_ended": (_("Đã kết thúc từ ngày {day}."), _("Không cần kết thúc lần nữa.")),
        "second_lead": (
            _("Nhóm đã có trưởng nhóm trong thời gian này."),
            _("Mỗi nhóm có một trưởng nhóm (QC Đ2.3). Kết thúc vai trò người trước rồi thêm."),
        ),
        "second_head": (
            _("Ban đã có người đứng đầu trong thời gian này."),
            _("Ghi ngày thôi giữ chức của người trước, rồi thêm người mới từ ngày tiếp theo."),
        ),
        "post_held": (
            _("{name} giữ chức danh {post} trong thời gian này."),
            _(
                "Ghi ngày thôi giữ chức của người trước, hoặc chọn từ ngày sau ngày đó. Nếu là "
                "chức danh khác, ghi tên chức danh cho rõ."
            ),
        ),
        "already_member": (
            _("Người này đã ở trong nhóm trong thời gian này."),
            _("Kết thúc thời gian cũ trước khi thêm lại."),
        ),
        "already_assigned": (
            _("{territory} đã được giao cho {holder} trong thời gian này."),
            _(
                "Kết thúc phân công cũ trước, hoặc chọn lý do ở mục “Nếu đang có người theo dõi” "
                "để chuyển giao."
            ),
        ),
        "territory_not_yet": (
            _("{territory} mới thành lập từ ngày {day}."),
            _("Chọn ngày bắt đầu từ ngày đó trở đi."),
        ),
        "territory_over": (
            _("{territory} chỉ có đến ngày {day}."),
            _("Chọn đơn vị kế tục, hoặc sửa ngày bắt đầu."),
        ),
        "lead_began_later": (
            _("Vai trò hiện nay bắt đầu từ ngày {day}, không sớm hơn ngày thay đổi."),
            _("Chọn ngày thay đổi sau ngày đó, hoặc sửa thời gian của vai trò hiện nay."),
        ),
        "namesake": (
            _("Trong sổ đã có người tên {name}."),
            _("Chọn người đã có, hoặc ghi đặc điểm phân biệt (phòng, cơ quan…) nếu là người khác."),
        ),
        "distinction_missing": (
            _("Chưa ghi đặc điểm phân biệt với người cùng tên {name}."),
            _("Ghi tên phòng, cơ quan hoặc đặc điểm khác để không nhầm hai người."),
        ),
        "distinction_taken": (
            _("Đặc điểm này trùng với người cùng tên {name} đã có."),
            _("Ghi đặc điểm khác, ví dụ tên phòng hoặc cơ quan."),
        ),
        "already_serving": (
            _("Người này đã có trong danh sách trong thời gian này."),
            _("Sửa thông tin của người đã có, hoặc kết thúc thời gian trước rồi thêm lại."),
        ),
        "agency_missing": (
            _("Chưa ghi cơ quan công tác."),
            _("Ghi cơ quan nơi công tác của cán bộ theo dõi xã."),
        ),
        "decision_missing": (
            _("Chưa ghi văn bản phân công."),
            _("Ghi số, ký hiệu văn bản phân công (QC Đ2.3)."),
        ),
        "paper_not_chosen": (
            _("Chưa chọn văn bản nào."),
            _("Chọn Tờ trình, dự thảo Quyết định, hoặc cả hai."),
        ),
        "follower_missing": (
            _("Chưa chọn cán bộ theo dõi xã nào."),
            _("Chọn ít nhất một đồng chí để đưa vào danh sách."),
        ),
        "holder_without_territory": (
            _("{name} chưa có địa bàn nào trong danh sách."),
            _("Chọn địa bàn cho từng nhóm, từng đồng chí; hoặc bỏ khỏi văn bản."),
        ),
        "territory_of_two_groups": (
            _("{territory} đang ghi cho cả {first} và {second}."),
            _("Mỗi địa bàn do một nhóm theo dõi (QC Đ2.3): bỏ ở một trong hai nhóm."),
        ),
        "decision_without_list": (
            _("Chưa có phân công nào theo văn bản {number}."),
            _("Giao địa bàn theo văn bản này trước, rồi in lại."),
        ),
    }
