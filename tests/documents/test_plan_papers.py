"""The papers of plans: whose they are, what is said of an answer, all seven days."""

import datetime as dt

from app.documents.kinds import month_plan, weekly_schedule
from app.documents.model import Closing, Letterhead, Table
from app.documents.plain_text import plain_text
from tests.documents import sample_plans


def test_a_groups_plan_is_a_paper_of_the_group_without_number() -> None:
    document = month_plan.build(sample_plans.plan())
    head, closing = document.blocks[0], document.blocks[-1]
    assert isinstance(head, Letterhead) and isinstance(closing, Closing)
    assert (head.issuer, head.number_line) == (("NHÓM 3",), None)
    assert closing.signature is not None and closing.signature.lines == ("TRƯỞNG NHÓM",)
    text = plain_text(document)
    assert "Từ thứ Ba, 10/11" in text and "7 giờ 30 - 16 giờ" in text
    assert "Ý kiến của đồng chí Trần Văn Bình, ngày 30/10/2026" in text
    assert "duyệt" not in text


def test_an_approval_is_named_as_the_offices_own_rule() -> None:
    text = plain_text(month_plan.build(sample_plans.plan(approved=True)))
    assert "duyệt ngày 30/10/2026 (quy định riêng của cơ quan)" in text


def test_a_followers_plan_has_other_readers() -> None:
    document = month_plan.build(sample_plans.plan(group_name="", lines=(), note="Đi học cả tháng."))
    closing = document.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.recipients is not None and closing.signature is not None
    assert closing.recipients.items[0] == "Ủy viên Ban Thường vụ phụ trách địa bàn"
    assert closing.signature.lines == ("CÁN BỘ THEO DÕI ĐỊA BÀN",)
    assert "Không có việc." in plain_text(document) and "Đi học cả tháng." in plain_text(document)


def test_a_week_has_seven_days_and_is_internal() -> None:
    document = weekly_schedule.build(sample_plans.week())
    head = document.blocks[0]
    assert isinstance(head, Letterhead) and head.party_title is None
    (table,) = (one for one in document.blocks if isinstance(one, Table))
    days = [row[0] for row in table.rows if row[0]]
    assert days[0] == "Thứ Hai\n16/11/2026" and days[-1] == "Chủ nhật\n22/11/2026"
    assert len(set(days)) == 7
    # Told anew for each half of the day.
    assert len(days) == len([row for row in table.rows if row[1] or not row[3]])
    assert [row[1] for row in table.rows[:3]] == ["Sáng", "", "Chiều"]


def test_another_year_is_told() -> None:
    document = weekly_schedule.build(sample_plans.week(monday=dt.date(2026, 12, 28), lines=()))
    assert "từ ngày 28/12/2026 đến ngày 03/01/2027" in plain_text(document)
