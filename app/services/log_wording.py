"""Puts into words what checking the change log came to, for the dialog and the command line."""

from app.domain.change_log import clock_time
from app.i18n import _, mark
from app.i18n.formats import date_time, number
from app.read_models.records import LogFault, LogHead, LogVerdict

#: Why a place does not fit; the codes are made by the store's check.
REASONS: dict[str, str] = {
    "entry_missing": mark("thiếu mục này: nhật ký bị cắt hoặc bị xóa một phần"),
    "chain_broken": mark("không nối với mục trước: mục trước đã bị thay hoặc bị sửa"),
    "clock_runs_back": mark("thời gian đi lùi so với mục trước"),
    "entry_misplaced": mark("số thứ tự hoặc máy ghi trong mục không đúng chỗ của nó"),
    "hash_wrong": mark("mã băm không khớp với nội dung của mục"),
    "device_unknown": mark("máy ghi mục này không có trong sổ"),
    "device_signature_wrong": mark("chữ ký của máy không đúng: mục bị sửa sau khi ghi"),
    "item_missing": mark("thiếu nội dung của mục"),
    "item_changed": mark("nội dung không khớp với cam kết trong mục: bị sửa sau khi ghi"),
    "item_misplaced": mark("nội dung nằm sai chỗ"),
    "item_without_entry": mark("nội dung không thuộc mục nào"),
    "person_signature_wrong": mark("chữ ký của người ghi không đúng"),
    "log_entry_unreadable": mark("không đọc được mục"),
    "log_format_newer": mark("mục được ghi bằng phiên bản chương trình mới hơn"),
    "log_unreadable": mark("bảng của nhật ký có giá trị không đọc được"),
    "base_unknown": mark("thiếu mục này: mục ghi sau dựa vào nó"),
    "head_wrong": mark("dấu mốc của bản ghi không khớp với nhật ký"),
    "head_unknown": mark("dấu mốc của bản ghi trỏ tới mục không có trong nhật ký"),
    "record_not_in_log": mark("sổ có bản ghi mà nhật ký không ghi"),
    "record_differs_from_log": mark("bản ghi trong sổ khác với nhật ký: bị sửa ngoài chương trình"),
    "record_missing_from_table": mark("nhật ký có bản ghi mà sổ không còn"),
    "record_unreadable": mark("bản ghi trong sổ có giá trị không đọc được"),
    "derived_row_wrong": mark("danh mục tìm kiếm hoặc người tham gia không khớp với bản ghi"),
    "content_missing": mark("mất nội dung tệp đính kèm hoặc ranh giới"),
    "content_wrong": mark("nội dung tệp đính kèm hoặc ranh giới không khớp với mã băm"),
}


def headline_of(verdict: LogVerdict) -> str:
    """Return the verdict in one sentence."""
    if verdict.fault is None:
        return _("✓ Nhật ký thay đổi nguyên vẹn; mọi bản ghi trong sổ khớp với nhật ký.")
    return _("✗ Có chỗ không khớp. Ngừng nhập liệu, giữ nguyên thư mục sổ và báo người hỗ trợ.")


def extent_of(verdict: LogVerdict) -> str:
    """Return how much was checked."""
    return _("Đã kiểm tra {entries} mục, {items} nội dung thay đổi, {devices} máy.").format(
        entries=number(verdict.entries),
        items=number(verdict.items),
        devices=number(len(verdict.heads)),
    )


def fault_in_words(fault: LogFault, heads: tuple[LogHead, ...]) -> str:
    """Name the first place that does not fit, and why."""
    reason = REASONS.get(fault.code)
    why = _(reason) if reason else fault.code
    if fault.device_id is None or fault.sequence is None:
        return _("Chỗ đầu tiên không khớp: {why} (mã {code}).").format(why=why, code=fault.code)
    name = next((one.device_name for one in heads if one.device_id == fault.device_id), "")
    return _(
        "Chỗ đầu tiên không khớp: mục số {sequence} của máy “{device}”: {why} (mã {code})."
    ).format(
        sequence=number(fault.sequence),
        device=name or str(fault.device_id),
        why=why,
        code=fault.code,
    )


def head_in_words(head: LogHead) -> tuple[str, str, str, str]:
    """Return name, number of the last entry, its time, and its hash shortened."""
    return (
        head.device_name or str(head.device_id),
        number(head.sequence),
        date_time(clock_time(head.clock)),
        short_hash(head.hash),
    )


def short_hash(digest: bytes) -> str:
    """Return the first 16 digits in groups of four, enough to compare over the telephone."""
    digits = digest.hex()[:16]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
