"""Takes docs/quy-che.md apart: its blocks, what a command printed in it gives now, its sections.

A block says what it is in its first line: ``toml regulation NAME``, ``toml facts [NAME]``,
``toml rules`` (tables below a header), ``toml rule-lines`` (lines of one rule), ``toml
facts-lines`` (rows beside the people and places of ``STOCK``), ``toml broken NAME`` (a file with
mistakes), ``toml file NAME`` (a file beside the document), ``console`` (a command, its output).
"""

import contextlib
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.commands import try_regulation

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs" / "quy-che.md"
FILES = ROOT / "docs" / "quy-che"
COMMAND = "$ python -m app try-regulation "

_BLOCK = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_HEADING = re.compile(r"^(#{2,4}) (.+)$", re.MULTILINE)

HEADER = 'id = "x"\nshort = "X"\ntitle = "X"\napplies_from = 2026-01-01\n'
RULE = {
    "id": 'id = "r"',
    "clause": 'clause = "Đ1"',
    "title": 'title = "T"',
    "who": 'who = "group"',
    "count": 'count = { kind = "events", kinds = ["trip"] }',
}
#: Rows that the short examples of the facts point to.
STOCK = {
    "an": '[[people]]\nid = "an"\n',
    "binh": '[[people]]\nid = "binh"\n',
    "dung": '[[people]]\nid = "dung"\n',
    "nhom-1": '[[groups]]\nid = "nhom-1"\n',
    "thuong": '[[territories]]\nid = "thuong"\nkind = "commune"\n',
}


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is, its name where it has one, its text, its line."""

    kind: str
    name: str
    text: str
    line: int


@dataclass(frozen=True)
class Section:
    """A heading of the second to fourth level with the text until the next heading."""

    level: int
    title: str
    text: str


def blocks(text: str) -> list[Block]:
    """Return the blocks of a document in their order."""
    found = []
    for one in _BLOCK.finditer(text):
        words = one[1].split()
        is_toml = words[:1] == ["toml"]
        kind = words[1] if is_toml and len(words) > 1 else words[0] if words else ""
        name = words[2] if is_toml and len(words) > 2 else ""
        found.append(Block(kind, name, one[2], text.count("\n", 0, one.start()) + 1))
    return found


def sections(text: str) -> list[Section]:
    """Return the sections of a document, blocks taken out of their titles' search."""
    bare = _BLOCK.sub(lambda one: re.sub(r"^#", "·", one[0], flags=re.MULTILINE), text)
    found = list(_HEADING.finditer(bare))
    ends = [*(one.start() for one in found[1:]), len(bare)]
    return [
        Section(len(one[1]), one[2], bare[one.end() : end])
        for one, end in zip(found, ends, strict=True)
    ]


def whole_regulation(block: Block) -> str:
    """Return the text of a regulation file for a block that may be a piece of one."""
    if block.kind == "rules":
        return HEADER + block.text
    if block.kind == "rule-lines":
        given = tomllib.loads(block.text)
        rest = "\n".join(line for key, line in RULE.items() if key not in given)
        return f"{HEADER}[[rules]]\n{rest}\n{block.text}"
    return block.text


def whole_facts(block: Block) -> str:
    """Return the text of a facts file for a block that may be a piece of one."""
    if block.kind != "facts-lines":
        return block.text
    given = {
        row.get("id")
        for rows in tomllib.loads(block.text).values()
        for row in rows
        if isinstance(row, dict)
    }
    return block.text + "".join(f"\n{row}" for key, row in STOCK.items() if key not in given)


def output_of(block: Block, folder: Path) -> str:
    """Return what the command of a console block prints now, run in a folder."""
    command = block.text.splitlines()[0].removeprefix(COMMAND)
    printed, complaints = io.StringIO(), io.StringIO()
    arguments = [str(folder / one) if one.endswith(".toml") else one for one in command.split()]
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints):
        try_regulation.run(arguments)
    return f"{COMMAND}{command}\n{printed.getvalue()}{complaints.getvalue()}"


def lay_out(text: str, folder: Path) -> None:
    """Write all files that the document names into a folder."""
    for one in blocks(text):
        if one.name and one.kind in ("regulation", "facts", "broken"):
            (folder / one.name).write_text(one.text, encoding="utf-8")
    for path in FILES.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())


def renewed(text: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Yield each block that repeats something, with what it must say now."""
    lay_out(text, folder)
    for one in blocks(text):
        if one.kind == "console":
            yield one, output_of(one, folder)
        elif one.kind == "file":
            yield one, (FILES / one.name).read_text(encoding="utf-8")
