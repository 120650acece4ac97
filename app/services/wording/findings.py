"""Words for what findings, their hand-overs and clusters refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "finding_fixed": (
            _("Nội dung này đã góp ý, chuyển xử lý hoặc đã kết thúc nên không sửa được nữa."),
            _("Ghi bước tiếp theo kèm ý kiến; nếu ghi nhầm hẳn thì giải quyết kèm lý do, ghi lại."),
        ),
        "not_own_finding": (
            _("Chỉ người ghi hoặc người trong nhóm theo dõi địa bàn này sửa được nội dung."),
            _("Nhờ người đã ghi hoặc một thành viên của nhóm sửa."),
        ),
        "put_to_unit_first": (
            _("Thiếu sót phải góp ý với đơn vị trước, cần thì mới báo cáo cấp trên (QC Đ7.B.2)."),
            _("Ghi bước “Góp ý với đơn vị” và trả lời của đơn vị, rồi mới chuyển lên."),
        ),
        "only_shortcoming_to_unit": (
            _("Chỉ thiếu sót mới có bước góp ý với đơn vị (QC Đ7.B.2)."),
            _("Sửa loại nội dung nếu đây là thiếu sót, hoặc chuyển xử lý."),
        ),
        "only_model_put_forward": (
            _("Chỉ mô hình mới, cách làm sáng tạo mới đề nghị nhân rộng."),
            _("Sửa loại nội dung nếu đây là mô hình, hoặc chuyển xử lý."),
        ),
        "only_model_taken_up": (
            _("Chỉ ghi nơi áp dụng cho mô hình mới, cách làm sáng tạo chưa rút."),
            _("Chọn một mô hình trong danh sách."),
        ),
        "uptake_own_territory": (
            _("Đây chính là địa bàn có mô hình."),
            _("Chọn địa bàn khác đã áp dụng theo."),
        ),
        "already_taken_up": (
            _("Địa bàn này đã được ghi là áp dụng mô hình."),
            _("Không cần ghi lần nữa."),
        ),
        "direction_needs_proposal": (
            _("Chỉ đề xuất, kiến nghị mới có chiều đi."),
            _("Chọn loại “Đề xuất, kiến nghị”, hoặc bỏ trống chiều đi."),
        ),
        "cluster_too_small": (
            _("Mới chọn một nội dung: gộp thì cần ít nhất hai."),
            _("Chọn thêm (Ctrl hoặc Shift cùng phím mũi tên), hoặc thêm vào nhóm đã có."),
        ),
        "cluster_kind_differs": (
            _("Có nội dung khác loại với nhóm."),
            _("Chỉ gộp nội dung cùng loại: bỏ chọn nội dung khác loại."),
        ),
        "already_in_cluster": (
            _("Có nội dung đã nằm trong nhóm khác."),
            _("Tách nội dung đó khỏi nhóm cũ rồi gộp lại."),
        ),
        "finding_ended": (
            _("Có nội dung đã giải quyết hoặc đã rút."),
            _("Chỉ gộp nội dung đang theo dõi; mở lại nội dung đó nếu cần."),
        ),
        "settlements_missing": (
            _("Chưa ghi kết quả giải quyết cho địa bàn nào."),
            _("Ghi kết quả ở ít nhất một dòng; dòng để trống vẫn được theo dõi tiếp."),
        ),
        "restricted_matter": (
            _("Nội dung này không ghi vào sổ."),
            _("Báo cáo trên giấy như hướng dẫn; ô nội dung đã được xóa, không lưu bản nháp."),
        ),
    }
