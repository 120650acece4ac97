"""Proposed yearly ratings of territories with reasons and evidence (QC Đ7.B.4)."""

from app.services.service import Service


class Ratings(Service):
    """See the module."""
