"""Proposed ratings: people choose the level, one a territory and year, nothing changed unseen."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, Group
from app.domain.rating import RatingLevel, RatingScheme, RatingState
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.read_models.ratings import RatingRow
from app.services.rating_forms import ChosenEvidence, RatingForm, SchemeForm, rating_draft
from tests.support.books import Book
from tests.support.sessions import services_of

YEAR = 2025
SINCE = dt.date(2025, 7, 1)


class Rated:
    """A book with two schemes, a group that follows one of two territories, and a year's work."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services = services_of(self.book)
        self.ratings = self.services.ratings
        with self.book.store.unit_of_work() as uow:
            kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
            uow.add(kind)
            places = [
                Territory(kind_id=kind.id, name=name, valid_from=SINCE, party_organisation=party)
                for name, party in (("Xã Ba Gia", "Đảng bộ xã Ba Gia"), ("Xã Sơn Hà", ""))
            ]
            group = Group(name="Nhóm 1", valid_from=SINCE)
            uow.add(group)
            old = RatingScheme(
                name="Khung 124",
                valid_from=dt.date(2023, 10, 4),
                valid_to=dt.date(2025, 8, 29),
            )
            new = RatingScheme(name="Khung 366", valid_from=dt.date(2025, 8, 30))
            for scheme in (old, new):
                uow.add(scheme)
            levels = [
                RatingLevel(scheme_id=scheme.id, name=name, position=position)
                for scheme in (old, new)
                for position, name in enumerate(("Tốt", "Hoàn thành"))
            ]
            for level in levels:
                uow.add(level)
            for place in places:
                uow.add(place)
            uow.add(Assignment(territory_id=places[0].id, group_id=group.id, valid_from=SINCE))
            trips = [
                Engagement(
                    kind=EngagementKind.TRIP,
                    starts_on=day,
                    ends_on=day,
                    territory_id=places[0].id,
                    subject=subject,
                    participant_ids=[self.book.person_id],
                )
                for day, subject in (
                    (dt.date(2025, 9, 1), "Kiểm điểm"),
                    (dt.date(2026, 1, 5), "Năm sau"),
                )
            ]
            for trip in trips:
                uow.add(trip)
            found = Finding(
                kind=FindingKind.NEW_MODEL,
                territory_id=places[0].id,
                text="Mô hình hay",
                raised_on=dt.date(2025, 10, 2),
            )
            uow.add(found)
            uow.commit()
            self.place, self.other = (place.id for place in places)
            self.group = group.id
            self.old, self.new = old.id, new.id
            self.old_level, self.level = levels[0].id, levels[2].id
            self.trip, self.found = trips[0].id, found.id

    def form(self, rating_id: uuid.UUID | None = None, **values: object) -> RatingForm:
        given: dict[str, object] = {
            "rating_id": rating_id,
            "territory_id": self.place,
            "year": YEAR,
            "scheme_id": self.new,
            "level_id": self.level,
            "collective": "Đảng bộ xã Ba Gia",
            "reasons": "Hoàn thành các chỉ tiêu.",
        }
        return RatingForm(**{**given, **values})  # type: ignore[arg-type] # by name

    def save(self, rating_id: uuid.UUID | None = None, **values: object) -> uuid.UUID:
        saved, _ = self.ratings.save(self.form(rating_id, **values))
        return saved

    def row(self, year: int = YEAR) -> RatingRow:
        return next(one for one in self.ratings.rows(year) if one.territory_id == self.place)


@pytest.fixture
def rated(tmp_path: Path) -> Iterator[Rated]:
    made = Rated(tmp_path / "book")
    yield made
    made.book.store.close()


def refused(code: str, rated: Rated, *args: object, **values: object) -> DomainError:
    with pytest.raises(DomainError) as caught:
        rated.save(*args, **values)  # type: ignore[arg-type]
    assert caught.value.code == code
    return caught.value


def test_all_territories_of_the_years_end_stand_in_the_list(rated: Rated) -> None:
    rows = rated.ratings.rows(YEAR)
    assert [row.territory_name for row in rows] == ["Xã Ba Gia", "Xã Sơn Hà"]
    assert rows[0].state is None
    assert rows[0].collective == "Đảng bộ xã Ba Gia"
    assert rows[0].level_name == ""
    assert [row.group_name for row in rows] == ["Nhóm 1", ""]


@pytest.mark.parametrize(
    ("year", "name"), [(2022, None), (2023, "Khung 124"), (2024, "Khung 124"), (2025, "Khung 366")]
)
def test_scheme_is_the_one_of_the_last_day_of_the_year(
    rated: Rated, year: int, name: str | None
) -> None:
    scheme = rated.ratings.scheme_of(year)
    assert (scheme.name if scheme else None) == name


def test_draft_names_collective_level_and_group(rated: Rated) -> None:
    rating_id = rated.save()
    row = rated.row()
    assert row.rating_id == rating_id
    assert (row.level_name, row.scheme_name, row.group_name) == ("Tốt", "Khung 366", "Nhóm 1")
    assert row.state is RatingState.DRAFT
    assert rated.row(2026).rating_id is None


def test_no_level_is_ever_filled_in(rated: Rated) -> None:
    sheet = rated.ratings.sheet(rated.place, YEAR)
    assert sheet.row.level_id is None
    rated.save(level_id=None)
    assert rated.row().level_id is None


def test_one_rating_a_territory_and_year(rated: Rated) -> None:
    rated.save()
    assert refused("rating_exists", rated).values["year"] == YEAR
    rated.save(year=2026)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"scheme_id": None}, "scheme_missing", "scheme"),
        ({"collective": "  "}, "collective_missing", "collective"),
        ({"year": 2027}, "year_ahead", "year"),
    ],
)
def test_what_a_draft_needs(rated: Rated, values: dict[str, object], code: str, field: str) -> None:
    assert refused(code, rated, **values).values["field"] == field
    assert rated.row().rating_id is None


def test_level_belongs_to_the_scheme(rated: Rated) -> None:
    refused("level_of_other_scheme", rated, level_id=rated.old_level)
    rated.save(scheme_id=rated.old, level_id=rated.old_level)
    assert rated.row().scheme_name == "Khung 124"


def test_proposal_is_fixed_until_taken_back(rated: Rated) -> None:
    rating_id = rated.save()
    kinds = rated.ratings.propose(rating_id)
    assert kinds == {RecordKind.TERRITORY_RATING}
    row = rated.row()
    assert row.state is RatingState.PROPOSED
    assert (row.proposed_on, row.proposed_by_name) == (
        rated.book.clock.today(),
        "Trần Minh Khoa",
    )
    refused("rating_proposed", rated, rating_id)
    with pytest.raises(DomainError, match="rating_proposed"):
        rated.ratings.propose(rating_id)
    rated.ratings.take_back(rating_id)
    row = rated.row()
    assert (row.state, row.proposed_on, row.proposed_by_name) == (RatingState.DRAFT, None, "")
    with pytest.raises(DomainError, match="rating_not_proposed"):
        rated.ratings.take_back(rating_id)
    rated.save(rating_id, reasons="Sửa lại.")
    assert rated.row().reasons == "Sửa lại."


@pytest.mark.parametrize(
    ("values", "code"),
    [({"level_id": None}, "level_missing"), ({"reasons": " "}, "reasons_missing")],
)
def test_proposal_needs_level_and_reasons(
    rated: Rated, values: dict[str, object], code: str
) -> None:
    rating_id = rated.save(**values)
    with pytest.raises(DomainError, match=code):
        rated.ratings.propose(rating_id)
    assert rated.row().state is RatingState.DRAFT


def test_several_are_proposed_together_or_not_at_all(rated: Rated) -> None:
    first = rated.save()
    second = rated.save(territory_id=rated.other, level_id=None, collective="Tập thể Sơn Hà")
    with pytest.raises(DomainError) as caught:
        rated.ratings.propose(first, second)
    assert caught.value.code == "ratings_incomplete"
    assert caught.value.values["territories"] == "Tập thể Sơn Hà"
    assert rated.row().state is RatingState.DRAFT


def test_evidence_is_offered_from_the_year_linked_and_taken_off(rated: Rated) -> None:
    sheet = rated.ratings.sheet(rated.place, YEAR)
    assert [one.source_id for one in sheet.candidates] == [rated.found, rated.trip]
    trip = ChosenEvidence(RecordKind.ENGAGEMENT, rated.trip)
    found = ChosenEvidence(RecordKind.FINDING, rated.found, "tiêu biểu")
    rating_id = rated.save(evidence=(trip, found))
    assert rated.row().evidence == 2
    rated.save(rating_id, evidence=(found,))
    evidence = rated.ratings.sheet(rated.place, YEAR).evidence
    assert [(one.text, one.note) for one in evidence] == [("Mô hình hay", "tiêu biểu")]
    first_id = evidence[0].id
    rated.save(rating_id, evidence=())
    rated.save(rating_id, evidence=(found,))
    assert [one.id for one in rated.ratings.sheet(rated.place, YEAR).evidence] == [first_id]


def test_saving_wipes_the_kept_draft(rated: Rated) -> None:
    form = rating_draft(rated.place, YEAR)
    rated.services.drafts.save(form, {"reasons": "đang gõ"})
    rated.save()
    assert rated.services.drafts.load(form) is None


def test_schemes_are_added_and_ended(rated: Rated) -> None:
    levels = ("Xuất sắc", " ", "Tốt")
    added = SchemeForm("Khung mới", "QĐ 1", dt.date(2027, 1, 1), None, levels)
    scheme_id, kinds = rated.ratings.add_scheme(added)
    assert kinds == {RecordKind.RATING_SCHEME, RecordKind.RATING_LEVEL}
    newest = rated.ratings.schemes()[0]
    assert [level.name for level in newest.levels] == ["Xuất sắc", "Tốt"]
    rated.ratings.end_scheme(scheme_id, dt.date(2028, 1, 1))
    assert rated.ratings.schemes()[0].valid_to == dt.date(2028, 1, 1)
    with pytest.raises(DomainError, match="already_ended"):
        rated.ratings.end_scheme(scheme_id, dt.date(2029, 1, 1))
    with pytest.raises(DomainError, match="ends_before_start"):
        rated.ratings.end_scheme(rated.new, dt.date(2025, 1, 1))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (SchemeForm(" ", "", SINCE, None, ("a", "b")), "name_missing"),
        (SchemeForm("khung 366", "", SINCE, None, ("a", "b")), "name_taken"),
        (SchemeForm("K", "", None, None, ("a", "b")), "date_missing"),
        (SchemeForm("K", "", SINCE, dt.date(2025, 6, 30), ("a", "b")), "ends_before_start"),
        (SchemeForm("K", "", SINCE, None, ("a", " ")), "levels_missing"),
        (SchemeForm("K", "", SINCE, None, ("Tốt", "tốt ")), "level_twice"),
    ],
)
def test_what_a_scheme_needs(rated: Rated, form: SchemeForm, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        rated.ratings.add_scheme(form)
    assert len(rated.ratings.schemes()) == 2


def test_a_rating_is_found_by_its_id(rated: Rated) -> None:
    assert rated.ratings.place_of(rated.save()) == (rated.place, YEAR)
    with pytest.raises(DomainError, match="record_missing"):
        rated.ratings.place_of(rated.place)
