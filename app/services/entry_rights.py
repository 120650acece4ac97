"""Who is who to an entry of the journal, and whose word a step on it most likely is."""

import uuid

from app.domain.engagement import Engagement, Notice, Outcome
from app.domain.engagement_flow import ANNOUNCERS, ENGAGEMENT_FLOW
from app.domain.flow import ENTERED, Actor
from app.domain.standing import Circumstances, Standing
from app.ports.store import UnitOfWork
from app.read_models.journal import EngagementDetail


def notice_of(uow: UnitOfWork, engagement_id: uuid.UUID) -> Notice | None:
    """Return the notice of an entry, if one was given."""
    return next(iter(uow.find(Notice, engagement_id=engagement_id)), None)


def who_answers(entry: Engagement, told: Notice | Outcome | None) -> Circumstances:
    """Return who is who: ``told`` names the author, a notice who gave it, an outcome who told it.

    Take it before anything is changed: nobody gains a right by what he writes.
    """
    author = None
    if told is not None:
        author = told.given_by_id if isinstance(told, Notice) else told.reported_by_id
    return Circumstances(
        territory_id=entry.territory_id,
        group_id=entry.group_id,
        author_id=author,
        participant_ids=tuple(entry.participant_ids),
    )


def likely_speaker(
    standing: Standing, me: uuid.UUID, detail: EngagementDetail, step: str
) -> uuid.UUID | None:
    """Return whose word a step most likely is: mine where I may take it, else the first's who goes.

    ``step`` is one of ``ENGAGEMENT_FLOW``, or ``ENTERED`` for the notice of an entry without one.
    """
    author = None
    if step == "correct":
        author = None if detail.outcome is None else detail.outcome.reported_by_id
    elif detail.notice is not None:
        author = detail.notice.given_by_id
    about = Circumstances(
        territory_id=detail.row.territory_id,
        group_id=detail.row.group_id,
        author_id=author,
        participant_ids=detail.participant_ids,
    )
    if standing.actors(me, about) & _takers(step):
        return me
    return detail.participant_ids[0] if detail.participant_ids else me


def _takers(step: str) -> frozenset[Actor]:
    if step == ENTERED:
        return ANNOUNCERS
    return frozenset(
        actor for one in ENGAGEMENT_FLOW.moves if one.step == step for actor in one.actors
    )
