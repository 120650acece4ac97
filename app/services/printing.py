"""From a block tree to a file: rendering, preview, many at once, putting it where one said.

Bytes stay in memory until they are put where the person said. What a paper says is the business
of the services over ``PaperService``.
"""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.documents.model import Document
from app.documents.paper_settings import PaperLook, look_of
from app.documents.spelling import PaperSpelling, respell_document
from app.domain.errors import CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.renderer import FileFormat, PageImages, Renderer
from app.ports.task_runner import Progress
from app.read_models.compliance_papers import PaperFrame
from app.read_models.office import OfficeRow
from app.read_models.papers import AuthorityNames
from app.services.exporting import put_out
from app.services.made_paper import JoinedPapers, MadePaper, PaperOrder
from app.services.service import Service
from app.services.session import Session

#: Windows refuses these in a name of a file.
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', " "))
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of many papers: where the files lie, and which papers could not be made."""

    files: tuple[Path, ...]
    papers: int
    failed: tuple[tuple[str, CodedError], ...]
    stopped: CodedError | None = None
    """Why the rest was not made, where some files lie already: cancelled, the disk is full."""


class Printing(Service):
    """The one way from a built paper to bytes and files."""

    def __init__(self, session: Session, renderer: Renderer, images: PageImages) -> None:
        super().__init__(session)
        self._renderer = renderer
        self.images = images
        """For the preview: may be called on any thread, reads nothing of the store."""

    def made(
        self,
        document: Document,
        file_name: str = "",
        record: tuple[RecordKind, uuid.UUID] | None = None,
        *,
        as_it_is: bool = False,
    ) -> MadePaper:
        """Return the paper in the office's spelling with its PDF; the title names the file.

        ``as_it_is``: what was put before a signer stays as it was spelled then.
        """
        spelled = document if as_it_is else self.spelled(document)
        pdf = self._renderer.render((spelled,), FileFormat.PDF, self.look())
        return MadePaper(spelled, pdf, named(file_name or document.title), record)

    def spelled(self, document: Document) -> Document:
        """Return a paper as the office writes ``ủy``."""
        old = self.office().old_tone_marks
        return respell_document(document, PaperSpelling.OLD if old else PaperSpelling.NEW)

    def render(self, document: Document) -> bytes:
        """Return the PDF of a paper that is no paper of the office (the recovery sheet)."""
        return self._renderer.render((document,), FileFormat.PDF, PaperLook())

    def docx(self, paper: MadePaper) -> bytes:
        """Return the same paper for Word."""
        return self._renderer.render((paper.document,), FileFormat.DOCX, self.look())

    def look(self) -> PaperLook:
        """Return what the office chose where the guidance on format is silent."""
        return look_of(self._queries.outgoing.settings(self._scope))

    def office(self) -> OfficeRow:
        """Return the office."""
        return self._queries.office.office(self._scope)

    def frame(self, division: str = "") -> PaperFrame:
        """Return the frame of an internal paper of today, signed by who sits at the program."""
        office = self.office()
        return PaperFrame(
            authority=authority_of(office),
            division=division,
            place=office.place_name,
            signed_on=self._today(),
            signer_name=self._session.person_name,
            is_sample=office.is_sample,
        )

    def today(self) -> dt.date:
        """Return the day that a paper made now bears."""
        return self._today()

    def save(self, path: Path, paper: MadePaper, file_format: FileFormat) -> Path:
        """Put a paper where the person said and return where it lies (see ``exporting``)."""
        if file_format is FileFormat.PDF:
            return self.save_pdf(path, paper.pdf)
        return put_out(self._session.store, path, self.docx(paper), f".{file_format}")

    def save_pdf(self, path: Path, pdf: bytes) -> Path:
        """Put a PDF where the person said and return where it lies (see ``exporting``)."""
        return put_out(self._session.store, path, pdf, f".{FileFormat.PDF}")

    def printed(self) -> None:
        """Say that a paper is out of the book: what it may tell of is not undone any more."""
        self._session.store.went_out()

    def join(
        self, orders: Sequence[PaperOrder], file_name: str, progress: Progress
    ) -> tuple[JoinedPapers | None, BatchResult]:
        """Return one PDF of all papers, for the preview and the printer; see ``batch``.

        ``None`` where no paper could be made.
        """
        batch = _Batch(orders, progress)
        content = self._renderer.render(batch.documents(), FileFormat.PDF, self.look())
        joined = JoinedPapers(content, named(file_name)) if batch.made else None
        return joined, batch.result(())

    def batch(
        self,
        orders: Sequence[PaperOrder],
        target: Path,
        file_format: FileFormat,
        progress: Progress,
        *,
        one_file: bool,
    ) -> BatchResult:
        """Make many papers: ``target`` is the one file, or the folder that each file goes into.

        A paper that cannot be made (nothing to print, a missing glyph) is left out and told of.
        Papers of the same name are told apart by a number; a file that lay there is replaced.
        What is written stays and is whole: a result then says why it ``stopped``. Where nothing
        is written yet, raises Cancelled and what ``exporting`` raises.
        """
        batch = _Batch(orders, progress)
        if one_file:
            content = self._renderer.render(batch.documents(), file_format, self.look())
            if not batch.made:
                return batch.result(())
            return batch.result((put_out(self._session.store, target, content, f".{file_format}"),))
        files: list[Path] = []
        taken: set[str] = set()
        try:
            for name, paper in batch.papers():
                path = target / f"{_free(name, taken)}.{file_format}"
                files.append(self.save(path, paper, file_format))
        except CodedError as error:
            if not files:
                raise
            return replace(batch.result(tuple(files)), papers=len(files), stopped=error)
        return batch.result(tuple(files))


class _Batch:
    """Papers made one after the other; what failed is noted and left out."""

    def __init__(self, orders: Sequence[PaperOrder], progress: Progress) -> None:
        self._orders = orders
        self._progress = progress
        self._failed: list[tuple[str, CodedError]] = []
        self.made = 0

    def papers(self) -> Iterator[tuple[str, MadePaper]]:
        """Give each paper with the name of its file."""
        total = len(self._orders)
        for index, order in enumerate(self._orders):
            self._progress.report(
                index,
                total,
                _("Đang lập văn bản {number}/{total}").format(number=index + 1, total=total),
            )
            try:
                paper = order.make()
            except CodedError as error:
                self._failed.append((order.file_name, error))
                continue
            self.made += 1
            yield named(order.file_name or paper.file_name), paper
        self._progress.report(total, total)

    def documents(self) -> Iterator[Document]:
        """Give the block trees alone."""
        for _name, paper in self.papers():
            yield paper.document

    def result(self, files: tuple[Path, ...]) -> BatchResult:
        """Return what came of it."""
        return BatchResult(files, self.made, tuple(self._failed))


def named(title: str) -> str:
    """Return a name for a file, without what Windows refuses and not too long."""
    return " ".join(title.translate(_FORBIDDEN).split())[:_LONGEST_NAME].rstrip(" .")


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it where it is taken."""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.casefold())
    return free


def authority_of(office: OfficeRow) -> AuthorityNames:
    """Return the names of a letterhead; the bare word is the first two: Tỉnh ủy, Thành ủy."""
    bare = " ".join(office.committee_name.split()[:2])
    return AuthorityNames(
        office.committee_name, bare, office.commission_name, office.body_symbol or "BTCTU"
    )
