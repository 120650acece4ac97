"""Territories: adding, editing, ending; the profile; boundaries and the map."""

from app.services.service import Service


class Territories(Service):
    """See the module."""
