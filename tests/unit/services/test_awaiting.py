"""What awaits a leader's word: whose list, who answers, and who stands in by dates."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Notice
from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.group import Group
from app.domain.oral_report import OralReportState
from app.domain.record import RecordKind
from app.domain.report import ReportKind
from app.services.absences import AbsenceForm
from app.services.oral_reports import OralReportForm
from tests.support.journal_books import TODAY, day
from tests.support.leaders import LedBook, led_book

TOMORROW = TODAY + dt.timedelta(days=1)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[LedBook]:
    one = led_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


def away(made: LedBook, **changed: object) -> AbsenceForm:
    values: dict[str, object] = {
        "person_id": made.leader.id,
        "valid_from": TODAY,
        "valid_to": TODAY + dt.timedelta(days=4),
        "substitute_id": made.deputy.id,
        "word": Word(made.leader.id, TODAY, "", Channel.PHONE),
    }
    return AbsenceForm(**(values | changed))  # type: ignore[arg-type] # checked by the tests


def test_an_officer_sees_the_list_of_the_leader_in_charge_of_his_group(made: LedBook) -> None:
    entry = made.ask_consent(TOMORROW)
    page = made.services.awaiting.page()
    assert page.asked_for == made.leader.id
    (item,) = page.items
    assert (item.row.kind, item.row.shown_kind) == (RecordKind.NOTICE, RecordKind.ENGAGEMENT)
    assert (item.row.record_id, item.row.shown_id) == (entry, entry)
    assert (item.answerer_id, item.answerer_name) == (made.leader.id, "Võ Văn Đức")
    assert (item.row.due_on, item.row.group_name) == (TOMORROW, "Nhóm 2")
    assert item.row.territory_name == "Xã Sơn Hà"


def test_the_leader_answers_with_one_word_and_others_not_at_all(made: LedBook) -> None:
    made.ask_consent(TOMORROW)
    (item,) = made.services.awaiting.page().items
    with pytest.raises(DomainError, match="not_for_you_alone"):
        made.services.awaiting.answer_now(item, "consent")
    for who, code in ((made.deputy.id, "step_not_yours"), (made.companion.id, "step_not_yours")):
        with pytest.raises(DomainError, match=code):
            made.services.awaiting.answer(
                item.row.kind, item.row.record_id, "consent", Word(who, TODAY, "", Channel.PHONE)
            )
    leader = made.services_for(made.leader.id)
    assert leader.awaiting.page().asked_for == made.leader.id
    leader.awaiting.answer_now(item, "consent")
    assert leader.awaiting.page().items == ()
    (step,) = leader.traces.of(*_notice(made, item.row.record_id))
    assert (step.by_id, step.written_by_id, step.step) == (made.leader.id, None, "consent")


def _notice(made: LedBook, entry_id: object) -> list:
    detail = made.services.journal.engagement(entry_id)  # type: ignore[arg-type] # a row's id
    assert detail.notice is not None
    return [detail.notice.id]


def test_what_is_written_for_another_waits_until_he_confirms_it(made: LedBook) -> None:
    made.ask_consent(TOMORROW)
    (item,) = made.services.awaiting.page().items
    row = item.row
    with pytest.raises(DomainError, match="channel_missing"):
        made.services.awaiting.answer(
            row.kind, row.record_id, "consent", Word(made.leader.id, TODAY)
        )
    made.services.awaiting.answer(
        row.kind, row.record_id, "consent", Word(made.leader.id, TODAY, "Đi", Channel.PHONE)
    )
    leader = made.services_for(made.leader.id)
    (step,) = leader.traces.to_countersign()
    assert (step.written_by_id, step.channel) == (made.book.person_id, Channel.PHONE)
    with pytest.raises(DomainError, match="not_written_for_you"):
        made.services.traces.countersign(step.id)
    leader.traces.countersign(step.id)
    assert leader.traces.to_countersign() == ()
    with pytest.raises(DomainError, match="already_countersigned"):
        leader.traces.countersign(step.id)


def test_a_substitute_answers_on_the_days_he_stands_in(made: LedBook) -> None:
    made.ask_consent(TOMORROW)
    made.services.absences.save(away(made))
    deputy = made.services_for(made.deputy.id)
    (item,) = deputy.awaiting.page().items
    assert item.answerer_id == made.deputy.id
    assert made.services_for(made.leader.id).awaiting.page().items == ()
    deputy.awaiting.answer_now(item, "consent")
    (step,) = deputy.traces.of(*_notice(made, item.row.record_id))
    assert (step.by_id, step.in_place_of_name) == (made.deputy.id, "Võ Văn Đức")


def test_a_former_substitute_answers_no_more_for_the_days_that_are_over(made: LedBook) -> None:
    entry = made.ask_consent(TOMORROW)
    past = {"valid_from": day(16), "valid_to": day(20)}
    made.services.absences.save(away(made, **past))
    deputy = made.services_for(made.deputy.id)
    with pytest.raises(DomainError, match="substitute_speaks_today"):
        deputy.awaiting.answer(RecordKind.NOTICE, entry, "consent", Word(made.deputy.id, day(18)))
    with pytest.raises(DomainError, match="step_not_yours"):
        deputy.awaiting.answer(RecordKind.NOTICE, entry, "consent", Word(made.deputy.id, TODAY))


def test_back_sooner_he_answers_himself(made: LedBook) -> None:
    made.ask_consent(TOMORROW)
    made.services.absences.save(away(made, valid_from=day(18)))
    (row,) = made.services.absences.rows()
    with pytest.raises(DomainError, match="absence_not_yours"):
        made.services.absences.end(row.id, TODAY - dt.timedelta(days=1))
    made.services_for(made.leader.id).absences.end(row.id, TODAY - dt.timedelta(days=1))
    assert made.services_for(made.deputy.id).awaiting.page().items == ()
    assert len(made.services_for(made.leader.id).awaiting.page().items) == 1


def test_nobody_in_place_of_him_goes_to_the_head(made: LedBook) -> None:
    made.ask_consent(TOMORROW)
    made.services.absences.save(away(made, substitute_id=None))
    head = made.services_for(made.head.id)
    (item,) = head.awaiting.page().items
    assert item.answerer_id is None
    head.awaiting.answer(item.row.kind, item.row.record_id, "consent", Word(made.head.id, TODAY))
    assert head.awaiting.page(everybody=True).items == ()


def test_where_nobody_is_in_charge_the_head_answers_by_one_key(made: LedBook) -> None:
    with made.book.store.unit_of_work() as uow:
        uow.get(Group, made.group.id).leader_in_charge_id = None
        uow.commit()
    made.ask_consent(TOMORROW)
    head = made.services_for(made.head.id)
    (item,) = head.awaiting.page().items
    assert (item.answerer_id, item.answerer_name) == (made.head.id, "Phạm Thị Lan")
    head.awaiting.answer_now(item, "consent")
    assert head.awaiting.page(everybody=True).items == ()


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"person_id": None}, "person_missing", "person_id"),
        ({"valid_from": None}, "date_missing", "valid_from"),
        ({"valid_to": None}, "date_missing", "valid_to"),
        ({"valid_to": day(1)}, "ends_before_start", "valid_to"),
    ],
)
def test_an_absence_that_lacks_something_is_refused(
    made: LedBook, changed: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(DomainError, match=code) as refused:
        made.services.absences.save(away(made, **changed))
    assert refused.value.values["field"] == field
    assert made.services.absences.rows() == ()


def test_nobody_stands_in_for_himself_or_is_away_twice(made: LedBook) -> None:
    with pytest.raises(DomainError, match="substitute_is_absent"):
        made.services.absences.save(away(made, substitute_id=made.leader.id))
    made.services.absences.save(away(made))
    with pytest.raises(DomainError, match="absence_overlaps"):
        made.services.absences.save(away(made, valid_from=TOMORROW))
    (row,) = made.services.absences.rows()
    made.services.absences.save(away(made, absence_id=row.id, reason="Học tập"))
    (row,) = made.services.absences.rows()
    assert row.reason == "Học tập"


def test_nobody_makes_himself_the_substitute_of_a_leader(made: LedBook) -> None:
    for changed, code in (
        ({"word": None}, "absence_not_yours"),
        ({"word": Word(made.leader.id, TODAY)}, "channel_missing"),
        ({"substitute_id": made.companion.id}, "substitute_no_leader"),
        ({"group_id": made.group.id, "substitute_id": made.deputy.id}, "substitute_not_in_group"),
    ):
        with pytest.raises(DomainError, match=code):
            made.services.absences.save(away(made, **changed))
    assert made.services.absences.rows() == ()
    made.services.absences.save(away(made))
    (step,) = made.services_for(made.leader.id).traces.to_countersign()
    assert (step.record_kind, step.remark) == (
        RecordKind.ABSENCE,
        "Vắng từ 22/11/2026 đến 26/11/2026",
    )


def oral(made: LedBook, **changed: object) -> OralReportForm:
    values: dict[str, object] = {
        "reported_on": TODAY,
        "reported_by_id": made.book.person_id,
        "to_id": made.leader.id,
        "gist": "Tình hình tháng 10 ổn định",
        "group_id": made.group.id,
        "stands_for": ReportKind.MONTHLY,
        "period_from": dt.date(2026, 10, 1),
        "period_to": dt.date(2026, 10, 31),
    }
    return OralReportForm(**(values | changed))  # type: ignore[arg-type] # checked by the tests


def test_an_oral_report_is_heard_by_the_one_who_was_told(made: LedBook) -> None:
    report_id, _kinds = made.services.oral_reports.record(oral(made))
    with pytest.raises(DomainError, match="step_not_yours"):
        made.services.oral_reports.answer(
            report_id, "hear", Word(made.deputy.id, TODAY, "", Channel.PHONE)
        )
    leader = made.services_for(made.leader.id)
    (item,) = leader.awaiting.page().items
    assert item.row.kind is RecordKind.ORAL_REPORT
    leader.awaiting.answer(item.row.kind, report_id, "remark", Word(made.leader.id, TODAY, "Tốt"))
    (row,) = leader.oral_reports.rows()
    assert (row.state, row.remark) == (OralReportState.REMARKED, "Tốt")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"gist": "  "}, "text_missing"),
        ({"to_id": None}, "person_missing"),
        ({"reported_on": TOMORROW}, "day_in_future"),
        ({"period_from": None}, "date_missing"),
    ],
)
def test_an_oral_report_that_lacks_something_is_refused(
    made: LedBook, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        made.services.oral_reports.record(oral(made, **changed))
    assert made.services.oral_reports.rows() == ()


def test_what_the_head_agrees_to_counts_as_agreed_by_the_leader_in_charge(made: LedBook) -> None:
    entry = made.ask_consent(TOMORROW)
    head = made.services_for(made.head.id)
    head.awaiting.answer(RecordKind.NOTICE, entry, "consent", Word(made.head.id, TODAY))
    with made.book.store.unit_of_work() as uow:
        (notice,) = uow.find(Notice, engagement_id=entry)
        assert (notice.consent_by_id, notice.consent_in_place_of_id) == (
            made.head.id,
            made.leader.id,
        )
