"""Month plans, programmes, invitations, sessions of the leaders, personnel procedures."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date

from app.domain.engagement import EngagementKind
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.month_plan import PlanState
from db.schema.parts import dated, day, days, ids, key, metadata, ref, text, times
from db.types import Choice

month_plan = sa.Table(
    "month_plan", metadata, key(), ref("group_id", "officer_group", optional=True),
    ref("person_id", "person", optional=True), day("month"),
    Column("state", Choice(PlanState), nullable=False),
    ref("author_id", "person", optional=True), text("note"),
    *days("reported_on", "first_reported_on", "answered_on"),
    ref("answered_by_id", "person", optional=True),
    text("remark"), sa.Index(None, "month", "id"), sa.Index(None, "reported_on"),
)
plan_entry = sa.Table(
    "plan_entry", metadata, key(), ref("plan_id", "month_plan"),
    Column("kind", Choice(EngagementKind), nullable=False), day("starts_on"), day("ends_on"),
    *times(), ref("territory_id", "territory", optional=True), text("place"),
    text("subject"), ids("participant_ids"), ref("engagement_id", "engagement", optional=True),
    Column("amended_on", Date), text("amend_reason"), Column("withdrawn_on", Date),
    text("withdraw_reason"), sa.Index(None, "plan_id"), sa.Index(None, "starts_on", "id"),
    sa.Index(None, "engagement_id"),
)
programme_item = sa.Table(
    "programme_item", metadata, key(), ref("territory_id", "territory", optional=True),
    day("starts_on"), day("ends_on"), *times(), text("content"), text("place"),
    ref("chaired_by_id", "person", optional=True), text("attendees"),
    Column("withdrawn_on", Date), sa.Index(None, "starts_on", "id"),
)
invitation = sa.Table(
    "invitation", metadata, key(), ref("territory_id", "territory", optional=True),
    text("inviter"), text("reference"), day("received_on"),
    ref("group_id", "officer_group", optional=True),
    Column("kind", Choice(EngagementKind), nullable=False), text("subject"), text("place"),
    day("meets_on"), Column("meets_at", sa.Time),
    Column("state", Choice(InvitationState), nullable=False), ids("attendee_ids"),
    ids("wanted_ids"), Column("leader_told_on", Date), text("leader_told_how"),
    Column("shared_on", Date), text("learnt"), ref("engagement_id", "engagement", optional=True),
    sa.Index(None, "meets_on", "id"), sa.Index(None, "engagement_id"),
)
leaders_session = sa.Table(
    "leaders_session", metadata, key(), ref("territory_id", "territory"), day("meets_on"),
    Column("starts_at", sa.Time), text("place"), ref("chaired_by_id", "person"),
    text("subject"), ids("participant_ids"),
    Column("state", Choice(LeadersSessionState), nullable=False), text("conclusions"),
    sa.Index(None, "meets_on", "id"), sa.Index(None, "territory_id"),
)
personnel_procedure = sa.Table(
    "personnel_procedure", metadata, key(), *dated(), ref("territory_id", "territory"),
    text("title"), ids("reader_ids"), text("note"), sa.Index(None, "territory_id"),
)
