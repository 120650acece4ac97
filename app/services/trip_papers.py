"""Papers of a trip: the report on it (báo công), giấy giới thiệu and giấy đi đường."""

import uuid

from app.documents.kinds import introduction_letter, outcome_report, travel_permit
from app.documents.phrases import short_date
from app.domain.engagement import (
    ConsentState,
    EngagementKind,
    EngagementState,
    ProcedureFollowed,
)
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.group import GroupRole
from app.domain.record import RecordKind
from app.i18n.formats import paper_time
from app.read_models.journal import EngagementDetail, JournalFilter, JournalRow, OutcomeRow
from app.read_models.letter_papers import LetterFrame
from app.read_models.trip_papers import (
    IntroductionPaper,
    OutcomePaper,
    PromisedAnswer,
    ReportedFinding,
    Traveller,
    TravelPermitPaper,
)
from app.services.letter_frames import LEAD, LetterService
from app.services.lineage.former_units import FormerUnits
from app.services.made_paper import MadePaper, PaperOrder
from app.services.printing import authority_of, named

#: On paper always Vietnamese, whatever the program speaks.
_EVENTS = {
    EngagementKind.TRIP: "chuyến công tác",
    EngagementKind.MEETING: "dự họp",
    EngagementKind.BRANCH_MEETING: "dự sinh hoạt chi bộ",
    EngagementKind.GROUP_SESSION: "sinh hoạt nhóm",
    EngagementKind.EXCHANGE: "trao đổi, liên hệ",
}
_PROCEDURE = {
    ProcedureFollowed.YES: "Cuộc họp được tiến hành công khai, dân chủ, đúng quy định.",
    ProcedureFollowed.NO: "Cuộc họp chưa được tiến hành đúng quy trình, quy định.",
    ProcedureFollowed.NOT_OBSERVED: "Không theo dõi được việc thực hiện quy trình của cuộc họp.",
}
_FINDINGS = {
    FindingKind.DIFFICULTY: "Khó khăn, vướng mắc",
    FindingKind.PROPOSAL: "Đề xuất, kiến nghị",
    FindingKind.NEW_MODEL: "Mô hình mới, cách làm sáng tạo",
    FindingKind.SHORTCOMING: "Thiếu sót",
    FindingKind.PROMINENT_MATTER: "Vấn đề nổi cộm",
}
_PAGE = 500


class TripPapers(LetterService):
    """See the module."""

    def outcome(self, engagement_id: uuid.UUID) -> MadePaper:
        """Return the report on an entry, of the day it was reported.

        Raises DomainError ``outcome_missing``.
        """
        detail = self._detail(engagement_id)
        told = detail.outcome
        if told is None:
            raise DomainError("outcome_missing", reason="report")
        row = detail.row
        promises = self._queries.commitments.of_engagement(self._scope, engagement_id)
        order = list(FindingKind)
        context = OutcomePaper(
            frame=self._reporters(row, told),
            event=_EVENTS[row.kind],
            territory=row.territory_name,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            starts_at=paper_time(detail.starts_at) if detail.starts_at else "",
            ends_at=paper_time(detail.ends_at) if detail.ends_at else "",
            venue=detail.where,
            subject=row.subject,
            participants=row.participants,
            contacted=detail.notice.contacted if detail.notice else "",
            partners=_partners(detail),
            notice=_notice(detail),
            minutes=told.minutes,
            statements=told.statements,
            results=told.results,
            procedure=_PROCEDURE[told.procedure_followed] if told.procedure_followed else "",
            procedure_remarks=told.procedure_remarks,
            deviations=told.deviations,
            deviation_reason=told.deviation_reason,
            findings=tuple(
                ReportedFinding(_FINDINGS[one.kind], one.territory_name, one.text)
                for one in sorted(detail.findings, key=lambda one: order.index(one.kind))
            ),
            promises=tuple(
                PromisedAnswer(one.text, one.keeper_name, one.due_on) for one in promises
            ),
        )
        return self._printing.made(
            outcome_report.build(context), record=(RecordKind.OUTCOME, told.id)
        )

    def outcomes(self, chosen: JournalFilter) -> tuple[PaperOrder, ...]:
        """Return the reports on all that a filter lets through and that is reported.

        A group's own sessions have their minutes instead. Raises ``nothing_to_print``.
        """
        orders: list[PaperOrder] = []
        chosen = FormerUnits(self._session).widened(chosen)
        today, after = self._today(), None
        while True:
            page = self._queries.journal.page(self._scope, chosen, today, after=after, limit=_PAGE)
            orders += [
                self._order(row)
                for row in page.rows
                if row.state is EngagementState.CLOSED
                and row.kind is not EngagementKind.GROUP_SESSION
            ]
            after = page.following
            if after is None:
                break
        if not orders:
            raise DomainError("nothing_to_print")
        return tuple(orders)

    def introduction(self, engagement_id: uuid.UUID) -> MadePaper:
        """Return the giấy giới thiệu of an announced entry, valid until its last day.

        Raises DomainError ``notice_missing``, ``engagement_cancelled``.
        """
        detail = self._announced(engagement_id)
        row = detail.row
        context = IntroductionPaper(
            frame=self._commission_frame(self._today()),
            travellers=self._travellers(detail),
            sent_to=self._sent_to(detail),
            subject=row.subject,
            valid_until=row.ends_on,
        )
        return self._printing.made(
            introduction_letter.build(context), record=(RecordKind.ENGAGEMENT, engagement_id)
        )

    def permits(self, engagement_id: uuid.UUID) -> tuple[PaperOrder, ...]:
        """Return a giấy đi đường for each who goes; raises as ``introduction``."""
        detail = self._announced(engagement_id)
        return tuple(
            PaperOrder(
                named(f"Giấy đi đường - {one.name} - {short_date(detail.row.starts_on)}"),
                lambda one=one: self._permit(detail, one),  # type: ignore[misc]  # bound now
            )
            for one in self._travellers(detail)
        )

    def _permit(self, detail: EngagementDetail, traveller: Traveller) -> MadePaper:
        row = detail.row
        context = TravelPermitPaper(
            frame=self._commission_frame(self._today()),
            traveller=traveller,
            sent_to=self._sent_to(detail),
            subject=row.subject,
            grounds=_grounds(detail),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        return self._printing.made(travel_permit.build(context))

    def _order(self, row: JournalRow) -> PaperOrder:
        where = row.territory_name or row.subject
        name = named(f"Báo cáo kết quả - {where} - {row.starts_on.isoformat()}")
        return PaperOrder(name, lambda: self.outcome(row.id))

    def _detail(self, engagement_id: uuid.UUID) -> EngagementDetail:
        return self._queries.journal.engagement(self._scope, engagement_id, self._today())

    def _announced(self, engagement_id: uuid.UUID) -> EngagementDetail:
        detail = self._detail(engagement_id)
        if detail.notice is None:
            raise DomainError("notice_missing")
        if detail.row.state is EngagementState.CANCELLED:
            raise DomainError("engagement_cancelled", reason="paper")
        return detail

    def _travellers(self, detail: EngagementDetail) -> tuple[Traveller, ...]:
        posts = self._posts(detail.row.starts_on)
        return tuple(
            posts.get(one, Traveller(name, ""))
            for one, name in zip(detail.participant_ids, detail.row.participants, strict=True)
        )

    def _sent_to(self, detail: EngagementDetail) -> str:
        row = detail.row
        if row.territory_id is None:
            return detail.where
        return self._committee_of(row.territory_id, row.starts_on)

    def _reporters(self, row: JournalRow, told: OutcomeRow) -> LetterFrame:
        """Return the frame: the group's; its lead signs as such, another as who reports."""
        office = self._office()
        line = "NGƯỜI BÁO CÁO"
        if row.group_id is not None:
            group = self._queries.people.group(self._scope, row.group_id, told.reported_on)
            leads = {one.person_id for one in group.members if one.role is GroupRole.LEAD}
            if told.reported_by_id in leads or told.reported_by_name == group.row.lead_name:
                line = LEAD
        return LetterFrame(
            authority=authority_of(office),
            place=office.place_name,
            signed_on=told.reported_on,
            signer_lines=(line,),
            signer_name=told.reported_by_name,
            group_name=row.group_name,
            is_sample=office.is_sample,
        )


def _partners(detail: EngagementDetail) -> str:
    people = ", ".join(f"đồng chí {one}" for one in detail.partners)
    return "; ".join(one for one in (people, detail.partner_body) if one)


def _notice(detail: EngagementDetail) -> str:
    """Say when it was announced and who agreed."""
    notice = detail.notice
    if notice is None:
        return ""
    said = f"ngày {short_date(notice.given_on)}"
    if detail.row.consent is not ConsentState.GIVEN or notice.consent_on is None:
        return said
    return f"{said}; đồng chí {notice.consent_by_name} đồng ý ngày {short_date(notice.consent_on)}"


def _grounds(detail: EngagementDetail) -> str:
    """Name the order or the invitation that one is sent by."""
    grounds = detail.grounds
    for name, text, on in (
        ("Văn bản", grounds.order_reference, grounds.order_on),
        ("Giấy mời", grounds.invitation_reference, grounds.invited_on),
    ):
        if text:
            day = f", ngày {short_date(on)}" if on else ""
            return f"{name} số {text}{day}"
    return ""
