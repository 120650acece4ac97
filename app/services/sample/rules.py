"""Both regulations of the sample book, switched on with the office's own values; the holidays."""

import dataclasses
import datetime as dt
import tomllib
import uuid
from functools import cache
from typing import Any

from app import resources
from app.domain.duty_facts import Holiday
from app.ports.store import UnitOfWork
from app.regulations.codec import rule_from_plain, to_plain
from app.regulations.regulation import Regulation, Rule
from app.services.regulations.built_in import built_in, origin_of
from app.services.regulations.stored import new_record, new_rule_record, write_header
from app.services.sample.calendar import months
from app.services.sample.office import Staff, followers_since
from app.services.sample.texts import holidays, working_day


@dataclasses.dataclass(frozen=True, slots=True)
class InForce:
    """A regulation that is switched on, as the rest of the sample needs it."""

    id: uuid.UUID
    applies_from: dt.date


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("sample", "regulations.toml"))


def add_regulations(uow: UnitOfWork, staff: Staff, today: dt.date) -> dict[str, InForce]:
    """Take both over and let them apply; returns them by key (``qc``, ``qd``).

    QC applies from the first whole month of the journal on, QĐ from the month in which the
    followers got their communes.
    """
    since = {
        "qc": months(today)[1].first,
        "qd": followers_since(today).replace(day=1),
    }
    found: dict[str, InForce] = {}
    for regulation in built_in():
        if regulation.id in since:
            day = since[regulation.id]
            found[regulation.id] = InForce(_add(uow, regulation, staff, day), day)
    return found


def _add(uow: UnitOfWork, regulation: Regulation, staff: Staff, since: dt.date) -> uuid.UUID:
    texts = _texts()[regulation.id]
    signed_on = working_day(since - dt.timedelta(days=12))
    record = new_record(regulation, origin_of(regulation))
    write_header(record, regulation, None)
    record.number, record.symbol = texts["number"], texts["symbol"]
    record.signed_on = record.in_force_from = signed_on
    record.switch_on(since, signed_on, staff.me)
    uow.add(record)
    own = dict(texts["office"])
    for position, rule in enumerate(regulation.rules):
        decided = _with_own(rule, own.pop(rule.id, None), signed_on)
        made = new_rule_record(record.id, decided, position)
        made.check()
        uow.add(made)
    if own:
        raise LookupError(f"no such rules: {', '.join(own)}")
    return record.id


def _with_own(rule: Rule, own: dict[str, Any] | None, day: dt.date) -> Rule:
    if own is None:
        return rule
    return rule_from_plain({**to_plain(rule), "office": {**own, "decided_on": day}})


def add_holidays(uow: UnitOfWork) -> None:
    """Write the office's list."""
    for entry in holidays():
        for day in entry["days"]:
            holiday = Holiday(day=day, name=entry["name"], is_working=entry.get("working", False))
            holiday.check()
            uow.add(holiday)
