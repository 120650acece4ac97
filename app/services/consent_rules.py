"""Whether the rules in force on the day ask for a consent to an engagement, and whose (QC Đ5.2).

Read from the regulations that are switched on, as data; where none says so, none is asked for.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from app.domain.standing import Standing
from app.i18n import _
from app.i18n.text import fold
from app.read_models.consents import ConsentAsked, ConsentNeed
from app.read_models.facts import EngagementFact, Key
from app.read_models.obligations import OwnerKind
from app.read_models.office import Choice
from app.regulations.engine.binding import Binding, Series
from app.regulations.engine.days import stretch
from app.regulations.engine.engine import guards_of
from app.regulations.engine.matching import Matcher
from app.regulations.engine.run import Run
from app.regulations.engine.world import World
from app.regulations.readable.words import NameBook
from app.regulations.vocabulary.counts import Consent
from app.regulations.vocabulary.periods import PerEvent
from app.regulations.vocabulary.terms import Names
from app.services.duties.ledger import DutyLedger, usual_days
from app.services.service import Service
from app.services.session import Session

_Bound = tuple[Run, tuple[Series, ...]]


class ConsentRules(Service):
    """See the module. Asked on the store's thread, never within a unit of work."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger
        self._bound: tuple[World, list[_Bound]] | None = None

    def needed(self, asked: ConsentAsked) -> tuple[ConsentNeed, ...]:
        """Return what the rules in force on its first day ask for; empty: no consent is asked."""
        return tuple(self._need(run, count, asked) for run, count in self._that_ask(asked))

    def consenters(self, asked: ConsentAsked, day: dt.date) -> frozenset[uuid.UUID]:
        """Return whom these rules name on a day, by appointment; their substitutes are not told."""
        standing = self._queries.standing.on(self._scope, day)
        return frozenset(
            person
            for run, count in self._that_ask(asked)
            for person in self._people(run, self._roles(count, asked)[0], asked, standing)
        )

    def _that_ask(self, asked: ConsentAsked) -> list[tuple[Run, Consent]]:
        fact = _fact(asked)
        found: list[tuple[Run, Consent]] = []
        for run, every in self._rules():
            count, period = run.rule.count, run.effective.period
            if not isinstance(count, Consent) or not isinstance(period, PerEvent):
                continue
            if asked.kind not in period.events:
                continue
            if fact.planning and fact.planning not in {str(one) for one in count.needed_for}:
                continue
            if run.matcher.meant(run.rule, run.guards, fact) is False:
                continue
            if run.condition_at(asked.territory_id, asked.starts_on) is False:
                continue
            if any(_binds(run.world, one, fact) for one in every):
                found.append((run, count))
        return found

    def _rules(self) -> list[_Bound]:
        """Return the rules on consent with whom they bind; kept while the facts behind stay."""
        world = self._ledger.world(*usual_days(self._today()))
        if self._bound is None or self._bound[0] is not world:
            found: list[_Bound] = []
            for regulation in self._ledger.regulations():
                binding = Binding(world, regulation)
                matcher = Matcher(world, regulation, ())
                for rule in regulation.rules:
                    if isinstance(rule.count, Consent):
                        guards = guards_of(regulation.rules, rule)
                        run = Run(world, regulation, rule, binding, matcher, guards, {})
                        found.append((run, binding.series(rule)))
            self._bound = world, found
        return self._bound[1]

    def _need(self, run: Run, count: Consent, asked: ConsentAsked) -> ConsentNeed:
        standing = self._queries.standing.on(self._scope, self._today())
        roles, beyond = self._roles(count, asked)
        people = self._people(run, roles, asked, standing)
        acting = [standing.acting_for(one, asked.group_id) for one in people]
        return ConsentNeed(
            citation=run.clause,
            role=NameBook(run.regulation).any_of(roles, Names.ROLE),
            people=tuple(Choice(one, run.world.name_of(one)) for one in people),
            acting=tuple(
                Choice(one, run.world.name_of(one))
                for one in dict.fromkeys(acting)
                if one is not None
            ),
            max_days=count.max_days,
            places=count.places,
            confirmed_within=count.urgent_days,
            is_beyond=beyond,
        )

    @staticmethod
    def _roles(count: Consent, asked: ConsentAsked) -> tuple[Sequence[str], bool]:
        """Return who agrees, and whether that is a higher one as it goes beyond the limits."""
        length = (asked.ends_on - asked.starts_on).days + 1
        too_long = count.max_days is not None and length > count.max_days
        allowed = {fold(one) for one in count.places}
        elsewhere = bool(allowed and asked.place) and fold(asked.place) not in allowed
        if (too_long or elsewhere) and count.beyond_by:
            return count.beyond_by, True
        return count.by, False

    @staticmethod
    def _people(
        run: Run, roles: Iterable[str], asked: ConsentAsked, standing: Standing
    ) -> list[uuid.UUID]:
        territory, group = asked.territory_id, asked.group_id
        if group is None and territory is not None:
            group = standing.group_of_territory.get(territory)
        found: list[uuid.UUID | None] = []
        for role in roles:
            if role == "leader_in_charge":
                found.append(standing.leader_in_charge(territory, group))
            elif role == "standing_member" and territory is not None:
                found.append(standing.standing_member_of.get(territory))
            elif role == "group_lead" and group is not None:
                found.append(standing.lead_of.get(group))
            elif role == "head":
                found.append(standing.head_id)
            elif role == "leader":
                found += sorted(standing.leader_ids, key=str)
            else:
                found += _holders(run.world, role, standing.day)
        return [one for one in dict.fromkeys(found) if one is not None]


def _fact(asked: ConsentAsked) -> EngagementFact:
    return EngagementFact(
        key="asked",
        kind=str(asked.kind),
        start=asked.starts_on,
        end=asked.ends_on,
        territories=() if asked.territory_id is None else (asked.territory_id,),
        group=asked.group_id,
        people=asked.participant_ids,
        place=asked.place,
        planning="" if asked.planning is None else str(asked.planning),
        level=asked.level,
        category=asked.category,
    )


def _binds(world: World, series: Series, fact: EngagementFact) -> bool:
    """Tell whether the one who owes by a rule goes there while he is bound."""
    if not any(bond.days.holds(fact.start) for bond in series.bonds):
        return False
    if series.territory is not None and series.territory not in fact.territories:
        return False
    if series.owner_kind is OwnerKind.GROUP:
        return series.owner in _groups(world, fact)
    if series.owner_kind is OwnerKind.PERSON and series.owner in fact.people:
        return True
    # Who answers for a territory without going there himself: what others do there is his.
    return series.territory is not None


def _groups(world: World, fact: EngagementFact) -> set[Key]:
    if fact.group is not None:
        return {fact.group}
    return {
        group.key
        for person in fact.people
        for group, days, _role in world.groups_of.get(person, ())
        if days.holds(fact.start)
    }


def _holders(world: World, role: str, day: dt.date) -> list[uuid.UUID | None]:
    return [
        person.key
        for person in world.people.values()
        if isinstance(person.key, uuid.UUID)
        and any(
            post.role == role and stretch(post.since, post.until).holds(day)
            for post in person.posts
        )
    ]


def need_in_words(need: ConsentNeed) -> str:
    """Return the sentence that a form shows: whose consent, by which clause."""
    names = _(" hoặc ").join(_("đồng chí {name}").format(name=one.name) for one in need.acting)
    if not names:
        return _("{clause}: cần {role} đồng ý (chưa xác định được ai).").format(
            clause=need.citation, role=need.role
        )
    away = [one.name for one in need.people if one.id not in {two.id for two in need.acting}]
    if away:
        return _("{clause}: cần {names} đồng ý, thay đồng chí {away} ({role}) đang vắng.").format(
            clause=need.citation, names=names, away=", ".join(away), role=need.role
        )
    return _("{clause}: cần {names} ({role}) đồng ý.").format(
        clause=need.citation, names=names, role=need.role
    )
