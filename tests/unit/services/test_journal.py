"""The journal's use cases over a real book: what one commit holds, and what is refused."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.engagement import (
    Engagement,
    EngagementKind,
    EngagementState,
    Outcome,
    ProcedureFollowed,
)
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.flow import Channel, Word
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from app.services.finding_forms import NewFinding
from app.services.journal_forms import (
    ExchangeNote,
    exchange_draft,
    notice_draft,
)
from app.services.outcome_forms import OutcomeReport, outcome_draft
from app.services.wording import texts
from tests.support.journal_books import TODAY, JournalBook, day, journal_book


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    yield one
    one.book.store.close()


def refused(code: str, field: str | None = None) -> Any:
    assert code in texts(), code

    def fits(error: BaseException) -> bool:
        return (
            isinstance(error, DomainError)
            and error.code == code
            and (field is None or error.values.get("field") == field)
        )

    return pytest.RaisesExc(DomainError, check=fits)


def entries(made: JournalBook) -> int:
    return made.book.store.queries.records.heads(made.services.session.scope)[0].sequence


def test_notice_is_one_commit_and_wipes_its_draft(made: JournalBook) -> None:
    made.services.drafts.save(notice_draft(None), {"subject": "dở"})
    before = entries(made)
    told = made.told(
        kind=EngagementKind.MEETING,
        starts_at=dt.time(8),
        contacted=" Đinh Thị Hoa ",
        contacted_on=day(15),
        ask_consent=True,
        prepared_statement=" Đề nghị rà soát ",
        subject_field_ids=(made.cadres.id,),
    )
    entry_id, kinds = made.journal.announce(told)
    assert kinds == {RecordKind.ENGAGEMENT, RecordKind.NOTICE}
    assert entries(made) == before + 1
    assert made.services.drafts.load(notice_draft(None)) is None
    detail = made.journal.engagement(entry_id)
    assert detail.row.state is EngagementState.AWAITING_OUTCOME
    assert detail.subject_field_ids == (made.cadres.id,)
    notice = detail.notice
    assert notice is not None
    assert (notice.given_on, notice.given_by_name) == (TODAY, "Trần Minh Khoa")
    assert (notice.contacted, notice.prepared_statement) == ("Đinh Thị Hoa", "Đề nghị rà soát")
    assert notice.consent_needed


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"subject": " \n"}, "subject_missing", "subject"),
        ({"territory_id": None}, "territory_missing", "territory"),
        ({"participant_ids": ()}, "participant_missing", "participants"),
        ({"ends_on": day(16)}, "return_before_departure", "ends_on"),
        ({"kind": EngagementKind.EXCHANGE}, "kind_fixed", "kind"),
        ({"contacted_on": day(23)}, "day_in_future", "contacted_on"),
        ({"private_contact": None}, "private_contact_missing", "private_contact"),
    ],
)
def test_a_notice_at_fault_leaves_nothing(
    made: JournalBook, changed: dict[str, Any], code: str, field: str
) -> None:
    before = entries(made)
    with refused(code, field):
        made.journal.announce(made.told(**changed))
    assert entries(made) == before
    assert made.journal.page(JournalFilter()).rows == ()


def test_an_ended_territory_is_refused_and_an_older_day_is_marked(made: JournalBook) -> None:
    with refused("territory_ended", "territory"):
        made.journal.announce(made.told(territory_id=made.ended.id))
    old = dt.date(2025, 3, 5)
    entry_id, _ = made.journal.announce(made.told(starts_on=old, ends_on=old))
    assert made.journal.engagement(entry_id).row.named_as_today
    made.journal.amend(entry_id, made.told())
    assert not made.journal.engagement(entry_id).row.named_as_today


def test_a_group_session_needs_no_territory(made: JournalBook) -> None:
    told = made.told(kind=EngagementKind.GROUP_SESSION, territory_id=None)
    entry_id, _ = made.journal.announce(told)
    assert made.journal.engagement(entry_id).row.territory_id is None
    finding = NewFinding(FindingKind.DIFFICULTY, "Thiếu cán bộ")
    with refused("territory_missing", "findings"):
        made.outcomes.report_back(
            OutcomeReport(entry_id, TODAY, results="Thống nhất", findings=(finding,))
        )
    placed = NewFinding(FindingKind.DIFFICULTY, "Thiếu cán bộ", territory_id=made.other.id)
    made.outcomes.report_back(
        OutcomeReport(entry_id, TODAY, results="Thống nhất", findings=(placed,))
    )
    assert made.journal.engagement(entry_id).findings[0].territory_name == "Xã An Phú"


def test_outcome_findings_and_closing_are_one_commit(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told(kind=EngagementKind.MEETING))
    made.services.drafts.save(outcome_draft(entry_id), {"results": "dở"})
    before = entries(made)
    kinds = made.outcomes.report_back(
        OutcomeReport(
            entry_id,
            day(18),
            results="Đã rà soát",
            minutes="Nghe báo cáo",
            procedure_followed=ProcedureFollowed.YES,
            findings=(
                NewFinding(FindingKind.DIFFICULTY, "Thiếu kinh phí", made.cadres.id),
                NewFinding(FindingKind.NEW_MODEL, "Chi bộ số"),
            ),
        )
    )
    assert kinds == {
        RecordKind.ENGAGEMENT,
        RecordKind.OUTCOME,
        RecordKind.FINDING,
        RecordKind.STEP,
    }
    assert entries(made) == before + 1
    assert made.services.drafts.load(outcome_draft(entry_id)) is None
    detail = made.journal.engagement(entry_id)
    assert detail.closed_on == day(18)
    assert detail.outcome is not None
    assert detail.outcome.procedure_followed is ProcedureFollowed.YES
    assert {one.text for one in detail.findings} == {"Thiếu kinh phí", "Chi bộ số"}
    assert {one.raised_on for one in detail.findings} == {day(17)}


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"reported_on": day(18)}, "outcome_empty", "results"),
        ({"reported_on": day(16), "results": "x"}, "outcome_too_early", "reported_on"),
        ({"reported_on": day(23), "results": "x"}, "day_in_future", "reported_on"),
        (
            {
                "reported_on": day(18),
                "results": "x",
                "findings": (NewFinding(FindingKind.DIFFICULTY, "  "),),
            },
            "text_missing",
            "findings",
        ),
    ],
)
def test_an_outcome_at_fault_leaves_the_entry_open(
    made: JournalBook, told: dict[str, Any], code: str, field: str
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    with refused(code, field):
        made.outcomes.report_back(OutcomeReport(entry_id, **told))
    detail = made.journal.engagement(entry_id)
    assert detail.outcome is None
    assert detail.row.state is EngagementState.AWAITING_OUTCOME


def test_what_was_announced_changes_only_until_the_outcome_is_in(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    changed = made.told(
        kind=EngagementKind.MEETING,
        subject="Dự họp Ban Thường vụ",
        participant_ids=(made.companion.id, made.book.person_id),
        programme="Nghe, trao đổi",
    )
    kinds = made.journal.amend(entry_id, changed)
    assert kinds == {RecordKind.ENGAGEMENT, RecordKind.NOTICE, RecordKind.STEP}
    detail = made.journal.engagement(entry_id)
    assert detail.row.participants == ("Lê Thị Bình", "Trần Minh Khoa")
    assert detail.notice is not None
    assert detail.notice.programme == "Nghe, trao đổi"
    with refused("kind_fixed", "kind"):
        made.journal.amend(entry_id, made.told(kind=EngagementKind.EXCHANGE))
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Xong"))
    with refused("announcement_fixed"):
        made.journal.amend(entry_id, made.told())
    with refused("already_closed"):
        made.journal.cancel(entry_id, "nhầm")
    with refused("already_closed"):
        made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Lần nữa"))


def test_an_outcome_is_corrected_by_its_own_people_and_the_history_shows_it(
    made: JournalBook,
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Đã xong"))
    more = NewFinding(FindingKind.PROPOSAL, "Đề nghị mở lớp")
    made.outcomes.correct_outcome(
        OutcomeReport(entry_id, day(1), results="Đã xong một phần", findings=(more,))
    )
    detail = made.journal.engagement(entry_id)
    assert detail.outcome is not None
    assert (detail.outcome.results, detail.outcome.reported_on) == ("Đã xong một phần", TODAY)
    assert [one.text for one in detail.findings] == ["Đề nghị mở lớp"]
    history = made.book.store.queries.records.history(
        made.services.session.scope, (detail.outcome.id,)
    )
    change = history[0].changes[0]
    assert (change.old, change.new) == ("Đã xong", "Đã xong một phần")


def test_another_mans_outcome_stays(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told(participant_ids=(made.companion.id,)))
    with made.book.store.unit_of_work() as uow:
        uow.get(Engagement, entry_id).close(TODAY, announced=True)
        uow.add(
            Outcome(
                engagement_id=entry_id,
                reported_on=TODAY,
                reported_by_id=made.companion.id,
                results="Của người khác",
            )
        )
        uow.commit()
    told = OutcomeReport(entry_id, TODAY, results="Sửa hộ")
    with refused("step_not_yours"):
        made.outcomes.correct_outcome(told)
    made.outcomes.correct_outcome(told, Word(made.companion.id, TODAY, channel=Channel.PHONE))
    outcome = made.journal.engagement(entry_id).outcome
    assert outcome is not None
    assert outcome.reported_by_id == made.companion.id


def test_cancelling_needs_a_reason(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    with refused("remark_missing", "remark"):
        made.journal.cancel(entry_id, "  ")
    made.journal.cancel(entry_id, "Xã hoãn họp")
    detail = made.journal.engagement(entry_id)
    assert (detail.row.state, detail.cancel_reason) == (EngagementState.CANCELLED, "Xã hoãn họp")
    with refused("engagement_cancelled"):
        made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="x"))
    with refused("engagement_cancelled"):
        made.journal.cancel(entry_id, "Lý do khác")
    with refused("engagement_cancelled"):
        made.findings.add_finding(
            NewFinding(FindingKind.DIFFICULTY, "Thiếu biên chế"), engagement_id=entry_id
        )
    assert made.journal.engagement(entry_id).cancel_reason == "Xã hoãn họp"


def test_a_form_offers_what_was_written_last(made: JournalBook) -> None:
    assert made.journal.form_lists().last is None
    told = made.told(
        starts_at=dt.time(7, 30),
        place="Trụ sở Đảng ủy",
        contacted="Ông Tư, Chánh Văn phòng",
        participant_ids=(made.book.person_id, made.companion.id),
    )
    made.journal.announce(told)
    last = made.journal.form_lists().last
    assert last is not None
    assert (last.starts_at, last.place) == (dt.time(7, 30), "Trụ sở Đảng ủy")
    assert last.participant_ids == (made.book.person_id, made.companion.id)
    hints = made.journal.hints(made.followed.id)
    assert hints.contacts == ("Ông Tư, Chánh Văn phòng", "Đinh Thị Hoa, Phó Bí thư")
    assert (hints.places, hints.group_id) == (("Trụ sở Đảng ủy",), made.group.id)


def test_an_exchange_is_one_line_closed_at_once(made: JournalBook) -> None:
    made.services.drafts.save(exchange_draft(None), {"subject": "dở"})
    noted = ExchangeNote(
        day=day(20),
        territory_id=made.followed.id,
        subject="Hỏi tiến độ đại hội chi bộ",
        participant_ids=(made.book.person_id,),
        results="12 chi bộ đã xong",
        place="qua điện thoại",
    )
    entry_id, kinds = made.journal.note_exchange(noted)
    assert kinds == {RecordKind.ENGAGEMENT, RecordKind.OUTCOME}
    assert made.services.drafts.load(exchange_draft(None)) is None
    detail = made.journal.engagement(entry_id)
    assert (detail.row.state, detail.notice) == (EngagementState.CLOSED, None)
    made.journal.correct_exchange(entry_id, _with_results(noted, "13 chi bộ đã xong"))
    corrected = made.journal.engagement(entry_id).outcome
    assert corrected is not None
    assert corrected.results == "13 chi bộ đã xong"
    with refused("day_in_future", "starts_on"):
        made.journal.note_exchange(
            ExchangeNote(day(23), made.followed.id, "x", (made.book.person_id,))
        )


def _with_results(noted: ExchangeNote, results: str) -> ExchangeNote:
    return ExchangeNote(noted.day, noted.territory_id, noted.subject, noted.participant_ids,
                        results=results)  # fmt: skip


def test_lists_by_person_group_territory_month_and_what_is_missing(made: JournalBook) -> None:
    mine, _ = made.journal.announce(made.told())
    away, _ = made.journal.announce(
        made.told(
            territory_id=made.other.id,
            group_id=None,
            participant_ids=(made.companion.id,),
            starts_on=day(5, 12),
            ends_on=day(6, 12),
        ),
        Word(made.companion.id, TODAY, channel=Channel.PHONE),
    )

    def ids(**chosen: Any) -> set[uuid.UUID]:
        return {row.id for row in made.journal.page(JournalFilter(**chosen)).rows}

    assert ids() == {mine, away}
    assert ids(person_id=made.companion.id) == {away}
    assert ids(group_id=made.group.id) == {mine}
    assert ids(territory_id=made.other.id) == {away}
    assert ids(first_day=day(1, 12), last_day=day(31, 12)) == {away}
    assert ids(awaiting_outcome=True) == {mine}


def test_forms_offer_the_own_group_first_and_the_filter_the_past_too(made: JournalBook) -> None:
    lists = made.journal.form_lists()
    assert [one.name for one in lists.territories] == ["Xã Sơn Hà", "Xã An Phú"]
    assert lists.my_group == made.group.id
    assert lists.me == made.book.person_id
    assert [one.name for one in lists.leaders] == ["Võ Văn Đức"]
    assert "Xã Đức Cũ" in [one.name for one in made.journal.filter_lists().territories]
    assert made.journal.hints(made.followed.id).contacts == ("Đinh Thị Hoa, Phó Bí thư",)
    assert made.journal.hints(made.followed.id).group_id == made.group.id
