"""Words for what disk, folder and the files of a book or of the program refuse."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "book_exists": (
            _("Thư mục này đã có một sổ."),
            _("Chọn “Mở sổ” để mở sổ đó, hoặc chọn thư mục khác để tạo sổ mới."),
        ),
        "folder_not_empty": (
            _("Thư mục đã có tệp khác bên trong."),
            _("Chọn hoặc tạo một thư mục trống để đặt sổ mới."),
        ),
        "folder_gone": (
            _("Không tìm thấy thư mục của sổ."),
            _("Kiểm tra ổ đĩa hoặc USB đã cắm chưa, thư mục có bị đổi tên không, rồi mở lại."),
        ),
        "network_share": (
            _("Thư mục nằm trên ổ đĩa mạng; sổ không đặt ở đó được."),
            _(
                "Ổ mạng không bảo đảm ghi bền vững nên sổ có thể hỏng. Đặt sổ trên ổ đĩa của máy "
                "này; mọi người lần lượt dùng bằng “Đổi người”."
            ),
        ),
        "read_only": (
            _("Không ghi được vào thư mục của sổ."),
            _(
                "Chưa có gì bị thay đổi. Kiểm tra quyền ghi của thư mục (hoặc khóa chống ghi của "
                "USB), rồi thử lại."
            ),
        ),
        "folder_read_only": (
            _("Không ghi được vào thư mục của sổ."),
            _("Chưa có gì bị thay đổi. Kiểm tra quyền ghi của thư mục, rồi thử lại."),
        ),
        "folder_missing": (
            _("Không tìm thấy thư mục của sổ."),
            _("Kiểm tra ổ đĩa hoặc USB đã cắm chưa, rồi thử lại."),
        ),
        "disk_full": (
            _("Ổ đĩa đã đầy nên chưa lưu được."),
            _(
                "Những gì đã báo “đã lưu” trước đó vẫn còn nguyên. Giải phóng dung lượng ổ đĩa, "
                "rồi bấm lưu lại."
            ),
        ),
        "disk_failing": (
            _("Ổ đĩa báo lỗi khi đọc hoặc ghi."),
            _("Ngừng nhập liệu, sao chép cả thư mục sổ sang ổ khác, rồi báo người hỗ trợ."),
        ),
        "disk_failed": (
            _("Ổ đĩa báo lỗi khi đọc hoặc ghi."),
            _("Ngừng nhập liệu, sao chép cả thư mục sổ sang ổ khác, rồi báo người hỗ trợ."),
        ),
        "book_in_use": (
            _("Sổ đang được mở trên máy {device} (tài khoản {account}) từ {since}."),
            _("Đóng sổ ở cửa sổ kia trước. Nhiều người dùng chung một máy thì dùng “Đổi người”."),
        ),
        "book_in_use.holder_unknown": (
            _("Sổ đang được mở ở một cửa sổ khác."),
            _("Đóng sổ ở cửa sổ kia trước. Nhiều người dùng chung một máy thì dùng “Đổi người”."),
        ),
        "database_missing": (
            _("Thư mục có tệp khóa nhưng thiếu tệp dữ liệu book.db."),
            _("Tìm lại book.db (thư mục khác, bản sao lưu) và đặt vào đúng thư mục này, rồi mở."),
        ),
        "database_empty": (
            _("Tệp dữ liệu book.db rỗng hoặc chưa tạo xong."),
            _(
                "Nếu việc tạo sổ bị ngắt giữa chừng: tạo lại sổ trong một thư mục khác. Nếu sổ đã "
                "từng dùng: giữ nguyên thư mục, lấy book.db từ bản sao lưu gần nhất rồi mở lại."
            ),
        ),
        "database_unreadable": (
            _("Không đọc được tệp dữ liệu book.db bằng khóa của sổ này."),
            _(
                "Tệp bị hỏng hoặc thuộc sổ khác. Không ghi đè; lấy book.db từ bản sao lưu gần nhất "
                "rồi mở lại."
            ),
        ),
        "database_damaged": (
            _("Tệp dữ liệu của sổ bị hỏng một phần."),
            _("Ngừng nhập liệu, giữ nguyên thư mục, lấy bản sao lưu gần nhất và báo người hỗ trợ."),
        ),
        "database_cannot_open": (
            _("Không mở được tệp dữ liệu book.db."),
            _("Kiểm tra quyền đọc, ghi của thư mục sổ và phần mềm diệt vi-rút, rồi thử lại."),
        ),
        "database_busy": (
            _("Tệp dữ liệu đang bị chương trình khác giữ."),
            _("Đóng chương trình sao lưu, đồng bộ hoặc diệt vi-rút đang đọc thư mục, rồi thử lại."),
        ),
        "keys_of_another_book": (
            _("Tệp khóa book.keys không thuộc tệp dữ liệu book.db trong thư mục này."),
            _("Đặt đúng cặp book.keys và book.db của cùng một sổ vào một thư mục, rồi mở lại."),
        ),
        "store_newer": (
            _("Sổ này được ghi bằng phiên bản chương trình mới hơn."),
            _("Cài phiên bản mới của Sổ Địa Bàn rồi mở. Sổ không bị thay đổi."),
        ),
        "office_missing": (
            _("Sổ chưa được tạo xong (thiếu thông tin cơ quan)."),
            _("Tạo lại sổ trong một thư mục trống; thư mục này có thể xóa."),
        ),
        "account_unknown": (
            _("Tài khoản này chưa được ghi nhận trong sổ."),
            _("Nhờ người quản trị sổ cấp lại tài khoản, hoặc dùng phiếu khôi phục."),
        ),
        "export_disk_full": (
            _("Ổ đĩa đã đầy nên chưa ghi được tệp “{file}”."),
            _("Giải phóng dung lượng hoặc chọn ổ đĩa khác, rồi lưu lại."),
        ),
        "export_not_allowed": (
            _("Không được phép ghi tệp “{file}” vào thư mục {folder}."),
            _("Chọn thư mục khác, hoặc đóng chương trình đang mở tệp này, rồi lưu lại."),
        ),
        "export_folder_missing": (
            _("Không tìm thấy thư mục {folder}."),
            _("Kiểm tra ổ đĩa hoặc USB đã cắm chưa, hoặc chọn thư mục khác, rồi lưu lại."),
        ),
        "export_failed": (
            _("Ổ đĩa báo lỗi khi ghi tệp “{file}”."),
            _("Chọn ổ đĩa khác rồi lưu lại. Nội dung trong sổ không bị ảnh hưởng."),
        ),
        "outline_unknown": (
            _("Không có đề cương báo cáo “{outline}” trong chương trình."),
            _("Cài phiên bản mới của Sổ Địa Bàn rồi mở lại báo cáo."),
        ),
        "outline_damaged": (
            _("Tệp đề cương báo cáo “{outline}” bị lỗi (chỗ sai: {key})."),
            _("Cài lại Sổ Địa Bàn hoặc sửa lại tệp đề cương; báo cáo trong sổ vẫn nguyên."),
        ),
        "layout_unknown": (
            _("Không có mẫu trình bày văn bản “{layout}” trong chương trình."),
            _("Cài lại Sổ Địa Bàn rồi in lại; nội dung trong sổ vẫn nguyên."),
        ),
        "layout_damaged": (
            _("Tệp mẫu trình bày văn bản “{layout}” bị lỗi (chỗ sai: {key})."),
            _("Cài lại Sổ Địa Bàn hoặc sửa lại tệp mẫu; nội dung trong sổ vẫn nguyên."),
        ),
        "resource_missing": (
            _("Chương trình thiếu tệp cài đặt kèm theo."),
            _("Cài lại Sổ Địa Bàn; dữ liệu trong sổ không bị ảnh hưởng."),
        ),
        "log_entry_unreadable": (
            _("Có mục của nhật ký thay đổi không đọc được."),
            _("Chạy “Kiểm tra nhật ký thay đổi” để biết mục nào, rồi báo người hỗ trợ."),
        ),
        "log_format_newer": (
            _("Nhật ký thay đổi được ghi bằng phiên bản mới hơn."),
            _("Cài phiên bản mới của Sổ Địa Bàn rồi mở lại."),
        ),
    }
