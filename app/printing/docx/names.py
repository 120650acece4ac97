"""The styles that a clerk finds in Word, by what is written in them."""

from enum import StrEnum


class StyleName(StrEnum):
    """Names as Word lists them."""

    PARTY_TITLE = "Quốc hiệu Đảng"
    SUPERIOR = "Cơ quan cấp trên"
    ISSUER = "Cơ quan ban hành"
    ASTERISK = "Dấu sao"
    NUMBER = "Số ký hiệu"
    PLACE_DATE = "Địa danh ngày tháng"
    LETTER_SUBJECT = "Trích yếu công văn"
    URGENCY = "Độ khẩn"
    DRAFT_NOTE = "Dự thảo"
    CIRCULATION = "Phạm vi lưu hành"
    KIND_NAME = "Tên loại văn bản"
    AUTHOR = "Tác giả văn bản"
    SUBJECT = "Trích yếu"
    SEPARATOR = "Dấu ngăn"
    ADDRESSEE = "Kính gửi"
    BODY = "Thân bài"
    BODY_CENTRED = "Thân bài giữa"
    BULLET = "Thân bài gạch đầu dòng"
    LEGAL_BASIS = "Căn cứ"
    CENTRED_LABEL = "Phần, chương, mục"
    CENTRED_TEXT = "Tên phần, chương, mục"
    HEADING_1 = "Mục cấp 1"
    HEADING_2 = "Mục cấp 2"
    HEADING_3 = "Mục cấp 3"
    HEADING_4 = "Mục cấp 4"
    SIGNATURE_FIRST = "Quyền hạn ký"
    SIGNATURE_POST = "Chức vụ người ký"
    SIGNATURE_NAME = "Họ tên người ký"
    RECIPIENTS_HEADING = "Nơi nhận"
    RECIPIENT = "Nơi nhận - danh sách"
    DRAFTER = "Ký hiệu người soạn"
    APPENDIX_LABEL = "Phụ lục"
    APPENDIX_TITLE = "Tên phụ lục"
    APPENDIX_ATTACHED = "Kèm theo"
    MAP_KEY = "Chú giải bản đồ"
    MAP_CAPTION = "Tên bản đồ"
    PAGE_NUMBER = "Số trang"
    FOOTER_NOTE = "Mã đối chiếu"
    TABLE_HEADING = "Đầu bảng"
    CELL = "Ô bảng"
    CODE_LABEL = "Nhãn mã"
    CODE = "Mã"
    CODE_CHECKSUM = "Mã kiểm tra"


_N = StyleName

#: Style → the field of ``house_style.Styles`` that it looks like.
STYLES: dict[StyleName, str] = {
    _N.PARTY_TITLE: "party_title",
    _N.SUPERIOR: "superior",
    _N.ISSUER: "issuer",
    _N.ASTERISK: "asterisk",
    _N.NUMBER: "number",
    _N.PLACE_DATE: "place_date",
    _N.LETTER_SUBJECT: "letter_subject",
    _N.URGENCY: "urgency",
    _N.DRAFT_NOTE: "draft_note",
    _N.CIRCULATION: "circulation",
    _N.KIND_NAME: "kind_name",
    _N.AUTHOR: "author",
    _N.SUBJECT: "subject",
    _N.SEPARATOR: "separator",
    _N.ADDRESSEE: "addressees",
    _N.BODY: "body",
    _N.BODY_CENTRED: "body",
    _N.BULLET: "body",
    _N.LEGAL_BASIS: "body",
    _N.CENTRED_LABEL: "centred_label",
    _N.CENTRED_TEXT: "centred_text",
    _N.SIGNATURE_FIRST: "signature_first",
    _N.SIGNATURE_POST: "signature_post",
    _N.SIGNATURE_NAME: "signature_name",
    _N.RECIPIENTS_HEADING: "recipients_heading",
    _N.RECIPIENT: "recipients",
    _N.DRAFTER: "drafter_mark",
    _N.APPENDIX_LABEL: "appendix_label",
    _N.APPENDIX_TITLE: "appendix_title",
    _N.APPENDIX_ATTACHED: "appendix_attached",
    _N.MAP_KEY: "map_label",
    _N.MAP_CAPTION: "map_caption",
    _N.PAGE_NUMBER: "page_number",
    _N.FOOTER_NOTE: "footer_note",
    _N.TABLE_HEADING: "table_heading",
    _N.CELL: "table_cell",
    _N.CODE_LABEL: "body",
    _N.CODE: "code",
    _N.CODE_CHECKSUM: "code_checksum",
}

#: Styles of the headings by level; they rest on Word's own, which make its outline.
HEADINGS = (_N.HEADING_1, _N.HEADING_2, _N.HEADING_3, _N.HEADING_4)
