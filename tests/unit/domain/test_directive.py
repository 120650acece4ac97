"""Directives: what may stand in the register, whom a text concerns, and from when it is over."""

import datetime as dt
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.directive import (
    Directive,
    DirectiveProgress,
    DirectiveStudy,
    ProgressState,
    concerns,
)
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.territory import Territory

TODAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def text(**changed: Any) -> Directive:
    values: dict[str, Any] = {
        "form": "Nghị quyết",
        "number": "901-NQ/TU",
        "issued_on": dt.date(2026, 1, 5),
        "title": "Về sinh hoạt chi bộ",
    }
    return Directive(**(values | changed))


def place(kind_id: uuid.UUID | None = None, **changed: Any) -> Territory:
    return Territory(kind_id=kind_id or new_id(), name="Xã Sơn Hà", **changed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"form": " "}, "fact_kind_missing"),
        ({"title": "", "number": ""}, "directive_unnamed"),
        ({"title": "", "issued_on": None}, "directive_unnamed"),
        ({"in_matrix": False}, "directive_for_nothing"),
        ({"issued_on": dt.date(2026, 11, 23)}, "day_in_future"),
        ({"due_on": dt.date(2026, 1, 4)}, "too_early"),
    ],
)
def test_what_cannot_be_followed_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError) as caught:
        text(**changed).check(TODAY)
    assert caught.value.code == code


def test_of_a_classified_text_number_and_day_are_enough() -> None:
    text(title="").check(TODAY)


def test_it_is_ended_once_and_not_before_it_was_issued() -> None:
    row = text()
    with pytest.raises(DomainError, match="too_early"):
        row.end(dt.date(2026, 1, 4))
    row.end(dt.date(2026, 3, 1))
    with pytest.raises(DomainError, match="already_ended"):
        row.end(dt.date(2026, 3, 2))


def test_it_concerns_chosen_kinds_and_chosen_territories() -> None:
    commune, department = new_id(), new_id()
    row = text(kind_ids=[commune])
    row.check_followed(place(commune), TODAY)
    with pytest.raises(DomainError, match="directive_not_concerned"):
        row.check_followed(place(department), TODAY)
    chosen = place(department)
    row.territory_ids.append(chosen.id)
    row.check_followed(chosen, TODAY)


def test_a_text_to_study_alone_is_not_in_the_matrix() -> None:
    row = text(in_matrix=False, to_study=True)
    row.check(TODAY)
    with pytest.raises(DomainError, match="directive_not_concerned"):
        row.check_followed(place(), TODAY)


def test_what_has_ended_is_not_followed_later() -> None:
    row = text(ended_on=dt.date(2026, 6, 1))
    row.check_followed(place(), dt.date(2026, 6, 1))
    with pytest.raises(DomainError, match="directive_over"):
        row.check_followed(place(), dt.date(2026, 6, 2))


@given(issued=st.none() | DAYS, ended=st.none() | DAYS, day=DAYS)
def test_a_territory_of_one_day_met_the_text_if_it_was_in_force_then(
    issued: dt.date | None, ended: dt.date | None, day: dt.date
) -> None:
    in_force = (issued is None or issued <= day) and (ended is None or day < ended)
    assert concerns(issued, ended, (day, day)) == in_force


@given(issued=DAYS, first=DAYS, last=DAYS)
def test_a_merged_territory_met_what_was_issued_in_its_time(
    issued: dt.date, first: dt.date, last: dt.date
) -> None:
    assert concerns(issued, None, (first, last)) == (issued <= last)
    assert concerns(issued, None, (first, None))


def test_nothing_is_written_for_a_day_to_come() -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    cell = DirectiveProgress(
        directive_id=new_id(), territory_id=new_id(), state=ProgressState.DONE, as_of=tomorrow
    )
    study = DirectiveStudy(directive_id=new_id(), person_id=new_id(), studied_on=tomorrow)
    for record in (cell, study):
        with pytest.raises(DomainError, match="day_in_future"):
            record.check(TODAY)
        record.check(tomorrow)
