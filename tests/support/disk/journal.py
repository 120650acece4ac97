"""Plays a journal of the shim again up to any moment, and says what a power cut would leave.

Files: what was written since the last flush of the file may be there or not, page by page.
Folders: what happened since the last flush of the folder may have happened or not, in its order.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePath

_HEAD = struct.Struct("<cQQII")
PAGE = 4096


class Loss(Enum):
    """What becomes of what was not flushed."""

    ALL = "all"
    SOME = "some"
    NONE = "none"  # the process was killed, the machine went on


@dataclass(frozen=True, slots=True)
class Step:
    """One change to the disk, or a mark."""

    kind: str
    inode: int
    number: int
    text: str
    data: bytes


def read_journal(path: Path) -> list[Step]:
    """Read what the shim wrote."""
    data = path.read_bytes()
    steps, at = [], 0
    while at < len(data):
        kind, inode, number, text, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        words = data[at : at + text].decode()
        steps.append(Step(kind.decode(), inode, number, words, data[at + text : at + text + size]))
        at += text + size
    return steps


@dataclass(slots=True)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Offset and bytes; or a new size and None."""

    def after(self, loss: Loss, rng: random.Random) -> bytes:
        content = bytearray(self.safe)
        if loss is not Loss.ALL:
            for at, data in self.pending:
                for offset, part in _pages(at, data):
                    if loss is Loss.NONE or rng.random() < 0.5:
                        _apply(content, offset, part)
        return bytes(content)


def _pages(at: int, data: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    if data is None:
        yield at, None
        return
    start = 0
    while start < len(data):
        end = min(len(data), start + PAGE - (at + start) % PAGE)
        yield at + start, data[start:end]
        start = end


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


class Disk:
    """The disk at one moment of a journal: ``play`` goes on, ``leave`` makes what a cut leaves."""

    def __init__(self, root: Path, start: Path | None = None) -> None:
        """Begin with the files in ``start``, which are safe; their inodes come with the journal."""
        self._root = root
        self._now: dict[str, _File] = {}
        if start is not None:
            for path in start.rglob("*"):
                if path.is_file():
                    name = str(root / path.relative_to(start))
                    self._now[name] = _File(bytearray(path.read_bytes()))
        self._safe = dict(self._now)
        self._pending: list[tuple[str, _File | None]] = []
        self._inodes: dict[int, _File] = {}
        self._folders: dict[int, str] = {}
        self.marks: list[str] = []

    def play(self, step: Step) -> None:
        """Do what the step did."""
        match step.kind:
            case "C":
                self._enter(step.text, _File())
                self._inodes[step.inode] = self._now[step.text]
            case "O" if step.text in self._now:
                self._inodes[step.inode] = self._now[step.text]
            case "O":
                self._folders[step.inode] = step.text
                self._inodes.pop(step.inode, None)
            case "W":
                self._inodes[step.inode].pending.append((step.number, step.data))
            case "T":
                self._inodes[step.inode].pending.append((step.number, None))
            case "S" if step.inode in self._inodes:
                file = self._inodes[step.inode]
                for at, data in file.pending:
                    _apply(file.safe, at, data)
                file.pending.clear()
            case "S":
                self._flush_folder(self._folders[step.inode])
            case "R":
                moved = self._now[step.text]
                self._enter(step.text, None)
                self._enter(step.data.decode(), moved)
            case "U":
                self._enter(step.text, None)
            case "M":
                self.marks.append(step.text)

    def _enter(self, name: str, file: _File | None) -> None:
        _put(self._now, name, file)
        self._pending.append((name, file))

    def _flush_folder(self, folder: str) -> None:
        waiting = []
        for name, file in self._pending:
            if str(PurePath(name).parent) == folder:
                _put(self._safe, name, file)
            else:
                waiting.append((name, file))
        self._pending = waiting

    def leave(self, target: Path, loss: Loss, rng: random.Random) -> None:
        """Write into ``target`` what is there after the power comes back; no shared memory."""
        names = dict(self._safe)
        count = {Loss.ALL: 0, Loss.NONE: len(self._pending)}.get(
            loss, rng.randint(0, len(self._pending))
        )
        for name, file in self._pending[:count]:
            _put(names, name, file)
        target.mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            if not name.endswith("-shm"):
                path = target / PurePath(name).relative_to(self._root)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.after(loss, rng))


def _put(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file
