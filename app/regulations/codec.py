"""Declared regulations and rules to plain values and back: for files, the store and forms.

Conversion follows the declarations alone (``vocabulary.terms``); nothing here knows a rule's field
by name but those by which rules point to each other.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from app.regulations.codec_checks import circle_of
from app.regulations.codec_mistakes import MistakesError, Path, nearest
from app.regulations.codec_reader import BAD, KnownNames, Reader, clean
from app.regulations.codec_shapes import KIND, fields_of
from app.regulations.regulation import Naming, Regulation, Rule
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Group, Names, Word

Plain = dict[str, Any]
T = TypeVar("T")

RULES = "rules"
#: Value of ``Papers.form`` that means: the form for the kind of event.
BY_EVENT = "by_event"


def to_plain(value: Word | Group, *, whole: bool = False) -> Plain:
    """Return the table of a word or group.

    Fields equal to their default are left out, but for ``whole``: what is stored must mean the
    same when a default changes.

    A word's table begins with ``kind``. Dates stay dates, tuples become lists.
    """
    plain: Plain = {KIND: value.WORD} if isinstance(value, Word) else {}
    for one in fields_of(type(value)):
        given = getattr(value, one.name)
        if not one.has_default or given != one.default or (whole and given is not None):
            plain[one.name] = _plain(given, whole=whole)
    return plain


def _plain(value: Any, *, whole: bool = False) -> Any:
    if isinstance(value, Word | Group):
        return to_plain(value, whole=whole)
    if isinstance(value, tuple):
        return [_plain(one, whole=whole) for one in value]
    # A choice is written as the text that it is, not as a member of its list.
    return str(value.value) if hasattr(value, "value") else value


def from_plain(
    declared: type[T], plain: object, where: Path = (), names: KnownNames | None = None
) -> T:
    """Return the value of a declared class, or of a union of words given as its type.

    ``names`` are those that fields may use (``known_names``); without it names are not checked.
    Raises MistakesError with all mistakes, their paths beginning with ``where``.
    """
    reader = Reader(names)
    value = reader.read(declared, plain, where)
    if reader.mistakes:
        raise MistakesError(reader.mistakes)
    return cast(T, value)


def known_names(declared: Sequence[Naming] = ()) -> dict[Names, dict[str, str]]:
    """Return the names that may be used with their labels: the built-in and the declared ones."""
    names = {sort: dict(labels) for sort, labels in BUILT_IN.items()}
    for one in declared:
        names[one.of][one.id] = one.name
    return names


def rule_to_plain(rule: Rule) -> Plain:
    """Return the table of a rule."""
    return to_plain(rule)


def rule_from_plain(plain: object, names: Sequence[Naming] | None = None, where: Path = ()) -> Rule:
    """Return the rule of a table; ``names`` are the regulation's own (None: do not check names).

    What points to other rules (``otherwise``) is not checked. Raises MistakesError.
    """
    return from_plain(Rule, plain, where, None if names is None else known_names(names))


def regulation_to_plain(regulation: Regulation) -> Plain:
    """Return the table of a whole regulation."""
    return to_plain(regulation)


def regulation_from_plain(plain: Mapping[str, object]) -> Regulation:
    """Return the regulation of a table, checked within and between its rules.

    Raises MistakesError with all mistakes.
    """
    reader = Reader(_names_in(plain))
    regulation = reader.read_fields(Regulation, plain, ())
    _check_references(reader, plain)
    if reader.mistakes:
        raise MistakesError(reader.mistakes)
    return cast(Regulation, regulation)


def header_to_plain(regulation: Regulation) -> Plain:
    """Return the table of a regulation without its rules."""
    plain = to_plain(regulation)
    plain.pop(RULES, None)
    return plain


def header_from_plain(plain: Mapping[str, object]) -> Regulation:
    """Return a regulation without rules; its coverage may name rules. Raises MistakesError."""
    reader = Reader(_names_in(plain))
    regulation = reader.read_fields(Regulation, plain, ())
    if reader.mistakes:
        raise MistakesError(reader.mistakes)
    return cast(Regulation, regulation)


def rule_to_json(rule: Rule) -> str:
    """Return the one text of a rule, for keeping it in a field; equal rules give equal texts."""
    return _json(to_plain(rule, whole=True))


def rule_from_json(text: str) -> Rule:
    """Return the rule of such a text; raises MistakesError, or ValueError for what is no JSON."""
    return from_plain(Rule, json.loads(text))


def regulation_to_json(regulation: Regulation) -> str:
    """Return the one text of everything but the rules."""
    return _json(header_to_plain(regulation))


def regulation_from_json(text: str) -> Regulation:
    """Return a regulation without rules; raises as ``rule_from_json`` does."""
    return header_from_plain(json.loads(text))


def _json(plain: Plain) -> str:
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso
    )


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _names_in(plain: Mapping[str, object]) -> dict[Names, dict[str, str]]:
    """Return the names that a regulation's table may use, as far as they can be read."""
    reader = Reader()
    listed = plain.get("names")
    read = [reader.read(Naming, one, ()) for one in listed] if isinstance(listed, list) else []
    return known_names([one for one in read if one is not BAD])


def _check_references(reader: Reader, plain: Mapping[str, object]) -> None:
    """Check what points from one part of a regulation to another, on the table itself.

    A rule that could not be read still counts as there, so that one mistake is told once.
    """
    rules = _tables(plain, RULES)
    for key in (RULES, "forms", "schemes"):
        _check_doubles(reader, plain, key)
    _check_naming_doubles(reader, plain)
    ids = {_text(one, "id") for _at, one in rules} - {""}
    follows = {_text(one, "id"): _text(one, "otherwise") for _at, one in rules}
    for at, one in rules:
        otherwise = _text(one, "otherwise")
        path = (RULES, at, "otherwise")
        if otherwise and otherwise not in ids:
            _note_unknown_rule(reader, path, otherwise, ids)
        elif otherwise and circle_of(_text(one, "id"), follows):
            reader.note(path, "circle", key="otherwise", given=otherwise)
    for at, one in _tables(plain, "coverage"):
        named = one.get("rules")
        for place, name in enumerate(named if isinstance(named, list) else [named]):
            if isinstance(name, str) and clean(name) not in ids:
                _note_unknown_rule(reader, ("coverage", at, "rules", place), name, ids)
    _check_forms(reader, plain)


def _check_doubles(reader: Reader, plain: Mapping[str, object], key: str) -> None:
    seen: set[str] = set()
    for at, one in _tables(plain, key):
        name = _text(one, "id")
        if name and name in seen:
            reader.note((key, at, "id"), "id_twice", given=name)
        seen.add(name)


def _check_naming_doubles(reader: Reader, plain: Mapping[str, object]) -> None:
    seen: set[tuple[str, str]] = set()
    for at, one in _tables(plain, "names"):
        name = (_text(one, "of"), _text(one, "id"))
        if name in seen and name[1]:
            reader.note(("names", at, "id"), "id_twice", given=name[1])
        seen.add(name)


def _check_forms(reader: Reader, plain: Mapping[str, object]) -> None:
    forms = {_text(one, "id") for _at, one in _tables(plain, "forms")} | {BY_EVENT}
    for at, one in _tables(plain, RULES):
        count = one.get("count")
        form = _text(count, "form") if isinstance(count, dict) else ""
        if form and form not in forms:
            allowed = tuple(sorted(forms))
            path = (RULES, at, "count", "form")
            reader.note(
                path, "no_such_form", given=form, allowed=allowed, nearest=nearest(form, allowed)
            )


def _note_unknown_rule(reader: Reader, path: Path, given: object, ids: set[str]) -> None:
    allowed = tuple(sorted(ids))
    reader.note(path, "no_such_rule", given=given, allowed=allowed, nearest=nearest(given, allowed))


def _tables(plain: Mapping[str, object], key: str) -> list[tuple[int, dict[str, object]]]:
    listed = plain.get(key)
    if not isinstance(listed, list):
        return []
    return [(at, one) for at, one in enumerate(listed) if isinstance(one, dict)]


def _text(table: Mapping[str, object], key: str) -> str:
    found = table.get(key)
    return clean(found) if isinstance(found, str) else ""
