"""The report under the hands of a person, without a widget."""

import datetime as dt
import uuid

from app.domain.report import ReportKind, ReportState
from app.read_models.reports import ParagraphRow, ReportRow
from app.services.report_forms import ReportSheet
from app.services.report_outlines import Place
from ui.screens.reports import words
from ui.screens.reports.editing import EditedReport

PLACES = (
    Place("work", "Công tác", 1, True),
    Place("fields", "Lĩnh vực", 1, False),
    Place("field:a", "Tổ chức", 2, True),
)


def paragraph(number: int, section: str, text: str, source: str) -> ParagraphRow:
    return ParagraphRow(uuid.UUID(int=number), section, number, text, text, source, False)


def sheet() -> ReportSheet:
    row = ReportRow(
        id=uuid.UUID(int=9),
        kind=ReportKind.MONTHLY,
        group_id=uuid.UUID(int=8),
        group_name="Nhóm 3/A",
        period_from=dt.date(2026, 8, 1),
        period_to=dt.date(2026, 8, 31),
        state=ReportState.RETURNED,
        author_name="",
        handed_in_on=dt.date(2026, 9, 2),
        answered_on=dt.date(2026, 9, 3),
        answered_by_name="Hồ Thị Nhung",
        reception=None,
        remark="Bổ sung số liệu.",
    )
    paragraphs = (
        paragraph(1, "work", "- Một.", "figure:trips"),
        paragraph(2, "work", "- Hai.", "figure:meetings"),
        paragraph(3, "field:a", "Không phát sinh.", "silence"),
    )
    return ReportSheet(row, PLACES, {}, paragraphs)


def test_nothing_done_is_nothing_to_save() -> None:
    report = EditedReport(sheet())
    assert not report.is_changed
    report.add("work")
    assert not report.is_changed


def test_numbers_follow_what_has_text() -> None:
    report = EditedReport(sheet())
    assert report.numbers == {"work": "I-", "fields": "II-", "field:a": "1."}
    for line in list(report.of("work")):
        report.take_out(line)
    assert report.numbers == {"fields": "I-", "field:a": "1."}


def test_moves_within_the_section_alone() -> None:
    report = EditedReport(sheet())
    first = report.of("work")[0]
    assert not report.move(first, -1)
    assert report.move(first, 1)
    assert [line.text for line in report.of("work")] == ["- Hai.", "- Một."]
    assert not report.move(first, 1)


def test_marks_and_sources() -> None:
    report = EditedReport(sheet())
    figure, silence = report.of("work")[0], report.of("field:a")[0]
    assert figure.is_figure
    assert figure.has_source
    assert not silence.has_source
    figure.text = "- Một rưỡi."
    assert figure.is_edited
    assert report.add("work", figure).is_own


def test_what_was_typed_in_and_not_saved_is_simply_gone() -> None:
    report = EditedReport(sheet())
    own = report.add("work")
    report.take_out(own)
    assert own not in report.of("work")


def test_a_draft_is_put_back_over_what_came_in_since() -> None:
    report = EditedReport(sheet())
    report.of("work")[0].text = "- Một rưỡi."
    report.add("work", report.of("work")[0]).text = "Tự viết."
    report.take_out(report.of("work")[2])
    payload = report.payload()
    known = [one for one in payload["paragraphs"] if one[0] != str(uuid.UUID(int=3))]  # type: ignore[attr-defined]
    other = EditedReport(sheet())
    other.restore({"paragraphs": known})
    assert other.command() == report.command()
    other.restore({"paragraphs": "unreadable"})
    assert other.command() == report.command()


def test_words() -> None:
    row = sheet().row
    assert words.story(row) == (
        "Trả lại · nộp ngày 02/09/2026 · Hồ Thị Nhung, ngày 03/09/2026: Bổ sung số liệu."
    )
