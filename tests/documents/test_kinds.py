"""Each kind against its golden block tree; all its words are found again in the PDF.

``UPDATE_GOLDEN=1`` writes the golden files anew.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from app.documents.kinds import (
    KINDS,
    amendment_proposal,
    assignment_decision,
    compliance_board,
    consolidated_report,
    directive_matrix,
    directive_studies,
    finding_list,
    finding_transfer,
    follower_decision,
    follower_list,
    follower_proposal,
    follower_report,
    group_ad_hoc_report,
    group_list,
    group_monthly_report,
    group_session_minutes,
    information_request,
    introduction_letter,
    invitation_letter,
    journal_extract,
    kind_by_id,
    leaders_session_minutes,
    month_plan,
    outcome_report,
    outgoing_register,
    recovery_sheet,
    regulation_check_list,
    reminder_letter,
    review_report,
    task_list,
    territory_briefing,
    territory_list,
    territory_map,
    territory_ratings,
    travel_permit,
    trip_notice_slip,
    weekly_schedule,
    working_minutes,
)
from app.documents.model import Closing, Document, Letterhead, Title
from app.documents.plain_text import plain_text
from app.documents.spelling import PaperSpelling, respell_document
from app.read_models.notice_papers import SlipAnswer
from app.read_models.papers import AuthorityNames, Figure
from tests.documents import (
    sample_compliance,
    sample_decisions,
    sample_directives,
    sample_findings,
    sample_letters,
    sample_notices,
    sample_outgoing,
    sample_papers,
    sample_plans,
    sample_reports,
    sample_tasks,
    sample_territory_papers,
)
from tests.documents.block_text import describe
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import read_pages, squeezed

GOLDEN = Path(__file__).parent.parent / "data" / "golden"

SAMPLES: dict[str, Document] = {
    "group_monthly_report": group_monthly_report.build(sample_papers.group_report()),
    "territory_ratings": territory_ratings.build(sample_papers.ratings()),
    "recovery_sheet": recovery_sheet.build(sample_papers.recovery()),
    "compliance_board": compliance_board.build(sample_compliance.board()),
    "regulation_check_list": regulation_check_list.build(sample_compliance.checks()),
    "finding_list": finding_list.build(sample_findings.finding_list()),
    "task_list": task_list.build(sample_tasks.task_list()),
    "amendment_proposal": amendment_proposal.build(sample_compliance.amendment()),
    "directive_matrix": directive_matrix.build(sample_directives.matrix()),
    "directive_studies": directive_studies.build(sample_directives.studies()),
    "trip_notice_slip": trip_notice_slip.build(sample_notices.slip()),
    "month_plan": month_plan.build(sample_plans.plan()),
    "weekly_schedule": weekly_schedule.build(sample_plans.week()),
    "finding_transfer": finding_transfer.build(sample_letters.transfer()),
    "information_request": information_request.build(sample_letters.request()),
    "introduction_letter": introduction_letter.build(sample_letters.introduction()),
    "invitation_letter": invitation_letter.build(sample_letters.invitation()),
    "outcome_report": outcome_report.build(sample_letters.outcome()),
    "reminder_letter": reminder_letter.build(sample_letters.reminder()),
    "travel_permit": travel_permit.build(sample_letters.permit()),
    "group_ad_hoc_report": group_ad_hoc_report.build(sample_reports.ad_hoc()),
    "consolidated_report": consolidated_report.build(sample_reports.consolidated()),
    "follower_report": follower_report.build(sample_reports.follower()),
    "review_report": review_report.build(sample_reports.review()),
    "outgoing_register": outgoing_register.build(sample_outgoing.register()),
    "territory_briefing": territory_briefing.build(sample_territory_papers.briefing()),
    "group_list": group_list.build(sample_territory_papers.groups()),
    "territory_map": territory_map.build(sample_territory_papers.province_map()),
    "territory_list": territory_list.build(sample_territory_papers.territories()),
    "follower_list": follower_list.build(sample_territory_papers.followers()),
    "journal_extract": journal_extract.build(sample_territory_papers.extract()),
    "assignment_decision": assignment_decision.build(sample_decisions.assignment()),
    "follower_decision": follower_decision.build(sample_decisions.drafted()),
    "follower_proposal": follower_proposal.build(sample_decisions.followers()),
    "group_session_minutes": group_session_minutes.build(sample_decisions.group_session()),
    "leaders_session_minutes": leaders_session_minutes.build(sample_decisions.leaders_session()),
    "working_minutes": working_minutes.build(sample_decisions.working()),
}


def test_every_kind_has_a_sample() -> None:
    assert {kind.id for kind in KINDS} == set(SAMPLES)
    assert len({kind.title for kind in KINDS}) == len(KINDS)


def test_kinds_and_folder_agree() -> None:
    folder = Path(group_monthly_report.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == {kind.id for kind in KINDS}


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        kind_by_id("circular")


@pytest.mark.parametrize("kind_id", sorted(SAMPLES))
def test_block_tree_is_golden(kind_id: str) -> None:
    path = GOLDEN / f"{kind_id}.txt"
    found = describe(SAMPLES[kind_id])
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind_id", sorted(SAMPLES))
def test_every_word_is_on_paper(kind_id: str) -> None:
    document = SAMPLES[kind_id]
    pages = read_pages(pdf_of(document))
    printed = sorted(squeezed("".join(page.text for page in pages)))
    wanted = squeezed(plain_text(document))
    for char in set(wanted):
        assert printed.count(char) >= wanted.count(char), char
    whole = "".join(page.text for page in pages)
    for line in plain_text(document).splitlines():
        if len(line) < 40:
            assert squeezed(line) in whole


def test_a_group_is_a_unit_of_the_commission() -> None:
    head = SAMPLES["group_monthly_report"].blocks[0]
    assert isinstance(head, Letterhead)
    assert head.superior == ("BAN TỔ CHỨC TỈNH ỦY",)
    assert head.issuer == ("NHÓM 3",)
    assert head.number_line is None


def test_a_slip_carries_no_number_and_the_leaders_word_or_room_for_it() -> None:
    head = SAMPLES["trip_notice_slip"].blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.number_line, head.party_title) == (None, None)
    asked = plain_text(SAMPLES["trip_notice_slip"])
    assert "Kính trình: đồng chí Võ Văn Đức." in asked
    assert "Ngày …… tháng …… năm" in asked
    said = SlipAnswer(True, "Võ Văn Đức", date(2026, 9, 6), "Dự phần nhân sự.", 1, "Tân Lập")
    agreed = plain_text(trip_notice_slip.build(sample_notices.slip(answer=said)))
    assert "Đồng ý, ngày 06/09/2026." in agreed
    assert "Giới hạn: không quá 1 ngày; đến Tân Lập." in agreed
    none = plain_text(trip_notice_slip.build(sample_notices.slip(answer=None)))
    assert "Ý kiến của lãnh đạo" not in none


def test_the_commission_stands_under_the_committee() -> None:
    document = territory_ratings.build(
        sample_papers.ratings(
            authority=AuthorityNames("Thành ủy Hải Đông", committee="Thành ủy"), group_name=None
        )
    )
    head, closing = document.blocks[0], document.blocks[-1]
    assert isinstance(head, Letterhead)
    assert isinstance(closing, Closing)
    assert head.superior == ("THÀNH ỦY HẢI ĐÔNG",)
    assert head.issuer == ("BAN TỔ CHỨC",)
    assert head.party_title is None
    assert closing.signature is not None
    assert closing.signature.lines == ("TRƯỞNG BAN",)
    assert closing.signature.sealed
    assert closing.recipients is not None
    assert closing.recipients.items[-1] == "Lưu Ban Tổ chức Thành ủy"


@pytest.mark.parametrize(
    ("month", "subject"),
    [
        (1, "kết quả theo dõi địa bàn tháng 01, nhiệm vụ trọng tâm tháng 02 năm 2026"),
        (2, "kết quả theo dõi địa bàn tháng 02, nhiệm vụ trọng tâm tháng 3 năm 2026"),
        (8, "kết quả theo dõi địa bàn tháng 8, nhiệm vụ trọng tâm tháng 9 năm 2026"),
        (
            12,
            "kết quả theo dõi địa bàn tháng 12 năm 2026, nhiệm vụ trọng tâm tháng 01 năm 2027",
        ),
    ],
)
def test_subject_names_both_months(month: int, subject: str) -> None:
    document = group_monthly_report.build(sample_papers.group_report(month=month))
    title = document.blocks[1]
    assert isinstance(title, Title)
    assert " ".join(title.subject.split()) == subject


def test_chosen_recipients_replace_those_of_the_kind() -> None:
    document = group_monthly_report.build(sample_papers.group_report(recipients=("Lưu nhóm",)))
    closing = document.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.recipients is not None
    assert closing.recipients.items == ("Lưu nhóm",)


def test_figures_are_optional_and_so_are_their_notes() -> None:
    without = group_monthly_report.build(sample_papers.group_report(figures=()))
    assert "Số liệu tổng hợp" not in plain_text(without)
    noted = group_monthly_report.build(
        sample_papers.group_report(figures=(Figure("Số chuyến", "06", "tăng 02"),))
    )
    assert "Ghi chú" in plain_text(noted)


def test_old_spelling_reaches_every_block_but_no_name() -> None:
    document = respell_document(SAMPLES["group_monthly_report"], PaperSpelling.OLD)
    text = plain_text(document)
    assert "BAN TỔ CHỨC TỈNH UỶ" in text
    assert "Đảng uỷ xã Tân Lập" in text
    assert "Nguyễn Thị Thúy Hằng" in text
    assert "ủy" not in text.lower()
    assert respell_document(document, PaperSpelling.NEW) == SAMPLES["group_monthly_report"]


def test_each_half_of_the_recovery_key_has_its_page() -> None:
    pages = read_pages(pdf_of(SAMPLES["recovery_sheet"]))
    assert len(pages) == 2
    assert "1K7M9QXR04TZHB2C" in pages[0].text
    assert "2HB2CV6WN3E8D5FG" in pages[1].text
    assert "2HB2" not in pages[0].text
