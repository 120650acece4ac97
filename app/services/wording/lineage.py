"""Words for what stands in the way of a change of units."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "assignment_begins_later": (
            _("Có phân công bắt đầu ngày {day}, sau ngày đơn vị kết thúc."),
            _("Chọn đơn vị kế tục nhận phân công đó, hoặc sửa phân công trước khi ghi thay đổi."),
        ),
        "not_its_predecessor": (
            _("Đơn vị này không phải là đơn vị trước đây của địa bàn vào ngày đi."),
            _("Chọn một đơn vị trong danh sách của việc đó."),
        ),
        "change_built_upon": (
            _("Chưa rút lại được: đã có việc ghi tiếp trên thay đổi này."),
            _(
                "Vướng: {what}. Sửa hoặc chuyển những mục đó trước; thay đổi đơn vị ghi sau thì "
                "rút lại trước. Nếu không, ghi thêm một thay đổi mới cho đúng."
            ),
        ),
        "built_upon": (
            _("Chưa rút lại được: có người vừa ghi tiếp."),
            _("Mở lại danh sách để xem những gì đang vướng."),
        ),
        "held_elsewhere": (
            _("Có việc đã được chuyển sang đơn vị khác từ lúc mở màn hình này."),
            _("Quay lại bước trước để xem lại những gì còn ở đơn vị, rồi ghi lại."),
        ),
        "change_units_missing": (
            _("Chưa chọn đơn vị thay đổi."),
            _("Chọn ít nhất một đơn vị ở bước “Đơn vị thay đổi”."),
        ),
        "change_one_unit": (
            _("Loại thay đổi này chỉ dùng cho một đơn vị."),
            _("Chọn đúng một đơn vị; đơn vị khác ghi thành thay đổi riêng."),
        ),
        "change_two_units": (
            _("Sáp nhập cần ít nhất hai đơn vị, hoặc một đơn vị nhập vào đơn vị đang có."),
            _("Chọn thêm đơn vị, hoặc chọn đơn vị đang có làm đơn vị tiếp nhận."),
        ),
        "change_goes_on": (
            _("Đơn vị bị cắt một phần thì vẫn còn, đơn vị nhập toàn bộ thì kết thúc."),
            _("Xem lại các ô “một phần” và “vẫn còn” của {name}."),
        ),
        "successor_missing": (
            _("Chưa có đơn vị kế tục."),
            _("Chọn đơn vị đang có, hoặc ghi đơn vị mới ở bước “Đơn vị kế tục”."),
        ),
        "successor_one": (
            _("Loại thay đổi này chỉ có một đơn vị kế tục."),
            _("Để lại một đơn vị ở bước “Đơn vị kế tục”."),
        ),
        "successor_two": (
            _("Chia tách cần ít nhất hai đơn vị kế tục."),
            _("Ghi thêm đơn vị, hoặc chọn loại “Điều chỉnh một phần”."),
        ),
        "successor_new": (
            _("Loại thay đổi này lập hồ sơ mới cho đơn vị, không nhập vào đơn vị đang có."),
            _("Ghi đơn vị mới, hoặc chọn loại “Sáp nhập, hợp nhất”."),
        ),
        "successor_none": (
            _("Giải thể thì không có đơn vị kế tục."),
            _("Bỏ đơn vị kế tục, hoặc chọn loại thay đổi khác."),
        ),
        "successor_is_predecessor": (
            _("{name} vừa là đơn vị trước vừa là đơn vị kế tục."),
            _(
                "Bỏ {name} ở một trong hai bước; đơn vị tiếp nhận không chọn ở bước “Đơn vị thay "
                "đổi”."
            ),
        ),
        "successor_not_there": (
            _("{name} không tồn tại vào ngày {day}."),
            _("Chọn đơn vị khác hoặc sửa ngày có hiệu lực."),
        ),
        "parent_not_there": (
            _("Cấp trên {name} không còn từ ngày {day}."),
            _("Chọn cấp trên khác, hoặc để trống."),
        ),
        "change_before_start": (
            _("{name} bắt đầu từ ngày {day}; thay đổi phải sau ngày đó."),
            _("Sửa ngày có hiệu lực, hoặc bỏ đơn vị này."),
        ),
        "change_after_end": (
            _("{name} đã kết thúc ngày {day}."),
            _("Nếu muốn ghi đơn vị kế tục, chọn ngày có hiệu lực là ngày liền sau ngày kết thúc."),
        ),
        "change_later_there": (
            _("Sổ đã ghi một thay đổi của {name} từ ngày {day}."),
            _("Chọn ngày có hiệu lực sau ngày đó; thay đổi phải ghi theo thứ tự thời gian."),
        ),
        "territory_overlap": (
            _("Vào thời gian đó trong sổ đã có {name}."),
            _("Nếu đúng là một đơn vị khác cùng tên, đánh dấu “trùng tên” rồi ghi lại."),
        ),
        "kind_same": (
            _("Loại đơn vị không đổi."),
            _("Chọn loại mới, hoặc chọn “Đổi tên”."),
        ),
        "name_same": (
            _("Tên đơn vị không đổi."),
            _("Ghi tên mới, hoặc chọn loại thay đổi khác."),
        ),
        "parent_same": (
            _("Cơ quan, đơn vị cấp trên không đổi."),
            _("Chọn cấp trên mới, hoặc chọn loại thay đổi khác."),
        ),
        "two_groups": (
            _("{name} chỉ có một nhóm theo dõi tại một thời điểm (QC Đ2.3)."),
            _("Để lại một nhóm theo dõi đơn vị này."),
        ),
    }
