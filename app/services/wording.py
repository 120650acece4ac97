"""Vietnamese words for errors: what happened, and what to do now. One table, one look-up.

Values of an error (a day, a file name, the holder of a lock) are filled in by name; nothing here
is ever written to a log.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.errors import CodedError
from app.i18n import _
from app.i18n.formats import short_date


@dataclass(frozen=True, slots=True)
class Wording:
    """What the person reads: what happened, and what to do."""

    what: str
    advice: str


def describe(error: CodedError) -> Wording:
    """Return the words for an error; an unknown code is told plainly as such."""
    found = _texts().get(error.code)
    if found is None:
        return Wording(
            _("Không thực hiện được ({code}).").format(code=error.code),
            _("Dữ liệu không bị thay đổi. Hãy thử lại; nếu vẫn gặp, báo người hỗ trợ mã lỗi này."),
        )
    values = {name: _shown(value) for name, value in error.values.items()}
    return Wording(*(_fill(text, values) for text in found))


def is_worded(code: str) -> bool:
    """Tell whether the table has words for a code."""
    return code in _texts()


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fill(text: str, values: dict[str, str]) -> str:
    return text.format_map(_Missing(values))


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone().strftime("%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return short_date(value)
    return str(value)


def _texts() -> dict[str, tuple[str, str]]:
    return _store_texts() | _key_texts() | _form_texts() | _record_texts()


def _store_texts() -> dict[str, tuple[str, str]]:
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
            _("Nhờ người quản trị sổ cấp lại tài khoản."),
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
            _("Tệp đề cương báo cáo “{outline}” bị lỗi ở mục {key}: {reason}."),
            _("Cài lại Sổ Địa Bàn hoặc sửa lại tệp đề cương; báo cáo trong sổ vẫn nguyên."),
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


def _key_texts() -> dict[str, tuple[str, str]]:
    return {
        "wrong_passphrase": (
            _("Tên đăng nhập hoặc mật khẩu không đúng."),
            _(
                "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi nhập lại. Nếu quên mật khẩu, "
                "dùng “Phiếu khôi phục”."
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
            _("So lại từng nhóm ký tự với bản in, tắt bộ gõ tiếng Việt (Unikey), rồi nhập lại."),
        ),
        "recovery_halves_do_not_match": (
            _("Hai nửa phiếu khôi phục không thuộc cùng một phiếu của sổ này."),
            _("Kiểm tra ngày và tên sổ in trên từng nửa, lấy đúng hai nửa của cùng một lần in."),
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


def _form_texts() -> dict[str, tuple[str, str]]:
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
        "consent_by_missing": (
            _("Chưa ghi ai đồng ý."),
            _("Chọn lãnh đạo đã đồng ý (QC Đ5.2), hoặc xóa ngày và ghi chú nếu chưa có ý kiến."),
        ),
        "consent_on_missing": (
            _("Chưa ghi ngày có ý kiến đồng ý."),
            _("Ghi ngày lãnh đạo đồng ý (QC Đ5.2)."),
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
        "name_taken": (
            _("Tên “{name}” đã có."),
            _("Dùng tên khác hoặc chọn mục đã có trong danh sách."),
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
        "remark_missing": (_("Chưa ghi ý kiến."), _("Ghi ý kiến hoặc nội dung cần bổ sung.")),
        "outcome_empty": (
            _("Chưa ghi kết quả hoặc nội dung làm việc."),
            _("Ghi ít nhất một trong hai nội dung này (QC Đ7.A.5)."),
        ),
        "settlement_missing": (_("Chưa ghi kết quả giải quyết."), _("Ghi kết quả giải quyết.")),
        "level_missing": (_("Chưa chọn mức xếp loại."), _("Chọn mức trong danh sách.")),
        "reasons_missing": (
            _("Chưa ghi căn cứ, lý do đề xuất."),
            _("Ghi lý do trước khi trình đề xuất."),
        ),
        "collective_missing": (
            _("Chưa ghi tập thể được xếp loại."),
            _("Ghi tên đảng bộ hoặc tập thể lãnh đạo, ví dụ: Đảng bộ xã Ba Gia."),
        ),
        "scheme_missing": (
            _("Chưa chọn khung xếp loại."),
            _("Chọn khung có hiệu lực của năm đó, hoặc thêm khung trong “Khung xếp loại…”."),
        ),
        "level_of_other_scheme": (
            _("Mức đã chọn không thuộc khung xếp loại này."),
            _("Chọn lại mức trong danh sách."),
        ),
        "levels_missing": (
            _("Khung xếp loại cần ít nhất hai mức."),
            _("Ghi mỗi mức một dòng, mức cao nhất ở dòng đầu."),
        ),
        "level_twice": (
            _("Mức “{name}” được ghi hai lần."),
            _("Mỗi mức ghi một dòng, không trùng tên."),
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
            _("Tệp “{file_name}” quá lớn (tối đa 32 MB)."),
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


def _record_texts() -> dict[str, tuple[str, str]]:
    return {
        "record_missing": (
            _("Không tìm thấy bản ghi này trong sổ."),
            _("Tải lại danh sách (F5) rồi thử lại."),
        ),
        "engagement_cancelled": (
            _("Chuyến này đã hủy nên không ghi kết quả được."),
            _("Ghi một chuyến mới nếu vẫn đi."),
        ),
        "already_closed": (
            _("Kết quả đã được báo ngày {day}."),
            _("Mở chuyến công tác để xem kết quả đã ghi."),
        ),
        "outcome_too_early": (
            _("Chưa đến ngày đi ({day}) nên chưa báo kết quả được."),
            _("Báo kết quả sau khi đi; nếu đã đi sớm hơn, sửa ngày đi trước."),
        ),
        "announcement_fixed": (
            _("Kết quả đã được báo ngày {day} nên nội dung báo việc không sửa được nữa."),
            _("Nếu thực tế khác với lúc báo việc, ghi rõ trong phần kết quả."),
        ),
        "notice_missing": (
            _("Việc này không có phần báo việc."),
            _("Trao đổi, liên hệ được ghi một dòng, không phải báo việc trước."),
        ),
        "kind_fixed": (
            _("Không đổi được giữa “trao đổi, liên hệ” và các loại việc khác."),
            _("Hủy mục này (ghi lý do) rồi ghi mục mới đúng loại."),
        ),
        "not_own_outcome": (
            _("Chỉ người đã báo kết quả hoặc người cùng đi mới sửa được kết quả này."),
            _("Nhờ người đã báo kết quả sửa; mọi lần sửa đều được ghi lại."),
        ),
        "territory_ended": (
            _("Địa bàn này chỉ tồn tại đến ngày {day}."),
            _("Chọn đơn vị kế tục, hoặc sửa lại ngày đi."),
        ),
        "already_settled": (
            _("Nội dung này đã được giải quyết ngày {day}."),
            _("Không cần ghi lần nữa."),
        ),
        "report_fixed": (
            _("Báo cáo đã nộp nên không sửa được nữa."),
            _("Đề nghị lãnh đạo trả lại báo cáo nếu cần bổ sung."),
        ),
        "report_cannot_move": (
            _("Báo cáo không ở trạng thái làm được việc này."),
            _("Tải lại danh sách để xem trạng thái hiện nay của báo cáo."),
        ),
        "month_not_begun": (
            _("Tháng này chưa đến nên chưa có gì để báo cáo."),
            _("Chọn tháng đã qua hoặc tháng này."),
        ),
        "group_not_in_month": (
            _("Nhóm không hoạt động trong tháng này."),
            _("Chọn tháng hoặc nhóm khác."),
        ),
        "report_empty": (
            _("Báo cáo chưa có nội dung nào."),
            _("Soạn bổ sung hoặc viết thêm ít nhất một đoạn rồi nộp."),
        ),
        "group_missing": (_("Chưa chọn nhóm."), _("Chọn nhóm trong danh sách.")),
        "leader_missing": (
            _("Chưa chọn lãnh đạo cho ý kiến."),
            _("Chọn trong danh sách Lãnh đạo Ban."),
        ),
        "not_a_leader": (
            _("Người này không phải Lãnh đạo Ban vào ngày {day}."),
            _("Chọn lãnh đạo khác hoặc sửa lại ngày."),
        ),
        "answer_in_future": (_("Ngày cho ý kiến chưa đến."), _("Ghi ngày hôm nay hoặc sớm hơn.")),
        "nothing_rated": (
            _("Năm {year} chưa có địa bàn nào được đề xuất mức xếp loại."),
            _("Ghi mức đề xuất của ít nhất một địa bàn rồi in."),
        ),
        "report_exists": (
            _("Nhóm đã có báo cáo của tháng này."),
            _("Mở báo cáo đã có để viết tiếp."),
        ),
        "rating_exists": (
            _("Địa bàn này đã có đề xuất xếp loại của năm {year}."),
            _("Mở đề xuất đã có để sửa tiếp; mỗi năm mỗi địa bàn có một đề xuất."),
        ),
        "rating_proposed": (
            _("Đề xuất đã trình ngày {day} nên không sửa được."),
            _("Đưa về dự thảo trước, rồi sửa."),
        ),
        "rating_not_proposed": (
            _("Đề xuất này chưa trình."),
            _("Tải lại danh sách (F5) để xem trạng thái hiện nay."),
        ),
        "ratings_incomplete": (
            _("Chưa trình được; còn thiếu mức hoặc lý do: {territories}."),
            _("Mở từng đề xuất để ghi đủ, hoặc bỏ chọn các địa bàn đó rồi trình lại."),
        ),
        "year_ahead": (
            _("Năm {year} chưa đến nên chưa đề xuất xếp loại được."),
            _("Chọn năm nay hoặc năm trước."),
        ),
        "already_ended": (_("Đã kết thúc từ ngày {day}."), _("Không cần kết thúc lần nữa.")),
        "second_lead": (
            _("Nhóm đã có trưởng nhóm trong thời gian này."),
            _("Mỗi nhóm có một trưởng nhóm (QC Đ2.3). Kết thúc vai trò người trước rồi thêm."),
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
            _("Chọn đơn vị kế thừa, hoặc sửa ngày bắt đầu."),
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
        "file_refused": ("{reason}", "{advice}"),
        "cancelled": (_("Đã dừng theo yêu cầu."), _("Chưa có gì được ghi.")),
    }
