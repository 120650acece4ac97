"""What the tables are made of: the metadata, and columns that stand in many of them."""

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Date, Integer, Text, Uuid
from sqlalchemy.ext.mutable import MutableList

from app.domain.record import RecordKind
from db.types import Choice, UuidList

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RECORD_KIND = Choice(RecordKind)


def key() -> "Column[object]":
    """Return the id of a record."""
    return Column("id", Uuid, primary_key=True)


def ref(name: str, target: str, *, optional: bool = False) -> "Column[object]":
    """Return a reference; deferred, as the unit of work writes its records in no certain order."""
    reference = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Uuid, reference, nullable=optional)


def text(name: str) -> "Column[object]":
    """Return a text, empty where nothing was said."""
    return Column(name, Text, nullable=False, server_default="")


def dated() -> tuple["Column[object]", "Column[object]"]:
    """Return from when and until when a record holds."""
    return Column("valid_from", Date), Column("valid_to", Date)


def flag(name: str) -> "Column[object]":
    """Return a yes or no, at first no."""
    return Column(name, Boolean, nullable=False, server_default=sa.false())


def ids(name: str) -> "Column[object]":
    """Return a list of ids that may be changed in place."""
    kind = MutableList.as_mutable(UuidList)
    return Column(name, kind, nullable=False, server_default="[]")


def day(name: str) -> "Column[object]":
    """Return a day that is always there."""
    return Column(name, Date, nullable=False)


def days(*names: str) -> list["Column[object]"]:
    """Return days that may be missing."""
    return [Column(name, Date) for name in names]


def times() -> tuple["Column[object]", "Column[object]"]:
    """Return the hours from which and until which."""
    return Column("starts_at", sa.Time), Column("ends_at", sa.Time)


def position() -> "Column[object]":
    """Return the place in a list."""
    return Column("position", Integer, nullable=False, server_default="0")
