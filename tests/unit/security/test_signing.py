"""A signature fits its message, key and purpose, and nothing else."""

import pickle
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import StoreError
from app.ports.signing import Signer, Verifier
from app.security.signing import (
    DeviceSigner,
    Ed25519Verifier,
    EntrySigner,
    PersonSigner,
    Purpose,
    first_unfit,
    verify,
)

SEED = bytes(range(32))
PERSON, DEVICE = PersonSigner(SEED), DeviceSigner(SEED)


@given(message=st.binary(max_size=200))
def test_a_signature_fits_its_purpose_alone(message):
    item, header = PERSON.sign(message), DEVICE.sign(message)
    key = PERSON.public_key
    assert key == DEVICE.public_key
    verifier: Verifier = Ed25519Verifier()
    assert verifier.item_fits(key, message, item)
    assert verifier.header_fits(key, message, header)
    assert not verifier.item_fits(key, message, header)
    assert not verifier.header_fits(key, message, item)
    assert len(item) == 64


@given(
    message=st.binary(min_size=1, max_size=60), place=st.integers(0, 10_000), bit=st.integers(0, 7)
)
def test_any_flipped_bit_is_found(message, place, bit):
    signature = PERSON.sign(message)
    whole = bytearray(PERSON.public_key + signature + message)
    whole[place % len(whole)] ^= 1 << bit
    key, signature, message = bytes(whole[:32]), bytes(whole[32:96]), bytes(whole[96:])
    assert not verify(Purpose.ITEM, key, message, signature)


@given(key=st.binary(max_size=40), message=st.binary(max_size=9), signature=st.binary(max_size=70))
def test_junk_is_false_and_never_an_error(key, message, signature):
    assert not verify(Purpose.HEADER, key, message, signature)


def test_the_prefixes_are_fixed():
    assert Purpose.ITEM.value == b"so-dia-ban item v1\0"
    assert Purpose.HEADER.value == b"so-dia-ban header v1\0"


def test_first_unfit_stops_at_the_first():
    good = (PERSON.public_key, b"a", PERSON.sign(b"a"))
    bad = (PERSON.public_key, b"b", good[2])

    def entries():
        yield good
        yield bad
        raise AssertionError("read on after the first misfit")

    assert first_unfit(Purpose.ITEM, entries()) == 1
    assert first_unfit(Purpose.ITEM, [good, good]) is None
    assert first_unfit(Purpose.ITEM, []) is None


def test_entry_signer_is_the_ports_signer():
    signer: Signer = EntrySigner(uuid.UUID(int=1), uuid.UUID(int=2), PERSON, DEVICE)
    verifier = Ed25519Verifier()
    assert verifier.item_fits(PERSON.public_key, b"x", signer.sign_item(b"x"))
    assert verifier.header_fits(DEVICE.public_key, b"x", signer.sign_header(b"x"))


def test_a_closed_signer_signs_no_more_and_none_is_pickled():
    signer = PersonSigner(SEED)
    with pytest.raises(TypeError):
        pickle.dumps(signer)
    signer.close()
    with pytest.raises(StoreError) as caught:
        signer.sign(b"")
    assert caught.value.code == "store_locked"
    assert SEED.hex() not in repr(signer)
