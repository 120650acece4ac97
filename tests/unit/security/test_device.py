"""The device key is made once per book, and a damaged one is set aside, never lost."""

import os
import uuid

import pytest

from app.domain.errors import StoreError
from app.security.device import device_key_path, load_or_create_device_key
from app.security.signing import Ed25519Verifier
from tests.unit.security.conftest import BOOK_ID

STORE_KEY = bytes(range(32))


def test_made_once_and_found_again(tmp_path):
    state = tmp_path / "state"
    first = load_or_create_device_key(state, BOOK_ID, STORE_KEY)
    again = load_or_create_device_key(state, BOOK_ID, STORE_KEY)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.public_key == again.public_key
    signature = again.signer.sign(b"header")
    assert Ed25519Verifier().header_fits(first.public_key, b"header", signature)
    assert [path.name for path in (state / "devices").iterdir()] == [f"{BOOK_ID}.key"]
    if os.name != "nt":
        assert device_key_path(state, BOOK_ID).stat().st_mode & 0o077 == 0
        assert (state / "devices").stat().st_mode & 0o077 == 0


def test_each_book_has_its_own(tmp_path):
    one = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    two = load_or_create_device_key(tmp_path, uuid.UUID(int=5), STORE_KEY)
    assert one.public_key != two.public_key


def test_every_kind_of_damage_is_set_aside_and_kept(tmp_path):
    original = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    path = device_key_path(tmp_path, BOOK_ID)
    good = path.read_bytes()
    flipped = bytes([good[0] ^ 1]) + good[1:]
    for damaged in (b"", good[:10], good[:-1], flipped, good + b"x", b"x" * 5000):
        path.write_bytes(damaged)
        made = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
        assert made.is_new
        assert made.replaced_damaged
        assert made.public_key != original.public_key
        assert path.with_name(f"{path.name}.damaged").read_bytes() == damaged
        again = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
        assert again.public_key == made.public_key
        assert not again.replaced_damaged


def test_another_store_key_or_book_does_not_open_it(tmp_path):
    made = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    path = device_key_path(tmp_path, BOOK_ID)
    path.rename(device_key_path(tmp_path, uuid.UUID(int=5)))
    moved = load_or_create_device_key(tmp_path, uuid.UUID(int=5), STORE_KEY)
    assert moved.replaced_damaged
    assert moved.public_key != made.public_key
    other = load_or_create_device_key(tmp_path, uuid.UUID(int=5), bytes(32))
    assert other.replaced_damaged


def test_seed_is_not_in_the_file_and_not_in_repr(tmp_path):
    made = load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    assert "DeviceSigner>" in repr(made)
    assert made.public_key not in device_key_path(tmp_path, BOOK_ID).read_bytes()


def test_state_folder_that_cannot_be_used(tmp_path):
    (tmp_path / "devices").write_bytes(b"a file where the folder should be")
    with pytest.raises(StoreError):
        load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    (tmp_path / "devices").unlink()
    device_key_path(tmp_path, BOOK_ID).mkdir(parents=True)
    with pytest.raises(StoreError) as caught:
        load_or_create_device_key(tmp_path, BOOK_ID, STORE_KEY)
    assert caught.value.code == "device_key_unreadable"
