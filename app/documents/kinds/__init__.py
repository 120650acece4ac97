"""The kinds of document that the program prints; a new kind is a module and a line here."""

from typing import Any

from app.documents.kind_spec import Kind
from app.documents.kinds import (
    amendment_proposal,
    assignment_decision,
    compliance_board,
    consolidated_report,
    directive_matrix,
    directive_studies,
    finding_list,
    finding_transfer,
    follower_decision,
    follower_list,
    follower_proposal,
    follower_report,
    group_ad_hoc_report,
    group_list,
    group_monthly_report,
    group_session_minutes,
    information_request,
    introduction_letter,
    invitation_letter,
    journal_extract,
    leaders_session_minutes,
    month_plan,
    outcome_report,
    outgoing_register,
    recovery_sheet,
    regulation_check_list,
    reminder_letter,
    review_report,
    task_list,
    territory_briefing,
    territory_list,
    territory_map,
    territory_ratings,
    travel_permit,
    trip_notice_slip,
    weekly_schedule,
    working_minutes,
)

KINDS: tuple[Kind[Any], ...] = (
    group_monthly_report.KIND,
    group_ad_hoc_report.KIND,
    consolidated_report.KIND,
    follower_report.KIND,
    review_report.KIND,
    territory_ratings.KIND,
    compliance_board.KIND,
    regulation_check_list.KIND,
    amendment_proposal.KIND,
    trip_notice_slip.KIND,
    finding_list.KIND,
    directive_matrix.KIND,
    directive_studies.KIND,
    task_list.KIND,
    month_plan.KIND,
    weekly_schedule.KIND,
    recovery_sheet.KIND,
    territory_briefing.KIND,
    group_list.KIND,
    territory_list.KIND,
    territory_map.KIND,
    follower_list.KIND,
    journal_extract.KIND,
    outgoing_register.KIND,
    assignment_decision.KIND,
    follower_decision.KIND,
    follower_proposal.KIND,
    group_session_minutes.KIND,
    leaders_session_minutes.KIND,
    working_minutes.KIND,
    finding_transfer.KIND,
    information_request.KIND,
    introduction_letter.KIND,
    invitation_letter.KIND,
    outcome_report.KIND,
    reminder_letter.KIND,
    travel_permit.KIND,
)


def kind_by_id(kind_id: str) -> Kind[Any]:
    """Give a kind by its id; raises ``KeyError``."""
    for kind in KINDS:
        if kind.id == kind_id:
            return kind
    raise KeyError(kind_id)
