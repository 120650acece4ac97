"""The journal: notice before going, outcome after returning, findings (QC Đ7.A.5, Đ8.1)."""

from app.services.service import Service


class Journal(Service):
    """See the module."""
