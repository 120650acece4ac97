"""What ``tomllib`` complains of, in Vietnamese, with what to do."""

import re

from app.i18n import _

_DATE_LIKE = re.compile(r"\b[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\b")
_TYPED_QUOTES = re.compile("[“”‘’„«»]")


def syntax_in_words(complaint: str, row: str, column: int) -> str:
    """Return words for a complaint (without its place); ``row`` is the line it is about."""
    place = _("cột {column}: ").format(column=column)
    here = row[max(column - 1, 0) :]
    quote = _TYPED_QUOTES.search(row)
    if quote and (not here or _TYPED_QUOTES.search(here[:1]) or "Unterminated" in complaint):
        return place + _(
            'có dấu ngoặc kép kiểu {quote} của Word. Hãy gõ dấu thẳng " ở hai đầu đoạn chữ.'
        ).format(quote=quote.group())
    if complaint.startswith("Expected newline") and _DATE_LIKE.search(row):
        complaint = "Invalid date or datetime"
    for begins, words in _words():
        if re.match(begins, complaint):
            return place + words
    return place + _("không đúng cách viết của tệp TOML. Hãy xem lại dòng này và dòng trên nó.")


def _words() -> tuple[tuple[str, str], ...]:
    return (
        (
            "Expected newline or end of document",
            _('còn chữ thừa sau giá trị. Mỗi dòng chỉ ghi một mục; chữ phải nằm trong dấu "…".'),
        ),
        (
            "Invalid statement",
            _("dòng không đọc được. Ghi theo dạng: tên = giá trị, hoặc [[rules]]."),
        ),
        (
            "Expected '='",
            _("thiếu dấu = sau tên mục. Tên mục chỉ gồm chữ không dấu, số, _ và -."),
        ),
        (
            "Invalid initial character for a key part",
            _("tên mục có ký tự không dùng được. Tên mục chỉ gồm chữ không dấu, số, _ và -."),
        ),
        (
            "Invalid value",
            _('giá trị không đọc được. Chữ phải nằm trong dấu "…"; ngày ghi 2026-03-31.'),
        ),
        (
            "Invalid date or datetime",
            _("ngày không có trong lịch. Ngày ghi theo năm-tháng-ngày: 2026-03-31."),
        ),
        (
            "Unterminated string",
            _('thiếu dấu ngoặc kép đóng đoạn chữ. Thêm " ở cuối (đoạn nhiều dòng: """).'),
        ),
        (
            "Expected [\"'][\"']",
            _("thiếu ba dấu ngoặc kép đóng đoạn chữ nhiều dòng."),
        ),
        ("Unclosed array", _("danh sách thiếu dấu ] ở cuối, hoặc thiếu dấu phẩy giữa hai mục.")),
        ("Unclosed inline table", _("bảng thiếu dấu } ở cuối, hoặc thiếu dấu phẩy giữa hai mục.")),
        (
            "Duplicate inline table key|Cannot overwrite a value",
            _("mục này đã ghi một lần ở trên. Hãy bỏ bớt một chỗ."),
        ),
        (
            "Cannot declare|Cannot mutate immutable",
            _("bảng này đã ghi một lần ở trên. Nhiều mục cùng loại thì ghi [[…]] hai ngoặc."),
        ),
        (
            "Expected '\\]'|Expected '\\]\\]'",
            _("dòng tên bảng thiếu dấu ] ở cuối."),
        ),
        (
            "Unescaped|Invalid hex|Escaped",
            _("có dấu \\ không đúng cách. Ghi \\\\ thay cho một dấu \\, hoặc dùng ' ở hai đầu."),
        ),
        (
            "Illegal character|Found invalid character",
            _('có ký tự điều khiển hoặc xuống dòng giữa đoạn chữ. Đoạn nhiều dòng ghi giữa """.'),
        ),
    )
