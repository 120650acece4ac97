"""Regulations between the store's texts and the values that the engine and the forms use."""

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Mapping
from functools import lru_cache

from app.domain import regulation as records
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.regulations import RegulationRow, RuleRow
from app.regulations.codec import Plain, header_from_plain, header_to_plain, rule_from_plain
from app.regulations.codec import to_plain as table_of
from app.regulations.regulation import Covered, Regulation, Rule
from app.regulations.vocabulary.silence import Unknown

#: Fields of a regulation that have a column of their own.
_COLUMNS = (
    "short",
    "title",
    "number",
    "symbol",
    "signed_on",
    "issuer",
    "signer",
    "in_force_from",
    "in_force_to",
    "applies_from",
)
_RULE_COLUMNS = ("id", "clause", "exact_text", "office")


def regulation_of(row: RegulationRow) -> Regulation:
    """Return a stored regulation with the rules that bind.

    Its table against the text names no rule that was withdrawn. Raises MistakesError where a
    newer program wrote words that this one does not know.
    """
    plain: Plain = json.loads(row.header) if row.header else {}
    plain["id"] = row.key
    plain |= {name: getattr(row, name) for name in _COLUMNS if getattr(row, name)}
    if row.replaces_key:
        plain["replaces"] = row.replaces_key
    header = header_from_plain(plain)
    withdrawn = {one.key: one.withdrawn_on for one in row.withdrawn if one.withdrawn_on}
    return dataclasses.replace(
        header,
        rules=tuple(rule_of(one) for one in row.rules),
        coverage=tuple(_covered(one, withdrawn) for one in header.coverage),
    )


def _covered(line: Covered, withdrawn: Mapping[str, dt.date]) -> Covered:
    """Return a line of the table without withdrawn rules; left without any, it says why."""
    gone = [one for one in line.rules if one in withdrawn]
    if not gone:
        return line
    left = tuple(one for one in line.rules if one not in withdrawn)
    reason = line.reason
    if not left and not reason.strip():
        last = max(withdrawn[one] for one in gone)
        reason = _("Quy định đã bỏ ngày {day}.").format(day=short_date(last))
    return dataclasses.replace(line, rules=left, reason=reason)


def rule_of(row: RuleRow) -> Rule:
    """Return a stored rule; raises MistakesError as ``regulation_of`` does."""
    return _rule(row.key, row.clause, row.definition, row.exact_text, row.office)


@lru_cache(maxsize=2048)
def _rule(key: str, clause: str, definition: str, exact_text: str, office: str) -> Rule:
    plain: Plain = json.loads(definition)
    plain |= {"id": key, "clause": clause}
    if exact_text:
        plain["exact_text"] = exact_text
    if office:
        plain["office"] = json.loads(office)
    return rule_from_plain(plain)


def write_header(
    record: records.Regulation, header: Regulation, replaces_id: uuid.UUID | None
) -> None:
    """Put everything but rules and ``applies_from`` into the record.

    ``replaces_id`` is the regulation of the register that ``header.replaces`` names, if one.
    """
    record.key = header.id
    record.short = header.short.strip()
    record.title = header.title.strip()
    record.number = "" if isinstance(header.number, Unknown) else header.number.strip()
    record.symbol = "" if isinstance(header.symbol, Unknown) else header.symbol.strip()
    record.signed_on = _day(header.signed_on)
    record.issuer = header.issuer.strip()
    record.signer = header.signer.strip()
    record.in_force_from = _day(header.in_force_from)
    record.in_force_to = header.in_force_to
    record.replaces_id = replaces_id
    left = header_to_plain(header)
    for name in ("id", *_COLUMNS):
        left.pop(name, None)
    if replaces_id is not None:
        left.pop("replaces", None)
    record.header = _json(left) if left else ""


def new_record(header: Regulation, origin: str) -> records.Regulation:
    """Return a record of a regulation, switched off; to be filled by ``write_header``."""
    return records.Regulation(key=header.id, short=header.short, title=header.title, origin=origin)


def write_rule(record: records.RegulationRule, rule: Rule) -> None:
    """Put a rule into its record; its place among the others stays."""
    left = table_of(rule, whole=True)
    for name in _RULE_COLUMNS:
        left.pop(name, None)
    record.key = rule.id
    record.clause = rule.clause.strip()
    record.definition = _json(left)
    record.exact_text = rule.exact_text.strip()
    record.office = "" if rule.office is None else _json(table_of(rule.office, whole=True))


def new_rule_record(regulation_id: uuid.UUID, rule: Rule, position: int) -> records.RegulationRule:
    """Return the record of a new rule."""
    made = records.RegulationRule(
        regulation_id=regulation_id,
        key=rule.id,
        clause=rule.clause,
        position=position,
        definition="",
    )
    write_rule(made, rule)
    return made


def _day(value: dt.date | Unknown) -> dt.date | None:
    return None if isinstance(value, Unknown) else value


def _json(plain: Plain) -> str:
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso
    )


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
