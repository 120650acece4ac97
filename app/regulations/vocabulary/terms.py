"""How a word of the rules' vocabulary declares its fields, once, for every reader of them.

From this declaration come the check and the error messages of a regulation file, what is written
back, the forms on screen and the test of the documentation. A word is a frozen dataclass whose
fields are made by ``term``; its docstring is for developers, its ``LABEL`` for people.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar


class Names(StrEnum):
    """What an open field names: a built-in name of that sort, or one that the file declares."""

    EVENT = "event"
    PAPER = "paper"
    RECORDED = "recorded"
    ROLE = "role"
    LEVEL = "level"
    CATEGORY = "category"
    NUMBER = "number"
    FIELD = "field"
    TIE = "tie"
    TERRITORY_KIND = "territory_kind"
    ORGANISATION = "organisation"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What is known of a field besides its type: its label, bounds, and what its text names."""

    label: str
    help: str = ""
    minimum: int | None = None
    maximum: int | None = None
    names: tuple[Names, ...] = ()
    long: bool = False
    """A text of several lines."""


def term(
    label: str,
    *,
    default: Any = dataclasses.MISSING,
    help: str = "",  # noqa: A002 - the word that every form library uses
    minimum: int | None = None,
    maximum: int | None = None,
    names: tuple[Names, ...] | Names = (),
    long: bool = False,
) -> Any:
    """Declare a field; without a default it must be given."""
    sorts = (names,) if isinstance(names, Names) else names
    made = Declaration(
        label=label, help=help, minimum=minimum, maximum=maximum, names=sorts, long=long
    )
    return dataclasses.field(default=default, metadata={"term": made})


def terms_of(declared: type) -> dict[str, Declaration]:
    """Return the fields of a word or group in their order, with what is known of each."""
    return {
        one.name: one.metadata["term"]
        for one in dataclasses.fields(declared)
        if "term" in one.metadata
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Base of the words: one reading of a slot (who, period, deadline …), chosen by ``kind``."""

    WORD: ClassVar[str]
    LABEL: ClassVar[str]
    HELP: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Base of field groups that have no alternatives (quota, condition, evidence …)."""

    LABEL: ClassVar[str]
    HELP: ClassVar[str] = ""
