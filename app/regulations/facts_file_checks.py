"""What the fields of one row of a facts file must say together; single fields are read in
``facts_file``.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from app.read_models.facts import EngagementFact, ExemptionFact, SuccessionFact
from app.regulations.codec_mistakes import nearest
from app.regulations.facts_file_rows import SHORT_FORMS, alternatives_missing, keys_of, orders_of

#: Ids of the rules of each regulation, by its id.
Rules = Mapping[str, Collection[str]]
#: Key in the row (empty for the whole row), code, values of the message.
RowFault = tuple[str, str, dict[str, object]]

#: Kinds that are nothing without those who go.
_NEEDS_PEOPLE = ("trip", "group_session")


def faults_of_row(row: Any, table: Mapping[str, Any], rules: Rules | None) -> Iterator[RowFault]:
    """Yield what is wrong with a row read from a table; ``rules`` are all there are, if known."""
    yield from _reversed(row, table)
    pair = alternatives_missing(row)
    if pair is not None:
        yield "", "one_of_two", {"first": pair[0], "second": pair[1]}
    if isinstance(row, ExemptionFact):
        yield from _exemption(row, rules)
    elif isinstance(row, EngagementFact):
        doers = (row.people, row.group, row.partners)
        if not any(doers) and (row.kind in _NEEDS_PEOPLE or not row.territories):
            yield "", "nobody_took_part", {}
    elif isinstance(row, SuccessionFact) and row.predecessor == row.successor:
        yield "successor", "into_itself", {"given": row.successor}


def _reversed(row: Any, table: Mapping[str, Any]) -> Iterator[RowFault]:
    for first, last in orders_of(type(row)):
        begin, end = getattr(row, first), getattr(row, last)
        if begin is not None and end is not None and begin > end:
            first_key, last_key = (written(type(row), table, one) for one in (first, last))
            yield (
                last_key,
                "fields_reversed",
                {"first_key": first_key, "first": begin, "last_key": last_key, "last": end},
            )


def written(made: Any, table: Mapping[str, Any], name: str) -> str:
    """Return the key by which a table gives a field."""
    keys = keys_of(made)
    short: Mapping[str, Callable[..., Any]] = SHORT_FORMS.get(made, {})
    for key, plain in table.items():
        if keys.get(key) == name:
            return key
        if key in short and name in {field for field, _plain, _path in short[key](plain, ())}:
            return key
    return name


def _exemption(row: ExemptionFact, rules: Rules | None) -> Iterator[RowFault]:
    if row.who is None and row.territory is None and row.regulation is None and not row.rule:
        yield "", "exempts_nothing", {}
    if rules is None or not row.rule:
        return
    own = rules.get(str(row.regulation), ()) if row.regulation is not None else None
    allowed = sorted({one for ids in rules.values() for one in ids} if own is None else own)
    if row.rule not in allowed:
        meant = nearest(row.rule, allowed)
        yield "rule", "no_such_rule", {"given": row.rule, "allowed": allowed, "nearest": meant}
