"""The office and its people: terms, divisions, posts, accounts with their keys, and devices."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, LargeBinary, Uuid

from app.domain.people import LeaderPost
from db.schema.parts import dated, flag, key, metadata, position, ref, text
from db.types import Choice, UtcDateTime

office = sa.Table(
    "office", metadata, key(), text("province_code"), text("province_name"),
    text("committee_name"), text("commission_name"), text("body_symbol"), text("place_name"),
    flag("old_tone_marks"), flag("is_sample"), Column("gazetteer_as_of", Date),
    flag("plans_approved"),
)
congress_term = sa.Table(
    "congress_term", metadata, key(), *dated(), text("organisation"), text("name"),
    text("opening_event"), text("closing_event"),
)
division = sa.Table(
    "division", metadata, key(), *dated(), text("name"), text("short_name"),
    flag("is_overseer"), position(),
)
person = sa.Table(
    "person", metadata, key(), text("full_name"), text("phone"), text("distinction"),
    text("origin"), Column("merged_into_id", Uuid),
)
officer = sa.Table(
    "officer", metadata, key(), *dated(), ref("person_id", "person"),
    ref("division_id", "division", optional=True), text("title"),
    sa.Index(None, "person_id"),
)
commission_leader = sa.Table(
    "commission_leader", metadata, key(), *dated(), ref("person_id", "person"),
    Column("post", Choice(LeaderPost), nullable=False), position(),
)
commune_follower = sa.Table(
    "commune_follower", metadata, key(), *dated(), ref("person_id", "person"),
    text("home_agency"), text("post_title"), text("home_agency_head"),
    sa.Index(None, "person_id"),
)
standing_member = sa.Table(
    "standing_member", metadata, key(), *dated(), ref("person_id", "person"),
    text("post_title"),
)
account = sa.Table(
    "account", metadata, key(), *dated(), ref("person_id", "person"), text("slot_id"),
    flag("is_administrator"),
)
person_key = sa.Table(
    "person_key", metadata, key(), ref("person_id", "person"),
    Column("signing_key", LargeBinary, nullable=False),
    Column("encryption_key", LargeBinary, nullable=False),
    Column("since", UtcDateTime, nullable=False), Column("ended", UtcDateTime), text("reason"),
)
device = sa.Table(
    "device", metadata, key(), text("name"), Column("signing_key", LargeBinary, nullable=False),
    Column("registered", UtcDateTime, nullable=False), Column("revoked", UtcDateTime),
)
absence = sa.Table(
    "absence", metadata, key(), *dated(), ref("person_id", "person"),
    ref("substitute_id", "person", optional=True),
    ref("group_id", "officer_group", optional=True), text("reason"), text("ground"),
    sa.Index(None, "person_id"),
)
