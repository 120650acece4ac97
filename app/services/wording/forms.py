"""Words for what a form lacks or holds wrongly, each to be shown beside its field."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "subject_missing": (_("Chưa ghi nội dung, mục đích."), _("Ghi ngắn gọn nội dung.")),
        "return_before_departure": (
            _("Ngày, giờ về trước ngày, giờ đi."),
            _("Sửa lại thời gian."),
        ),
        "day_in_future": (
            _("Ngày {day} chưa đến (hôm nay là {today})."),
            _("Sửa lại ngày: chỉ ghi việc đã làm."),
        ),
        "not_a_time": (_("Không đọc được giờ này."), _("Ghi theo dạng 8:30 hoặc 14h.")),
        "not_in_list": (
            _("Nội dung đã gõ không có trong danh sách."),
            _("Gõ vài chữ đầu rồi chọn một dòng, hoặc xóa trống ô này."),
        ),
        "text_not_storable": (
            _("Ô chữ có ký tự điều khiển, không lưu được."),
            _("Thường do dán từ tệp khác: xóa đoạn vừa dán, gõ lại hoặc dán dạng chữ thường."),
        ),
        "participant_missing": (_("Chưa có người tham gia."), _("Chọn ít nhất một người.")),
        "person_missing": (_("Chưa chọn người."), _("Chọn một người trong danh sách.")),
        "participant_twice": (_("Một người được chọn hai lần."), _("Bỏ bớt một lần.")),
        "kind_missing": (_("Chưa chọn loại địa bàn."), _("Chọn loại trong danh sách.")),
        "code_malformed": (
            _("Mã này không đúng dạng: mã của loại đơn vị này gồm {digits} chữ số."),
            _("Ghi đủ cả số 0 ở đầu, hoặc để trống nếu chưa biết."),
        ),
        "code_taken": (
            _("Mã này đã dùng cho {name}."),
            _("Kiểm tra lại mã; nếu là cùng một đơn vị thì mở đơn vị đã có để sửa."),
        ),
        "territory_namesake": (
            _("Trong sổ đã có {name}."),
            _("Nếu đúng là một địa bàn khác cùng tên, đánh dấu vào ô bên dưới rồi lưu lại."),
        ),
        "parent_below": (
            _("Địa bàn cấp trên lại nằm trong chính địa bàn này."),
            _("Chọn địa bàn cấp trên khác."),
        ),
        "source_missing": (
            _("Chưa ghi nguồn ranh giới."),
            _("Ghi ai lập bản đồ, năm nào: dòng này được in dưới bản đồ."),
        ),
        "boundary_refused": ("{reason}", _("Chưa có gì được ghi vào sổ.")),
        "boundary_nothing": (
            _("Không ranh giới nào trong tệp ghép được với địa bàn của sổ."),
            _("Kiểm tra tệp có đúng tỉnh này không, mã và tên đơn vị có đúng không."),
        ),
        "territory_missing": (_("Chưa chọn địa bàn."), _("Chọn địa bàn trong danh sách.")),
        "name_missing": (_("Chưa ghi tên."), _("Ghi tên rồi lưu lại.")),
        "double_not_chosen": (
            _("Chưa chọn đủ hai mục."),
            _("Chọn mục giữ lại và mục được gộp."),
        ),
        "double_of_itself": (
            _("Hai mục đang chọn là một."),
            _("Chọn mục giữ lại và mục được gộp khác nhau."),
        ),
        "double_logs_in": (
            _("Mục được gộp có tài khoản đăng nhập."),
            _("Đổi chỗ hai mục: giữ lại mục có tài khoản và gộp mục kia."),
        ),
        "doubles_log_in": (
            _("Cả hai mục đều có tài khoản đăng nhập nên không gộp được."),
            _(
                "Chữ ký trong nhật ký thay đổi gắn với từng tài khoản. Ghi điều phân biệt vào hồ "
                "sơ từng người, dùng một mục; ở mục kia kết thúc các vai trò theo ngày."
            ),
        ),
        "double_in_lineage": (
            _("Hai đơn vị này là đơn vị cũ và mới, hoặc cấp trên và cấp dưới của nhau."),
            _("Đó không phải là một mục ghi hai lần; xem trang “Trước và sau” của địa bàn."),
        ),
        "merge_taken_back": (
            _("Lần gộp này đã được tách lại ngày {day}."),
            _("Không cần làm gì thêm."),
        ),
        "merged_further": (
            _("Mục giữ lại sau đó đã được gộp vào mục khác."),
            _("Tách lại lần gộp sau trước."),
        ),
        "post_missing": (_("Chưa ghi chức danh."), _("Ghi chức danh rồi lưu lại.")),
        "name_taken": (
            _("Tên “{name}” đã có."),
            _("Dùng tên khác hoặc chọn mục đã có trong danh sách."),
        ),
        "kind_name_taken": (
            _("Đã có loại “{name}”."),
            _("Mỗi loại địa bàn có một tên; dùng loại đã có hoặc đặt tên khác."),
        ),
        "kind_category_unfit": (
            _("{name} mang mã {code}, không hợp với nhóm loại đã chọn."),
            _("Chọn nhóm loại khác, hoặc sửa mã của địa bàn này trước."),
        ),
        "sub_unit_taken": (
            _("Địa bàn này đã có {name}."),
            _("Dùng đơn vị đã có, hoặc ghi tên phân biệt được."),
        ),
        "sub_unit_elsewhere": (
            _("{name} không thuộc địa bàn đã chọn."),
            _("Chọn đơn vị của địa bàn này, hoặc bỏ trống rồi ghi ở mục địa điểm."),
        ),
        "sub_unit_not_then": (
            _("{name} không có vào ngày này."),
            _("Chọn đơn vị khác của địa bàn, hoặc bỏ trống rồi ghi ở mục địa điểm."),
        ),
        "text_missing": (_("Chưa ghi nội dung."), _("Ghi nội dung rồi lưu lại.")),
        "reason_missing": (_("Chưa ghi lý do."), _("Ghi lý do rồi lưu lại.")),
        "province_missing": (
            _("Chưa chọn tỉnh, thành phố."),
            _("Chọn trong danh sách 34 tỉnh, thành phố."),
        ),
        "folder_missing_name": (
            _("Chưa chọn thư mục đặt sổ."),
            _("Chọn hoặc gõ tên một thư mục trống; chương trình tạo thư mục nếu chưa có."),
        ),
        "date_missing": (_("Chưa ghi ngày."), _("Ghi ngày theo dạng ngày/tháng/năm.")),
        "remark_missing": (
            _("Chưa ghi nội dung ở mục này."),
            _("Ghi rõ lý do, kết quả hoặc ý kiến rồi lưu lại."),
        ),
        "outcome_empty": (
            _("Chưa ghi kết quả hoặc nội dung làm việc."),
            _("Ghi ít nhất một trong hai nội dung này (QC Đ7.A.5)."),
        ),
        "too_early": (_("Ngày này sớm hơn ngày {day}."), _("Sửa lại ngày.")),
        "ends_before_start": (
            _("Ngày kết thúc sớm hơn ngày bắt đầu ({day})."),
            _("Sửa lại ngày kết thúc."),
        ),
        "verification_missing": (
            _("Chưa ghi người xác minh và ngày xác minh."),
            _("QC Đ4.2 chỉ cho phân công lại khi đã xác minh có cơ sở: ghi ai xác minh, ngày nào."),
        ),
        "attachment_empty": (_("Tệp “{file_name}” không có nội dung."), _("Chọn tệp khác.")),
        "attachment_too_large": (
            _("Tệp “{file_name}” quá lớn (tối đa {limit} MB)."),
            _("Quét lại ở độ phân giải thấp hơn hoặc tách thành nhiều tệp."),
        ),
        "attachment_twice": (
            _("Tệp “{file_name}” đã được đính kèm."),
            _("Không cần đính kèm lần nữa."),
        ),
        "already_withdrawn": (_("Tệp này đã được gỡ."), _("Không cần làm gì thêm.")),
        "attachment_changed": (
            _("Nội dung tệp đính kèm trong sổ không còn đúng với nhật ký thay đổi."),
            _("Chạy “Kiểm tra nhật ký thay đổi”, lấy bản sao lưu gần nhất và báo người hỗ trợ."),
        ),
        "file_unreadable": (
            _("Không đọc được tệp “{file_name}”."),
            _("Kiểm tra tệp còn ở chỗ cũ, không bị chương trình khác giữ, rồi thêm lại."),
        ),
        "not_a_date": (_("Không đọc được ngày này."), _("Ghi theo dạng 05/02/2026.")),
    }
