"""Every word and every field that the engine reads is named by a test of this folder."""

import ast
import dataclasses
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from app.regulations import regulation
from app.regulations.regulation import OfficeOwn, Regulation, Rule, Scheme, SchemeLevel, Step
from app.regulations.vocabulary import SLOTS, choices, counts, quantities, who
from app.regulations.vocabulary.deadlines import DeadlineWord
from app.regulations.vocabulary.terms import Group, Word, terms_of

_HERE = Path(__file__).parent

#: What the engine does not read: words for people, and what the register of regulations shows.
_NOT_READ = {
    "Rule": {"wording", "exact_text", "title", "clause", "id"},
    "Regulation": {
        *("title", "number", "symbol", "signed_on", "issuer", "signer", "in_force_from"),
        *("names", "coverage", "note", "rules", "replaces", "id", "short"),
    },
    "OfficeOwn": {"decided_on", "note"},
    "Document": {"title", "number", "issuer", "signer", "role"},
    "Form": {"title", "id"},
    "Scheme": {"name", "citation", "id"},
    "Step": {"title", "id"},
}
#: Not of the engine at all.
_ELSEWHERE = {"Naming", "Covered"}
#: Calls of ``office`` that stand for a class.
_STAND_FOR = {"rule": "Rule", "report": "Rule", "visits": "Events", "text": "Regulation"}
_CHOICES_ELSEWHERE = {"DocumentRole"}


def _words() -> list[type[Word]]:
    return list(dict.fromkeys(word for words in SLOTS.values() for word in words))


def _groups() -> list[type[Group]]:
    found = [
        one
        for module in (regulation, quantities, counts, who)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Group) and one is not Group
    ]
    return [one for one in dict.fromkeys(found) if one.__name__ not in _ELSEWHERE]


@cache
def _named() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Return which fields are given to which calls, and which members of choices are named."""
    given: set[tuple[str, str]] = set()
    members: set[str] = set()
    for file in sorted(_HERE.glob("test_*.py")):
        if file.name in ("test_every_word.py", "test_properties.py"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called = _STAND_FOR.get(node.func.id, node.func.id)
                given.add((called, ""))
                given.update((called, one.arg) for one in node.keywords if one.arg)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                members.add(f"{node.value.id}.{node.attr}")
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                given.add(("'", node.value))
    return frozenset(given), frozenset(members)


def _is_named(owner: type, field: str) -> bool:
    given, _ = _named()
    if (owner.__name__, field) in given:
        return True
    shared = issubclass(owner, DeadlineWord) and field in terms_of(DeadlineWord)
    return shared and any(
        (word.__name__, field) in given for word in SLOTS["deadline"] if word is not owner
    )


@pytest.mark.parametrize("word", _words(), ids=lambda word: word.__name__)
def test_every_word_has_a_test(word: type[Word]) -> None:
    assert (word.__name__, "") in _named()[0]


@pytest.mark.parametrize("owner", [*_words(), *_groups()], ids=lambda owner: owner.__name__)
def test_every_field_has_a_test(owner: type) -> None:
    fields = set(terms_of(owner)) - _NOT_READ.get(owner.__name__, set())
    loose = {  # given to a helper of the test as a keyword or in a table
        field
        for field in fields
        if any(name[0].islower() and arg == field for name, arg in _named()[0] if name != "'")
        or ("'", field) in _named()[0]
    }
    assert {field for field in fields - loose if not _is_named(owner, field)} == set()


@pytest.mark.parametrize(
    "choice",
    [
        one
        for one in vars(choices).values()
        if isinstance(one, type)
        and issubclass(one, StrEnum)
        and one.__module__ == choices.__name__
        and one.__name__ not in {"Choice", *_CHOICES_ELSEWHERE}
    ],
    ids=lambda choice: choice.__name__,
)
def test_every_choice_has_a_test(choice: type[StrEnum]) -> None:
    given, members = _named()
    unnamed = {
        one.name
        for one in choice
        if f"{choice.__name__}.{one.name}" not in members and ("'", one.value) not in given
    }
    # The default of a choice is what every other test uses.
    defaults = {
        field.default
        for owner in (*_words(), *_groups(), Rule, Regulation, Step, OfficeOwn, Scheme, SchemeLevel)
        for field in dataclasses.fields(owner)
    }
    assert {name for name in unnamed if choice[name] not in defaults} == set()
