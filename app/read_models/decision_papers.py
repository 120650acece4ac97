"""What decisions on assignments, and the tờ trình before one, are filled from.

Names and texts are as the office keeps them; words and order are the business of the kinds.
"""

from dataclasses import dataclass
from datetime import date

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class GroupMemberLine:
    """An officer of a group as the list names him."""

    name: str
    division: str = ""
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group on the list: its people, the lead first, and its territories."""

    name: str
    leader_in_charge: str
    members: tuple[GroupMemberLine, ...]
    territories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssignmentDecisionPaper:
    """A decision of the Commission on groups and their territories (QC Đ2.3).

    ``number`` is number and symbol as printed; empty leaves room for it. ``subject`` replaces the
    kind's; ``note`` stands at the foot of a paper made again from the book. ``legal_bases`` are
    without hyphen and closing mark. ``duties_by`` names the regulation whose duties the groups
    have, as it stands in a sentence (``Quy chế …``); empty where the book does not know it.
    """

    authority: AuthorityNames
    place: str
    signed_on: date
    effective_on: date
    groups: tuple[GroupLine, ...]
    legal_bases: tuple[str, ...] = ()
    duties_by: str = ""
    signer_name: str = ""
    signer_lines: tuple[str, ...] = ()
    number: str = ""
    subject: str = ""
    note: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class FollowerLine:
    """An official on the list (QĐ): who he is, which communes, which member is in charge."""

    name: str
    post: str
    home_agency: str
    communes: tuple[str, ...]
    standing_members: tuple[str, ...] = ()
    """Members of the provincial Standing Committee in charge there; each once."""


@dataclass(frozen=True, slots=True)
class FollowersPaper:
    """Officials who are to follow communes: the tờ trình, or the draft of the decision.

    ``term`` is the congress term as papers name it. ``signer_name`` and ``signer_lines`` are of
    who signs the paper that is made; ``proposal_number`` is number and symbol of the tờ trình,
    empty while it has none. ``number``, ``subject`` and ``note`` are as in
    ``AssignmentDecisionPaper``.
    """

    authority: AuthorityNames
    place: str
    signed_on: date
    followers: tuple[FollowerLine, ...]
    term: str = ""
    legal_bases: tuple[str, ...] = ()
    duties_by: str = ""
    reasons: tuple[str, ...] = ()
    """Paragraphs on why, as typed; only in the tờ trình."""
    signer_name: str = ""
    signer_lines: tuple[str, ...] = ()
    proposal_number: str = ""
    number: str = ""
    subject: str = ""
    note: str = ""
    is_sample: bool = False
