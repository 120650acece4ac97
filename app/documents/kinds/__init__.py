"""The kinds of document that the program prints; a new kind is a module and a line here."""

from typing import Any

from app.documents.kind_spec import Kind
from app.documents.kinds import (
    amendment_proposal,
    compliance_board,
    directive_matrix,
    directive_studies,
    finding_list,
    group_monthly_report,
    month_plan,
    recovery_sheet,
    regulation_check_list,
    task_list,
    territory_ratings,
    trip_notice_slip,
    weekly_schedule,
)

KINDS: tuple[Kind[Any], ...] = (
    group_monthly_report.KIND,
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
)


def kind_by_id(kind_id: str) -> Kind[Any]:
    """Give a kind by its id; raises ``KeyError``."""
    for kind in KINDS:
        if kind.id == kind_id:
            return kind
    raise KeyError(kind_id)
