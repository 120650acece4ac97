"""Directives: texts to be carried out in the territories and to be known (QC Đ5.4, Đ8.3)."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.record import Record
from app.domain.territory import Territory


class ProgressState(StrEnum):
    """How far a territory has carried a directive out."""

    NOT_STARTED = "not_started"
    PLANNED = "planned"
    """It has issued its own plan or programme."""
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


#: Nothing more is to be done there.
SETTLED = frozenset({ProgressState.DONE, ProgressState.NOT_APPLICABLE})


@dataclass(eq=False, kw_only=True)
class Directive(Record):
    """Nghị quyết, chỉ thị, quy định, kết luận, hướng dẫn … cần triển khai."""

    form: str
    """Kind of text as printed: ``Nghị quyết``, ``Chỉ thị``."""
    number: str = ""
    """Number and symbol. Of a classified text number and date alone (domain trap 12)."""
    issued_on: dt.date | None = None
    issuer: str = ""
    title: str = ""
    """Empty where number and day stand for it."""
    due_on: dt.date | None = None
    """Until when the territories are to have carried it out, where the text says so."""
    in_matrix: bool = True
    """To be carried out in the territories."""
    to_study: bool = False
    """On the list of texts to know."""
    territory_ids: list[uuid.UUID] = field(default_factory=list)
    """Whom it concerns, with ``kind_ids``; both empty: every territory."""
    kind_ids: list[uuid.UUID] = field(default_factory=list)
    """All territories of these kinds, whenever they came to be."""
    note: str = ""
    ended_on: dt.date | None = None
    """From then on neither followed nor on the list."""
    origin: str = ""
    """For an imported one: what names its row."""

    def check(self, today: dt.date) -> None:
        """Refuse what cannot be followed.

        Raises ``fact_kind_missing``, ``directive_unnamed``, ``directive_for_nothing``,
        ``day_in_future`` or ``too_early``.
        """
        if not self.form.strip():
            raise DomainError("fact_kind_missing", field="form")
        if not self.title.strip() and not (self.number.strip() and self.issued_on):
            raise DomainError("directive_unnamed", field="title")
        if not (self.in_matrix or self.to_study):
            raise DomainError("directive_for_nothing", field="in_matrix")
        if self.issued_on is not None:
            refuse_future(self.issued_on, today, "issued_on")
        if self.due_on is not None and self.issued_on is not None and self.due_on < self.issued_on:
            raise DomainError("too_early", field="due_on", day=self.issued_on)

    def check_followed(self, territory: Territory, day: dt.date) -> None:
        """Refuse a state where it is not to be carried out, or not followed on the day.

        Raises ``directive_not_concerned`` or ``directive_over``.
        """
        name = self.number or self.title
        is_named = (
            not (self.territory_ids or self.kind_ids)
            or territory.id in self.territory_ids
            or territory.kind_id in self.kind_ids
        )
        existed = territory.valid_from, territory.valid_to
        if not (self.in_matrix and is_named and concerns(self.issued_on, self.ended_on, existed)):
            raise DomainError("directive_not_concerned", territory=territory.name, name=name)
        if self.ended_on is not None and day > self.ended_on:
            raise DomainError("directive_over", field="as_of", name=name, day=self.ended_on)

    def end(self, day: dt.date) -> None:
        """End it; raises ``already_ended`` or ``too_early``."""
        if self.ended_on is not None:
            raise DomainError("already_ended", field="last_day", day=self.ended_on)
        if self.issued_on is not None and day < self.issued_on:
            raise DomainError("too_early", field="last_day", day=self.issued_on)
        self.ended_on = day


@dataclass(eq=False, kw_only=True)
class DirectiveProgress(Record):
    """One cell of the matrix; one record a directive and territory, its past in the change log."""

    directive_id: uuid.UUID
    territory_id: uuid.UUID
    state: ProgressState
    as_of: dt.date
    note: str = ""
    evidence: str = ""
    """The territory's paper by number and date; scans are attachments."""
    noted_by_id: uuid.UUID | None = None

    def check(self, today: dt.date) -> None:
        """Raise ``day_in_future`` where the state is not there yet."""
        refuse_future(self.as_of, today, "as_of")


@dataclass(eq=False, kw_only=True)
class DirectiveStudy(Record):
    """Somebody has studied a text of the list (QC Đ7.A.1, Đ8.3)."""

    directive_id: uuid.UUID
    person_id: uuid.UUID
    studied_on: dt.date
    note: str = ""
    is_withdrawn: bool = False
    """Written down by mistake: it counts as not studied."""

    def check(self, today: dt.date) -> None:
        """Raise ``day_in_future``."""
        refuse_future(self.studied_on, today, "studied_on")


def concerns(
    issued_on: dt.date | None,
    ended_on: dt.date | None,
    existed: tuple[dt.date | None, dt.date | None],
) -> bool:
    """Tell whether a territory that existed from day to day (both included) met a directive."""
    first, last = existed
    is_after = issued_on is not None and last is not None and last < issued_on
    is_before = ended_on is not None and first is not None and first >= ended_on
    return not (is_after or is_before)
