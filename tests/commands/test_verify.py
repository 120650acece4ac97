"""`verify` on a real book: what it prints and its exit status."""

import io
from pathlib import Path

import pytest

from app.commands import run_verb
from db.engine import open_engine
from tests.support.offices import LOGIN, PASSPHRASE, books_in, made_in


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> "Typed":
    return Typed(monkeypatch)


class Typed:
    """Puts lines on standard input, which is no terminal then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, text: str) -> None:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_whole_book_fits(
    tmp_path: Path, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    books = made_in(tmp_path / "sổ", tmp_path / "state")
    before = (tmp_path / "sổ" / "book.db").read_bytes()
    typed(f"{PASSPHRASE}\n")
    assert run_verb(["verify", str(tmp_path / "sổ"), "--login", LOGIN], lambda: books) == 0
    out = capsys.readouterr().out
    assert "nguyên vẹn" in out
    assert "máy thử: mục cuối 1," in out
    typed(f"{LOGIN}\n{PASSPHRASE}")
    elsewhere = books_in(tmp_path / "other machine")
    assert run_verb(["verify", str(tmp_path / "sổ")], lambda: elsewhere) == 0
    assert (tmp_path / "sổ" / "book.db").read_bytes() == before, "checking writes nothing"


def test_the_first_misfit_is_named(
    tmp_path: Path, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    books = made_in(tmp_path / "book", tmp_path / "state")
    session = books.open(tmp_path / "book", LOGIN, PASSPHRASE)
    key = session.keys.database_key
    books.close(session)
    engine = open_engine(tmp_path / "book" / "book.db", key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET full_name = 'Người khác'")
    engine.dispose()
    typed(f"{PASSPHRASE}\n")
    assert run_verb(["verify", str(tmp_path / "book"), "--login", LOGIN], lambda: books) == 1
    out = capsys.readouterr().out
    assert "mục số 1 của máy “máy thử”" in out
    assert "record_differs_from_log" in out
    assert "Người khác" not in out


@pytest.mark.parametrize(
    ("folder", "stdin", "told"),
    [
        ("book", "sai hẳn rồi\n", "Tên đăng nhập hoặc mật khẩu không đúng."),
        ("none", f"{PASSPHRASE}\n", "Không tìm thấy thư mục"),
        ("book", "", "Chưa nhập"),
    ],
)
def test_what_could_not_be_checked_says_why(
    tmp_path: Path,
    typed: Typed,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    stdin: str,
    told: str,
) -> None:
    books = made_in(tmp_path / "book", tmp_path / "state")
    typed(stdin)
    assert run_verb(["verify", str(tmp_path / folder), "--login", LOGIN], lambda: books) == 2
    assert told in capsys.readouterr().err


def test_an_unknown_verb(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run_verb(["xem"], lambda: books_in(tmp_path)) == 2
    assert "verify" in capsys.readouterr().err
