"""Whatever a file holds, it is read or refused in words; nothing else ever comes of it."""

import copy
import datetime as dt
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from app.regulations.codec import regulation_from_plain
from app.regulations.codec_mistakes import MistakesError
from app.regulations.facts_file import read_facts
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import RegulationFileError
from tests.unit.regulations.test_file_facts import FACTS
from tests.unit.regulations.test_file_mistakes import FILE

ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.sampled_from(
            ["", "kind", "silent", "unknown", "a", "b", "an", 0, -1, True, 1.5, float("nan")]
        ),
        st.sampled_from([dt.date(2026, 1, 1), dt.datetime(2026, 1, 1), dt.time(1), 10**30]),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=5),
    ),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["kind", "id", "by", "on", "value", "x"]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    for key in keys:
        found += [(value, key), *_places(value[key])]
    return found


@st.composite
def spoiled(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """A sound file with one or two of its values changed for anything."""
    table = copy.deepcopy(tomllib.loads(text))
    for _ in range(draw(st.integers(1, 2))):
        holder, key = draw(st.sampled_from(_places(table)))
        holder[key] = draw(ANYTHING)
    return table


def _told(read: Callable[[], object]) -> Sequence[object] | None:
    """Return the mistakes, or None where there are none."""
    try:
        read()
    except (RegulationFileError, MistakesError) as error:
        return error.mistakes
    return None


@settings(max_examples=300, deadline=None)
@given(spoiled(FILE))
def test_a_regulation_is_read_or_refused(table: dict[str, Any]) -> None:
    assert _told(lambda: read_regulation(tomli_w.dumps(table), "x.toml")) != ()
    assert _told(lambda: regulation_from_plain(table)) != ()


@settings(max_examples=300, deadline=None)
@given(spoiled(FACTS))
def test_facts_are_read_or_refused(table: dict[str, Any]) -> None:
    assert _told(lambda: read_facts(tomli_w.dumps(table), "x.toml", {"qd": ["r1"]})) != ()


BYTES = st.binary(max_size=60) | st.text(max_size=60).map(
    lambda one: one.encode("utf-8", "replace")
)


@settings(max_examples=200, deadline=None)
@given(BYTES)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert _told(lambda: read_regulation(data, "x.toml")) != ()
    assert _told(lambda: read_facts(data, "x.toml")) != ()
