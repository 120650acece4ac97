"""The history speaks Vietnamese: every field has words, ids have names, values are readable."""

import ast
import datetime as dt
import inspect
import typing
import uuid
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementKind, SubjectField
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.scope import Scope
from app.read_models.records import RecordName
from app.services.container import Services
from app.services.field_words import CLASSES, CODES, FIELDS, KINDS, VALUES
from app.services.history_wording import name_in_words, value_in_words, value_types
from app.services.log_wording import REASONS
from db import table_checks, verification
from db.mapping import KIND_OF, RECORDS, fields_of
from tests.support.books import Book
from tests.support.sessions import services_of


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_mapped_field_has_words(kind: RecordKind) -> None:
    assert FIELDS[kind].keys() == {column.name for column in fields_of(kind)}
    assert KINDS[kind]
    assert KIND_OF[CLASSES[kind]] is kind


def test_kinds_are_those_of_the_store() -> None:
    assert CLASSES.keys() == {kind for kind, _, _ in RECORDS}


def test_every_enum_value_has_words() -> None:
    for kind in RecordKind:
        for held in value_types(kind).values():
            if issubclass(held, StrEnum):
                assert VALUES[held].keys() == set(held), held.__name__
    for kind, field in CODES:
        assert field in FIELDS[kind]


def test_every_reason_of_the_check_has_words() -> None:
    codes = set()
    for module in (verification, table_checks):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Misfit", "LogFault"):
                codes |= {
                    one.value
                    for one in node.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    assert "chain_broken" in codes
    assert codes <= REASONS.keys()
    # Raised by the decoding of entries and passed on as the reason.
    assert {"log_entry_unreadable", "log_format_newer"} <= REASONS.keys()


TOWN = uuid.UUID(int=5)


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        (RecordKind.ENGAGEMENT, "kind", "trip", "Chuyến công tác"),
        (RecordKind.ENGAGEMENT, "kind", "of_the_future", "of_the_future"),
        (RecordKind.ENGAGEMENT, "starts_on", "2026-02-05", "05/02/2026"),
        (RecordKind.ENGAGEMENT, "starts_on", "sometime", "sometime"),
        (RecordKind.ENGAGEMENT, "starts_at", "08:30:00", "08:30"),
        (RecordKind.ENGAGEMENT, "named_as_today", "True", "có"),
        (RecordKind.ENGAGEMENT, "named_as_today", "False", "không"),
        (RecordKind.ENGAGEMENT, "territory_id", TOWN.hex, "Xã Ba Gia"),
        (
            RecordKind.ENGAGEMENT,
            "participant_ids",
            f"{TOWN.hex}\n{TOWN.hex}",
            "Xã Ba Gia; Xã Ba Gia",
        ),
        (RecordKind.ENGAGEMENT, "group_id", uuid.UUID(int=6).hex, "(không tìm thấy trong sổ)"),
        (RecordKind.ENGAGEMENT, "subject", "2026-02-05", "2026-02-05"),
        (RecordKind.TERRITORY, "latitude", "15.25", "15,25"),
        (RecordKind.TERRITORY_RATING, "year", "2025", "2025"),
        (RecordKind.RATING_EVIDENCE, "source_kind", "finding", "nội dung ghi nhận"),
        (RecordKind.OUTCOME, "results", "", ""),
    ],
)
def test_values_in_words(kind: RecordKind, field: str, text: str, words: str) -> None:
    assert value_in_words(kind, field, text, {TOWN: RecordName("Xã Ba Gia")}) == words


class Written:
    """A trip that was noted and then changed, with a file that came and went."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services: Services = services_of(self.book)
        with self.book.store.unit_of_work() as uow:
            kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
            place = Territory(kind_id=kind.id, name="Xã Ba Gia")
            field = SubjectField(code="cb", name="Cán bộ")
            trip = Engagement(
                kind=EngagementKind.TRIP,
                starts_on=dt.date(2026, 2, 5),
                ends_on=dt.date(2026, 2, 5),
                territory_id=place.id,
                subject="Nắm tình hình",
                participant_ids=[self.book.person_id],
                subject_field_ids=[field.id],
            )
            for record in (kind, place, field, trip):
                uow.add(record)
            uow.commit()
            self.trip, self.place, self.field = trip.id, place.id, field.id
        with self.book.store.unit_of_work() as uow:
            uow.get(Engagement, self.trip).ends_on = dt.date(2026, 2, 6)
            uow.commit()


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    made = Written(tmp_path / "book")
    yield made
    made.book.store.close()


def test_history_names_people_places_and_days(written: Written) -> None:
    changed, created = written.services.records.history_in_words(written.trip)
    assert changed.title == "sửa việc trong sổ công tác"
    assert [(one.label, one.old, one.new) for one in changed.changes] == [
        ("Ngày về", "05/02/2026", "06/02/2026")
    ]
    assert (changed.person_name, changed.device_name) == ("Trần Minh Khoa", "máy thử")
    values = {one.label: one.new for one in created.changes}
    assert values["Địa bàn"] == "Xã Ba Gia"
    assert values["Người tham gia"] == "Trần Minh Khoa"
    assert values["Lĩnh vực"] == "Cán bộ"
    assert values["Loại việc"] == "Chuyến công tác"
    assert "Ghi theo tên hiện nay" not in values
    assert "Nhóm" not in values


def test_files_belong_to_the_history(written: Written, tmp_path: Path) -> None:
    scan = tmp_path / "Giấy mời.txt"
    scan.write_text("kính mời", encoding="utf-8")
    records = written.services.records
    records.attach_file(RecordKind.ENGAGEMENT, written.trip, scan, "bản chụp")
    records.withdraw(records.attachments(written.trip)[0].id)
    taken_off, added, *_older = records.history_in_words(written.trip)
    assert taken_off.title == "sửa tệp đính kèm"
    assert [change.label for change in taken_off.changes] == ["Ngày gỡ"]
    assert added.title == "ghi mới tệp đính kèm"
    assert "Đính kèm vào" not in [change.label for change in added.changes]


def test_names_respect_the_scope(written: Written) -> None:
    names = written.book.store.queries.records.names
    ids = [written.trip, written.place, written.field, written.book.person_id, uuid.UUID(int=1)]
    found = names(Scope.everything(), ids)
    assert {key: name_in_words(name) for key, name in found.items()} == {
        written.trip: "05/02/2026: Nắm tình hình",
        written.place: "Xã Ba Gia",
        written.field: "Cán bộ",
        written.book.person_id: "Trần Minh Khoa",
    }
    nothing = Scope(territory_ids=frozenset())
    assert dict(names(nothing, [written.trip, written.place])) == {}


def test_files_are_measured_before_they_are_read(written: Written, tmp_path: Path) -> None:
    records = written.services.records
    huge, empty = tmp_path / "lớn.pdf", tmp_path / "rỗng.pdf"
    with huge.open("wb") as file:
        file.truncate(records.max_attachment_bytes + 1)
    empty.touch()
    for path, code in (
        (huge, "attachment_too_large"),
        (empty, "attachment_empty"),
        (tmp_path / "không có.pdf", "file_unreadable"),
        (tmp_path, "file_unreadable"),
    ):
        with pytest.raises(DomainError) as caught:
            records.attach_file(RecordKind.ENGAGEMENT, written.trip, path, "")
        assert caught.value.code == code
        assert caught.value.values["file_name"] == path.name
    assert records.attachments(written.trip) == ()


def test_a_monthly_report_is_known_by_its_month() -> None:
    name = RecordName("Nhóm 1", dt.date(2026, 2, 1), by_month=True)
    assert name_in_words(name) == "Nhóm 1, 02/2026"


def test_hints_are_types_that_have_words() -> None:
    for kind, cls in CLASSES.items():
        assert typing.get_type_hints(cls)
        assert value_types(kind).keys() >= FIELDS[kind].keys()
