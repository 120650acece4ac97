"""The dry run ("Chạy thử quy chế"): the coming year of duties before it holds; nothing is kept.

The same engine computes it from the same facts as everywhere else, with this regulation set to
apply. What changes against another text is told by owner and duty.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from app.i18n import _
from app.i18n.formats import short_month
from app.i18n.text import sort_key
from app.ports.task_runner import Progress
from app.read_models.facts import Facts, Key
from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.engine import Engine
from app.regulations.engine.days import add_months
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Tenure, Unquantified
from app.regulations.vocabulary.periods import PerEvent
from app.services.duties.words import period_in_words
from app.services.regulations.dry_run_rows import (
    MONTHS,
    ChangeRow,
    DryRunAsk,
    DryRunResult,
    DutyRow,
    FactNames,
    LooseRule,
    OwnerMonths,
)
from app.services.regulations.entries import RegisterState
from app.services.regulations.register import Regulations
from app.services.regulations.text_changes import changes_between
from app.services.service import Service

#: Evidence before the first day still counts for terms that run on from the last fulfilment.
_LOOK_BACK_MONTHS = 13
#: States that are listed, but are no duty of a month.
_ASIDE = frozenset(
    {DutyState.UNQUANTIFIED, DutyState.RIGHT, DutyState.KEPT, DutyState.BREACHED, DutyState.EXEMPT}
)


class DryRun(Service):
    """See the module."""

    def first_day(self, regulation: Regulation) -> dt.date:
        """Return from when it is tried unless somebody says otherwise."""
        today = self._today()
        applies = regulation.applies_from
        if applies is not None and applies > today:
            return applies
        return add_months(today.replace(day=1), 1)

    def against_of(self, key: str) -> str:
        """Return the key of the text that it is held against unless somebody says otherwise."""
        entry = Regulations(self._session).entry(key)
        if entry.replaces_key:
            return entry.replaces_key
        known = {one.key for one in Regulations(self._session).entries()}
        replaces = entry.regulation.replaces
        return replaces if replaces in known else ""

    def run(self, ask: DryRunAsk, progress: Progress) -> DryRunResult:
        """Compute it; raises DomainError ``regulation_missing``, ``Cancelled`` when cancelled."""
        register = Regulations(self._session)
        regulation = _applying(register.entry(ask.key).regulation, ask)
        against = None
        if ask.against and ask.against != ask.key:
            against = _applying(register.entry(ask.against).regulation, ask)
        steps = 4 if against else 3
        progress.report(0, steps, _("Đang đọc số liệu của sổ"))
        since = add_months(ask.first, -_LOOK_BACK_MONTHS)
        facts = self._queries.duties.facts(self._scope, since, ask.last)
        progress.report(1, steps, _("Đang tính việc phải làm theo văn bản chạy thử"))
        today = self._today()
        names = FactNames(facts)
        found = _computed(regulation, facts, today, ask)
        found = [one for one in found if _falls_within(one, regulation, ask)]
        duties = _rows(found, regulation, names, ask)
        changes: tuple[ChangeRow, ...] = ()
        if against is not None:
            progress.report(2, steps, _("Đang tính theo văn bản đem so"))
            before = _computed(against, facts, today, ask)
            before = [one for one in before if _falls_within(one, against, ask)]
            progress.report(3, steps, _("Đang so hai văn bản"))
            changes = changes_between((against, before), (regulation, found), names)
        progress.report(steps, steps, "")
        return DryRunResult(
            ask=ask,
            regulation=regulation,
            against=against,
            months=tuple(short_month(add_months(ask.first, at)) for at in range(MONTHS)),
            owners=_by_month(duties),
            duties=duties,
            changes=changes,
            loose=_loose(regulation, duties),
            read_to=today,
        )

    def others(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return key and name of what it can be held against, what applies first."""
        entries = [one for one in Regulations(self._session).entries() if one.key != key]
        entries.sort(key=lambda one: one.state is not RegisterState.ON)
        return tuple((one.key, one.name()) for one in entries)


def _applying(regulation: Regulation, ask: DryRunAsk) -> Regulation:
    """Return the regulation as if it applied through the twelve months."""
    return replace(regulation, applies_from=ask.first, in_force_from=ask.first, in_force_to=None)


def _computed(
    regulation: Regulation, facts: Facts, today: dt.date, ask: DryRunAsk
) -> list[Obligation]:
    return Engine((regulation,), facts).obligations(today, ask.first, ask.last)


def _falls_within(one: Obligation, regulation: Regulation, ask: DryRunAsk) -> bool:
    """Tell whether it is to be done in the twelve months, or is over its time when they begin.

    A period that began before ends in them too; what was due before the first day is no duty of
    theirs. Only a rotation that is over its time goes on being one.
    """
    if one.due_on is None:
        return True
    if one.due_on < ask.first:
        return isinstance(regulation.rule(one.rule).count, Tenure)
    return one.due_on <= ask.last


def _rows(
    found: Iterable[Obligation], regulation: Regulation, names: FactNames, ask: DryRunAsk
) -> tuple[DutyRow, ...]:
    rules = {one.id: one for one in regulation.rules}
    rows = [
        DutyRow(
            owner_kind=one.owner_kind,
            owner=one.owner,
            owner_name=names.of(one.owner),
            territory_name=names.of(one.territory),
            rule=one.rule,
            title=_title(rules[one.rule], one.step),
            clause=one.clause,
            period=period_in_words(one.period_from, one.period_to),
            due_on=one.due_on,
            month=_month(one, ask),
            note=_note(one, rules[one.rule], ask),
            people=tuple((person, names.of(person)) for person in one.people),
        )
        for one in found
    ]
    far = dt.date.max
    rows.sort(
        key=lambda row: (
            row.due_on or far,
            row.owner_kind,
            sort_key(row.owner_name),
            sort_key(row.territory_name),
            row.clause,
        )
    )
    return tuple(rows)


def _title(rule: Rule, step: str) -> str:
    if not step:
        return rule.title
    title = next((one.title for one in rule.steps if one.id == step), step)
    return f"{rule.title}: {title}"


def _month(one: Obligation, ask: DryRunAsk) -> int | None:
    if one.state in _ASIDE:
        return None
    day = one.due_on or one.period_to or one.period_from
    if day is None or day > ask.last:
        return None
    if day < ask.first:
        return 0 if one.due_on is not None else None
    starts = [add_months(ask.first, at) for at in range(MONTHS)] + [ask.last + dt.timedelta(1)]
    return next((at for at, (a, b) in enumerate(pairwise(starts)) if a <= day < b), None)


def _note(one: Obligation, rule: Rule, ask: DryRunAsk) -> str:
    if one.due_on is not None and one.due_on < ask.first:
        return _("đã quá hạn khi bắt đầu")
    if one.state is DutyState.EXEMPT:
        return _("được miễn")
    if one.state is DutyState.UNDETERMINED:
        return _("chưa xác định: quy chế không quy định hoặc không nói rõ")
    if one.state is DutyState.UNQUANTIFIED:
        return _("không định lượng")
    if rule.nature is Nature.ENCOURAGEMENT or one.state is DutyState.ENCOURAGED:
        return _("khuyến khích")
    if rule.nature is Nature.RIGHT:
        return _("quyền")
    if rule.nature is Nature.BAN:
        return _("không được làm")
    if one.due_on is None:
        return _("không có hạn")
    return _("hạn do cơ quan tự quy định") if "deadline" in one.own else ""


def _by_month(duties: Sequence[DutyRow]) -> tuple[OwnerMonths, ...]:
    counts: dict[tuple[OwnerKind, Key], list[int]] = {}
    names: dict[tuple[OwnerKind, Key], str] = {}
    for row in duties:
        if row.month is None:
            continue
        owner = (row.owner_kind, row.owner)
        counts.setdefault(owner, [0] * MONTHS)[row.month] += 1
        names[owner] = row.owner_name
    order = list(OwnerKind)
    found = [
        OwnerMonths(kind, key, names[kind, key], tuple(months))
        for (kind, key), months in counts.items()
    ]
    # Groups before persons: the regulation speaks to the group first.
    found.sort(
        key=lambda one: (
            one.owner_kind is not OwnerKind.GROUP,
            order.index(one.owner_kind),
            sort_key(one.owner_name),
        )
    )
    return tuple(found)


def _loose(regulation: Regulation, duties: Sequence[DutyRow]) -> tuple[LooseRule, ...]:
    dated = {row.rule for row in duties if row.month is not None}
    listed = {row.rule: row.note for row in duties}
    return tuple(
        LooseRule(regulation.cite(rule), rule.title, _why(rule, listed.get(rule.id)))
        for rule in regulation.rules
        if rule.id not in dated
    )


def _why(rule: Rule, note: str | None) -> str:
    if isinstance(rule.period, PerEvent):
        return _("phát sinh khi có sự việc")
    if isinstance(rule.count, Unquantified):
        return {
            Nature.RIGHT: _("quyền, không phải việc theo kỳ"),
            Nature.BAN: _("điều không được làm"),
        }.get(rule.nature, _("không định lượng: liệt kê việc đã làm, không có hạn"))
    if note is None:
        return _("không có ai, địa bàn nào thuộc diện trong 12 tháng này")
    return note or _("không đến hạn trong 12 tháng này")
