"""What the sample's engagements rest on: plan, order, invitation, consent; a few lack something.

So that the duties of the sample show what was late, what is missing and what does not count.
"""

import datetime as dt
import random

from app.domain.engagement import Engagement, EngagementKind, Notice, Planning
from app.services.sample.texts import die, pick

_PLANNED = (*[Planning.PLANNED] * 15, *[Planning.UNPLANNED] * 3, Planning.URGENT, None)
_SEEN = 0.5
"""Share of the meetings ahead that the leader in charge has agreed to already."""


def category_of(subject: str) -> str:
    """Return whose meeting it is, as the subject tells; empty where it does not."""
    told = subject.casefold()
    if "ban thường vụ" in told:
        return "standing_committee"
    return "committee" if "ban chấp hành" in told else ""


class Evidence:
    """Adds it by a die of its own: the wording of the journal does not depend on it."""

    def __init__(self) -> None:
        self._rng: random.Random = die("evidence")

    def complete(self, entry: Engagement, today: dt.date) -> None:
        """Say how the engagement came about, and by which papers."""
        rng = self._rng
        if entry.kind in (EngagementKind.EXCHANGE, EngagementKind.GROUP_SESSION):
            return
        entry.planning = pick(rng, _PLANNED)
        ahead = dt.timedelta(days=rng.randrange(2, 6))
        told = min(entry.starts_on - ahead, today - dt.timedelta(days=2))
        if entry.kind is EngagementKind.TRIP and entry.ends_on > entry.starts_on:
            entry.order_reference = f"{rng.randrange(20, 400)}-CV/BTCTU"
            entry.order_on = told
        elif entry.kind is EngagementKind.MEETING and rng.random() < 0.8:
            entry.invitation_reference = f"{rng.randrange(10, 120)}-GM/ĐU"
            entry.invited_on = told
        if entry.kind is EngagementKind.MEETING:
            entry.category = category_of(entry.subject)

    def thin_out(self, notice: Notice, entry: Engagement, today: dt.date) -> dt.date | None:
        """Take away or delay what was told beforehand, here and there.

        Returns the day on which the leader in charge agreed; None where he has not, or need not.
        """
        agreed = notice.given_on if notice.consent_needed else None
        throw = self._rng.random()
        if entry.kind is EngagementKind.TRIP:
            if throw < 0.03:
                notice.contacted, notice.contacted_on = "", None
            elif throw < 0.06:
                notice.given_on = min(entry.starts_on, today)
        elif entry.kind is EngagementKind.MEETING:
            later = entry.starts_on + dt.timedelta(days=1)
            if throw < 0.04 or (entry.starts_on > today and throw > _SEEN):
                agreed = None
            elif throw < 0.08 and later <= today:
                agreed = later
        return agreed
