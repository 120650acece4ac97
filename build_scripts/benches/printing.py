"""A monthly report to PDF, held against ReportLab's own paragraphs with the same text."""

import io
from pathlib import Path
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
from app.printing import PaperRenderer
from app.read_models.papers import GroupReportPaper
from benches.lines import Line, compare
from benches.papers import paper

HERE = Path(__file__).parent
LIMIT = "ReportLab platypus drawing the same paragraphs in the same font"
FONTS = {"bench": "Tinos-Regular.ttf", "bench-bold": "Tinos-Bold.ttf"}


def printing(rounds: int) -> Line:
    """Draw a report of about sixty paragraphs by both."""
    report = paper()
    renderer = PaperRenderer()
    register_fonts()
    return compare(
        "monthly report to PDF",
        lambda: renderer.render((KIND.build(report),), FileFormat.PDF, PaperLook()),
        lambda: platypus(report),
        target=1.5,
        limit=LIMIT,
        rounds=rounds,
    )


def register_fonts() -> None:
    """Make the fonts of the papers known to ReportLab's own paragraphs."""
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(resources.read_bytes("fonts", file))))


def platypus(paper: GroupReportPaper) -> bytes:
    """Draw the paragraphs of a report with ReportLab's own means."""
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
