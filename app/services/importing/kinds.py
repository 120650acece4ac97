"""What offices' words mean: kinds of territory, and kinds of engagement from a purpose.

Both are data (``resources/imports``), so that another office's words need no code.
"""

import tomllib
import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any

from app import resources
from app.domain.engagement import EngagementKind
from app.domain.territory import TerritoryCategory
from app.i18n.text import exact_key, fold, has_diacritics, name_key, words
from app.read_models.imports import Candidate
from app.read_models.office import KindRow

_UNITS = (TerritoryCategory.COMMUNE, TerritoryCategory.DISTRICT)


@cache
def _territory_words() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        resources.read_text("imports", "territory_kinds.toml")
    )
    return data


@cache
def _rules() -> tuple[tuple[EngagementKind, tuple[str, ...]], ...]:
    data: dict[str, Any] = tomllib.loads(resources.read_text("imports", "engagement_kinds.toml"))
    return tuple(
        (EngagementKind(rule["kind"]), tuple(_plain(word) for word in rule["words"]))
        for rule in data["rule"]
    )


def engagement_kind(purpose: str) -> EngagementKind:
    """Return the kind that a purpose tells of; a trip where it tells of none.

    What is said first counts ("Dự hội nghị trao đổi kinh nghiệm" is a meeting), and of two that
    begin together the longer one ("họp chi bộ" before "họp").
    """
    text = f" {_plain(purpose)} "
    found = [
        (place, -len(phrase), kind)
        for kind, phrases in _rules()
        for phrase in phrases
        if (place := text.find(f" {phrase} ")) >= 0
    ]
    return min(found)[2] if found else EngagementKind.TRIP


def is_unit(kind: KindRow) -> bool:
    """Tell whether a kind is an administrative unit, whose name begins with the kind."""
    return kind.category in _UNITS


class TerritoryKinds:
    """The book's kinds of territory by what offices call them."""

    def __init__(self, kinds: Sequence[KindRow]) -> None:
        self._kinds = tuple(kinds)
        self._by_name: dict[str, KindRow] = {}
        for kind in kinds:
            synonyms = _territory_words().get(kind.code, {}).get("synonyms", [])
            for name in (kind.name, *synonyms):
                self._by_name.setdefault(_plain(name), kind)
        self._folded = {fold(name): kind for name, kind in self._by_name.items()}

    def named(self, text: str) -> KindRow | None:
        """Return the kind of that name or synonym; typed without accents it is found too."""
        plain = _plain(text)
        found = self._by_name.get(plain)
        if found is None and not has_diacritics(text):
            found = self._folded.get(fold(plain))
        return found

    def of_name(self, territory_name: str) -> KindRow | None:
        """Return the kind that a territory's name begins with; the longest beginning counts."""
        plain = f"{_plain(territory_name)} "
        best: tuple[int, KindRow] | None = None
        for kind in self._kinds:
            for begin in _territory_words().get(kind.code, {}).get("begins", []):
                if plain.startswith(f"{_plain(begin)} ") and (best is None or len(begin) > best[0]):
                    best = (len(begin), kind)
        return best[1] if best else None

    def spelt_out(self, name: str) -> str:
        """Return a name with a shortened kind spelt out: ``P. Cẩm Thành``, ``P.Cẩm Thành``."""
        lowered = name.casefold()
        for kind in self._kinds:
            for short in _territory_words().get(kind.code, {}).get("short", []):
                if lowered.startswith(short) and name[len(short) :].strip():
                    return f"{kind.name} {name[len(short) :].strip()}"
        return name

    def without_kind(self, name: str, kind: KindRow) -> str:
        """Return a unit's name without its kind: ``Ba Gia``; the name itself where it has none."""
        for begin in (kind.name, *_territory_words().get(kind.code, {}).get("begins", [])):
            if name_key(name).startswith(f"{name_key(begin)} "):
                return name[len(begin) :].strip()
        return name

    def by_id(self, kind_id: uuid.UUID) -> KindRow | None:
        """Return a kind of the book."""
        return next((kind for kind in self._kinds if kind.id == kind_id), None)

    def candidates(self) -> tuple[Candidate, ...]:
        """Return all kinds as answers."""
        return tuple(Candidate(kind.id.hex, kind.name) for kind in self._kinds)

    def names(self) -> str:
        """Name all kinds in a line."""
        return ", ".join(kind.name for kind in self._kinds)


def _plain(text: str) -> str:
    return " ".join(words(exact_key(text)))
