"""Books with keys that several of these tests open, made with cheap key derivation."""

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from app.security.keyring import NewBookKeys, create_book_keys
from tests.unit.security.fast_kdf import CountingKdf

BOOK_ID = uuid.UUID("01890000-0000-7000-8000-000000000001")
LOGIN = "Nguyễn Thị Hòa"
PASSPHRASE = "mưa chiều phố núi 47"


@pytest.fixture
def kdf() -> CountingKdf:
    return CountingKdf()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "book"
    path.mkdir()
    return path


@pytest.fixture
def new_book(folder: Path, kdf: CountingKdf) -> NewBookKeys:
    created = create_book_keys(folder, BOOK_ID, LOGIN, PASSPHRASE, kdf=kdf)
    kdf.runs.clear()
    return created


@pytest.fixture
def contents(folder: Path) -> Callable[[], dict[str, bytes]]:
    return lambda: {path.name: path.read_bytes() for path in folder.iterdir()}
