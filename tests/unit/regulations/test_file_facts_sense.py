"""Rows of a facts file that cannot be meant are refused, in the words that their writer used."""

import pytest

from app.regulations.facts_file import read_facts
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import RegulationFileError
from tests.unit.regulations.test_file_facts import FACTS
from tests.unit.regulations.test_file_mistakes import FILE

RULES = {"qd": ["di-co-so", "bao-cao"], "qc": ["hop"]}


def _told(rows: str) -> list[str]:
    with pytest.raises(RegulationFileError) as caught:
        read_facts(f"{FACTS}\n{rows}", "facts.toml", RULES)
    return [str(one).partition("]] ")[2] for one in caught.value.mistakes]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            '[[exemptions]]\nwho = "an"\nreason = "ốm"\nfrom = 2026-01-01\nrule = "dicoso"',
            "thứ 1: “rule” trỏ đến quy định “dicoso”, nhưng không có quy định ấy; có: bao-cao, "
            "di-co-so, hop. Có phải “di-co-so”?",
        ),
        (
            '[[exemptions]]\nwho = "an"\nreason = "ốm"\nfrom = 2026-01-01\nregulation = "qc"\n'
            'rule = "bao-cao"',
            "thứ 1: “rule” trỏ đến quy định “bao-cao”, nhưng không có quy định ấy; có: hop.",
        ),
        (
            '[[exemptions]]\nreason = "ốm"\nfrom = 2026-01-01',
            "thứ 1: không nói miễn cho ai, việc gì; ghi ít nhất một trong: who, territory, "
            "regulation, rule.",
        ),
        (
            '[[trips]]\nid = "c1"\nterritory = "x1"\non = 2026-01-05',
            "“c1”: không ghi ai đi, ai dự; ghi people (người) hoặc group (nhóm).",
        ),
        (
            '[[meetings]]\nid = "c1"\non = 2026-01-05',
            "“c1”: không ghi ai đi, ai dự; ghi people (người) hoặc group (nhóm).",
        ),
        (
            '[[successions]]\npredecessor = "x1"\nsuccessor = "x1"\non = 2026-01-05',
            "thứ 2: “successor” có predecessor và successor cùng là “x1”: địa bàn không thể tách, "
            "nhập vào nó.",
        ),
        ('[[trips]]\nid = "c1"\npeople = ["an"]', "“c1”: thiếu mục “on”."),
        ('[[trips]]\nid = "c1"\npeople = ["an"]\nto = 2026-01-01', "“c1”: thiếu mục “from”."),
        (
            '[[trips]]\nid = "c1"\npeople = ["an"]\nfrom = 2026-01-05\nto = 2026-01-01',
            "“c1”: “to” không đúng thứ tự: from (05/01/2026) đứng sau to (01/01/2026). Sửa lại "
            "một trong hai ngày.",
        ),
        (
            '[[trips]]\nid = "c1"\npeople = ["an"]\non = 2026-01-05\nholidays = [2026-01-01]',
            "“c1”: “holidays” là mục của đầu tệp, phải đứng trước dòng [[…]] đầu tiên của tệp. "
            "Chuyển dòng này lên đầu tệp.",
        ),
    ],
)
def test_what_cannot_be_meant(rows: str, told: str) -> None:
    assert _told(rows) == [told]


def test_what_a_territory_does_itself_needs_nobody() -> None:
    rows = '[[meetings]]\nid = "c1"\nterritory = "x1"\non = 2026-01-05'
    assert "c1" in {one.key for one in read_facts(f"{FACTS}\n{rows}", "facts.toml").engagements}


def test_a_rule_is_not_looked_for_where_the_regulations_are_not_known() -> None:
    rows = '[[exemptions]]\nreason = "ốm"\nfrom = 2026-01-01\nrule = "x"'
    assert read_facts(f"{FACTS}\n{rows}", "facts.toml").exemptions[0].rule == "x"


def test_a_file_of_the_other_sort_is_told_in_one_line() -> None:
    with pytest.raises(RegulationFileError) as of_facts:
        read_regulation(FACTS, "qd.toml")
    with pytest.raises(RegulationFileError) as of_rules:
        read_facts(FILE, "facts.toml")
    assert of_facts.value.is_other_sort and of_rules.value.is_other_sort
    assert [str(one) for one in of_facts.value.mistakes] == [
        "qd.toml: đây là tệp dữ kiện, không phải tệp quy chế. Chọn tệp quy chế; khi chạy thử, "
        "tệp dữ kiện đứng sau cùng."
    ]
    assert [str(one) for one in of_rules.value.mistakes] == [
        "facts.toml: đây là tệp quy chế (có [[rules]]), không phải tệp dữ kiện. Khi chạy thử, "
        "tệp sau cùng phải là tệp dữ kiện."
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1850-06-01", "2200-01-01", "9999-12-31"])
def test_a_year_that_nobody_can_mean_is_refused(day: str) -> None:
    rows = f'[[exemptions]]\nwho = "an"\nreason = "ốm"\nfrom = {day}'
    assert _told(rows) == [f"thứ 1: “from” là {day}, năm không hợp lý. Ghi lại, ví dụ 2026-03-31."]
