"""What awaits a leader's word, and its answering by one step (plans, consents, reports …).

Each kind is answered by the service that knows it; here stands only which steps the answers are.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.domain.standing import Standing
from app.i18n import _
from app.read_models.awaiting import AwaitingRow
from app.read_models.office import Choice
from app.services.service import Service
from app.services.session import Session

Kinds = frozenset[RecordKind]

#: Takes a step of a record: record id, step, whose word.
Take = Callable[[uuid.UUID, str, Word], Kinds]


@dataclass(frozen=True, slots=True)
class Answers:
    """The steps that answer a kind; ``remark`` and ``no`` are taken with a remark."""

    yes: str
    remark: str | None = None
    no: str | None = None


_K = RecordKind

ANSWERS: Mapping[RecordKind, Answers] = {
    _K.NOTICE: Answers("consent", no="refuse"),
    _K.CONTACT_PERMISSION: Answers("grant", no="refuse"),
    _K.SESSION_ITEM: Answers("acknowledge", remark="acknowledge"),
    _K.MONTH_PLAN: Answers("see", "remark", "return"),
    _K.REPORT: Answers("receive", "remark", "return"),
    _K.INVITATION: Answers("grant_more", no="refuse_more"),
    _K.FINDING_HANDOVER: Answers("accept", "answer", "return"),
    _K.ORAL_REPORT: Answers("hear", "remark"),
    _K.TASK: Answers("confirm", no="return"),
}
#: Where plans are approved by the office's own rule.
_APPROVING = Answers("approve", "remark", "return")


#: What an answer may change besides the record itself.
ANSWERED: Kinds = frozenset(
    {
        _K.STEP,
        _K.NOTICE,
        _K.ENGAGEMENT,
        _K.CONTACT_PERMISSION,
        _K.SESSION_ITEM,
        _K.MONTH_PLAN,
        _K.REPORT,
        _K.INVITATION,
        _K.FINDING,
        _K.FINDING_HANDOVER,
        _K.ORAL_REPORT,
        _K.TASK,
    }
)


@dataclass(frozen=True, slots=True)
class AwaitingItem:
    """One line of the list: the record, who answers it today, and by which steps."""

    row: AwaitingRow
    answerer_id: uuid.UUID | None
    """Who answers today: by appointment, or the substitute; ``None``: nobody is there."""
    answerer_name: str
    answers: Answers

    @property
    def id(self) -> uuid.UUID:
        """The record's."""
        return self.row.record_id


@dataclass(frozen=True, slots=True)
class AwaitingPage:
    """What awaits one leader's word, or everybody's."""

    me: uuid.UUID
    asked_for: uuid.UUID | None
    """Whose list it is; ``None``: all of them."""
    leaders: tuple[Choice, ...]
    items: tuple[AwaitingItem, ...]
    elsewhere: int
    """How many more await others."""


class Awaiting(Service):
    """See the module."""

    def __init__(self, session: Session, takes: Mapping[RecordKind, Take]) -> None:
        super().__init__(session)
        self._takes = takes

    def page(self, asked_for: uuid.UUID | None = None, *, everybody: bool = False) -> AwaitingPage:
        """Return the list of a leader; without one, that of the person at the program.

        Of somebody who is no leader it is the list of his group's leader in charge, for whom he
        writes answers down.
        """
        day, scope = self._today(), self._scope
        standing = self._queries.standing.on(scope, day)
        leaders = self._queries.office.leaders(scope, day)
        known = {
            one.id: one.full_name
            for one in self._queries.people.people(scope, day, with_former=True)
        }
        if asked_for is None and not everybody:
            asked_for = self._list_of_mine(standing)
        approving = self._queries.office.office(scope).plans_approved
        items = []
        every = sorted(self._queries.awaiting.rows(scope), key=lambda row: _is_past(row, day))
        for row in every:
            answerer = _answerer(standing, row)
            if not everybody and not _is_asked(standing, row, answerer, asked_for):
                continue
            of_plan = approving and row.kind is _K.MONTH_PLAN
            items.append(
                AwaitingItem(
                    row=row,
                    answerer_id=answerer,
                    answerer_name="" if answerer is None else known.get(answerer, ""),
                    answers=_APPROVING if of_plan else ANSWERS[row.kind],
                )
            )
        return AwaitingPage(
            me=self._me,
            asked_for=None if everybody else asked_for,
            leaders=tuple(Choice(one.person_id, one.full_name) for one in leaders),
            items=tuple(items),
            elsewhere=len(every) - len(items),
        )

    def own(self) -> AwaitingPage | None:
        """Return the list of the person at the program if leaders' words are his to say."""
        standing = self._queries.standing.on(self._scope, self._today())
        if standing.stands_for(self._me).isdisjoint(standing.leader_ids):
            return None
        return self.page(self._me)

    def answer(self, kind: RecordKind, record_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take the step by the service of its kind; raises what that raises."""
        return self._takes[kind](record_id, step, word)

    def answer_now(self, item: AwaitingItem, step: str) -> Kinds:
        """Answer by the person at the program, today, without a word more.

        Raises DomainError ``not_for_you_alone`` where another has to answer: his word is written
        down with the day and how it came.
        """
        if item.answerer_id != self._me:
            raise DomainError("not_for_you_alone")
        return self.answer(item.row.kind, item.row.record_id, step, Word(self._me, self._today()))

    def _list_of_mine(self, standing: Standing) -> uuid.UUID | None:
        if self._me in standing.leader_ids:
            return self._me
        for group_id, members in standing.members_of.items():
            leader = standing.leader_of_group.get(group_id)
            if self._me in members and leader is not None:
                return standing.acting_for(leader, group_id) or leader
        return standing.head_id


def what_awaits(item: AwaitingItem) -> str:
    """Return one line on what awaits a word."""
    row = item.row
    if row.month is not None:
        return _("Tháng {month}").format(month=f"{row.month:%m/%Y}")
    return " ".join(row.text.split())


def _is_past(row: AwaitingRow, day: dt.date) -> bool:
    """Tell whether the day of a trip has gone by: its answer presses no more, so it comes last."""
    return row.shown_kind is _K.ENGAGEMENT and row.due_on is not None and row.due_on < day


def _answerer(standing: Standing, row: AwaitingRow) -> uuid.UUID | None:
    named = row.addressee_id or standing.leader_in_charge(row.territory_id, row.group_id)
    if named is None:
        # A follower's plan (QĐ), or nobody was put in charge: the Head's word.
        named = standing.head_id
    return standing.acting_for(named, row.group_id)


def _is_asked(
    standing: Standing, row: AwaitingRow, answerer: uuid.UUID | None, asked: uuid.UUID | None
) -> bool:
    if answerer is None:
        # Nobody is there to answer: the Head sees to it.
        return asked is not None and asked == standing.head_id
    return answerer == asked
