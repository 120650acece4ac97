"""Regulations as the office keeps them, with the checks and the obstacles met in keeping them.

What a rule says is opaque here: ``app.regulations`` reads and writes those texts. A value that
has a column stands in the column alone.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.record import Record

_KEY = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
#: A rule is named after its clause, which may have a capital (``qc-7.A.5-bao-viec``).
_RULE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


@dataclass(eq=False, kw_only=True)
class Regulation(Record):
    """A regulation of the register (quy chế, quy định); its rules are records of their own.

    Empty ``number`` and ``symbol`` and missing days mean "chưa quy định": nobody knows them yet.
    """

    key: str
    """Names it in files and in obligations (``Regulation.id`` of ``app.regulations``); unique."""
    short: str
    title: str
    number: str = ""
    symbol: str = ""
    signed_on: dt.date | None = None
    issuer: str = ""
    signer: str = ""
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    applies_from: dt.date | None = None
    """Nothing is computed before it; ``None``: switched off (trap 10)."""
    switched_on_on: dt.date | None = None
    switched_on_by_id: uuid.UUID | None = None
    origin: str = "typed"
    """``built_in:<key>``, ``file`` or ``typed``."""
    replaces_id: uuid.UUID | None = None
    """The regulation of the register that it replaces."""
    header: str = ""
    """JSON of what has no column: documents, names, forms, schemes, coverage, note; ``replaces``
    only where it names a text that is not in the register."""

    def check(self) -> None:
        """Raise DomainError where it contradicts itself or lacks what every regulation needs.

        Codes: ``regulation_key_malformed``, ``short_missing``, ``title_missing``,
        ``ends_before_start``, ``replaces_itself``, ``applies_outside_force``.
        """
        if not _KEY.fullmatch(self.key):
            raise DomainError("regulation_key_malformed", field="key", key=self.key)
        if not self.short.strip():
            raise DomainError("short_missing", field="short")
        if not self.title.strip():
            raise DomainError("title_missing", field="title")
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise DomainError("ends_before_start", field="in_force_to", day=self.in_force_from)
        if self.replaces_id == self.id:
            raise DomainError("replaces_itself", field="replaces_id")
        if self.applies_from is not None:
            self._check_applies(self.applies_from)

    def switch_on(self, applies_from: dt.date | None, today: dt.date, person_id: uuid.UUID) -> None:
        """Let obligations be computed from that day on.

        Raises DomainError ``number_missing``, ``signed_on_missing`` or ``applies_from_missing``
        (turning one on asks for all three, trap 10) and what ``check`` raises.
        """
        if not self.number.strip():
            raise DomainError("number_missing", field="number")
        if self.signed_on is None:
            raise DomainError("signed_on_missing", field="signed_on")
        if applies_from is None:
            raise DomainError("applies_from_missing", field="applies_from")
        self._check_applies(applies_from)
        self.applies_from = applies_from
        self.switched_on_on = today
        self.switched_on_by_id = person_id
        self.check()

    def switch_off(self) -> None:
        """Compute nothing from it any more; raises DomainError ``regulation_is_off``."""
        if self.applies_from is None:
            raise DomainError("regulation_is_off")
        self.applies_from = None
        self.switched_on_on = None
        self.switched_on_by_id = None

    def _check_applies(self, day: dt.date) -> None:
        first, last = self.in_force_from, self.in_force_to
        if (first is not None and day < first) or (last is not None and day > last):
            raise DomainError("applies_outside_force", field="applies_from", day=day)


@dataclass(eq=False, kw_only=True)
class RegulationRule(Record):
    """One rule of a regulation, a record of its own so that each edit stands in the log."""

    regulation_id: uuid.UUID
    key: str
    """Id of the rule within its regulation."""
    clause: str
    position: int = 0
    definition: str
    """JSON of the rule without id, clause, exact text and the office's own part."""
    exact_text: str = ""
    """As printed; the office fills it (trap 1)."""
    office: str = ""
    """JSON of what the office has decided itself where the text is silent; empty: nothing."""
    withdrawn_on: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``rule_key_malformed`` or ``clause_missing``."""
        if not _RULE_KEY.fullmatch(self.key):
            raise DomainError("rule_key_malformed", field="key", key=self.key)
        if not self.clause.strip():
            raise DomainError("clause_missing", field="clause")


@dataclass(eq=False, kw_only=True)
class RegulationCheck(Record):
    """A check by the division that oversees how a regulation is kept (QC Đ13.3)."""

    checked_on: dt.date
    regulation_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    checked_by_id: uuid.UUID | None = None
    articles: str = ""
    conclusion: str
    correction: str = ""
    """What is to be put right; empty where nothing is."""
    correction_due_on: dt.date | None = None
    corrected_on: dt.date | None = None
    corrected_note: str = ""

    def check(self) -> None:
        """Raise DomainError where the record contradicts itself.

        Codes: ``conclusion_missing``, ``correction_missing`` (a day without what is to be put
        right), ``too_early``.
        """
        if not self.conclusion.strip():
            raise DomainError("conclusion_missing", field="conclusion")
        if not self.correction.strip() and (self.correction_due_on or self.corrected_on):
            raise DomainError("correction_missing", field="correction")
        for name in ("correction_due_on", "corrected_on"):
            day: dt.date | None = getattr(self, name)
            if day is not None and day < self.checked_on:
                raise DomainError("too_early", field=name, day=self.checked_on)


class ObstacleState(StrEnum):
    """Where an obstacle met in keeping a regulation stands."""

    OPEN = "open"
    COLLECTED = "collected"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(eq=False, kw_only=True)
class RegulationObstacle(Record):
    """A difficulty in keeping an article, with what is proposed instead (QC Đ13.3)."""

    regulation_id: uuid.UUID
    article: str
    text: str
    proposal: str = ""
    raised_on: dt.date
    raised_by_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    state: ObstacleState = ObstacleState.OPEN
    answered_on: dt.date | None = None
    answer: str = ""

    def check(self) -> None:
        """Raise DomainError ``article_missing`` or ``text_missing``."""
        if not self.article.strip():
            raise DomainError("article_missing", field="article")
        if not self.text.strip():
            raise DomainError("text_missing", field="text")

    def collect(self) -> None:
        """Take it into a proposal; raises DomainError ``obstacle_closed``."""
        self._check_unsettled()
        self.state = ObstacleState.COLLECTED

    def answer_with(self, day: dt.date, answer: str) -> None:
        """Write the answer; raises ``obstacle_closed``, ``answer_missing`` or ``too_early``."""
        self._check_unsettled()
        if not answer.strip():
            raise DomainError("answer_missing", field="answer")
        if day < self.raised_on:
            raise DomainError("too_early", field="answered_on", day=self.raised_on)
        self.state = ObstacleState.ANSWERED
        self.answered_on = day
        self.answer = answer

    def withdraw(self) -> None:
        """Take it back; it stays readable. Raises DomainError ``obstacle_closed``."""
        self._check_unsettled()
        self.state = ObstacleState.WITHDRAWN

    def _check_unsettled(self) -> None:
        if self.state in (ObstacleState.ANSWERED, ObstacleState.WITHDRAWN):
            raise DomainError("obstacle_closed", state=self.state)


def refuse_circle(record: Regulation, replaced: Regulation, known: Iterable[Regulation]) -> None:
    """Raise ``replaces_in_circle`` where what ``record`` is to replace itself replaces it."""
    by_id = {one.id: one for one in known}
    before: Regulation | None = replaced
    seen: set[uuid.UUID] = set()
    while before is not None and before.id not in seen:
        if before.replaces_id == record.id:
            raise DomainError("replaces_in_circle", field="replaces_key")
        seen.add(before.id)
        before = by_id.get(before.replaces_id) if before.replaces_id else None
