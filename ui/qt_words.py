"""Vietnamese for the few texts that Qt itself shows: edit menus, file and print dialogs, buttons.

Qt ships no Vietnamese translation. Texts not listed here stay as Qt has them.
"""

from PySide6.QtCore import QObject, QTranslator

from app.i18n import _

_KEYS = "QShortcut"  # names of keys stay as they are printed on keyboards


class QtWords(QTranslator):
    """To be installed in the application; asked by Qt on the main thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, str] | None = None

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the Vietnamese words, or Qt's own text."""
        if context == _KEYS:
            return source
        if self._words is None:
            self._words = _editing() | _buttons() | _files() | _print_dialog() | _print_settings()
        return self._words.get(source, source)


def _editing() -> dict[str, str]:
    return {
        "&Undo": _("&Hoàn tác"),
        "&Redo": _("&Làm lại"),
        "Cu&t": _("Cắ&t"),
        "&Copy": _("&Sao chép"),
        "Copy &Link Location": _("Sao chép địa chỉ liên &kết"),
        "&Paste": _("&Dán"),
        "Delete": _("Xóa"),
        "Select All": _("Chọn tất cả"),
        "&Select All": _("&Chọn tất cả"),
        "&Step up": _("&Tăng"),
        "Step &down": _("&Giảm"),
        "Scroll Left": _("Cuộn sang trái"),
        "Scroll Right": _("Cuộn sang phải"),
    }


def _buttons() -> dict[str, str]:
    return {
        "OK": _("Đồng ý"),
        "&OK": _("Đồ&ng ý"),
        "Cancel": _("Thôi"),
        "&Cancel": _("Thô&i"),
        "Close": _("Đóng"),
        "&Close": _("Đón&g"),
        "Open": _("Mở"),
        "&Open": _("&Mở"),
        "Save": _("Lưu"),
        "&Save": _("&Lưu"),
        "&Yes": _("&Có"),
        "&No": _("&Không"),
    }


def _files() -> dict[str, str]:
    return {
        "Save As": _("Lưu thành"),
        "&Look in:": _("&Thư mục:"),
        "Look in:": _("Thư mục:"),
        "Directory:": _("Thư mục:"),
        "File &name:": _("Tê&n tệp:"),
        "Files of &type:": _("L&oại tệp:"),
        "Files of type:": _("Loại tệp:"),
        "&Choose": _("&Chọn"),
        "&Delete": _("&Xóa"),
        "&Rename": _("Đổ&i tên"),
        "&New Folder": _("Thư mục &mới"),
        "New Folder": _("Thư mục mới"),
        "Create New Folder": _("Tạo thư mục mới"),
        "Create a New Folder": _("Tạo thư mục mới"),
        "Show &hidden files": _("Hiện tệp ẩ&n"),
        "Show ": _("Hiện "),
        "Back": _("Quay lại"),
        "Go back": _("Quay lại"),
        "Forward": _("Đi tiếp"),
        "Go forward": _("Đi tiếp"),
        "Parent Directory": _("Thư mục cấp trên"),
        "Go to the parent directory": _("Lên thư mục cấp trên"),
        "List View": _("Danh sách"),
        "Change to list view mode": _("Xem dạng danh sách"),
        "Detail View": _("Chi tiết"),
        "Change to detail view mode": _("Xem dạng chi tiết"),
        "List of places and bookmarks": _("Các thư mục hay dùng"),
        "Sidebar": _("Các thư mục hay dùng"),
        "Files": _("Các tệp"),
        "All Files (*)": _("Mọi tệp (*)"),
        "Computer": _("Máy này"),
        "Drive": _("Ổ đĩa"),
        "Folder": _("Thư mục"),
        "File": _("Tệp"),
        "Name": _("Tên"),
        "Size": _("Dung lượng"),
        "Type": _("Loại"),
        "Date Modified": _("Ngày sửa"),
        "%1 already exists.\nDo you want to replace it?": _("Đã có tệp “%1”.\nGhi đè lên tệp đó?"),
        "%1\nFile not found.\nPlease verify the correct file name was given.": _(
            "%1\nKhông tìm thấy tệp.\nKiểm tra lại tên tệp."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": _(
            "%1\nKhông tìm thấy thư mục.\nKiểm tra lại tên thư mục."
        ),
    }


def _print_dialog() -> dict[str, str]:
    return {
        "Print": _("In"),
        "&Print": _("&In"),
        "Printer": _("Máy in"),
        "&Name:": _("&Tên:"),
        "P&roperties": _("Tù&y chỉnh"),
        "Location:": _("Nơi đặt:"),
        "Preview": _("Xem trước"),
        "Type:": _("Loại:"),
        "Output &file:": _("Ghi ra &tệp:"),
        "Print to File (PDF)": _("In ra tệp (PDF)"),
        "Write PDF file": _("Ghi tệp PDF"),
        "Local file": _("Tệp trên máy"),
        "&Options >>": _("Tù&y chọn >>"),
        "&Options <<": _("Tù&y chọn <<"),
        "Options": _("Tùy chọn"),
    }


def _print_settings() -> dict[str, str]:
    return {
        "Print range": _("Phạm vi in"),
        "Print all": _("In tất cả"),
        "Pages from": _("Từ trang"),
        "to": _("đến"),
        "Pages": _("Các trang"),
        "Current Page": _("Trang hiện tại"),
        "Selection": _("Phần đang chọn"),
        "Page &Set:": _("&Chọn trang:"),
        "All Pages": _("Mọi trang"),
        "Odd Pages": _("Trang lẻ"),
        "Even Pages": _("Trang chẵn"),
        "Output Settings": _("Thiết lập bản in"),
        "Copies": _("Số bản"),
        "Copies:": _("Số bản:"),
        "Collate": _("Xếp theo bộ"),
        "Reverse": _("In từ trang cuối"),
        "Double Sided Printing": _("In hai mặt"),
        "Off": _("Không"),
        "Long side binding": _("Lật theo cạnh dài"),
        "Short side binding": _("Lật theo cạnh ngắn"),
        "Color Mode": _("Màu"),
        "Color": _("In màu"),
        "Grayscale": _("Thang xám"),
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
        "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": _(
            "Ghi số trang hoặc khoảng trang, cách nhau bằng dấu phẩy. Ví dụ: 3,5-7,9 in các trang "
            "3, 5, 6, 7 và 9."
        ),
    }
