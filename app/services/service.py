"""Base of the services: the session and what every use case takes from it."""

import datetime as dt
import uuid

from app.ports.queries import Queries
from app.ports.scope import Scope
from app.ports.store import UnitOfWork
from app.services.session import Session


class Service:
    """Use cases of one subject; called on the store's thread."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _queries(self) -> Queries:
        return self._session.store.queries

    @property
    def _scope(self) -> Scope:
        return self._session.scope

    @property
    def _me(self) -> uuid.UUID:
        return self._session.person_id

    def _today(self) -> dt.date:
        return self._session.clock.today()

    def _writing(self) -> UnitOfWork:
        return self._session.store.unit_of_work()
