"""Every khoản and dash of QC and every sentence of QĐ has a rule, or a reason why there is none.

The places are held here as a list of the texts' own structure; where the texts lie beside the
project they are taken apart once more and compared piece by piece.
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from app import resources
from app.regulations.regulation import Covered, Regulation
from app.regulations.regulation_file import read_regulation
from app.regulations.vocabulary.silence import Unknown

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
TEXTS = {"qc": SEEDS / "000_a191f3c936978eed.txt", "qd": SEEDS / "003_733a87daaa3da966.txt"}

#: Articles of QC with the number of their khoản; 0: one paragraph without a number.
KHOAN = {1: 3, 2: 5, 3: 3, 4: 2, 5: 7, 6: 4, 8: 3, 9: 5, 10: 0, 11: 0, 13: 4}
#: Dashes below a khoản.
DASHES = {"Đ4.1": 6, "Đ4.2": 2}
#: Lettered parts of Điều 7 with their khoản.
LETTERS = {"A": 7, "B": 4}
#: Paragraphs of QĐ with the number of their sentences.
SENTENCES = {"Nguyên tắc": 6, "Nhiệm vụ": 7, "Mối quan hệ": 9, "Giao Ban Tổ chức": 4}


def places_of_qc() -> list[str]:
    found = ["Tên văn bản", "Căn cứ 1", "Căn cứ 2", "Căn cứ 3", "Câu ban hành"]
    for article in range(1, 14):
        found.append(f"Đ{article}")
        if article == 2:
            found.append("Đ2, câu dẫn")
        if article == 7:
            for letter, count in LETTERS.items():
                found.append(f"Đ7.{letter}")
                found += [f"Đ7.{letter}.{number}" for number in range(1, count + 1)]
        elif article in KHOAN and KHOAN[article] == 0:
            found.append(f"Đ{article}, đoạn 1")
        for number in range(1, KHOAN.get(article, 0) + 1):
            khoan = f"Đ{article}.{number}"
            found.append(khoan)
            found += [f"{khoan} gạch {dash}" for dash in range(1, DASHES.get(khoan, 0) + 1)]
    found.append("Nơi nhận")
    found += [f"Nơi nhận, gạch {number}" for number in range(1, 8)]
    return [*found, "Chữ ký"]


def places_of_qd() -> list[str]:
    return [
        f"{paragraph}, câu {number}"
        for paragraph, count in SENTENCES.items()
        for number in range(1, count + 1)
    ]


PLACES = {"qc": places_of_qc(), "qd": places_of_qd()}


def seed(name: str) -> Regulation:
    return read_regulation(resources.read_bytes("regulations", f"{name}.toml"), f"{name}.toml")


@pytest.mark.parametrize("name", ["qc", "qd"])
def test_every_place_is_covered_in_order(name: str) -> None:
    assert [one.place for one in seed(name).coverage] == PLACES[name]


@pytest.mark.parametrize("name", ["qc", "qd"])
def test_each_place_has_rules_or_a_reason(name: str) -> None:
    for one in seed(name).coverage:
        assert one.begins, one.place
        assert bool(one.rules) != bool(one.reason.strip()), one.place
        assert len(one.begins.split()) <= 10, one.place


@pytest.mark.parametrize("name", ["qc", "qd"])
def test_coverage_and_rules_name_each_other(name: str) -> None:
    regulation = seed(name)
    ids = [one.id for one in regulation.rules]
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    named = {rule for one in regulation.coverage for rule in one.rules}
    assert named - set(ids) == set()
    assert set(ids) - named == set()


def test_the_clause_of_a_rule_is_a_place_that_names_it() -> None:
    for rule in seed("qc").rules:
        places = [one.place for one in seed("qc").coverage if rule.id in one.rules]
        assert any(re.match(rf"{re.escape(rule.clause)}(?![\d.])", one) for one in places), rule.id


@pytest.mark.parametrize("name", ["qc", "qd"])
def test_ships_switched_off_and_makes_nothing_up(name: str) -> None:
    regulation = seed(name)
    assert regulation.applies_from is None
    blanks = (regulation.number, regulation.symbol, regulation.signed_on, regulation.in_force_from)
    assert all(isinstance(one, Unknown) for one in blanks)
    assert all(rule.office is None and not rule.exact_text for rule in regulation.rules)
    assert all(rule.title and rule.wording for rule in regulation.rules)


def _pieces(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", TEXTS[name].read_text(encoding="utf-8"))
    return _pieces_of_qc(text) if name == "qc" else _pieces_of_qd(text)


_BEGINS = re.compile(
    r"(?:Điều \d+\. |[AB]\. |- |\d+\. |Trong Quy chế này|Ban Tổ chức Tỉnh ủy ban hành"
    r"|Nơi nhận:|TRƯỞNG BAN|QUY CHẾ|Trưởng nhóm theo dõi địa bàn thường xuyên giữ mối liên hệ công"
    r"|Nhóm công chức theo dõi địa bàn thường)"
)


def _pieces_of_qc(text: str) -> list[str]:
    """Return the paragraphs, each from its number, dash or letter on; chapter heads left out."""
    found: list[str] = []
    in_chapter = False
    for line in (" ".join(raw.split()) for raw in text.splitlines()):
        if not line or line.isdecimal() or set(line) == {"-"}:
            continue
        if line.startswith("Chương "):
            in_chapter = True
        elif _BEGINS.match(line):
            in_chapter = False
            found.append(line)
        elif not in_chapter:
            found[-1] += f" {line}"
    return found


def _pieces_of_qd(text: str) -> list[str]:
    """Return the sentences; the text lacks a full stop once, and twice a space behind it."""
    upper = "A-ZĐÁÀẢÃẠÂĂÊÉÈÔƠƯÍÝÚ"
    text = text.replace("(nếu thấy cần thiết) ", "(nếu thấy cần thiết). ")
    found = re.split(rf"(?<=[^.]\.)\s*(?=[{upper}][^.])", " ".join(text.split()))
    return [one for one in found if one]


def _at_its_place(one: Covered, piece: str) -> bool:
    number = re.match(r"(?:- |\d+\. )", piece)
    return piece[number.end() if number else 0 :].startswith(one.begins)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts are kept outside the project")
@pytest.mark.parametrize("name", ["qc", "qd"])
def test_against_the_text_itself(name: str) -> None:
    pieces = _pieces(name)
    coverage = seed(name).coverage
    for one, piece in zip(coverage, pieces, strict=False):
        assert _at_its_place(one, piece), (one.place, one.begins, piece[:60])
    assert len(pieces) == len(coverage)
    numbered = [re.match(r"(\d+)\. ", piece) for piece in pieces]
    tail = [one.place.rpartition(".")[2] for one in coverage]
    for place, found in zip(tail, numbered, strict=True):
        assert found is None or found.group(1) == place
