"""A paper that is kept comes back as it was; what is no paper is refused."""

import dataclasses
import datetime as dt
import json
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import model
from app.documents.codec import FORMAT, decode, encode
from app.documents.model import Block, Document
from app.domain.errors import DomainError
from tests.documents.test_kinds import SAMPLES

TEXT = st.text(max_size=12)
NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=32)


def _blocks() -> st.SearchStrategy[Block]:
    """Make every block of the model, whatever its fields; a table as one that fits."""
    cell = st.tuples(TEXT, TEXT)
    columns = st.tuples(*(st.builds(model.Column, TEXT, NUMBER) for _ in range(2)))
    table = st.builds(model.Table, columns, st.lists(cell, max_size=3).map(tuple))
    ring = st.lists(st.tuples(NUMBER, NUMBER), max_size=3).map(tuple)
    hatching = st.lists(st.tuples(NUMBER, NUMBER), max_size=2).map(tuple)
    fill = st.builds(model.MapFill, NUMBER, hatching)
    shape = st.builds(
        model.MapShape,
        rings=st.lists(ring, max_size=2).map(tuple),
        tone=NUMBER,
        strong=st.booleans(),
        label=TEXT,
        label_at=st.none() | st.tuples(NUMBER, NUMBER),
        fill=st.none() | fill,
        hollow=st.booleans(),
    )
    legend = st.lists(st.builds(model.MapLegend, fill, TEXT), max_size=2).map(tuple)
    shapes = st.lists(shape, max_size=2).map(tuple)
    figure = st.builds(model.MapFigure, shapes, NUMBER, TEXT, legend)
    plain = set(typing.get_args(Block)) - {model.Table, model.MapFigure}
    return st.one_of(
        table, figure, *(st.from_type(one) for one in sorted(plain, key=lambda one: one.__name__))
    )


DOCUMENTS = st.builds(
    Document,
    kind=TEXT,
    title=TEXT,
    blocks=st.lists(_blocks(), max_size=6).map(tuple),
    page=st.from_type(model.PageSettings),
    mark=st.none() | TEXT,
    footer_note=st.none() | TEXT,
    dated=st.none() | st.dates(),
)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_comes_back(name: str) -> None:
    document = SAMPLES[name]
    assert decode(encode(document)) == document


@settings(max_examples=60)
@given(DOCUMENTS)
def test_every_paper_comes_back(document: Document) -> None:
    text = encode(document)
    assert decode(text) == document
    assert encode(decode(text)) == text


@pytest.mark.parametrize(
    "changed",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"f":1}',
        '{"f":0,"document":{}}',
        '{"f":1,"document":{"t":"Document"}}',
        '{"f":1,"document":{"t":"Document","kind":"x","title":"x","blocks":[],"new":1}}',
        '{"f":1,"document":{"t":"Document","kind":1,"title":"x","blocks":[]}}',
        '{"f":1,"document":{"t":"Document","kind":"x","title":"x","blocks":"x"}}',
        '{"f":1,"document":{"t":"Document","kind":"x","title":"x","blocks":[{"t":"Path"}]}}',
        '{"f":1,"document":{"t":"Document","kind":"x","title":"x","blocks":[null]}}',
        '{"f":1,"document":{"t":"Document","kind":"x","title":"x","blocks":[],"dated":"x"}}',
        '{"f":1,"document":{"t":"Title","kind_name":"x"}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_paper_is_refused(changed: str) -> None:
    with pytest.raises(DomainError, match="content_unreadable"):
        decode(changed)


def test_a_paper_of_a_newer_program_is_named_so() -> None:
    newer = json.dumps({"f": FORMAT + 1, "document": {}})
    with pytest.raises(DomainError, match="content_newer"):
        decode(newer)


def test_defaults_are_left_out_so_that_older_papers_can_be_read() -> None:
    text = encode(Document("x", "y", (), dated=dt.date(2026, 11, 22)))
    assert json.loads(text)["document"].keys() == {"t", "kind", "title", "blocks", "dated"}
    for one in typing.get_args(Block):
        assert dataclasses.is_dataclass(one)
