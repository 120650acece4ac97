"""Finds the line of every key of a TOML text, which the standard reader does not tell.

For texts that ``tomllib`` has read without complaint alone: it checks nothing itself.
"""

import bisect
import re
import tomllib
from collections.abc import Mapping

from app.regulations.codec_mistakes import Path

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANKS = re.compile(r"[ \t]*")
_FILLING = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
#: A number, date, time or truth value; a date and its time may stand apart by one blank.
_PLAIN_VALUE = re.compile(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, of each key, table and item of an array by its path."""
    return _Scan(text).run()


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a path, or of the nearest thing around it that stands in the text."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._found: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}
        """How many ``[[…]]`` of a name have come so far."""

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip(_FILLING) < len(self._text):
            if self._text.startswith("[[", self._at):
                table = self._array_header()
            elif self._text[self._at] == "[":
                self._at += 1
                begin = self._at
                table = self._resolved(self._key())
                for length in range(1, len(table) + 1):
                    self._mark(table[:length], begin)
                self._at += 1
            else:
                self._pair(table)
        return self._found

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _mark(self, path: Path, at: int) -> None:
        self._found.setdefault(path, bisect.bisect_left(self._ends, at) + 1)

    def _array_header(self) -> Path:
        begin = self._at
        self._at += 2
        *outer, last = self._key()
        self._at += 2
        array = (*self._resolved(tuple(outer)), last)
        count = self._tables.get(array, 0)
        self._tables[array] = count + 1
        for length in range(1, len(array) + 1):
            self._mark(array[:length], begin)
        self._mark((*array, count), begin)
        return (*array, count)

    def _resolved(self, keys: tuple[str, ...]) -> Path:
        """Return the path of a header's keys: below ``[[…]]`` it goes on in the last of them."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return path

    def _key(self) -> tuple[str, ...]:
        parts: list[str] = []
        while True:
            self._skip(_BLANKS)
            parts.append(self._key_part())
            self._skip(_BLANKS)
            if not self._text.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _key_part(self) -> str:
        begin = self._at
        if self._text[begin] in "\"'":
            self._string()
            written = self._text[begin : self._at]
            return str(tomllib.loads(f"key = {written}")["key"])
        self._skip(_BARE_KEY)
        return self._text[begin : self._at]

    def _pair(self, table: Path) -> None:
        begin = self._at
        path = table
        for part in self._key():
            path = (*path, part)
            self._mark(path, begin)
        self._at += 1  # the sign =
        self._skip(_BLANKS)
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self._text[self._at]
        if first in "\"'":
            self._string()
        elif first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._skip(_PLAIN_VALUE)

    def _array(self, path: Path) -> None:
        self._at += 1
        count = 0
        while self._text[self._skip(_FILLING)] != "]":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._mark((*path, count), self._at)
            self._value((*path, count))
            count += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._text[self._skip(_FILLING)] != "}":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1

    def _string(self) -> None:
        """Move behind a string of any of the four sorts."""
        quote = self._text[self._at]
        fence = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        self._at += len(fence)
        while not self._text.startswith(fence, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        self._at += len(fence)
        # Up to two quotes may stand directly before the closing three.
        while len(fence) == 3 and self._text.startswith(quote, self._at):
            self._at += 1
