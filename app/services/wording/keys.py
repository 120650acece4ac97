"""Words for accounts, passphrases, the key file and the recovery sheet."""

from app.i18n import _


def texts() -> dict[str, tuple[str, str]]:
    """Return what happened and what to do, by code."""
    return {
        "wrong_passphrase": (
            _("Tên đăng nhập hoặc mật khẩu không đúng."),
            _(
                "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi nhập lại. Nếu quên, bấm “Quên "
                "mật khẩu…” ở cửa sổ mở sổ (cần đủ hai nửa phiếu khôi phục)."
            ),
        ),
        "key_file_missing": (
            _("Thư mục không có tệp khóa book.keys nên không mở được sổ."),
            _("Chọn đúng thư mục của sổ; nếu tệp đã mất, chép lại book.keys từ bản sao lưu."),
        ),
        "key_file_damaged": (
            _("Tệp khóa book.keys và bản sao của nó đều bị hỏng."),
            _("Chép lại book.keys từ bản sao lưu vào thư mục của sổ, rồi mở lại."),
        ),
        "key_file_unreadable": (
            _("Không đọc được tệp khóa book.keys."),
            _("Kiểm tra quyền đọc của thư mục và ổ đĩa, rồi thử lại."),
        ),
        "key_file_newer": (
            _("Tệp khóa được ghi bằng phiên bản chương trình mới hơn."),
            _("Cài phiên bản mới của Sổ Địa Bàn rồi mở."),
        ),
        "key_file_exists": (
            _("Thư mục này đã có tệp khóa của một sổ."),
            _("Chọn một thư mục trống để tạo sổ mới."),
        ),
        "not_enough_memory": (
            _("Máy không đủ bộ nhớ trống để kiểm tra mật khẩu (cần {mebibytes} MB)."),
            _("Đóng bớt chương trình khác rồi thử lại."),
        ),
        "store_locked": (_("Sổ đã khóa."), _("Mở khóa rồi làm lại thao tác.")),
        "slot_exists": (
            _("Tên đăng nhập và mật khẩu này đã được dùng."),
            _("Chọn tên đăng nhập khác."),
        ),
        "slot_unknown": (
            _("Tài khoản này không còn trong tệp khóa."),
            _("Tải lại danh sách tài khoản rồi thử lại."),
        ),
        "last_slot": (
            _("Đây là tài khoản cuối cùng mở được sổ."),
            _("Thêm tài khoản khác trước khi kết thúc tài khoản này."),
        ),
        "recovery_half_mistyped": (
            _("Nửa {which} của phiếu khôi phục nhập chưa đúng."),
            _("So lại từng nhóm ký tự với bản in, tắt bộ gõ tiếng Việt (UniKey), rồi nhập lại."),
        ),
        "recovery_half_mistyped.sign": (
            _("Nửa {which} của phiếu khôi phục có ký tự “{sign}” không dùng trong phiếu."),
            _("So lại dòng {line} với bản in, tắt bộ gõ tiếng Việt (UniKey), rồi nhập lại."),
        ),
        "recovery_half_mistyped.length": (
            _("Nửa {which} của phiếu khôi phục gồm {expected} ký tự, đã nhập {typed}."),
            _("So lại từng dòng với bản in xem thiếu hay thừa chỗ nào, rồi nhập lại."),
        ),
        "recovery_half_mistyped.line": (
            _("Nửa {which} của phiếu khôi phục sai ở dòng {line}."),
            _("So lại từng ký tự của dòng {line} với bản in rồi nhập lại."),
        ),
        "recovery_halves_do_not_match": (
            _("Hai nửa phiếu khôi phục không thuộc cùng một phiếu của sổ này."),
            _("Kiểm tra ngày và tên sổ in trên từng nửa, lấy đúng hai nửa của cùng một lần in."),
        ),
        "recovery_halves_do_not_match.same_half": (
            _("Cả hai ô đều nhập nửa {mark} của phiếu khôi phục."),
            _("Nhập nửa còn lại vào một trong hai ô."),
        ),
        "recovery_halves_do_not_match.other_book": (
            _("Phiếu khôi phục này không mở được sổ này."),
            _("Phiếu của sổ khác, hoặc phiếu cũ đã được thay: tìm phiếu in sau cùng của sổ này."),
        ),
        "device_key_unreadable": (
            _("Không đọc được khóa thiết bị của máy này."),
            _("Kiểm tra quyền của thư mục cài đặt cá nhân, rồi mở lại."),
        ),
        "passphrase_missing": (_("Chưa nhập mật khẩu hiện nay."), _("Nhập mật khẩu đang dùng.")),
        "login_empty": (_("Chưa nhập tên đăng nhập."), _("Nhập tên đăng nhập, ví dụ: ha.lt.")),
        "passphrase_too_weak": (
            _("Mật khẩu còn dễ đoán."),
            _("Dùng ít nhất bốn từ không liên quan nhau, ví dụ một câu ngắn chỉ mình nhớ."),
        ),
        "passphrase_mismatch": (
            _("Hai lần nhập mật khẩu không giống nhau."),
            _("Nhập lại cả hai ô."),
        ),
        "not_administrator": (
            _("Chỉ người quản trị sổ làm được việc này."),
            _("Nhờ người quản trị sổ thực hiện."),
        ),
        "own_account": (
            _("Không tự kết thúc tài khoản của chính mình."),
            _("Nhờ một người quản trị khác thực hiện."),
        ),
    }
