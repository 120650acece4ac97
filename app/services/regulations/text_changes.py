"""What one regulation changes against another, told by owner and duty."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import sort_key
from app.read_models.facts import Key
from app.read_models.obligations import Obligation, OwnerKind
from app.regulations.readable import Readable
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Unquantified
from app.services.regulations.dry_run_rows import Change, ChangeRow, FactNames

_Owner = tuple[OwnerKind, Key]
_Computed = tuple[Regulation, list[Obligation]]


def changes_between(old: _Computed, new: _Computed, names: FactNames) -> tuple[ChangeRow, ...]:
    """Return, by owner, duties in the new alone, in the old alone, and those that differ."""
    before, after = _by_owner(old[1]), _by_owner(new[1])
    same = _matched(old[0], new[0])
    told_old, told_new = _Told(old[0]), _Told(new[0])
    rows: list[ChangeRow] = []
    for owner in {**before, **after}:
        mine_old, mine_new = before.get(owner, {}), after.get(owner, {})

        def row(
            change: Change,
            title: str,
            was: str,
            becomes: str,
            both: Sequence[Obligation],
            who: _Owner = owner,
        ) -> None:
            dated = any(one.due_on is not None for one in both)
            rows.append(ChangeRow(change, *who, names.of(who[1]), title, was, becomes, dated))

        for rule_id, duties in mine_new.items():
            twin = same.get(rule_id)
            was = mine_old.get(twin, []) if twin is not None else []
            becomes = told_new.text(rule_id, duties)
            if twin is None or not was:
                row(Change.NEW, told_new.title(rule_id), "", becomes, duties)
            elif told_old.essence(twin, was) != told_new.essence(rule_id, duties):
                before_it = told_old.text(twin, was)
                row(
                    Change.CHANGED,
                    told_new.title(rule_id),
                    before_it,
                    becomes,
                    (*was, *duties),
                )
        kept = {same[one] for one in mine_new if one in same}
        for rule_id, duties in mine_old.items():
            if rule_id not in kept:
                text = told_old.text(rule_id, duties)
                row(Change.GONE, told_old.title(rule_id), text, "", duties)
    order = list(OwnerKind)
    rows.sort(
        key=lambda one: (
            not one.is_dated,
            one.owner_kind is not OwnerKind.GROUP,
            order.index(one.owner_kind),
            sort_key(one.owner_name),
            list(Change).index(one.change),
        )
    )
    return tuple(rows)


def _by_owner(found: Iterable[Obligation]) -> dict[_Owner, dict[str, list[Obligation]]]:
    owners: dict[_Owner, dict[str, list[Obligation]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        owners[one.owner_kind, one.owner][one.rule].append(one)
    return {owner: dict(rules) for owner, rules in owners.items()}


def _matched(old: Regulation, new: Regulation) -> dict[str, str]:
    """Return which rule of the old each rule of the new takes the place of.

    The same id (a new version made from the old), else the same owner and the same thing counted.
    """
    left = {one.id: one for one in old.rules}
    found: dict[str, str] = {}
    for rule in new.rules:
        if rule.id in left:
            found[rule.id] = rule.id
            del left[rule.id]
    for rule in new.rules:
        if rule.id in found or isinstance(rule.count, Unquantified):
            continue
        twin = next((one for one in left.values() if _kin(one) == _kin(rule)), None)
        if twin is not None:
            found[rule.id] = twin.id
            del left[twin.id]
    return found


def _kin(rule: Rule) -> tuple[object, ...]:
    count = rule.count
    what = getattr(count, "act", None) or tuple(sorted(getattr(count, "kinds", ())))
    return (rule.who.WORD, count.WORD, what, rule.nature)


class _Told:
    """Puts the duties of one regulation into words for the comparison."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        self._read = Readable(regulation)
        self._rules = {one.id: one for one in regulation.rules}

    def title(self, rule_id: str) -> str:
        return self._rules[rule_id].title

    def text(self, rule_id: str, duties: Sequence[Obligation]) -> str:
        rule = self._rules[rule_id]
        told = f"{self._regulation.cite(rule)}. {self._read.summary(rule)}"
        own = self._read.own(rule)
        days = sorted({one.due_on for one in duties if one.due_on is not None})
        if not days:
            return " ".join(filter(None, (told, own)))
        times = _("{count} việc trong 12 tháng, hạn đầu tiên {day}.").format(
            count=len(duties), day=short_date(days[0])
        )
        return " ".join(filter(None, (told, own, times)))

    def essence(self, rule_id: str, duties: Sequence[Obligation]) -> tuple[object, ...]:
        """Return what makes two duties the same: when they are due and how much is needed."""
        rule = self._rules[rule_id]
        days = sorted((one.due_on or dt.date.max, one.step) for one in duties)
        needs = sorted(
            {(f.label, f.need or 0, f.at_most or 0, f.unit) for one in duties for f in one.figures}
        )
        return (tuple(days), tuple(needs), rule.nature, rule.per, rule.evidence, rule.calendar)
