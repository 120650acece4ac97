"""Tests of docs/quy-che.md: its examples are read, its outputs are true, no word is left out."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.read_models.facts import ConsentFact, MembershipFact, NumberFact, PostFact
from app.read_models.obligations import DutyState
from app.regulations import regulation as declared
from app.regulations.codec_shapes import fields_of
from app.regulations.facts_file import read_facts
from app.regulations.facts_file_rows import OTHER_LISTS, SHORT_FORMS, keys_of, lists_of_facts
from app.regulations.reasons import REASONS, STATES
from app.regulations.regulation_file import read_regulation
from app.regulations.vocabulary import SLOTS, choices, quantities
from app.regulations.vocabulary.choices import Choice
from app.regulations.vocabulary.deadlines import DeadlineWord
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Group, Names, Word
from tests.unit.regulations.document import (
    DOCUMENT,
    FILES,
    Block,
    blocks,
    lay_out,
    output_of,
    sections,
    whole_facts,
    whole_regulation,
)

#: Where the fields of each group are told: how the section's title begins, after its number.
GROUPS: dict[type[Group], str] = {
    declared.Regulation: "Phần đầu của tệp",
    declared.Document: "`documents`",
    declared.Naming: "`names`",
    declared.Form: "`forms`",
    declared.Scheme: "`forms`: mẫu và `schemes`",
    declared.SchemeLevel: "`forms`: mẫu và `schemes`",
    declared.Rule: "`rules`",
    quantities.Quota: "`quota`",
    quantities.Part: "`quota`",
    quantities.KindLimit: "`count` = `events`",
    quantities.Condition: "`when`",
    quantities.CalendarLimit: "`calendar`",
    quantities.Evidence: "`evidence`",
    declared.Validity: "`validity`",
    declared.Step: "`steps`",
    declared.OfficeOwn: "Im lặng",
    declared.Covered: "`coverage`",
}

REGULATIONS = {"regulation", "rules", "rule-lines"}
FACTS = {"facts", "facts-lines"}


@cache
def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def named(one: Block) -> str:
    return f"{one.kind}-{one.name or one.line}"


def of(kinds: set[str]) -> list[Block]:
    return [one for one in blocks(document()) if one.kind in kinds]


def section(begins: str) -> str:
    found = [
        one.text
        for one in sections(document())
        if re.sub(r"^[\d.]+ ", "", one.title).startswith(begins)
    ]
    assert found, f"no section “{begins}”"
    return "\n".join(found)


def missing(names: set[str], text: str) -> set[str]:
    return {name for name in names if f"`{name}`" not in text}


def test_every_block_says_what_it_is() -> None:
    known = REGULATIONS | FACTS | {"broken", "file", "console"}
    assert {one.kind for one in blocks(document())} <= known


@pytest.mark.parametrize("block", of(REGULATIONS), ids=named)
def test_a_regulation_of_the_document_is_read(block: Block) -> None:
    read_regulation(whole_regulation(block), f"{DOCUMENT.name}:{block.line}")


@pytest.mark.parametrize("block", of(FACTS), ids=named)
def test_facts_of_the_document_are_read(block: Block) -> None:
    read_facts(whole_facts(block), f"{DOCUMENT.name}:{block.line}")


@pytest.mark.parametrize("block", of({"file"}), ids=named)
def test_a_file_is_repeated_word_for_word(block: Block) -> None:
    assert block.text == (FILES / block.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("block", of({"console"}), ids=named)
def test_a_printed_output_is_what_the_command_gives(block: Block, tmp_path: Path) -> None:
    lay_out(document(), tmp_path)
    assert block.text == output_of(block, tmp_path)


@pytest.mark.parametrize(
    ("slot", "word"), [(slot, word) for slot, words in SLOTS.items() for word in words]
)
def test_every_word_and_its_fields_are_told(slot: str, word: type[Word]) -> None:
    titles = [one for one in sections(document()) if one.title.startswith(f"`{slot}` =")]
    told = [one for one in titles if f"`{word.WORD}`" in one.title.partition(":")[0]]
    assert told, f"{slot} = {word.WORD}"
    common = {one.name for one in fields_of(DeadlineWord)} if slot == "deadline" else set()
    fields = {one.name for one in fields_of(word)} - common
    assert not missing(fields, told[0].text)
    assert any(f'"{word.WORD}"' in one.text for one in told), "no example"


def test_what_all_deadlines_share_is_told() -> None:
    assert not missing(
        {one.name for one in fields_of(DeadlineWord)}, section("`deadline`: thời hạn")
    )


@pytest.mark.parametrize("group", list(GROUPS))
def test_every_field_of_a_group_is_told(group: type[Group]) -> None:
    assert not missing({one.name for one in fields_of(group)}, section(GROUPS[group]))


def test_no_group_is_left_out() -> None:
    found = {
        one
        for module in (declared, quantities)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Group) and one is not Group
    }
    assert found == set(GROUPS)


def test_every_value_of_a_list_is_told_with_its_meaning() -> None:
    told = section("Phụ lục A")
    for one in vars(choices).values():
        if isinstance(one, type) and issubclass(one, Choice) and one is not Choice:
            for value in one:
                assert f"| `{value.value}` | {value.label} |" in told


def test_every_built_in_name_is_told_with_its_meaning() -> None:
    told = section("Phụ lục B")
    for sort, labels in BUILT_IN.items():
        assert f"`{sort.value}`" in told
        for name, label in labels.items():
            assert f"| `{name}` | {label} |" in told


def test_every_sort_of_name_is_told() -> None:
    assert not missing({one.value for one in Names}, section("`names`"))


def test_every_reason_is_told() -> None:
    told = section("Phụ lục C")
    for code in REASONS:
        row = re.search(rf"^\| `{code}` \| .+ \| (.+) \|$", told, re.MULTILINE)
        assert row, code


def test_every_reason_that_the_engine_gives_has_words() -> None:
    engine = Path(declared.__file__).parent / "engine"
    text = "".join(path.read_text(encoding="utf-8") for path in engine.glob("*.py"))
    assert not set(re.findall(r'Why\(\s*"(\w+)"', text)) - set(REASONS)


def test_every_state_is_told() -> None:
    told = section("Trạng thái")
    for state in DutyState:
        words = STATES[state].replace("{days}", "N")
        assert f"| `{state.value}` | {words} |" in told


def test_every_field_of_the_facts_is_told() -> None:
    lists = lists_of_facts()
    told = "".join(one.text for one in sections(document()) if re.match(r"6\.\d+\. ", one.title))
    titles = "".join(one.title for one in sections(document()) if one.title.startswith("6."))
    gaps: dict[str, set[str]] = {}
    for name, made in lists.items():
        begins = next(
            (
                one
                for one in sections(document())
                if one.title.startswith("6.") and f"`{name}`" in one.title
            ),
            None,
        )
        assert begins is not None, f"{name} not in a title: {titles}"
        keys = {*keys_of(made), *SHORT_FORMS.get(made, {})}
        gaps[name] = missing(keys, begins.text)
    assert not {name: gap for name, gap in gaps.items() if gap}
    assert not missing({"format", "holidays", "working_days", "history_from", "read_to"}, told)
    for alias in OTHER_LISTS:
        assert f"[[{alias}]]" in told


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (PostFact, "`people`"),
        (MembershipFact, "`groups`"),
        (NumberFact, "`territories`"),
        (ConsentFact, "`engagements`"),
    ],
)
def test_every_field_of_a_row_within_a_row_is_told(row: type, place: str) -> None:
    assert not missing(set(keys_of(row)), section(place))


def test_links_lead_to_a_heading() -> None:
    anchors = {slug(one.title) for one in sections(document())}
    assert set(re.findall(r"\]\(#([^)]+)\)", document())) <= anchors


def slug(title: str) -> str:
    """Return the anchor that a reader of Markdown makes of a heading."""
    kept = re.sub(r"[^\w\- ]", "", title.lower())
    return kept.replace(" ", "-")


def test_the_large_example_uses_every_word() -> None:
    text = (FILES / "vi-du.toml").read_text(encoding="utf-8")
    for slot, words in SLOTS.items():
        unused = {one.WORD for one in words if f'"{one.WORD}"' not in text}
        assert not unused, slot
