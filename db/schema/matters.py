"""Directives, requests, tasks and what the leaders say; the trace of every step."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Uuid

from app.domain.directive import ProgressState
from app.domain.flow import Channel
from app.domain.information_request import RequestState
from app.domain.task import TaskState
from db.schema.parts import RECORD_KIND, day, flag, ids, key, metadata, ref, text
from db.types import Choice

directive = sa.Table(
    "directive", metadata, key(), text("form"), text("number"), Column("issued_on", Date),
    text("issuer"), text("title"), Column("due_on", Date), flag("in_matrix"),
    flag("to_study"), ids("territory_ids"), ids("kind_ids"), text("note"),
    Column("ended_on", Date), text("origin"),
)
directive_progress = sa.Table(
    "directive_progress", metadata, key(), ref("directive_id", "directive"),
    ref("territory_id", "territory"), Column("state", Choice(ProgressState), nullable=False),
    day("as_of"), text("note"), text("evidence"), ref("noted_by_id", "person", optional=True),
    sa.Index(None, "directive_id", "territory_id"), sa.Index(None, "territory_id"),
)
directive_study = sa.Table(
    "directive_study", metadata, key(), ref("directive_id", "directive"),
    ref("person_id", "person"), day("studied_on"), text("note"), flag("is_withdrawn"),
    sa.Index(None, "directive_id"), sa.Index(None, "person_id"),
)
information_request = sa.Table(
    "information_request", metadata, key(), ref("to_territory_id", "territory", optional=True),
    ref("to_division_id", "division", optional=True), text("to_body"),
    ref("group_id", "officer_group", optional=True), ref("asked_by_id", "person"),
    day("asked_on"), text("subject"), text("purpose"), Column("due_on", Date),
    Column("state", Choice(RequestState), nullable=False), Column("answered_on", Date),
    text("answer"), flag("papers_lent"), Column("papers_due_on", Date),
    Column("papers_returned_on", Date),
    sa.Index(None, "asked_on", "id"),
)
reserved_opinion = sa.Table(
    "reserved_opinion", metadata, key(), Column("subject_kind", RECORD_KIND, nullable=False),
    Column("subject_id", Uuid, nullable=False), ref("by_id", "person"), day("given_on"),
    text("against"), text("text"), sa.Index(None, "subject_id"),
)
task = sa.Table(
    "task", metadata, key(), text("text"), ref("given_by_id", "person"), day("given_on"),
    ref("assignee_person_id", "person", optional=True),
    ref("assignee_group_id", "officer_group", optional=True),
    ref("assignee_division_id", "division", optional=True),
    ref("territory_id", "territory", optional=True), Column("due_on", Date),
    Column("source_kind", RECORD_KIND), Column("source_id", Uuid),
    Column("state", Choice(TaskState), nullable=False), Column("done_on", Date), text("result"),
    sa.Index(None, "state", "due_on"), sa.Index(None, "source_id"),
)
instruction = sa.Table(
    "instruction", metadata, key(), Column("subject_kind", RECORD_KIND, nullable=False),
    Column("subject_id", Uuid, nullable=False), ref("by_id", "person"), day("given_on"),
    text("text"), sa.Index(None, "subject_id"),
)
step = sa.Table(
    "step", metadata, key(), Column("record_kind", RECORD_KIND, nullable=False),
    Column("record_id", Uuid, nullable=False), text("step"), text("state"), day("taken_on"),
    ref("by_id", "person"), ref("in_place_of_id", "person", optional=True), text("remark"),
    ref("written_by_id", "person", optional=True), Column("channel", Choice(Channel)),
    Column("countersigned_on", Date), sa.Index(None, "record_id"), sa.Index(None, "by_id"),
)
