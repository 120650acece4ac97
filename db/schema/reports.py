"""Written and oral reports, ratings with their evidence, and attachments of any record."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Integer, LargeBinary, Uuid

from app.domain.flow import Channel
from app.domain.oral_report import OralReportState
from app.domain.rating import RatingState
from app.domain.report import Reception, ReportKind, ReportState
from db.schema.parts import dated, day, days, flag, key, metadata, position, ref, text
from db.types import Choice

report = sa.Table(
    "report", metadata, key(), Column("kind", Choice(ReportKind), nullable=False),
    ref("group_id", "officer_group", optional=True), ref("follower_id", "person", optional=True),
    text("subject"), ref("territory_id", "territory", optional=True),
    Column("period_from", Date, nullable=False),
    Column("period_to", Date, nullable=False), text("outline"),
    Column("state", Choice(ReportState), nullable=False),
    ref("author_id", "person", optional=True), Column("handed_in_on", Date),
    ref("handed_in_by_id", "person", optional=True),
    Column("answered_on", Date), ref("answered_by_id", "person", optional=True),
    Column("reception", Choice(Reception)), text("remark"),
    sa.Index(None, "group_id", "period_from"), sa.Index(None, "period_from", "id"),
    sa.Index(None, "period_to", "period_from"), sa.Index(None, "handed_in_on"),
    sa.Index(None, "answered_on"),
)
report_paragraph = sa.Table(
    "report_paragraph", metadata, key(), ref("report_id", "report"), text("section"),
    position(), text("text"), text("drafted_text"), text("source_key"), flag("is_removed"),
    sa.Index(None, "report_id"),
)
oral_report = sa.Table(
    "oral_report", metadata, key(), ref("group_id", "officer_group", optional=True),
    ref("reported_by_id", "person"), ref("to_id", "person"), day("reported_on"),
    Column("channel", Choice(Channel), nullable=False),
    ref("territory_id", "territory", optional=True), text("gist"),
    Column("stands_for", Choice(ReportKind)), *days("period_from", "period_to"),
    Column("state", Choice(OralReportState), nullable=False), Column("answered_on", Date),
    text("remark"), sa.Index(None, "reported_on", "id"),
)
rating_scheme = sa.Table(
    "rating_scheme", metadata, key(), *dated(), text("name"), text("citation"),
)
rating_level = sa.Table(
    "rating_level", metadata, key(), *dated(), ref("scheme_id", "rating_scheme"), text("name"),
    position(),
)
territory_rating = sa.Table(
    "territory_rating", metadata, key(), ref("territory_id", "territory"),
    Column("year", Integer, nullable=False), ref("scheme_id", "rating_scheme"),
    text("collective"), ref("level_id", "rating_level", optional=True),
    ref("group_id", "officer_group", optional=True), text("reasons"),
    Column("state", Choice(RatingState), nullable=False),
    ref("proposed_by_id", "person", optional=True), Column("proposed_on", Date), text("origin"),
    sa.Index(None, "year", "territory_id"), sa.Index(None, "territory_id"),
)
rating_evidence = sa.Table(
    "rating_evidence", metadata, key(), ref("rating_id", "territory_rating"),
    text("source_kind"), Column("source_id", Uuid, nullable=False), text("note"),
    flag("is_withdrawn"), sa.Index(None, "rating_id"),
)
attachment = sa.Table(
    "attachment", metadata, key(), text("record_kind"), Column("record_id", Uuid, nullable=False),
    text("file_name"), text("media_type"), Column("size", Integer, nullable=False),
    Column("sha256", LargeBinary, nullable=False), Column("added_on", Date, nullable=False),
    ref("added_by_id", "person", optional=True), text("note"), Column("withdrawn_on", Date),
    sa.Index(None, "record_id"),
)
