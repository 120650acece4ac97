"""Reads plain values (of TOML, JSON or a form) into declared words and groups.

It goes on after a mistake, so that all are told at once. What fields say together is judged in
``codec_checks`` and ``codec_sense``; what rules say to each other in ``codec``.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from app.i18n.formats import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    DateFault,
    DateTextError,
    parse_date,
)
from app.i18n.text import nfc
from app.regulations.codec_checks import faults_of
from app.regulations.codec_mistakes import Mistake, Path, nearest
from app.regulations.codec_sense import senseless
from app.regulations.codec_shapes import (
    KIND,
    SCALARS,
    Alternatives,
    alternatives_of,
    fields_of,
    is_choice,
    item_of,
    may_be_bare,
)
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Choice
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Declaration, Names

#: Names that may be used, by sort; a sort that is missing is not checked.
KnownNames = Mapping[Names, Mapping[str, str]]


class Bad:
    """Stands for a value that could not be read; the mistake is already noted."""


BAD: Final = Bad()
#: Keys of the top of a file; below a line ``[[…]]`` they have come too late.
_TOP_KEYS = frozenset({"format", *(one.name for one in fields_of(Regulation))})
_FREE = Declaration(label="")


class Reader:
    """Reads any number of values and collects what is wrong with them in ``mistakes``.

    Without ``names`` it takes what a book has kept: neither names nor the sense of a rule are
    judged then, as a book must stay readable whatever later versions object to.
    """

    def __init__(self, names: KnownNames | None = None) -> None:
        self.mistakes: list[Mistake] = []
        self._names = names or {}
        self._judges = names is not None

    def note(self, path: Path, code: str, **values: object) -> Bad:
        """Note a mistake; returns the value that stands for it."""
        self.mistakes.append(Mistake(path, code, values))
        return BAD

    def read(self, hint: Any, plain: object, where: Path, declared: Declaration = _FREE) -> Any:
        """Return the value of a type, or ``BAD`` after noting why there is none."""
        item = item_of(hint)
        if item is not None:
            return self._tuple(item, plain, where, declared)
        allowed = alternatives_of(hint)
        if plain is None and allowed.optional:
            return None
        if isinstance(plain, dict):
            return self._table(allowed, plain, where, declared)
        if isinstance(plain, str):
            bare = self._bare(allowed, plain, where)
            if bare is not None:
                return bare
            if allowed.optional and not plain.strip() and str not in allowed.scalars:
                return None
        if allowed.scalars:
            return self._scalar(allowed.scalars[0], plain, where, declared)
        if allowed.words:
            return self._unknown_kind(allowed, plain, where)
        return self.note(where, "wrong_type", expected="table", given=plain)

    def read_fields(
        self, declared: type, plain: Mapping[str, object], where: Path, skip: Iterable[str] = ()
    ) -> Any:
        """Return a word or group of its table; ``skip`` names keys that are read elsewhere."""
        fields = fields_of(declared)
        skipped = frozenset(skip)
        self._unknown_keys([one.name for one in fields], plain, where, skipped)
        read: dict[str, Any] = {}
        for one in fields:
            path = (*where, one.name)
            if one.name in skipped:
                continue
            if one.name in plain:
                value = self.read(one.hint, plain[one.name], path, one.declaration)
                if not one.has_default and value in ("", ()):
                    value = self.note(path, "empty_text" if value == "" else "empty_list")
                read[one.name] = value
            elif not one.has_default:
                read[one.name] = self.note(
                    where, "missing_key", key=one.name, label=one.declaration.label
                )
        if any(value is BAD for value in read.values()):
            return BAD
        return self._sound(declared(**read), where)

    def _sound(self, made: Any, where: Path) -> Any:
        """Return the value, or BAD where its fields cannot stand together."""
        faults = faults_of(made)
        if self._judges and isinstance(made, Rule):
            faults += senseless(made)
        for below, code, values in faults:
            self.note((*where, *below), code, **values)
        return BAD if faults else made

    def _unknown_keys(
        self,
        allowed: list[str],
        plain: Mapping[str, object],
        where: Path,
        skipped: frozenset[str],
    ) -> None:
        for key in plain:
            if key in allowed or key in skipped:
                continue
            if key in _TOP_KEYS and len(where) == 2 and isinstance(where[1], int):
                self.note((*where, key), "top_key_below", key=key)
            else:
                self.note(
                    (*where, key),
                    "unknown_key",
                    key=key,
                    nearest=nearest(key, allowed),
                    allowed=tuple(allowed),
                )

    def _table(
        self, allowed: Alternatives, plain: dict[str, object], where: Path, declared: Declaration
    ) -> Any:
        if allowed.words and KIND in plain:
            kind = plain[KIND]
            word = allowed.words.get(kind) if isinstance(kind, str) else None
            if word is None:
                return self._unknown_kind(allowed, kind, (*where, KIND))
            return self.read_fields(word, plain, where, skip=(KIND,))
        if allowed.group is not None:
            return self.read_fields(allowed.group, plain, where)
        if allowed.words:
            return self.note(where, "kind_missing", allowed=_labels(allowed))
        expected = _expected(allowed.scalars[0])
        return self.note(where, "wrong_type", expected=expected, given=plain)

    def _bare(self, allowed: Alternatives, plain: str, where: Path) -> Any:
        """Return the word that a text alone stands for, or None where it stands for none."""
        text = nfc(plain).strip()
        if text in allowed.words:
            word = allowed.words[text]
            if not may_be_bare(word):
                needed = tuple(one.name for one in fields_of(word) if not one.has_default)
                return self.note(where, "bare_word", word=text, needed=needed)
            return self._sound(word(), where)
        for word in (Silent, Unknown):
            if word.WORD in allowed.words and text.lower() == word.LABEL:
                return word()
        if Unknown.WORD in allowed.words and not text:
            return Unknown()
        return None

    def _unknown_kind(self, allowed: Alternatives, kind: object, where: Path) -> Bad:
        return self.note(
            where,
            "unknown_kind",
            given=kind,
            allowed=_labels(allowed),
            nearest=nearest(kind, allowed.words),
        )

    def _tuple(self, item: Any, plain: object, where: Path, declared: Declaration) -> Any:
        if isinstance(plain, str | int) and (item in SCALARS or is_choice(item)):
            plain = [plain]
        if not isinstance(plain, list | tuple):
            is_table = item not in SCALARS and not is_choice(item)
            expected = "list_of_tables" if is_table else "list"
            return self.note(where, "wrong_type", expected=expected, given=plain)
        read = [self.read(item, one, (*where, at), declared) for at, one in enumerate(plain)]
        return BAD if any(one is BAD for one in read) else tuple(read)

    def _scalar(self, hint: Any, plain: object, where: Path, declared: Declaration) -> Any:
        if is_choice(hint):
            return self._choice(hint, plain, where)
        if hint is dt.date:
            return self._date(plain, where)
        if hint is str:
            if not isinstance(plain, str):
                return self.note(where, "wrong_type", expected="text", given=plain)
            return self._named(clean(plain), where, declared)
        if hint is bool:
            if not isinstance(plain, bool):
                return self.note(where, "wrong_type", expected="boolean", given=plain)
            return plain
        wanted = int if hint is int else (int, float)
        if isinstance(plain, bool) or not isinstance(plain, wanted):
            return self.note(where, "wrong_type", expected=SCALARS[hint], given=plain)
        low, high = declared.minimum, declared.maximum
        if (
            not math.isfinite(plain)
            or (low is not None and plain < low)
            or (high is not None and plain > high)
        ):
            return self.note(where, "out_of_bounds", given=plain, minimum=low, maximum=high)
        return float(plain) if hint is float else plain

    def _choice(self, hint: type[StrEnum], plain: object, where: Path) -> Any:
        if isinstance(plain, str) and plain in {one.value for one in hint}:
            return hint(plain)
        allowed = {one.value: one.label if isinstance(one, Choice) else "" for one in hint}
        return self.note(
            where, "unknown_choice", given=plain, allowed=allowed, nearest=nearest(plain, allowed)
        )

    def _date(self, plain: object, where: Path) -> Any:
        if isinstance(plain, dt.date) and not isinstance(plain, dt.datetime):
            if EARLIEST_YEAR <= plain.year <= LATEST_YEAR:
                return plain
            fault, given = DateFault.YEAR_OUT_OF_RANGE, plain.isoformat()
            return self.note(where, "not_a_date", given=given, fault=fault.value)
        if not isinstance(plain, str):
            return self.note(where, "wrong_type", expected="date", given=plain)
        try:
            return parse_date(plain)
        except DateTextError as error:
            return self.note(where, "not_a_date", given=plain, fault=error.fault.value)

    def _named(self, text: str, where: Path, declared: Declaration) -> Any:
        sorts = [one for one in declared.names if one in self._names]
        if not text or not sorts or any(text in self._names[one] for one in sorts):
            return text
        allowed = {name: label for one in sorts for name, label in self._names[one].items()}
        return self.note(
            where,
            "unknown_name",
            given=text,
            sorts=tuple(sorts),
            allowed=allowed,
            nearest=nearest(text, allowed),
        )


def clean(text: str) -> str:
    """Return a text as it is kept: NFC, line ends of one kind."""
    return nfc(text).replace("\r\n", "\n").replace("\r", "\n")


def _expected(hint: Any) -> str:
    return "choice" if is_choice(hint) else SCALARS[hint]


def _labels(allowed: Alternatives) -> dict[str, str]:
    found: dict[str, str] = {name: word.LABEL for name, word in allowed.words.items()}
    return found
