"""Decisions of the attachments panel: which record, adding, taking off, showing, exporting."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.errors import CodedError
from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner
from app.read_models.records import AttachmentRow
from app.services.presenting import Presenter
from app.services.records import Records
from app.services.wording import describe

T = TypeVar("T")

_KINDS = frozenset({RecordKind.ATTACHMENT})


class AttachmentsView(Protocol):
    """What the presenter asks of the panel."""

    def show_rows(self, rows: Sequence[AttachmentRow], *, has_record: bool) -> None:
        """List these files; without a record nothing can be added."""
        ...

    def show_problem(self, text: str) -> None:
        """Tell what went wrong beside the list; an empty text takes it away."""
        ...

    def forget_note(self) -> None:
        """Empty the note that went with the files just added."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the chosen files: how many are kept, and why the others are not."""

    kept: int
    refused: tuple[CodedError, ...]


class AttachmentsPresenter(Presenter):
    """See the module. ``view`` is set once, by the panel."""

    view: AttachmentsView

    def __init__(
        self,
        records: Records,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._records = records
        self._record: tuple[RecordKind, uuid.UUID] | None = None

    def show_record(self, kind: RecordKind | None, record_id: uuid.UUID | None) -> None:
        """Turn to another record, or to none."""
        chosen = None if kind is None or record_id is None else (kind, record_id)
        if chosen != self._record:
            self._record = chosen
            self.view.show_problem("")
            self.view.show_rows((), has_record=chosen is not None)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        if self._record is None:
            self.ask("rows", tuple, lambda _none: self.view.show_rows((), has_record=False))
            return
        _kind, record_id = self._record
        self.ask(
            "rows",
            lambda: self._records.attachments(record_id),
            lambda rows: self.view.show_rows(rows, has_record=True),
        )

    def add(self, paths: Sequence[Path], note: str) -> None:
        """Keep these files on the record; those that cannot be are told by name."""
        if self._record is None or not paths:
            return
        kind, record_id = self._record
        self.view.show_problem("")

        def deed(progress: Progress) -> Added:
            refused: list[CodedError] = []
            for done, path in enumerate(paths):
                progress.report(done, len(paths), path.name)
                try:
                    self._records.attach_file(kind, record_id, path, note.strip())
                except CodedError as error:
                    refused.append(error)
            return Added(len(paths) - len(refused), tuple(refused))

        def done(added: Added) -> None:
            self.view.show_problem("\n".join(_in_words(error) for error in added.refused))
            if added.kept:
                self.view.forget_note()
                self._messages.done(
                    ngettext("Đã thêm {count} tệp.", "Đã thêm {count} tệp.", added.kept).format(
                        count=added.kept
                    )
                )

        title = _("Đang thêm tệp vào sổ") if len(paths) > 1 else ""
        self.act(deed, done, kinds=_KINDS, failed=self._stopped, title=title)

    def withdraw(self, row: AttachmentRow) -> None:
        """Take a file off the record, after asking."""
        if self._messages.confirm(
            _("Gỡ tệp “{name}” khỏi bản ghi này?").format(name=row.file_name),
            _("Gỡ tệp"),
            _("Tệp không còn trong danh sách; lịch sử thay đổi vẫn ghi ai thêm và ai gỡ."),
        ):
            self.act(lambda _p: self._records.withdraw(row.id), kinds=_KINDS, failed=self._told)

    def read(
        self,
        row: AttachmentRow,
        prepare: Callable[[str, bytes], T],
        show: Callable[[T], None],
    ) -> None:
        """Read a file for showing it; ``prepare`` runs on the store's thread."""
        self.view.show_problem("")
        self.act(lambda _p: prepare(row.file_name, self._records.content(row.id)), show)

    def may_export(self, row: AttachmentRow) -> bool:
        """Tell what an export means and ask whether it is wanted."""
        return self._messages.confirm(
            _("Xuất “{name}” ra ngoài sổ?").format(name=row.file_name),
            _("Xuất ra tệp…"),
            _(
                "Tệp xuất ra không còn được mã hóa: ai mở được thư mục chứa nó đều đọc được. "
                "Dùng xong thì xóa tệp đó đi."
            ),
        )

    def export(self, row: AttachmentRow, path: Path) -> None:
        """Write a file where the person chose."""
        self.view.show_problem("")

        def done(written: Path) -> None:
            self._messages.done(_("Đã xuất ra “{name}” (không mã hóa).").format(name=written.name))

        self.act(lambda _p: self._records.export(row.id, path), done, failed=self._told)

    def _stopped(self, error: Exception) -> None:
        self._announce(_KINDS)  # files before the one that failed are kept
        self._told(error)

    def _told(self, error: Exception) -> None:
        if isinstance(error, CodedError) and error.values.keys() & {"file", "file_name"}:
            self.view.show_problem(_in_words(error))
        else:
            self._messages.failed(error)


def _in_words(error: CodedError) -> str:
    words = describe(error)
    return f"{words.what} {words.advice}"
