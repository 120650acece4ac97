"""What the register shows, and what its forms hand over; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.i18n.formats import short_date
from app.regulations.readable import Readable
from app.regulations.regulation import Regulation, Rule


class RegisterState(StrEnum):
    """Where a regulation of the register stands on a day."""

    TEMPLATE = "template"
    """Built in and not taken over yet."""
    OFF = "off"
    COMING = "coming"
    ON = "on"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class WithdrawnRule:
    """A rule that was taken out: it binds nobody and stays readable."""

    rule: Rule
    withdrawn_on: dt.date


@dataclass(frozen=True, slots=True)
class Entry:
    """A regulation of the register with its rules; ``id`` is None for a template."""

    regulation: Regulation
    state: RegisterState
    id: uuid.UUID | None = None
    origin: str = ""
    switched_on_on: dt.date | None = None
    switched_on_by: str = ""
    replaces_key: str = ""
    withdrawn: tuple[WithdrawnRule, ...] = ()

    @property
    def key(self) -> str:
        """Return what names the regulation everywhere."""
        return self.regulation.id

    def state_in_words(self) -> str:
        """Return the state as the list shows it."""
        first, last = self.regulation.applies_from, self.regulation.in_force_to
        words = {
            RegisterState.TEMPLATE: _("chưa áp dụng (mẫu có sẵn)"),
            RegisterState.OFF: _("chưa áp dụng"),
            RegisterState.COMING: _("sẽ áp dụng từ {day}"),
            RegisterState.ON: _("đang áp dụng từ {day}"),
            RegisterState.ENDED: _("hết hiệu lực sau ngày {day}"),
        }[self.state]
        day = last if self.state is RegisterState.ENDED else first
        return words.format(day=short_date(day))

    def name(self) -> str:
        """Return short name and number, as it is cited: ``QC số 12-QC/BTCTU``."""
        return name_of(self.regulation)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as the list of a regulation shows it."""

    rule: Rule
    article: str
    sentence: str
    own: str


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A khoản, dash or sentence of the text with the titles of its rules, or why none."""

    place: str
    begins: str
    rules: tuple[tuple[str, str], ...]
    """Id and title."""
    reason: str


@dataclass(frozen=True, slots=True)
class SwitchOn:
    """What turning a regulation on asks (trap 10)."""

    number: str
    symbol: str
    signed_on: dt.date | None
    applies_from: dt.date | None
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    replaces_key: str = ""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What a file would bring in; ``known`` is what the register has under that id."""

    regulation: Regulation
    known: Entry | None
    new_rules: tuple[str, ...]
    changed_rules: tuple[str, ...]
    missing_rules: tuple[str, ...]
    """Ids of rules that the register has and the file has not."""


def state_of(regulation: Regulation, today: dt.date, *, stored: bool) -> RegisterState:
    """Return where a regulation stands."""
    if not stored:
        return RegisterState.TEMPLATE
    if regulation.in_force_to is not None and regulation.in_force_to < today:
        return RegisterState.ENDED
    if regulation.applies_from is None:
        return RegisterState.OFF
    return RegisterState.COMING if regulation.applies_from > today else RegisterState.ON


def name_of(regulation: Regulation) -> str:
    """Return short name and number, as it is cited."""
    parts = [one for one in (regulation.number, regulation.symbol) if isinstance(one, str) and one]
    return f"{regulation.short} số {'-'.join(parts)}" if parts else regulation.short


def lines_of(regulation: Regulation) -> tuple[RuleLine, ...]:
    """Return the rules with their article and their sentence."""
    read = Readable(regulation)
    return tuple(
        RuleLine(rule, article_of(rule.clause), read.summary(rule), read.own(rule))
        for rule in regulation.rules
    )


def article_of(clause: str) -> str:
    """Return the article of a clause: ``Điều 8`` of ``Đ8.1``, else the first part as written."""
    first = clause.split(".", 1)[0].strip()
    number = first.removeprefix("Đ")
    return f"Điều {number}" if number.isdigit() else first


def coverage_of(regulation: Regulation) -> tuple[CoverageLine, ...]:
    """Return the table that holds the text against its rules."""
    titles = {rule.id: rule.title for rule in regulation.rules}
    return tuple(
        CoverageLine(
            one.place,
            one.begins,
            tuple((rule, titles.get(rule, "")) for rule in one.rules),
            one.reason,
        )
        for one in regulation.coverage
    )
