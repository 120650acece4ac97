"""A duty in Vietnamese words: what, who, where, in which period, until when, how far.

Words of a rule itself come from ``app.regulations.readable``, those of reasons from ``reasons``.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.facts import EventFact, Key
from app.read_models.obligations import DutyState, Figure, Obligation, Why
from app.regulations.engine.days import EARLIEST, LATEST, last_of_month
from app.regulations.engine.world import World
from app.regulations.readable import Readable
from app.regulations.reasons import state_in_words, why_in_words
from app.regulations.regulation import Regulation, Rule, Step
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.deadlines import NoDeadline, UnclearDeadline
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names
from app.services.duties.rows import DutyRow, Heap

_KINDS = (Names.EVENT, Names.PAPER, Names.RECORDED)
_ROMAN = ("I", "II", "III", "IV")
_HEAPS = {
    DutyState.COMING: Heap.COMING,
    DutyState.WAITING: Heap.COMING,
    DutyState.DUE: Heap.DUE,
    DutyState.OVERDUE: Heap.OVERDUE,
    DutyState.DONE: Heap.DONE,
    DutyState.DONE_LATE: Heap.LATE,
    DutyState.EXEMPT: Heap.EXEMPT,
    DutyState.ENDED: Heap.ENDED,
    DutyState.WARNING: Heap.BREACHED,
    DutyState.BREACHED: Heap.BREACHED,
    DutyState.UNDETERMINED: Heap.UNDETERMINED,
    DutyState.ENCOURAGED: Heap.ENCOURAGED,
    DutyState.UNQUANTIFIED: Heap.UNQUANTIFIED,
    DutyState.RIGHT: Heap.RIGHTS,
    DutyState.KEPT: Heap.RIGHTS,
}

#: One sign each, so that no state is told by colour alone.
SIGNS = {
    Heap.OVERDUE: "✗",
    Heap.DUE: "○",
    Heap.COMING: "◔",
    Heap.DONE: "✓",
    Heap.LATE: "◷",
    Heap.BREACHED: "⚠",
    Heap.UNDETERMINED: "?",
    Heap.NOT_COUNTED: "∅",
    Heap.EXEMPT: "–",
    Heap.ENDED: "□",
    Heap.ENCOURAGED: "+",
    Heap.UNQUANTIFIED: "·",
    Heap.RIGHTS: "§",
}


def heap_of(duty: Obligation, rule: Rule) -> Heap:
    """Return under which state a duty is listed; what is kept stands with the rights."""
    heap = _HEAPS[duty.state]
    if heap is Heap.UNQUANTIFIED and rule.nature is Nature.BAN:
        return Heap.RIGHTS
    if duty.state is DutyState.KEPT and rule.nature is not Nature.BAN:
        return Heap.RIGHTS
    return heap


def heap_word(heap: Heap) -> str:
    """Return the heading of a state."""
    return {
        Heap.OVERDUE: _("quá hạn"),
        Heap.DUE: _("đến hạn"),
        Heap.COMING: _("sắp đến"),
        Heap.DONE: _("đã làm, đúng hạn"),
        Heap.LATE: _("đã làm, chậm"),
        Heap.BREACHED: _("vi phạm, cảnh báo"),
        Heap.UNDETERMINED: _("chưa xác định"),
        Heap.NOT_COUNTED: _("có việc không tính"),
        Heap.EXEMPT: _("được miễn"),
        Heap.ENDED: _("chấm dứt"),
        Heap.ENCOURAGED: _("khuyến khích"),
        Heap.UNQUANTIFIED: _("không định lượng"),
        Heap.RIGHTS: _("quyền, điều cấm, đang tuân thủ"),
    }[heap]


class DutyWords:
    """Words over one state of the facts; made anew for each list."""

    def __init__(self, world: World, regulations: Sequence[Regulation]) -> None:
        self._world = world
        self._books = {one.id: _Book(one) for one in regulations}

    def rule(self, duty: Obligation) -> Rule:
        """Return the rule of a duty; raises DomainError ``rule_missing``: withdrawn meanwhile."""
        found = self._book(duty).rules.get(duty.rule)
        if found is None:
            raise DomainError("rule_missing", key=duty.rule)
        return found

    def still_has(self, duty: Obligation) -> bool:
        """Tell whether the rule of a duty is still there and its regulation on."""
        book = self._books.get(str(duty.regulation))
        return book is not None and duty.rule in book.rules

    def regulation(self, duty: Obligation) -> Regulation:
        """Return the regulation of a duty; raises DomainError ``regulation_is_off``."""
        return self._book(duty).regulation

    def readable(self, duty: Obligation) -> Readable:
        """Return what puts the regulation's rules into words."""
        return self._book(duty).readable

    def step(self, duty: Obligation) -> Step | None:
        """Return the step of a chain that the duty is."""
        return next((one for one in self.rule(duty).steps if one.id == duty.step), None)

    def heap(self, duty: Obligation) -> Heap:
        """Return under which state it is listed."""
        return heap_of(duty, self.rule(duty))

    def row(self, duty: Obligation) -> DutyRow:
        """Return the duty in words."""
        return DutyRow(
            duty=duty,
            heap=self.heap(duty),
            title=self.title(duty),
            clause=duty.clause,
            owner=self.owner(duty),
            territory=self.name(duty.territory),
            period=self.period(duty),
            due=self.due(duty),
            last_day=self.last_day(duty),
            state=self.state(duty),
            figures=figures_in_words(duty.figures),
            reason="" if duty.why is None else self.why(duty, duty.why),
        )

    def name(self, key: Key | None) -> str:
        """Return a name, or an empty text for none."""
        return "" if key is None else self._world.name_of(key)

    def title(self, duty: Obligation) -> str:
        """Return what is to be done."""
        step = self.step(duty)
        title = self.rule(duty).title
        return _("{title}: {step}").format(title=title, step=step.title) if step else title

    def owner(self, duty: Obligation) -> str:
        """Return who owes it, and to whom where it is between two."""
        name = self.name(duty.owner)
        if duty.partner is None:
            return name
        return _("{owner} với {partner}").format(owner=name, partner=self.name(duty.partner))

    def state(self, duty: Obligation) -> str:
        """Return the state, late ones with their days."""
        has_deadline = duty.due_on is not None
        return state_in_words(duty.state, duty.days_late, has_deadline=has_deadline)

    def why(self, duty: Obligation, why: Why) -> str:
        """Return a reason in words."""
        return why_in_words(why, self._book(duty).labels)

    def period(self, duty: Obligation) -> str:
        """Return the period, or the occasion with its days."""
        days = period_in_words(duty.period_from, duty.period_to)
        if duty.event is None:
            return days
        name = self.event(duty, duty.event)
        return _("{event} {days}").format(event=name, days=days) if name else days

    def event(self, duty: Obligation, key: Key) -> str:
        """Return what kind of occasion it is, a recorded one by its name."""
        names = self._book(duty).readable.names
        engagement = self._world.engagements.get(key)
        if engagement is not None:
            return names.name(engagement.kind, Names.EVENT)
        paper = self._world.papers.get(key)
        if paper is not None:
            return names.name(paper.kind, Names.PAPER)
        event = self._events.get(key)
        if event is not None:
            return event.name or names.name(event.kind, Names.RECORDED)
        kind = str(key).split(":", 1)[0] if isinstance(key, str) else ""
        return names.name(kind, Names.RECORDED) if kind else ""

    def last_day(self, duty: Obligation) -> str:
        """Return the last day in time, the office's own named so; empty where there is none."""
        if duty.due_on is None or duty.due_on >= LATEST:
            return ""
        day = short_date(duty.due_on)
        if "deadline" in duty.own:
            return _("{due} (cơ quan tự quy định)").format(due=day)
        return day

    def due(self, duty: Obligation) -> str:
        """Return the last day in time, or why there is none."""
        if last_day := self.last_day(duty):
            return _("hạn {day}").format(day=last_day)
        if duty.state is DutyState.WAITING:
            return _("tính từ khi bước trước xong")
        rule, step = self.rule(duty), self.step(duty)
        match step.deadline if step else rule.deadline:
            case Silent():
                return _("quy chế không quy định hạn")
            case UnclearDeadline():
                return _("quy chế không nói rõ hạn")
            case Unknown():
                return _("hạn chưa quy định")
            case NoDeadline():
                return _("không có hạn")
            case _:
                return ""

    def kind(self, duty: Obligation, kind: str) -> str:
        """Return the words for a kind of engagement, paper or event."""
        return self._book(duty).readable.names.name(kind, *_KINDS)

    @cached_property
    def _events(self) -> dict[Key, EventFact]:
        return {one.key: one for one in self._world.facts.events}

    def _book(self, duty: Obligation) -> "_Book":
        found = self._books.get(str(duty.regulation))
        if found is None:
            raise DomainError("regulation_is_off")
        return found


class _Book:
    """A regulation with what is looked up in it again and again."""

    def __init__(self, regulation: Regulation) -> None:
        self.regulation = regulation
        self.rules = {one.id: one for one in regulation.rules}
        self.readable = Readable(regulation)
        self.labels = labels_of(regulation)


def labels_of(regulation: Regulation) -> dict[str, str]:
    """Return the names that the regulation declares, by their ids, for ``why_in_words``."""
    found = {one.id: one.name for one in regulation.names}
    found |= {one.id: one.title for one in regulation.forms}
    return found


def figures_in_words(figures: Iterable[Figure]) -> str:
    """Return ``2/3 lần``, each sub-quota behind its label."""
    parts = []
    for one in figures:
        text = _figure(one)
        if text:
            parts.append(f"{one.label}: {text}" if one.label else text)
    return "; ".join(parts)


def _figure(one: Figure) -> str:
    if one.unit == "months":
        return years_and_months(one.have)
    unit = {
        "times": _("lần"),
        "days": _("ngày"),
        "members": _("người"),
        "followed": _("địa bàn"),
        "followers": _("người"),
    }.get(str(one.unit), "")
    have = number(one.have)
    if one.need is None and one.at_most is None:
        return f"{have} {unit}".strip() if one.have else ""
    if one.at_most is not None:
        need = number(one.need or 0)
        return _("{have} {unit} (mức từ {need} đến {most})").format(
            have=have, unit=unit, need=need, most=number(one.at_most)
        )
    return f"{have}/{number(one.need or 0)} {unit}".strip()


def years_and_months(months: int) -> str:
    """Return ``2 năm 4 tháng``."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(_("{count} năm").format(count=number(years)))
    if rest or not years:
        parts.append(_("{count} tháng").format(count=rest))
    return " ".join(parts)


def period_in_words(first: dt.date | None, last: dt.date | None) -> str:
    """Return ``tháng 3/2026``, ``quý I/2026``, ``năm 2026``, or the days."""
    if first is None and last is None:
        return ""
    if first is None or first <= EARLIEST:
        return _("đến ngày {last}").format(last=short_date(last))
    if last is None or last >= LATEST:
        return _("từ ngày {first}").format(first=short_date(first))
    if first == last:
        return _("ngày {day}").format(day=short_date(first))
    if first.day == 1 and last == last_of_month(last.year, last.month) and first.year == last.year:
        span = last.month - first.month + 1
        if span == 1:
            return _("tháng {month}/{year}").format(month=first.month, year=first.year)
        if span == 3 and first.month % 3 == 1:
            quarter = _ROMAN[first.month // 3]
            return _("quý {quarter}/{year}").format(quarter=quarter, year=first.year)
        if span == 6 and first.month == 1:
            return _("6 tháng đầu năm {year}").format(year=first.year)
        if span == 6 and first.month == 7:
            return _("6 tháng cuối năm {year}").format(year=first.year)
        if span == 12:
            return _("năm {year}").format(year=first.year)
    return _("từ {first} đến {last}").format(first=short_date(first), last=short_date(last))


def papers_of(rule: Rule) -> Papers | None:
    """Return what a rule says of its papers, if it is about papers."""
    return rule.count if isinstance(rule.count, Papers) else None
