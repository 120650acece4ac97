"""Walks a large JSON text value by value, so that little of it at a time is Python objects.

A hundred megabytes of JSON would be gigabytes as lists; lines of coordinates come as arrays at
once, piece by piece. It knows nothing of geometry beyond that.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Line = npt.NDArray[np.float64]
"""(n, 2): the first two numbers of each position."""

_BLANK = re.compile(r"[ \t\r\n]*")
_LINE_BEGINS = re.compile(r"\[[ \t\r\n]*\[[ \t\r\n]*[-\d]")
_LINE_ENDS = re.compile(r"\][ \t\r\n]*\]")
_POSITION_ENDS = re.compile(r"\][ \t\r\n]*,")
_DECODER = json.JSONDecoder()

_PIECE = 1 << 20
"""Characters of one line of coordinates that are Python objects at a time."""

_STRIDE = 1 << 18
"""Characters between two reports of how far it is."""


class BrokenJsonError(ValueError):
    """The text is not JSON; ``position`` is the character where reading stopped."""

    def __init__(self, position: int) -> None:
        super().__init__("broken JSON")
        self.position = position


class JsonCursor:
    """A place in a text that moves on with each value read. All methods raise BrokenJsonError.

    ``moved`` gets the place now and then; what it raises ends the reading.
    """

    def __init__(self, text: str, moved: Callable[[int], None]) -> None:
        self._text = text
        self._moved = moved
        self._told = 0
        self._at = 0
        self._blank()

    def begins(self, sign: str) -> bool:
        """Tell whether the next value begins with ``{`` or ``[``."""
        return self._text.startswith(sign, self._at)

    def begins_line(self) -> bool:
        """Tell whether the next value looks like a list of positions."""
        return _LINE_BEGINS.match(self._text, self._at) is not None

    def members(self) -> Iterator[str]:
        """Yield the names of an object; the caller reads the value of each."""
        self._expect("{")
        if not self._skips("}"):
            while True:
                name = self.value()
                if not isinstance(name, str):
                    raise BrokenJsonError(self._at)
                self._expect(":")
                yield name
                if not self._skips(","):
                    break
            self._expect("}")

    def items(self) -> Iterator[int]:
        """Yield the numbers (from 0) of a list's items; the caller reads each."""
        self._expect("[")
        if not self._skips("]"):
            number = 0
            while True:
                yield number
                self._tell()
                number += 1
                if not self._skips(","):
                    break
            self._expect("]")

    def value(self) -> Any:
        """Read any value whole."""
        try:
            found, self._at = _DECODER.raw_decode(self._text, self._at)
        except StopIteration as error:
            raise BrokenJsonError(self._at) from error
        except json.JSONDecodeError as error:
            raise BrokenJsonError(error.pos) from error
        except (RecursionError, ValueError) as error:
            raise BrokenJsonError(self._at) from error
        self._blank()
        self._tell()
        return found

    def line(self) -> Line | None:
        """Read a list of positions; None for any other value."""
        start = self._at
        if not self.begins_line() or _LINE_ENDS.search(self._text, start, start + _PIECE):
            return line_of(self.value())
        end = _LINE_ENDS.search(self._text, start)
        if end is None:
            raise BrokenJsonError(len(self._text))
        parts: list[Line | None] = []
        begin = start + 1
        while begin < end.end():
            cut = _POSITION_ENDS.search(self._text, begin + _PIECE, end.start() + 1)
            stop = cut.start() + 1 if cut else end.start() + 1
            try:
                parts.append(line_of(json.loads(f"[{self._text[begin:stop]}]")))
            except (RecursionError, ValueError):
                # Lists within lists, or broken: reading it whole tells which.
                self._at = start
                return line_of(self.value())
            self._at = begin = cut.end() if cut else end.end()
            self._tell()
        self._blank()
        good = [part for part in parts if part is not None]
        return np.concatenate(good) if good and len(good) == len(parts) else None

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._at != len(self._text):
            raise BrokenJsonError(self._at)

    def _tell(self) -> None:
        if self._at >= self._told:
            self._told = self._at + _STRIDE
            self._moved(self._at)

    def _blank(self) -> None:
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at

    def _skips(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += 1
        self._blank()
        return True

    def _expect(self, sign: str) -> None:
        if not self._skips(sign):
            raise BrokenJsonError(self._at)


def line_of(values: Any) -> Line | None:
    """Turn a list of positions into an array; None for anything else. May hold no finite ones."""
    if not isinstance(values, list) or not values:
        return None
    try:
        line = np.array([position[:2] for position in values], dtype=np.float64)
    except (TypeError, ValueError, KeyError, OverflowError):
        return None
    return line if line.ndim == 2 and line.shape[1] == 2 else None
