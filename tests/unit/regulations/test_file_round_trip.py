"""What is written of a regulation is read again exactly; lines that are found hold their keys."""

import tomllib
from typing import Any

import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.regulations.codec import (
    regulation_from_json,
    regulation_to_json,
    rule_from_json,
    rule_from_plain,
    rule_to_json,
    rule_to_plain,
)
from app.regulations.codec_mistakes import Path
from app.regulations.regulation import Regulation, Rule
from app.regulations.regulation_file import read_regulation, write_regulation
from app.regulations.toml_lines import line_of, lines_of
from tests.unit.regulations.generated import regulations, rules

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
checked = settings(max_examples=80, deadline=None, suppress_health_check=SLOW)


@checked
@given(regulations())
def test_a_regulation_comes_back_from_its_file(regulation: Regulation) -> None:
    text = write_regulation(regulation)
    assert read_regulation(text, "x.toml") == regulation
    assert read_regulation(text.encode("utf-16"), "x.toml") == regulation


@checked
@given(rules())
def test_a_rule_comes_back_from_its_text(rule: Rule) -> None:
    assert rule_from_json(rule_to_json(rule)) == rule
    assert rule_from_plain(rule_to_plain(rule), names=()) == rule


@checked
@given(regulations())
def test_a_header_comes_back_from_its_text(regulation: Regulation) -> None:
    header = regulation_from_json(regulation_to_json(regulation))
    assert header.rules == ()
    assert header.names == regulation.names
    assert regulation_to_json(header) == regulation_to_json(regulation)


KEYS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=5) | st.sampled_from(
    ["a", "b", "kind", "x.y", 'q"uo', "dấu cách", "#"]
)
LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    st.sampled_from(['"""', "'''", "a\nb = 1\n[c]", "# no comment", 'x"', "\\", "]]", "}"]),
    st.integers(-99, 99),
    st.booleans(),
    st.dates(),
    st.floats(allow_nan=False),
)
TABLES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_size=4,
)


def _paths(value: Any, path: Path = ()) -> list[Path]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [(*path, key) for key, _one in inner]
    for key, one in inner:
        found += _paths(one, (*path, key))
    return found


@settings(max_examples=200, deadline=None)
@given(TABLES, st.booleans())
def test_every_key_has_a_line_that_holds_it(table: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(table, multiline_strings=multiline)
    rows = text.split("\n")
    lines = lines_of(text)
    for path in _paths(tomllib.loads(text)):
        row = rows[lines[path] - 1]
        key = next(part for part in reversed(path) if isinstance(part, str))
        if isinstance(path[-1], str):
            assert key in row or tomli_w.dumps({key: 0}).split(" = ")[0] in row


WRITTEN_BY_HAND = '''# ghi chú
id = "qd" # sau
"ngoặc.kép" = 1
note = """
[[rules]]
id = "không phải"
"""
a.b . "c" = [ # bắt đầu
  1, 2,
  { x = { y = "}" }, z = \'\'\'
]\'\'\' },
]
day = 2026-01-31 07:00:00
[[rules]]
id = "một"
  [rules.deadline]
  kind = "day"
  [[rules.steps]]
  id = "i"
  [[rules.steps]]
  id = "ii"
  who.kind = "role"
[[ rules ]]
deadline = { kind = "day",  day = -1 }
[other."t.u"]
x = """a""""
y = 1
'''


def test_lines_of_a_text_by_hand() -> None:
    tomllib.loads(WRITTEN_BY_HAND)
    lines = lines_of(WRITTEN_BY_HAND)
    expected: dict[Path, int] = {
        ("id",): 2,
        ("ngoặc.kép",): 3,
        ("note",): 4,
        ("a", "b", "c"): 8,
        ("a", "b", "c", 1): 9,
        ("a", "b", "c", 2, "x", "y"): 10,
        ("a", "b", "c", 2, "z"): 10,
        ("day",): 13,
        ("rules",): 14,
        ("rules", 0, "id"): 15,
        ("rules", 0, "deadline", "kind"): 17,
        ("rules", 0, "steps", 1): 20,
        ("rules", 0, "steps", 1, "who", "kind"): 22,
        ("rules", 1): 23,
        ("rules", 1, "deadline", "day"): 24,
        ("other", "t.u", "x"): 26,
        ("other", "t.u", "y"): 27,
    }
    assert {path: lines.get(path) for path in expected} == expected
    assert line_of(lines, ("rules", 1, "deadline", "missing")) == 24
    assert line_of(lines, ("nothing",)) == 1
