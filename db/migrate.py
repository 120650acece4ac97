"""Brings a store to the version that this program writes; refuses one that is newer.

Alembic is imported only when there is something to do: opening a current book does not pay.
"""

import io
from pathlib import Path

import sqlalchemy as sa

from app.domain.errors import StoreError
from db.engine import WRITES
from db.errors import translated
from db.migrations import HEAD

SCRIPTS = Path(__file__).parent / "migrations"


def stored_version(engine: sa.Engine) -> str | None:
    """Return the version that the store is at, None for an empty one."""
    with translated(), engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar()
        return version


def is_current(engine: sa.Engine) -> bool:
    """Tell whether nothing is to be done; raises StoreError ``store_newer``."""
    version = stored_version(engine)
    if version is not None and int(version) > int(HEAD):
        raise StoreError("store_newer", version=version, known=HEAD)
    return version == HEAD


def upgrade(engine: sa.Engine) -> None:
    """Run the missing versions and write the new version number in one transaction."""
    from alembic import command

    config = _config()
    with translated(), engine.execution_options(**{WRITES: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def upgrade_sql(url: str = "postgresql+psycopg://") -> str:
    """Return the SQL that makes the store on another database (the office server to come)."""
    from alembic import command

    text = io.StringIO()
    config = _config(text)
    config.set_main_option("sqlalchemy.url", url)
    command.upgrade(config, "head", sql=True)
    return text.getvalue()


def _config(output: io.StringIO | None = None):  # type: ignore[no-untyped-def] # Alembic is late
    from alembic.config import Config

    config = Config(output_buffer=output or io.StringIO())
    config.set_main_option("script_location", str(SCRIPTS))
    return config
