"""Territories and the groups that follow them."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Float, LargeBinary

from app.domain.group import EndReason, GroupRole
from app.domain.territory import TerritoryCategory
from db.schema.parts import dated, flag, key, metadata, position, ref, text
from db.types import Choice, UtcDateTime

territory_kind = sa.Table(
    "territory_kind", metadata, key(), text("code"), text("name"),
    Column("category", Choice(TerritoryCategory), nullable=False), position(),
)
territory = sa.Table(
    "territory", metadata, key(), *dated(), ref("kind_id", "territory_kind"), text("name"),
    text("code"), ref("parent_id", "territory", optional=True), text("former_district"),
    text("party_organisation"), ref("leader_in_charge_id", "person", optional=True),
    ref("standing_member_id", "person", optional=True), Column("latitude", Float),
    Column("longitude", Float), Column("area_km2", Float), position(), text("note"),
    text("origin"), text("organisation_kind"), Column("decided_on", Date),
    sa.Index(None, "code"), sa.Index(None, "parent_id"),
)
territory_succession = sa.Table(
    "territory_succession", metadata, key(), ref("predecessor_id", "territory"),
    ref("successor_id", "territory"), Column("on", Date, nullable=False), flag("is_part"),
    text("decree"), sa.Index(None, "predecessor_id"), sa.Index(None, "successor_id"),
)
party_contact = sa.Table(
    "party_contact", metadata, key(), *dated(), ref("territory_id", "territory"),
    text("full_name"), text("post_title"), text("phone"), sa.Index(None, "territory_id"),
)
boundary = sa.Table(
    "boundary", metadata, key(), ref("territory_id", "territory"), text("source"),
    Column("sha256", LargeBinary, nullable=False), Column("imported", UtcDateTime, nullable=False),
    sa.Index(None, "territory_id"),
)
assignment_decision = sa.Table(
    "assignment_decision", metadata, key(), text("number"), Column("signed_on", Date),
    text("signer"), text("issuer"), text("subject"), sa.Index(None, "number"),
)
group = sa.Table(
    "officer_group", metadata, key(), *dated(), text("name"),
    ref("leader_in_charge_id", "person", optional=True),
    ref("decision_id", "assignment_decision", optional=True), text("note"),
)
group_membership = sa.Table(
    "group_membership", metadata, key(), *dated(), ref("group_id", "officer_group"),
    ref("person_id", "person"), Column("role", Choice(GroupRole), nullable=False),
    sa.Index(None, "group_id"), sa.Index(None, "person_id"),
)
assignment = sa.Table(
    "assignment", metadata, key(), *dated(), ref("territory_id", "territory"),
    ref("group_id", "officer_group", optional=True), ref("follower_id", "person", optional=True),
    ref("decision_id", "assignment_decision", optional=True),
    Column("end_reason", Choice(EndReason)), text("end_note"), text("verified_by"),
    Column("verified_on", Date), sa.Index(None, "territory_id"), sa.Index(None, "group_id"),
    sa.Index(None, "follower_id"),
)
