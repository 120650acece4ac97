"""What comes of the sample's entries: promises kept or not, deviations, items of group sessions."""

import datetime as dt
import random
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from app import resources
from app.domain.commitment import Commitment
from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.flow import Word
from app.domain.group_session import SessionItem
from app.ports.store import UnitOfWork
from app.services.sample.calendar import Plan
from app.services.sample.texts import die, pick
from app.services.steps import replay

#: So far back the sample tells what came of an entry.
_BACK = dt.timedelta(days=100)
_GOES = (EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.BRANCH_MEETING)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "promises.toml"))


@dataclass(slots=True)
class Promises:
    """Has a die of its own, so that the rest of the sample stays as it is."""

    today: dt.date
    rng: random.Random = field(default_factory=lambda: die("promises"))

    def prepare(self, notice: Notice, plan: Plan, words: Mapping[str, str]) -> None:
        """Let a third of the notices hold what one means to say."""
        if self._is_recent(plan) and self.rng.random() < 0.33:
            text = pick(self.rng, _texts()["prepared"])
            notice.prepared_statement = text.format_map(words)

    def set_agenda(self, uow: UnitOfWork, entry: Engagement, plan: Plan) -> None:
        """Give a session of a group its agenda."""
        if entry.kind is not EngagementKind.GROUP_SESSION or not self._is_recent(plan):
            return
        items = self.rng.sample(_texts()["item"], self.rng.randrange(2, 5))
        for position, one in enumerate(items):
            uow.add(SessionItem(engagement_id=entry.id, position=position, text=one["text"]))

    def tell(
        self,
        uow: UnitOfWork,
        plan: Plan,
        outcome: Outcome,
        went: Sequence[uuid.UUID],
        words: Mapping[str, str],
    ) -> None:
        """Tell what came of an entry, by its outcome's day."""
        if not self._is_recent(plan):
            return
        if plan.kind is EngagementKind.GROUP_SESSION:
            self._conclude(uow, plan, outcome)
        elif plan.kind in _GOES and plan.place is not None:
            if self.rng.random() < 0.07:
                found = pick(self.rng, _texts()["deviation"])
                outcome.deviations = found["deviations"].format_map(words)
                outcome.deviation_reason = found["reason"]
            if self.rng.random() < 0.33:
                self._promise(uow, plan, outcome, went, words)

    def _is_recent(self, plan: Plan) -> bool:
        return plan.starts_on >= self.today - _BACK and not plan.cancelled

    def _promise(
        self,
        uow: UnitOfWork,
        plan: Plan,
        outcome: Outcome,
        went: Sequence[uuid.UUID],
        words: Mapping[str, str],
    ) -> None:
        if plan.place is None:
            return
        text = pick(self.rng, _texts()["commitment"])
        made_on = min(plan.ends_on, self.today)
        due_on = made_on + dt.timedelta(days=self.rng.randrange(5, 26))
        made = Commitment(
            territory_id=plan.place.id,
            engagement_id=outcome.engagement_id,
            group_id=plan.team.id,
            text=text["text"].format_map(words),
            keeper_id=pick(self.rng, went),
            made_on=made_on,
            due_on=due_on,
        )
        made.check()
        uow.add(made)
        is_past = due_on < self.today - dt.timedelta(days=3)
        kept = self.rng.random() < (0.88 if is_past else 0.3)
        day = made_on + (min(due_on, self.today) - made_on) * 3 // 4
        if not kept:
            return
        keeper = made.keeper_id
        replay(uow, made, "keep", Word(keeper, day, text["result"].format_map(words)))
        if self.rng.random() < (0.9 if is_past else 0.5):
            told_on = min(day + dt.timedelta(days=self.rng.randrange(0, 3)), self.today)
            replay(uow, made, "answer", Word(keeper, told_on, text["answer"].format_map(words)))

    def _conclude(self, uow: UnitOfWork, plan: Plan, outcome: Outcome) -> None:
        texts = {one["text"]: one for one in _texts()["item"]}
        lead = plan.team.lead
        day = outcome.reported_on
        for item in uow.find(SessionItem, engagement_id=outcome.engagement_id):
            words = texts[item.text]
            if self.rng.random() < 0.75:
                replay(uow, item, "settle", Word(lead, day, words["settle"]))
                continue
            replay(uow, item, "send_up", Word(lead, day, words["send_up"]))
            answered_on = day + dt.timedelta(days=self.rng.randrange(1, 8))
            if answered_on <= self.today and self.rng.random() < 0.8:
                remark = pick(self.rng, _texts()["answers"]["acknowledge"])
                leader = plan.team.leader_in_charge
                replay(uow, item, "acknowledge", Word(leader, answered_on, remark))
