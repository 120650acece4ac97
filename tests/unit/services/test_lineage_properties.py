"""After any sequence of changes nothing open is lost or doubled, and both ends find each other."""

import datetime as dt
import tempfile
import uuid
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.commitment import Commitment
from app.domain.errors import DomainError
from app.domain.finding import Finding
from app.domain.lineage import ChangeKind, ReferenceMove
from app.domain.task import Task
from app.domain.territory import Territory
from app.i18n.text import exact_key
from app.services.lineage.forms import ChangeForm, Predecessor, Successor, key_of
from tests.support.lineage_books import LineageBook

KINDS = (ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.PART_MOVED, ChangeKind.RENAME)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 9),
        st.integers(0, 9),
        st.booleans(),
        st.lists(st.sampled_from((None, 0, 1)), max_size=6),
    ),
    min_size=1,
    max_size=4,
)


def form_of(
    office: LineageBook,
    number: int,
    chosen: tuple[ChangeKind, int, int, bool, list[int | None]],
) -> ChangeForm:
    """Return a change of units that are there on its day; it may be one that cannot be."""
    kind, first, second, joins, answers = chosen
    on = dt.date(2026, 3, 1) + dt.timedelta(days=20 * number)
    there = [one for one in office.find(Territory) if one.holds_on(on) and one.code != "x"]
    there = [one for one in there if one.kind_id == office.commune]
    old, other = there[first % len(there)], there[second % len(there)]
    new = Successor(data=office.data(f"Xã Mới {number}"))
    merging = kind is ChangeKind.MERGER and not joins
    units = dict.fromkeys((old.id, other.id) if merging else (old.id,))
    into = Successor(existing_id=other.id) if joins and kind is not ChangeKind.RENAME else new
    successors = (into, Successor(data=office.data(f"Xã Thêm {number}")))
    form = ChangeForm(
        kind,
        on,
        tuple(Predecessor(one) for one in units),
        successors if kind is ChangeKind.SPLIT else (into,),
    )
    asked = office.lineage.preview(form).questions
    given = {key_of(one.item): place for one, place in zip(asked, answers, strict=False)}
    return ChangeForm(form.kind, form.on, form.predecessors, form.successors, answers=given)


def under(office: LineageBook) -> Counter[tuple[uuid.UUID, uuid.UUID | None]]:
    """Return which unit each finding, commitment and task stands under."""
    found: list[Finding | Commitment | Task] = [
        *office.find(Finding),
        *office.find(Commitment),
        *office.find(Task),
    ]
    return Counter((one.id, one.territory_id) for one in found)


@given(changes=CHANGES)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
def test_nothing_is_lost_or_doubled(
    changes: list[tuple[ChangeKind, int, int, bool, list[int | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = LineageBook(Path(folder) / "so")
        try:
            _check(office, changes)
        finally:
            office.book.store.close()


def _check(
    office: LineageBook, changes: list[tuple[ChangeKind, int, int, bool, list[int | None]]]
) -> None:
    before = under(office)
    counted = _open_findings(office)
    for number, chosen in enumerate(changes):
        written = office.find(ReferenceMove)
        try:
            office.lineage.apply(form_of(office, number, chosen))
        except DomainError:
            assert len(office.find(ReferenceMove)) == len(written)
        assert _open_findings(office) == counted
    after = under(office)
    assert {key for key, _ in after} == {key for key, _ in before}
    assert sum(after.values()) == sum(before.values())
    stood = dict(before.keys())
    for record_id, place in after:
        assert place is not None
        origin = stood[record_id]
        assert origin is not None
        assert place in office.lineage.line(origin)
        assert origin in office.lineage.line(place)
    _no_namesakes(office)


def _open_findings(office: LineageBook) -> int:
    rows = office.services.territories.rows(with_ended=True)
    return sum(row.open_findings for row in rows)


def _no_namesakes(office: LineageBook) -> None:
    seen: dict[tuple[uuid.UUID, str], list[Territory]] = {}
    for one in office.find(Territory):
        seen.setdefault((one.kind_id, exact_key(one.name)), []).append(one)
    for alike in seen.values():
        for place, one in enumerate(alike):
            for other in alike[:place]:
                first = max(one.valid_from or dt.date.min, other.valid_from or dt.date.min)
                last = min(one.valid_to or dt.date.max, other.valid_to or dt.date.max)
                assert last < first
