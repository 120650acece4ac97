"""What is data of a kind of document: who issues it, its number book, signer and recipients."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.documents.model import Document, Letterhead
from app.documents.phrases import PARTY_TITLE, capitals
from app.read_models.papers import AuthorityNames

C = TypeVar("C")

#: The provincial committee's own symbol in numbers (HD05 II.I.3.1.2.b).
COMMITTEE_SYMBOL = "TU"
# No-break spaces, so that the room for a number is never lost at the end of a line.
_BLANK = "\u00a0" * 5


class Issuer(StrEnum):
    """In whose name a paper stands."""

    GROUP = "group"
    COMMISSION = "commission"
    COMMITTEE = "committee"
    """Tỉnh ủy, also for its Standing Committee: its Office numbers the paper."""
    FOLLOWER = "follower"
    """A follower of communes, in his home agency's name (QĐ báo cáo)."""
    PROGRAM = "program"  # a form for the keeper of the book, without letterhead


@dataclass(frozen=True, slots=True)
class SignerForm:
    """The lines above the name (the first in bold) and whether a seal is put on it."""

    lines: tuple[str, ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class KindSpec:
    """The data of one kind.

    ``number_book`` is the symbol of the type of document that the paper is numbered as (``BC``,
    ``CV``), ``None`` where it carries no number. ``party_title`` is false for internal forms.
    Recipients may hold ``{committee}`` and ``{commission}``.
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
    letter_subject: str = "",
) -> Letterhead:
    """Make ô số 1-4 (and 5b): a unit of the Commission stands under it (HD05 II.I.2.1.4).

    The provincial committee stands alone (II.I.2.1.2.b). A kind with a number book has the line
    with the number left blank.
    """
    commission = capitals(authority.commission)
    superior: tuple[str, ...] = (capitals(authority.committee_full),)
    body = authority.symbol
    if group_name is not None:
        superior = (f"{commission} {capitals(authority.committee)}",)
        issuer = capitals(group_title(group_name))
    elif spec.issuer is Issuer.COMMITTEE:
        (issuer,), superior, body = superior, (), COMMITTEE_SYMBOL
    else:
        issuer = commission
    numbered = spec.number_book is not None and group_name is None
    return Letterhead(
        superior=superior,
        issuer=(issuer,),
        number_line=number_line(f"-{spec.number_book}/{body}") if numbered else None,
        party_title=PARTY_TITLE if spec.party_title else None,
        place_date=place_date,
        letter_subject=letter_subject,
    )


def number_line(symbol: str, number: int | None = None) -> str:
    """Give ô số 3, ``Số 05-BC/BTCTU``; ``symbol`` is what stands behind the number.

    Without a number there is room to write it in by hand.
    """
    return f"Số {_BLANK if number is None else f'{number:02d}'}{symbol}"


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
