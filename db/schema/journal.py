"""The journal: engagements with notice and outcome, and what hangs on one of them."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Integer, Uuid
from sqlalchemy.ext.mutable import MutableList

from app.domain.commitment import CommitmentState
from app.domain.engagement import EngagementKind, Planning, PrivateContact, ProcedureFollowed
from app.domain.group_session import SessionItemState
from app.domain.personnel import PermissionState
from db.schema.parts import RECORD_KIND, dated, day, flag, ids, key, metadata, position, ref, text
from db.types import Choice, UuidList

subject_field = sa.Table(
    "subject_field", metadata, key(), *dated(), text("code"), text("name"), text("source"),
    position(),
)
engagement = sa.Table(
    "engagement", metadata, key(), Column("kind", Choice(EngagementKind), nullable=False),
    Column("starts_on", Date, nullable=False), Column("ends_on", Date, nullable=False),
    ref("territory_id", "territory", optional=True),
    ref("group_id", "officer_group", optional=True), text("subject"), text("place"),
    Column("starts_at", sa.Time), Column("ends_at", sa.Time),
    Column("subject_field_ids", MutableList.as_mutable(UuidList), nullable=False),
    Column("participant_ids", MutableList.as_mutable(UuidList), nullable=False),
    Column("closed_on", Date), Column("cancelled_on", Date), text("cancel_reason"),
    flag("named_as_today"), text("origin"), Column("planning", Choice(Planning)),
    text("order_reference"), Column("order_on", Date), text("invitation_reference"),
    Column("invited_on", Date), text("level"), text("category"), ids("serves"),
    flag("mutual"), ids("partner_ids"), text("partner_body"), Column("sub_unit_id", sa.Uuid),
    sa.Index(None, "starts_on", "id"), sa.Index(None, "territory_id", "starts_on", "id"),
    sa.Index(None, "group_id", "starts_on", "id"), sa.Index(None, "origin"),
    sa.Index(None, "ends_on", "starts_on"),
)
sa.Index(
    "ix_engagement_open", engagement.c.ends_on, engagement.c.id,
    sqlite_where=engagement.c.closed_on.is_(None) & engagement.c.cancelled_on.is_(None),
    postgresql_where=engagement.c.closed_on.is_(None) & engagement.c.cancelled_on.is_(None),
)
sa.Index(
    "ix_engagement_named_as_today", engagement.c.territory_id, engagement.c.id,
    # As SQLite's own queries say it: a partial index serves a condition in its own words alone.
    sqlite_where=sa.text("named_as_today = 1"), postgresql_where=engagement.c.named_as_today,
)
sa.Index(
    "ix_engagement_last", engagement.c.territory_id, engagement.c.kind, engagement.c.starts_on,
    engagement.c.id, engagement.c.group_id, sqlite_where=engagement.c.cancelled_on.is_(None),
    postgresql_where=engagement.c.cancelled_on.is_(None),
)
engagement_participant = sa.Table(
    "engagement_participant", metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("starts_on", Date, primary_key=True),
    Column("engagement_id", Uuid, primary_key=True), sa.Index(None, "engagement_id"),
    sqlite_with_rowid=False,
)
notice = sa.Table(
    "notice", metadata, key(), ref("engagement_id", "engagement"),
    Column("given_on", Date, nullable=False), ref("given_by_id", "person", optional=True),
    text("contacted"), Column("contacted_on", Date), flag("consent_needed"),
    ref("consent_by_id", "person", optional=True), Column("consent_on", Date),
    text("consent_note"), Column("consent_days", Integer), text("consent_place"),
    # Added to a table that stands: SQLite takes no foreign key there.
    Column("consent_refused_by_id", Uuid), Column("consent_refused_on", Date),
    Column("consent_in_place_of_id", Uuid),
    text("programme"), Column("private_contact", Choice(PrivateContact)),
    text("prepared_statement"), sa.Index(None, "engagement_id"),
)
sa.Index(
    # What awaits a leader's word is asked at every opening: not by reading every notice.
    "ix_notice_consent_awaited", notice.c.engagement_id,
    sqlite_where=sa.text(
        "consent_needed = 1 AND consent_by_id IS NULL AND consent_refused_on IS NULL"
    ),
    postgresql_where=notice.c.consent_needed & notice.c.consent_by_id.is_(None)
    & notice.c.consent_refused_on.is_(None),
)
sa.Index(
    "ix_notice_consent_refused", notice.c.engagement_id,
    sqlite_where=notice.c.consent_refused_on.is_not(None),
    postgresql_where=notice.c.consent_refused_on.is_not(None),
)
outcome = sa.Table(
    "outcome", metadata, key(), ref("engagement_id", "engagement"),
    Column("reported_on", Date, nullable=False), ref("reported_by_id", "person", optional=True),
    text("minutes"), text("statements"), text("results"),
    Column("procedure_followed", Choice(ProcedureFollowed)), text("procedure_remarks"),
    text("deviations"), text("deviation_reason"), sa.Index(None, "engagement_id"),
)
contact_permission = sa.Table(
    "contact_permission", metadata, key(), ref("engagement_id", "engagement"),
    ref("asked_by_id", "person"), day("asked_on"), text("purpose"),
    Column("state", Choice(PermissionState), nullable=False), Column("answered_on", Date),
    ref("answered_by_id", "person", optional=True), text("conditions"),
    sa.Index(None, "engagement_id"), sa.Index(None, "state"),
)
session_item = sa.Table(
    "session_item", metadata, key(), ref("engagement_id", "engagement"), position(),
    text("text"), Column("subject_kind", RECORD_KIND), Column("subject_id", Uuid),
    Column("state", Choice(SessionItemState), nullable=False), text("conclusion"),
    sa.Index(None, "engagement_id"), sa.Index(None, "state"),
)
commitment = sa.Table(
    "commitment", metadata, key(), ref("territory_id", "territory"),
    ref("engagement_id", "engagement", optional=True),
    ref("group_id", "officer_group", optional=True), text("text"), ref("keeper_id", "person"),
    day("made_on"), day("due_on"), Column("state", Choice(CommitmentState), nullable=False),
    Column("kept_on", Date), text("result"), Column("answered_on", Date), text("answer"),
    sa.Index(None, "territory_id"), sa.Index(None, "engagement_id"),
    sa.Index(None, "state", "due_on"),
)
