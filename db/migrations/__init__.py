"""Alembic environment and versions; ``HEAD`` is the version that this program writes."""

HEAD = "0005"
