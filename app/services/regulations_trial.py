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
from app.read_models.facts import EngagementFact, Facts, PaperFact
from app.read_models.obligations import Obligation
from app.regulations.codec import known_names
from app.regulations.engine import Engine
from app.regulations.facts_file import read_facts
from app.regulations.regulation import Regulation
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import RegulationFileError
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names
from app.regulations.vocabulary.who import DivisionOwner, PersonNamed


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
    for file in regulation_files:
        try:
            regulations.append(read_regulation(file.content, file.name))
        except RegulationFileError as error:
            messages += [str(one) for one in error.mistakes]
    for name, times in Counter(one.id for one in regulations).items():
        if times > 1:
            messages.append(
                _("Hai tệp quy chế cùng mã “{id}”. Hãy đổi id ở một tệp.").format(id=name)
            )
    try:
        # A regulation that could not be read would make every name of it look wrong.
        known = (
            None if messages else {one.id: [rule.id for rule in one.rules] for one in regulations}
        )
        facts = read_facts(facts_file.content, facts_file.name, known)
    except RegulationFileError as error:
        messages += [str(one) for one in error.mistakes]
    if messages:
        raise TrialError(messages)
    set_on = tuple(
        dataclasses.replace(one, applies_from=one.applies_from or applies_from)
        for one in regulations
    )
    found = Engine(set_on, facts).obligations(span.today, span.first, span.last)
    notes = (
        *_switched_off(set_on),
        *_strange_names(set_on, facts),
        *_strange_people(set_on, facts),
    )
    return Trial(span, set_on, facts, tuple(sorted(found, key=_Order(set_on))), notes)


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


def _switched_off(regulations: Iterable[Regulation]) -> Iterable[str]:
    for one in regulations:
        if one.applies_from is None:
            yield _(
                "{short} (“{id}”) đang tắt vì chưa ghi ngày áp dụng, nên không tính gì. Ghi "
                "applies_from trong tệp, hoặc thêm --applies-from NGÀY."
            ).format(short=one.short, id=one.id)


def _strange_names(regulations: Iterable[Regulation], facts: Facts) -> Iterable[str]:
    """Say which names of the facts no regulation knows: no rule can mean them."""
    known: dict[Names, set[str]] = {sort: set() for sort in BUILT_IN}
    for regulation in regulations:
        for sort, names in known_names(regulation.names).items():
            known[sort] |= names.keys()
        for scheme in regulation.schemes:  # a rating says its level in the words of the scheme
            known[Names.LEVEL] |= {level.name for level in scheme.levels}
    for sorts, given, where in _names_in(facts):
        allowed = set().union(*(known[one] for one in sorts))
        if allowed:
            for name in sorted({one for one in given if one} - allowed):
                yield _(
                    "Tên “{name}” ở {where} không có trong quy chế nào: không quy định nào tính "
                    "đến. Có: {allowed}."
                ).format(name=name, where=where, allowed=", ".join(sorted(allowed)))


def _strange_people(regulations: Iterable[Regulation], facts: Facts) -> Iterable[str]:
    """Say which persons and divisions a regulation names that no fact knows: nobody owes then."""
    people = {text for one in facts.people for text in (str(one.key), one.name)}
    divisions = {text for one in facts.divisions for text in (str(one.key), one.name)}
    for regulation in regulations:
        for rule in regulation.rules:
            for who in (rule.who, *(step.who for step in rule.steps)):
                missing = ""
                if isinstance(who, PersonNamed) and who.person not in people:
                    missing = who.person
                elif isinstance(who, DivisionOwner) and who.division not in ("", *divisions):
                    missing = who.division
                if missing:
                    yield _(
                        "Quy định “{rule}” nêu “{name}” nhưng tệp dữ kiện không có tên hoặc mã ấy: "
                        "không tính được cho ai."
                    ).format(rule=rule.id, name=missing)


def _names_in(facts: Facts) -> Iterable[tuple[tuple[Names, ...], Iterable[str], str]]:
    posts = [post for person in facts.people for post in person.posts]
    yield (Names.ROLE,), (one.role for one in posts), "people, role"
    yield (Names.LEVEL,), (one.level for one in posts), "people, level"
    kinds = (Names.TERRITORY_KIND,)
    yield kinds, (one.kind for one in facts.territories), "territories, kind"
    numbers = (number.name for one in facts.territories for number in one.numbers)
    yield (Names.NUMBER,), numbers, "territories, numbers"
    yield (Names.EVENT,), (one.kind for one in facts.engagements), "engagements, kind"
    yield (Names.PAPER,), (one.kind for one in facts.papers), "papers, kind"
    recorded = (Names.RECORDED, Names.CAMPAIGN)
    yield recorded, (one.kind for one in facts.events), "events, kind"
    yield (Names.TIE,), (one.kind for one in facts.ties), "ties, kind"
    rows: tuple[EngagementFact | PaperFact, ...] = (*facts.engagements, *facts.papers)
    yield (Names.LEVEL,), (one.level for one in rows), "level"
    yield (Names.CATEGORY,), (one.category for one in rows), "category"
