"""What came of trying regulations, as plain values for JSON and as lines for people."""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.facts import Key
from app.read_models.obligations import DutyState, Figure, Obligation, Use, Why
from app.regulations.reasons import state_in_words, unit_in_words, why_in_words
from app.regulations.regulation import Regulation, Rule, Step
from app.regulations.vocabulary.counts import Papers
from app.services.regulations_trial import Trial

FORMAT = 1
"""Of the JSON; raised when a field changes its meaning."""


class _Naming:
    """Finds the names behind keys, and the rule behind a row."""

    def __init__(self, trial: Trial) -> None:
        facts = trial.facts
        self.names: dict[Key, str] = dict(facts.named)
        for rows in (
            facts.people,
            facts.divisions,
            facts.bodies,
            facts.territories,
            facts.groups,
        ):
            self.names |= {one.key: one.name for one in rows}
        self._rules = {
            (regulation.id, rule.id): (regulation, rule)
            for regulation in trial.regulations
            for rule in regulation.rules
        }
        self._serves = {one.key: one.serves for one in facts.engagements}
        self._serves |= {one.key: one.serves for one in facts.papers}
        self._shorts = {one.id: one.short for one in trial.regulations}
        self._labels = {
            regulation.id: {
                **{one.id: one.name for one in regulation.names},
                **{one.id: one.title for one in regulation.forms},
                **{one.id: one.name for one in regulation.schemes},
            }
            for regulation in trial.regulations
        }

    def name(self, key: Key | None) -> str:
        return "" if key is None else self.names.get(key, str(key))

    def rule(self, one: Obligation) -> Rule:
        return self._rules[str(one.regulation), one.rule][1]

    def step(self, one: Obligation) -> Step | None:
        return next((step for step in self.rule(one).steps if step.id == one.step), None)

    def why(self, one: Obligation, why: Why, of: Key | None = None) -> str:
        """Return the words of a reason; ``of`` is what does not count, where it is about that."""
        if why.code == "serves_other":
            why = dataclasses.replace(why, text=why.text or self._served(of))
        labels = self._labels[str(one.regulation)]
        return why_in_words(why, {**labels, **self._shorts})

    def _served(self, key: Key | None) -> str:
        return ", ".join(str(one) for one in self._serves.get(key, ())) if key is not None else ""


def as_data(trial: Trial) -> dict[str, Any]:
    """Return the trial as plain values for JSON; dates as ``2026-11-22``."""
    naming = _Naming(trial)
    return {
        "format": FORMAT,
        "today": trial.span.today.isoformat(),
        "from": trial.span.first.isoformat(),
        "to": trial.span.last.isoformat(),
        "regulations": [_regulation(one) for one in trial.regulations],
        "obligations": [_obligation(naming, one) for one in trial.obligations],
        "notes": list(trial.notes),
    }


def _day(day: object) -> str | None:
    return day.isoformat() if isinstance(day, dt.date) else None


def _regulation(one: Regulation) -> dict[str, Any]:
    return {
        "id": one.id,
        "short": one.short,
        "title": one.title,
        "applies_from": _day(one.applies_from),
        "in_force_from": _day(one.in_force_from),
        "in_force_to": _day(one.in_force_to),
        "rules": len(one.rules),
    }


def _obligation(naming: _Naming, one: Obligation) -> dict[str, Any]:
    rule = naming.rule(one)
    step = naming.step(one)
    uses = [_use(naming, one, use) for use in one.uses]
    return {
        "regulation": str(one.regulation),
        "rule": one.rule,
        "clause": one.clause,
        "title": rule.title,
        "nature": rule.nature.value,
        "owner": {
            "kind": one.owner_kind.value,
            "id": str(one.owner),
            "name": naming.name(one.owner),
        },
        "people": [str(key) for key in one.people],
        "territory": None if one.territory is None else str(one.territory),
        "partner": None if one.partner is None else str(one.partner),
        "step": one.step,
        "period": {"from": _day(one.period_from), "to": _day(one.period_to)},
        "event": None if one.event is None else str(one.event),
        "opens_on": _day(one.opens_on),
        "due_on": _day(one.due_on),
        "state": one.state.value,
        "done_on": _day(one.done_on),
        "days_late": one.days_late,
        "figures": [_figure(figure) for figure in one.figures],
        "uses": uses,
        "not_counting": [use for use in uses if not use["counts"]],
        "why": None if one.why is None else _why(naming, one, one.why),
        "own": list(one.own),
        "warnings": [_why(naming, one, why) for why in one.warnings],
        "form": one.form,
        "scheme": one.scheme,
        **_handing(rule, step),
    }


def _handing(rule: Rule, step: Step | None) -> dict[str, Any]:
    """Return where a paper goes and how: of the step where it says so, else of the rule."""
    count = rule.count if isinstance(rule.count, Papers) else None
    channels = step.channels if step and step.channels else count.channels if count else ()
    return {
        "addressee": step.to if step and step.to else count.to if count else "",
        "through": count.through if count else "",
        "confirmed_by": count.confirmed_by if count else "",
        "channels": [one.value for one in channels],
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "label": one.label,
        "have": one.have,
        "need": one.need,
        "at_most": one.at_most,
        "unit": one.unit,
    }


def _use(naming: _Naming, of: Obligation, one: Use) -> dict[str, Any]:
    return {
        "id": str(one.key),
        "source": one.source,
        "kind": one.kind,
        "on": _day(one.on),
        "counts": one.counts,
        "why": None if one.why is None else _why(naming, of, one.why, one.key),
    }


def _why(naming: _Naming, of: Obligation, one: Why, about: Key | None = None) -> dict[str, Any]:
    return {
        "code": one.code,
        "text": one.text,
        "from": _day(one.since),
        "to": _day(one.until),
        "amount": one.amount,
        "words": naming.why(of, one, about),
    }


def as_lines(trial: Trial) -> list[str]:
    """Return the trial as lines for people."""
    span = trial.span
    lines = [
        _("Chạy thử đến ngày {today}, các việc từ {first} đến {last}.").format(
            today=short_date(span.today), first=short_date(span.first), last=short_date(span.last)
        )
    ]
    for one in trial.regulations:
        if one.applies_from is not None:
            lines.append(
                _("{short}: {title}, áp dụng từ ngày {day}.").format(
                    short=one.short, title=one.title, day=short_date(one.applies_from)
                )
            )
    naming = _Naming(trial)
    rule: tuple[Key, str] | None = None
    for row in trial.obligations:
        if rule != (row.regulation, row.rule):
            rule = (row.regulation, row.rule)
            of = naming.rule(row)
            lines += ["", f"{row.clause} · {of.title} [{row.rule}] ({_(of.nature.label)})"]
        lines += _row_lines(naming, row)
    lines += ["", _summary(trial.obligations)]
    return lines


def _row_lines(naming: _Naming, row: Obligation) -> list[str]:
    state = state_in_words(row.state, row.days_late, has_deadline=row.due_on is not None)
    parts = [f"[{state}]", naming.name(row.owner)]
    step = naming.step(row)
    if step is not None:
        parts.append(_("bước: {step}").format(step=step.title))
    if row.partner is not None:
        parts.append(_("với {name}").format(name=naming.name(row.partner)))
    if row.territory is not None and row.territory != row.owner:
        parts.append(naming.name(row.territory))
    if row.period_from is not None or row.period_to is not None:
        first, last = short_date(row.period_from) or "…", short_date(row.period_to) or "…"
        parts.append(first if first == last else f"{first} – {last}")
    if row.due_on is not None:
        parts.append(_("hạn {day}").format(day=short_date(row.due_on)))
    if row.done_on is not None:
        parts.append(_("xong {day}").format(day=short_date(row.done_on)))
    parts += [_figure_in_words(one) for one in row.figures]
    if row.why is not None:
        parts.append(naming.why(row, row.why))
    parts += [naming.why(row, one) for one in row.warnings]
    lines = ["  " + " · ".join(part for part in parts if part)]
    for use in row.uses:
        if not use.counts and use.why is not None:
            lines.append(
                _("      không tính {id} ngày {day}: {why}").format(
                    id=use.key, day=short_date(use.on), why=naming.why(row, use.why, use.key)
                )
            )
    return lines


def _figure_in_words(one: Figure) -> str:
    label = f"{one.label}: " if one.label else ""
    unit = unit_in_words(one.unit)
    need = f"/{one.need}" if one.need is not None else ""
    most = _(" (nhiều nhất {most})").format(most=one.at_most) if one.at_most is not None else ""
    return f"{label}{one.have}{need} {unit}{most}"


def _summary(rows: Sequence[Obligation]) -> str:
    if not rows:
        return _("Không có việc nào trong thời gian này.")
    counted = Counter(one.state for one in rows)
    words = [
        f"{_('đã làm, chậm') if state is DutyState.DONE_LATE else state_in_words(state)} {times}"
        for state in DutyState
        if (times := counted[state])
    ]
    return _("Tổng số {count} việc: {words}.").format(count=len(rows), words=", ".join(words))
