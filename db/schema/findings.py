"""Findings, their hand-overs, what groups them, and models taken up elsewhere."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Uuid

from app.domain.finding import (
    Authority,
    Direction,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
)
from db.schema.parts import day, days, key, metadata, ref, text
from db.types import Choice

finding_cluster = sa.Table(
    "finding_cluster", metadata, key(), text("title"),
    Column("kind", Choice(FindingKind), nullable=False), text("note"),
    Column("opened_on", Date, nullable=False),
)
finding = sa.Table(
    "finding", metadata, key(), Column("kind", Choice(FindingKind), nullable=False),
    ref("territory_id", "territory"), text("text"), Column("raised_on", Date, nullable=False),
    ref("raised_by_id", "person", optional=True), ref("group_id", "officer_group", optional=True),
    ref("subject_field_id", "subject_field", optional=True),
    ref("engagement_id", "engagement", optional=True), Column("direction", Choice(Direction)),
    Column("authority", Choice(Authority)), Column("stage", Choice(FindingState)),
    *days("put_to_unit_on", "unit_answered_on"), text("unit_answer"),
    Column("put_forward_on", Date), text("put_forward_to"),
    Column("cluster_id", Uuid), Column("settled_on", Date),
    text("settlement"), Column("withdrawn_on", Date), text("withdraw_reason"),
    text("origin"), sa.Index(None, "territory_id", "raised_on", "id"),
    sa.Index(None, "group_id", "raised_on", "id"), sa.Index(None, "engagement_id"),
    sa.Index(None, "raised_on", "id"), sa.Index(None, "cluster_id"),
)
sa.Index(
    "ix_finding_open", finding.c.territory_id,
    sqlite_where=finding.c.settled_on.is_(None), postgresql_where=finding.c.settled_on.is_(None),
)
finding_handover = sa.Table(
    "finding_handover", metadata, key(), ref("finding_id", "finding"),
    Column("to_kind", Choice(HandoverTo), nullable=False),
    ref("division_id", "division", optional=True), ref("person_id", "person", optional=True),
    text("body"), text("request"), day("handed_on"),
    ref("handed_by_id", "person", optional=True), Column("due_on", Date),
    Column("state", Choice(HandoverState), nullable=False), Column("answered_on", Date),
    text("answer"), sa.Index(None, "finding_id"), sa.Index(None, "state"),
)
model_uptake = sa.Table(
    "model_uptake", metadata, key(), ref("finding_id", "finding"),
    ref("territory_id", "territory"), day("taken_up_on"), text("note"),
    sa.Index(None, "finding_id"),
)
