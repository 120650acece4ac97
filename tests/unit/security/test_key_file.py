"""The key file reads back what was written and calls everything else damage."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import StoreError
from app.security.key_file import parse, read_key_file, serialise
from app.security.keyring import add_slot, create_book_keys, recover, unlock
from tests.unit.security.conftest import BOOK_ID, LOGIN, PASSPHRASE
from tests.unit.security.fast_kdf import CountingKdf

SHARED_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)


def canonical(document: object) -> bytes:
    return json.dumps(document, indent=1, sort_keys=True).encode() + b"\n"


def with_true_sum(document: dict) -> bytes:
    """What somebody would write who knows the format but not the store key."""
    check = {name: value for name, value in document["check"].items() if name != "sum"}
    rest = canonical(document | {"check": check})
    check["sum"] = hashlib.blake2b(rest, digest_size=32).hexdigest()
    return canonical(document | {"check": check})


@pytest.fixture
def data(folder, new_book) -> bytes:
    return (folder / "book.keys").read_bytes()


def test_round_trip(data, new_book):
    assert serialise(parse(data), new_book.unlocked.store_key) == data
    assert parse(data).seal_fits(new_book.unlocked.store_key)
    assert not parse(data).seal_fits(bytes(32))


def test_every_flipped_bit_is_damage(data):
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises(StoreError) as caught:
            parse(bytes(changed))
        assert caught.value.code == "key_file_damaged"


def test_every_cut_is_damage(data):
    for length in range(len(data)):
        with pytest.raises(StoreError) as caught:
            parse(data[:length])
        assert caught.value.code == "key_file_damaged"


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"null",
        b"[]\n",
        b"{}\n",
        b"[" * 200_000,
        b"9" * 10_000,
        b"\xff\xfe",
        b"NaN",
        b"x" * (5 << 20),
        b'{"check": 1}',
        bytes(4096),
    ],
)
def test_junk_is_damage(junk):
    with pytest.raises(StoreError) as caught:
        parse(junk)
    assert caught.value.code == "key_file_damaged"


@SHARED_FOLDER
@given(junk=st.binary(max_size=300))
def test_any_bytes_are_damage(junk):
    with pytest.raises(StoreError):
        parse(junk)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("A" * 44),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def paths(value: object, at: tuple = ()) -> list[tuple]:
    found = [at] if at else []
    items = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        found += paths(inner, (*at, key))
    return found


@SHARED_FOLDER
@given(draw=st.data(), value=JSON_VALUES)
def test_a_forged_field_under_a_true_checksum_is_refused(data, folder, new_book, kdf, draw, value):
    document = json.loads(data)
    *way, last = draw.draw(st.sampled_from(paths(document)))
    target = document
    for step in way:
        target = target[step]
    if target[last] == value:
        return
    target[last] = value
    if not isinstance(document["check"], dict):
        return
    forged = with_true_sum(document)
    if forged == data:
        return
    for name in ("book.keys", "book.keys.bak"):
        (folder / name).write_bytes(forged)
    with pytest.raises(StoreError) as caught:
        unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    assert caught.value.code in {"key_file_damaged", "wrong_passphrase", "key_file_newer"}
    with pytest.raises(StoreError):
        recover(folder, new_book.recovery.first, new_book.recovery.second)


def test_a_planted_recovery_key_is_found_before_anything_is_escrowed(
    data, folder, new_book, kdf, tmp_path
):
    (tmp_path / "foreign").mkdir()
    create_book_keys(tmp_path / "foreign", BOOK_ID, LOGIN, PASSPHRASE, kdf=kdf)
    document = json.loads(data)
    foreign = json.loads((tmp_path / "foreign" / "book.keys").read_bytes())
    document["recovery"] = foreign["recovery"]
    (folder / "book.keys").write_bytes(with_true_sum(document))
    for call in (
        lambda: unlock(folder, LOGIN, PASSPHRASE, kdf=kdf),
        lambda: add_slot(folder, new_book.unlocked, "bình", "sông dài cá lội biệt tăm", kdf=kdf),
    ):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.code == "key_file_damaged"


def test_boxes_exchanged_between_slots_do_not_open(folder, new_book, kdf):
    add_slot(folder, new_book.unlocked, "bình", "sông dài cá lội biệt tăm", kdf=kdf)
    document = json.loads((folder / "book.keys").read_bytes())
    one, two = document["slots"]
    one["tag"], two["tag"] = two["tag"], one["tag"]
    one["box"], two["box"] = two["box"], one["box"]
    (folder / "book.keys").write_bytes(with_true_sum(document))
    with pytest.raises(StoreError) as caught:
        unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    assert caught.value.code == "key_file_damaged"


def test_an_enormous_demand_for_memory_is_not_met(data, folder, new_book):
    document = json.loads(data)
    for mem_bytes, ops in ((1 << 40, 3), (8192, 1 << 30), (0, 1), (8192, 0), (1024, 1)):
        document["kdf"]["sets"][0] |= {"mem_bytes": mem_bytes, "ops": ops}
        with pytest.raises(StoreError) as caught:
            parse(with_true_sum(document))
        assert caught.value.code == "key_file_damaged"


def test_a_newer_file_is_refused_and_not_passed_over(data, folder, new_book, kdf):
    document = json.loads(data) | {"format": 2, "new_part": [1]}
    for name in ("book.keys", "book.keys.bak"):
        (folder / name).write_bytes(with_true_sum(document))
        with pytest.raises(StoreError) as caught:
            unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
        assert caught.value.code == "key_file_newer"
        (folder / "book.keys").write_bytes(b"damaged")
        (folder / "book.keys.bak").write_bytes(data)


GOOD, MISSING, DAMAGED = "good", "missing", "damaged"


@pytest.mark.parametrize(
    ("main", "copy", "expected"),
    [
        (GOOD, GOOD, (False, False)),
        (GOOD, MISSING, (False, True)),
        (GOOD, DAMAGED, (False, True)),
        (MISSING, GOOD, (True, False)),
        (DAMAGED, GOOD, (True, False)),
        (MISSING, MISSING, "key_file_missing"),
        (DAMAGED, MISSING, "key_file_damaged"),
        (MISSING, DAMAGED, "key_file_damaged"),
        (DAMAGED, DAMAGED, "key_file_damaged"),
    ],
)
def test_file_and_copy(data, folder, new_book, kdf, main, copy, expected):
    for name, state in (("book.keys", main), ("book.keys.bak", copy)):
        if state == MISSING:
            (folder / name).unlink()
        elif state == DAMAGED:
            (folder / name).write_bytes(data[:-20])
    if isinstance(expected, str):
        with pytest.raises(StoreError) as caught:
            unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
        assert caught.value.code == expected
        assert kdf.runs == []
    else:
        unlocked = unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
        assert (unlocked.from_copy, unlocked.copy_outdated) == expected
        assert unlocked.store_key == new_book.unlocked.store_key


def test_missing_folder_and_unreadable_files(tmp_path: Path, folder, new_book):
    with pytest.raises(StoreError) as caught:
        read_key_file(tmp_path / "nowhere")
    assert caught.value.code == "key_file_missing"
    with pytest.raises(StoreError) as caught:
        read_key_file(folder / "book.keys")
    assert caught.value.code == "key_file_missing"
    for name in ("book.keys", "book.keys.bak"):
        (folder / name).unlink()
        (folder / name).mkdir()
    with pytest.raises(StoreError) as caught:
        read_key_file(folder)
    assert caught.value.code == "key_file_unreadable"


def test_order_and_content_of_the_file(data):
    document = json.loads(data)
    assert sorted(document) == [
        "book_id",
        "check",
        "format",
        "kdf",
        "login_salt",
        "recovery",
        "slots",
    ]
    assert document["kdf"] == {
        "sets": [{"alg": "argon2id13", "id": 1, "mem_bytes": 8192, "ops": 1}]
    }


@SHARED_FOLDER
@given(
    passphrase=st.text(max_size=40),
    login=st.text(max_size=20),
)
def test_nothing_that_can_be_typed_raises_anything_else(folder, new_book, login, passphrase):
    with pytest.raises(StoreError) as caught:
        unlock(folder, login, passphrase, kdf=CountingKdf())
    assert caught.value.code == "wrong_passphrase"
