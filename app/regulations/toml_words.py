"""What ``tomllib`` complains of, in Vietnamese, with what to do."""

import re

from app.i18n import _
from app.i18n.formats import DateTextError, parse_date, short_date

_DATE_LIKE = re.compile(
    r"\b(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{2,4})\b"
)
_WRITTEN_RIGHT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_APART = re.compile(r'"[^"]*"|\'[^\']*\'|#.*')
"""Texts and remarks, in which anything may stand."""
_TYPED_QUOTES = re.compile("[“”‘’„«»]")


def syntax_in_words(complaint: str, row: str, column: int) -> str:
    """Return words for a complaint (without its place); ``row`` is the line it is about."""
    place = _("cột {column}: ").format(column=column)
    here = row[max(column - 1, 0) :]
    quote = _TYPED_QUOTES.search(row)
    if quote and (not here or _TYPED_QUOTES.search(here[:1]) or "Unterminated" in complaint):
        return place + _(
            'có dấu ngoặc kép kiểu {quote} của Word. Gõ dấu thẳng " ở hai đầu đoạn chữ.'
        ).format(quote=quote.group())
    bare = _APART.sub("", row)
    for found in _DATE_LIKE.finditer(bare):
        said = _date_in_words(found.group())
        if said:
            return place + said
    is_open = bare.count("{") > bare.count("}")
    if _is_key_wanted(complaint) and is_open and not _APART.sub("", here).strip():
        return place + _(
            "bảng nhỏ { … } thiếu dấu } ở cuối dòng: cả bảng phải trên một dòng. Dài quá thì "
            "ghi thành bảng riêng: dòng [tên bảng], dưới nó mỗi mục một dòng."
        )
    if _is_key_wanted(complaint) and here.startswith("}"):
        return place + _("thừa dấu phẩy trước dấu }. Bỏ dấu phẩy ấy.")
    for begins, words in _words():
        if re.match(begins, complaint):
            return place + words
    return place + _("không đúng cách viết của tệp TOML. Xem lại dòng này và dòng trên nó.")


def _is_key_wanted(complaint: str) -> bool:
    return complaint.startswith(("Invalid initial character", "Unclosed inline table"))


def _date_in_words(written: str) -> str:
    """Say how a date is written that stands in another form, or that it does not exist.

    Empty for a date that is in order.
    """
    try:
        day = parse_date(written)
    except DateTextError:
        return _(
            "“{written}” là ngày không có trong lịch. Ngày ghi theo năm-tháng-ngày: 2026-03-31."
        ).format(written=written)
    if _WRITTEN_RIGHT.fullmatch(written):
        return ""
    return _(
        "ngày “{written}” viết chưa đúng cách. Ghi {day} (năm-tháng-ngày, đủ hai chữ số tháng "
        'và ngày), hoặc để trong dấu ngoặc kép: "{short}".'
    ).format(written=written, day=day.isoformat(), short=short_date(day))


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
            _("mục này đã ghi một lần ở trên. Bỏ bớt một chỗ."),
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
