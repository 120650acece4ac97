"""Migration 0004 makes the table of reports anew: its rows and what points at them stay."""

import uuid
from typing import Any

import sqlalchemy as sa
import sqlcipher3
from alembic import command

from db.migrate import _config


def test_reports_and_their_paragraphs_survive() -> None:
    engine = sa.create_engine("sqlite://", module=sqlcipher3.dbapi2, poolclass=sa.pool.StaticPool)
    _explicit(engine)
    group, report, paragraph = (uuid.uuid4().hex for _ in range(3))
    with engine.connect() as connection:
        with connection.begin():
            _to(connection, "0003")
        with connection.begin():
            connection.exec_driver_sql(
                "INSERT INTO officer_group (id, name) VALUES (?, 'Nhóm 3')", (group,)
            )
            connection.exec_driver_sql(
                "INSERT INTO report (id, kind, group_id, period_from, period_to, outline, state,"
                " remark) VALUES (?, 'monthly', ?, '2026-08-01', '2026-08-31', 'monthly_qc',"
                " 'draft', 'đã xem')",
                (report, group),
            )
            connection.exec_driver_sql(
                "INSERT INTO report_paragraph (id, report_id, section, text)"
                " VALUES (?, ?, 'work', 'Nội dung')",
                (paragraph, report),
            )
        with connection.begin():
            _to(connection, "head")
        row = connection.exec_driver_sql(
            "SELECT id, group_id, remark, follower_id, subject FROM report"
        ).one()
        assert tuple(row) == (report, group, "đã xem", None, "")
        joined = connection.exec_driver_sql(
            "SELECT p.text FROM report_paragraph p JOIN report r ON r.id = p.report_id"
        ).scalars()
        assert list(joined) == ["Nội dung"]
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        assert not sa.inspect(connection).has_table("report_before")


def _explicit(engine: sa.Engine) -> None:
    """Begin transactions as the store does, so that tables are dropped within them."""

    @sa.event.listens_for(engine, "connect")
    def _opened(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _to(connection: sa.Connection, version: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)
