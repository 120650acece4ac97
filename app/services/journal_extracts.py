"""An extract of the journal as filtered, on paper and as a workbook; the book is only read.

It says more than the list (``app.services.list_sheets``): what came of each entry and when it was
told, the oldest first.
"""

import datetime as dt
from pathlib import Path

from app.documents.kinds import journal_extract
from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.task_runner import Progress, SilentProgress
from app.ports.workbooks import WorkbookWriter
from app.read_models.journal import JournalFilter, JournalRow
from app.read_models.territory_papers import ExtractLine, JournalExtractPaper
from app.read_models.workbooks import Sheet, SheetColumn
from app.services.exporting import put_out
from app.services.field_words import capital
from app.services.lineage.former_units import FormerUnits
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.printing import Printing
from app.services.session import Session

_PAGE = 500


class JournalExtracts(PaperService):
    """See the module; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing, workbooks: WorkbookWriter) -> None:
        super().__init__(session, printing)
        self._workbooks = workbooks

    def paper(
        self, chosen: JournalFilter, limits: tuple[str, ...], progress: Progress | None = None
    ) -> MadePaper:
        """Return what the filter lets through on paper, the oldest entry first.

        ``limits`` is the filter in words. Raises ``nothing_to_print``, and Cancelled where
        ``progress`` is cancelled.
        """
        said = progress or SilentProgress()
        lines = self._lines(chosen, said)
        said.report(len(lines), len(lines), _("Đang dàn trang"))
        paper = JournalExtractPaper(
            frame=self._printing.frame(),
            first=chosen.first_day or lines[0].starts_on,
            last=chosen.last_day or lines[-1].starts_on,
            limits=limits,
            lines=lines,
        )
        return self._printing.made(journal_extract.build(paper))

    def workbook(
        self, chosen: JournalFilter, limits: tuple[str, ...], progress: Progress | None = None
    ) -> bytes:
        """Return the same rows as a workbook; raises what ``paper`` raises."""
        lines = self._lines(chosen, progress or SilentProgress())
        return self._workbooks.write((_sheet(lines, limits, self._today()),))

    def save_workbook(self, path: Path, content: bytes) -> Path:
        """Put a workbook where the person said and return where it lies (see ``exporting``)."""
        return put_out(self._session.store, path, content, ".xlsx")

    def _lines(self, chosen: JournalFilter, progress: Progress) -> tuple[ExtractLine, ...]:
        today = self._today()
        chosen = FormerUnits(self._session).widened(chosen)
        found: list[ExtractLine] = []
        after = None
        while True:
            page = self._queries.journal.page(self._scope, chosen, today, after=after, limit=_PAGE)
            gists = self._queries.journal.gists(self._scope, [one.id for one in page.rows])
            for one in page.rows:
                gist = gists[one.id]
                found.append(_line(one, gist.told_on, gist.reported_on, gist.results))
            progress.report(len(found), 0, _("Đang đọc sổ: {count} việc").format(count=len(found)))
            after = page.following
            if after is None:
                break
        if not found:
            raise DomainError("nothing_to_print")
        return tuple(reversed(found))


def _line(
    row: JournalRow, told_on: dt.date | None, reported_on: dt.date | None, results: str
) -> ExtractLine:
    return ExtractLine(
        kind=row.kind,
        state=row.state,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        territory=row.territory_name,
        group=row.group_name,
        subject=row.subject,
        people=row.participants,
        told_on=told_on,
        reported_on=reported_on,
        results=results,
    )


def _sheet(lines: tuple[ExtractLine, ...], limits: tuple[str, ...], today: dt.date) -> Sheet:
    columns = (
        SheetColumn(_("STT"), 6, right=True),
        SheetColumn(_("Ngày đi"), 12),
        SheetColumn(_("Ngày về"), 12),
        SheetColumn(_("Địa bàn"), 26),
        SheetColumn(_("Nhóm"), 12),
        SheetColumn(_("Loại"), 20),
        SheetColumn(_("Nội dung"), 50),
        SheetColumn(_("Người đi"), 32),
        SheetColumn(_("Ngày báo việc"), 13),
        SheetColumn(_("Tình trạng"), 18),
        SheetColumn(_("Kết quả"), 60),
        SheetColumn(_("Ngày báo công"), 13),
    )
    rows = tuple(
        (
            number,
            one.starts_on,
            one.ends_on,
            one.territory or None,
            one.group or None,
            capital(one.kind),
            one.subject,
            ", ".join(one.people),
            one.told_on,
            capital(one.state),
            one.results or None,
            one.reported_on,
        )
        for number, one in enumerate(lines, start=1)
    )
    day = _("Số liệu đến ngày {day}.").format(day=short_date(today))
    return Sheet(
        name=_("Sổ công tác"),
        title=_("Trích sổ công tác địa bàn"),
        columns=columns,
        rows=rows,
        notes=(day, *(_("Phạm vi: {limit}.").format(limit=one) for one in limits)),
        frozen_columns=1,
    )
