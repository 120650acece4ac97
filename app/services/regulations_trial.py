"""Trying regulations on facts of a file, outside any book: reads the files and computes.

The engine is the one that the screens use; there is no store, no window and no clock here.
"""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.i18n import _
from app.read_models.facts import Facts
from app.read_models.obligations import Obligation
from app.regulations.engine import Engine
from app.regulations.facts_file import read_facts
from app.regulations.regulation import Regulation
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import RegulationFileError
from app.services.regulations_trial_notes import notes_of


class TrialError(DomainError):
    """The files cannot be tried; ``messages`` says in words all that is wrong with them."""

    def __init__(self, messages: Iterable[str]) -> None:
        self.messages = tuple(messages)
        super().__init__("regulation_trial_refused", text="\n".join(self.messages))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are asked for, both included, as seen on ``today``."""

    today: dt.date
    first: dt.date
    last: dt.date

    @classmethod
    def around(
        cls, today: dt.date, first: dt.date | None = None, last: dt.date | None = None
    ) -> "Span":
        """From 1 January of the year before to twelve months after today, where not given."""
        is_leap_day = (today.month, today.day) == (2, 29)
        return cls(
            today,
            first or dt.date(today.year - 1, 1, 1),
            last or dt.date(today.year + 1, today.month, 28 if is_leap_day else today.day),
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial."""

    span: Span
    regulations: tuple[Regulation, ...]
    facts: Facts
    obligations: tuple[Obligation, ...]
    notes: tuple[str, ...]
    """What the reader should know besides: a regulation that is off, a name nobody declared."""


def try_regulations(
    regulation_files: Sequence[SourceFile],
    facts_file: SourceFile,
    span: Span,
    applies_from: dt.date | None = None,
) -> Trial:
    """Read the files and compute; ``applies_from`` is for regulations that do not say it.

    Raises TrialError with the mistakes of all files.
    """
    messages: list[str] = []
    regulations: list[Regulation] = []
    swapped: list[str] = []
    for file in regulation_files:
        try:
            regulations.append(read_regulation(file.content, file.name))
        except RegulationFileError as error:
            messages += [str(one) for one in error.mistakes]
            if error.is_other_sort:
                swapped.append(file.name)
    for name, times in Counter(one.id for one in regulations).items():
        if times > 1:
            messages.append(_("Hai tệp quy chế cùng mã “{id}”. Đổi id ở một tệp.").format(id=name))
    try:
        # A regulation that could not be read would make every name of it look wrong.
        known = (
            None if messages else {one.id: [rule.id for rule in one.rules] for one in regulations}
        )
        facts = read_facts(facts_file.content, facts_file.name, known)
    except RegulationFileError as error:
        if swapped and error.is_other_sort:
            raise TrialError([_swapped(swapped[0], facts_file.name)]) from error
        messages += [str(one) for one in error.mistakes]
    if messages:
        raise TrialError(messages)
    set_on = tuple(
        dataclasses.replace(one, applies_from=one.applies_from or applies_from)
        for one in regulations
    )
    found = Engine(set_on, facts).obligations(span.today, span.first, span.last)
    notes = notes_of(set_on, facts, span.today)
    return Trial(span, set_on, facts, tuple(sorted(found, key=_Order(set_on))), notes)


def _swapped(facts: str, regulation: str) -> str:
    return _(
        "Hình như hai tệp đổi chỗ: {facts} là tệp dữ kiện, {regulation} là tệp quy chế. "
        "Ghi các tệp quy chế trước, tệp dữ kiện sau cùng."
    ).format(facts=facts, regulation=regulation)


class _Order:
    """Sorts rows as the regulations have their rules, then by owner, territory and day."""

    def __init__(self, regulations: Sequence[Regulation]) -> None:
        self._places = {
            (regulation.id, rule.id): (at, below)
            for at, regulation in enumerate(regulations)
            for below, rule in enumerate(regulation.rules)
        }

    def __call__(self, one: Obligation) -> tuple[object, ...]:
        return (
            self._places[str(one.regulation), one.rule],
            one.period_from or dt.date.min,
            str(one.owner),
            str(one.territory or ""),
            str(one.partner or ""),
            str(one.event or ""),
            one.step,
            one.due_on or dt.date.max,
        )
