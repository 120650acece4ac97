"""Territories and the groups that follow them."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Float, LargeBinary, Uuid

from app.domain.group import EndReason, GroupRole
from app.domain.lineage import ChangeKind, DoubleSubject
from app.domain.territory import TerritoryCategory
from db.schema.parts import RECORD_KIND, dated, day, flag, key, metadata, position, ref, text
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
    Column("merged_into_id", Uuid),
    sa.Index(None, "code"), sa.Index(None, "parent_id"),
)
territory_succession = sa.Table(
    "territory_succession", metadata, key(), ref("predecessor_id", "territory"),
    ref("successor_id", "territory"), Column("on", Date, nullable=False), flag("is_part"),
    text("decree"), Column("change_id", Uuid), sa.Index(None, "predecessor_id"),
    sa.Index(None, "successor_id"),
)
territory_change = sa.Table(
    "territory_change", metadata, key(), Column("kind", Choice(ChangeKind), nullable=False),
    day("on"), text("decree"), Column("decided_on", Date), text("issuer"), text("note"),
)
double_merge = sa.Table(
    "double_merge", metadata, key(), Column("subject", Choice(DoubleSubject), nullable=False),
    Column("kept_id", Uuid, nullable=False), Column("absorbed_id", Uuid, nullable=False),
    day("merged_on"), text("reason"), Column("taken_back_on", Date), text("taken_back_reason"),
    sa.Index(None, "absorbed_id"), sa.Index(None, "kept_id"),
)
reference_move = sa.Table(
    "reference_move", metadata, key(), Column("cause_id", Uuid, nullable=False),
    Column("record_kind", RECORD_KIND, nullable=False), Column("record_id", Uuid, nullable=False),
    text("name"), Column("from_id", Uuid, nullable=False), Column("to_id", Uuid, nullable=False),
    flag("taken_back"), sa.Index(None, "cause_id"), sa.Index(None, "from_id"),
    sa.Index(None, "record_id"),
)
sub_unit = sa.Table(
    "sub_unit", metadata, key(), *dated(), ref("territory_id", "territory"), text("kind"),
    text("name"), text("note"), position(), sa.Index(None, "territory_id"),
)
office_holder = sa.Table(
    "office_holder", metadata, key(), *dated(), ref("territory_id", "territory"),
    text("full_name"), text("post_title"), text("term"), text("phone"), text("note"), position(),
    sa.Index(None, "territory_id"),
)
import_mapping = sa.Table(
    "import_mapping", metadata, key(), text("table"), text("signature"), text("columns"),
    text("name"), sa.Index(None, "signature"),
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
