"""What is data of a kind of document: who issues it, its number book, signer and recipients."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.documents.model import Document, Letterhead
from app.documents.phrases import PARTY_TITLE, capitals
from app.read_models.papers import AuthorityNames

C = TypeVar("C")


class Issuer(StrEnum):
    """In whose name a paper stands."""

    GROUP = "group"
    COMMISSION = "commission"
    PROGRAM = "program"  # a form for the keeper of the book, without letterhead


@dataclass(frozen=True, slots=True)
class SignerForm:
    """The lines above the name (the first in bold) and whether a seal is put on it."""

    lines: tuple[str, ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class KindSpec:
    """The data of one kind.

    ``number_book`` is the symbol of the series that the paper is numbered in, ``None`` where it
    carries no number. ``party_title`` is false for internal forms. Recipients may hold
    ``{committee}`` and ``{commission}``.
    """

    id: str
    title: str
    kind_name: str
    issuer: Issuer
    signer: SignerForm | None
    recipients: tuple[str, ...] = ()
    number_book: str | None = None
    party_title: bool = True


@dataclass(frozen=True, slots=True)
class Kind(Generic[C]):
    """A registered kind: its data and the function that makes the paper of a context."""

    spec: KindSpec
    build: Callable[[C], Document]

    @property
    def id(self) -> str:
        """Give the id, the same as the module's name."""
        return self.spec.id

    @property
    def title(self) -> str:
        """Give the name on screen."""
        return self.spec.title


def letterhead(
    spec: KindSpec,
    authority: AuthorityNames,
    place_date: str,
    *,
    group_name: str | None = None,
) -> Letterhead:
    """Make ô số 1-4: a unit of the Commission stands under the Commission (HD05 II.I.2.1.4)."""
    commission = capitals(authority.commission)
    if group_name is None:
        superior, issuer = capitals(authority.committee_full), commission
    else:
        superior = f"{commission} {capitals(authority.committee)}"
        issuer = capitals(group_title(group_name))
    return Letterhead(
        superior=(superior,),
        issuer=(issuer,),
        party_title=PARTY_TITLE if spec.party_title else None,
        place_date=place_date,
    )


def recipients_of(
    spec: KindSpec, authority: AuthorityNames, chosen: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the recipients that were chosen, otherwise those of the kind."""
    if chosen:
        return chosen
    return tuple(
        item.format(committee=authority.committee, commission=authority.commission)
        for item in spec.recipients
    )


def group_title(group_name: str) -> str:
    """Give the group's name with the word ``Nhóm`` before it, once."""
    name = group_name.strip()
    return name if name.casefold().startswith("nhóm") else f"Nhóm {name}"
