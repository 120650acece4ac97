"""Forms of address before a person's name: taken off, unless one may be the family name.

"Ông" is a family name as well, and "Bà" may begin a name: where nothing tells, a person is asked.
"""

import re

_COMRADE = re.compile(r"^(?:các\s+)?(?:đ/c|đc|đồng chí)(?:\s*[.:]\s*|\s+)", re.IGNORECASE)
_DEGREES = re.compile(r"^(?:(?:pgs|gs|ths|ts|bs|ks|cn)(?:\s*[.,:]\s*|\s+))+", re.IGNORECASE)
_MARKED = re.compile(r"^(?:ông|bà)\s*(?:/\s*bà\s*)?[.:]\s*", re.IGNORECASE)
_BARE = re.compile(r"^(?:ông/bà|ông|bà)\s+(?=(?P<next>\S+))", re.IGNORECASE)
# Borne by most people: one of them and a given name are enough.
_COMMON = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương đoàn "
    # Before the names of men and women of several peoples.
    "a y"
)
_OTHERS = (
    "an âu bạch bành biện cao cát chế châu chu chung chử cù cung dư đàm đào đậu điểu đồng đới "
    "giang giáp hà hàn hầu hoa hứa khổng khúc khương kiều kim kpă ksor la lã lại lâm liễu lò lộ "
    "lục lữ lương lưu lường ma mã mạc mai mạnh mông nghiêm ngụy ngân nhan nhâm ninh nông ôn phan "
    "phí phó phùng phương quách quàng quan rah rmah siu tạ tăng thạch thái thẩm thân thiều tiêu "
    "tô tôn tống trà trang triệu trịnh tưởng từ ung uông vạn vi viên vòng vương vừ xa"
)
_COMMON_NAMES = frozenset(_COMMON.split())
_FAMILY_NAMES = _COMMON_NAMES | frozenset(_OTHERS.split())


def without_address(name: str) -> str:
    """Return a name in NFC without forms of address and degrees, as far as they are beyond doubt.

    "Ông" and "Bà" stay where no family name follows: see ``if_address``.
    """
    bare = _DEGREES.sub("", _MARKED.sub("", _COMRADE.sub("", name)))
    found = _BARE.match(bare)
    if found is None:
        return bare
    rest = bare[found.end() :]
    without_degrees = _DEGREES.sub("", rest)
    if without_degrees != rest or "/" in found[0]:
        return without_degrees
    known = _COMMON_NAMES if len(rest.split()) == 2 else _FAMILY_NAMES
    is_clear = len(rest.split()) > 1 and found["next"].casefold() in known
    return rest if is_clear else bare


def if_address(name: str) -> str:
    """Return what a name is if the "Ông" or "Bà" that it begins with is a form of address.

    Empty where it begins with neither.
    """
    found = _BARE.match(name)
    return name[found.end() :] if found else ""
