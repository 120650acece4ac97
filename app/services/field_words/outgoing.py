"""Words for outgoing documents: register, number series, recipients, prints and settings."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import outgoing
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED, POSITION, UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.DOCUMENT_TYPE: outgoing.DocumentType,
    RecordKind.NUMBER_SERIES: outgoing.NumberSeries,
    RecordKind.NUMBERING_DESK: outgoing.NumberingDesk,
    RecordKind.RECIPIENT_LIST: outgoing.RecipientList,
    RecordKind.PAPER_HABIT: outgoing.PaperHabit,
    RecordKind.PAPER_SETTING: outgoing.PaperSetting,
    RecordKind.OUTGOING_DOCUMENT: outgoing.OutgoingDocument,
    RecordKind.PAPER_PRINT: outgoing.PaperPrint,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.DOCUMENT_TYPE: mark("thể loại văn bản"),
    RecordKind.NUMBER_SERIES: mark("dãy số văn bản"),
    RecordKind.NUMBERING_DESK: mark("máy cấp số văn bản"),
    RecordKind.RECIPIENT_LIST: mark("danh sách nơi nhận"),
    RecordKind.PAPER_HABIT: mark("cách trình bày đã dùng"),
    RecordKind.PAPER_SETTING: mark("tùy chọn trình bày văn bản"),
    RecordKind.OUTGOING_DOCUMENT: mark("văn bản đi"),
    RecordKind.PAPER_PRINT: mark("bản in có mã đối chiếu"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.DOCUMENT_TYPE: {
        **DATED,
        **POSITION,
        "name": mark("Thể loại"),
        "symbol": mark("Ký hiệu"),
        "series": mark("Đánh số trong dãy"),
        "is_issued": mark("Ban được ban hành"),
    },
    RecordKind.NUMBER_SERIES: {
        "issuer": mark("Nơi cấp số"),
        "series": mark("Dãy số"),
        "term_id": mark("Nhiệm kỳ"),
        "opening_number": mark("Số cuối đã dùng trước khi lập sổ"),
        "note": mark("Ghi chú"),
    },
    RecordKind.NUMBERING_DESK: {
        "device_id": mark("Máy cấp số"),
        "since": mark("Từ lúc"),
        "given_by_id": mark("Người giao"),
        "reason": mark("Lý do"),
    },
    RecordKind.RECIPIENT_LIST: {
        **DATED,
        "name": mark("Tên danh sách"),
        "items": mark("Nơi nhận"),
    },
    RecordKind.PAPER_HABIT: {
        "document_kind": UNSPOKEN,
        "signature_form": mark("Hình thức ký"),
        "signer_id": mark("Người ký"),
        "signer_post": mark("Chức vụ người ký"),
        "recipients": mark("Nơi nhận"),
        "addressees": mark("Kính gửi"),
    },
    RecordKind.PAPER_SETTING: {
        "name": UNSPOKEN,
        "value": mark("Giá trị"),
    },
    RecordKind.OUTGOING_DOCUMENT: {
        "issuer": mark("Nơi cấp số"),
        "type_id": mark("Thể loại"),
        "document_kind": UNSPOKEN,
        "subject": mark("Trích yếu"),
        "record_kind": mark("Lập từ"),
        "record_id": mark("Lập từ bản ghi"),
        "state": mark("Trạng thái"),
        "content": UNSPOKEN,
        "prepared_on": mark("Ngày trình ký"),
        "prepared_by_id": mark("Người trình"),
        "series": mark("Dãy số"),
        "term_id": mark("Nhiệm kỳ"),
        "number": mark("Số"),
        "symbol": mark("Ký hiệu"),
        "from_paper_book": mark("Số lấy từ sổ giấy"),
        "signed_on": mark("Ngày ký"),
        "signer_name": mark("Người ký"),
        "signature_form": mark("Hình thức ký"),
        "urgency": mark("Mức độ khẩn"),
        "recipients": mark("Nơi nhận"),
        "note": mark("Ghi chú"),
        "voided_on": mark("Ngày hủy"),
        "void_reason": mark("Lý do hủy"),
    },
    RecordKind.PAPER_PRINT: {
        "document_kind": UNSPOKEN,
        "title": mark("Tên văn bản"),
        "text": mark("Toàn văn trên giấy"),
        "printed_at": mark("In lúc"),
        "printed_by_id": mark("Người in"),
        "document_id": mark("Văn bản đi"),
        "record_kind": mark("Lập từ"),
        "record_id": mark("Lập từ bản ghi"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    outgoing.IssuingBody: {
        outgoing.IssuingBody.COMMISSION: mark("Ban Tổ chức"),
        outgoing.IssuingBody.COMMITTEE: mark("Văn phòng cấp ủy"),
        outgoing.IssuingBody.OTHER: mark("cơ quan khác"),
    },
    outgoing.Urgency: {
        outgoing.Urgency.NONE: mark("không"),
        outgoing.Urgency.URGENT: mark("khẩn"),
        outgoing.Urgency.VERY_URGENT: mark("thượng khẩn"),
        outgoing.Urgency.EXPRESS: mark("hỏa tốc"),
    },
    outgoing.SignatureForm: {
        outgoing.SignatureForm.HEAD: mark("Trưởng ban ký"),
        outgoing.SignatureForm.DEPUTY_FOR_HEAD: mark("Phó Trưởng ban ký thay (K/T)"),
        outgoing.SignatureForm.DEPUTY_IN_CHARGE: mark("Phó Trưởng ban phụ trách ký"),
        outgoing.SignatureForm.ACTING_HEAD: mark("Quyền Trưởng ban ký (Q.)"),
        outgoing.SignatureForm.BY_ORDER_OF_HEAD: mark("ký thừa lệnh Trưởng ban (T/L)"),
        outgoing.SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE: mark(
            "ký thừa lệnh Ban Thường vụ (T/L)"
        ),
        outgoing.SignatureForm.FOR_STANDING_COMMITTEE: mark("thay mặt Ban Thường vụ (T/M)"),
        outgoing.SignatureForm.FOR_COMMITTEE: mark("thay mặt cấp ủy (T/M)"),
        outgoing.SignatureForm.OWN: mark("theo mẫu của văn bản"),
    },
}
