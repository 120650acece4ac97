"""Taking the office's Excel files in: preview, answers, all good rows in one transaction."""

from app.services.service import Service


class Imports(Service):
    """See the module."""
