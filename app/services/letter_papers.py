"""Letters over records: requests for information, findings passed on, invitations to sessions."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.kinds import finding_transfer, information_request, invitation_letter
from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.finding import FindingKind, HandoverTo
from app.domain.information_request import RequestState
from app.domain.record import RecordKind
from app.i18n.formats import paper_time
from app.read_models.findings import FindingDetail, HandoverRow
from app.read_models.letter_papers import (
    FindingTransferPaper,
    InformationRequestPaper,
    InvitationPaper,
    LetterFrame,
    TransferredFinding,
)
from app.read_models.requests import AskedOf
from app.services.letter_frames import LetterService, named
from app.services.made_paper import MadePaper, PaperOrder
from app.services.printing import named as file_named

#: On paper always Vietnamese, whatever the program speaks.
_FINDINGS = {
    FindingKind.DIFFICULTY: "khó khăn, vướng mắc",
    FindingKind.PROPOSAL: "đề xuất, kiến nghị",
    FindingKind.NEW_MODEL: "mô hình mới, cách làm sáng tạo",
    FindingKind.SHORTCOMING: "thiếu sót",
    FindingKind.PROMINENT_MATTER: "vấn đề nổi cộm",
}
_BODIES = {
    HandoverTo.STANDING_COMMITTEE: "Ban Thường vụ {committee}",
    HandoverTo.PERMANENT_MEMBERS: "Thường trực {committee}",
    HandoverTo.PROVINCIAL_OFFICE: "Văn phòng {committee}",
}
#: Reported to and asked for their word; others are asked to settle.
_ABOVE = frozenset(
    {
        HandoverTo.LEADER,
        HandoverTo.STANDING_MEMBER,
        HandoverTo.STANDING_COMMITTEE,
        HandoverTo.PERMANENT_MEMBERS,
    }
)
#: Within the Commission a group writes itself, without a number.
_WITHIN = frozenset({HandoverTo.DIVISION, HandoverTo.LEADER})


@dataclass(frozen=True, slots=True)
class InvitationText:
    """What the book does not hold of an invitation, as typed: a line each."""

    guests: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class _Transfer:
    addressee: str
    to_kind: HandoverTo
    group_id: uuid.UUID | None
    found: tuple[tuple[FindingDetail, HandoverRow], ...]


class LetterPapers(LetterService):
    """See the module."""

    def information_request(self, request_id: uuid.UUID) -> MadePaper:
        """Return the letter of a request; raises DomainError ``request_withdrawn``.

        To a division the group writes itself, to others the Commission (QC Đ6.2, Đ6.3).
        """
        row = self._queries.requests.row(self._scope, request_id)
        if row.state is RequestState.WITHDRAWN:
            raise DomainError("request_withdrawn")
        day = self._today()
        asked = row.asked_of_name
        if row.asked_of is AskedOf.TERRITORY and row.asked_of_id is not None:
            asked = self._committee_of(row.asked_of_id, day)
        within = row.asked_of is AskedOf.DIVISION and row.group_id is not None
        context = InformationRequestPaper(
            frame=self._frame(row.group_id if within else None, day),
            asked=asked,
            subject=row.subject,
            purpose=row.purpose,
            due_on=_ahead(row.due_on, day),
            answer_to="" if within else row.group_name,
        )
        return self._printing.made(
            information_request.build(context),
            record=(RecordKind.INFORMATION_REQUEST, request_id),
        )

    def transfers(self, finding_ids: Sequence[uuid.UUID]) -> tuple[PaperOrder, ...]:
        """Return one letter per body that these findings were last handed to.

        Findings that were handed to nobody are left out; raises ``not_handed_over`` if all are.
        """
        heaps: dict[tuple[object, ...], list[tuple[FindingDetail, HandoverRow]]] = defaultdict(list)
        for finding_id in finding_ids:
            detail = self._queries.findings.detail(self._scope, finding_id)
            if not detail.handovers:
                continue
            last = detail.handovers[-1]
            group = detail.row.group_id if last.to_kind in _WITHIN else None
            key = (last.to_kind, last.division_id, last.person_id, last.to_name, group)
            heaps[key].append((detail, last))
        if not heaps:
            raise DomainError("not_handed_over")
        posts = self._posts(self._today())
        orders = []
        for found in heaps.values():
            detail, last = found[0]
            group = detail.row.group_id if last.to_kind in _WITHIN else None
            addressee = last.to_name
            if last.to_kind in _BODIES:
                addressee = _BODIES[last.to_kind].format(committee=self._authority().committee)
            elif last.person_id is not None and last.person_id in posts:
                addressee = named(posts[last.person_id])
                if last.to_kind is HandoverTo.STANDING_MEMBER:
                    committee = self._authority().committee
                    addressee = f"đồng chí {last.to_name}, Ủy viên Ban Thường vụ {committee}"
            transfer = _Transfer(addressee, last.to_kind, group, tuple(found))
            orders.append(
                PaperOrder(
                    file_named(f"Chuyển vướng mắc, kiến nghị - {addressee}"),
                    lambda one=transfer: self._transfer(one),  # type: ignore[misc]  # bound now
                )
            )
        return tuple(orders)

    def leaders_session_guests(self, session_id: uuid.UUID) -> InvitationText:
        """Return whom an invitation to a leaders' session begins with: the territory and ours."""
        row = self._queries.leaders_sessions.one(self._scope, session_id)
        posts = self._posts(row.meets_on)
        committee = self._committee_of(row.territory_id, row.meets_on)
        people = [
            named(posts[one])
            for one in row.participant_ids
            if one in posts and one != row.chaired_by_id
        ]
        guests = [committee, *(f"{one[0].upper()}{one[1:]}" for one in people)]
        return InvitationText(
            "\n".join(guests), f"Đề nghị {committee} chuẩn bị báo cáo bằng văn bản."
        )

    def leaders_session(self, session_id: uuid.UUID, typed: InvitationText) -> MadePaper:
        """Return the invitation to a working session of the leaders with a territory."""
        row = self._queries.leaders_sessions.one(self._scope, session_id)
        chair = self._posts(row.meets_on).get(row.chaired_by_id)
        committee = self._committee_of(row.territory_id, row.meets_on)
        frame = self._commission_frame(self._today())
        context = InvitationPaper(
            frame=frame,
            guests=_lines(typed.guests),
            meeting=f"buổi làm việc của Lãnh đạo Ban với {committee}",
            subject=row.subject,
            meets_on=row.meets_on,
            starts_at="" if row.starts_at is None else paper_time(row.starts_at),
            venue=row.place,
            chair=_capital(named(chair)) if chair else "",
            notes=_lines(typed.notes),
        )
        return self._printing.made(
            invitation_letter.build(context), record=(RecordKind.LEADERS_SESSION, session_id)
        )

    def group_session(self, engagement_id: uuid.UUID) -> MadePaper:
        """Return a group's own invitation to its session, with the agenda (QC Đ7.B.2).

        Raises DomainError ``record_missing`` for another kind of entry.
        """
        detail = self._queries.journal.engagement(self._scope, engagement_id, self._today())
        row = detail.row
        if row.kind is not EngagementKind.GROUP_SESSION or row.group_id is None:
            raise DomainError("record_missing", kind="engagement")
        items = self._queries.group_sessions.items(self._scope, engagement_id)
        posts = self._posts(row.starts_on)
        frame = self._group_frame(row.group_id, self._today())
        context = InvitationPaper(
            frame=frame,
            guests=tuple(_capital(named(posts[one])) for one in detail.participant_ids),
            meeting=f"buổi sinh hoạt {row.group_name}",
            subject=row.subject,
            meets_on=row.starts_on,
            starts_at="" if detail.starts_at is None else paper_time(detail.starts_at),
            venue=detail.where,
            chair=f"Đồng chí {frame.signer_name}, Trưởng nhóm" if frame.signer_name else "",
            agenda=tuple(one.text for one in items),
        )
        return self._printing.made(
            invitation_letter.build(context), record=(RecordKind.ENGAGEMENT, engagement_id)
        )

    def _transfer(self, transfer: _Transfer) -> MadePaper:
        today, order = self._today(), list(FindingKind)
        due = {last.due_on for _detail, last in transfer.found if last.due_on is not None}
        context = FindingTransferPaper(
            frame=self._frame(transfer.group_id, today),
            addressee=transfer.addressee,
            above=transfer.to_kind in _ABOVE,
            findings=tuple(
                TransferredFinding(
                    territory=detail.row.territory_name,
                    kind=_FINDINGS[detail.row.kind],
                    text=detail.row.text,
                    raised_on=detail.row.raised_on,
                    request=last.request,
                )
                for detail, last in sorted(
                    transfer.found, key=lambda one: order.index(one[0].row.kind)
                )
            ),
            answer_by=_ahead(min(due), today) if due else None,
        )
        (_detail, first), *others = transfer.found
        record = None if others else (RecordKind.FINDING_HANDOVER, first.id)
        return self._printing.made(finding_transfer.build(context), record=record)

    def _frame(self, group_id: uuid.UUID | None, day: dt.date) -> LetterFrame:
        if group_id is None:
            return self._commission_frame(day)
        return self._group_frame(group_id, day)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _ahead(due_on: dt.date | None, day: dt.date) -> dt.date | None:
    """Return a day that a letter of ``day`` can still ask for."""
    return due_on if due_on is not None and due_on > day else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
