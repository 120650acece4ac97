"""Reports of a group: drafting, editing, handing in, receiving, returning (QC Đ8.2)."""

from app.services.service import Service


class Reports(Service):
    """See the module."""
