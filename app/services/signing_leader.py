"""Who signs for the Commission on a day and what stands above his name (HD05 II.I.7.1.4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.people import LeaderPost
from app.read_models.office import LeaderRow

_LINES: dict[LeaderPost, tuple[str, ...]] = {
    LeaderPost.HEAD: ("TRƯỞNG BAN",),
    LeaderPost.ACTING_HEAD: ("Q. TRƯỞNG BAN",),
    # No head appointed: the post alone, without K/T.
    LeaderPost.DEPUTY_IN_CHARGE: ("PHÓ TRƯỞNG BAN",),
}

_DEPUTY = ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")


@dataclass(frozen=True, slots=True)
class SigningLeader:
    """``name`` is empty and the lines are the Head's where the book knows nobody."""

    name: str = ""
    lines: tuple[str, ...] = _LINES[LeaderPost.HEAD]


def signing_leader(leaders: Iterable[LeaderRow], name: str = "") -> SigningLeader:
    """Return who heads the Commission, or the leader of that name as he signs.

    A name that none of the leaders bears stands alone, without a post.
    """
    if name:
        rows = [one for one in leaders if one.full_name == name]
        return SigningLeader(name, _LINES.get(rows[0].post, _DEPUTY) if rows else ())
    for one in leaders:
        if one.post in _LINES:
            return SigningLeader(one.full_name, _LINES[one.post])
    return SigningLeader()
