"""A monthly report to PDF, held against ReportLab's own paragraphs with the same text."""

import datetime as dt
import io
from itertools import pairwise
from xml.sax.saxutils import escape  # only to write, never to read

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from app import resources
from app.documents.kinds.group_monthly_report import KIND
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat
from app.printing import PdfRenderer
from app.read_models.papers import AuthorityNames, GroupReportPaper, PaperSection
from app.services.sample.texts import journal
from benches.lines import Line, compare

LIMIT = "ReportLab platypus drawing the same paragraphs in the same font"
FONTS = {"bench": "Tinos-Regular.ttf", "bench-bold": "Tinos-Bold.ttf"}


def printing(rounds: int) -> Line:
    """Draw a report of about sixty paragraphs by both."""
    paper = _paper()
    renderer = PdfRenderer()
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(resources.read_bytes("fonts", file))))
    return compare(
        "monthly report to PDF",
        lambda: renderer.render((KIND.build(paper),), FileFormat.PDF, PaperLook()),
        lambda: _platypus(paper),
        target=1.5,
        limit=LIMIT,
        rounds=rounds,
    )


def _paper() -> GroupReportPaper:
    sections = []
    for number, pool in enumerate(journal()["field"].values(), start=1):
        lines = [line.removeprefix("xã: ") for name in pool for line in pool[name]]
        texts = [f"{one} {two}" for one, two in pairwise(lines)]
        sections.append(PaperSection(f"{number}.", f"Nội dung thứ {number}", tuple(texts), 2))
    return GroupReportPaper(
        authority=AuthorityNames(committee_full="Tỉnh ủy Quảng Ngãi"),
        group_name="Nhóm 3",
        lead_name="Lương Thảo Nguyên",
        year=2026,
        month=8,
        place="Quảng Ngãi",
        signed_on=dt.date(2026, 9, 3),
        sections=tuple(sections),
    )


def _platypus(paper: GroupReportPaper) -> bytes:
    body = ParagraphStyle(
        "body", fontName="bench", fontSize=14, leading=18, alignment=TA_JUSTIFY,
        firstLineIndent=10 * mm, spaceBefore=6,
    )  # fmt: skip
    head = ParagraphStyle("head", parent=body, fontName="bench-bold")
    story: list[Flowable] = []
    for section in paper.sections:
        story.append(Paragraph(escape(f"{section.label} {section.heading}"), head))
        story.extend(Paragraph(escape(text), body) for text in section.paragraphs)
    target = io.BytesIO()
    margins = {"topMargin": 20 * mm, "bottomMargin": 20 * mm}
    sides = {"leftMargin": 30 * mm, "rightMargin": 15 * mm}
    SimpleDocTemplate(target, pagesize=A4, **margins, **sides).build(story)
    return target.getvalue()
