"""Công văn đôn đốc: all that one addressee is late with, by which clause and since when."""

from calendar import monthrange

from app.documents.clause_words import citation_heading
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import issuer_name, letter
from app.documents.model import Align, Block, Column, Document, Table, text_paragraph
from app.documents.phrases import long_date, short_date
from app.read_models.letter_papers import LateMatter, ReminderPaper

SPEC = KindSpec(
    id="reminder_letter",
    title="Công văn đôn đốc",
    kind_name="CÔNG VĂN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Như trên", "Lãnh đạo {commission} {committee}", "Lưu {commission} {committee}"),
    number_book="CV",
)


_QUARTERS = ("I", "II", "III", "IV")


def build(context: ReminderPaper) -> Document:
    """Make the letter with its table of what is late."""
    issuer = issuer_name(context.frame)
    debtor = context.debtor
    count = len(context.matters)
    those = "các nội dung" if count > 1 else "nội dung"
    rules = f" {' và '.join(context.regulations)}" if context.regulations else " nhiệm vụ được giao"
    by = (
        f"trước {long_date(context.settle_by)}" if context.settle_by else "trong thời gian sớm nhất"
    )
    way = f" (qua {context.answer_to})" if context.answer_to else ""
    blocks: list[Block] = [
        text_paragraph(
            f"Qua theo dõi việc thực hiện{rules}, tính đến {long_date(context.frame.signed_on)}, "
            f"{debtor} còn {count:02d} nội dung quá thời hạn nhưng chưa hoàn thành, cụ thể như sau:"
        ),
        _table(context.matters),
        text_paragraph(
            f"{issuer} đề nghị {debtor} khẩn trương hoàn thành {those} nêu trên và báo cáo "
            f"kết quả, lý do chậm về {issuer}{way} {by}. Nội dung nào đã thực hiện nhưng chưa "
            "được ghi nhận, đề nghị thông báo để cập nhật."
        ),
    ]
    return letter(
        SPEC,
        context.frame,
        f"Công văn đôn đốc - {context.debtor}",
        "về việc đôn đốc thực hiện nội dung quá thời hạn",
        (context.addressee,),
        blocks,
    )


def _table(matters: tuple[LateMatter, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 1.2, Align.CENTRE),
            Column("Nội dung", 5.8),
            Column("Căn cứ", 3.0),
            Column("Địa bàn, kỳ", 3.4),
            Column("Thời hạn", 2.3, Align.CENTRE),
            Column("Số ngày quá hạn", 1.8, Align.CENTRE),
        ),
        rows=tuple(
            (
                str(number),
                one.what,
                citation_heading(one.clause),
                "\n".join(part for part in (one.territory, _period(one)) if part),
                short_date(one.due_on) if one.due_on else "",
                str(one.days_late) if one.days_late else "",
            )
            for number, one in enumerate(matters, start=1)
        ),
    )


def _period(one: LateMatter) -> str:
    """Name a whole month, quarter or year; other periods by their days."""
    first, last = one.period_from, one.period_to
    if first is None or last is None:
        return ""
    if first == last:
        return short_date(first)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.year == last.year:
        months = last.month - first.month + 1
        if months == 1:
            return f"Tháng {first.month}/{first.year}"
        if months == 3 and first.month % 3 == 1:
            return f"Quý {_QUARTERS[first.month // 3]}/{first.year}"
        if months == 12:
            return f"Năm {first.year}"
    return f"{short_date(first)} - {short_date(last)}"


KIND: Kind[ReminderPaper] = Kind(SPEC, build)
