"""A draft says of each record what the outline says, once; a figure is the length of its list."""

import datetime as dt
import uuid

import pytest
from hypothesis import given, settings

from app.domain.engagement import EngagementKind
from app.domain.finding import FindingKind, FindingState
from app.read_models.reports import ReportMaterial
from app.services import report_outlines
from app.services.report_drafting import Drafted, draft, figure_items, sentence_of
from app.services.report_outlines import NO_FIELD, OutlineError, field_key
from tests.unit.services.report_material import (
    CADRES,
    FIELDS,
    MEMBERS,
    TODAY,
    engagement,
    finding,
    month,
    months,
)

OUTLINE = report_outlines.load(report_outlines.MONTHLY)


def drafted(*engagements: object, **others: object) -> tuple[Drafted, ...]:
    return draft(OUTLINE, month(*engagements, **others), FIELDS, TODAY)  # type: ignore[arg-type]


def of(sentences: tuple[Drafted, ...], section: str) -> list[str]:
    return [one.text for one in sentences if one.section == section]


def test_tells_a_trip_with_its_result() -> None:
    trip = engagement(1, results="Thống nhất cách làm.\nGửi số liệu trong tháng.")
    assert of(drafted(trip), field_key(CADRES.id)) == [
        "Ngày 05/8/2026, tại xã Ba Gia: nắm tình hình kiện toàn tổ chức. "
        "Kết quả: Thống nhất cách làm. Gửi số liệu trong tháng."
    ]


def test_names_the_place_once_and_says_what_is_not_told_yet() -> None:
    day = dt.date(2026, 8, 5)
    trip = engagement(
        1,
        subject="Dự hội nghị tại xã Ba Gia?",
        ends_on=day + dt.timedelta(days=2),
        is_closed=False,
        subject_field_ids=(),
    )
    assert of(drafted(trip), NO_FIELD) == [
        "Từ ngày 05/8/2026 đến ngày 07/8/2026: dự hội nghị tại xã Ba Gia? Chưa báo kết quả."
    ]


def test_an_entry_of_two_fields_is_told_once() -> None:
    trip = engagement(1, subject_field_ids=(MEMBERS.id, CADRES.id))
    sentences = drafted(trip)
    assert len(of(sentences, field_key(MEMBERS.id))) == 1
    assert of(sentences, field_key(CADRES.id)) == []


def test_what_lies_ahead_in_the_month_has_not_happened() -> None:
    ahead = engagement(1, starts_on=dt.date(2026, 9, 20), ends_on=dt.date(2026, 9, 20))
    assert drafted(ahead) == ()


def test_findings_go_to_their_sections() -> None:
    sentences = drafted(
        findings=(
            finding(21),
            finding(22, kind=FindingKind.PROPOSAL, text="- Đề nghị A\n- Đề nghị B;"),
        )
    )
    assert of(sentences, "difficulties") == ["- Xã Ba Gia: Bộ phận tham mưu còn kiêm nhiệm."]
    assert of(sentences, "proposals") == ["- Xã Ba Gia: Đề nghị A; Đề nghị B."]


def test_says_how_far_a_finding_is() -> None:
    sentences = drafted(
        findings=(
            finding(21, state=FindingState.ANSWERED),
            finding(22, state=FindingState.SETTLED, text="Thiếu vốn."),
        )
    )
    assert of(sentences, "difficulties") == [
        "- Xã Ba Gia: Bộ phận tham mưu còn kiêm nhiệm (đã chuyển, nơi nhận đã trả lời).",
        "- Xã Ba Gia: Thiếu vốn (đã giải quyết).",
    ]


def test_two_territories_of_one_name_are_two() -> None:
    one, other = engagement(1), engagement(2, territory_id=uuid.UUID(int=2000))
    assert "- Số địa bàn đã đến làm việc, dự họp: 02." in of(drafted(one, other), "work")


def test_plans_of_the_next_month() -> None:
    plan = engagement(
        41,
        kind=EngagementKind.MEETING,
        starts_on=dt.date(2026, 9, 15),
        ends_on=dt.date(2026, 9, 15),
    )
    assert of(drafted(planned=(plan,)), "next_month") == [
        "- Ngày 15/9/2026, tại xã Ba Gia: nắm tình hình kiện toàn tổ chức."
    ]


@settings(max_examples=40, deadline=None)
@given(months())
def test_figures_equal_the_lists(material: ReportMaterial) -> None:
    sentences = draft(OUTLINE, material, FIELDS, TODAY)
    told = {one.source_key: one.text for one in sentences}
    rules = [rule for section in OUTLINE.sections for rule in section.figures]
    for rule in rules:
        items = figure_items(rule, material, TODAY)
        assert len({item.id for item in items}) == len(items)
        text = told.get(f"figure:{rule.name}")
        assert text == (rule.sentence.format(count=f"{len(items):02d}") if items else None)
    happened = [one for one in material.engagements if one.starts_on <= TODAY]
    listed = [one for one in sentences if one.source_key.startswith("engagement:")]
    planned = [one for one in material.planned if one.kind is not EngagementKind.EXCHANGE]
    assert len(listed) == len(happened) + len(planned)
    assert len(told) == len(sentences)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Một việc. ", "Một việc"),
        ("Một việc\nHai việc", "Một việc. Hai việc"),
        ("Gồm:\n- một;\n- hai.", "Gồm: một; hai"),
        ("", ""),
    ],
)
def test_joins_lines(text: str, sentence: str) -> None:
    assert sentence_of(text) == sentence


GOOD = """
id = "mine"
title = "t"
family = "group_monthly"
source = ""
silence = "Không."
one_day = "{day}"
several_days = "{first}-{last}"
lower_case = []
[[sections]]
key = "a"
heading = "A"
"""


def test_reads_the_least_outline() -> None:
    assert [one.key for one in report_outlines.parse("mine", GOOD).sections] == ["a"]


def test_a_section_keeps_silent_in_its_own_words() -> None:
    outline = report_outlines.parse(
        "mine", GOOD + 'silence = "Chưa có."\n[[sections]]\nkey = "b"\nheading = "B"\n'
    )
    assert [one.silence for one in report_outlines.places(outline, ())] == ["Chưa có.", "Không."]


def test_a_section_that_is_left_out_says_nothing_of_it() -> None:
    with pytest.raises(OutlineError):
        report_outlines.parse("mine", GOOD + 'optional = true\nsilence = "Chưa có."\n')


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ("colour = 1", "sections[0].colour"),
        ("optional = 1", "sections[0].optional"),
        ('[[sections]]\nkey = "a"\nheading = ""', "sections"),
        ('[[sections]]\nkey = "field:x"\nheading = ""', "sections"),
        ('[sections.findings]\nkinds = ["gossip"]\nsentence = ""', "sections[0].findings.kinds"),
        ('[sections.findings]\nkinds = []\nsentence = "{name}"', "a"),
        ('[sections.findings]\nkinds = []\nsentence = "{text"', "a"),
        ('[sections.engagements]\ngathers = "all"\nsentence = ""\nat = ""', "a.gathers"),
        ('[[sections.figures]]\nname = "n"', "sections[0].figures[0].title"),
        ("=", ""),
    ],
)
def test_says_where_an_outline_is_wrong(extra: str, key: str) -> None:
    with pytest.raises(OutlineError) as raised:
        report_outlines.parse("mine", GOOD + extra)
    assert raised.value.code == "outline_damaged"
    assert raised.value.values["key"] == key


@pytest.mark.parametrize("name", ["no_such", "../defaults/book", ""])
def test_knows_no_other_outline(name: str) -> None:
    with pytest.raises(OutlineError, match="outline_unknown"):
        report_outlines.load(name)
