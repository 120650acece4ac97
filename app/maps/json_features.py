"""Walks a GeoJSON text feature by feature, so that only one feature at a time is Python objects.

A hundred megabytes of JSON would be a gigabyte as lists; it knows nothing of geometry.
"""

import json
import re
from collections.abc import Generator, Iterator
from typing import Any

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class BrokenJsonError(ValueError):
    """The text is not JSON; ``position`` is the character where reading stopped."""

    def __init__(self, position: int) -> None:
        super().__init__("broken JSON")
        self.position = position


class FeatureText:
    """The members of the outer object; ``features`` are read one after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.members: dict[str, Any] = {}
        self.has_features = False

    def features(self) -> Iterator[tuple[Any, int]]:
        """Yield (feature, position after it). Afterwards ``members`` holds all other members.

        Raise BrokenJsonError, for nesting beyond reason too.
        """
        at = self._expect("{", self._skip(0))
        first = True
        while True:
            at = self._skip(at)
            if first and self._text[at : at + 1] == "}":
                break
            name, at = self._value(at)
            if not isinstance(name, str):
                raise BrokenJsonError(at)
            at = self._skip(self._expect(":", self._skip(at)))
            if name == "features" and self._text[at : at + 1] == "[" and not self.has_features:
                self.has_features = True
                at = yield from self._items(at + 1)
            else:
                self.members[name], at = self._value(at)
            first = False
            at = self._skip(at)
            if self._text[at : at + 1] != ",":
                break
            at += 1
        if self._skip(self._expect("}", at)) != len(self._text):
            raise BrokenJsonError(at)

    def _items(self, at: int) -> Generator[tuple[Any, int], None, int]:
        """The items of an array up to and with its bracket; the value is the place after it."""
        at = self._skip(at)
        if self._text[at : at + 1] == "]":
            return at + 1
        while True:
            item, at = self._value(self._skip(at))
            yield item, at
            at = self._skip(at)
            if self._text[at : at + 1] != ",":
                return self._expect("]", at)
            at += 1

    def _skip(self, at: int) -> int:
        blank = _BLANK.match(self._text, at)
        return blank.end() if blank else at

    def _expect(self, sign: str, at: int) -> int:
        if self._text[at : at + 1] != sign:
            raise BrokenJsonError(at)
        return at + 1

    def _value(self, at: int) -> tuple[Any, int]:
        try:
            return _DECODER.raw_decode(self._text, at)
        except StopIteration as error:
            raise BrokenJsonError(at) from error
        except json.JSONDecodeError as error:
            raise BrokenJsonError(error.pos) from error
        except (RecursionError, ValueError) as error:
            raise BrokenJsonError(at) from error
