"""What came of an entry of the journal: promises, items of a session, dissent, and the trace."""

import uuid
from dataclasses import dataclass

from app.domain.engagement import ConsentState
from app.read_models.commitments import CommitmentRow
from app.read_models.group_sessions import SessionItemRow
from app.read_models.journal import EngagementDetail
from app.read_models.opinions import OpinionRow
from app.read_models.steps import StepRow
from app.services.consent_rules import ConsentRules
from app.services.consents import asked_of
from app.services.service import Service
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class EntryStory:
    """See the module; ``steps`` are those of the entry and of all that hangs on it."""

    commitments: tuple[CommitmentRow, ...] = ()
    items: tuple[SessionItemRow, ...] = ()
    opinions: tuple[OpinionRow, ...] = ()
    """Reserved opinions that dissent from the entry, its notice or its outcome."""
    steps: tuple[StepRow, ...] = ()
    awaited: tuple[str, ...] = ()
    """Whose consent to going is waited for today, where that is known: names."""

    def steps_of(self, record_id: uuid.UUID) -> tuple[StepRow, ...]:
        """Return the steps of one record."""
        return tuple(one for one in self.steps if one.record_id == record_id)


class EntryStories(Service):
    """See the module."""

    def __init__(self, session: Session, rules: ConsentRules) -> None:
        super().__init__(session)
        self._rules = rules

    def of(self, detail: EngagementDetail) -> EntryStory:
        """Return what came of an entry."""
        scope, queries, entry_id = self._scope, self._queries, detail.row.id
        commitments = queries.commitments.of_engagement(scope, entry_id)
        items = queries.group_sessions.items(scope, entry_id)
        own = [one.id for one in (detail.notice, detail.outcome) if one is not None]
        opinions = [
            one
            for record_id in (entry_id, *own, *(item.id for item in items))
            for one in queries.opinions.opinions(scope, subject_id=record_id)
        ]
        asked = [one.id for one in detail.permissions]
        promised, talked = [one.id for one in commitments], [one.id for one in items]
        ids = (entry_id, *own, *asked, *promised, *talked)
        return EntryStory(
            commitments,
            items,
            tuple(opinions),
            queries.steps.of(scope, ids),
            self._awaited(detail),
        )

    def _awaited(self, detail: EngagementDetail) -> tuple[str, ...]:
        if detail.notice is None or detail.row.consent is not ConsentState.AWAITED:
            return ()
        needs = self._rules.needed(asked_of(detail))
        return tuple(dict.fromkeys(one.name for need in needs for one in need.acting))
