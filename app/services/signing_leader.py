"""Who signs for the Commission on a day and what stands above his name (HD05 II.I.7.1.4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.people import LeaderPost
from app.read_models.office import LeaderRow

HEAD_LINE = "TRƯỞNG BAN"
LEADER_LINES: dict[LeaderPost, tuple[str, ...]] = {
    LeaderPost.HEAD: (HEAD_LINE,),
    LeaderPost.ACTING_HEAD: (f"Q. {HEAD_LINE}",),
    # No head appointed: the post alone, without K/T.
    LeaderPost.DEPUTY_IN_CHARGE: ("PHÓ TRƯỞNG BAN",),
    LeaderPost.DEPUTY: (f"K/T {HEAD_LINE}", "PHÓ TRƯỞNG BAN"),
}
"""What stands above the name of each, the first line in bold."""

#: Who head the Commission, and sign where nobody else is named.
_HEADING = (LeaderPost.HEAD, LeaderPost.ACTING_HEAD, LeaderPost.DEPUTY_IN_CHARGE)


@dataclass(frozen=True, slots=True)
class SigningLeader:
    """``name`` is empty and the lines are the Head's where the book knows nobody."""

    name: str = ""
    lines: tuple[str, ...] = LEADER_LINES[LeaderPost.HEAD]


def signing_leader(leaders: Iterable[LeaderRow], name: str = "") -> SigningLeader:
    """Return who heads the Commission, or the leader of that name as he signs.

    A name that none of the leaders bears stands alone, without a post.
    """
    if name:
        rows = [one for one in leaders if one.full_name == name]
        return SigningLeader(name, LEADER_LINES[rows[0].post] if rows else ())
    for one in leaders:
        if one.post in _HEADING:
            return SigningLeader(one.full_name, LEADER_LINES[one.post])
    return SigningLeader()
