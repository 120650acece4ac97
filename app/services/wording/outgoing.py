"""Words for what the register of outgoing documents and its numbers refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "symbol_missing": (
            _("Chưa ghi ký hiệu của thể loại văn bản."),
            _("Ghi ký hiệu như trong số văn bản (ví dụ: BC, KH, TTr), rồi lưu lại."),
        ),
        "recipients_missing": (
            _("Danh sách chưa có nơi nhận nào."),
            _("Ghi mỗi nơi nhận một dòng, không cần dấu gạch đầu dòng, rồi lưu lại."),
        ),
        "document_fixed": (
            _("Văn bản đã có số hoặc đã thôi trình nên không sửa được nữa."),
            _("Nếu văn bản sai, hủy văn bản này (số được giữ lại kèm lý do) và lập văn bản mới."),
        ),
        "number_wrong": (
            _("Số văn bản không đúng."),
            _("Ghi số nguyên từ 1 trở lên, không ghi ký hiệu."),
        ),
        "number_opened": (
            _("Số này đã dùng trước khi lập sổ (sổ giấy đã dùng đến số {opening})."),
            _("Ghi số lớn hơn; nếu số cuối của sổ giấy khai sai, sửa tại “Dãy số”."),
        ),
        "number_taken": (
            _("Số {number} đã cấp cho văn bản khác trong cùng dãy số."),
            _("Dùng số tiếp theo mà sổ đề nghị."),
        ),
        "number_leaves_gap": (
            _("Cấp số này thì sổ thiếu các số từ {first} đến {last}."),
            _(
                "Dùng số tiếp theo mà sổ đề nghị; nếu các số thiếu đã dùng trong sổ giấy, "
                "ghi các văn bản đó vào sổ trước (“Ghi văn bản từ sổ giấy”)."
            ),
        ),
    }
