"""Decisions of the import wizard: its steps, answers, chosen rows, taking in and cancelling."""

import threading
from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.errors import Cancelled, CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner
from app.read_models.imports import ImportPreview, ImportResult, PreviewRow, RowState
from app.read_models.sheet_layouts import ReadLayout, TextCode
from app.read_models.sheets import TableKind
from app.services.importing.layouts import LayoutDraft
from app.services.imports import Imports
from app.services.presenting import Presenter
from app.services.wording import describe

T = TypeVar("T")
Place = tuple[str, int]


class Step(IntEnum):
    """Where the person is; the number is the one that the wizard shows, less one."""

    FILE = 0
    COLUMNS = 1
    ROWS = 2
    RESULT = 3


class ImportView(Protocol):
    """What the presenter asks of the dialog."""

    def show_busy(self, text: str) -> None:
        """Show that work is under way; ``report`` follows."""
        ...

    def report(self, done: int, total: int) -> None:
        """Say how far it is; called from the worker thread."""
        ...

    def show_file(self, what: str, advice: str) -> None:
        """Let a file be chosen; say why the last one was refused, if one was."""
        ...

    def show_columns(self, refused: str) -> None:
        """Show how the file is to be read; ``refused`` says why it could not be read so."""
        ...

    def show_rows(self, *, is_new: bool) -> None:
        """Show the rows; ``is_new`` where they were not in sight just before."""
        ...

    def show_result(self, result: ImportResult) -> None:
        """Say what was taken in."""
        ...


class _Relay:
    """Hands progress on to runner and dialog, and stops where the person cancelled."""

    def __init__(
        self, inner: Progress, tell: Callable[[int, int], None], stop: threading.Event
    ) -> None:
        self._inner = inner
        self._tell = tell
        self._stop = stop

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self._inner.report(done, total, text)
        self._tell(done, total)


class ImportPresenter(Presenter):
    """See the module. ``view`` is set once, by the dialog."""

    view: ImportView

    def __init__(
        self,
        imports: Imports,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._imports = imports
        self._stop = threading.Event()
        self._answers: dict[str, str] = {}
        self._flipped: set[Place] = set()
        self._layout: ReadLayout | None = None
        """What the rows in sight were read by."""
        self._path = Path()
        self.kinds = imports.layouts.kinds()
        self.step = Step.FILE
        self.draft: LayoutDraft | None = None
        self.preview: ImportPreview | None = None
        self.result: ImportResult | None = None
        self._been_read: set[TableKind] = set()
        """Kinds of table of this file that the person has been through."""
        self.remembers = True
        """What was set by hand for the columns is kept for the next such file."""
        self.is_busy = False

    # Steps -------------------------------------------------------------------------------------
    def open(self, path: Path) -> None:
        """Look at a file and show how it may be read."""
        self._forget_rows()
        self._been_read = set()
        self.draft = None
        self._path = path
        self._look()

    def convert(self, code: TextCode) -> None:
        """Look at the file anew, its texts taken for another code.

        What was set by hand and answered stays.
        """
        if self.draft is not None and self.draft.look.code is not code:
            self._look(code, self.draft if self.draft.is_by_hand else None)

    def _look(self, code: TextCode = TextCode.AUTO, by_hand: LayoutDraft | None = None) -> None:
        path = self._path

        def work(relay: Progress) -> LayoutDraft:
            return self._imports.layouts.look(path, relay, code=code)

        def done(draft: LayoutDraft) -> None:
            if by_hand is not None:
                draft.take_over(by_hand)
            self.draft = draft
            self.step = Step.COLUMNS
            self.view.show_columns("")

        self._run(_("Đang mở {file}…").format(file=path.name), work, done)

    def go_on(self) -> None:
        """Go one step further, as far as it is allowed."""
        if self.is_busy:
            return
        if self.step is Step.COLUMNS:
            self._read()
        elif self.step is Step.ROWS and self.has_nothing_new and self.others:
            self.read_others()
        elif self.step is Step.ROWS:
            self.take_in()

    def go_back(self) -> None:
        """Go one step back; answers and chosen rows are kept as long as the file is read alike."""
        if self.is_busy:
            return
        if self.step is Step.RESULT:
            self.step = Step.ROWS
            self.view.show_rows(is_new=True)
        elif self.step is Step.ROWS:
            self.step = Step.COLUMNS
            self.view.show_columns("")
        elif self.step is Step.COLUMNS:
            self.step = Step.FILE
            self.view.show_file("", "")

    def read_others(self) -> None:
        """Go on with the sheets that hold another kind of table."""
        if self.draft is not None and (others := self.others):
            self._been_read.add(self.draft.kind)
            self._forget_rows()
            self.draft.propose(others[0])
            self.step = Step.COLUMNS
            self.view.show_columns("")

    @property
    def others(self) -> tuple[TableKind, ...]:
        """The kinds of table that the file's other sheets hold and that are still to be read."""
        found = () if self.draft is None else self.draft.other_kinds()
        return tuple(one for one in found if one not in self._been_read)

    @property
    def has_nothing_new(self) -> bool:
        """Tell whether no row can be taken in, nor could be once questions are answered."""
        preview = self.preview
        return preview is not None and not preview.to_choose and not preview.open_questions

    def forget_mapping(self, sheet: str) -> None:
        """Forget what was assigned to a sheet's header before."""
        mapping = self.draft.forget(sheet) if self.draft is not None else None
        if mapping is not None:
            self._do(
                lambda: self._imports.layouts.forget(mapping),
                _("Đã bỏ cách nhận cột đã nhớ."),
            )
        self.view.show_columns("")

    def _read(self) -> None:
        draft, path = self.draft, self._path
        if draft is None or not draft.is_ready:
            return
        layout = draft.layout()
        if self.preview is not None and layout == self._layout:
            self.step = Step.ROWS
            self.view.show_rows(is_new=True)
            return
        answers = dict(self._answers)

        def work(relay: Progress) -> ImportPreview:
            preview = self._imports.preview(path, relay, layout)
            return self._imports.answered(preview, answers) if answers else preview

        def done(preview: ImportPreview) -> None:
            self._layout, self.preview = layout, preview
            self.step = Step.ROWS
            self.view.show_rows(is_new=True)

        self._run(_("Đang đọc {file}…").format(file=path.name), work, done)

    # Rows --------------------------------------------------------------------------------------
    def answer(self, question_id: str, key: str) -> None:
        """Keep an answer and hold the rows against the book anew."""
        preview = self.preview
        if preview is None or self.is_busy:
            return
        self._answers[question_id] = key
        answers = dict(self._answers)

        def shown(renewed: ImportPreview) -> None:
            self.preview = renewed
            self.view.show_rows(is_new=False)

        self.ask("answered", lambda: self._imports.answered(preview, answers), shown)

    def is_chosen(self, row: PreviewRow) -> bool:
        """Tell whether a row is to be taken in; one that contradicts the book is not at first."""
        if row.state in (RowState.NEW, RowState.COMPLETES):
            return row.place not in self._flipped
        return row.state is RowState.CHANGED and row.place in self._flipped

    def choose(self, rows: Iterable[PreviewRow], *, chosen: bool) -> None:
        """Choose rows, or leave them; those that cannot be taken in are passed over."""
        for row in rows:
            can = row.state in (RowState.NEW, RowState.COMPLETES, RowState.CHANGED)
            if can and self.is_chosen(row) != chosen:
                self._flipped ^= {row.place}

    @property
    def chosen(self) -> tuple[PreviewRow, ...]:
        """The rows that are to be taken in."""
        preview = self.preview
        return () if preview is None else tuple(filter(self.is_chosen, preview.to_choose))

    @property
    def would_lose(self) -> bool:
        """Tell whether closing would lose what the person answered, chose or set by hand."""
        if self.step is Step.RESULT or self.draft is None:
            return False
        if self.preview is None:
            return self.draft.is_by_hand
        return bool(self.preview.to_choose) and bool(
            self._answers or self._flipped or self.draft.is_by_hand
        )

    def take_in(self) -> None:
        """Take the chosen rows in, in one transaction."""
        preview, draft = self.preview, self.draft
        chosen = frozenset(row.place for row in self.chosen)
        if preview is None or draft is None or self.is_busy or not chosen:
            return
        answers = dict(self._answers)
        mappings = draft.to_remember() if self.remembers else ()

        def work(relay: Progress) -> tuple[ImportPreview, ImportResult]:
            result = self._imports.take_in(preview, answers, relay, chosen, mappings)
            return self._imports.answered(preview, answers), result

        def done(found: tuple[ImportPreview, ImportResult]) -> None:
            self.preview, self.result = found
            self._flipped = {one.place for one in self.preview.to_take}
            self._announce(self.result.kinds)
            self.step = Step.RESULT
            self.view.show_result(self.result)

        self._run(_("Đang ghi vào sổ…"), work, done)

    # Beside the steps --------------------------------------------------------------------------
    def save_errors(self, target: Path) -> None:
        """Write the list of errors as a workbook, the wrong cells marked."""
        preview, layout, path = self.preview, self._layout, self._path
        if preview is None or layout is None:
            return
        self.act(
            lambda progress: self._imports.save_errors(preview, path, layout, target, progress),
            lambda saved: self._messages.done(_("Đã lưu {path}.").format(path=saved)),
        )

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._stop.set()

    @property
    def file_name(self) -> str:
        """Name of the file."""
        return self._path.name

    @property
    def folder(self) -> Path:
        """Where the file lies."""
        return self._path.parent

    def _forget_rows(self) -> None:
        self._answers, self._flipped = {}, set()
        self.preview = self.result = self._layout = None

    def _run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._stop.clear()
        self.is_busy = True
        self.view.show_busy(title)

        def deliver(found: T) -> None:
            self.is_busy = False
            done(found)

        self.act(
            lambda progress: work(_Relay(progress, self.view.report, self._stop)),
            deliver,
            failed=self._failed,
            title=title,
        )

    def _failed(self, error: Exception) -> None:
        """Go back to where the work was begun, and say what went wrong."""
        self.is_busy = False
        words = describe(error) if isinstance(error, CodedError) else None
        if self.draft is None:
            self.step = Step.FILE
            if words is not None and not isinstance(error, Cancelled):
                self.view.show_file(f"{self._path.name}: {words.what}", words.advice)
                return
            self.view.show_file("", "")
        elif self.step is Step.COLUMNS:
            if words is not None and not isinstance(error, Cancelled):
                self.view.show_columns(f"{words.what} {words.advice}")
                return
            self.view.show_columns("")
        else:
            self.view.show_rows(is_new=False)
        self._messages.failed(error)
