"""The home screen: facts to act on today, and the search over everything one may see."""

import datetime as dt
import uuid

from app.domain.task import TaskState
from app.read_models.commitments import CommitmentFilter
from app.read_models.home import HomeFacts
from app.read_models.records import SearchHit
from app.read_models.tasks import TaskRow
from app.read_models.tasks import Whose as TasksOf
from app.services.commitments import CommitmentList
from app.services.service import Service
from app.services.session import Session
from app.services.tasks import Tasks

#: So many days ahead one's own tasks are told.
_SOON_DAYS = 7


class Home(Service):
    """See the module."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._tasks = Tasks(session)

    def facts(self, group_id: uuid.UUID | None = None, *, with_terms: bool = True) -> HomeFacts:
        """Return today's facts, of one group or of all.

        ``with_terms``: reports to come and long assignments too, where no regulation says it.
        """
        return self._queries.home.facts(
            self._scope, self._today(), group_id=group_id, with_terms=with_terms
        )

    def overdue_commitments(self, group_id: uuid.UUID | None = None) -> CommitmentList:
        """Return what territories wait for beyond the day it was promised for, oldest first."""
        day = self._today()
        chosen = CommitmentFilter(group_id=group_id, due_before=day)
        return CommitmentList(self._queries.commitments.rows(self._scope, chosen), day)

    def my_tasks(self) -> tuple[TaskRow, ...]:
        """Return one's own tasks that are overdue or due within a week, the oldest first."""
        today = self._today()
        rows = self._tasks.rows(TasksOf.MINE, only_open=True)
        soon = today + dt.timedelta(days=_SOON_DAYS)
        return tuple(
            row
            for row in rows
            if row.due_on is not None and row.due_on <= soon and row.state is not TaskState.DONE
        )

    def my_group(self) -> uuid.UUID | None:
        """Return the group of the person at the program, if there is one today."""
        people = self._queries.people.people(self._scope, self._today())
        return next((row.group_id for row in people if row.id == self._me), None)

    def search(self, text: str) -> tuple[SearchHit, ...]:
        """Return the newest 50 records that hold every word; an empty text finds nothing."""
        return self._queries.records.search(self._scope, text)
