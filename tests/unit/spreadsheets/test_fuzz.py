"""Damaged and hostile files: whatever comes, they are read or refused, in bounded time and memory.

The full campaign (--campaign) mends the zip after the damage, so that the damage reaches the XML.
"""

import datetime as dt
import json
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import Cancelled
from app.read_models.sheets import TableKind
from app.spreadsheets import tables
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import open_workbook
from app.spreadsheets.wording import describe
from tests.unit.spreadsheets.abc_text import abc
from tests.unit.spreadsheets.bombs import BOMBS
from tests.unit.spreadsheets.ods_files import cell, row, rows, save_ods
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, TITLES, save

pytestmark = pytest.mark.campaign

ROOT = Path(__file__).resolve().parents[3]
TRIP = (1, dt.date(2025, 3, 5), "06/3/25", "Nhóm 1", "Lê An", "Xã Ba Gia", "Nắm tình hình", "x")
JOURNAL = [*TITLES, JOURNAL_HEADER, *[TRIP] * 5, [2, 1.5, True, "=A1", " ", abc("Đảng ủy")]]
HOSTILE = (
    "", "-1", "0", "1", "99999999999999", "1e999", "nan", "1048577", "XFE1", "A0", "A1:A1",
    "ZZZZ9", "s", "str", "inlineStr", "b", "d", "e", "n", "date", "float", "time", "&#55296;",
    "ÿ", "../../../a", "2025-13-45", "PT99999999999H", "_x0000_", "x" * 5_000, "true", "&lt;",
)  # fmt: skip
TOKEN = re.compile(r"<[^>]*>|[^<]+")
VALUE = re.compile(r'="[^"]*"')
MEMORY_LIMIT = 600
"""Megabytes that one hostile file may take beside the program, near the limits."""


def xlsx(folder: Path) -> Path:
    return save(folder, JOURNAL, merged=["D6:D8", "A1:C1"], more={"Ẩn": [["a"]]}, hidden=["Ẩn"])


def ods(folder: Path) -> Path:
    plain = [[one for one in line if not str(one).startswith("=")] for line in JOURNAL]
    spans = 'table:number-rows-spanned="3" table:number-columns-spanned="2"'
    merged = row(cell("a", spans), cell(None, 'table:number-columns-repeated="5"'))
    return save_ods(folder, rows(plain) + merged, more={"Ẩn": rows([["a"]])}, hidden=["Ẩn"])


def text(folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_text("\n".join(";".join(map(str, line)) for line in JOURNAL), encoding="utf-8")
    return path


def tcvn3(folder: Path) -> Path:
    path = folder / "b.csv"
    lines = ";".join(abc(str(one)) for line in JOURNAL for one in [*line, "\n"])
    path.write_bytes(lines.encode("latin-1", "replace"))
    return path


MAKERS: tuple[Callable[[Path], Path], ...] = (xlsx, ods, text, tcvn3)


def is_read(path: Path) -> bool:
    """Read all that can be read; True where nothing was refused."""
    try:
        with open_workbook(path) as workbook:
            kind = tables.detect_kind(workbook) or TableKind.JOURNAL
            tables.read_table(workbook, kind)
            for sheet in workbook.sheets:
                for _row in sheet.rows():
                    pass
    except SpreadsheetError as error:
        said = describe(error)
        assert said.reason and said.advice and "{" not in str(said)
        return False
    return True


def bytes_changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        place = chance.randrange(len(changed)) if changed else 0
        match chance.randrange(5):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.choice((1, 4, 200))]
            case 2:
                changed[place:place] = changed[place : place + chance.choice((1, 50))]
            case 3:
                changed[place:place] = bytes(chance.choice((1, 3)))
            case _:
                changed[place : place + 1] = bytes([changed[place] ^ 1 << chance.randrange(8)]) \
                    if changed else b""  # fmt: skip
    return bytes(changed)


def structure_changed(content: bytes, chance: random.Random) -> bytes:
    """Damage XML so that it mostly stays XML: elements, attributes and texts, not letters."""
    tokens = TOKEN.findall(content.decode("utf-8", "replace"))
    for _ in range(chance.choice((1, 1, 2, 6))):
        if not tokens:
            break
        place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        match chance.randrange(6):
            case 0:
                del tokens[place]
            case 1:
                tokens.insert(other, tokens[place])
            case 2:
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case 3:
                tokens[place] = VALUE.sub(f'="{chance.choice(HOSTILE)}"', tokens[place], count=1)
            case 4:
                tokens[place] = VALUE.sub("", tokens[place], count=1)
            case _:
                if not tokens[place].startswith("<"):
                    tokens[place] = chance.choice(HOSTILE)
    return "".join(tokens).encode()


def parts_changed(path: Path, chance: random.Random) -> None:
    """Damage parts of a zip and write a whole zip again; sometimes leave a part out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), k=min(len(parts), chance.choice((1, 1, 2)))):
        match chance.randrange(8):
            case 0:
                del parts[name]
            case 1:
                parts[name] = bytes_changed(parts[name], chance)
            case 2:
                parts[name] = parts[chance.choice(sorted(parts))]
            case _:
                parts[name] = structure_changed(parts[name], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("make", MAKERS)
def test_what_is_damaged_here_is_read_while_it_is_whole(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    assert is_read(make(tmp_path))


@pytest.mark.parametrize("make", MAKERS)
def test_damaged_bytes(
    tmp_path: Path, make: Callable[[Path], Path], campaign_size: Callable[[int, int], int]
) -> None:
    path = make(tmp_path)
    whole = path.read_bytes()
    for seed in range(campaign_size(60, 4000)):
        path.write_bytes(bytes_changed(whole, random.Random(seed)))
        is_read(path)


@pytest.mark.parametrize("make", [xlsx, ods])
def test_damaged_parts_in_a_whole_zip(
    tmp_path: Path, make: Callable[[Path], Path], campaign_size: Callable[[int, int], int]
) -> None:
    path = make(tmp_path)
    whole = path.read_bytes()
    count = campaign_size(120, 8000)
    read = 0
    for seed in range(count):
        path.write_bytes(whole)
        parts_changed(path, random.Random(seed))
        read += is_read(path)
    assert count * 0.1 < read < count * 0.95, "the damage is felt, and not always deadly"


@pytest.mark.parametrize("make", MAKERS)
def test_cut_short(
    tmp_path: Path, make: Callable[[Path], Path], campaign_size: Callable[[int, int], int]
) -> None:
    path = make(tmp_path)
    whole = path.read_bytes()
    for end in range(0, len(whole), max(1, len(whole) // campaign_size(20, 400))):
        path.write_bytes(whole[:end])
        is_read(path)


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_hostile_files_take_little_time(
    tmp_path: Path,
    bomb: Callable[[Path, int], Path],
    campaign_size: Callable[[int, int], int],
) -> None:
    path = bomb(tmp_path / "a.xlsx", campaign_size(1, 100))
    began = time.perf_counter()
    is_read(path)
    assert time.perf_counter() - began < campaign_size(20, 120)


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_cancelling_is_heard_in_hostile_files(
    tmp_path: Path, bomb: Callable[[Path, int], Path]
) -> None:
    path = bomb(tmp_path / "a.xlsx", 1)
    with (
        pytest.raises((Cancelled, SpreadsheetError)),
        open_workbook(path, is_cancelled=lambda: True),
    ):
        pass


MEASURE = """
import json, resource, sys
from pathlib import Path
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import open_workbook
unit = 1024 if sys.platform != "darwin" else 1024 * 1024
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
taken = {}
for name in sys.argv[1:]:
    before = peak()
    try:
        with open_workbook(Path(name)) as workbook:
            for sheet in workbook.sheets:
                for row in sheet.rows():
                    pass
    except SpreadsheetError:
        pass
    taken[name] = peak() - before
print(json.dumps(taken))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is not told there")
def test_hostile_files_take_little_memory(
    tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    paths = []
    for number, bomb in enumerate(BOMBS):
        (tmp_path / str(number)).mkdir()
        paths.append(bomb(tmp_path / str(number) / "a.xlsx", campaign_size(1, 100)))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    taken: dict[str, int] = json.loads(done.stdout)
    assert len(taken) == len(BOMBS)
    assert max(taken.values()) < campaign_size(100, MEMORY_LIMIT)
