"""What the home screen says of a day's facts."""

import datetime as dt
import uuid

from app.domain.engagement import EngagementKind, EngagementState
from app.domain.record import RecordKind
from app.read_models.home import HomeFacts, LongAssignment, MissingReport
from app.read_models.journal import JournalFilter, JournalRow
from ui.screens.home.presenter import cards

TODAY = dt.date(2026, 11, 22)


def trip(day: dt.date) -> JournalRow:
    return JournalRow(
        id=uuid.UUID(int=1),
        kind=EngagementKind.TRIP,
        starts_on=day,
        ends_on=day,
        territory_id=uuid.UUID(int=2),
        territory_name="Xã Ba Gia",
        group_id=None,
        group_name="",
        subject="Nắm tình hình",
        participants=("Lê Thu Hà",),
        state=EngagementState.AWAITING_OUTCOME,
        named_as_today=False,
    )


def facts(**changes) -> HomeFacts:
    empty = HomeFacts(TODAY, (), False, (), False, (), (), (), 0)
    return HomeFacts(
        **{name: changes.get(name, getattr(empty, name)) for name in HomeFacts.__slots__}
    )


def test_an_empty_day_says_so_and_asks_for_nothing():
    shown = cards(facts())
    assert len(shown) == 4
    assert all(not card.facts and card.empty for card in shown)


def test_each_fact_opens_its_record():
    shown = cards(
        facts(
            awaiting_outcome=(trip(dt.date(2026, 11, 20)),),
            awaiting_outcome_more=True,
            coming=(trip(dt.date(2026, 11, 24)),),
            missing_reports=(
                MissingReport(dt.date(2026, 11, 1), uuid.UUID(int=3), "Nhóm 1", None),
                MissingReport(dt.date(2026, 10, 1), uuid.UUID(int=4), "Nhóm 2", uuid.UUID(int=5)),
            ),
            long_assignments=(
                LongAssignment(uuid.UUID(int=2), "Xã Ba Gia", "Nhóm 1", dt.date(2021, 5, 1), 5.56),
            ),
        )
    )
    waiting, coming, reports, long = shown
    assert waiting.facts[0].text == "Xã Ba Gia: Nắm tình hình"
    assert waiting.facts[0].hint == "về 2 ngày trước · Lê Thu Hà"
    assert waiting.facts[-1].chosen == JournalFilter(awaiting_outcome=True)
    assert coming.facts[0].hint == "24/11/2026 · Lê Thu Hà"
    assert [fact.text for fact in reports.facts] == [
        "Nhóm 1 – tháng 11/2026",
        "Nhóm 2 – tháng 10/2026",
    ]
    assert [(fact.kind, fact.record_id) for fact in reports.facts] == [
        (RecordKind.GROUP, uuid.UUID(int=3)),
        (RecordKind.REPORT, uuid.UUID(int=5)),
    ]
    assert long.facts[0].hint == "5,6 năm, từ 01/05/2021"


def test_what_to_look_over_is_shown_only_when_there_is_something():
    shown = cards(facts(groups_without_lead=("Nhóm 15",), lineage_entries=1234))
    assert [fact.text for fact in shown[-1].facts] == [
        "Nhóm 15 chưa có trưởng nhóm",
        "1.234 việc ghi theo tên hiện nay của địa bàn",
    ]
