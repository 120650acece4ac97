"""The recovery sheet of a book: each half of the recovery key on a page of its own.

An internal form; its text tells the keeper what the half is for and how to keep it.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec
from app.documents.model import (
    Block,
    Bullet,
    CodeLine,
    CodeLines,
    Document,
    Heading,
    PageBreak,
    PageSettings,
    Paragraph,
    Run,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, short_date
from app.read_models.papers import RecoveryHalf, RecoverySheetPaper

SPEC = KindSpec(
    id="recovery_sheet",
    title="Phiếu khóa khôi phục",
    kind_name="PHIẾU KHÓA KHÔI PHỤC",
    issuer=Issuer.PROGRAM,
    signer=None,
    party_title=False,
)

_WHAT_IT_IS = (
    "Khóa khôi phục dùng để mở sổ khi quên mật khẩu. Khóa chia thành {count} phần, mỗi phần in "
    "trên một trang riêng; phải có đủ {count} phần mới mở được sổ."
)
_HOW_TO_KEEP = (
    "Giao mỗi phần cho một người giữ, cất ở nơi khác nhau, trong phong bì niêm phong.",
    "Không chụp ảnh, không sao chép, không cất cùng chỗ với máy tính đang chứa sổ.",
    "Khi một phần bị mất hoặc bị lộ, báo ngay Lãnh đạo Ban và người quản trị sổ.",
)
_HOW_TO_USE = (
    "Tại cửa sổ mở sổ, chọn “Quên mật khẩu”, nhập lần lượt từng dòng của mỗi phần, từ trái sang "
    "phải, từ trên xuống dưới; không phân biệt chữ hoa, chữ thường, không cần gõ dấu cách. Nếu "
    "nhập sai, chương trình báo dòng cần xem lại."
)
_LOST = (
    "Nếu quên mật khẩu và mất khóa khôi phục thì không có cách nào mở lại sổ, kể cả đối với "
    "người làm ra chương trình."
)


def build(context: RecoverySheetPaper) -> Document:
    """Make the sheet: one page per half, each complete in itself."""
    blocks: list[Block] = []
    for number, half in enumerate(context.halves, start=1):
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_half(context, number, half))
    return Document(
        kind=SPEC.id,
        title=f"Phiếu khóa khôi phục - {context.book_name}",
        blocks=tuple(blocks),
        page=PageSettings(numbered=False),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.made_on,
    )


def _half(context: RecoverySheetPaper, number: int, half: RecoveryHalf) -> list[Block]:
    count = len(context.halves)
    blocks: list[Block] = [
        Title(SPEC.kind_name, f"Phần {number} trong {count} phần", separator=False),
        Paragraph((Run("Sổ: "), Run(context.book_name, bold=True))),
        Paragraph((Run("Ngày lập: "), Run(short_date(context.made_on), bold=True))),
        CodeLines(
            tuple(
                CodeLine(f"Dòng {row}", tuple(line.split()))
                for row, line in enumerate(half.lines, start=1)
            ),
            f"Mã kiểm tra: {half.checksum}" if half.checksum else "",
        ),
        Heading(2, "1.", "Phiếu này để làm gì"),
        text_paragraph(_WHAT_IT_IS.format(count=f"{count:02d}")),
        Heading(2, "2.", "Cách giữ"),
    ]
    blocks.extend(Bullet((Run(text),)) for text in _HOW_TO_KEEP)
    blocks.append(Heading(2, "3.", "Cách dùng"))
    blocks.append(text_paragraph(_HOW_TO_USE))
    blocks.append(Paragraph((Run(_LOST, bold=True),)))
    blocks.append(text_paragraph("Người giữ (ký, ghi rõ họ tên, ngày nhận): " + "." * 40))
    return blocks


KIND: Kind[RecoverySheetPaper] = Kind(SPEC, build)
