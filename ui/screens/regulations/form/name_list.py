"""Names that the fields of a form may use: built-in ones, and those of the regulation itself."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.i18n import _, mark
from app.i18n.text import fold
from app.regulations.regulation import Naming
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names

#: Words of the sorts of names, for choosing of what sort a name is.
SORTS = {
    Names.EVENT: mark("loại việc (chuyến đi, cuộc họp…)"),
    Names.PAPER: mark("loại văn bản, báo cáo"),
    Names.RECORDED: mark("loại sự kiện được ghi nhận"),
    Names.ROLE: mark("chức danh"),
    Names.LEVEL: mark("cấp"),
    Names.CATEGORY: mark("loại cuộc họp, chuyến đi"),
    Names.NUMBER: mark("số liệu của địa bàn"),
    Names.FIELD: mark("lĩnh vực"),
    Names.TIE: mark("quan hệ với địa bàn"),
    Names.TERRITORY_KIND: mark("loại địa bàn"),
    Names.ORGANISATION: mark("loại tổ chức đảng"),
    Names.CAMPAIGN: mark("loại đợt, chiến dịch"),
}

_NO_LETTER = re.compile(r"[^a-z0-9]+")


class NameList(QObject):
    """The names of one regulation while its form is open; ``changed`` when one is added."""

    changed = Signal()

    def __init__(
        self,
        own: Iterable[Naming] = (),
        *,
        rules: dict[str, str] | None = None,
        forms: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.own = list(own)
        self.rules = rules or {}
        """Rules that another may point to, by id."""
        self.forms = forms or {}
        """Forms that the regulation prescribes, by id."""

    def choices(self, sorts: Iterable[Names]) -> dict[str, str]:
        """Return the names of these sorts with their words."""
        wanted = tuple(sorts)
        found = {name: _(words) for sort in wanted for name, words in BUILT_IN[sort].items()}
        return found | {one.id: one.name for one in self.own if one.of in wanted}

    def add(self, sort: Names, words: str, written: str = "") -> str:
        """Add a name and return how it is written."""
        taken = {*BUILT_IN[sort], *(one.id for one in self.own if one.of is sort)}
        made = written or slug(words)
        number = 2
        while made in taken:
            made = f"{slug(words)}_{number}"
            number += 1
        self.own.append(Naming(id=made, of=sort, name=words))
        self.changed.emit()
        return made


def slug(words: str, between: str = "_") -> str:
    """Return how words are written as an id: ``hoi_nghi_giao_ban``."""
    return _NO_LETTER.sub(between, fold(words)).strip(between)[:60] or "ten"
