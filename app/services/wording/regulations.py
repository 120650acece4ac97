"""Words for what regulations and the facts of obligations refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "regulation_trial_refused": (_("Tệp chưa đúng nên chưa chạy thử được."), "{text}"),
        "regulation_key_malformed": (
            _("Mã “{key}” không dùng được làm mã quy chế."),
            _("Dùng chữ thường không dấu, chữ số, dấu gạch; bắt đầu bằng chữ hoặc số: qc-2026."),
        ),
        "rule_key_malformed": (
            _("Mã “{key}” không dùng được làm mã của quy định."),
            _("Dùng chữ thường không dấu, chữ số, dấu gạch: bao-cao-thang."),
        ),
        "short_missing": (
            _("Chưa ghi tên gọi tắt."),
            _("Ghi tên đứng trước điều, khoản khi trích dẫn, ví dụ: QC."),
        ),
        "title_missing": (_("Chưa ghi tên văn bản."), _("Ghi tên đầy đủ của quy chế, quy định.")),
        "clause_missing": (
            _("Chưa ghi điều, khoản."),
            _("Ghi chỗ của quy định trong văn bản, ví dụ: Đ8.1."),
        ),
        "number_missing": (
            _("Chưa ghi số của văn bản nên chưa áp dụng được."),
            _("Ghi số, ngày ký của văn bản đã ban hành rồi bật áp dụng."),
        ),
        "signed_on_missing": (
            _("Chưa ghi ngày ký của văn bản nên chưa áp dụng được."),
            _("Ghi số, ngày ký của văn bản đã ban hành rồi bật áp dụng."),
        ),
        "applies_outside_force": (
            _("Ngày {day} nằm ngoài thời gian có hiệu lực của văn bản."),
            _("Chọn ngày áp dụng trong thời gian có hiệu lực, hoặc sửa lại ngày hiệu lực."),
        ),
        "replaces_itself": (
            _("Văn bản không thể thay thế chính nó."),
            _("Chọn văn bản khác, hoặc để trống."),
        ),
        "replaces_in_circle": (
            _("Văn bản bị thay thế lại đang ghi là thay thế chính văn bản này."),
            _("Chọn văn bản khác, hoặc sửa ô “Thay thế” của văn bản kia trước."),
        ),
        "replaced_begins_later": (
            _("Văn bản bị thay thế có hiệu lực từ {day}, không trước ngày áp dụng văn bản này."),
            _("Chọn văn bản khác ở ô “Thay thế”, hoặc sửa ngày áp dụng."),
        ),
        "regulation_is_off": (
            _("Quy chế, quy định này đang không áp dụng."),
            _("Tải lại danh sách (F5) để xem trạng thái hiện nay."),
        ),
        "regulation_missing": (
            _("Không tìm thấy quy chế, quy định này trong danh sách."),
            _("Tải lại danh sách (F5) rồi chọn lại."),
        ),
        "regulation_exists": (
            _("Mã “{key}” đã dùng cho một văn bản khác trong danh sách."),
            _("Dùng mã khác, ví dụ thêm năm ban hành: {key}-2026."),
        ),
        "rule_missing": (
            _("Không tìm thấy quy định “{key}”."),
            _("Tải lại danh sách (F5) rồi chọn lại."),
        ),
        "rule_exists": (
            _("Mã “{key}” đã dùng cho một quy định khác của văn bản này."),
            _("Dùng mã khác."),
        ),
        "rule_referred_to": (
            _("Quy định {clause} đang dẫn sang quy định này nên chưa bỏ được."),
            _("Sửa ô “Nếu không, áp dụng quy định” của {clause} trước, rồi bỏ quy định này."),
        ),
        "name_in_use": (
            _("Tên gọi “{given}” đang được {clause} dùng nên chưa bỏ được."),
            _("Ghi lại tên gọi này, hoặc sửa {clause} trước."),
        ),
        "form_in_use": (
            _("Mẫu “{given}” đang được {clause} dùng nên chưa bỏ được."),
            _("Ghi lại mẫu này, hoặc sửa {clause} trước."),
        ),
        "applies_from_missing": (
            _("Chưa ghi áp dụng từ ngày nào."),
            _("Ghi ngày bắt đầu áp dụng; trước ngày đó không tính việc nào."),
        ),
        "regulation_mistaken": (
            _("Nội dung ghi có {count} chỗ chưa đúng."),
            _("Sửa các ô được đánh dấu rồi lưu lại."),
        ),
        "regulation_file_refused": (
            _("Tệp “{file}” có {count} chỗ chưa đúng nên chưa có gì được ghi vào sổ."),
            "{text}",
        ),
        "regulation_file_large": (
            _("Tệp “{file}” quá lớn, không phải tệp quy chế."),
            _("Chọn tệp TOML do chương trình lưu ra hoặc soạn theo hướng dẫn."),
        ),
        "conclusion_missing": (_("Chưa ghi kết luận kiểm tra."), _("Ghi kết luận rồi lưu lại.")),
        "correction_missing": (
            _("Đã ghi ngày khắc phục nhưng chưa ghi nội dung cần khắc phục."),
            _("Ghi nội dung cần khắc phục, hoặc bỏ ngày."),
        ),
        "article_missing": (
            _("Chưa ghi điều, khoản gặp vướng mắc."),
            _("Ghi điều, khoản, ví dụ: Điều 8 khoản 1."),
        ),
        "nothing_to_print": (
            _("Không có gì để in."),
            _("Chọn khoảng thời gian khác, hoặc chọn các dòng cần in."),
        ),
        "regulation_not_chosen": (
            _("Chưa chọn quy chế, quy định."),
            _("Chọn văn bản có điều, khoản gặp vướng mắc."),
        ),
        "answer_missing": (_("Chưa ghi nội dung trả lời."), _("Ghi nội dung trả lời rồi lưu lại.")),
        "obstacle_closed": (
            _("Vướng mắc này đã có trả lời hoặc đã rút."),
            _("Nếu vẫn còn vướng, ghi một vướng mắc mới."),
        ),
        "exemption_for_nobody": (
            _("Chưa chọn miễn cho ai."),
            _("Chọn ít nhất một trong: người, nhóm, địa bàn."),
        ),
        "rule_without_regulation": (
            _("Đã chọn quy định cụ thể nhưng chưa chọn văn bản."),
            _("Chọn quy chế, quy định có điều khoản đó."),
        ),
        "fact_kind_missing": (_("Chưa chọn loại."), _("Chọn loại trong danh sách.")),
        "author_missing": (
            _("Chưa ghi ai thực hiện."),
            _("Chọn người, nhóm, phòng, địa bàn hoặc ghi tên cơ quan."),
        ),
        "author_twice": (
            _("Một việc chỉ ghi cho một bên thực hiện."),
            _("Giữ lại một bên; mỗi bên ghi một lần riêng."),
        ),
        "day_missing": (
            _("Chưa ghi ngày nào."),
            _("Ghi ít nhất một trong ba ngày: làm xong, gửi, nơi nhận nhận được."),
        ),
        "order_missing": (
            _("Đã ghi ngày nhưng chưa ghi số, ký hiệu của văn bản."),
            _("Ghi số, ký hiệu của văn bản, hoặc bỏ ngày."),
        ),
        "mutual_needs_exchange": (
            _("Chỉ buổi trao đổi, liên hệ mới tính cho cả hai bên."),
            _("Bỏ dấu ở ô này."),
        ),
        "consent_limit_without_consent": (
            _("Chưa ghi ai đồng ý nên chưa ghi được giới hạn của sự đồng ý."),
            _("Ghi ý kiến đồng ý trước, hoặc bỏ giới hạn."),
        ),
        "days_too_few": (_("Số ngày phải từ 1 trở lên."), _("Ghi lại số ngày được đồng ý.")),
        "holiday_line": (
            _("Không đọc được dòng “{line}”."),
            _("Mỗi dòng một ngày, hoặc từ ngày - đến ngày, rồi tên: 30/4/2026 Ngày Giải phóng."),
        ),
        "holiday_exists": (
            _("Ngày {day} đã có trong danh sách."),
            _("Chọn ngày khác, hoặc sửa ngày đã có."),
        ),
        "already_cancelled": (_("Đã hủy ngày {day}."), _("Không cần hủy lần nữa.")),
        "number_negative": (_("Số liệu không thể âm."), _("Ghi số từ 0 trở lên.")),
        "peer_missing": (
            _("Mỗi bên phải là một nhóm hoặc một người."),
            _("Chọn đúng một nhóm hoặc một người cho mỗi bên."),
        ),
        "peer_with_itself": (
            _("Hai bên của cặp đang là một."),
            _("Chọn hai nhóm hoặc hai người khác nhau."),
        ),
    }
