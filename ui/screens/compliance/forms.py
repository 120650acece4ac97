"""What the forms of checks and obstacles open with; plain values."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.office import Choice
from app.services.drafts import Payload


@dataclass(frozen=True, slots=True)
class CheckStart:
    """For a new check ``row`` is None."""

    row: CheckRow | None
    today: dt.date
    regulations: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    territories: tuple[Choice, ...]
    draft: tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class ObstacleStart:
    """For a new obstacle ``row`` is None."""

    row: ObstacleRow | None
    today: dt.date
    regulations: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    draft: tuple[dt.datetime, Payload] | None
