"""Papers on who follows which territory: the Commission's decision, tờ trình, draft decision.

QC Đ2.3; QĐ nguyên tắc and giao Ban Tổ chức. The book is only read: what is decided is entered
as assignments once the decision is signed.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable

from app.documents.kinds import assignment_decision, follower_decision, follower_proposal
from app.documents.phrases import capitals, written_day
from app.domain.errors import DomainError
from app.domain.group import GroupRole
from app.domain.record import RecordKind
from app.i18n.former_districts import former_district_words
from app.i18n.text import sort_key
from app.read_models.decision_papers import (
    AssignmentDecisionPaper,
    FollowerLine,
    FollowersPaper,
    GroupLine,
    GroupMemberLine,
)
from app.read_models.office import Choice
from app.read_models.people import GroupDetail
from app.read_models.regulations import RegulationRow
from app.read_models.roster import DecisionRow, FollowerRow
from app.read_models.territories import AssignmentRow
from app.services.decision_forms import (
    AssignmentOrder,
    DecisionForm,
    FollowersOrder,
    Holder,
    check_followers,
    check_groups,
)
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.signing_leader import signing_leader

STANDING_COMMITTEE = "Ban Thường vụ"
#: At the foot of a decision that is made again from the book.
MADE_AGAIN = "Lập lại từ sổ; bản có giá trị là bản đã ký, đóng dấu."
_KIND_WORDS = ("Quy chế", "Quy định", "Quyết định", "Hướng dẫn", "Kế hoạch")


class DecisionPapers(PaperService):
    """See the module; called on the store's thread."""

    def groups_form(self) -> DecisionForm:
        """Return what the form of a decision on groups opens with."""
        today = self._today()
        rows = self._queries.people.groups(self._scope, today)
        regulations = self._regulations(self._office().commission_name, today)
        return DecisionForm(
            today=today,
            holders=tuple(
                Holder(row.id, row.name, _territory_ids(self._group(row.id, today), today))
                for row in rows
            ),
            territories=self._territories(today),
            legal_bases=tuple(f"Căn cứ {cited(one)}" for one in regulations),
            duties_by=", ".join(named_short(one) for one in regulations),
        )

    def followers_form(self) -> DecisionForm:
        """Return what the form of a tờ trình and its draft decision opens with."""
        today = self._today()
        regulations = self._regulations(STANDING_COMMITTEE, today)
        members = self._queries.roster.standing_members(self._scope)
        return DecisionForm(
            today=today,
            holders=tuple(
                Holder(
                    row.person_id,
                    ", ".join(part for part in (row.full_name, row.home_agency) if part),
                    tuple(one.territory_id for one in row.assignments if _runs(one, today)),
                )
                for row in self._queries.roster.followers(self._scope, today)
            ),
            territories=self._territories(today),
            legal_bases=tuple(f"Căn cứ {cited(one)}" for one in regulations),
            duties_by=", ".join(named_short(one) for one in regulations),
            term=self._term(today),
            signers=tuple(
                dict.fromkeys(
                    one.full_name
                    for one in members
                    if one.valid_to is None or one.valid_to >= today
                )
            ),
        )

    def assignment_decision(self, order: AssignmentOrder) -> MadePaper:
        """Return the decision on these groups, its number left blank.

        Raises what ``decision_forms.check_groups`` raises.
        """
        territories = self._territories(order.effective_on)
        check_groups(order, territories)
        today = self._today()
        signer = signing_leader(self._queries.office.leaders(self._scope, today))
        names = {one.id: one.name for one in territories}
        office = self._office()
        paper = AssignmentDecisionPaper(
            authority=self._authority(),
            place=office.place_name,
            signed_on=today,
            effective_on=order.effective_on,
            groups=tuple(
                self._group_line(one.id, order.effective_on, _named(one.territory_ids, names))
                for one in order.holders
            ),
            legal_bases=order.legal_bases,
            duties_by=order.duties_by,
            signer_name=signer.name,
            signer_lines=signer.lines,
            is_sample=office.is_sample,
        )
        return self._printing.made(assignment_decision.build(paper))

    def follower_proposal(self, order: FollowersOrder) -> MadePaper:
        """Return the tờ trình; raises what ``decision_forms.check_followers`` raises."""
        signer = signing_leader(self._queries.office.leaders(self._scope, self._today()))
        paper = self._followers(order, signer.name, signer.lines)
        return self._printing.made(follower_proposal.build(paper))

    def follower_decision(self, order: FollowersOrder) -> MadePaper:
        """Return the draft of the Standing Committee's decision; raises as the tờ trình does."""
        post = (capitals(order.post),) if order.post.strip() else ()
        lines = ("T/M BAN THƯỜNG VỤ", *post)
        paper = self._followers(order, order.signer.strip(), lines)
        return self._printing.made(follower_decision.build(paper))

    def recorded(self, decision_id: uuid.UUID) -> MadePaper:
        """Return a decision of the book once more, with number, day and signer that it has.

        Its list is what the book holds by that decision; raises DomainError ``record_missing``,
        or ``decision_without_list`` where nothing rests on it.
        """
        rows = self._queries.roster.decisions(self._scope)
        decision = next((one for one in rows if one.id == decision_id), None)
        if decision is None:
            raise DomainError("record_missing", kind="assignment_decision")
        day = decision.signed_on or self._today()
        groups = self._groups_by(decision)
        record = (RecordKind.ASSIGNMENT_DECISION, decision.id)
        office = self._office()
        if groups:
            leaders = self._queries.office.leaders(self._scope, day)
            signer = signing_leader(leaders, decision.signer)
            paper = AssignmentDecisionPaper(
                authority=self._authority(),
                place=office.place_name,
                signed_on=day,
                effective_on=_first_day(groups, decision) or day,
                groups=groups_lines(groups, decision, day),
                legal_bases=self._bases(office.commission_name, day),
                duties_by=", ".join(
                    named_short(one) for one in self._regulations(office.commission_name, day)
                ),
                signer_name=signer.name,
                signer_lines=signer.lines,
                number=decision.number,
                subject=decision.subject,
                note=MADE_AGAIN,
                is_sample=office.is_sample,
            )
            return self._printing.made(assignment_decision.build(paper), record=record)
        lines = self._follower_lines_by(decision, day)
        if not lines:
            raise DomainError("decision_without_list", number=decision.number)
        drafted = FollowersPaper(
            authority=self._authority(),
            place=office.place_name,
            signed_on=day,
            followers=lines,
            term=self._term(day),
            legal_bases=self._bases(STANDING_COMMITTEE, day),
            duties_by=", ".join(
                named_short(one) for one in self._regulations(STANDING_COMMITTEE, day)
            ),
            signer_name=decision.signer,
            signer_lines=("T/M BAN THƯỜNG VỤ",),
            number=decision.number,
            subject=decision.subject,
            note=MADE_AGAIN,
            is_sample=office.is_sample,
        )
        return self._printing.made(follower_decision.build(drafted), record=record)

    def _followers(
        self, order: FollowersOrder, signer: str, lines: tuple[str, ...]
    ) -> FollowersPaper:
        check_followers(order)
        today = self._today()
        known = {row.person_id: row for row in self._queries.roster.followers(self._scope, today)}
        office = self._office()
        names = {one.id: one.name for one in self._territories(today)}
        return FollowersPaper(
            authority=self._authority(),
            place=office.place_name,
            signed_on=today,
            followers=tuple(
                self._follower_line(known[one.id], one.territory_ids, names, today)
                for one in order.holders
                if one.id in known
            ),
            term=order.term.strip(),
            legal_bases=order.legal_bases,
            duties_by=order.duties_by.strip(),
            reasons=order.reasons,
            signer_name=signer,
            signer_lines=lines,
            is_sample=office.is_sample,
        )

    def _follower_line(
        self,
        row: FollowerRow,
        territory_ids: Collection[uuid.UUID],
        names: dict[uuid.UUID, str],
        day: dt.date,
    ) -> FollowerLine:
        members = self._queries.standing.on(self._scope, day).standing_member_of
        people = {
            one.person_id: one.full_name
            for one in self._queries.roster.standing_members(self._scope)
        }
        in_charge = (members.get(one) for one in territory_ids)
        return FollowerLine(
            name=row.full_name,
            post=row.post_title,
            home_agency=row.home_agency,
            communes=_named(territory_ids, names),
            standing_members=tuple(
                dict.fromkeys(people[one] for one in in_charge if one is not None and one in people)
            ),
        )

    def _follower_lines_by(self, decision: DecisionRow, day: dt.date) -> tuple[FollowerLine, ...]:
        rows = self._queries.roster.followers(self._scope, day, with_former=True)
        lines = []
        for row in rows:
            by_it = [one for one in row.assignments if _rests_on(one, decision)]
            if by_it:
                names = {one.territory_id: one.territory_name for one in by_it}
                lines.append(self._follower_line(row, tuple(names), names, day))
        return tuple(lines)

    def _groups_by(self, decision: DecisionRow) -> tuple[GroupDetail, ...]:
        rows = self._queries.people.groups(self._scope, self._today(), with_ended=True)
        details = (self._group(row.id, decision.signed_on or self._today()) for row in rows)
        return tuple(
            one for one in details if any(_rests_on(row, decision) for row in one.assignments)
        )

    def _group(self, group_id: uuid.UUID, day: dt.date) -> GroupDetail:
        return self._queries.people.group(self._scope, group_id, day)

    def _group_line(
        self, group_id: uuid.UUID, day: dt.date, territories: tuple[str, ...]
    ) -> GroupLine:
        return group_line(self._group(group_id, day), day, territories)

    def _territories(self, day: dt.date) -> tuple[Choice, ...]:
        rows = self._queries.territories.rows(self._scope, day)
        return tuple(
            Choice(row.id, row.name, former_district_words(row.former_district)) for row in rows
        )

    def _bases(self, issuer: str, day: dt.date) -> tuple[str, ...]:
        return tuple(f"Căn cứ {cited(one)}" for one in self._regulations(issuer, day))

    def _regulations(self, issuer: str, day: dt.date) -> tuple[RegulationRow, ...]:
        """Return the regulations of that body which are applied on the day."""
        return tuple(
            one
            for one in self._queries.duties.regulations(self._scope)
            if one.issuer.casefold().startswith(issuer.casefold())
            and one.applies_from is not None
            and one.applies_from <= day
            and (one.in_force_to is None or day <= one.in_force_to)
        )

    def _term(self, day: dt.date) -> str:
        """Return the years of the provincial organisation's term: the bare name where it has."""
        name = self._office().committee_name.casefold()
        running = [
            one
            for one in self._queries.office.terms(self._scope)
            if (one.valid_from is None or one.valid_from <= day)
            and (one.valid_to is None or day <= one.valid_to)
        ]
        own = [one for one in running if one.organisation.casefold() in ("", name)]
        found = (own or running)[:1]
        return (
            found[0].name.removeprefix("Nhiệm kỳ").removeprefix("nhiệm kỳ").strip() if found else ""
        )


def cited(row: RegulationRow) -> str:
    """Return how a sentence names a regulation: with number, day and issuer where known.

    ``Quy chế số 12-QC/BTCTU, ngày 05/02/2026 của Ban Tổ chức Tỉnh ủy về …`` (HD05 II.I.6.1.4).
    """
    number, word = _number(row), _kind_word(row)
    if not number or not word:
        return row.title
    rest = row.title.removeprefix(word).strip()
    if row.issuer:
        rest = rest.removesuffix(f" của {row.issuer}")  # the issuer is named before
    about = rest if rest.startswith("về ") or not rest else f"về {rest}"
    day = f", ngày {written_day(row.signed_on)}" if row.signed_on else ""
    issuer = f" của {row.issuer}" if row.issuer else ""
    return f"{word} số {number}{day}{issuer} {about}".strip()


def named_short(row: RegulationRow) -> str:
    """Return how a regulation that was cited before is named: kind, number, symbol."""
    number, word = _number(row), _kind_word(row)
    return f"{word} số {number}" if number and word else row.title


def _number(row: RegulationRow) -> str:
    return "-".join(part for part in (row.number, row.symbol) if part)


def _kind_word(row: RegulationRow) -> str:
    return next((one for one in _KIND_WORDS if row.title.startswith(one)), "")


def group_line(group: GroupDetail, day: dt.date, territories: tuple[str, ...]) -> GroupLine:
    """Return a group as the list names it on a day, its lead first."""
    members = [
        one
        for one in group.members
        if (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or day <= one.valid_to)
    ]
    members.sort(key=lambda one: (one.role is not GroupRole.LEAD, sort_key(one.full_name)))
    return GroupLine(
        name=group.row.name,
        leader_in_charge=group.row.leader_in_charge,
        members=tuple(
            GroupMemberLine(one.full_name, one.division_name, one.role is GroupRole.LEAD)
            for one in members
        ),
        territories=territories,
    )


def groups_lines(
    groups: Iterable[GroupDetail], decision: DecisionRow, day: dt.date
) -> tuple[GroupLine, ...]:
    """Return the groups with the territories that they have by this decision."""
    lines = []
    for group in groups:
        by_it = [one for one in group.assignments if _rests_on(one, decision)]
        first = max([day, *(one.valid_from for one in by_it if one.valid_from is not None)])
        lines.append(group_line(group, first, tuple(one.territory_name for one in by_it)))
    return tuple(lines)


def _first_day(groups: Iterable[GroupDetail], decision: DecisionRow) -> dt.date | None:
    days = [
        one.valid_from
        for group in groups
        for one in group.assignments
        if _rests_on(one, decision) and one.valid_from is not None
    ]
    return min(days, default=None)


def _rests_on(row: AssignmentRow, decision: DecisionRow) -> bool:
    return (row.decision_number, row.decision_signed_on) == (decision.number, decision.signed_on)


def _runs(row: AssignmentRow, day: dt.date) -> bool:
    return row.valid_to is None or day <= row.valid_to


def _territory_ids(group: GroupDetail, day: dt.date) -> tuple[uuid.UUID, ...]:
    return tuple(one.territory_id for one in group.assignments if _runs(one, day))


def _named(ids: Iterable[uuid.UUID], names: dict[uuid.UUID, str]) -> tuple[str, ...]:
    return tuple(names[one] for one in ids if one in names)
