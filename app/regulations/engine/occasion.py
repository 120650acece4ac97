"""One occasion of a duty, and the row that it makes."""

import datetime as dt
from dataclasses import dataclass, replace

from app.read_models.facts import EngagementFact, Key
from app.read_models.obligations import Figure, Obligation, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.due import Due
from app.regulations.engine.proofs import BEFOREHAND
from app.regulations.engine.run import Run, Verdict
from app.regulations.vocabulary.choices import Act, Moment, Side
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import Deadline, FromMoment, PeriodEnd


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happened, or will: the days and, where it is one, the engagement."""

    key: Key
    kind: str
    first: dt.date
    last: dt.date
    territory: Key | None = None
    engagement: EngagementFact | None = None
    is_unclear: bool = False
    """A fact of it that the rule's condition asks about is unknown."""


def by_nature(deadline: Deadline, act: Act) -> Deadline:
    """What must be there beforehand is in time until the day of going, if nothing else is said."""
    if isinstance(deadline, PeriodEnd) and act in BEFOREHAND:
        return FromMoment(
            of=Moment.EVENT_START,
            side=Side.BEFORE,
            counts=deadline.counts,
            bound=deadline.bound,
            day_off=deadline.day_off,
        )
    return deadline


def occasion_row(
    run: Run,
    series: Series,
    one: Occasion,
    verdict: Verdict,
    due: Due,
    figures: tuple[Figure, ...],
    uses: tuple[Use, ...],
    today: dt.date,
    warnings: tuple[Why, ...] = (),
) -> Obligation:
    """Make the row of an occasion, at its own territory and by its own form."""
    form = ""
    count = run.rule.count
    if not isinstance(count, Papers) or count.form in ("", "by_event"):
        form = run.form_for(one.kind)
    elsewhere = one.territory not in (None, series.territory)
    at = replace(series, territory=one.territory) if elsewhere else series
    return run.row(
        at,
        one.first,
        one.last,
        today,
        verdict,
        due=due,
        opens=one.first if due.lenient is None or due.lenient >= one.first else None,
        figures=figures,
        uses=uses,
        warnings=warnings,
        event=one.key,
        form=form,
    )
