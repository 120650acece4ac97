"""What every form offers where a territory is chosen, told apart by former districts."""

import datetime as dt

from app.i18n.former_districts import former_district_words
from app.ports.queries import Queries
from app.ports.scope import Scope
from app.read_models.office import Choice


def territory_choices(queries: Queries, scope: Scope, day: dt.date | None) -> tuple[Choice, ...]:
    """Return the territories of that day (None: all there ever were), by name."""
    return tuple(
        Choice(one.id, one.name, former_district_words(one.former_district))
        for one in queries.territories.names(scope, day)
    )
