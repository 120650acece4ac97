"""The consolidated list of findings, for paper and for Excel; the book is only read.

It is arranged as one asks, by territory or field, with all that is known of each: more than the
list as it stands (``app.services.list_sheets``).
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import sort_key
from app.ports.workbooks import WorkbookWriter
from app.read_models.compliance_papers import PaperFrame
from app.read_models.finding_papers import FindingSection, FindingsPaper
from app.read_models.findings import Age, FindingFilter, FindingRow, Progress
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.services.exporting import put_out
from app.services.field_words import capital
from app.services.flow_words import state_word
from app.services.lineage.former_units import FormerUnits
from app.services.service import Service
from app.services.session import Session

NO_FIELD = "Chưa rõ lĩnh vực"


@dataclass(frozen=True, slots=True)
class FindingListChoice:
    """What is printed: the filter, and how it is arranged."""

    chosen: FindingFilter
    by_territory: bool = True
    """Otherwise by subject field."""
    limits: tuple[str, ...] = ()
    """The filter in words, for the paper."""


class FindingPapers(Service):
    """See the module."""

    def __init__(self, session: Session, workbooks: WorkbookWriter) -> None:
        super().__init__(session)
        self._workbooks = workbooks

    def workbook(self, choice: FindingListChoice) -> bytes:
        """Return the list as a workbook; raises DomainError ``nothing_to_print``."""
        rows = self._rows(choice)
        sections = _sections(rows, by_territory=choice.by_territory)
        return self._workbooks.write((_sheet(sections, choice, self._today()),))

    def save_workbook(self, path: Path, content: bytes) -> Path:
        """Put a workbook where the person said and return where it lies (see ``exporting``)."""
        return put_out(self._session.store, path, content, ".xlsx")

    def _rows(self, choice: FindingListChoice) -> tuple[FindingRow, ...]:
        wanted = FormerUnits(self._session).widened(choice.chosen)
        rows = self._queries.findings.rows(self._scope, wanted, self._today())
        if not rows:
            raise DomainError("nothing_to_print")
        return rows


def findings_paper(
    rows: tuple[FindingRow, ...], choice: FindingListChoice, frame: PaperFrame
) -> FindingsPaper:
    """Return what the paper is filled from; raises DomainError ``nothing_to_print``."""
    if not rows:
        raise DomainError("nothing_to_print")
    return FindingsPaper(
        frame=frame,
        first=choice.chosen.first_day,
        last=choice.chosen.last_day,
        day=frame.signed_on,
        by_territory=choice.by_territory,
        limits=choice.limits,
        sections=_sections(rows, by_territory=choice.by_territory),
    )


def limits_of(chosen: FindingFilter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a filter in words; ``names`` are those of territory, group and field, where chosen."""
    parts = list(names)
    parts += [
        capital(one) for one in (chosen.kind, chosen.authority, chosen.addressee) if one is not None
    ]
    if chosen.state is not None:
        parts.append(state_word(RecordKind.FINDING, chosen.state))
    if chosen.progress is not None:
        parts.append(progress_word(chosen.progress))
    if chosen.age is not None:
        parts.append(age_word(chosen.age))
    return (", ".join(parts),) if parts else ()


def age_word(age: Age) -> str:
    """Return the words for an age."""
    return {
        Age.UNDER_30: _("dưới 30 ngày"),
        Age.TO_90: _("30–90 ngày"),
        Age.OVER_90: _("trên 90 ngày"),
        Age.LATE_ANSWER: _("quá hạn trả lời"),
    }[age]


def progress_word(progress: Progress) -> str:
    """Return the words for open or ended."""
    return {Progress.OPEN: _("đang theo dõi"), Progress.ENDED: _("đã kết thúc")}[progress]


def _sections(rows: tuple[FindingRow, ...], *, by_territory: bool) -> tuple[FindingSection, ...]:
    found: dict[str, list[FindingRow]] = defaultdict(list)
    for row in rows:
        name = row.territory_name if by_territory else row.subject_field_name or NO_FIELD
        found[name].append(row)
    return tuple(
        FindingSection(name, tuple(sorted(found[name], key=lambda one: (one.raised_on, one.id))))
        for name in sorted(found, key=lambda one: (one == NO_FIELD, sort_key(one)))
    )


def _sheet(
    sections: tuple[FindingSection, ...], choice: FindingListChoice, today: dt.date
) -> Sheet:
    columns = (
        SheetColumn(_("Địa bàn"), 28),
        SheetColumn(_("Lĩnh vực"), 22),
        SheetColumn(_("Loại"), 22),
        SheetColumn(_("Chiều kiến nghị"), 18),
        SheetColumn(_("Nội dung"), 60),
        SheetColumn(_("Thẩm quyền giải quyết"), 22),
        SheetColumn(_("Đã chuyển đến"), 28),
        SheetColumn(_("Hạn trả lời"), 12),
        SheetColumn(_("Ngày nêu"), 12),
        SheetColumn(_("Số ngày đang theo dõi"), 12, right=True),
        SheetColumn(_("Tình trạng"), 26),
        SheetColumn(_("Ngày giải quyết"), 12),
        SheetColumn(_("Kết quả giải quyết"), 40),
        SheetColumn(_("Nhóm"), 14),
        SheetColumn(_("Chung nội dung"), 30),
    )
    rows = tuple(_cells(row, today) for section in sections for row in section.rows)
    day = _("Số liệu đến ngày {day}.").format(day=short_date(today))
    limits = [_("Phạm vi: {limit}.").format(limit=one) for one in choice.limits]
    return Sheet(
        name=_("Vướng mắc, kiến nghị"),
        title=_("Bảng tổng hợp khó khăn, vướng mắc, đề xuất, kiến nghị"),
        columns=columns,
        rows=rows,
        notes=(day, *limits),
        frozen_columns=1,
    )


def _cells(row: FindingRow, today: dt.date) -> tuple[CellValue, ...]:
    handed = row.handed_to_name or (capital(row.handed_to) if row.handed_to else None)
    return (
        row.territory_name,
        row.subject_field_name or None,
        capital(row.kind),
        capital(row.direction) if row.direction else None,
        row.text,
        capital(row.authority) if row.authority else None,
        handed,
        row.due_on,
        row.raised_on,
        row.days_open(today) if row.is_open else None,
        state_word(RecordKind.FINDING, row.state),
        row.settled_on,
        row.settlement or None,
        row.group_name or None,
        row.cluster_title or None,
    )
