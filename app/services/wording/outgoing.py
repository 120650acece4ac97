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
        "number_leaves_gap.one": (
            _("Cấp số này thì sổ thiếu số {first}."),
            _(
                "Dùng số tiếp theo mà sổ đề nghị; nếu số thiếu đã dùng trong sổ giấy, ghi văn "
                "bản đó vào sổ trước (“Ghi văn bản từ sổ giấy”)."
            ),
        ),
        "paper_not_numbered": (
            _("Văn bản này không mang số nên không trình ký qua sổ văn bản đi."),
            _("In hoặc lưu thẳng từ cửa sổ xem trước."),
        ),
        "type_unknown": (
            _("Danh mục thể loại không có ký hiệu {symbol}."),
            _("Mở trang “Loại văn bản” của màn hình Văn bản đi, thêm thể loại này, rồi trình lại."),
        ),
        "type_not_issued": (
            _("Theo danh mục của cơ quan, Ban không ban hành thể loại “{name}”."),
            _("Nếu được ban hành, đánh dấu “Ban được ban hành” ở trang “Loại văn bản”."),
        ),
        "type_not_chosen": (
            _("Chưa chọn thể loại văn bản."),
            _("Chọn một thể loại trong danh mục."),
        ),
        "type_in_use": (
            _("Thể loại này đã có văn bản trong sổ nên không đổi ký hiệu {symbol}, dãy số."),
            _("Kết thúc thể loại này và thêm một thể loại mới."),
        ),
        "gist_missing": (
            _("Chưa ghi trích yếu."),
            _("Ghi ngắn gọn nội dung chủ yếu của văn bản."),
        ),
        "signer_missing": (
            _("Chưa ghi họ tên người ký."),
            _("Ghi đủ họ và tên, không kèm học hàm, học vị."),
        ),
        "signer_post_missing": (
            _("Chưa ghi chức vụ của người ký."),
            _("Ghi chức vụ như in dưới dòng T/L hoặc T/M, ví dụ: Chánh Văn phòng, Phó Bí thư."),
        ),
        "signer_not_entitled": (
            _("Người này không ký được theo hình thức đã chọn vào ngày đó."),
            _(
                "Chọn lại người ký trong danh sách; nếu chức vụ đã thay đổi, cập nhật Lãnh đạo Ban "
                "trước."
            ),
        ),
        "content_missing": (
            _("Văn bản này lập ngoài chương trình, sổ chỉ giữ số và trích yếu."),
            _("Mở tệp đính kèm của văn bản, nếu có."),
        ),
        "content_unreadable": (
            _("Không đọc được nội dung văn bản đã trình ký."),
            _("Chạy kiểm tra nhật ký thay đổi và báo người hỗ trợ mã lỗi này."),
        ),
        "content_newer": (
            _("Văn bản được trình ký bằng phiên bản chương trình mới hơn."),
            _("Cập nhật chương trình trên máy này rồi mở lại."),
        ),
        "agency_symbol_missing": (
            _("Chưa ghi ký hiệu đứng sau số của cơ quan ban hành."),
            _("Ghi phần sau số, ví dụ: -BC/STC."),
        ),
        "term_missing": (
            _("Sổ chưa có nhiệm kỳ của cấp ủy vào ngày {day} nên chưa biết đánh số từ đâu."),
            _(
                "Mở trang “Dãy số” của màn hình Văn bản đi, ghi nhiệm kỳ với ngày mở đầu, "
                "rồi cấp số lại."
            ),
        ),
        "term_not_chosen": (_("Chưa chọn nhiệm kỳ."), _("Chọn một nhiệm kỳ của cấp ủy.")),
        "term_overlaps": (
            _("Thời gian này trùng với nhiệm kỳ “{name}”."),
            _("Sửa lại ngày mở đầu, ngày kết thúc của một trong hai nhiệm kỳ."),
        ),
        "opening_wrong": (
            _("Số cuối đã dùng không đúng."),
            _("Ghi số cuối của sổ giấy; ghi 0 nếu dãy số bắt đầu từ 01."),
        ),
        "issued_paper_stays": (
            _("Đây là bản đã phát hành của văn bản nên không gỡ được."),
            _("Văn bản phát hành sai thì hủy văn bản và ghi lý do."),
        ),
        "issued_note_reserved": (
            _("Ghi chú “Bản phát hành” chỉ dùng cho bản chương trình giữ khi cấp số."),
            _("Ghi chú khác, ví dụ “Bản quét có chữ ký”."),
        ),
        "series_in_use": (
            _("Dãy số này đã cấp đến số {number} nên không đổi số mở đầu được nữa."),
            _("Văn bản còn thiếu thì ghi bằng “Ghi văn bản từ sổ giấy”."),
        ),
        "numbering_desk_missing": (
            _("Chưa có máy nào được giao cấp số."),
            _("Nhận việc cấp số về máy này, hoặc nhờ văn thư nhận trên máy của mình."),
        ),
        "not_numbering_desk": (
            _("Máy này không cấp số; số do máy “{desk}” cấp."),
            _(
                "In văn bản để trống số và trình ký; văn thư cấp số tại máy đó, hoặc giao việc "
                "cấp số sang máy này."
            ),
        ),
        "desk_taken": (
            _("Máy “{desk}” đang cấp số."),
            _("Giao việc cấp số từ máy đó; nếu máy đã hỏng, nhờ người quản trị sổ nhận thay."),
        ),
        "desk_same": (
            _("Máy này đang cấp số rồi."),
            _("Chọn một máy khác nếu muốn giao việc cấp số."),
        ),
        "range_wrong": (
            _("Số cuối nhỏ hơn số đầu ({first})."),
            _("Ghi lại số cuối, hoặc để trống nếu chỉ có một văn bản."),
        ),
        "range_too_long": (
            _("Mỗi lần chỉ ghi được {limit} số."),
            _("Ghi làm nhiều lần; với sổ giấy cũ, chỉ cần khai số cuối đã dùng tại “Dãy số”."),
        ),
        "number_taken_meanwhile": (
            _("Số này vừa được cấp cho văn bản khác nên chưa cấp được."),
            _("Mở lại văn bản và dùng số tiếp theo mà sổ đề nghị."),
        ),
        "code_incomplete": (
            _("Mã đối chiếu có {wanted} ký tự, mới ghi {given}."),
            _("Ghi đủ cả bốn nhóm và ký tự cuối, như ở chân trang cuối của văn bản."),
        ),
        "code_sign_wrong": (
            _("Mã đối chiếu không dùng ký tự “{sign}”."),
            _("Mã chỉ gồm chữ số và chữ cái không dấu; xem lại ký tự đó trên giấy."),
        ),
        "code_mistyped": (
            _("Mã ghi sai một ký tự hoặc đảo chỗ hai ký tự."),
            _("So lại từng nhóm với mã trên giấy."),
        ),
        "paper_setting_unknown": (
            _("Chương trình không có tùy chọn trình bày này."),
            _("Mở lại cửa sổ tùy chọn và chọn trong danh sách."),
        ),
        "paper_setting_not_number": (
            _("“{title}” phải là một số."),
            _("Ghi số, phần lẻ sau dấu phẩy."),
        ),
        "paper_setting_out_of_range": (
            _("“{title}” phải từ {least} đến {greatest} {unit}."),
            _("Ghi lại trong khoảng mà hướng dẫn cho phép."),
        ),
        "paper_setting_not_offered": (
            _("“{title}” không có lựa chọn này."),
            _("Chọn một giá trị trong danh sách."),
        ),
    }
