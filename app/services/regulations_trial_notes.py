"""What a reader of a trial should know besides: names that nobody knows, days that cannot be.

Nothing here is refused: the facts may be right, and the rules still be computed.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import fold
from app.read_models.facts import EngagementFact, Facts, PaperFact, PartyFact, PersonFact
from app.regulations.codec import known_names
from app.regulations.codec_mistakes import nearest
from app.regulations.regulation import Regulation
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names
from app.regulations.vocabulary.who import BodyOwner, DivisionOwner, Peers, PersonNamed, Who

_FAR_AHEAD = 2
"""In years: what happens later than so much after today was probably mistyped."""


def notes_of(regulations: Sequence[Regulation], facts: Facts, today: dt.date) -> tuple[str, ...]:
    """Return the notes on a trial, those on the regulations first."""
    return (
        *_switched_off(regulations),
        *_strange_names(regulations, facts),
        *_strange_parties(regulations, facts),
        *_strange_days(regulations, facts, today),
    )


def _switched_off(regulations: Iterable[Regulation]) -> Iterable[str]:
    for one in regulations:
        if one.applies_from is None:
            yield _(
                "{short} (“{id}”) đang tắt vì chưa ghi ngày áp dụng, nên không tính gì. Ghi "
                "applies_from trong tệp, hoặc thêm --applies-from NGÀY."
            ).format(short=one.short, id=one.id)


def _strange_names(regulations: Iterable[Regulation], facts: Facts) -> Iterable[str]:
    """Say which names of the facts no regulation knows: no rule can mean them."""
    known: dict[Names, set[str]] = {sort: set() for sort in BUILT_IN}
    for regulation in regulations:
        for sort, names in known_names(regulation.names).items():
            known[sort] |= names.keys()
        for scheme in regulation.schemes:  # a rating says its level in the words of the scheme
            known[Names.LEVEL] |= {level.name for level in scheme.levels}
    for sorts, given, where in _names_in(facts):
        allowed = set().union(*(known[one] for one in sorts))
        if allowed:
            for name in sorted({one for one in given if one} - allowed):
                yield _(
                    "Tên “{name}” ở {where} không có trong quy chế nào: không quy định nào tính "
                    "đến. Có: {allowed}."
                ).format(name=name, where=where, allowed=", ".join(sorted(allowed))) + _perhaps(
                    name, allowed
                )


def _names_in(facts: Facts) -> Iterable[tuple[tuple[Names, ...], Iterable[str], str]]:
    posts = [post for person in facts.people for post in person.posts]
    yield (Names.ROLE,), (one.role for one in posts), "people, role"
    yield (Names.LEVEL,), (one.level for one in posts), "people, level"
    kinds = (Names.TERRITORY_KIND,)
    yield kinds, (one.kind for one in facts.territories), "territories, kind"
    numbers = (number.name for one in facts.territories for number in one.numbers)
    yield (Names.NUMBER,), numbers, "territories, numbers"
    yield (Names.EVENT,), (one.kind for one in facts.engagements), "engagements, kind"
    yield (Names.PAPER,), (one.kind for one in facts.papers), "papers, kind"
    recorded = (Names.RECORDED, Names.CAMPAIGN)
    yield recorded, (one.kind for one in facts.events), "events, kind"
    yield (Names.TIE,), (one.kind for one in facts.ties), "ties, kind"
    rows: tuple[EngagementFact | PaperFact, ...] = (*facts.engagements, *facts.papers)
    yield (Names.LEVEL,), (one.level for one in rows), "level"
    yield (Names.CATEGORY,), (one.category for one in rows), "category"


def _strange_parties(regulations: Iterable[Regulation], facts: Facts) -> Iterable[str]:
    """Say which persons, divisions and bodies a regulation names that no fact knows."""
    people, divisions, bodies = (
        _known(rows) for rows in (facts.people, facts.divisions, facts.bodies)
    )
    for regulation in regulations:
        overseen: list[str] = []
        for rule in regulation.rules:
            owners = (rule.who, *(step.who for step in rule.steps))
            for who in dict.fromkeys(single for one in owners for single in _singles(one)):
                if isinstance(who, PersonNamed):
                    yield from _missing(rule.id, who.person, people)
                elif isinstance(who, BodyOwner):
                    yield from _perhaps_another(rule.id, who.body, bodies)
                elif isinstance(who, DivisionOwner):
                    yield from _missing(rule.id, who.division, divisions)
                    if who.overseer and not any(one.is_overseer for one in facts.divisions):
                        overseen.append(rule.id)
        if overseen:
            yield _(
                "Quy định {rules} giao cho phòng theo dõi việc thực hiện, nhưng tệp dữ kiện không "
                "có phòng nào ghi overseer = true: không tính được cho ai."
            ).format(rules=", ".join(f"“{one}”" for one in dict.fromkeys(overseen)))


def _singles(who: Who) -> Iterable[Who]:
    if not isinstance(who, Peers):
        return (who,)
    return tuple(one for one in (who.first, who.second) if one is not None)


def _known(rows: Iterable[PersonFact | PartyFact]) -> set[str]:
    return {text for one in rows for text in (str(one.key), one.name)}


def _missing(rule: str, name: str, known: set[str]) -> Iterable[str]:
    if name and name not in known:
        yield _(
            "Quy định “{rule}” nêu “{name}” nhưng tệp dữ kiện không có tên hoặc mã ấy: "
            "không tính được cho ai."
        ).format(rule=rule, name=name) + _perhaps(name, known)


def _perhaps_another(rule: str, body: str, known: set[str]) -> Iterable[str]:
    """A body need not be among the facts; told is one that is there under nearly that name."""
    meant = "" if body.strip() in known else _perhaps(body, known)
    if meant:
        yield (
            _(
                "Quy định “{rule}” nêu cơ quan “{name}”, không khớp tên hoặc mã nào trong tệp "
                "dữ kiện: được tính là một cơ quan khác."
            ).format(rule=rule, name=body)
            + meant
        )


def _perhaps(name: str, known: Iterable[str]) -> str:
    # Of names that are alike the one whose words are longest: a name rather than its code.
    meant = nearest(name, sorted(known, key=lambda one: (-len(one), fold(one))))
    return _(" Có phải “{name}”?").format(name=meant) if meant else ""


def _strange_days(regulations: Sequence[Regulation], facts: Facts, today: dt.date) -> Iterable[str]:
    """Say which rows happened where or when they cannot have.

    A rule may bind some days before a territory begins, or after it ended: those are in order.
    """
    validities = [rule.validity for one in regulations for rule in one.rules]
    before = dt.timedelta(max((one.days_before_territory for one in validities), default=0))
    after = dt.timedelta(max((one.days_after_territory for one in validities), default=0))
    places = {one.key: one for one in facts.territories}
    latest = today.replace(year=today.year + _FAR_AHEAD, day=min(today.day, 28))
    for one in facts.engagements:
        if one.start > latest:
            yield _(
                "Việc “{id}” ghi ngày {day}, sau ngày tính quá {years} năm. Xem lại năm."
            ).format(id=one.key, day=short_date(one.start), years=_FAR_AHEAD)
        for key in one.territories:
            place = places[key]
            if place.until is not None and one.start - after > place.until:
                yield _(
                    "Việc “{id}” ngày {day} ghi ở “{place}”, nhưng địa bàn này kết thúc ngày "
                    "{until}. Ghi địa bàn mới, hoặc sửa lại ngày."
                ).format(
                    id=one.key,
                    day=short_date(one.start),
                    place=place.name,
                    until=short_date(place.until),
                )
            begins = min((day for day in (place.since, place.decided_on) if day), default=None)
            if place.since is not None and begins is not None and one.end + before < begins:
                yield _(
                    "Việc “{id}” ngày {day} ghi ở “{place}”, nhưng địa bàn này từ ngày {since} "
                    "mới có. Ghi địa bàn cũ, hoặc sửa lại ngày."
                ).format(
                    id=one.key,
                    day=short_date(one.start),
                    place=place.name,
                    since=short_date(place.since),
                )
    for tie in facts.assignments:
        place = places[tie.territory]
        if tie.since is not None and place.since is not None and tie.since < place.since:
            yield _(
                "Phân công ở “{place}” ghi từ ngày {day}, nhưng địa bàn này từ ngày {since} mới "
                "có. Phân công ở địa bàn cũ thì ghi thành một [[assignments]] riêng."
            ).format(place=place.name, day=short_date(tie.since), since=short_date(place.since))
