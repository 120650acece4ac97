"""The change log, and what lies outside it: drafts, contents, outlines, rows for searching."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Date, Integer, LargeBinary, Text, Uuid

from db.schema.parts import metadata
from db.types import UtcDateTime

change_entry = sa.Table(
    "change_entry", metadata,
    Column("device_id", Uuid, primary_key=True),
    Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("clock", sa.BigInteger, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sa.Index(None, "clock"),
)
change_item = sa.Table(
    "change_item", metadata,
    Column("device_id", Uuid, primary_key=True),
    Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("record_id", Uuid, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sa.Index(None, "record_id"),
    sa.ForeignKeyConstraint(
        ["device_id", "sequence"], ["change_entry.device_id", "change_entry.sequence"]
    ),
)
record_head = sa.Table(
    "record_head", metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("record_kind", sa.String(40), nullable=False),
    Column("heads", Text, nullable=False),
)
book_meta = sa.Table(
    "book_meta", metadata, Column("name", sa.String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
draft = sa.Table(
    "draft", metadata, Column("person_id", Uuid, primary_key=True),
    Column("form", sa.String(120), primary_key=True), Column("payload", Text, nullable=False),
    Column("saved", UtcDateTime, nullable=False),
)
attachment_content = sa.Table(
    "attachment_content", metadata, Column("sha256", LargeBinary, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
boundary_shape = sa.Table(
    "boundary_shape", metadata, Column("boundary_id", Uuid, primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("shape", LargeBinary, nullable=False),
)
search_row = sa.Table(
    "search_row", metadata,
    Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("record_kind", sa.String(40), nullable=False), Column("record_id", Uuid, nullable=False),
    Column("territory_id", Uuid), Column("event_date", Date), Column("title", Text, nullable=False),
    Column("body", Text, nullable=False), sa.Index(None, "record_id"),
)
