"""Slots open for the right passphrase alone, in the same time for everyone."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from app.domain.errors import DomainError, StoreError
from app.security.key_derivation import ARGON2ID, MINIMUM_PARAMETERS
from app.security.keyring import (
    NewBookKeys,
    add_slot,
    change_passphrase,
    create_book_keys,
    drop_superseded,
    recover,
    remove_slot,
    replace_forgotten,
    restore_key_file,
    slot_ids,
    unlock,
)
from app.security.signing import Purpose, verify
from tests.unit.security.conftest import BOOK_ID, LOGIN, PASSPHRASE
from tests.unit.security.fast_kdf import GROWN, SMALL, CountingKdf

OTHER_LOGIN = "Lê Văn Bình"
OTHER_PASSPHRASE = "sông dài cá lội biệt tăm"
NEW_PASSPHRASE = "lá rơi ngoài hiên vắng"


def document(folder: Path) -> dict[str, object]:
    return json.loads((folder / "book.keys").read_bytes())


def slots_by_id(folder: Path) -> dict[str, dict[str, object]]:
    return {slot["id"]: slot for slot in document(folder)["slots"]}


def code_of(call, *arguments, **options) -> str:
    with pytest.raises(StoreError) as caught:
        call(*arguments, **options)
    return caught.value.code


def test_unlock_gives_the_same_keys(folder, new_book, kdf):
    unlocked = unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    made = new_book.unlocked
    assert unlocked.book_id == BOOK_ID
    assert unlocked.store_key == made.store_key
    assert unlocked.database_key == made.database_key != made.store_key
    assert unlocked.slot_id == made.slot_id
    assert unlocked.signing_public_key == made.signing_public_key
    assert unlocked.encryption_public_key == made.encryption_public_key
    assert not unlocked.from_copy
    assert not unlocked.copy_outdated
    signature = unlocked.signer.sign(b"item")
    assert verify(Purpose.ITEM, made.signing_public_key, b"item", signature)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_keyboards_that_compose_differently_open_the_same_slot(folder, new_book, kdf, form):
    login = unicodedata.normalize(form, f"  {LOGIN.upper()} ")
    unlocked = unlock(folder, login, unicodedata.normalize(form, PASSPHRASE), kdf=kdf)
    assert unlocked.store_key == new_book.unlocked.store_key


@pytest.mark.parametrize(
    ("login", "passphrase"),
    [
        (LOGIN, "sai rồi"),
        ("không có ai", PASSPHRASE),
        (LOGIN, ""),
        ("", PASSPHRASE),
        (LOGIN + "\0", PASSPHRASE),
        (LOGIN, "\ud800"),
        (LOGIN, PASSPHRASE.upper()),
        (LOGIN, PASSPHRASE + " "),
    ],
)
def test_wrong_passphrase_and_unknown_person_get_one_answer_after_one_run(
    folder, new_book, kdf, login, passphrase
):
    with pytest.raises(StoreError) as caught:
        unlock(folder, login, passphrase, kdf=kdf)
    assert caught.value.code == "wrong_passphrase"
    assert caught.value.values == {"from_copy": False}
    assert kdf.runs == [SMALL]


def test_right_passphrase_takes_one_run_too(folder, new_book, kdf):
    unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    assert kdf.runs == [SMALL]


def test_no_name_stands_in_the_folder(folder, new_book, kdf, contents):
    add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    for name, data in contents().items():
        for text in (LOGIN, OTHER_LOGIN, PASSPHRASE, "Hòa", "Bình"):
            for variant in (text, text.casefold(), unicodedata.normalize("NFD", text)):
                for encoding in ("utf-8", "utf-16-le"):
                    assert variant.encode(encoding) not in data, name
                escaped = json.dumps(variant).strip('"').encode()
                assert escaped not in data, name


def test_secrets_are_not_in_the_folder_or_in_repr(folder, new_book, contents):
    unlocked = new_book.unlocked
    secrets = (unlocked.store_key, unlocked.database_key, unlocked.encryption_private_key)
    shown = repr(unlocked) + repr(unlocked.signer) + repr(new_book) + repr(new_book.recovery)
    for secret in secrets:
        assert secret.hex() not in shown
        assert repr(secret) not in shown
        assert all(secret not in data for data in contents().values())
    assert new_book.recovery.first[:9] not in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits; the profile protects")
def test_files_are_for_the_owner_alone(folder, new_book):
    assert [path.stat().st_mode & 0o077 for path in folder.iterdir()] == [0, 0]


def test_two_files_and_nothing_else(folder, new_book, contents):
    files = contents()
    assert sorted(files) == ["book.keys", "book.keys.bak"]
    assert files["book.keys"] == files["book.keys.bak"]


def test_create_never_overwrites(folder, new_book, kdf, contents):
    before = contents()
    for lost in ("book.keys", "book.keys.bak"):
        (folder / lost).unlink()
        code = code_of(create_book_keys, folder, BOOK_ID, LOGIN, PASSPHRASE, kdf=kdf)
        assert code == "key_file_exists"
        (folder / lost).write_bytes(before[lost])
    assert contents() == before


def test_changing_a_passphrase_rewrites_one_slot(folder, new_book, kdf):
    other = add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    before, slots_before = document(folder), slots_by_id(folder)
    change_passphrase(folder, new_book.unlocked, LOGIN, PASSPHRASE, NEW_PASSPHRASE, kdf=kdf)
    after, slots_after = document(folder), slots_by_id(folder)
    mine = new_book.unlocked.slot_id
    assert slots_after[other.slot_id] == slots_before[other.slot_id]
    for part in ("id", "public_key", "store_key", "escrow", "kdf"):
        assert slots_after[mine][part] == slots_before[mine][part]
    for part in ("tag", "box"):
        assert slots_after[mine][part] != slots_before[mine][part]
    for part in before.keys() - {"slots", "check"}:
        assert after[part] == before[part]
    assert code_of(unlock, folder, LOGIN, PASSPHRASE, kdf=kdf) == "wrong_passphrase"
    unlocked = unlock(folder, LOGIN, NEW_PASSPHRASE, kdf=kdf)
    assert unlocked.store_key == new_book.unlocked.store_key
    assert unlocked.signing_public_key == new_book.unlocked.signing_public_key


def test_the_old_passphrase_opens_nothing_not_even_the_copy(folder, new_book, kdf):
    change_passphrase(folder, new_book.unlocked, LOGIN, PASSPHRASE, NEW_PASSPHRASE, kdf=kdf)
    (folder / "book.keys").unlink()
    assert code_of(unlock, folder, LOGIN, PASSPHRASE, kdf=kdf) == "wrong_passphrase"
    assert unlock(folder, LOGIN, NEW_PASSPHRASE, kdf=kdf).from_copy


def test_login_can_change_with_the_passphrase(folder, new_book, kdf):
    change_passphrase(
        folder, new_book.unlocked, LOGIN, PASSPHRASE, PASSPHRASE, new_login="hoa", kdf=kdf
    )
    assert unlock(folder, "HOA", PASSPHRASE, kdf=kdf).slot_id == new_book.unlocked.slot_id


def test_changing_needs_the_own_old_passphrase(folder, new_book, kdf, contents):
    add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    before = contents()
    for login, old in ((LOGIN, "sai"), (OTHER_LOGIN, OTHER_PASSPHRASE)):
        change = (folder, new_book.unlocked, login, old, NEW_PASSPHRASE)
        assert code_of(change_passphrase, *change, kdf=kdf) == "wrong_passphrase"
    assert contents() == before


def test_another_persons_pair_is_refused(folder, new_book, kdf, contents):
    add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    before = contents()
    same = (folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE)
    assert code_of(add_slot, *same, kdf=kdf) == "slot_exists"
    change = (folder, new_book.unlocked, LOGIN, PASSPHRASE, OTHER_PASSPHRASE)
    code = code_of(change_passphrase, *change, new_login=OTHER_LOGIN, kdf=kdf)
    assert code == "slot_exists"
    assert contents() == before


def test_added_person_opens_the_same_store_with_own_keys(folder, new_book, kdf):
    added = add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    unlocked = unlock(folder, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    assert unlocked.store_key == new_book.unlocked.store_key
    assert unlocked.slot_id == added.slot_id
    assert unlocked.signing_public_key == added.signing_public_key
    assert unlocked.encryption_public_key == added.encryption_public_key
    assert unlocked.signing_public_key != new_book.unlocked.signing_public_key
    assert set(slot_ids(folder, unlocked)) == {added.slot_id, new_book.unlocked.slot_id}


def test_removed_slot_is_gone_from_both_files(folder, new_book, kdf, contents):
    added = add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    mine_before = slots_by_id(folder)[new_book.unlocked.slot_id]
    remove_slot(folder, new_book.unlocked, added.slot_id)
    assert all(added.slot_id.encode() not in data for data in contents().values())
    assert slots_by_id(folder) == {new_book.unlocked.slot_id: mine_before}
    code = code_of(unlock, folder, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    assert code == "wrong_passphrase"


def test_last_and_unknown_slots_are_not_removed(folder, new_book, contents):
    before = contents()
    assert code_of(remove_slot, folder, new_book.unlocked, "00" * 16) == "slot_unknown"
    code = code_of(remove_slot, folder, new_book.unlocked, new_book.unlocked.slot_id)
    assert code == "last_slot"
    assert contents() == before


def test_weak_passphrases_and_empty_logins_write_nothing(folder, kdf):
    for login, passphrase in ((LOGIN, "123456"), ("  ", PASSPHRASE), (LOGIN, f"{LOGIN} 1985")):
        with pytest.raises(DomainError) as caught:
            create_book_keys(folder, BOOK_ID, login, passphrase, kdf=kdf)
        assert caught.value.code in {"passphrase_too_weak", "login_empty"}
    assert list(folder.iterdir()) == []
    assert kdf.runs == []


def test_grown_parameters_are_taken_up_at_the_next_change(folder, new_book, kdf):
    other = add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    other_before = slots_by_id(folder)[other.slot_id]
    grown = CountingKdf(default=GROWN)
    change_passphrase(folder, new_book.unlocked, LOGIN, PASSPHRASE, NEW_PASSPHRASE, kdf=grown)
    assert slots_by_id(folder)[other.slot_id] == other_before
    for login, passphrase in ((LOGIN, NEW_PASSPHRASE), ("ai", "gì"), (LOGIN, PASSPHRASE)):
        grown.runs.clear()
        if passphrase == NEW_PASSPHRASE:
            unlock(folder, login, passphrase, kdf=grown)
        else:
            assert code_of(unlock, folder, login, passphrase, kdf=grown) == "wrong_passphrase"
        assert grown.runs == [SMALL, GROWN]
    same = (folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE)
    assert code_of(add_slot, *same, kdf=grown) == "slot_exists"
    remove_slot(folder, new_book.unlocked, other.slot_id)
    grown.runs.clear()
    unlock(folder, LOGIN, NEW_PASSPHRASE, kdf=grown)
    assert grown.runs == [GROWN]


def test_weaker_parameters_than_the_minimum_are_refused(folder, new_book):
    assert code_of(unlock, folder, LOGIN, PASSPHRASE) == "key_file_damaged"


def test_the_programs_own_parameters():
    assert ARGON2ID.default.is_at_least(MINIMUM_PARAMETERS)
    assert MINIMUM_PARAMETERS.mem_bytes >= 64 << 20
    assert MINIMUM_PARAMETERS.ops >= 3


def test_too_little_memory_is_told(monkeypatch, folder, new_book, kdf):
    def fails(*_arguments, **_options):
        raise MemoryError

    monkeypatch.setattr("app.security.key_derivation.pwhash.argon2id.kdf", fails)
    assert code_of(unlock, folder, LOGIN, PASSPHRASE, kdf=kdf) == "not_enough_memory"


def test_closed_keys_are_gone(folder, new_book):
    unlocked = new_book.unlocked
    unlocked.close()
    for read in (
        lambda: unlocked.store_key,
        lambda: unlocked.database_key,
        lambda: unlocked.encryption_private_key,
        lambda: unlocked.signer.sign(b""),
        lambda: slot_ids(folder, unlocked),
    ):
        assert code_of(read) == "store_locked"
    assert unlocked.is_closed
    unlocked.close()


def test_recovery_sheet_opens_the_book_and_gives_a_new_slot(folder, new_book, kdf):
    sheet = new_book.recovery
    other = add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    other_before = slots_by_id(folder)[other.slot_id]
    recovered = recover(folder, sheet.first, sheet.second)
    assert recovered.store_key == new_book.unlocked.store_key
    assert set(recovered.slot_ids) == {other.slot_id, new_book.unlocked.slot_id}
    old = new_book.unlocked
    unlocked = replace_forgotten(folder, recovered, old.slot_id, LOGIN, NEW_PASSPHRASE, kdf=kdf)
    again = unlock(folder, LOGIN, NEW_PASSPHRASE, kdf=kdf)
    assert again.slot_id == unlocked.slot_id != old.slot_id
    assert again.encryption_private_key == old.encryption_private_key
    assert again.signing_public_key == unlocked.signing_public_key != old.signing_public_key
    assert slots_by_id(folder)[other.slot_id] == other_before
    assert unlock(folder, LOGIN, PASSPHRASE, kdf=kdf).slot_id == old.slot_id
    drop_superseded(folder, unlocked)
    assert slots_by_id(folder).keys() == {other.slot_id, unlocked.slot_id}
    assert code_of(unlock, folder, LOGIN, PASSPHRASE, kdf=kdf) == "wrong_passphrase"
    assert recover(folder, sheet.first, sheet.second).store_key == old.store_key
    recovered.close()
    assert code_of(lambda: recovered.recovery_private_key) == "store_locked"
    assert code_of(lambda: recovered.store_key) == "store_locked"


def test_recovery_that_was_cut_short_can_be_done_again_with_the_same_passphrase(
    folder, new_book, kdf, contents
):
    recovered = recover(folder, new_book.recovery.first, new_book.recovery.second)
    mine = new_book.unlocked.slot_id
    first = replace_forgotten(folder, recovered, mine, LOGIN, NEW_PASSPHRASE, kdf=kdf)
    second = replace_forgotten(folder, recovered, mine, LOGIN, NEW_PASSPHRASE, kdf=kdf)
    assert slots_by_id(folder).keys() == {mine, second.slot_id}
    assert second.slot_id != first.slot_id
    drop_superseded(folder, second)
    before = contents()
    drop_superseded(folder, second)
    assert contents() == before


def test_recovery_refuses_unknown_and_taken_slots(folder, new_book, kdf, contents):
    sheet = new_book.recovery
    add_slot(folder, new_book.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    before = contents()
    recovered = recover(folder, sheet.first, sheet.second)
    unknown = (folder, recovered, "00" * 16, LOGIN, NEW_PASSPHRASE)
    assert code_of(replace_forgotten, *unknown, kdf=kdf) == "slot_unknown"
    mine = new_book.unlocked.slot_id
    taken = (folder, recovered, mine, OTHER_LOGIN, OTHER_PASSPHRASE)
    assert code_of(replace_forgotten, *taken, kdf=kdf) == "slot_exists"
    assert contents() == before


def test_halves_in_either_order_but_not_twice_and_not_of_another_book(
    folder, new_book, kdf, tmp_path
):
    sheet = new_book.recovery
    assert recover(folder, sheet.second, sheet.first).store_key == new_book.unlocked.store_key
    (tmp_path / "other").mkdir()
    other: NewBookKeys = create_book_keys(tmp_path / "other", BOOK_ID, LOGIN, PASSPHRASE, kdf=kdf)
    for first, second, reason in (
        (sheet.first, sheet.first, "same_half"),
        (sheet.second, sheet.second, "same_half"),
        (sheet.first, other.recovery.second, "different_sheets"),
        (other.recovery.first, other.recovery.second, "other_book"),
    ):
        with pytest.raises(StoreError) as caught:
            recover(folder, first, second)
        assert caught.value.code == "recovery_halves_do_not_match"
        assert caught.value.values["reason"] == reason


def test_keys_of_another_book_do_not_write_into_this_one(folder, new_book, kdf, tmp_path):
    (tmp_path / "other").mkdir()
    other = create_book_keys(tmp_path / "other", BOOK_ID, LOGIN, PASSPHRASE, kdf=kdf)
    code = code_of(add_slot, folder, other.unlocked, OTHER_LOGIN, OTHER_PASSPHRASE, kdf=kdf)
    assert code == "key_file_damaged"


def test_restoring_brings_both_files_back(folder, new_book, kdf, contents):
    before = contents()
    (folder / "book.keys").write_bytes(b"{")
    unlocked = unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    assert unlocked.from_copy
    restore_key_file(folder, unlocked)
    assert contents() == before
    assert not unlocked.from_copy
    (folder / "book.keys.bak").unlink()
    unlocked = unlock(folder, LOGIN, PASSPHRASE, kdf=kdf)
    assert unlocked.copy_outdated
    assert not unlocked.from_copy
    restore_key_file(folder, unlocked)
    assert contents() == before
