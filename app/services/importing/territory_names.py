"""Which territory of the book a name in a sheet means: one, one of several, or none."""

import datetime as dt
import re
import uuid
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from app import gazetteer
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces, fold, has_diacritics, name_key
from app.read_models.imports import Candidate, KnownTerritory
from app.services.importing.book import KnownBook
from app.services.importing.kinds import TerritoryKinds, is_unit
from app.services.importing.planning import LEAVE, Place, Questions

_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_OFFERED = 40


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means; ``territory`` is set where only one can be meant."""

    territory: KnownTerritory | None
    candidates: tuple[KnownTerritory, ...] = ()
    """To choose from, where it is not clear."""
    as_written: bool = True
    """The name stands in the book as it is written, kind and accents included."""
    is_former: bool = False
    """The name is of a unit until 30/6/2025; the candidates are those that took it over."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a name means after asking; ``state`` is found, unknown, waiting or left_out."""

    state: str
    territory: KnownTerritory | None = None
    as_written: bool = True


class TerritoryNames:
    """Finds territories by name: whole, without its kind ("Ba Gia"), or typed without accents."""

    def __init__(self, book: KnownBook) -> None:
        self._today = book.today
        self._kinds = TerritoryKinds(book.kinds)
        self._whole: defaultdict[str, list[KnownTerritory]] = defaultdict(list)
        self._bare: defaultdict[str, list[KnownTerritory]] = defaultdict(list)
        self._folded: defaultdict[str, list[KnownTerritory]] = defaultdict(list)
        self._endings: defaultdict[str, list[KnownTerritory]] = defaultdict(list)
        self._province_code = book.province_code
        self._successors_of = book.successors
        self._by_id = {one.id: one for one in book.territories}
        for one in book.territories:
            self._whole[name_key(one.name)].append(one)
            for key in {name_key(bare) for bare in self._bare_names(one)}:
                self._bare[key].append(one)
                self._folded[fold(key)].append(one)
            self._folded[fold(name_key(one.name))].append(one)
            pieces = name_key(one.name).split(" ")
            for start in range(1, len(pieces)):
                self._endings[" ".join(pieces[start:])].append(one)

    def is_known(self, name: str) -> bool:
        """Tell whether the book has a territory of that name, whole or without its kind."""
        key = name_key(self._spelt_out(collapse_spaces(name)))
        return key in self._whole or key in self._bare

    def find(self, name: str, day: dt.date) -> Found:
        """Return what a name means on a day; where units of one name followed one another, the
        one that was there on that day.
        """
        text, hint = collapse_spaces(name), ""
        if (bracket := _IN_BRACKETS.search(text)) is not None:
            text, hint = text[: bracket.start()].strip(), fold(bracket.group(1))
        text = self._spelt_out(text)
        key = name_key(text)
        for found, as_written in (
            (self._whole.get(key, []), True),
            (self._bare.get(key, []), False),
            ([] if has_diacritics(text) else self._folded.get(fold(key), []), False),
        ):
            chosen = self._narrowed(found, day, hint)
            if len(chosen) == 1:
                return Found(chosen[0], as_written=as_written)
            if chosen:
                return Found(None, tuple(chosen), as_written=False)
        if similar := self._similar(key, day):
            return Found(None, similar, as_written=False)
        return Found(None, self._successors(key), as_written=False, is_former=True)

    def resolve(self, name: str, day: dt.date, place: Place, questions: Questions) -> Answered:
        """Return what a name means, asking where it is not clear."""
        found = self.find(name, day)
        ended = found.territory
        if ended is not None and not (heirs := self._heirs(ended, day)):
            return Answered("found", ended, found.as_written)
        if ended is not None:
            found = Found(None, (*heirs, ended), as_written=False)
        if not found.candidates:
            return Answered("unknown")
        offered = tuple(Candidate(one.id.hex, _shown(one)) for one in found.candidates)
        # Another day may offer other units of the same name.
        mark = uuid.uuid5(uuid.NAMESPACE_OID, "".join(one.key for one in offered)).hex[:8]
        chosen = questions.ask(
            f"territory:{name_key(name)}:{mark}",
            _asked(found, ended).format(name=collapse_spaces(name)),
            place,
            offered,
        )
        if chosen is None:
            return Answered("waiting")
        if chosen == LEAVE:
            return Answered("left_out")
        return Answered("found", self._by_id[uuid.UUID(hex=chosen)], as_written=False)

    def _heirs(self, one: KnownTerritory, day: dt.date) -> tuple[KnownTerritory, ...]:
        """Return those of that day that took over a unit which had ended by then."""
        found: dict[uuid.UUID, KnownTerritory] = {}
        if one.valid_to is None or day <= one.valid_to:
            return ()
        waiting, seen = [one.id], {one.id}
        while waiting:
            for heir_id in self._successors_of.get(waiting.pop(), ()):
                heir = self._by_id.get(heir_id)
                if heir is None or heir_id in seen:
                    continue
                seen.add(heir_id)
                if _holds(heir, day):
                    found[heir_id] = heir
                else:
                    waiting.append(heir_id)
        return tuple(found.values())

    def _spelt_out(self, name: str) -> str:
        """Return a name with its kind spelt out, unless the book has it as it is written."""
        return name if name_key(name) in self._whole else self._kinds.spelt_out(name)

    def _bare_names(self, one: KnownTerritory) -> list[str]:
        """Return a name without its kind or with half of it ("khu Lý Sơn" for "Đặc khu …")."""
        pieces = one.name.split(" ")
        kind = self._kinds.by_id(one.kind_id)
        if kind is not None and is_unit(kind):
            bare = self._kinds.without_kind(one.name, kind).split(" ")
            return [" ".join(pieces[start:]) for start in range(1, len(pieces) - len(bare) + 1)]
        # "tỉnh" may be anything: one word left of a body's name is asked about, never taken.
        return [" ".join(pieces[1:])] if len(pieces) > 2 else []

    def _narrowed(
        self, found: list[KnownTerritory], day: dt.date, hint: str
    ) -> list[KnownTerritory]:
        if len(found) < 2:
            return found
        if hint:
            fitting = [
                one for one in found if one.former_district and fold(one.former_district) in hint
            ]
            found = fitting or found
        for moment in (day, self._today):
            holding = [one for one in found if _holds(one, moment)]
            if len(holding) == 1:
                return holding
        return found

    def _similar(self, key: str, day: dt.date) -> tuple[KnownTerritory, ...]:
        """Return what may be meant: names ending so, or the same name under another kind."""
        similar = {one.id: one for one in self._endings.get(key, [])}
        pieces = key.split(" ")
        for start in range(1, min(3, len(pieces))):
            for one in self._bare.get(" ".join(pieces[start:]), []):
                similar.setdefault(one.id, one)
        # "Đảng ủy phường Thành Vinh" may mean the ward.
        for start in range(1, len(pieces) - 1):
            for one in self._whole.get(" ".join(pieces[start:]), []):
                similar.setdefault(one.id, one)
        present = [one for one in similar.values() if _holds(one, day) or _holds(one, self._today)]
        return tuple(present[:_OFFERED])

    def _successors(self, key: str) -> tuple[KnownTerritory, ...]:
        """Return the units of the book that took over an older commune or district."""
        by_code = {one.code: one for one in self._by_id.values() if one.code}
        found: dict[uuid.UUID, KnownTerritory] = {}
        for code in _successor_codes(self._province_code).get(key, ()):
            if (one := by_code.get(code)) is not None:
                found.setdefault(one.id, one)
        return tuple(found.values())


@cache
def _successor_codes(province_code: str) -> dict[str, list[str]]:
    """Return by name key the codes of today's units that older units went to."""
    names = {
        unit.id: name_key(unit.name)
        for unit in (
            *gazetteer.older_units_of(province_code),
            *gazetteer.older_districts_of(province_code),
        )
    }
    codes: dict[str, list[str]] = {}
    for link in (
        *gazetteer.successions_of(province_code),
        *gazetteer.district_successions_of(province_code),
    ):
        codes.setdefault(names[link.old_id], []).append(link.new_id)
    return codes


def _holds(one: KnownTerritory, day: dt.date) -> bool:
    return (one.valid_from is None or one.valid_from <= day) and (
        one.valid_to is None or day <= one.valid_to
    )


def _asked(found: Found, ended: KnownTerritory | None) -> str:
    if ended is not None:
        return _("“{name}” đã kết thúc trước ngày ghi ở hàng; ghi vào địa bàn nào?")
    if found.is_former:
        return _("“{name}” là đơn vị trước ngày 01/07/2025; ghi vào địa bàn nào hiện nay?")
    return _("“{name}” là địa bàn nào?")


def _shown(one: KnownTerritory) -> str:
    if one.valid_to is not None:
        return _("{name} (đến {day})").format(name=one.name, day=short_date(one.valid_to))
    if one.former_district:
        return _("{name} ({district} cũ)").format(
            name=one.name, district=one.former_district[:1].lower() + one.former_district[1:]
        )
    return one.name
