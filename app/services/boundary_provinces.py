"""Of which province the areas of a boundary file are, where they are not of the book's own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from app import gazetteer
from app.i18n.text import name_key
from app.services.boundary_matching import AreaLabel

_CODE_DIGITS = 5


def other_province(areas: Sequence[AreaLabel], own_codes: Iterable[str]) -> str:
    """Return the name of the province that most areas are of by code, else by name.

    Empty where that is the one of the book's own units (``own_codes``), and where fewer than half
    of the areas tell.
    """
    own = _of_codes(own_codes)
    for told in (_of_codes(one.code for one in areas), _by_name(areas)):
        if not told:
            continue
        code, count = told.most_common(1)[0]
        if count * 2 >= len(areas):
            return "" if code in own or not own else gazetteer.province(code).name
    return ""


def _of_codes(codes: Iterable[str]) -> Counter[str]:
    units = (gazetteer.find_by_code(one.strip().zfill(_CODE_DIGITS)) for one in codes if one)
    return Counter(one.province_code for one in units if one is not None)


def _by_name(areas: Sequence[AreaLabel]) -> Counter[str]:
    homes = _provinces_of_names()
    return Counter(code for one in areas for code in homes.get(name_key(one.name), ()))


@cache
def _provinces_of_names() -> dict[str, frozenset[str]]:
    homes: dict[str, set[str]] = {}
    for province in gazetteer.provinces():
        for unit in gazetteer.units_of(province.code):
            homes.setdefault(name_key(unit.name), set()).add(province.code)
    return {name: frozenset(codes) for name, codes in homes.items()}
