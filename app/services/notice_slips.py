"""The slip of a notice on paper: "Phiếu báo việc trước chuyến công tác" (QC Đ7.A.5, Đ8.1)."""

import uuid

from app.documents.kinds import trip_notice_slip
from app.domain.engagement import ConsentState, EngagementKind, PrivateContact
from app.domain.errors import DomainError
from app.domain.personnel import PermissionState
from app.i18n.formats import paper_time
from app.read_models.journal import EngagementDetail, NoticeRow
from app.read_models.notice_papers import SlipAnswer, TripNoticePaper
from app.services.consent_rules import ConsentRules
from app.services.consents import asked_of
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.printing import Printing, authority_of
from app.services.session import Session

#: On paper always Vietnamese, whatever the program speaks.
_KINDS = {
    EngagementKind.TRIP: "Chuyến công tác địa bàn",
    EngagementKind.MEETING: "Dự họp",
    EngagementKind.BRANCH_MEETING: "Dự sinh hoạt chi bộ",
    EngagementKind.GROUP_SESSION: "Sinh hoạt nhóm",
    EngagementKind.EXCHANGE: "Trao đổi, liên hệ",
}
_PLANNING = {
    "planned": "theo kế hoạch",
    "unplanned": "đột xuất",
    "urgent": "đột xuất, gấp (xác nhận sau)",
}


class NoticeSlips(PaperService):
    """See the module."""

    def __init__(self, session: Session, printing: Printing, rules: ConsentRules) -> None:
        super().__init__(session, printing)
        self._rules = rules

    def slip(self, engagement_id: uuid.UUID) -> MadePaper:
        """Return the slip of an entry's notice; raises ``notice_missing``."""
        today, scope = self._today(), self._scope
        detail = self._queries.journal.engagement(scope, engagement_id, today)
        if detail.notice is None:
            raise DomainError("notice_missing")
        office = self._office()
        fields = {one.id: one.name for one in self._queries.office.subject_fields(scope, today)}
        needs = self._rules.needed(asked_of(detail))
        row, notice = detail.row, detail.notice
        paper = TripNoticePaper(
            authority=authority_of(office),
            group_name=row.group_name,
            place=office.place_name,
            signed_on=notice.given_on,
            is_sample=office.is_sample,
            kind=_KINDS[row.kind],
            planning=_PLANNING[detail.grounds.planning] if detail.grounds.planning else "",
            territory=row.territory_name,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            starts_at="" if detail.starts_at is None else paper_time(detail.starts_at),
            ends_at="" if detail.ends_at is None else paper_time(detail.ends_at),
            where=detail.where,
            subject=row.subject,
            subject_fields=tuple(fields[one] for one in detail.subject_field_ids if one in fields),
            participants=row.participants,
            contacted=notice.contacted,
            contacted_on=notice.contacted_on,
            programme=notice.programme,
            prepared_statement=notice.prepared_statement,
            invitation=detail.grounds.invitation_reference,
            invited_on=detail.grounds.invited_on,
            order=detail.grounds.order_reference,
            ordered_on=detail.grounds.order_on,
            private_contact=_contact(detail, notice),
            given_by=notice.given_by_name,
            clauses=tuple(dict.fromkeys(one.citation for one in needs)),
            asked_of=" hoặc ".join(f"đồng chí {one.name}" for need in needs for one in need.acting),
            answer=_answer(detail, notice),
        )
        return self._printing.made(trip_notice_slip.build(paper))


def _answer(detail: EngagementDetail, notice: NoticeRow) -> SlipAnswer | None:
    """Return how the consent stands; None where none is asked for."""
    state = detail.row.consent
    if state is ConsentState.NOT_NEEDED:
        return None
    if state is ConsentState.AWAITED:
        return SlipAnswer()
    given = state is ConsentState.GIVEN
    grounds = detail.grounds
    return SlipAnswer(
        agreed=given,
        name=notice.consent_by_name if given else notice.consent_refused_by_name,
        on=notice.consent_on if given else notice.consent_refused_on,
        note=notice.consent_note,
        days=grounds.consent_days,
        place=grounds.consent_place,
    )


def _contact(detail: EngagementDetail, notice: NoticeRow) -> str:
    """Return the answer to the question on private contact, with the leave that was given."""
    if notice.private_contact is None:
        return "chưa ghi"
    if notice.private_contact is PrivateContact.NO:
        return "Không."
    words = {
        PermissionState.ASKED: "đề nghị Lãnh đạo Ban cho phép",
        PermissionState.GRANTED: "đã được cho phép",
        PermissionState.REFUSED: "không được cho phép",
        PermissionState.WITHDRAWN: "đã rút đề nghị",
    }
    asked = [
        f"{one.purpose} ({words[one.state]}"
        + (f": đồng chí {one.answered_by_name})" if one.answered_by_name else ")")
        for one in detail.permissions
    ]
    return "Có. " + "; ".join(asked) if asked else "Có."
