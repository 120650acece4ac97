"""What is said to a person about a workbook: what happened, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.i18n import _, mark
from app.read_models.sheets import SheetSkipReason, SkipReason, TableKind
from app.spreadsheets.errors import SpreadsheetError


@dataclass(frozen=True, slots=True)
class Words:
    """A reason and the advice that goes with it, ready to show."""

    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.reason} {self.advice}"


_SAVE_AGAIN = mark(
    "Mở tệp bằng Excel, chọn “Lưu như” (Save As), dạng Sổ làm việc Excel (.xlsx), rồi nhập lại."
)
_COPY_ROWS = mark("Chép riêng các hàng dữ liệu sang một tệp Excel mới rồi nhập lại.")

FILE: dict[str, tuple[str, str]] = {
    "not_found": (
        mark("Không tìm thấy tệp."),
        mark("Kiểm tra tệp còn ở chỗ cũ, rồi chọn lại."),
    ),
    "not_readable": (
        mark("Không đọc được tệp."),
        mark("Đóng tệp nếu đang mở trong Excel, kiểm tra quyền đọc tệp, rồi chọn lại."),
    ),
    "empty_file": (
        mark("Tệp rỗng, không có nội dung nào."),
        mark("Có thể tệp chưa sao chép xong. Sao chép lại rồi nhập."),
    ),
    "not_a_workbook": (
        mark("Tệp không phải bảng tính (.xlsx, .ods, .csv)."),
        _SAVE_AGAIN,
    ),
    "old_format": (
        mark("Tệp thuộc dạng Excel cũ hoặc nhị phân (.xls, .xlsb)."),
        _SAVE_AGAIN,
    ),
    "pdf_file": (
        mark("Tệp là văn bản PDF, không phải bảng tính."),
        mark("Tìm tệp Excel gốc của bảng này, hoặc gõ lại bảng vào Excel, lưu dạng .xlsx."),
    ),
    "picture_file": (
        mark("Tệp là hình ảnh, không phải bảng tính."),
        mark("Tìm tệp Excel gốc của bảng này, hoặc gõ lại bảng vào Excel, lưu dạng .xlsx."),
    ),
    "word_file": (
        mark("Tệp là văn bản Word, không phải bảng tính."),
        mark("Mở tệp bằng Word, chép bảng sang một tệp Excel mới, lưu dạng .xlsx rồi nhập."),
    ),
    "compressed_file": (
        mark("Tệp là tệp nén (.zip, .rar), không phải bảng tính."),
        mark("Giải nén, rồi chọn tệp Excel bên trong."),
    ),
    "web_page": (
        mark("Tệp là trang web mang tên tệp Excel (thường do phần mềm khác xuất ra)."),
        _SAVE_AGAIN,
    ),
    "xml_file": (
        mark("Tệp là bảng tính dạng XML, chương trình không đọc dạng này."),
        _SAVE_AGAIN,
    ),
    "open_quote": (
        mark("Tệp văn bản có dấu ngoặc kép mở mà không đóng, không tách được các ô."),
        _SAVE_AGAIN,
    ),
    "password_protected": (
        mark("Tệp được bảo vệ bằng mật khẩu nên không đọc được."),
        mark("Mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại, "
             "rồi nhập lại."),
    ),
    "broken_zip": (
        mark("Tệp bị hỏng hoặc chưa sao chép xong."),
        mark("Sao chép lại từ bản gốc; nếu Excel mở được thì lưu thành tệp .xlsx mới."),
    ),
    "damaged": (
        mark("Tệp bị hỏng bên trong, không đọc được các hàng."),
        mark("Mở tệp bằng Excel, để Excel sửa, lưu thành tệp .xlsx mới rồi nhập lại."),
    ),
    "suspicious_zip": (
        mark("Tệp phình ra quá lớn khi giải nén, khác tệp Excel bình thường, nên không mở."),
        _COPY_ROWS,
    ),
    "too_large": (
        mark("Tệp quá lớn; chương trình nhận tệp đến {limit} MB."),
        mark("Bỏ hình ảnh, trang tính không cần, hoặc chia tệp thành nhiều tệp nhỏ."),
    ),
    "too_many_rows": (
        mark("Trang tính có quá nhiều hàng; chương trình nhận đến {limit} hàng."),
        mark("Chia tệp thành nhiều tệp nhỏ, ví dụ mỗi năm một tệp."),
    ),
    "too_many_cells": (
        mark("Trang tính có quá nhiều ô."),
        _COPY_ROWS,
    ),
    "only_hidden_sheets": (
        mark("Tất cả trang tính trong tệp đều bị ẩn."),
        mark("Mở tệp bằng Excel, bỏ ẩn trang tính cần nhập, lưu lại rồi nhập lại."),
    ),
    "no_rows": (
        mark("Tệp không có hàng dữ liệu nào."),
        mark("Kiểm tra đã chọn đúng tệp và dữ liệu nằm dưới hàng tiêu đề cột."),
    ),
    "no_header": (
        mark("Không tìm thấy hàng tiêu đề cột."),
        mark("Đặt một hàng tên cột phía trên dữ liệu, ví dụ: {columns}."),
    ),
    "other_kind": (
        mark("Tệp này là “{found}”, không phải “{wanted}”."),
        mark("Chọn đúng tệp, hoặc chọn lại loại bảng cần nhập."),
    ),
    "missing_columns": (
        mark("Trang tính “{sheet}” thiếu cột bắt buộc: {columns}."),
        mark("Thêm cột hoặc sửa tên cột cho đúng, lưu tệp rồi nhập lại."),
    ),
}  # fmt: skip

ROW: dict[str, tuple[str, str]] = {
    "formula_error": (
        mark("Ô báo lỗi công thức ({value})."),
        mark("Sửa công thức hoặc gõ thẳng giá trị vào ô."),
    ),
    "formula_without_value": (
        mark("Ô là công thức nhưng tệp không lưu kết quả."),
        mark("Mở tệp bằng Excel và lưu lại, hoặc gõ thẳng giá trị vào ô."),
    ),
    "not_a_date": (
        mark("Không phải ngày tháng: “{value}”."),
        mark("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/02/2026."),
    ),
    "date_does_not_exist": (
        mark("Ngày không có thật: “{value}”."),
        mark("Kiểm tra lại ngày, tháng (ngày đứng trước tháng)."),
    ),
    "year_out_of_range": (
        mark("Năm không hợp lý: “{value}”."),
        mark("Ghi đủ bốn chữ số của năm và kiểm tra lại."),
    ),
    "date_missing": (
        mark("Thiếu ngày."),
        mark("Điền ngày theo dạng ngày/tháng/năm."),
    ),
    "name_missing": (
        mark("Thiếu tên."),
        mark("Điền tên, hoặc xóa hàng nếu không dùng."),
    ),
    "territory_missing": (
        mark("Thiếu địa bàn."),
        mark("Ghi tên địa bàn, có cả loại, ví dụ “Xã Ba Gia”."),
    ),
    "people_missing": (
        mark("Thiếu người đi."),
        mark("Ghi họ và tên người đi, nhiều người thì cách nhau bằng dấu phẩy."),
    ),
    "text_missing": (
        mark("Thiếu nội dung."),
        mark("Ghi nội dung vướng mắc, kiến nghị hoặc mô hình, hay xóa hàng nếu không dùng."),
    ),
    "directive_unnamed": (
        mark("Thiếu trích yếu; cũng không đủ số và ngày của văn bản."),
        mark("Ghi trích yếu, hoặc cả số và ngày ban hành."),
    ),
    "level_missing": (
        mark("Chưa ghi mức xếp loại."),
        mark("Hàng được bỏ qua; nếu địa bàn đã được đề xuất thì ghi mức rồi nhập lại."),
    ),
    "holder_missing": (
        mark("Không ghi nhóm hoặc người theo dõi."),
        mark("Ghi tên nhóm, hoặc họ và tên người theo dõi địa bàn."),
    ),
    "type_missing": (
        mark("Thiếu loại văn bản."),
        mark("Ghi loại văn bản, ví dụ Báo cáo, Công văn."),
    ),
    "number_missing": (
        mark("Thiếu số cuối cùng đã dùng."),
        mark("Ghi số của văn bản mới nhất đã vào sổ giấy; chưa dùng số nào thì ghi 0."),
    ),
    "not_a_number": (
        mark("Không phải số: “{value}”."),
        mark("Ghi riêng phần số, ví dụ 125 (không kèm ký hiệu)."),
    ),
    "purpose_missing": (
        mark("Thiếu nội dung chuyến công tác."),
        mark("Ghi nội dung, mục đích của chuyến đi."),
    ),
    "return_before_departure": (
        mark("Ngày về ({value}) trước ngày đi ({other})."),
        mark("Sửa ngày đi hoặc ngày về cho đúng."),
    ),
    "ends_before_start": (
        mark("Đến ngày ({value}) trước từ ngày ({other})."),
        mark("Sửa một trong hai ngày cho đúng."),
    ),
    "return_missing": (
        mark("Không ghi ngày về."),
        mark("Chuyến đi được nhận với ngày về bỏ trống; bổ sung khi báo công."),
    ),
    "long_trip": (
        mark("Chuyến đi kéo dài {count} ngày."),
        mark("Kiểm tra lại tháng của ngày đi và ngày về."),
    ),
    "several_territories": (
        mark("Một hàng ghi {count} địa bàn."),
        mark("Kiểm tra lại từng địa bàn sau khi nhập."),
    ),
    "kind_not_named": (
        mark("Tên địa bàn không ghi loại: “{value}”."),
        mark("Chương trình tìm theo tên; nếu có nhiều địa bàn trùng tên thì sẽ hỏi lại. "
             "Nên ghi đủ, ví dụ “Xã Ba Gia”."),
    ),
    "unclear_mark": (
        mark("Không rõ lãnh đạo đã đồng ý hay chưa: “{value}”."),
        mark("Ghi “x” hoặc “đồng ý”; phần ghi này được giữ làm ghi chú."),
    ),
    "bad_code": (
        mark("Mã không đúng: “{value}”."),
        mark("Mã đơn vị hành chính chỉ gồm chữ số (xã 5 chữ số, tỉnh 2 chữ số). Hàng được nhận "
             "không kèm mã."),
    ),
    "code_padded": (
        mark("Mã mất số 0 ở đầu: “{value}”."),
        mark("Đã bù thành {other}. Nên định dạng cột mã là Văn bản."),
    ),
    "bad_phone": (
        mark("Số điện thoại không đúng: “{value}”."),
        mark("Số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng số 0. Hàng được nhận không kèm số."),
    ),
    "phone_restored": (
        mark("Số điện thoại mất số 0 ở đầu: “{value}”."),
        mark("Đã bù thành {other}. Nên định dạng cột điện thoại là Văn bản."),
    ),
    "ditto_taken": (
        mark("Ô ghi “như trên”."),
        mark("Đã lấy theo hàng trên: “{other}”."),
    ),
    "blank_as_above": (
        mark("Ô đầu hàng để trống: {other}."),
        mark("Đã lấy theo hàng trên, như ô gộp. Kiểm tra lại."),
    ),
    "number_read": (
        mark("Ô ghi “{value}”."),
        mark("Số được nhận là {other}."),
    ),
    "name_in_capitals": (
        mark("Tên viết toàn chữ hoa hoặc toàn chữ thường: “{value}”."),
        mark("Đã ghi lại thành “{other}”."),
    ),
    "name_with_more": (
        mark("Ô ghi cả họ tên và phần thêm: “{value}”."),
        mark("Họ tên được nhận là “{other}”; phần thêm không nhận. Kiểm tra lại."),
    ),
    "text_repaired": (
        mark("Ô có dấu cách thừa hoặc chữ tổ hợp rời."),
        mark("Đã ghi lại thành “{other}”."),
    ),
    "unknown_role": (
        mark("Vai trò chưa rõ: “{value}”."),
        mark("Quy chế chỉ có trưởng nhóm và thành viên; tạm ghi là thành viên. Kiểm tra lại."),
    ),
    "group_missing": (
        mark("Không ghi nhóm."),
        mark("Người này chưa thuộc nhóm nào. Nếu thuộc nhóm ở hàng trên, ghi tên nhóm."),
    ),
    "decision_without_number": (
        mark("Có ngày văn bản nhưng không có số văn bản phân công."),
        mark("Bổ sung số và ký hiệu văn bản."),
    ),
    "person_twice": (
        mark("Người này đã có ở hàng {other}."),
        mark("Nếu là một người, bỏ một hàng; nếu là hai người trùng tên, giữ cả hai."),
    ),
    "second_lead": (
        mark("{value} có hơn một trưởng nhóm; trưởng nhóm đã ghi ở hàng {other}."),
        mark("Mỗi nhóm chỉ có một trưởng nhóm (QC Đ2.3). Ghi người còn lại là thành viên."),
    ),
    "group_without_lead": (
        mark("{value} không có trưởng nhóm."),
        mark("Mỗi nhóm có một trưởng nhóm (QC Đ2.3). Ghi vai trò “Trưởng nhóm” cho một người."),
    ),
    "group_without_decision": (
        mark("{value} được giao địa bàn nhưng không ghi số văn bản phân công."),
        mark("Việc phân công dựa trên văn bản (QC Đ2.3). Bổ sung số và ngày văn bản."),
    ),
    "territory_in_two_groups": (
        mark("Địa bàn “{value}” đã giao cho {other}."),
        mark("Kiểm tra lại; một địa bàn thường do một nhóm theo dõi."),
    ),
    "decisions_differ": (
        mark("Số văn bản phân công khác với hàng {other} của cùng nhóm."),
        mark("Ghi một văn bản cho cả nhóm; chương trình lấy văn bản ghi trước."),
    ),
}  # fmt: skip

_SKIPPED_ROW: dict[SkipReason, str] = {
    SkipReason.TOTAL_LINE: mark("Hàng tổng cộng, không phải dữ liệu."),
    SkipReason.SECTION_LINE: mark("Hàng tiêu đề mục, không phải dữ liệu."),
    SkipReason.NUMBER_LINE: mark("Hàng chỉ có số thứ tự."),
    SkipReason.REPEATED_HEADER: mark("Hàng tiêu đề cột lặp lại."),
    SkipReason.OTHER_TABLE: mark(
        "Thuộc bảng khác trên cùng trang tính; muốn nhập thì nhập lại tệp, chọn loại bảng và hàng "
        "tiêu đề của bảng đó."
    ),
    SkipReason.FOOTER: mark("Phần cuối trang (nơi ký, ghi chú), không phải dữ liệu."),
}

_SKIPPED_SHEET: dict[SheetSkipReason, str] = {
    SheetSkipReason.HIDDEN: mark("Trang tính bị ẩn nên không đọc. Nếu cần, bỏ ẩn rồi nhập lại."),
    SheetSkipReason.EMPTY: mark("Trang tính không có hàng dữ liệu nào."),
    SheetSkipReason.NO_HEADER: mark("Trang tính không có hàng tiêu đề cột nhận ra được."),
    SheetSkipReason.OTHER_KIND: mark("Trang tính thuộc loại bảng khác."),
    SheetSkipReason.NOT_CHOSEN: mark("Trang tính không được chọn để đọc."),
}

_KINDS: dict[TableKind, str] = {
    TableKind.TERRITORIES: mark("Danh mục địa bàn"),
    TableKind.ROSTER: mark("Danh sách nhóm công chức"),
    TableKind.JOURNAL: mark("Sổ công tác địa bàn"),
    TableKind.FINDINGS: mark("Vướng mắc, kiến nghị, mô hình mới"),
    TableKind.DIRECTIVES: mark("Văn bản cần triển khai"),
    TableKind.RATINGS: mark("Đề xuất xếp loại"),
    TableKind.OPENING_ASSIGNMENTS: mark("Dữ liệu ban đầu: phân công đang có"),
    TableKind.OPENING_NUMBERS: mark("Dữ liệu ban đầu: số văn bản đã dùng"),
}


def describe(error: SpreadsheetError) -> Words:
    """Word the error of a whole file."""
    reason, advice = FILE[error.code]
    return _filled(reason, advice, error.values)


def describe_row(code: str, **values: object) -> Words:
    """Word a problem of one row; ``value`` is the cell, ``other`` what it is held against."""
    reason, advice = ROW[code]
    return _filled(reason, advice, values)


def skipped_row(reason: SkipReason) -> str:
    """Say why a row was left out."""
    return _(_SKIPPED_ROW[reason])


def skipped_sheet(reason: SheetSkipReason) -> str:
    """Say why a sheet was left out."""
    return _(_SKIPPED_SHEET[reason])


def missing_column(sheet: str, title: str) -> str:
    """Say that a sheet has no column of that title."""
    return _("Trang tính “{sheet}” không có cột “{title}”; phần này để trống.").format(
        sheet=sheet, title=_(title)
    )


def kind_name(kind: TableKind) -> str:
    """Name a kind of table."""
    return _(_KINDS[kind])


def _filled(reason: str, advice: str, values: Mapping[str, object]) -> Words:
    shown = {
        name: ", ".join(_(str(item)) for item in value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }
    return Words(_(reason).format(**shown), _(advice).format(**shown))
