"""Lists of groups, of territories and of followers of communes, on paper; the book is only read."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence

from app.documents.engagement_terms import decision_words
from app.documents.kinds import follower_list, group_list, territory_list
from app.domain.errors import DomainError
from app.domain.group import GroupRole
from app.i18n.text import name_sort_key, sort_key
from app.read_models.people import GroupDetail
from app.read_models.roster import FollowerRow
from app.read_models.territories import AssignmentRow, TerritoryRow
from app.read_models.territory_papers import (
    FollowerListPaper,
    GroupListPaper,
    ListedFollower,
    ListedGroup,
    ListedTerritory,
    TerritoryListPaper,
)
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService


class RosterLists(PaperService):
    """See the module; each raises DomainError ``nothing_to_print`` where there is nothing."""

    def groups(self) -> MadePaper:
        """Return the list of today's groups."""
        groups = [_listed(one, self._today()) for one in self._groups()]
        if not groups:
            raise DomainError("nothing_to_print")
        paper = GroupListPaper(self._printing.frame(), tuple(groups))
        return self._printing.made(group_list.build(paper))

    def territories(
        self, chosen: Sequence[uuid.UUID], limits: tuple[str, ...], *, with_ended: bool = False
    ) -> MadePaper:
        """Return the list of these territories in their order; ``limits`` say which they are."""
        today = self._today()
        rows = self._queries.territories.rows(self._scope, today, with_ended=with_ended)
        found = {one.id: one for one in rows}
        places = [found[one] for one in chosen if one in found]
        if not places:
            raise DomainError("nothing_to_print")
        groups = {one.row.id: one for one in self._groups()}
        since = {
            one.territory_id: one
            for group in groups.values()
            for one in group.assignments
            if _holds(one, today)
        }
        followers: dict[uuid.UUID, list[str]] = defaultdict(list)
        decided: dict[uuid.UUID, AssignmentRow] = {}
        for follower in self._queries.roster.followers(self._scope, today):
            for one in follower.assignments:
                if _holds(one, today):
                    followers[one.territory_id].append(_named(follower))
                    decided.setdefault(one.territory_id, one)
        paper = TerritoryListPaper(
            self._printing.frame(),
            limits,
            tuple(
                _place(
                    row,
                    groups.get(row.group_id) if row.group_id else None,
                    since.get(row.id) or decided.get(row.id),
                    tuple(followers.get(row.id, ())),
                )
                for row in places
            ),
        )
        return self._printing.made(territory_list.build(paper))

    def followers(self) -> MadePaper:
        """Return the list of today's followers of communes."""
        today = self._today()
        found = tuple(
            ListedFollower(
                full_name=one.full_name,
                post_title=one.post_title,
                home_agency=one.home_agency,
                home_agency_head=one.home_agency_head,
                communes=tuple(
                    sorted(
                        (place for place in one.assignments if _holds(place, today)),
                        key=lambda place: sort_key(place.territory_name),
                    )
                ),
            )
            for one in self._queries.roster.followers(self._scope, today)
        )
        if not found:
            raise DomainError("nothing_to_print")
        paper = FollowerListPaper(self._printing.frame(), found)
        return self._printing.made(follower_list.build(paper))

    def _groups(self) -> list[GroupDetail]:
        today = self._today()
        return [
            self._queries.people.group(self._scope, one.id, today)
            for one in self._queries.people.groups(self._scope, today)
        ]


def _listed(group: GroupDetail, day: dt.date) -> ListedGroup:
    row = group.row
    return ListedGroup(
        name=row.name,
        decision=decision_words(group.decision_number, group.decision_signed_on),
        leader_in_charge=row.leader_in_charge,
        lead=row.lead_name,
        members=present_members(group, day),
        territories=tuple(
            sorted(
                (one.territory_name for one in group.assignments if _holds(one, day)), key=sort_key
            )
        ),
    )


def present_members(group: GroupDetail, day: dt.date) -> tuple[str, ...]:
    """Return the names of the members of a day, the lead left out, by given name."""
    names = (
        one.full_name
        for one in group.members
        if one.role is GroupRole.MEMBER
        and (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or one.valid_to >= day)
    )
    return tuple(sorted(names, key=name_sort_key))


def _place(
    row: TerritoryRow,
    group: GroupDetail | None,
    assignment: AssignmentRow | None,
    followers: tuple[str, ...],
) -> ListedTerritory:
    return ListedTerritory(
        row=row,
        lead=group.row.lead_name if group else "",
        followers=followers,
        since=assignment.valid_from if assignment else None,
        decision=assignment.decision_number if assignment else "",
    )


def _named(follower: FollowerRow) -> str:
    agency = f" ({follower.home_agency})" if follower.home_agency else ""
    return f"{follower.full_name}{agency}"


def _holds(one: AssignmentRow, day: dt.date) -> bool:
    return (one.valid_from is None or one.valid_from <= day) and (
        one.valid_to is None or one.valid_to >= day
    )
