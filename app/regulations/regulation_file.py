"""A regulation as a TOML file: read with every mistake named by line and rule, and written back.

The format is described for its writers in docs/quy-che.md.
"""

from collections.abc import Mapping
from typing import Any

import tomli_w

from app.i18n import _
from app.i18n import mark as _m
from app.regulations.codec import (
    Plain,
    regulation_from_plain,
    regulation_to_plain,
)
from app.regulations.codec_mistakes import Mistake, MistakesError, Path
from app.regulations.codec_shapes import KIND
from app.regulations.facts_file_rows import OTHER_LISTS, lists_of_facts
from app.regulations.messages import in_words
from app.regulations.regulation import FORMAT, Regulation
from app.regulations.toml_text import (
    REGULATION_KEY,
    FileMistake,
    RegulationFileError,
    TomlText,
    read_toml,
    wrong_sort,
)

FORMAT_KEY = "format"

#: Lists at the top of the file: what one item of each is called.
_PLACES = {
    "rules": _m("quy định"),
    "names": _m("tên gọi"),
    "forms": _m("mẫu"),
    "schemes": _m("cách xếp loại"),
    "documents": _m("văn bản liên quan"),
    "coverage": _m("đối chiếu"),
}
_NAMES_OF_ITEMS = ("id", "place", "title")


def read_regulation(given: bytes | str, file_name: str) -> Regulation:
    """Return the regulation of a file's bytes or text.

    Raises RegulationFileError with all mistakes, ordered by line.
    """
    read = read_toml(given, file_name)
    plain = dict(read.table)
    if REGULATION_KEY not in plain and plain.keys() & {*lists_of_facts(), *OTHER_LISTS}:
        raise wrong_sort(file_name, is_facts=True)
    of_format = plain.pop(FORMAT_KEY, FORMAT)
    mistakes: list[Mistake] = []
    if of_format != FORMAT or isinstance(of_format, bool):
        values = {"given": of_format, "allowed": FORMAT}
        mistakes.append(Mistake((FORMAT_KEY,), "format_newer", values))
    try:
        regulation = regulation_from_plain(plain)
    except MistakesError as error:
        mistakes += error.mistakes
    if mistakes:
        located = [_located(read, one) for one in mistakes]
        raise RegulationFileError(file_name, sorted(located, key=lambda one: one.line))
    return regulation


def write_regulation(regulation: Regulation) -> str:
    """Return the text of a file; read again it gives the same regulation."""
    plain = {FORMAT_KEY: FORMAT, **regulation_to_plain(regulation)}
    return tomli_w.dumps(_shortened(plain), multiline_strings=True)


def _shortened(plain: Any) -> Any:
    """Write a word that says nothing further as a bare text."""
    if isinstance(plain, dict):
        if plain.keys() == {KIND}:
            return plain[KIND]
        return {key: _shortened(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_shortened(one) for one in plain]
    return plain


def _located(read: TomlText, mistake: Mistake) -> FileMistake:
    place, rest = place_of(read.table, mistake.path)
    return read.mistake(mistake.path, place, in_words(mistake, rest))


def place_of(table: Mapping[str, Any], path: Path) -> tuple[str, Path]:
    """Return which rule (or other item) a path is in, in words, and the path within it."""
    if len(path) < 2 or path[0] not in _PLACES or not isinstance(path[1], int):
        return "", path
    item = _item(table, path[0], path[1])
    named = next((str(item[key]) for key in _NAMES_OF_ITEMS if item.get(key)), "")
    name = f"“{named}”" if named else _("thứ {number}").format(number=path[1] + 1)
    return f"{_(_PLACES[str(path[0])])} {name}", path[2:]


def _item(table: Mapping[str, Any], key: str | int, at: int) -> Plain:
    listed = table.get(str(key))
    if isinstance(listed, list) and at < len(listed) and isinstance(listed[at], dict):
        item: Plain = listed[at]
        return item
    return {}
