"""Facts that change slowly, of raw rows: who is what, what follows what, what is decided."""

import datetime as dt
from collections import defaultdict
from typing import Any

from app.domain.people import LeaderPost
from app.domain.record import RecordKind as Kind
from app.read_models import facts as made
from db.facts.columns import COLUMNS, Rows
from db.facts.values import Values

#: Who act as head, for a rule that names the head.
_HEADS = frozenset({LeaderPost.HEAD, LeaderPost.ACTING_HEAD})
#: A recorded event of this kind on a territory opens a term of its Party organisation.
_CONGRESS = "congress"
_DAY = dt.timedelta(days=1)
_PARTNER_BODY = 1 + COLUMNS[Kind.ENGAGEMENT].index("partner_body")


#: Where a row of a kind names the person or territory that it is of.
_WHOSE = {
    Kind.PERSON: (0,),
    Kind.OFFICER: (3,),
    Kind.COMMISSION_LEADER: (3,),
    Kind.COMMUNE_FOLLOWER: (3,),
    Kind.STANDING_MEMBER: (3,),
    Kind.GROUP_MEMBERSHIP: (4,),
    Kind.TERRITORY: (0,),
    Kind.ASSIGNMENT: (3, 5),
}


def _without_merged(rows: Rows) -> Rows:
    """Leave out what stayed with an entry that was merged into another, which has the same."""
    merged = {row[0] for kind in (Kind.PERSON, Kind.TERRITORY) for row in rows[kind] if row[-1]}
    if not merged:
        return rows
    kept = {
        kind: [row for row in rows[kind] if not any(row[place] in merged for place in places)]
        for kind, places in _WHOSE.items()
    }
    return {**rows, **kept}


class StandingFacts:
    """Maps the rows that are read whole; order of rows is kept."""

    def __init__(self, rows: Rows, values: Values) -> None:
        self._rows = _without_merged(rows)
        self._values = values
        self._id, self._on = values.ids, values.days
        regulations = rows.get(Kind.REGULATION, ())
        self._regulations = {self._id[raw]: key for raw, key in regulations}

    def people(self) -> tuple[made.PersonFact, ...]:
        """Return everybody, with the posts he held."""
        ids, on = self._id, self._on
        posts: dict[Any, list[made.PostFact]] = defaultdict(list)

        def post(person: Any, role: str, level: str, since: Any, until: Any, **more: Any) -> None:
            held = made.PostFact(role, level, since=on[since], until=on[until], **more)
            posts[ids[person]].append(held)

        for _, since, until, person, division, title in self._rows[Kind.OFFICER]:
            post(person, "officer", title, since, until, division=ids[division])
        for _, since, until, person, level in self._rows[Kind.COMMISSION_LEADER]:
            post(person, "leader", level, since, until)
            if level in _HEADS:
                post(person, "head", level, since, until)
        for _, since, until, person, title, agency in self._rows[Kind.COMMUNE_FOLLOWER]:
            post(person, "follower", title, since, until, body=agency)
        for _, since, until, person, title in self._rows[Kind.STANDING_MEMBER]:
            post(person, "standing_member", title, since, until)
        return tuple(
            made.PersonFact(ids[raw], name, tuple(posts.get(ids[raw], ())))
            for raw, name, _ in self._rows[Kind.PERSON]
        )

    def divisions(self, since: dt.date, until: dt.date) -> tuple[made.PartyFact, ...]:
        """Return the divisions that there are on a day of the window."""
        return tuple(
            made.PartyFact(self._id[raw], name, bool(is_overseer))
            for raw, first, last, name, is_overseer in self._rows[Kind.DIVISION]
            if (first is None or self._on[first] <= until)
            and (last is None or self._on[last] >= since)
        )

    def bodies(self) -> tuple[made.PartyFact, ...]:
        """Return the bodies outside; they are known by their names as they were written."""
        agencies = {agency for *_, agency in self._rows[Kind.COMMUNE_FOLLOWER]}
        authors = {row[7] for row in self._rows[Kind.FULFILMENT]}
        met = {row[_PARTNER_BODY] for row in self._rows[Kind.ENGAGEMENT]}
        names = sorted(agencies | authors | met)
        return tuple(made.PartyFact(name, name) for name in names if name)

    def groups(self) -> tuple[made.GroupFact, ...]:
        """Return the groups with their members."""
        ids, on = self._id, self._on
        members: dict[Any, list[made.MembershipFact]] = defaultdict(list)
        for _, since, until, group, person, role in self._rows[Kind.GROUP_MEMBERSHIP]:
            held = made.MembershipFact(ids[person], str(role), on[since], on[until])
            members[ids[group]].append(held)
        return tuple(
            made.GroupFact(
                ids[raw], name, tuple(members.get(ids[raw], ())), on[since], on[until], ids[leader]
            )
            for raw, since, until, name, leader in self._rows[Kind.GROUP]
        )

    def territories(self) -> tuple[made.TerritoryFact, ...]:
        """Return the territories with their sizes."""
        ids, on = self._id, self._on
        kinds = {ids[raw]: words for raw, *words in self._rows[Kind.TERRITORY_KIND]}
        numbers: dict[Any, list[made.NumberFact]] = defaultdict(list)
        for _, territory, name, value, since in self._rows[Kind.TERRITORY_NUMBER]:
            numbers[ids[territory]].append(made.NumberFact(name, value, on[since]))
        found = []
        for row in self._rows[Kind.TERRITORY]:
            raw, since, until, kind, name, district, organisation, leader, member, decided, _ = row
            code, category = kinds.get(ids[kind], ("", ""))
            found.append(
                made.TerritoryFact(
                    key=ids[raw],
                    name=name,
                    kind=code,
                    category=category,
                    since=on[since],
                    until=on[until],
                    old_district=district,
                    organisation=organisation,
                    numbers=tuple(numbers.get(ids[raw], ())),
                    leader_in_charge=ids[leader],
                    standing_member=ids[member],
                    decided_on=on[decided],
                )
            )
        return tuple(found)

    def successions(self) -> tuple[made.SuccessionFact, ...]:
        """Return the lineage."""
        ids, on = self._id, self._on
        return tuple(
            made.SuccessionFact(ids[old], ids[new], on[day], bool(is_part))
            for _, old, new, day, is_part in self._rows[Kind.TERRITORY_SUCCESSION]
        )

    def decisions(self) -> tuple[made.DecisionFact, ...]:
        """Return the written decisions."""
        return tuple(
            made.DecisionFact(self._id[raw], number, self._on[signed_on], signer, issuer)
            for raw, number, signed_on, signer, issuer in self._rows[Kind.ASSIGNMENT_DECISION]
        )

    def assignments(self) -> tuple[made.AssignmentFact, ...]:
        """Return who follows what."""
        ids, on = self._id, self._on
        return tuple(
            made.AssignmentFact(
                key=ids[raw],
                territory=ids[territory],
                group=ids[group],
                person=ids[person],
                since=on[since],
                until=on[until],
                decision=ids[decision],
                end_reason=reason or "",
                end_ground=note,
            )
            for raw, since, until, territory, group, person, decision, reason, note in self._rows[
                Kind.ASSIGNMENT
            ]
        )

    def terms(self) -> tuple[made.TermFact, ...]:
        """Return the office's terms, and of each territory one from congress to congress."""
        ids, on = self._id, self._on
        found = [
            made.TermFact(on[since], on[until], None, name)
            for _, since, until, name in self._rows[Kind.CONGRESS_TERM]
            if since is not None
        ]
        congresses: dict[Any, dict[dt.date, str]] = defaultdict(dict)
        for row in self._rows[Kind.RECORDED_EVENT]:
            _, kind, name, territory, _, _, day, _, cancelled = row
            if kind == _CONGRESS and territory is not None and cancelled is None:
                congresses[ids[territory]][on[day]] = name
        for territory, held in sorted(congresses.items()):
            days = sorted(held)
            for day, following in zip(days, [*days[1:], None], strict=True):
                last = None if following is None else following - _DAY
                found.append(made.TermFact(day, last, territory, held[day]))
        return tuple(found)

    def exemptions(self) -> tuple[made.ExemptionFact, ...]:
        """Return who need not; where a person and his group are named, it is the person's."""
        ids, on = self._id, self._on
        found = []
        for row in self._rows[Kind.DUTY_EXEMPTION]:
            raw, since, until, person, group, territory, regulation, rule, reason, suspends = row
            if since is None:
                continue
            found.append(
                made.ExemptionFact(
                    key=ids[raw],
                    reason=reason,
                    since=on[since],
                    until=on[until],
                    who=ids[person or group],
                    territory=ids[territory],
                    regulation=self.regulation(regulation),
                    rule=rule,
                    suspends=bool(suspends),
                )
            )
        return tuple(found)

    def pairs(self) -> tuple[made.PairFact, ...]:
        """Return the pairs of peers."""
        ids, on = self._id, self._on
        return tuple(
            made.PairFact(ids[group or person], ids[group_2 or person_2], on[since], on[until])
            for _, since, until, group, person, group_2, person_2 in self._rows[Kind.PEER_PAIR]
            if (group or person) and (group_2 or person_2)
        )

    def ties(self) -> tuple[made.TieFact, ...]:
        """Return why somebody may not follow a territory."""
        ids, on = self._id, self._on
        return tuple(
            made.TieFact(ids[person], ids[territory], kind, on[since], on[until])
            for _, since, until, person, territory, kind in self._rows[Kind.FOLLOWING_BAR]
        )

    def clocks(self) -> tuple[made.ClockFact, ...]:
        """Return the rotation clocks; of several for one person and territory the last set."""
        ids, on = self._id, self._on
        last: dict[tuple[Any, Any], made.ClockFact] = {}
        rows = sorted(self._rows[Kind.ROTATION_CLOCK], key=lambda row: on[row[5]])
        for _, person, territory, since, reason, _ in rows:
            key = ids[person], ids[territory]
            last[key] = made.ClockFact(*key, on[since], reason)
        return tuple(last[key] for key in sorted(last))

    def holidays(self) -> tuple[made.HolidayFact, ...]:
        """Return the office's list, by day."""
        rows = sorted(self._rows[Kind.HOLIDAY], key=lambda row: self._on[row[1]])
        return tuple(
            made.HolidayFact(self._on[day], bool(is_working), name)
            for _, day, name, is_working in rows
        )

    def regulation(self, raw: Any) -> str | None:
        """Return the key by which the engine knows a regulation."""
        key = self._id[raw]
        return None if key is None else self._regulations.get(key, key.hex)
