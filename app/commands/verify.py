"""`python -m app verify FOLDER`: checks a book's change log and says whether everything fits.

Exit status 0: fits; 1: does not fit; 2: could not be checked (passphrase, folder, damaged file).
"""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Protocol

from app.domain.errors import CodedError
from app.read_models.records import LogVerdict
from app.services.log_wording import extent_of, fault_in_words, head_in_words, headline_of
from app.services.wording import describe

FITS, DOES_NOT_FIT, NOT_CHECKED = 0, 1, 2


class Checker(Protocol):
    """What the command needs of ``app.services.books.Books``."""

    def verify(self, folder: Path, login: str, passphrase: str) -> LogVerdict:
        """Check the book in a folder."""
        ...


def run(arguments: list[str], books: Checker) -> int:
    """Ask for login and passphrase, check, print the verdict; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="so-dia-ban verify",
        description="Kiểm tra nhật ký thay đổi của sổ. "
        "Mã kết thúc: 0 nguyên vẹn, 1 có chỗ không khớp, 2 không kiểm tra được.",
    )
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục của sổ")
    parser.add_argument("--login", metavar="TÊN", help="tên đăng nhập; không ghi thì được hỏi")
    options = parser.parse_args(arguments)
    try:
        login, passphrase = _credentials(options.login)
    except EOFError:
        return _not_checked("Chưa nhập tên đăng nhập hoặc mật khẩu.")
    try:
        verdict = books.verify(options.folder, login, passphrase)
    except CodedError as error:
        words = describe(error)
        return _not_checked(f"{words.what}\n{words.advice}")
    print(headline_of(verdict))
    print(extent_of(verdict))
    for head in verdict.heads:
        name, sequence, when, _ = head_in_words(head)
        print(f"  {name}: mục cuối {sequence}, {when}, {head.hash.hex()}")
    if verdict.fault is None:
        return FITS
    print(fault_in_words(verdict.fault, verdict.heads))
    return DOES_NOT_FIT


def _credentials(login: str | None) -> tuple[str, str]:
    """Ask at the terminal; otherwise read lines: login where it was not given, then passphrase."""
    if sys.stdin.isatty():
        return login or input("Tên đăng nhập: "), getpass.getpass("Mật khẩu: ")
    lines = [sys.stdin.readline() for _ in range(1 if login else 2)]
    if not all(lines):
        raise EOFError
    *first, passphrase = (line.rstrip("\r\n") for line in lines)
    return login or first[0], passphrase


def _not_checked(why: str) -> int:
    print(f"Không kiểm tra được. {why}", file=sys.stderr)
    return NOT_CHECKED
