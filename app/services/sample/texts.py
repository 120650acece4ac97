"""What the sample book is made of: its wording from ``resources/sample`` and a fixed die."""

import datetime as dt
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from app import resources
from app.domain.engagement import EngagementKind

T = TypeVar("T")

SEED = 20251001
_COMMUNE = "xã: "


def die(part: str) -> random.Random:
    """Return the die of one part of the sample: the same throws every time."""
    return random.Random(f"{SEED}:{part}")  # noqa: S311 - sample data, no secret


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    """Choose one."""
    return choices[rng.randrange(len(choices))]


@cache
def roster() -> dict[str, Any]:
    """Return ``roster.toml``."""
    return tomllib.loads(resources.read_text("sample", "roster.toml"))


@cache
def journal() -> dict[str, Any]:
    """Return ``journal.toml``."""
    return tomllib.loads(resources.read_text("sample", "journal.toml"))


@dataclass(frozen=True, slots=True)
class Theme:
    """What an engagement is about; ``at`` is ``commune``, ``agency`` or ``any``."""

    kind: EngagementKind
    at: str
    field: str
    subject: str
    programme: str
    months: tuple[int, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """Return all themes."""
    return tuple(
        Theme(
            EngagementKind(entry["kind"]), entry["at"], entry["field"], entry["subject"],
            entry["programme"], tuple(entry.get("months", ())),
        )
        for entry in journal()["theme"]
    )  # fmt: skip


@cache
def fitting(kind: EngagementKind, at: str, month: int) -> tuple[Theme, ...]:
    """Return the themes of a kind that fit a territory and a month; those of the month twice."""
    found = [theme for theme in themes() if theme.kind is kind and theme.at in (at, "any")]
    seasonal = [theme for theme in found if month in theme.months]
    return tuple([theme for theme in found if not theme.months] + seasonal * 2)


def fit_for(lines: Sequence[str], *, commune: bool) -> list[str]:
    """Return the lines that may be said of a commune, or of an agency."""
    return [line.removeprefix(_COMMUNE) for line in lines if commune or _COMMUNE not in line]


def names(rng: random.Random, count: int) -> list[str]:
    """Make so many different names of people, as chance puts them together."""
    pool = roster()["names"]
    made: dict[str, None] = {}
    while len(made) < count:
        sex = "men" if rng.random() < 0.6 else "women"
        family = pick(rng, pool["family"])
        made[f"{family} {pick(rng, pool[sex])} {pick(rng, pool[sex + '_given'])}"] = None
    return list(made)


def telephone(rng: random.Random) -> str:
    """Return a number that no exchange gives out."""
    return f"0255 000 {rng.randrange(1000, 9999)}"


@cache
def holidays() -> tuple[dict[str, Any], ...]:
    """Return the entries of ``holidays.toml``: name, days, perhaps ``working``."""
    return tuple(tomllib.loads(resources.read_text("sample", "holidays.toml"))["holiday"])


@cache
def _days_off() -> frozenset[dt.date]:
    return frozenset(
        day for entry in holidays() if not entry.get("working") for day in entry["days"]
    )


def working_day(day: dt.date) -> dt.date:
    """Return the day itself, or the next one that is neither a week-end nor a holiday."""
    while day.weekday() > 4 or day in _days_off():
        day += dt.timedelta(days=1)
    return day


def years_before(day: dt.date, years: float) -> dt.date:
    """Return a working day about so many years earlier."""
    return working_day(day - dt.timedelta(days=round(years * 365.25)))


def month_of(day: dt.date) -> str:
    """Return ``tháng 9/2026``."""
    return f"tháng {day.month}/{day.year}"


def lower_first(name: str) -> str:
    """Return a name as it stands within a sentence: ``xã Ba Gia``."""
    return name[:1].lower() + name[1:]
