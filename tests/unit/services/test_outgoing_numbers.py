"""No gap and no double, whatever is done in whatever order; the database is the last guard."""

import datetime as dt
import shutil
import tempfile
import uuid
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.errors import DomainError, StoreError
from app.domain.flow import Word
from app.domain.outgoing import IssuingBody, OutgoingDocument, OutgoingState
from app.read_models.outgoing import OutgoingFilter, OutgoingRow
from app.services.outgoing.forms import EntryForm, NumberForm, SeriesForm, TermForm, TypeForm
from tests.support.outgoing_books import TODAY, OutgoingBook, TextRenderer, decision, letter
from tests.support.sessions import services_of

TYPES = ("Công văn", "Quyết định", "Quy định")
DAYS = st.dates(dt.date(2026, 10, 1), TODAY)


class Numbers(RuleBasedStateMachine):
    """Random deeds at the desk; a refusal is always a coded one and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self.office = OutgoingBook(self._folder / "book")
        self.prepared: list[uuid.UUID] = []
        self.term_from = [dt.date(2025, 9, 1)]

    def teardown(self) -> None:
        self.office.book.store.close()
        shutil.rmtree(self._folder)

    @property
    def outgoing(self):  # type: ignore[no-untyped-def]  # the service, of this book
        return self.office.outgoing

    @rule(which=st.booleans())
    def prepare(self, which: bool) -> None:
        self.prepared.append(self.office.prepared(decision() if which else letter()))

    @rule(day=DAYS, place=st.integers(0, 5))
    def number_as_offered(self, day: dt.date, place: int) -> None:
        if self.prepared:
            document_id = self.prepared.pop(place % len(self.prepared))
            offer = self.outgoing.next_number(document_id, day)
            self.outgoing.number(document_id, NumberForm(offer.number, day))

    @rule(day=DAYS, number=st.integers(-1, 14))
    def number_as_typed(self, day: dt.date, number: int) -> None:
        if self.prepared:
            offer = self.outgoing.next_number(self.prepared[0], day)
            form = NumberForm(number, day, from_paper_book=True)
            if self._attempt(lambda: self.outgoing.number(self.prepared[0], form)):
                assert number <= (offer.number or 0)
                self.prepared.pop(0)

    @rule(day=DAYS, kind=st.sampled_from(TYPES), first=st.integers(0, 9), more=st.integers(0, 3))
    def enter(self, day: dt.date, kind: str, first: int, more: int) -> None:
        form = EntryForm(
            self.office.type_id(kind), "theo sổ giấy", first, day, last_number=first + more
        )
        self._attempt(lambda: self.outgoing.enter(form))

    @rule(place=st.integers(0, 9))
    def void(self, place: int) -> None:
        rows = [one for one in self._rows() if one.state is OutgoingState.NUMBERED]
        if rows:
            word = Word(self.office.book.person_id, TODAY, "ghi nhầm")
            self.outgoing.void(rows[place % len(rows)].id, word)

    @rule(place=st.integers(0, 9))
    def drop(self, place: int) -> None:
        if self.prepared:
            self.outgoing.drop(self.prepared.pop(place % len(self.prepared)))

    @rule(kind=st.sampled_from(TYPES), opening=st.integers(0, 4))
    def open(self, kind: str, opening: int) -> None:
        term = self.outgoing.terms()[0].id
        form = SeriesForm(self.office.type_id(kind), term, opening)
        self._attempt(lambda: self.outgoing.open_series(form))

    @rule(day=DAYS)
    def begin_a_term(self, day: dt.date) -> None:
        self._attempt(lambda: self.outgoing.save_term(TermForm(None, f"từ {day}", day)))

    @rule(shared=st.booleans())
    def share(self, shared: bool) -> None:
        value = "one" if shared else "two"
        self.office.services.paper_settings.save("decision_series", value)

    @rule()
    def rename_a_type(self) -> None:
        kind = self.office.type_id("Quy định")
        form = TypeForm(kind, "Quy định", "QĐ", "Quy định khác")
        self._attempt(lambda: self.outgoing.save_type(form))

    @invariant()
    def no_gap_and_no_double(self) -> None:
        opening = {
            (one.series, one.term_id): one.opening_number for one in self.outgoing.series_rows()
        }
        given: dict[tuple[str, uuid.UUID | None], list[int]] = defaultdict(list)
        for row in self._rows():
            if row.number is not None:
                assert row.state in (OutgoingState.NUMBERED, OutgoingState.VOIDED)
                given[row.series, row.term_id].append(row.number)
            else:
                assert row.state in (OutgoingState.PREPARED, OutgoingState.DROPPED)
        decisions: dict[uuid.UUID | None, set[int]] = defaultdict(set)
        for place, numbers in given.items():
            series, term = place
            assert len(set(numbers)) == len(numbers), place
            if series == "CV":
                first = opening[place] + 1
                assert sorted(numbers) == list(range(first, first + len(numbers))), place
            else:
                # Shared anew within a term, the two types fill one another's gaps.
                decisions[term].update(numbers)
        for (series, term), number in opening.items():
            if series != "CV":
                decisions[term].update(range(1, number + 1))
        for term, told in decisions.items():
            assert sorted(told) == list(range(1, len(told) + 1)), term
        by_type = [(one.type_id, one.term_id, one.number) for one in self._rows() if one.number]
        assert len(set(by_type)) == len(by_type)

    def _rows(self) -> tuple[OutgoingRow, ...]:
        office = self.office
        scope = office.services.session.scope
        return office.book.store.queries.outgoing.rows(scope, OutgoingFilter())

    @staticmethod
    def _attempt(deed) -> bool:  # type: ignore[no-untyped-def]  # any of the deeds above
        try:
            deed()
        except DomainError:
            return False
        return True


Numbers.TestCase.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
TestNumbers = Numbers.TestCase


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OutgoingBook]:
    made = OutgoingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def _bare(office: OutgoingBook, number: int) -> OutgoingDocument:
    return OutgoingDocument(
        issuer=IssuingBody.COMMISSION,
        type_id=office.type_id("Công văn"),
        subject="về việc A",
        prepared_on=TODAY,
        prepared_by_id=office.book.person_id,
        series="CV",
        term_id=office.term.id,
        number=number,
        state=OutgoingState.NUMBERED,
    )


def test_the_database_refuses_a_double_with_a_code(office: OutgoingBook) -> None:
    office.numbered()
    head = office.book.store.queries.records.heads(office.services.session.scope)
    double = _bare(office, 1)
    with office.book.store.unit_of_work() as uow:
        uow.add(double)
        with pytest.raises(StoreError, match="number_taken_meanwhile"):
            uow.commit()
    assert office.book.store.queries.records.heads(office.services.session.scope) == head
    office.numbered()


def test_two_who_looked_at_the_same_moment_get_one_number_between_them(
    office: OutgoingBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = office.prepared(), office.prepared()
    late = services_of(office.book, office.services.printing._renderer).outgoing
    stale = late._place(IssuingBody.COMMISSION, late._type(office.type_id("Công văn")), TODAY)
    office.outgoing.number(first, NumberForm(1, TODAY))
    known = office.outgoing._place(
        IssuingBody.COMMISSION, late._type(office.type_id("Công văn")), TODAY
    )
    assert (stale.used, known.used) == ((), (1,))
    monkeypatch.setattr(late, "_place", lambda *_args: stale)
    with pytest.raises(StoreError, match="number_taken_meanwhile"):
        late.number(second, NumberForm(1, TODAY))
    assert office.outgoing.row(second).state is OutgoingState.PREPARED
    office.outgoing.number(second, NumberForm(2, TODAY))


def test_no_number_comes_twice_where_decisions_share_a_series_anew(office: OutgoingBook) -> None:
    rule = office.type_id("Quy định")
    save = office.services.paper_settings.save
    save("decision_series", "two")
    office.numbered(decision())
    office.outgoing.enter(EntryForm(rule, "về A", 1, TODAY, last_number=4))
    save("decision_series", "one")
    assert office.outgoing.entry_offer(rule).number == 5
    assert office.outgoing.next_number(office.prepared(decision())).number == 5
    with pytest.raises(DomainError, match="number_taken"):
        office.outgoing.enter(EntryForm(rule, "về B", 3, TODAY))
    office.outgoing.enter(EntryForm(rule, "về B", 5, TODAY))
    save("decision_series", "two")
    assert office.outgoing.entry_offer(rule).number == 6


def test_an_opening_counts_where_decisions_share_a_series_anew(office: OutgoingBook) -> None:
    rule, save = office.type_id("Quy định"), office.services.paper_settings.save
    save("decision_series", "two")
    office.outgoing.open_series(SeriesForm(rule, office.term.id, 20))
    save("decision_series", "one")
    assert office.outgoing.next_number(office.prepared(decision())).number == 21


def test_a_paper_that_cannot_be_drawn_takes_no_number(
    office: OutgoingBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = office.prepared()

    def refuse(*_args: object) -> bytes:
        raise DomainError("missing_glyph")

    scope = office.services.session.scope
    head = office.book.store.queries.records.heads(scope)
    with monkeypatch.context() as patched:
        patched.setattr(TextRenderer, "render", refuse)
        with pytest.raises(DomainError, match="missing_glyph"):
            office.outgoing.number(document_id, NumberForm(1, TODAY))
    assert office.book.store.queries.records.heads(scope) == head
    assert office.outgoing.row(document_id).state is OutgoingState.PREPARED
    office.outgoing.number(document_id, NumberForm(1, TODAY))
