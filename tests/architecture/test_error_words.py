"""Every error that a person can meet has Vietnamese words, and no words wait for an error.

The codes are read from the source: literals given to an error class, and the few places that work
a code out, which are named here with what they can give.
"""

import ast
import functools
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from app.maps import messages as boundary_words
from app.services import exporting, wording
from app.spreadsheets import archive
from app.spreadsheets import wording as workbook_words
from db import errors as driver_errors
from tests.support.source_tree import modules

BASE = "CodedError"
# Where a code is worked out: what it can be. Nothing, where an error is only handed on with
# further values or another field.
WORKED_OUT: dict[str, tuple[str, ...]] = {
    "app/maps/boundary_file.py": ("boundary_swapped", "boundary_projected", "boundary_elsewhere"),
    "app/security/atomic_file.py": (
        "disk_full",
        "folder_read_only",
        "folder_missing",
        "disk_failed",
    ),
    "app/services/books.py": ("account_unknown", "office_missing"),
    "app/services/leaders_sessions.py": (),
    "ui/dialogs/said_fields.py": (),
    "ui/dialogs/step_dialog.py": (),
    "app/services/regulations/in_use.py": ("name_in_use", "form_in_use"),
    "app/services/exporting.py": (*exporting._CODES.values(), "export_failed"),
    "app/spreadsheets/archive.py": (
        "password_protected",
        "old_format",
        "word_file",
        *(code for _beginning, code in archive._KNOWN),
        "web_page",
        "xml_file",
    ),
    "db/errors.py": tuple(code for _part, code in driver_errors._BY_TEXT),
    "db/folder_checks.py": (),
    "ui/dialogs/accounts_dialog.py": (),
    "ui/dialogs/passphrase_dialog.py": (),
}
# Errors that no person meets as such: their codes end in words of another error.
TOLD_OTHERWISE = {"BoundaryError", "SpreadsheetError"}


@dataclass(frozen=True)
class Raised:
    """An error as the source makes it; ``values`` is None where they are not all written out."""

    place: str
    family: str
    code: str
    reason: str
    values: frozenset[str] | None


@functools.cache
def _families() -> frozenset[str]:
    """Name the error classes with a code, from their bases as written."""
    found = {BASE}
    while True:
        more = {
            node.name
            for module in modules()
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            and any(isinstance(base, ast.Name) and base.id in found for base in node.bases)
        }
        if more <= found:
            return frozenset(found)
        found |= more


@functools.cache
def _own_code() -> frozenset[str]:
    """Name the classes that give their code themselves, so that a call holds none."""
    return frozenset(
        node.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and node.name in _families() - {BASE}
        and any(isinstance(one, ast.FunctionDef) and one.name == "__init__" for one in node.body)
    )


@functools.cache
def _raised() -> tuple[Raised, ...]:
    found: list[Raised] = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name in _own_code():
                supers = (one for one in ast.walk(node) if _is_super_init(one))
                found += (one for call in supers for one in _of_call(module.path, node.name, call))
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _families() - _own_code()
            ):
                found += _of_call(module.path, node.func.id, node)
    return tuple(found)


def _is_super_init(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__"


def _of_call(path: str, family: str, call: ast.AST) -> Iterable[Raised]:
    assert isinstance(call, ast.Call)
    place = f"{path}:{call.lineno}"
    written = {one.arg: one.value for one in call.keywords}
    values = None if None in written else frozenset(str(name) for name in written)
    given = written.get("reason")
    reason = given.value if isinstance(given, ast.Constant) else ""
    first = call.args[0]
    if isinstance(first, ast.Constant):
        codes: tuple[str, ...] = (str(first.value),)
    else:
        assert path in WORKED_OUT, f"{place}: say in WORKED_OUT which codes this can be"
        codes = WORKED_OUT[path]
    return [Raised(place, family, code, str(reason), values) for code in codes]


def _words_of(one: Raised) -> tuple[str, ...] | None:
    if one.family == "BoundaryError":
        text = boundary_words.texts().get(one.code)
        return None if text is None else (text,)
    if one.family == "SpreadsheetError":
        return workbook_words.FILE.get(one.code)
    table = wording.texts()
    return table.get(f"{one.code}.{one.reason}") or table.get(one.code)


def _placeholders(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for _lead, name, *_ in string.Formatter().parse(text) if name}


def _blanks(one: Raised) -> set[str]:
    """Return what the words of an error want; of a step, its subject is said by its kind."""
    wanted = _placeholders(_words_of(one) or ())
    by_kind = {"subject"} if one.values is not None and {"kind", "step"} <= one.values else set()
    return wanted - by_kind


def test_the_source_is_read() -> None:
    assert {"DomainError", "StoreError", "Cancelled", "BoundaryError"} <= _families()
    codes = {one.code for one in _raised()}
    assert {"cancelled", "missing_glyph", "resource_missing", "disk_full"} <= codes
    assert len(codes) > 150


def test_every_error_has_words() -> None:
    silent = {f"{one.code} ({one.place})" for one in _raised() if _words_of(one) is None}
    assert not silent


def test_no_table_hides_the_words_of_another() -> None:
    codes = [code for table in wording._TABLES for code in table.texts()]
    assert sorted(codes) == sorted(set(codes))


def test_every_blank_in_the_words_is_filled() -> None:
    left_open = {
        f"{one.place}: {one.code} does not give {sorted(missing)}"
        for one in _raised()
        if one.values is not None and (missing := _blanks(one) - one.values)
    }
    assert not left_open


def test_no_words_wait_for_an_error() -> None:
    raised = {one.code for one in _raised()}
    reasons = {
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    dead = set()
    for key in wording.texts():
        code, _dot, reason = key.partition(".")
        if code not in raised or (reason and reason not in reasons):
            dead.add(key)
    of_files = {one.code for one in _raised() if one.family in TOLD_OTHERWISE}
    dead |= set(workbook_words.FILE) - of_files
    dead |= {code for code in boundary_words.texts() if code.startswith("boundary_")} - of_files
    assert not dead


@pytest.mark.parametrize(
    ("folder", "words", "prefix"),
    [
        ("app/maps/", boundary_words.texts().keys(), "feature_"),
        ("app/spreadsheets/", workbook_words.ROW.keys(), ""),
    ],
)
def test_no_words_wait_for_a_row_or_feature(folder: str, words: Iterable[str], prefix: str) -> None:
    spoken = {
        node.value
        for module in modules("app")
        if module.path.startswith(folder)
        and module.path.rpartition("/")[2] not in {"wording.py", "messages.py"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {word for word in words if word.startswith(prefix)} <= spoken


def test_no_words_run_into_each_other() -> None:
    """Each half ends as a sentence does, and says no date and no number in another writing."""
    table = wording.texts()
    halves = [text for words in table.values() for text in words if not text.startswith("{")]
    assert [text for text in halves if not text.endswith(".")] == []
    assert [text for text in halves if re.search(r"\s\s|\s[.,;:]|uỷ|[Tt]huỷ", text)] == []
