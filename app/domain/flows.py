"""The one list of all state machines, for the help and for tests."""

from typing import Any

from app.domain.commitment import COMMITMENT_FLOW
from app.domain.engagement import CONSENT_FLOW
from app.domain.engagement_flow import ENGAGEMENT_FLOW
from app.domain.finding import FINDING_FLOW, HANDOVER_FLOW
from app.domain.flow import Flow
from app.domain.group_session import SESSION_ITEM_FLOW
from app.domain.information_request import REQUEST_FLOW
from app.domain.invitation import INVITATION_FLOW
from app.domain.leaders_session import LEADERS_SESSION_FLOW
from app.domain.month_plan import PLAN_FLOW
from app.domain.oral_report import ORAL_REPORT_FLOW
from app.domain.outgoing import OUTGOING_FLOW
from app.domain.personnel import PERMISSION_FLOW
from app.domain.report import REPORT_FLOW
from app.domain.task import TASK_FLOW

FLOWS: tuple[Flow[Any], ...] = (
    PLAN_FLOW,
    ENGAGEMENT_FLOW,
    CONSENT_FLOW,
    PERMISSION_FLOW,
    INVITATION_FLOW,
    COMMITMENT_FLOW,
    SESSION_ITEM_FLOW,
    FINDING_FLOW,
    HANDOVER_FLOW,
    REQUEST_FLOW,
    TASK_FLOW,
    LEADERS_SESSION_FLOW,
    REPORT_FLOW,
    ORAL_REPORT_FLOW,
    OUTGOING_FLOW,
)
