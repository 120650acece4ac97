"""The leaders' words on a notice: consent to going (QC Đ5.2), leave for private contact (QC Đ4.1).

A word is taken by the state machines alone; written down for another it names him and the way.
"""

import uuid

from app.domain.engagement import Engagement, Notice
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.personnel import ContactPermission
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.read_models.consents import ConsentAsked, ConsentNeed
from app.read_models.journal import EngagementDetail
from app.services.consent_rules import ConsentRules
from app.services.session import Session
from app.services.steps import SteppingService, step_draft

Kinds = frozenset[RecordKind]


class Consents(SteppingService):
    """See the module."""

    def __init__(self, session: Session, rules: ConsentRules) -> None:
        super().__init__(session)
        self._rules = rules

    def needed(self, asked: ConsentAsked) -> tuple[ConsentNeed, ...]:
        """Return what the rules in force ask for; empty: nobody need agree."""
        return self._rules.needed(asked)

    def answer(
        self,
        engagement_id: uuid.UUID,
        step: str,
        word: Word,
        *,
        days: int | None = None,
        place: str = "",
    ) -> Kinds:
        """Take a leader's ``consent`` or ``refuse``, with how far a consent goes.

        After the start too: an urgent trip is confirmed afterwards. Raises DomainError
        ``notice_missing``, ``engagement_cancelled``, ``days_too_few`` (field ``consent_days``)
        and those of ``SteppingService._take``.
        """
        detail = self._queries.journal.engagement(self._scope, engagement_id, self._today())
        standing = self._standing(word)
        named = self._rules.consenters(asked_of(detail), word.on)
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            entry.check_not_cancelled()
            notice = next(iter(uow.find(Notice, engagement_id=engagement_id)), None)
            if notice is None:
                raise DomainError("notice_missing")
            about = circumstances(entry, notice, tuple(sorted(named, key=str)))
            trace = self._take(uow, standing, notice, step, word, about)
            if step == "consent":
                notice.consent_in_place_of_id = trace.in_place_of_id or _over(
                    standing, word.by_id, about, named
                )
                notice.limit_consent(days, place)
            # Its form is named by the entry, which is what a leader answers.
            uow.wipe_draft(self._me, step_draft(engagement_id, step))
            return uow.commit().kinds

    def answer_permission(self, permission_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take a Commission leader's ``grant`` or ``refuse``, or a ``withdraw`` by who asked.

        Raises DomainError ``record_missing`` and those of ``SteppingService._take``.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            permission = uow.get(ContactPermission, permission_id)
            entry = uow.get(Engagement, permission.engagement_id)
            about = Circumstances(
                territory_id=entry.territory_id,
                group_id=entry.group_id,
                author_id=permission.asked_by_id,
                participant_ids=tuple(entry.participant_ids),
            )
            self._take(uow, standing, permission, step, word, about)
            return uow.commit().kinds

    def likely_word(self, detail: EngagementDetail) -> uuid.UUID | None:
        """Return whose word on going it most likely is: mine where I may, else the leader's."""
        asked, today = asked_of(detail), self._today()
        standing = self._queries.standing.on(self._scope, today)
        named = tuple(sorted(self._rules.consenters(asked, today), key=str))
        about = Circumstances(asked.territory_id, asked.group_id, addressee_ids=named)
        mine = standing.actors(self._me, about)
        if mine & {Actor.LEADER_IN_CHARGE, Actor.HEAD, Actor.ADDRESSEE}:
            return self._me
        leader = standing.leader_in_charge(asked.territory_id, asked.group_id)
        found = (standing.acting_for(one, asked.group_id) for one in (leader, *named))
        return next((one for one in found if one is not None), None)

    def likely_permission(self, detail: EngagementDetail) -> uuid.UUID | None:
        """Return whose leave it most likely is: mine as a leader, else the leader in charge's."""
        standing = self._queries.standing.on(self._scope, self._today())
        row = detail.row
        if Actor.COMMISSION_LEADER in standing.actors(self._me, Circumstances()):
            return self._me
        leader = standing.leader_in_charge(row.territory_id, row.group_id) or standing.head_id
        return standing.acting_for(leader, row.group_id)


def _over(
    standing: Standing, person_id: uuid.UUID, about: Circumstances, named: frozenset[uuid.UUID]
) -> uuid.UUID | None:
    """Return the leader in charge over whom the Head agreed: rules that ask him are met by it."""
    leader = standing.leader_in_charge(about.territory_id, about.group_id)
    if person_id in named or person_id == leader or person_id != standing.head_id:
        return None
    return leader


def asked_of(detail: EngagementDetail) -> ConsentAsked:
    """Return an entry as the rules on consent look at it."""
    row, grounds = detail.row, detail.grounds
    return ConsentAsked(
        kind=row.kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        territory_id=row.territory_id,
        group_id=row.group_id,
        participant_ids=detail.participant_ids,
        place=detail.place,
        planning=grounds.planning,
        level=grounds.level,
        category=grounds.category,
    )


def circumstances(
    entry: Engagement, notice: Notice, named: tuple[uuid.UUID, ...] = ()
) -> Circumstances:
    """Return who is who to the consent; ``named`` are those whom the rule in force names."""
    return Circumstances(
        territory_id=entry.territory_id,
        group_id=entry.group_id,
        author_id=notice.given_by_id,
        participant_ids=tuple(entry.participant_ids),
        addressee_ids=named,
    )
