"""Bytes of the change log: what is encoded is decoded, and format 1 never drifts."""

import contextlib
import datetime as dt
import hashlib
import json
import struct
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import change_log as log
from app.domain.change_log import EntryRef, Header, Item
from app.domain.errors import StoreError

GOLDEN = Path(__file__).parents[1] / "data" / "change_log" / "format-1.json"

HASHES = st.binary(min_size=32, max_size=32)
COUNTS = st.integers(1, 2**63 - 1)
REFS = st.builds(EntryRef, st.uuids(), COUNTS, st.integers(0, 10**6))
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"))
)
VALUES = SCALARS | st.lists(st.text(st.characters(codec="utf-8"), max_size=32), max_size=5)
INSTANTS = st.datetimes(
    dt.datetime(1971, 1, 1), dt.datetime(2900, 1, 1), timezones=st.just(dt.UTC)
).map(lambda one: one.replace(microsecond=one.microsecond // 1000 * 1000))
HEADERS = st.builds(
    Header, st.uuids(), COUNTS, COUNTS, HASHES, st.lists(HASHES, max_size=6).map(tuple)
)
ITEMS = st.builds(
    Item,
    ref=REFS,
    record_kind=NAMES,
    record_id=st.uuids(),
    values=st.dictionaries(NAMES, VALUES, max_size=8),
    based_on=st.dictionaries(NAMES, REFS, max_size=8),
    wall_time=INSTANTS,
    person_id=st.uuids(),
)


@given(HEADERS)
def test_header_round_trips(header: Header) -> None:
    data = header.encode()
    assert Header.decode(data) == header
    assert Header.decode(data).encode() == data


@given(ITEMS)
def test_item_round_trips(item: Item) -> None:
    body = item.encode()
    assert Item.decode(body) == item
    assert Item.decode(body).encode() == body


@given(HEADERS, st.data())
def test_damaged_header_is_refused_or_another_one(header: Header, data: st.DataObject) -> None:
    kept = bytearray(header.encode())
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= 1 << data.draw(st.integers(0, 7))
    cut = kept[: data.draw(st.integers(0, len(kept)))]
    for bad in (bytes(kept), bytes(cut) if len(cut) < len(kept) else b""):
        with contextlib.suppress(StoreError):
            assert Header.decode(bad) != header


@given(st.binary() | st.text().map(str.encode))
def test_rubbish_is_never_an_item(data: bytes) -> None:
    with pytest.raises(StoreError):
        Item.decode(data)


@pytest.mark.parametrize(
    "change",
    [
        {"f": 0},
        {"f": "1"},
        {"f": None},
        {"s": []},
        {"k": 3},
        {"r": "x"},
        {"p": None},
        {"t": "heute"},
        {"e": []},
        {"e": ["00", 1, 1]},
        {"b": [[1]]},
        {"b": 7},
    ],
)
def test_item_of_a_wrong_shape_is_refused(change: dict[str, object]) -> None:
    body = json.loads(_golden()["items"][0]["body"])
    with pytest.raises(StoreError, match="log_entry_unreadable"):
        Item.decode(json.dumps(body | change).encode())


def test_newer_format_is_told_apart() -> None:
    golden = _golden()
    body = json.loads(golden["items"][0]["body"]) | {"f": 2}
    with pytest.raises(StoreError, match="log_format_newer"):
        Item.decode(json.dumps(body).encode())
    header = bytearray.fromhex(golden["header"])
    header[4:6] = struct.pack(">H", 2)
    with pytest.raises(StoreError, match="log_format_newer"):
        Header.decode(bytes(header))


def test_numbers_that_json_does_not_know_are_refused() -> None:
    item = _item(_golden()["items"][0])
    item.values["latitude"] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        item.encode()


@given(st.integers(0, 2**62), st.datetimes(timezones=st.just(dt.UTC)))
def test_clock_always_goes_on(last: int, now: dt.datetime) -> None:
    following = log.next_clock(last, now)
    assert following > last
    assert following == last + 1 or following >> 16 == int(now.timestamp() * 1000)


def _golden() -> dict[str, Any]:
    golden: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return golden


def _ref(data: list[object]) -> EntryRef:
    return EntryRef(uuid.UUID(str(data[0])), int(str(data[1])), int(str(data[2])))


def _item(told: dict[str, Any]) -> Item:
    return Item(
        ref=_ref(told["ref"]),
        record_kind=told["record_kind"],
        record_id=uuid.UUID(told["record_id"]),
        values=dict(told["values"]),
        based_on={name: _ref(ref) for name, ref in told["based_on"].items()},
        wall_time=dt.datetime.fromisoformat(told["wall_time"]),
        person_id=uuid.UUID(told["person_id"]),
    )


def test_format_1_is_what_it_was() -> None:
    """Books of any age hold these bytes, signed: they can never come out another way."""
    golden = _golden()
    commitments = []
    for told in golden["items"]:
        body = told["body"].encode()
        assert _item(told).encode() == body
        assert Item.decode(body) == _item(told)
        nonce, signature = bytes.fromhex(told["nonce"]), bytes.fromhex(told["signature"])
        assert hashlib.sha256(nonce + body + signature).hexdigest() == told["commitment"]
        assert log.commitment(nonce, body, signature).hex() == told["commitment"]
        commitments.append(bytes.fromhex(told["commitment"]))
    header = Header(
        uuid.UUID(golden["device_id"]),
        golden["sequence"],
        golden["clock"],
        bytes.fromhex(golden["previous"]),
        tuple(commitments),
    )
    assert header.encode().hex() == golden["header"]
    assert Header.decode(bytes.fromhex(golden["header"])) == header
    signature = bytes.fromhex(golden["signature"])
    assert log.entry_hash(header.encode(), signature).hex() == golden["hash"]
    assert log.next_clock(0, dt.datetime.fromisoformat(golden["wall_time"])) == golden["clock"]
