"""A regulation and its rules: what a file says, in values that the engine can use.

Every field is declared once by ``term``; reading, writing, forms and documentation follow from it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import (
    Begins,
    Channel,
    DocumentRole,
    Nature,
    PaperAct,
    Per,
)
from app.regulations.vocabulary.counts import Count
from app.regulations.vocabulary.deadlines import Deadline, PeriodEnd
from app.regulations.vocabulary.part_periods import PartOfPeriod
from app.regulations.vocabulary.periods import Always, Period
from app.regulations.vocabulary.quantities import (
    CalendarLimit,
    Condition,
    Evidence,
    Part,
    Quota,
)
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Group, Names, term
from app.regulations.vocabulary.who import Single, Who

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity(Group):
    """From when to when a rule binds, beside the regulation's own days."""

    LABEL: ClassVar[str] = _m("Hiệu lực của quy định")
    begins: Begins = term(_m("Tính từ"), default=Begins.ASSIGNMENT)
    days_before_territory: int = term(
        _m("Có hiệu lực trước khi địa bàn thành lập (ngày)"), default=0, minimum=0, maximum=3660
    )
    days_after_territory: int = term(
        _m("Còn hiệu lực sau khi địa bàn kết thúc (ngày)"), default=0, minimum=0, maximum=3660
    )
    from_event: str = term(_m("Chỉ từ khi có sự kiện"), default="", names=Names.RECORDED)
    until_event: str = term(_m("Cho đến khi có sự kiện"), default="", names=Names.RECORDED)
    first: dt.date | None = term(_m("Riêng quy định này áp dụng từ ngày"), default=None)
    last: dt.date | None = term(_m("Riêng quy định này áp dụng đến ngày"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Group):
    """One step of a chain: another actor, another day, the same paper or what is made of it."""

    LABEL: ClassVar[str] = _m("Bước thực hiện")
    id: str = term(_m("Mã bước"))
    title: str = term(_m("Tên bước"))
    who: Single = term(_m("Ai làm"))
    act: PaperAct = term(_m("Làm gì"), default=PaperAct.HAND_IN)
    kinds: tuple[str, ...] = term(
        _m("Loại văn bản"),
        default=(),
        names=Names.PAPER,
        help=_m("Bỏ trống: chính văn bản của quy định."),
    )
    deadline: Deadline = term(_m("Thời hạn"), default=PeriodEnd())
    after: str = term(_m("Sau bước"), default="")
    to: str = term(_m("Nơi nhận"), default="")
    channels: tuple[Channel, ...] = term(_m("Hình thức"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOwn(Group):
    """What the office has decided itself where the text is silent or unclear; never the text's."""

    LABEL: ClassVar[str] = _m("Quy định riêng của cơ quan")
    HELP: ClassVar[str] = _m(
        "Do cơ quan tự đặt khi quy chế không quy định hoặc không nói rõ; "
        "luôn được ghi là của cơ quan."
    )
    period: Period | None = term(_m("Kỳ"), default=None)
    deadline: Deadline | None = term(_m("Thời hạn"), default=None)
    quota: Quota | None = term(_m("Mức"), default=None)
    part_of_period: PartOfPeriod | None = term(_m("Kỳ không trọn"), default=None)
    decided_on: dt.date | None = term(_m("Ngày quyết định"), default=None)
    note: str = term(_m("Ghi chú"), default="", long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Group):
    """One rule: who owes what, for what, in which period, until when, resting on what."""

    LABEL: ClassVar[str] = _m("Quy định")
    id: str = term(_m("Mã"))
    clause: str = term(_m("Điều, khoản"), help=_m("Ví dụ: Đ8.1"))
    title: str = term(_m("Tên gọi"))
    wording: str = term(_m("Diễn giải"), default="", long=True)
    exact_text: str = term(_m("Nguyên văn"), default="", long=True)
    nature: Nature = term(_m("Tính chất"), default=Nature.DUTY)
    who: Who = term(_m("Ai thực hiện"))
    per: Per = term(_m("Tính cho"), default=Per.TERRITORY)
    when: Condition | None = term(_m("Chỉ áp dụng khi"), default=None)
    otherwise: str = term(
        _m("Nếu không, áp dụng quy định"),
        default="",
        help=_m("Mã của quy định áp dụng khi điều kiện trên không thỏa."),
    )
    count: Count = term(_m("Tính cái gì"))
    parts: tuple[Part, ...] = term(_m("Mức riêng trong tổng số"), default=())
    period: Period = term(_m("Kỳ"), default=Always())
    deadline: Deadline = term(
        _m("Thời hạn"), default=PeriodEnd(), help=_m("Không ghi: hết kỳ là hạn.")
    )
    calendar: CalendarLimit | None = term(_m("Chỉ tính vào các ngày"), default=None)
    evidence: Evidence | None = term(_m("Căn cứ để được tính"), default=None)
    part_of_period: PartOfPeriod = term(_m("Kỳ không trọn"), default=Silent())
    validity: Validity = term(_m("Hiệu lực của quy định"), default=Validity())
    steps: tuple[Step, ...] = term(_m("Các bước"), default=())
    office: OfficeOwn | None = term(_m("Quy định riêng của cơ quan"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming(Group):
    """A name of the file's own: a kind of event or paper, a level, a number …, and its words."""

    LABEL: ClassVar[str] = _m("Tên gọi riêng")
    id: str = term(_m("Mã"))
    of: Names = term(_m("Thuộc loại"))
    name: str = term(_m("Tên gọi"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Group):
    """Another document beside the regulation: its parent, the one it replaces … (issue n)."""

    LABEL: ClassVar[str] = _m("Văn bản liên quan")
    role: DocumentRole = term(_m("Vai trò"))
    title: str = term(_m("Trích yếu"), default="")
    number: str = term(_m("Số và ký hiệu"), default="")
    signed_on: dt.date | None = term(_m("Ngày ký"), default=None)
    issuer: str = term(_m("Cơ quan ban hành"), default="")
    signer: str = term(_m("Người ký"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Group):
    """A form that the regulation prescribes, for which kinds of event or paper."""

    LABEL: ClassVar[str] = _m("Mẫu")
    id: str = term(_m("Mã"))
    title: str = term(_m("Tên mẫu"))
    kinds: tuple[str, ...] = term(
        _m("Dùng cho"), default=(), names=(Names.EVENT, Names.PAPER, Names.RECORDED)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeLevel(Group):
    """A level of a rating scheme: from how many points, under which side conditions."""

    LABEL: ClassVar[str] = _m("Mức xếp loại")
    name: str = term(_m("Tên mức"))
    at_least: float | None = term(_m("Từ (điểm)"), default=None)
    conditions: tuple[str, ...] = term(_m("Điều kiện kèm theo"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme(Group):
    """A rating scheme, in force from day to day (trap 7)."""

    LABEL: ClassVar[str] = _m("Cách xếp loại")
    id: str = term(_m("Mã"))
    name: str = term(_m("Tên"))
    citation: str = term(_m("Theo văn bản"), default="")
    first: dt.date | None = term(_m("Áp dụng từ ngày"), default=None)
    last: dt.date | None = term(_m("Đến ngày"), default=None)
    max_points: float | None = term(_m("Điểm tối đa"), default=None)
    kinds: tuple[str, ...] = term(_m("Dùng cho văn bản"), default=("rating",), names=Names.PAPER)
    levels: tuple[SchemeLevel, ...] = term(_m("Các mức"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered(Group):
    """One khoản, dash or sentence of the text: the rules made of it, or why there is none."""

    LABEL: ClassVar[str] = _m("Đối chiếu với nguyên văn")
    place: str = term(_m("Chỗ trong văn bản"))
    begins: str = term(_m("Câu mở đầu"), default="")
    rules: tuple[str, ...] = term(_m("Quy định"), default=())
    reason: str = term(_m("Vì sao không có quy định"), default="", long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation(Group):
    """A regulation: its documents, names, forms, schemes and rules.

    Nothing is computed before ``applies_from`` nor after ``in_force_to``; a regulation without
    ``applies_from`` is switched off.
    """

    LABEL: ClassVar[str] = _m("Quy chế, quy định")
    id: str = term(_m("Mã"))
    short: str = term(_m("Gọi tắt"), help=_m("Đứng trước điều, khoản khi trích dẫn: QC Đ8.1."))
    title: str = term(_m("Tên văn bản"))
    number: str | Unknown = term(_m("Số"), default=Unknown())
    symbol: str | Unknown = term(_m("Ký hiệu"), default=Unknown())
    signed_on: dt.date | Unknown = term(_m("Ngày ký"), default=Unknown())
    issuer: str = term(_m("Cơ quan ban hành"), default="")
    signer: str = term(_m("Người ký"), default="")
    in_force_from: dt.date | Unknown = term(_m("Có hiệu lực từ ngày"), default=Unknown())
    in_force_to: dt.date | None = term(_m("Hết hiệu lực sau ngày"), default=None)
    applies_from: dt.date | None = term(_m("Áp dụng từ ngày"), default=None)
    replaces: str = term(_m("Thay thế"), default="")
    documents: tuple[Document, ...] = term(_m("Văn bản liên quan"), default=())
    names: tuple[Naming, ...] = term(_m("Tên gọi riêng"), default=())
    forms: tuple[Form, ...] = term(_m("Mẫu"), default=())
    schemes: tuple[Scheme, ...] = term(_m("Cách xếp loại"), default=())
    rules: tuple[Rule, ...] = term(_m("Các quy định"), default=())
    coverage: tuple[Covered, ...] = term(_m("Đối chiếu với nguyên văn"), default=())
    note: str = term(_m("Ghi chú"), default="", long=True)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id; raises KeyError."""
        for one in self.rules:
            if one.id == rule_id:
                return one
        raise KeyError(rule_id)

    def cite(self, rule: Rule) -> str:
        """Return the citation of a rule, e.g. ``QC Đ8.1``."""
        return f"{self.short} {rule.clause}".strip()
