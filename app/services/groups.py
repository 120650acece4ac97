"""Divisions, officers, groups with one lead, assignments by written decision (QC Đ2.3, Đ4.2)."""

from app.services.service import Service


class Groups(Service):
    """See the module."""
