"""Reads the bytes of a TOML file a person wrote: coding, syntax, lines of its keys.

What the keys mean is the business of ``regulation_file`` and ``facts_file``.
"""

import codecs
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.domain.errors import DomainError
from app.i18n import _
from app.regulations.codec_mistakes import Path
from app.regulations.toml_lines import line_of, lines_of
from app.regulations.toml_words import syntax_in_words

LARGEST = 10 * 1024 * 1024
"""In bytes; the larger of the two seeds is a hundredth of it."""

#: What a regulation has and facts never have.
REGULATION_KEY = "rules"

_PLACE = re.compile(r" ?\((?:at line (\d+), column (\d+)|at end of document)\)$")


@dataclass(frozen=True, slots=True)
class FileMistake:
    """A mistake in a file, in words; ``line`` is 0 where it concerns the file as a whole."""

    file: str
    line: int
    place: str
    """Which rule or row it is in, in words; may be empty."""
    text: str

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(_("dòng {line}").format(line=self.line))
        if self.place:
            parts.append(self.place)
        return f"{', '.join(parts)}: {self.text}"


class RegulationFileError(DomainError):
    """A regulation or facts file cannot be taken; ``mistakes`` says all that is wrong with it."""

    is_other_sort = False
    """Facts stand where a regulation is asked for, or the other way round."""

    def __init__(self, file: str, mistakes: Iterable[FileMistake]) -> None:
        self.mistakes = tuple(mistakes)
        text = "\n".join(str(one) for one in self.mistakes)
        super().__init__("regulation_file_refused", file=file, count=len(self.mistakes), text=text)


def wrong_sort(file: str, *, is_facts: bool) -> RegulationFileError:
    """Return the error for facts in place of a regulation, or a regulation in place of facts."""
    told = (
        _(
            "đây là tệp dữ kiện, không phải tệp quy chế. Chọn tệp quy chế; khi chạy thử, "
            "tệp dữ kiện đứng sau cùng."
        )
        if is_facts
        else _(
            "đây là tệp quy chế (có [[rules]]), không phải tệp dữ kiện. Khi chạy thử, tệp "
            "sau cùng phải là tệp dữ kiện."
        )
    )
    error = _whole(file, told)
    error.is_other_sort = True
    return error


@dataclass(frozen=True, slots=True)
class TomlText:
    """A file that could be read: its values and where they stand."""

    file: str
    table: dict[str, Any]
    lines: dict[Path, int]

    def mistake(self, path: Path, place: str, text: str) -> FileMistake:
        """Return a mistake with its line."""
        return FileMistake(self.file, line_of(self.lines, path), place, text)


def read_toml(given: bytes | str, file: str) -> TomlText:
    """Return the values of a TOML file; raises RegulationFileError in words."""
    text = given if isinstance(given, str) else _decoded(given, file)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise _whole(file, _("các bảng lồng nhau quá sâu. Sửa lại chỗ ấy.")) from error
    except ValueError as error:
        raise _syntax(file, text, str(error)) from error
    return TomlText(file, table, lines_of(text))


def _decoded(given: bytes, file: str) -> str:
    if len(given) > LARGEST:
        limit = LARGEST // (1024 * 1024)
        raise _whole(
            file,
            _("tệp lớn hơn {limit} MB, không phải tệp quy chế. Chọn tệp khác.").format(limit=limit),
        )
    if given.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coding = "utf-16"
    else:
        coding = "utf-8-sig"
    try:
        text = given.decode(coding)
        if "\0" not in text:
            return text
        line = 1
    except UnicodeDecodeError as error:
        line = given[: error.start].count(b"\n") + 1
    advice = _(
        "chữ không ở bảng mã Unicode (UTF-8). Mở tệp bằng Notepad, chọn Save As, "
        "Encoding: UTF-8, rồi thử lại."
    )
    raise RegulationFileError(file, [FileMistake(file, line, "", advice)])


def _whole(file: str, text: str) -> RegulationFileError:
    return RegulationFileError(file, [FileMistake(file, 0, "", text)])


def _syntax(file: str, text: str, message: str) -> RegulationFileError:
    """Put the complaint of ``tomllib`` into words, with line, column and what stands there."""
    found = _PLACE.search(message)
    what = message[: found.start()] if found else message
    rows = text.split("\n")
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    else:
        line, column = len(rows), len(rows[-1]) + 1
    row = rows[line - 1] if line <= len(rows) else ""
    return RegulationFileError(
        file, [FileMistake(file, line, "", syntax_in_words(what, row, column))]
    )
