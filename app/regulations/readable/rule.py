"""A rule as a sentence, and as lines of its aspects."""

from dataclasses import dataclass

from app.regulations.readable.aspects import (
    calendar_in_words,
    condition_in_words,
    evidence_in_words,
    office_in_words,
    step_in_words,
    validity_in_words,
)
from app.regulations.readable.counts import count_in_words, part_of_total, way_in_words
from app.regulations.readable.deadlines import deadline_in_words
from app.regulations.readable.periods import part_in_words, period_in_words
from app.regulations.readable.who import who_in_words
from app.regulations.readable.words import NameBook, sentence
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Nature, Per
from app.regulations.vocabulary.counts import (
    ActOfEvent,
    Consent,
    Events,
    Headcount,
    MayNotFollow,
    Papers,
    Recorded,
    Tenure,
    Unquantified,
)
from app.regulations.vocabulary.deadlines import NoDeadline, PeriodEnd, UnclearDeadline
from app.regulations.vocabulary.part_periods import PartOfPeriod
from app.regulations.vocabulary.periods import Always, Interval, PerEvent, UnclearPeriod, Window
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Word
from app.regulations.vocabulary.who import (
    Follower,
    GroupLead,
    GroupMember,
    GroupOwner,
    Peers,
    TerritoryOwner,
)

_NATURES = {
    Nature.DUTY: "",
    Nature.RIGHT: "có quyền",
    Nature.BAN: "không được",
    Nature.ENCOURAGEMENT: "được khuyến khích",
}
#: Periods that say nothing definite.
_OPEN = (Silent, Unknown, UnclearPeriod)


@dataclass(frozen=True, slots=True)
class _Prefix:
    text: str
    starts: tuple[str, ...]
    """Begins of a title that says it already."""


_BEFORE_TITLE = {
    Nature.RIGHT: _Prefix("được", ("được", "có quyền", "có thể")),
    Nature.BAN: _Prefix("không được", ("không", "cấm", "nghiêm cấm")),
    Nature.ENCOURAGEMENT: _Prefix("khuyến khích", ("khuyến khích", "được khuyến khích")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One aspect of a rule: its caption and what it says; ``own`` marks the office's own."""

    caption: str
    text: str
    own: bool = False


class Readable:
    """Puts the rules of one regulation into words."""

    def __init__(self, regulation: Regulation | None = None) -> None:
        self.names = NameBook(regulation)

    def summary(self, rule: Rule) -> str:
        """Return the rule as one sentence or a few, without the office's own values."""
        if isinstance(rule.count, Unquantified):
            told = [self._unquantified(rule)]
        else:
            told = [f"{who_in_words(rule.who, self.names)}: {self._clause(rule)}"]
        if rule.parts:
            told.append(
                "Trong đó: " + "; ".join(part_of_total(one, self.names) for one in rule.parts)
            )
        if rule.calendar is not None:
            told.append(calendar_in_words(rule.calendar))
        if rule.evidence is not None:
            told.append(evidence_in_words(rule.evidence))
        if rule.when is not None:
            told.append(f"chỉ áp dụng {condition_in_words(rule.when, self.names)}")
        if rule.steps:
            titles = "; ".join(f"({at}) {one.title}" for at, one in enumerate(rule.steps, 1))
            told.append(f"Các bước: {titles}")
        return " ".join(sentence(one) for one in told if one)

    def own(self, rule: Rule) -> str:
        """Return the office's own values as a sentence; empty where there are none."""
        if rule.office is None:
            return ""
        told = office_in_words(rule.office, self.names)
        return sentence(f"Cơ quan tự quy định: {told}") if told else ""

    def lines(self, rule: Rule) -> tuple[Line, ...]:
        """Return every aspect of the rule that says something."""
        names = self.names
        found = [
            Line("Tính chất", rule.nature.label),
            Line("Ai thực hiện", who_in_words(rule.who, names)),
            Line("Tính cho", rule.per.label),
            Line("Chỉ áp dụng", condition_in_words(rule.when, names) if rule.when else ""),
            Line("Nếu không", f"áp dụng quy định {rule.otherwise}" if rule.otherwise else ""),
            Line("Việc, mức", count_in_words(rule.count, names)),
            Line("Gửi", self._way(rule)),
            Line("Trong đó", "; ".join(part_of_total(one, names) for one in rule.parts)),
            Line("Kỳ", period_in_words(rule.period, names)),
            Line("Thời hạn", deadline_in_words(rule.deadline)),
            Line("Ngày được tính", calendar_in_words(rule.calendar) if rule.calendar else ""),
            Line("Căn cứ", evidence_in_words(rule.evidence) if rule.evidence else ""),
            Line("Kỳ không trọn", part_in_words(rule.part_of_period)),
            Line("Hiệu lực", validity_in_words(rule.validity, names)),
        ]
        for place, step in enumerate(rule.steps, 1):
            found.append(Line(f"Bước {place}", step_in_words(step, rule.steps, names)))
        if rule.office is not None:
            told = office_in_words(rule.office, names)
            found.append(Line("Cơ quan tự quy định", told, own=True))
        return tuple(Line(one.caption, sentence(one.text), one.own) for one in found if one.text)

    def period(self, word: Word) -> str:
        """Return a period in words."""
        return period_in_words(word, self.names)

    def deadline(self, word: Word) -> str:
        """Return a deadline in words."""
        return deadline_in_words(word)

    def who(self, word: Word) -> str:
        """Return an owner in words."""
        return who_in_words(word, self.names)

    def part_of_period(self, word: PartOfPeriod) -> str:
        """Return what holds for a part of a period in words."""
        return part_in_words(word)

    def _clause(self, rule: Rule) -> str:
        """Return the verb with its period before and its place and deadline behind it."""
        count = rule.count
        before, behind = self._period(rule)
        parts = [" ".join(filter(None, (before, self._deed(rule), self._per(rule)))), behind]
        if isinstance(count, Papers):
            parts.append(way_in_words(count, self.names))
        if not isinstance(rule.deadline, NoDeadline) and rule.deadline != PeriodEnd():
            text = deadline_in_words(rule.deadline)
            unsaid = isinstance(rule.deadline, UnclearDeadline | Silent | Unknown)
            parts.append(f"thời hạn: {text}" if unsaid else text)
        return ", ".join(filter(None, parts))

    def _unquantified(self, rule: Rule) -> str:
        """Return owner and title, which says what is to be done where nothing is counted."""
        title, who = rule.title, who_in_words(rule.who, self.names)
        prefix = _BEFORE_TITLE.get(rule.nature)
        if prefix is not None and not title.casefold().startswith(prefix.starts):
            title = f"{prefix.text} {_small(title)}"
        text = count_in_words(rule.count, self.names)
        if title.casefold().startswith(who.casefold()):
            return sentence(f"{title}; {text}")
        return sentence(f"{who}: {_small(title)}; {text}" if title else f"{who}: {text}")

    def _period(self, rule: Rule) -> tuple[str, str]:
        word = rule.period
        if isinstance(word, _OPEN):
            return "", f"kỳ: {period_in_words(word, self.names)}"
        at_all_times = ActOfEvent | Consent | Headcount | Tenure | MayNotFollow
        if isinstance(word, Always) and isinstance(rule.count, at_all_times):
            return "", ""
        if isinstance(word, Always) and rule.nature is not Nature.DUTY:
            return "", ""
        text = period_in_words(word, self.names)
        if isinstance(word, PerEvent):
            return f"{text} thì", ""
        return f"{text}," if isinstance(word, Interval | Window) else text, ""

    def _deed(self, rule: Rule) -> str:
        count = rule.count
        text = count_in_words(count, self.names)
        if isinstance(count, ActOfEvent | Consent) and rule.nature is not Nature.DUTY:
            text = text.removeprefix("phải ")
        if isinstance(count, ActOfEvent) and not isinstance(rule.period, PerEvent):
            text = f"{text} của mỗi chuyến đi, cuộc họp"
        nature = _NATURES[rule.nature]
        return f"{nature} {text}" if nature and not isinstance(count, MayNotFollow) else text

    def _way(self, rule: Rule) -> str:
        return way_in_words(rule.count, self.names) if isinstance(rule.count, Papers) else ""

    def _per(self, rule: Rule) -> str:
        if isinstance(rule.who, TerritoryOwner | Peers):
            return ""
        counted = isinstance(rule.count, Events | Papers | Recorded)
        if not counted:
            return ""
        if rule.per is Per.OWNER:
            return "(tính chung cho mọi địa bàn)" if _many(rule) else ""
        place = "tại" if isinstance(rule.count, Events) else "cho"
        return f"{place} {rule.per.label}"


def _many(rule: Rule) -> bool:
    """Tell whether saying that all territories are counted together says something."""
    if isinstance(rule.count, Events) and set(rule.count.kinds) <= {"group_session"}:
        return False
    return isinstance(rule.who, GroupOwner | GroupLead | GroupMember | Follower)


def _small(title: str) -> str:
    """Return the title as the middle of a sentence; names and short forms keep their capital."""
    first = title.split(" ", 1)[0]
    if len(first) > 1 and first[1:] == first[1:].lower() and first not in {"Đảng", "Ban", "Trưởng"}:
        return title[:1].lower() + title[1:]
    return title
