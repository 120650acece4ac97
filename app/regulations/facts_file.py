"""A facts file (docs/quy-che.md) to the rows that obligations are computed from.

It is for trying a regulation outside a book; the rows of a book come from the store.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from app.i18n import _
from app.read_models.facts import EngagementFact, Facts, HolidayFact, NumberFact, PersonFact
from app.regulations.codec_mistakes import Path, nearest
from app.regulations.codec_reader import BAD, Reader
from app.regulations.codec_shapes import item_of
from app.regulations.facts_file_checks import Rules, faults_of_row
from app.regulations.facts_file_rows import (
    ID_SPACES,
    LIST_WORDS,
    OF_REGULATIONS,
    OTHER_LISTS,
    POINTS_TO,
    SHORT_FORMS,
    Given,
    choices_of,
    defaults_of,
    keys_of,
    lists_of_facts,
    must_be_named,
    row_fields,
)
from app.regulations.messages import in_words
from app.regulations.regulation import FORMAT
from app.regulations.toml_text import (
    REGULATION_KEY,
    RegulationFileError,
    TomlText,
    read_toml,
    wrong_sort,
)

#: Of a number: nobody knows it; the same as leaving it out.
UNKNOWN = "unknown"
#: Of a day that is given once for both.
_START, _END = (EngagementFact, "start"), (EngagementFact, "end")
_TOP_DATES = ("history_from", "read_to")
_TOP_KEYS = ("format", "holidays", "working_days", *_TOP_DATES)
_POST_KEYS = ("role", "level", "division", "body")


def read_facts(given: bytes | str, file_name: str, rules: Rules | None = None) -> Facts:
    """Return the rows of a facts file.

    ``rules`` are the regulations and rules that rows may name (None: any).

    Raises RegulationFileError with all mistakes, ordered by line.
    """
    read = read_toml(given, file_name)
    if REGULATION_KEY in read.table:
        raise wrong_sort(file_name, is_facts=False)
    rows = _Rows(read, rules)
    facts = rows.facts()
    if rows.reader.mistakes:
        located = [
            read.mistake(one.path, *_place(read, one.path, in_words(one, one.path[2:])))
            if len(one.path) > 1 and isinstance(one.path[1], int)
            else read.mistake(one.path, "", in_words(one))
            for one in rows.reader.mistakes
        ]
        raise RegulationFileError(file_name, sorted(located, key=lambda one: one.line))
    return facts


def _place(read: TomlText, path: Path, text: str) -> tuple[str, str]:
    """Return in which row a path is, in words, and the text."""
    listed = read.table.get(str(path[0]))
    row = listed[path[1]] if isinstance(listed, list) and isinstance(path[1], int) else None
    named = row.get("id") or row.get("name") if isinstance(row, dict) else None
    which = f"“{named}”" if named else _("thứ {number}").format(number=int(path[1]) + 1)
    return f"[[{path[0]}]] {which}", text


def _key_wanted(made: Any, name: str, row: dict[str, Any]) -> str:
    """Return the key to name where a field is missing: the one that people write."""
    if (made, name) == _START:
        return "from" if keys_of(made).keys() & row.keys() & {"end", "to"} else "on"
    return next(key for key, meant in keys_of(made).items() if meant == name)


class _Rows:
    """One reading: what was read so far, and the ids that other rows may name."""

    def __init__(self, read: TomlText, rules: Rules | None) -> None:
        self.reader = Reader()
        self._table = read.table
        self._rules = rules
        self._ids: dict[str, set[str]] = {name: set() for name in lists_of_facts()}

    def facts(self) -> Facts:
        """Return all rows; what could not be read is noted and left out."""
        self._check_top()
        tables = {name: list(self._tables(name)) for name in lists_of_facts()}
        for name, rows in tables.items():
            self._keep_ids(name, rows)
        self._check_doubles(tables)
        made: dict[str, Any] = {}
        for name, rows in tables.items():
            read = [self._row(lists_of_facts()[name], row, path) for row, path in rows]
            made[name] = tuple(one for one in read if one is not BAD)
        for name in _TOP_DATES:
            if name in self._table:
                made[name] = self.reader.read(dt.date, self._table[name], (name,))
        return Facts(**made, holidays=tuple(self._holidays()))

    def _check_top(self) -> None:
        known = (*_TOP_KEYS, *lists_of_facts(), *OTHER_LISTS)
        for key in self._table:
            if key not in known:
                self.reader.note(
                    (key,), "unknown_key", key=key, nearest=nearest(key, known), allowed=known
                )
        given = self._table.get("format", FORMAT)
        if given != FORMAT or isinstance(given, bool):
            self.reader.note(("format",), "format_newer", given=given, allowed=FORMAT)

    def _tables(self, name: str) -> Iterable[tuple[dict[str, Any], Path]]:
        """Yield the rows of a list, under each of its names, with the kind they get from it."""
        other = [(alias, kind) for alias, (of, kind) in OTHER_LISTS.items() if of == name]
        for key, kind in ((name, ""), *other):
            listed = self._table.get(key, [])
            if not isinstance(listed, list):
                self.reader.note((key,), "wrong_type", expected="list_of_tables", given=listed)
                continue
            for at, row in enumerate(listed):
                if not isinstance(row, dict):
                    self.reader.note((key, at), "wrong_type", expected="table", given=row)
                    continue
                yield ({"kind": kind, **row} if kind else dict(row)), (key, at)

    def _keep_ids(self, name: str, rows: list[tuple[dict[str, Any], Path]]) -> None:
        if "key" not in row_fields(lists_of_facts()[name]):
            return
        fields = row_fields(lists_of_facts()[name])
        for row, path in rows:
            if "id" not in row and not must_be_named(name):
                row["id"] = f"{path[0]}-{int(path[1]) + 1}"
            self._ids[name].add(str(row.get("id", "")))
            for key in ("name", "number"):
                if key in fields and fields[key].required and "id" in row:
                    row.setdefault(key, row["id"])

    def _check_doubles(self, tables: dict[str, list[tuple[dict[str, Any], Path]]]) -> None:
        for space in ID_SPACES:
            seen: set[object] = set()
            for name in space:
                for row, path in tables[name]:
                    given = row.get("id")
                    if isinstance(given, str) and given in seen:
                        self.reader.note((*path, "id"), "id_twice", given=given)
                    elif isinstance(given, str):
                        seen.add(given)

    def _row(self, made: Any, row: dict[str, Any], path: Path) -> Any:
        """Return a row of a class, or BAD after noting what is wrong with it."""
        before = len(self.reader.mistakes)
        read: dict[str, Any] = defaults_of(made)
        for name, plain, where in self._given(made, row, path):
            read[name] = self._value(made, name, plain, where)
        for one in row_fields(made).values():
            if one.required and one.name not in read and (made, one.name) != _END:
                self.reader.note(path, "missing_key", key=_key_wanted(made, one.name, row))
        if len(self.reader.mistakes) > before:
            return BAD
        if "start" in read:
            read.setdefault("end", read["start"])
        made_row = made(**read)
        faults = list(faults_of_row(made_row, row, self._rules))
        for key, code, values in faults:
            self.reader.note((*path, key) if key else path, code, **values)
        return BAD if faults else made_row

    def _given(self, made: Any, row: dict[str, Any], path: Path) -> Iterable[Given]:
        """Yield the fields that a table gives, its short forms written out."""
        short = SHORT_FORMS.get(made, {})
        keys = keys_of(made)
        post = {key: row[key] for key in _POST_KEYS if made is PersonFact and key in row}
        if post:
            yield "posts", [post, *row.get("posts", [])], path
        for key, plain in row.items():
            where = (*path, key)
            if key in post or (post and key == "posts"):
                continue
            if key in short:
                yield from short[key](plain, where)
            elif key in keys:
                yield keys[key], plain, where
            elif key in _TOP_KEYS and len(path) == 2:
                self.reader.note(where, "top_key_below", key=key)
            else:
                known = tuple(dict.fromkeys((*keys, *short)))
                meant = nearest(key, known)
                self.reader.note(where, "unknown_key", key=key, nearest=meant, allowed=known)

    def _value(self, made: Any, name: str, plain: Any, where: Path) -> Any:
        field = row_fields(made).get(name)
        if name == "period" and field is None:
            return self.reader.note(where, "period_unreadable", given=plain)
        if field is None:
            allowed = ("by", "on")
            return self.reader.note(
                where, "unknown_key", key=name, nearest=nearest(name, allowed), allowed=allowed
            )
        if name == "points":
            return self._points(plain, where)
        item = item_of(field.hint)
        if item is not None and dataclasses.is_dataclass(item):
            return self._rows(item, plain, where)
        if item is not None and isinstance(plain, str):
            plain = [plain]
        value = self.reader.read(field.hint, plain, where)
        if value is BAD:
            return BAD
        if name == "key" and not value:
            return self.reader.note(where, "empty_text")
        choices = choices_of(made, name)
        if choices is not None and value not in choices:
            meant = nearest(value, choices)
            return self.reader.note(
                where, "unknown_choice", given=value, allowed=choices, nearest=meant
            )
        self._check_pointers(name, value, where)
        return value

    def _rows(self, made: Any, plain: Any, where: Path) -> Any:
        if not isinstance(plain, list):
            return self.reader.note(where, "wrong_type", expected="list_of_tables", given=plain)
        read: list[Any] = []
        for at, one in enumerate(plain):
            path = (*where, at)
            if not isinstance(one, dict):
                read.append(self.reader.note(path, "wrong_type", expected="table", given=one))
            elif made is not NumberFact or one.get("value") != UNKNOWN:
                read.append(self._row(made, one, path))
        return BAD if any(one is BAD for one in read) else tuple(read)

    def _points(self, plain: Any, where: Path) -> Any:
        if not isinstance(plain, dict):
            return self.reader.note(where, "wrong_type", expected="table", given=plain)
        read = {
            name: self.reader.read(float, value, (*where, name)) for name, value in plain.items()
        }
        return BAD if any(one is BAD for one in read.values()) else tuple(read.items())

    def _check_pointers(self, name: str, value: Any, where: Path) -> None:
        """Note names of rows that the file does not have."""
        if name in OF_REGULATIONS and self._rules is not None:
            lists: tuple[str, ...] = ("regulations",)
            allowed = set(self._rules)
        elif name in POINTS_TO:
            lists = POINTS_TO[name]
            allowed = set().union(*(self._ids[one] for one in lists))
        else:
            return
        for one in value if isinstance(value, tuple) else (value,):
            if one and one not in allowed:
                self.reader.note(
                    where,
                    "no_such_row",
                    given=one,
                    what=", ".join(_(LIST_WORDS[of]) for of in lists),
                    allowed=tuple(sorted(allowed)[:20]),
                    nearest=nearest(one, allowed),
                )

    def _holidays(self) -> Iterable[HolidayFact]:
        for key, is_working in (("holidays", False), ("working_days", True)):
            listed = self._table.get(key, [])
            if not isinstance(listed, list):
                self.reader.note((key,), "wrong_type", expected="list", given=listed)
                continue
            for at, one in enumerate(listed):
                name = ""
                where: Path = (key, at)
                if isinstance(one, dict):
                    name = str(one.get("name", ""))
                    where = (key, at, "day")
                    one = one.get("day", "")
                day = self.reader.read(dt.date, one, where)
                if day is not BAD:
                    yield HolidayFact(day, is_working, name)
