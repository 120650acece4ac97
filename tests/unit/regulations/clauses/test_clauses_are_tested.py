"""Every rule of the built-in regulations is named in a test that bears its clause's name."""

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from app.regulations.regulation import Rule
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Unquantified
from tests.support.duty_facts import seed

FOLDER = Path(__file__).parent
ASPECTS = ("on_time", "late", "edge", "exempt", "silent")
#: Aspects that a clause cannot have: the duty is the term itself, or its text has no blank.
WITHOUT = {
    "qc-4.2-phan-cong-lai-dinh-ky": {"exempt", "silent"},
    "qc-5.2-dong-y-du-hop": {"silent"},
    "qc-9.2-lien-he-truoc": {"silent"},
    "qd-dia-phuong-lien-he-truoc": {"silent"},
    "qd-nguyen-tac-nhiem-ky": {"exempt", "silent"},
    "qd-btc-so-ket": {"edge", "exempt"},
    "qc-5.5-bao-cao-dot-xuat": {"exempt"},
}


@cache
def texts_of_tests() -> dict[str, str]:
    """Return each test with its source, the constants and helpers that it names put in."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("test_q*.py")):
        source = path.read_text(encoding="utf-8")
        named: dict[str, str] = {}
        for node in ast.parse(source).body:
            text = ast.get_source_segment(source, node) or ""
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named[node.targets[0].id] = text
            elif isinstance(node, ast.FunctionDef):
                marks = [ast.get_source_segment(source, one) or "" for one in node.decorator_list]
                text = "\n".join([*marks, text])
                if node.name.startswith("test_"):
                    found[node.name] = _with(text, named)
                else:
                    named[node.name] = _with(text, named)
    return found


def _with(text: str, named: dict[str, str]) -> str:
    words = set(re.findall(r"\w+", text))
    return "\n".join([text, *(more for name, more in named.items() if name in words)])


def _prefix(rule_id: str) -> str:
    name, _, rest = rule_id.partition("-")
    if name == "qd":
        return "test_qd_"
    clause = rest.split("-")[0].lower().replace(".", "_")
    return f"test_qc_{clause}_"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


RULES = [one for name in ("qc", "qd") for one in seed(name).rules]


@pytest.mark.parametrize("rule", RULES, ids=[one.id for one in RULES])
def test_rule_has_tests_named_after_its_clause(rule: Rule) -> None:
    rule_id = rule.id
    mine = {
        name
        for name, text in texts_of_tests().items()
        if name.startswith(_prefix(rule_id)) and f'"{rule_id}"' in _plain(text)
    }
    assert mine, f"no test of {rule_id} begins with {_prefix(rule_id)}"
    if isinstance(rule.count, Unquantified) or rule.nature is not Nature.DUTY:
        return
    lacking = {
        aspect for aspect in ASPECTS if not any(aspect in name for name in mine)
    } - WITHOUT.get(rule_id, set())
    assert not lacking, (rule_id, sorted(mine))
