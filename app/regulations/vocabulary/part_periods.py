"""Where the duty, or the person, covers a part of a period alone: the slot ``part_of_period``."""

from dataclasses import dataclass
from typing import ClassVar, Union

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import Rounding
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Word, term


@dataclass(frozen=True, slots=True, kw_only=True)
class FullQuota(Word):
    """The whole quota is owed however short the part."""

    WORD: ClassVar[str] = "full"
    LABEL: ClassVar[str] = _m("vẫn đủ mức của cả kỳ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProRata(Word):
    """The quota in proportion to the days."""

    WORD: ClassVar[str] = "pro_rata"
    LABEL: ClassVar[str] = _m("tính theo tỷ lệ số ngày")
    rounding: Rounding = term(_m("Làm tròn"), default=Rounding.UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDuty(Word):
    """Nothing is owed in a period that is not covered wholly."""

    WORD: ClassVar[str] = "none"
    LABEL: ClassVar[str] = _m("không tính kỳ không trọn")


PartOfPeriod = Union[FullQuota, ProRata, NoDuty, Silent, Unknown]  # noqa: UP007
PARTS_OF_PERIOD: tuple[type[Word], ...] = (FullQuota, ProRata, NoDuty, Silent, Unknown)
