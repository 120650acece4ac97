"""What an engagement rests on, and for what it counts: orders, invitations, level, regulations.

Written down beside the notice, at any time: the paper often comes after the trip.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from app.domain.engagement import Engagement, EngagementKind, Notice
from app.domain.record import RecordKind
from app.read_models.journal import EngagementDetail, EngagementGrounds
from app.read_models.office import Choice
from app.regulations.readable.words import NameBook
from app.regulations.vocabulary.terms import Names
from app.services.consent_rules import ConsentRules
from app.services.consents import asked_of
from app.services.duties.ledger import DutyLedger
from app.services.service import Service
from app.services.session import Session

Kinds = frozenset[RecordKind]


@dataclass(frozen=True, slots=True)
class GroundsSheet:
    """An entry's grounds with what the form chooses from; words with their names."""

    today: dt.date
    detail: EngagementDetail
    regulations: tuple[Choice, ...]
    levels: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]

    @property
    def is_exchange(self) -> bool:
        """An exchange may count for both sides."""
        return self.detail.row.kind is EngagementKind.EXCHANGE


class Grounds(Service):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger, rules: ConsentRules) -> None:
        super().__init__(session)
        self._ledger = ledger
        self._rules = rules

    def sheet(self, engagement_id: uuid.UUID) -> GroundsSheet:
        """Return what the form opens with; raises DomainError ``record_missing``."""
        today, scope = self._today(), self._scope
        rows = self._queries.duties.regulations(scope)
        return GroundsSheet(
            today=today,
            detail=self._queries.journal.engagement(scope, engagement_id, today),
            regulations=tuple(Choice(one.id, one.short, one.title) for one in rows),
            levels=self._words(Names.LEVEL),
            categories=self._words(Names.CATEGORY),
        )

    def save(self, engagement_id: uuid.UUID, grounds: EngagementGrounds) -> Kinds:
        """Write it down; raises what ``check_grounds`` raises.

        Level, category and planning may be what makes a rule ask for a consent.
        """
        detail = self._queries.journal.engagement(self._scope, engagement_id, self._today())
        needed = bool(self._rules.needed(asked_of(replace(detail, grounds=grounds))))
        with self._writing() as uow:
            entry = uow.get(Engagement, engagement_id)
            entry.planning = grounds.planning
            entry.order_reference = grounds.order_reference.strip()
            entry.order_on = grounds.order_on
            entry.invitation_reference = grounds.invitation_reference.strip()
            entry.invited_on = grounds.invited_on
            entry.level, entry.category = grounds.level, grounds.category
            entry.serves = list(grounds.serves)
            entry.mutual = grounds.mutual
            entry.check_grounds(self._today())
            for notice in uow.find(Notice, engagement_id=engagement_id):
                # How far a consent goes is the leader's word and stays.
                notice.consent_needed = notice.consent_needed or needed
            return uow.commit().kinds

    def _words(self, sort: Names) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = NameBook().choices(sort)
        for one in self._ledger.regulations():
            found |= NameBook(one).choices(sort)
        return tuple(found.items())
