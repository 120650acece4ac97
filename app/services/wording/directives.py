"""Words for what is wrong with a directive, a cell of the matrix or a study."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return the words by code."""
    return {
        "directive_unnamed": (
            _("Chưa ghi trích yếu."),
            _("Ghi trích yếu; văn bản mật thì chỉ ghi số, ký hiệu và ngày ban hành."),
        ),
        "directive_for_nothing": (
            _("Văn bản chưa được đưa vào đâu."),
            _("Đánh dấu theo dõi triển khai ở địa bàn, cần nghiên cứu, hoặc cả hai."),
        ),
        "directive_known": (
            _("Trong sổ đã có {name}."),
            _("Mở văn bản đã có để sửa, hoặc kiểm tra lại số và ngày."),
        ),
        "directive_not_concerned": (
            _("{territory} không thuộc diện thực hiện {name}."),
            _("Sửa “Áp dụng cho” của văn bản nếu địa bàn này cũng phải thực hiện."),
        ),
        "directive_over": (
            _("{name} đã thôi theo dõi từ ngày {day}."),
            _("Ghi ngày không muộn hơn ngày đó, hoặc bỏ ngày thôi theo dõi ở tab “Văn bản”."),
        ),
        "state_missing": (
            _("Chưa chọn mức độ triển khai."),
            _("Chọn một trong các mức trong danh sách."),
        ),
        "nothing_studied": (
            _("Chưa có gì để bỏ ghi."),
            _("Người này chưa được ghi là đã nghiên cứu văn bản."),
        ),
    }
