"""What an office may choose on its papers where the guidance on format is silent or unconfirmed.

Each setting has a value as text (so that it can be kept and shown alike); its default is that of
the layout. Choosing one never leaves what the guidance lays down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.documents.house_style import Layout
from app.domain.errors import DomainError

YES, NO = "yes", "no"


class ValueKind(StrEnum):
    """How a value is chosen."""

    NUMBER = "number"
    CHOICE = "choice"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class PaperSettingSpec:
    """One setting: ``title`` and ``why`` for the screen, and what its value may be.

    A number lies between ``least`` and ``greatest`` (``unit`` is mm or pt) and may have a decimal
    comma or point. A switch is ``YES`` or ``NO``. A choice is a pair of value and words.
    ``default_of`` gives the value that the layout itself stands for.
    """

    name: str
    title: str
    why: str
    kind: ValueKind
    default_of: Callable[[Layout], str]
    least: float = 0.0
    greatest: float = 0.0
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    def checked(self, value: str) -> str:
        """Give the value in the form that is kept.

        Raises ``DomainError``: ``paper_setting_not_number``, ``paper_setting_out_of_range``
        (``least``, ``greatest``, ``unit``) or ``paper_setting_not_offered``; all with ``field``
        and ``title``.
        """
        text = value.strip()
        if self.kind is not ValueKind.NUMBER:
            if text not in {offered for offered, _words in self.offered}:
                raise DomainError("paper_setting_not_offered", field=self.name, title=self.title)
            return text
        try:
            number = float(text.replace(",", "."))
        except ValueError as error:
            raise DomainError(
                "paper_setting_not_number", field=self.name, title=self.title
            ) from error
        if not self.least <= number <= self.greatest:
            raise DomainError(
                "paper_setting_out_of_range",
                field=self.name,
                title=self.title,
                least=plain_number(self.least),
                greatest=plain_number(self.greatest),
                unit=self.unit,
            )
        return f"{number:g}"

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """Give what can be picked: pairs of value and words; none for a number."""
        if self.kind is ValueKind.SWITCH:
            return ((YES, "Có"), (NO, "Không"))
        return self.choices


@dataclass(frozen=True, slots=True)
class PaperLook:
    """The office's choices, by the name of the setting; what is not named is the layout's.

    Make one with ``look_of``: values made by hand are not checked.
    """

    values: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Give what was chosen, ``None`` where nothing was."""
        return dict(self.values).get(name)


def plain_number(value: float) -> str:
    """Give a number as Vietnamese write it: ``14,5``."""
    return f"{value:g}".replace(".", ",")


def setting(name: str) -> PaperSettingSpec:
    """Give a setting; raises ``DomainError`` ``paper_setting_unknown``."""
    for spec in SETTINGS:
        if spec.name == name:
            return spec
    raise DomainError("paper_setting_unknown", field=name)


def look_of(chosen: Mapping[str, str]) -> PaperLook:
    """Make a look of checked values; raises what ``setting`` and ``checked`` raise."""
    return PaperLook(
        tuple(sorted((name, setting(name).checked(value)) for name, value in chosen.items()))
    )


def chosen_or_default(name: str, look: PaperLook, layout: Layout) -> str:
    """Give the value that counts: the office's, otherwise the layout's."""
    value = look.get(name)
    return setting(name).default_of(layout) if value is None else value


def _switch(on: bool) -> str:
    return YES if on else NO


def _fixed(value: str) -> Callable[[Layout], str]:
    return lambda _layout: value


def _number(
    name: str,
    title: str,
    why: str,
    bounds: tuple[float, float],
    default: Callable[[Layout], float],
    unit: str = "pt",
) -> PaperSettingSpec:
    return PaperSettingSpec(
        name,
        title,
        why,
        ValueKind.NUMBER,
        lambda layout: f"{default(layout):g}",
        least=bounds[0],
        greatest=bounds[1],
        unit=unit,
    )


def _either(name: str, title: str, why: str, default: Callable[[Layout], bool]) -> PaperSettingSpec:
    return PaperSettingSpec(
        name, title, why, ValueKind.SWITCH, lambda layout: _switch(default(layout))
    )


#: In the order in which a screen shows them.
SETTINGS: tuple[PaperSettingSpec, ...] = (
    _number(
        "body_size",
        "Cỡ chữ nội dung",
        "Hướng dẫn cho phép cỡ chữ 14 hoặc 15.",
        (14, 15),
        lambda layout: layout.styles.body.size,
    ),
    _number(
        "body_pitch",
        "Giãn dòng nội dung (chính xác)",
        "Hướng dẫn cho phép từ 18 pt đến 22 pt.",
        (18, 22),
        lambda layout: layout.styles.body.pitch,
    ),
    _number(
        "paragraph_gap",
        "Khoảng cách giữa các đoạn",
        "Hướng dẫn chỉ quy định tối thiểu 6 pt.",
        (6, 12),
        lambda layout: layout.body.paragraph_gap,
    ),
    _number(
        "first_line_indent",
        "Thụt đầu dòng",
        "Hướng dẫn ghi khoảng 10 mm; bản ban hành đo được 12,7 mm.",
        (8, 13),
        lambda layout: layout.body.first_line_indent,
        "mm",
    ),
    _number(
        "kind_name_size",
        "Cỡ chữ tên loại văn bản",
        "Hướng dẫn cho phép cỡ chữ 15 hoặc 16.",
        (15, 16),
        lambda layout: layout.styles.kind_name.size,
    ),
    _number(
        "subject_size",
        "Cỡ chữ trích yếu",
        "Hướng dẫn cho phép cỡ chữ 14 hoặc 15.",
        (14, 15),
        lambda layout: layout.styles.subject.size,
    ),
    _either(
        "separator_bold",
        "In đậm năm gạch nối dưới trích yếu",
        "Hướng dẫn không quy định độ đậm.",
        lambda layout: layout.styles.separator.bold,
    ),
    PaperSettingSpec(
        "addressee_last_mark",
        "Dấu sau nơi nhận cuối cùng của “Kính gửi”, “Kính trình”",
        "Mẫu của hướng dẫn kết thúc bằng dấu chấm phẩy; lời văn không quy định.",
        ValueKind.CHOICE,
        lambda layout: layout.lists.addressees.last,
        choices=(
            (";", "Dấu chấm phẩy (;)"),
            (",", "Dấu phẩy (,)"),
            (".", "Dấu chấm (.)"),
            ("", "Không có dấu"),
        ),
    ),
    PaperSettingSpec(
        "note_order",
        "Thứ tự ghi chú dự thảo và dấu mức độ khẩn",
        "Cả hai nằm dưới số và ký hiệu; hướng dẫn không nói ghi chú nào trước.",
        ValueKind.CHOICE,
        lambda layout: (
            "draft_first"
            if layout.letterhead.below_number.index("draft_note")
            < layout.letterhead.below_number.index("urgency")
            else "urgency_first"
        ),
        choices=(
            ("draft_first", "Dự thảo trước, mức độ khẩn sau"),
            ("urgency_first", "Mức độ khẩn trước, dự thảo sau"),
        ),
    ),
    _either(
        "urgency_framed",
        "Đóng khung dấu mức độ khẩn",
        "Hướng dẫn không nói đến khung.",
        lambda layout: layout.letterhead.urgency_framed,
    ),
    _either(
        "urgency_red",
        "In dấu mức độ khẩn bằng màu đỏ",
        "Hướng dẫn trước đây ghi mực đỏ; hướng dẫn hiện hành không nói đến màu.",
        lambda layout: layout.styles.urgency.red,
    ),
    _number(
        "signature_space",
        "Khoảng trống để ký và đóng dấu",
        "Hướng dẫn không quy định; bản ban hành đo được 37 mm.",
        (20, 45),
        lambda layout: layout.closing.signature_space,
        "mm",
    ),
    _number(
        "signature_space_unsealed",
        "Khoảng trống để ký, không đóng dấu",
        "Hướng dẫn không quy định; thường chừa bốn dòng, khoảng 23 mm.",
        (15, 45),
        lambda layout: layout.closing.signature_space_unsealed,
        "mm",
    ),
    _either(
        "drafter_mark",
        "In tên người soạn thảo dưới “Nơi nhận”",
        "Hướng dẫn không bắt buộc.",
        lambda layout: layout.closing.drafter_mark,
    ),
    _number(
        "appendix_size",
        "Cỡ chữ tiêu đề phụ lục",
        "Hướng dẫn không ghi cỡ chữ của phụ lục.",
        (14, 16),
        lambda layout: layout.styles.appendix_title.size,
    ),
    _either(
        "appendix_first_number",
        "Đánh số trang đầu của phụ lục",
        "Hướng dẫn không nói trang đầu của phụ lục có ghi số trang hay không.",
        lambda layout: layout.appendix.first_page_numbered,
    ),
    _either(
        "table_head_repeated",
        "Lặp lại dòng đầu bảng ở mỗi trang",
        "Hướng dẫn không quy định về bảng dài nhiều trang.",
        lambda layout: layout.table.head_repeated,
    ),
    PaperSettingSpec(
        "landscape_margins",
        "Lề trang ngang",
        "Hướng dẫn cho phép trang ngang nhưng không ghi số đo lề.",
        ValueKind.CHOICE,
        _fixed("turned"),
        choices=(
            ("turned", "Xoay theo trang dọc, gáy ở cạnh trên (30, 15, 20, 20 mm)"),
            ("same", "Như trang dọc, gáy ở cạnh trái (20, 20, 30, 15 mm)"),
        ),
    ),
    _either(
        "duplex",
        "In hai mặt (lề mặt sau: trái 15 mm, phải 30 mm)",
        "Hướng dẫn có lề riêng cho mặt sau khi in hai mặt.",
        lambda layout: layout.page.duplex,
    ),
    PaperSettingSpec(
        "typeface",
        "Phông chữ",
        "Times New Roman được dùng nếu máy có; Tinos có cùng bề rộng chữ và in giống nhau "
        "trên mọi máy.",
        ValueKind.CHOICE,
        _fixed("machine"),
        choices=(
            ("machine", "Times New Roman nếu máy có, nếu không thì Tinos"),
            ("shipped", "Luôn dùng Tinos"),
        ),
    ),
    PaperSettingSpec(
        "decision_series",
        "Số của Quyết định và Quy định",
        "Hai loại cùng ký hiệu QĐ; hướng dẫn không nói rõ một hay hai dãy số.",
        ValueKind.CHOICE,
        _fixed("one"),
        choices=(("one", "Chung một dãy số"), ("two", "Mỗi loại một dãy số")),
    ),
    PaperSettingSpec(
        "paper_code",
        "In mã đối chiếu ở chân trang cuối",
        "Mã ghi lại đầu sổ nhật ký lúc in, để sau này đối chiếu văn bản với sổ.",
        ValueKind.CHOICE,
        _fixed("filing"),
        choices=(
            ("filing", "Bản lưu và văn bản nội bộ"),
            ("all", "Mọi bản in"),
            ("none", "Không in"),
        ),
    ),
)
