"""Which old commune or commune of today a text names, for proposals that a person confirms.

A name counts with its kind ("Xã Ba Vì"), or without it where it has two words or more and no other
kind stands before it: "Huyện Ba Tơ" does not name Xã Ba Tơ. Pure.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.i18n.text import collapse_spaces, exact_key

_KINDS = tuple(
    exact_key(one)
    for one in (
        "thị trấn", "thị xã", "thành phố", "đặc khu", "huyện", "quận", "phường", "xã", "tỉnh",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A text names a unit: ``words`` as the unit is called, ``key`` whatever the caller gave."""

    words: str
    key: str


class PlaceWords:
    """Finds names in texts; ``names`` are units by key, with their kind: ``Xã Ba Vì``."""

    def __init__(self, names: Iterable[tuple[str, str]], others: Iterable[str] = ()) -> None:
        """``others`` are names that mean none of them, such as the district's."""
        self._whole: dict[str, list[Named]] = {}
        self._bare: dict[str, list[Named]] = {}
        for key, name in names:
            whole = exact_key(collapse_spaces(name))
            self._whole.setdefault(whole, []).append(Named(name, key))
            bare = _bare(whole)
            if bare != whole and " " in bare:
                self._bare.setdefault(bare, []).append(Named(name, key))
        self._others = tuple(exact_key(collapse_spaces(one)) for one in others)

    def find(self, text: str) -> tuple[Named, ...]:
        """Return the units that the text names, each once, in no order that matters."""
        told = " ".join(exact_key(collapse_spaces(text)).split())
        for one in self._others:
            told = _pattern(one).sub(" | ", told)
        found: dict[str, Named] = {}
        for names, by_kind in ((self._whole, True), (self._bare, False)):
            # Long names first: what "Xã Ba Vì Tây" is made of is not named as well.
            for words in sorted(names, key=len, reverse=True):
                told, hits = _take_out(told, words, by_kind)
                if hits:
                    found |= {one.key: one for one in names[words]}
        return tuple(found.values())


def sole(named: Iterable[Named], becomes: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    """Return what alone is named and by which words, each key replaced by what it became."""
    reached: set[str] = set()
    words: list[str] = []
    for one in named:
        reached |= becomes.get(one.key, frozenset({one.key}))
        words.append(one.words)
    return (next(iter(reached)), words[0]) if len(reached) == 1 else None


def _take_out(told: str, words: str, by_kind: bool) -> tuple[str, bool]:
    if words not in told:
        return told, False
    kept: list[str] = []
    at, hits = 0, False
    for match in _pattern(words).finditer(told):
        before = told[: match.start()].rstrip()
        if not by_kind and before.endswith(_KINDS):
            continue
        kept += [told[at : match.start()], "|"]
        at, hits = match.end(), True
    return "".join([*kept, told[at:]]), hits


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _bare(whole: str) -> str:
    for kind in _KINDS:
        if whole.startswith(kind + " "):
            return whole.removeprefix(kind + " ")
    return whole
