"""Reports of every author over a real book: drafted, handed in, answered, on paper, as facts."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.plain_text import plain_text
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import Group
from app.domain.record import RecordKind
from app.domain.report import ReportFamily, ReportKind, ReportState
from app.read_models.obligations import DutyState
from app.services.duties.ledger import DutyLedger
from app.services.duties.rows import ActionKind, DutyFilter, Heap, Whose
from app.services.report_drafting import source_of
from app.services.report_forms import ParagraphEdit, ReportSheet, SaveReport
from tests.support.report_books import AUGUST, FIRST, OCTOBER, TODAY, ReportBook, phoned

HALF = dt.date(2026, 1, 1), dt.date(2026, 6, 30)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReportBook]:
    made = ReportBook(tmp_path / "book")
    yield made
    made.book.store.close()


def shown(sheet: ReportSheet, section: str) -> list[str]:
    return [one.text for one in sheet.of(section)]


def printed(office: ReportBook, report_id: uuid.UUID) -> str:
    paper = office.services.report_papers.report(report_id)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.record == (RecordKind.REPORT, report_id)
    return plain_text(paper.document).replace("\u00a0", " ")


def ad_hoc(office: ReportBook, **more: object) -> ReportSheet:
    values: dict[str, object] = {
        "group_id": office.group.id,
        "subject": "Việc chậm kiện toàn cấp ủy",
        "territory_id": office.followed.id,
        "days": (OCTOBER, OCTOBER.replace(day=5)),
    }
    return office.begin(ReportKind.AD_HOC, OCTOBER, "ad_hoc_qc", **(values | more))


# Ad hoc (QC Đ5.5, Đ8.2) ------------------------------------------------------------------------


def test_an_ad_hoc_report_tells_of_its_days_and_its_territory(office: ReportBook) -> None:
    office.trip(OCTOBER)
    office.trip(OCTOBER, territory_id=office.other.id, subject="Việc khác")
    office.trip(OCTOBER.replace(day=9), subject="Sau đó")
    office.finding(OCTOBER, "Chậm phân công", kind=FindingKind.PROMINENT_MATTER)
    sheet = ad_hoc(office)
    assert sheet.row.family is ReportFamily.GROUP_AD_HOC
    assert shown(sheet, "situation") == ["- Xã Sơn Hà: Chậm phân công."]
    (work,) = shown(sheet, "work")
    assert work.startswith("- Ngày 01/10/2026, tại xã Sơn Hà: nắm tình hình kiện toàn tổ chức.")
    assert shown(sheet, "assessment") == []  # silence would be untrue: the group writes it
    text = printed(office, sheet.row.id)
    assert "đột xuất về việc chậm kiện toàn cấp ủy tại xã Sơn Hà" in text
    assert "từ ngày 01/10/2026 đến ngày 05/10/2026" in text
    assert "TRƯỞNG NHÓM" in text


def test_several_ad_hoc_reports_of_the_same_days_stand_side_by_side(office: ReportBook) -> None:
    first, second = ad_hoc(office), ad_hoc(office, subject="Việc khác", territory_id=None)
    assert first.row.id != second.row.id
    assert second.row.territory_id is None


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"subject": "  "}, "subject_missing"),
        ({"group_id": None}, "group_missing"),
        ({"days": (OCTOBER, dt.date(2026, 12, 1))}, "day_in_future"),
        ({"days": (OCTOBER, dt.date(2026, 9, 1))}, "ends_before_start"),
    ],
)
def test_an_ad_hoc_report_is_refused(
    office: ReportBook, more: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError) as raised:
        ad_hoc(office, **more)
    assert raised.value.code == code


def test_an_ad_hoc_report_is_answered_by_the_leader_in_charge(office: ReportBook) -> None:
    sheet = ad_hoc(office, group_id=office.second.id)
    reports = office.services.reports
    reports.save(SaveReport(sheet.row.id, (ParagraphEdit(None, "assessment", "Chưa lan rộng."),)))
    reports.hand_in(sheet.row.id)
    waiting = office.services.awaiting.page(office.leader.id).items
    assert [one.row.text for one in waiting if one.row.kind is RecordKind.REPORT] == [
        "Việc chậm kiện toàn cấp ủy"
    ]
    assert reports.answerer(sheet.row.id) == office.leader.id
    reports.answer(sheet.row.id, "remark", phoned(office.leader.id, "Theo dõi tiếp."))
    (row,) = reports.page(family=ReportFamily.GROUP_AD_HOC).rows
    assert (row.state, row.remark) == (ReportState.RECEIVED, "Theo dõi tiếp.")


# Consolidated (QC Đ5.1) ------------------------------------------------------------------------


def two_groups(office: ReportBook) -> uuid.UUID:
    """Both groups worked in August; only the first handed its report in."""
    office.trip(AUGUST)
    office.trip(AUGUST, group_id=office.second.id, territory_id=office.other.id)
    office.finding(AUGUST, "Thiếu biên chế")
    office.finding(AUGUST, "Chưa được báo cáo", group_id=office.second.id)
    return office.hand_in_month(office.group, AUGUST)


def test_a_consolidated_report_opens_what_the_groups_reported(office: ReportBook) -> None:
    source = two_groups(office)
    sheet = office.begin(ReportKind.MONTHLY, AUGUST, "consolidated")
    assert sheet.row.family is ReportFamily.CONSOLIDATED
    assert "- Các nhóm đi công tác địa bàn: 01 chuyến." in shown(sheet, "work")
    assert shown(sheet, "difficulties") == ["- Xã Sơn Hà: Thiếu biên chế."]
    (told,) = sheet.of(f"field:{office.cadres.id}")
    assert told.text.startswith("- Nhóm 2: Ngày 01/8/2026, tại xã Sơn Hà: nắm tình hình")
    assert source_of(told.source_key) == (RecordKind.REPORT, source)
    title, counted = office.services.reports.figure(sheet.row.id, "figure:trips")
    assert (title, len(counted)) == ("Chuyến công tác địa bàn", 1)


def test_it_names_who_did_not_report_and_is_numbered(office: ReportBook) -> None:
    two_groups(office)
    sheet = office.begin(ReportKind.MONTHLY, AUGUST, "consolidated")
    text = printed(office, sheet.row.id)
    assert "-BC/BTCTU" in text
    assert "Chưa nộp báo cáo" in text
    assert "Nộp ngày 22/11/2026" in text
    assert "Hồ Thị Nhung" in text
    office.services.reports.hand_in(sheet.row.id)
    assert office.services.reports.answerer(sheet.row.id) == office.head.id
    office.services.reports.answer(sheet.row.id, "receive", phoned(office.head.id))


def test_what_comes_in_later_is_offered(office: ReportBook) -> None:
    two_groups(office)
    sheet = office.begin(ReportKind.MONTHLY, AUGUST, "consolidated")
    late = office.hand_in_month(office.second, AUGUST)
    offered = office.services.reports.offers(sheet.row.id)
    assert {source_of(one.source_key) for one in offered} >= {(RecordKind.REPORT, late)}
    office.services.reports.redraft(sheet.row.id, offered)
    after = office.services.reports.sheet(sheet.row.id)
    assert "- Các nhóm đi công tác địa bàn: 02 chuyến." in shown(after, "work")


def test_own_words_of_a_group_are_taken_over_and_months_are_named(office: ReportBook) -> None:
    reports = office.services.reports
    sheet = office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=office.group.id)
    own = ParagraphEdit(None, "difficulties", "Đi lại khó khăn mùa mưa.")
    reports.save(SaveReport(sheet.row.id, (own,)))
    reports.hand_in(sheet.row.id)
    office.hand_in_month(office.group, dt.date(2026, 9, 1))
    quarter = office.begin(ReportKind.QUARTER, AUGUST, "consolidated")
    assert shown(quarter, "difficulties") == ["- Nhóm 2 (tháng 8/2026): Đi lại khó khăn mùa mưa."]
    text = printed(office, quarter.row.id)
    assert "quý III năm 2026" in text
    assert "Nộp 2/3 tháng; chưa nộp tháng 7/2026" in text


def test_one_consolidated_report_for_a_period(office: ReportBook) -> None:
    office.begin(ReportKind.QUARTER, AUGUST, "consolidated")
    office.begin(ReportKind.YEAR, AUGUST, "consolidated")
    office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=office.group.id)
    with pytest.raises(DomainError) as raised:
        office.begin(ReportKind.QUARTER, AUGUST, "consolidated")
    assert (raised.value.code, raised.value.values["field"]) == ("report_exists", "period")
    with pytest.raises(DomainError, match="period_not_begun"):
        office.begin(ReportKind.QUARTER, dt.date(2027, 2, 1), "consolidated")


# Of a follower (QĐ báo cáo) --------------------------------------------------------------------


def half_year(office: ReportBook) -> ReportSheet:
    return office.begin(
        ReportKind.HALF_YEAR, HALF[0], "follower_qd", follower_id=office.follower.id
    )


def test_a_followers_report_is_of_his_own_journal(office: ReportBook) -> None:
    office.trip(
        dt.date(2026, 3, 4),
        group_id=None,
        territory_id=office.commune.id,
        subject_field_ids=[office.economy.id],
        participant_ids=[office.follower.id],
    )
    office.trip(dt.date(2026, 3, 5))
    sheet = half_year(office)
    assert shown(sheet, "work") == ["- Đi công tác địa bàn: 01 chuyến."]
    assert [one.key for one in sheet.places if one.level == 2] == [
        f"field:{office.economy.id}",
        "field:none",
    ]
    assert len(shown(sheet, f"field:{office.economy.id}")) == 1
    text = printed(office, sheet.row.id)
    for words in (
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "PHẠM QUỐC HUY",
        "báo cáo Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy)",
        "được phân công theo dõi xã Tân Lập",
        "6 tháng đầu năm 2026",
        "Đồng chí Đỗ Thị Lan, Ủy viên Ban Thường vụ Tỉnh ủy phụ trách đảng bộ",
    ):
        assert words in text, words
    assert "BTCTU" not in text
    assert "Kính gửi" not in text


def test_who_was_no_follower_then_does_not_report(office: ReportBook) -> None:
    with pytest.raises(DomainError, match="follower_not_in_period"):
        office.begin(ReportKind.HALF_YEAR, HALF[0], "follower_qd", follower_id=office.companion.id)


def test_a_followers_report_is_handed_in_for_him_and_answered_from_outside(
    office: ReportBook,
) -> None:
    report_id = half_year(office).row.id
    reports = office.services.reports
    with pytest.raises(DomainError, match="step_not_yours"):
        reports.hand_in(report_id)
    with pytest.raises(DomainError, match="channel_missing"):
        reports.hand_in(report_id, Word(office.follower.id, TODAY))
    reports.hand_in(report_id, phoned(office.follower.id))
    kinds = [one.row.kind for one in office.services.awaiting.page(everybody=True).items]
    assert RecordKind.REPORT not in kinds
    me = office.book.person_id
    with pytest.raises(DomainError, match="channel_missing"):
        reports.answer(report_id, "receive", Word(me, TODAY))
    reports.answer(report_id, "receive", Word(me, TODAY, "", Channel.PAPER))
    assert reports.sheet(report_id).row.state is ReportState.RECEIVED


def test_it_fulfils_the_duty_of_the_half_year(office: ReportBook) -> None:
    def duty() -> tuple[DutyState, tuple[uuid.UUID, ...]]:
        ledger = DutyLedger(office.services.session)
        (found,) = (
            one
            for one in ledger.obligations(TODAY, FIRST, HALF[1])
            if one.rule == "qd-bao-cao-6-thang" and one.period_to == HALF[1]
        )
        return found.state, tuple(use.key for use in found.uses if isinstance(use.key, uuid.UUID))

    assert duty()[1] == ()
    report_id = half_year(office).row.id
    assert duty()[1] == ()
    office.services.reports.hand_in(report_id, phoned(office.follower.id))
    state, used = duty()
    assert used == (report_id,)
    assert state in (DutyState.DONE, DutyState.DONE_LATE, DutyState.UNDETERMINED)


def test_the_duty_opens_the_report_that_was_begun(office: ReportBook) -> None:
    duties = office.services.duties
    asked = DutyFilter(
        whose=Whose.PERSON, key=office.follower.id, heaps=frozenset(Heap), text="Báo cáo 6 tháng"
    )

    def action() -> tuple[ActionKind, uuid.UUID | None]:
        found = duties.list(asked)
        row = next(one for one in found.rows if one.duty.period_to == HALF[1])
        begun = duties.detail(row.duty, found.first, found.last).action
        assert begun is not None
        return begun.kind, begun.record_id

    assert action() == (ActionKind.FULFILMENT, None)
    report_id = half_year(office).row.id
    assert action() == (ActionKind.REPORT, report_id)


# Reviews (QC Đ13.3) ----------------------------------------------------------------------------


def review(office: ReportBook) -> ReportSheet:
    return office.begin(
        ReportKind.INTERIM_REVIEW,
        OCTOBER,
        "review_qc",
        subject="việc thực hiện Quy chế",
        days=(dt.date(2026, 7, 1), dt.date(2026, 10, 31)),
    )


def test_a_review_tells_results_by_duty_and_obstacles_by_article(office: ReportBook) -> None:
    office.trip(AUGUST)
    obstacle = office.obstacle(AUGUST, "Chưa quy định ngày báo cáo", "Báo cáo trước ngày 25")
    sheet = review(office)
    results = shown(sheet, "results")
    assert results[0] == "- Các nhóm đi công tác địa bàn: 01 chuyến."
    trips = next(one for one in sheet.of("results") if "qc-8.1-di-dia-ban" in one.source_key)
    assert "phải thực hiện 04 lượt, đã thực hiện 01 lượt" in trips.text
    title, missed = office.services.reports.figure(sheet.row.id, trips.source_key)
    assert len(missed) == 3
    assert {one.kind for one in missed} == {RecordKind.GROUP}
    assert title
    (told,), (wanted,) = sheet.of("obstacles"), sheet.of("proposals")
    assert (told.text, wanted.text) == (
        "- Khoản\u00a01, Điều\u00a08: Chưa quy định ngày báo cáo.",
        "- Khoản\u00a01, Điều\u00a08: Báo cáo trước ngày 25.",
    )
    for one in (told, wanted):
        assert source_of(one.source_key) == (RecordKind.REGULATION_OBSTACLE, obstacle.id)
    text = printed(office, sheet.row.id)
    assert "sơ kết việc thực hiện Quy chế" in text
    assert "-BC/BTCTU" in text


def test_each_regulation_has_a_review_of_its_own(office: ReportBook) -> None:
    review(office)
    days = (dt.date(2026, 7, 1), dt.date(2026, 10, 31))
    other = office.begin(
        ReportKind.INTERIM_REVIEW, OCTOBER, "review_qd", subject="việc thực hiện QĐ", days=days
    )
    assert "Ban Thường vụ Tỉnh ủy (báo cáo)" in printed(office, other.row.id)
    with pytest.raises(DomainError, match="report_exists"):
        review(office)


# All together ----------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_family(office: ReportBook) -> None:
    ad_hoc(office)
    half_year(office)
    review(office)
    office.begin(ReportKind.YEAR, AUGUST, "consolidated")
    office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=office.group.id)
    reports = office.services.reports
    for family in ReportFamily:
        (row,) = reports.page(family=family).rows
        assert row.family is family
    assert len(reports.page().rows) == len(ReportFamily)


def test_the_reports_of_a_month_are_made_many_at_once(office: ReportBook) -> None:
    for group in (office.second, office.group):
        office.begin(ReportKind.MONTHLY, AUGUST, "monthly_qc", group_id=group.id)
    ad_hoc(office)
    office.begin(ReportKind.MONTHLY, AUGUST, "consolidated")
    orders = office.services.report_papers.orders(AUGUST)
    assert [one.file_name for one in orders] == [
        "Báo cáo tháng 08/2026 – Nhóm 2",
        "Báo cáo tháng 08/2026 – Nhóm 5",
    ]
    assert all(one.make().pdf for one in orders)


def test_every_report_has_a_name(office: ReportBook) -> None:
    sheets = (
        ad_hoc(office),
        half_year(office),
        office.begin(ReportKind.YEAR, AUGUST, "consolidated"),
    )
    queries, scope = office.book.store.queries, office.services.session.scope
    names = queries.records.names(scope, [one.row.id for one in sheets])
    assert [names[one.row.id].name for one in sheets] == [
        "Nhóm 2: Việc chậm kiện toàn cấp ủy",
        "Phạm Quốc Huy",
        "Ban Tổ chức",
    ]


def test_a_group_that_ended_before_is_not_asked_for_its_report(office: ReportBook) -> None:
    office.add(Group(name="Tổ cũ", valid_to=dt.date(2026, 7, 31)))
    sheet = office.begin(ReportKind.MONTHLY, AUGUST, "consolidated")
    assert "Tổ cũ" not in printed(office, sheet.row.id)
