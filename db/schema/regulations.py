"""Regulations and what obligations are computed from."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Integer, Uuid

from app.domain.regulation import ObstacleState
from db.schema.parts import dated, days, flag, key, metadata, position, ref, text
from db.types import Choice

regulation = sa.Table(
    "regulation", metadata, key(), text("key"), text("short"), text("title"), text("number"),
    text("symbol"), Column("signed_on", Date), text("issuer"), text("signer"),
    *days("in_force_from", "in_force_to", "applies_from", "switched_on_on"),
    ref("switched_on_by_id", "person", optional=True), text("origin"),
    ref("replaces_id", "regulation", optional=True), text("header"),
)
regulation_rule = sa.Table(
    "regulation_rule", metadata, key(), ref("regulation_id", "regulation"), text("key"),
    text("clause"), position(), text("definition"), text("exact_text"), text("office"),
    Column("withdrawn_on", Date), sa.Index(None, "regulation_id"),
)
regulation_check = sa.Table(
    "regulation_check", metadata, key(), Column("checked_on", Date, nullable=False),
    ref("regulation_id", "regulation", optional=True),
    ref("group_id", "officer_group", optional=True),
    ref("territory_id", "territory", optional=True),
    ref("checked_by_id", "person", optional=True), text("articles"), text("conclusion"),
    text("correction"), *days("correction_due_on", "corrected_on"), text("corrected_note"),
    sa.Index(None, "checked_on", "id"),
)
regulation_obstacle = sa.Table(
    "regulation_obstacle", metadata, key(), ref("regulation_id", "regulation"),
    text("article"), text("text"), text("proposal"), Column("raised_on", Date, nullable=False),
    ref("raised_by_id", "person", optional=True),
    ref("group_id", "officer_group", optional=True),
    Column("state", Choice(ObstacleState), nullable=False), Column("answered_on", Date),
    text("answer"), sa.Index(None, "regulation_id"),
)
duty_exemption = sa.Table(
    "duty_exemption", metadata, key(), *dated(), ref("person_id", "person", optional=True),
    ref("group_id", "officer_group", optional=True),
    ref("territory_id", "territory", optional=True),
    ref("regulation_id", "regulation", optional=True), text("rule_key"), text("reason"),
    flag("suspends"), text("ground"),
)
holiday = sa.Table(
    "holiday", metadata, key(), Column("day", Date, nullable=False), text("name"),
    flag("is_working"),
)
fulfilment = sa.Table(
    "fulfilment", metadata, key(), text("kind"),
    ref("regulation_id", "regulation", optional=True), text("rule_key"),
    ref("author_person_id", "person", optional=True),
    ref("author_group_id", "officer_group", optional=True),
    ref("author_division_id", "division", optional=True),
    ref("author_territory_id", "territory", optional=True), text("author_body"),
    ref("territory_id", "territory", optional=True),
    ref("about_person_id", "person", optional=True),
    ref("about_group_id", "officer_group", optional=True),
    *days("period_from", "period_to"), Column("event_id", Uuid),
    *days("done_on", "handed_in_on", "received_on", "returned_on", "confirmed_on"),
    ref("confirmed_by_id", "person", optional=True), Column("passed_on_on", Date),
    ref("passed_on_by_id", "person", optional=True), text("addressee"), text("through"),
    text("channel"), text("form"), text("scheme"), text("level"), text("category"),
    text("note"), Column("cancelled_on", Date), text("cancel_reason"),
    sa.Index(None, "period_to", "period_from"), sa.Index(None, "done_on"),
    sa.Index(None, "handed_in_on"), sa.Index(None, "received_on"),
    sa.Index(None, "confirmed_on"), sa.Index(None, "territory_id"),
    sa.Index(None, "kind", "event_id"),
)
recorded_event = sa.Table(
    "recorded_event", metadata, key(), text("kind"), text("name"),
    ref("territory_id", "territory", optional=True), ref("person_id", "person", optional=True),
    ref("group_id", "officer_group", optional=True), Column("happened_on", Date, nullable=False),
    Column("until_on", Date), text("note"), Column("cancelled_on", Date),
    sa.Index(None, "happened_on", "id"),
)
territory_number = sa.Table(
    "territory_number", metadata, key(), ref("territory_id", "territory"), text("name"),
    Column("value", Integer, nullable=False), Column("valid_from", Date),
    sa.Index(None, "territory_id"),
)
following_bar = sa.Table(
    "following_bar", metadata, key(), *dated(), ref("person_id", "person"),
    ref("territory_id", "territory"), text("kind"), text("note"),
)
peer_pair = sa.Table(
    "peer_pair", metadata, key(), *dated(),
    ref("first_group_id", "officer_group", optional=True),
    ref("first_person_id", "person", optional=True),
    ref("second_group_id", "officer_group", optional=True),
    ref("second_person_id", "person", optional=True),
)
rotation_clock = sa.Table(
    "rotation_clock", metadata, key(), ref("person_id", "person"),
    ref("territory_id", "territory"), Column("counted_from", Date, nullable=False),
    text("reason"), Column("set_on", Date, nullable=False),
    ref("set_by_id", "person", optional=True),
)
