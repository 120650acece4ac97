"""The regulations that the program brings along, as templates that an office takes over."""

from functools import cache

from app import resources
from app.regulations.regulation import Regulation
from app.regulations.regulation_file import read_regulation

_FOLDER = "regulations"


@cache
def built_in() -> tuple[Regulation, ...]:
    """Return all of them, switched off, by file name.

    Raises RegulationFileError where a file of the installation was changed by hand.
    """
    if not resources.exists(_FOLDER):
        return ()
    return tuple(
        read_regulation(resources.read_bytes(_FOLDER, name), name)
        for name in resources.names(_FOLDER, suffix=".toml")
    )


def origin_of(regulation: Regulation) -> str:
    """Return how a record says that it was taken over from here."""
    return f"built_in:{regulation.id}"
