"""The dry run over a real book: a year of duties by month, and what changes against another."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import Cancelled
from app.ports.task_runner import SilentProgress
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Events, Papers, Unquantified
from app.regulations.vocabulary.deadlines import DayOfPeriod, Silent
from app.regulations.vocabulary.periods import Month, PerEvent, Quarter
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.who import GroupOwner
from app.services.regulations.dry_run import DryRun
from app.services.regulations.dry_run_rows import Change, DryRunAsk, DryRunResult
from app.services.regulations.entries import SwitchOn
from app.services.regulations.register import Regulations
from tests.support.journal_books import JournalBook, journal_book

FIRST = dt.date(2027, 1, 1)
VISIT = Rule(
    id="di", clause="Đ1", title="Đi địa bàn", who=GroupOwner(), count=Events(kinds=("trip",)),
    period=Month(),
)  # fmt: skip
REPORT = Rule(
    id="bao-cao", clause="Đ2", title="Báo cáo", who=GroupOwner(),
    count=Papers(kinds=("monthly",)), period=Month(), deadline=DayOfPeriod(day=25),
)  # fmt: skip
SESSION = Rule(
    id="hop", clause="Đ3", title="Sinh hoạt nhóm", who=GroupOwner(),
    count=Events(kinds=("group_session",)), period=Quarter(),
)  # fmt: skip
LOOSE = Rule(
    id="thuong-xuyen", clause="Đ4", title="Nắm tình hình", who=GroupOwner(), count=Unquantified()
)
ON_EVENT = Rule(
    id="khi-co", clause="Đ5", title="Báo cáo đột xuất", who=GroupOwner(),
    count=Papers(kinds=("ad_hoc",)), period=PerEvent(events=("matter",)), deadline=Silent(),
)  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    found = journal_book(tmp_path / "book")
    register = Regulations(found.services.session)
    register.add(
        Regulation(id="cu", short="CŨ", title="Quy chế cũ", rules=(VISIT, SESSION, REPORT))
    )
    register.add(
        Regulation(
            id="moi",
            short="MỚI",
            title="Quy chế mới",
            replaces="cu",
            rules=(
                dataclasses.replace(VISIT, count=Events(kinds=("trip",), quota=Quota(at_least=2))),
                dataclasses.replace(REPORT, id="bao-cao-thang"),
                LOOSE,
                ON_EVENT,
            ),
        )
    )
    yield found
    found.book.store.close()


def run(made: JournalBook, against: str = "") -> DryRunResult:
    ask = DryRunAsk("moi", FIRST, against)
    return DryRun(made.services.session).run(ask, SilentProgress())


def test_a_year_by_month_and_by_owner(made: JournalBook) -> None:
    found = run(made)
    assert found.months[0] == "01/2027"
    assert found.months[-1] == "12/2027"
    (group,) = found.owners
    assert group.owner_name == "Nhóm 2"
    assert group.months == (2,) * 12
    visits = [row for row in found.duties if row.rule == "di"]
    assert len(visits) == 12
    assert visits[0].territory_name == "Xã Sơn Hà"
    assert visits[0].clause == "MỚI Đ1"
    assert visits[0].due_on == dt.date(2027, 1, 31)
    assert visits[0].people == ((made.book.person_id, "Trần Minh Khoa"),)
    assert visits[0].concerns(made.book.person_id)
    assert not visits[0].concerns(made.companion.id)
    reports = [row.due_on for row in found.duties if row.rule == "bao-cao-thang"]
    assert reports == [dt.date(2027, month, 25) for month in range(1, 13)]


def test_rules_without_a_month_say_why(made: JournalBook) -> None:
    why = {one.title: one.why for one in run(made).loose}
    assert why == {
        "Nắm tình hình": "không định lượng: liệt kê việc đã làm, không có hạn",
        "Báo cáo đột xuất": "phát sinh khi có sự việc",
    }


def test_what_changes_against_the_old_text(made: JournalBook) -> None:
    changes = run(made, "cu").changes
    told = {(one.change, one.title): one for one in changes}
    assert set(told) == {
        (Change.CHANGED, "Đi địa bàn"),
        (Change.GONE, "Sinh hoạt nhóm"),
        (Change.NEW, "Nắm tình hình"),
    }
    visit = told[Change.CHANGED, "Đi địa bàn"]
    assert "ít nhất 1 lần" in visit.before
    assert "ít nhất 2 lần" in visit.after
    assert visit.owner_name == "Nhóm 2"
    assert "Sinh hoạt nhóm" in told[Change.GONE, "Sinh hoạt nhóm"].before or told[
        Change.GONE, "Sinh hoạt nhóm"
    ].before.startswith("CŨ Đ3.")


def test_nothing_is_stored_and_all_stays_off(made: JournalBook) -> None:
    before = Regulations(made.services.session).entries()
    run(made, "cu")
    assert Regulations(made.services.session).entries() == before
    assert Regulations(made.services.session).applying() == ()


def test_where_it_begins_and_what_it_is_held_against(made: JournalBook) -> None:
    register, dry = Regulations(made.services.session), DryRun(made.services.session)
    regulation = register.entry("moi").regulation
    assert dry.first_day(regulation) == dt.date(2026, 12, 1)
    assert dry.against_of("moi") == "cu"
    assert dry.against_of("qc") == ""
    day = dt.date(2027, 3, 1)
    register.switch_on("moi", SwitchOn("1", "QC", dt.date(2026, 11, 1), day, replaces_key="cu"))
    assert dry.first_day(register.entry("moi").regulation) == day
    assert [key for key, _name in dry.others("moi")] == ["cu", "qc", "qd"]


def test_cancelling_stops_it(made: JournalBook) -> None:
    class Stopped:
        def report(self, done: int, total: int, text: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        DryRun(made.services.session).run(DryRunAsk("moi", FIRST), Stopped())
