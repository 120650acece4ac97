"""Personnel procedures: nobody but the named readers learns of one, by any way (QC Đ4.1)."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.task_runner import SilentProgress
from app.read_models.records import LogVerdict
from app.services import log_wording
from app.services.container import Services
from app.services.meeting_forms import ProcedureForm
from tests.support.journal_books import day
from tests.support.meeting_books import MeetingBook

TITLE = "Kiện toàn chức danh Phó Bí thư"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeetingBook]:
    made = MeetingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def form(office: MeetingBook, **changed: Any) -> ProcedureForm:
    values: dict[str, Any] = {
        "procedure_id": None,
        "territory_id": office.place,
        "title": TITLE,
        "valid_from": day(2),
        "valid_to": None,
        "reader_ids": (office.me, office.leader),
        "note": "Bước 2: lấy ý kiến tập thể",
    }
    return ProcedureForm(**(values | changed))


def refused(deed: object, *arguments: object) -> str:
    with pytest.raises(DomainError) as caught:
        deed(*arguments)  # type: ignore[operator]  # a method
    return caught.value.code


def made(office: MeetingBook) -> tuple[uuid.UUID, uuid.UUID]:
    """Make a procedure with a file; return both ids."""
    one, _kinds = office.services.procedures.save(form(office))
    office.services.records.attach(
        RecordKind.PERSONNEL_PROCEDURE, one, "ke-hoach-quy-trinh.txt", b"noi dung", ""
    )
    (file,) = office.services.records.attachments(one)
    return one, file.id


def everything_seen(
    services: Services, scope: Scope, ids: tuple[uuid.UUID, ...]
) -> dict[str, object]:
    """Return all that the read side tells of these ids, and of procedures at all."""
    queries = services.session.store.queries
    records = queries.records
    return {
        "rows": queries.procedures.readable(scope),
        "history": records.history(scope, ids),
        "file's history": records.history(scope, ids[1:]),
        "names": dict(records.names(scope, ids)),
        "kinds": dict(records.kinds(scope, ids)),
        "attachments": records.attachments(scope, ids[0]),
        "search": records.search(scope, TITLE) + records.search(scope, "lấy ý kiến tập thể"),
        "search of the file": records.search(scope, "ke-hoach-quy-trinh"),
        "count": records.count(scope, RecordKind.PERSONNEL_PROCEDURE),
        "files": records.count(scope, RecordKind.ATTACHMENT),
        "steps": queries.steps.of(scope, ids),
    }


def test_another_account_sees_nothing_anywhere(office: MeetingBook) -> None:
    other = office.services_as(office.member)
    mark, _changed = other.session.store.queries.records.changed_since(other.session.scope, {})
    ids = made(office)
    for scope in (other.session.scope, Scope.everything(), Scope(frozenset({office.place}))):
        seen = everything_seen(other, scope, ids)
        assert {name: value for name, value in seen.items() if value} == {}
        _mark, changed = other.session.store.queries.records.changed_since(scope, mark)
        assert changed == frozenset()
        assert refused(other.session.store.queries.records.content, scope, ids[1]) == (
            "record_missing"
        )
    assert other.procedures.rows() == ()
    assert other.records.history_in_words(*ids) == ()
    assert other.home.search(TITLE) == ()


def test_the_readers_see_it_all(office: MeetingBook) -> None:
    one, file = made(office)
    for reader in (office.me, office.leader):
        services = office.services_as(reader)
        (row,) = services.procedures.rows()
        assert (row.id, row.title, row.territory_name) == (one, TITLE, "Xã Sơn Hà")
        assert row.readers == ("Trần Minh Khoa", "Võ Văn Đức")
        assert services.records.history_in_words(one)
        assert services.records.content(file) == b"noi dung"
        scope = services.session.scope
        assert services.session.store.queries.records.count(
            scope, RecordKind.PERSONNEL_PROCEDURE
        ) == 1  # fmt: skip
    # The search index is one for all: what it does not hold it cannot give away.
    assert office.services.home.search(TITLE) == ()


def test_to_a_stranger_changing_it_there_is_none(office: MeetingBook) -> None:
    one, file = made(office)
    other = office.services_as(office.member)
    missing = uuid.uuid4()
    for record in (one, missing):  # one that is there and one that is not: told alike
        changed = form(office, procedure_id=record, reader_ids=(office.member,))
        assert refused(other.procedures.save, changed) == "record_missing"
    attach = other.records.attach
    kind = RecordKind.PERSONNEL_PROCEDURE
    assert refused(attach, kind, one, "a.txt", b"a", "") == "record_missing"
    assert refused(other.records.withdraw, file) == "record_missing"
    assert refused(other.records.withdraw, missing) == "record_missing"
    # The same file as on the hidden record is not "twice": that would tell.
    assert len(office.services.records.attachments(one)) == 1


def test_checking_the_book_names_no_procedure(office: MeetingBook) -> None:
    made(office)
    verdict = office.services_as(office.member).records.verify(SilentProgress())
    assert isinstance(verdict, LogVerdict)
    assert verdict.fault is None
    told = [log_wording.headline_of(verdict), log_wording.extent_of(verdict)]
    told += [word for head in verdict.heads for word in log_wording.head_in_words(head)]
    assert not any("quy trình" in word.lower() or TITLE in word for word in told)
    assert not any("quy trình" in word.lower() for word in log_wording.REASONS.values())


def test_the_maker_is_a_reader(office: MeetingBook) -> None:
    theirs = form(office, reader_ids=(office.leader,))
    assert refused(office.services.procedures.save, theirs) == "maker_not_reader"
    assert refused(office.services.procedures.save, form(office, reader_ids=())) == (
        "reader_missing"
    )
    assert office.services.procedures.rows() == ()


def test_a_reader_added_sees_it_one_taken_out_no_more(office: MeetingBook) -> None:
    one, _file = made(office)
    assert office.services_as(office.third).procedures.rows() == ()
    with_third = (office.me, office.leader, office.third)
    office.services_as(office.leader).procedures.save(
        form(office, procedure_id=one, reader_ids=with_third)
    )
    assert len(office.services_as(office.third).procedures.rows()) == 1
    office.services.procedures.save(form(office, procedure_id=one, reader_ids=(office.me,)))
    for former in (office.leader, office.third):
        assert office.services_as(former).procedures.rows() == ()
        assert office.services_as(former).records.history(one) == ()


def test_the_maker_leaves_only_where_somebody_can_open_it(office: MeetingBook) -> None:
    one, _file = made(office)
    without_me = form(office, procedure_id=one, reader_ids=(office.leader,))
    assert refused(office.services.procedures.save, without_me) == "reader_without_account"
    office.give_account(office.leader)
    office.services.procedures.save(without_me)
    assert office.services.procedures.rows() == ()
    assert refused(office.services.procedures.save, without_me) == "record_missing"
    assert len(office.services_as(office.leader).procedures.rows()) == 1


def test_it_ends_by_a_day(office: MeetingBook) -> None:
    one, _file = made(office)
    early = form(office, procedure_id=one, valid_to=day(1))
    assert refused(office.services.procedures.save, early) == "ends_before_start"
    office.services.procedures.save(form(office, procedure_id=one, valid_to=day(20)))
    (row,) = office.services.procedures.rows()
    assert row.runs_on(day(20)) and not row.runs_on(day(21))
