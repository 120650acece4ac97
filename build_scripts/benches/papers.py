"""The monthly report that the printing lines draw, about sixty paragraphs of sample text."""

import datetime as dt
from functools import cache
from itertools import pairwise

from app.read_models.papers import AuthorityNames, GroupReportPaper, PaperSection
from app.services.sample.texts import journal


def paper(*, changed: int = 0) -> GroupReportPaper:
    """Return a report; ``changed`` makes each of many differ in every paragraph."""
    sections = tuple(
        PaperSection(
            f"{number}.",
            f"Nội dung thứ {number}",
            tuple(f"{text} (báo cáo {changed})" if changed else text for text in texts),
            2,
        )
        for number, texts in enumerate(_texts(), start=1)
    )
    return GroupReportPaper(
        authority=AuthorityNames(committee_full="Tỉnh ủy Quảng Ngãi"),
        group_name="Nhóm 3",
        lead_name="Lương Thảo Nguyên",
        year=2026,
        month=8,
        place="Quảng Ngãi",
        signed_on=dt.date(2026, 9, 3),
        sections=sections,
    )


@cache
def _texts() -> tuple[tuple[str, ...], ...]:
    found = []
    for pool in journal()["field"].values():
        lines = [line.removeprefix("xã: ") for name in pool for line in pool[name]]
        found.append(tuple(f"{one} {two}" for one, two in pairwise(lines)))
    return tuple(found)
