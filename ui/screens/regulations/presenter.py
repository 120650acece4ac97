"""Decisions of the regulations screen: what is read, what follows a deed, what is asked first."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.regulations.regulation import Covered, Naming, OfficeOwn, Regulation, Rule
from app.services.drafting import DraftingPresenter
from app.services.drafts import Drafts, Payload
from app.services.exporting import export
from app.services.regulations.dry_run import DryRun
from app.services.regulations.dry_run_rows import DryRunAsk, DryRunResult
from app.services.regulations.entries import (
    CoverageLine,
    Entry,
    FilePreview,
    RegisterState,
    RuleLine,
    SwitchOn,
    coverage_of,
    lines_of,
)
from app.services.regulations.register import KINDS, Regulations

Done = Callable[[], None]
Failed = Callable[[Exception], None]
Draft = tuple[dt.datetime, Payload] | None
#: A regulation is data of a few hundred kB at most; more is some other file.
_LARGEST_FILE = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """A regulation with its rules in words and its table against the text."""

    entry: Entry
    lines: tuple[RuleLine, ...]
    coverage: tuple[CoverageLine, ...]


@dataclass(frozen=True, slots=True)
class DryRunStart:
    """What the page of the dry run begins with."""

    key: str
    first: dt.date
    against: str
    others: tuple[tuple[str, str], ...]


class RegulationsPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        regulations: Regulations,
        dry_run: DryRun,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._regulations = regulations
        self._dry_run = dry_run

    # -- reading ------------------------------------------------------------------------------

    def register(self, answer: Callable[[tuple[Entry, ...]], None]) -> None:
        """Read the list."""
        self.ask("register", self._regulations.entries, answer)

    def opened(self, key: str, answer: Callable[[OpenedEntry], None]) -> None:
        """Read one regulation with its sentences."""

        def read() -> OpenedEntry:
            entry = self._regulations.entry(key)
            return OpenedEntry(entry, lines_of(entry.regulation), coverage_of(entry.regulation))

        self.ask("opened", read, answer)

    def key_of(self, record_id: uuid.UUID, answer: Callable[[str], None]) -> None:
        """Find the key of a stored regulation."""

        def read() -> str:
            found = (one.key for one in self._regulations.entries() if one.id == record_id)
            return next(found, "")

        self.ask("key", read, answer)

    def draft(self, form: str, answer: Callable[[Draft], None]) -> None:
        """Read what was being typed in a form."""
        self.ask("draft", lambda: self._drafts.load(form), answer)

    # -- switching ----------------------------------------------------------------------------

    def switch_on(self, key: str, form: SwitchOn, done: Done, failed: Failed) -> None:
        """Let a regulation apply."""
        self._write(
            lambda: self._regulations.switch_on(key, form),
            _("Đã bật áp dụng. Việc phải làm được tính từ ngày áp dụng."),
            done,
            failed,
        )

    def switch_off(self, entry: Entry) -> None:
        """Let it apply no more, after asking."""
        question = _("Ngừng áp dụng “{name}”?").format(name=entry.name())
        detail = _(
            "Mọi việc phải làm tính theo văn bản này sẽ thôi hiện, kể cả của thời gian đã qua. "
            "Nếu văn bản hết hiệu lực từ một ngày nào đó thì dùng “Kết thúc hiệu lực…”."
        )
        if entry.replaces_key:
            detail += " " + _(
                "Văn bản bị nó thay thế vẫn hết hiệu lực vào ngày đã ghi; nếu áp dụng lại văn bản "
                "đó thì sửa ngày hết hiệu lực của nó."
            )
        if self._messages.confirm(question, _("Ngừng áp dụng"), detail):
            self._write(
                lambda: self._regulations.switch_off(entry.key), _("Đã ngừng áp dụng."), _nothing
            )

    def end(self, key: str, last_day: dt.date, done: Done, failed: Failed) -> None:
        """Let it hold until a day."""
        self._write(
            lambda: self._regulations.end(key, last_day),
            _("Đã ghi ngày hết hiệu lực."),
            done,
            failed,
        )

    # -- regulations --------------------------------------------------------------------------

    def add(self, regulation: Regulation, done: Done, failed: Failed) -> None:
        """Take a new one in."""
        self._write(lambda: self._regulations.add(regulation), _("Đã thêm văn bản."), done, failed)

    def copy(self, key: str, new_key: str, done: Done, failed: Failed) -> None:
        """Make a new version from a known one."""
        self._write(
            lambda: self._regulations.copy(key, new_key),
            _("Đã tạo bản mới, chưa áp dụng; sửa xong rồi bật áp dụng."),
            done,
            failed,
        )

    def save_header(self, key: str, header: Regulation, done: Done, failed: Failed) -> None:
        """Write the head."""
        self._write(
            lambda: self._regulations.save_header(key, header),
            _("Đã lưu phần đầu văn bản."),
            done,
            failed,
        )

    def save_coverage(self, key: str, lines: Sequence[Covered], done: Done, failed: Failed) -> None:
        """Write the table against the text."""
        self._write(
            lambda: self._regulations.save_coverage(key, lines),
            _("Đã lưu bảng đối chiếu."),
            done,
            failed,
        )

    # -- files --------------------------------------------------------------------------------

    def read_file(self, path: Path, show: Callable[[FilePreview], None], failed: Failed) -> None:
        """Read a file and show what it would change."""

        def read() -> FilePreview:
            try:
                if path.stat().st_size > _LARGEST_FILE:
                    raise DomainError("regulation_file_large", file=path.name)
                content = path.read_bytes()
            except OSError:
                raise DomainError("file_unreadable", file_name=path.name) from None
            return self._regulations.preview_file(content, path.name)

        self.act(lambda _p: read(), show, failed=failed)

    def take_file(self, preview: FilePreview, done: Done, failed: Failed) -> None:
        """Keep what a file says."""
        self._write(
            lambda: self._regulations.take_file(preview), _("Đã nhập văn bản từ tệp."), done, failed
        )

    def save_file(self, key: str, path: Path) -> None:
        """Write a regulation where the person said."""
        self.act(
            lambda _p: export(path, self._regulations.as_file(key), ".toml"),
            lambda where: self._messages.done(
                _("Đã lưu ra tệp {file}.").format(file=Path(where).name)
            ),
        )

    # -- rules --------------------------------------------------------------------------------

    def may_edit(self, entry: Entry) -> bool:
        """Ask before the rules of a regulation in force are changed."""
        if entry.state not in (RegisterState.ON, RegisterState.ENDED):
            return True
        return self._messages.confirm(
            _("Sửa quy định của văn bản đang áp dụng?"),
            _("Sửa"),
            _(
                "Việc phải làm của cả thời gian đã qua sẽ được tính lại theo nội dung mới. "
                "Nếu văn bản được sửa đổi, thay thế thì nên “Tạo bản mới…” rồi bật bản đó; "
                "chỉ sửa ở đây khi trước kia ghi nhầm."
            ),
        )

    def save_rule(
        self,
        key: str,
        rule_id: str | None,
        rule: Rule,
        names: tuple[Naming, ...],
        done: Done,
        failed: Failed,
    ) -> None:
        """Write a rule."""
        self._write(
            lambda: self._regulations.save_rule(key, rule_id, rule, names),
            _("Đã lưu quy định {clause}.").format(clause=rule.clause),
            done,
            failed,
        )

    def move_rule(self, key: str, rule_id: str, steps: int) -> None:
        """Move a rule up or down."""
        self._write(lambda: self._regulations.move_rule(key, rule_id, steps), "", _nothing)

    def withdraw_rule(self, key: str, rule: Rule) -> None:
        """Take a rule out, after asking."""
        question = _("Bỏ quy định “{title}” ({clause})?").format(
            title=rule.title, clause=rule.clause
        )
        detail = _("Quy định không còn ràng buộc ai nữa, nhưng vẫn đọc được ở cuối danh sách.")
        if self._messages.confirm(question, _("Bỏ quy định"), detail):
            self._write(
                lambda: self._regulations.withdraw_rule(key, rule.id),
                _("Đã bỏ quy định."),
                _nothing,
            )

    def restore_rule(self, key: str, rule: Rule | None) -> None:
        """Let a rule that was taken out bind again."""
        if rule is not None:
            self._write(
                lambda: self._regulations.save_rule(key, None, rule),
                _("Quy định lại có hiệu lực."),
                _nothing,
            )

    def set_exact_text(self, key: str, rule_id: str, text: str) -> None:
        """Keep the text as printed."""
        self._write(
            lambda: self._regulations.set_exact_text(key, rule_id, text),
            _("Đã lưu nguyên văn."),
            _nothing,
        )

    def set_office(
        self, key: str, rule_id: str, own: OfficeOwn, done: Done, failed: Failed
    ) -> None:
        """Keep what the office has decided itself."""
        self._write(
            lambda: self._regulations.set_office(key, rule_id, own),
            _("Đã lưu quy định riêng của cơ quan."),
            done,
            failed,
        )

    # -- dry run ------------------------------------------------------------------------------

    def dry_run_start(self, key: str, answer: Callable[[DryRunStart], None]) -> None:
        """Read what the page of the dry run begins with."""

        def read() -> DryRunStart:
            regulation = self._regulations.entry(key).regulation
            dry = self._dry_run
            return DryRunStart(key, dry.first_day(regulation), dry.against_of(key), dry.others(key))

        self.ask("dry_start", read, answer)

    def dry_run(self, ask: DryRunAsk, show: Callable[[DryRunResult], None], failed: Failed) -> None:
        """Compute the coming year; long work with progress and cancel."""
        self.act(
            lambda progress: self._dry_run.run(ask, progress),
            show,
            failed=failed,
            title=_("Chạy thử quy chế"),
        )

    def _write(
        self,
        deed: Callable[[], object],
        said: str,
        done: Done,
        failed: Failed | None = None,
    ) -> None:
        def deliver(_result: object) -> None:
            if said:
                self._messages.done(said)
            done()

        self.act(lambda _p: deed(), deliver, kinds=KINDS, failed=failed)


def _nothing() -> None:
    """Nothing follows but the re-reading that the announcement brings."""
