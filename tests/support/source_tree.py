"""The project's own source files as the tests of `tests/architecture` read them."""

import ast
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "db", "ui")
SCRIPTS = "build_scripts"
TESTS = "tests"


@dataclass(frozen=True)
class SourceModule:
    """A Python file: `path` is relative to the project with forward slashes."""

    path: str
    text: str
    tree: ast.Module

    @property
    def docstring(self) -> str:
        return ast.get_docstring(self.tree) or ""


@functools.cache
def modules(*folders: str) -> tuple[SourceModule, ...]:
    """Give every Python file below the folders (default: the product's packages)."""
    found = []
    for folder in folders or PACKAGES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(ROOT).as_posix()
            found.append(SourceModule(name, text, ast.parse(text, name)))
    return tuple(found)


@functools.cache
def project_files() -> tuple[Path, ...]:
    """Give all files that belong to the project: what git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    paths = (ROOT / name for name in listed.decode("utf-8").split("\0") if name)
    return tuple(path for path in paths if path.is_file())
