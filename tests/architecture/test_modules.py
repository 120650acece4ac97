"""Habits of every source file: it says what it is for, stays small, and has a telling name."""

import ast
import re

import pytest

from tests.support.source_tree import PACKAGES, SCRIPTS, TESTS, SourceModule, modules

pytestmark = pytest.mark.long

EVERYWHERE = modules(*PACKAGES, SCRIPTS, TESTS)
PRODUCT = modules()
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|misc|managers?)($|_)|^common$")
LONGEST = 600


def by_path(module: SourceModule) -> str:
    return module.path


@pytest.mark.parametrize("module", EVERYWHERE, ids=by_path)
def test_opens_with_a_docstring(module: SourceModule) -> None:
    assert module.docstring, f"{module.path}: say in 1-3 sentences what it is for and not for"


@pytest.mark.parametrize("module", EVERYWHERE, ids=by_path)
def test_is_short_or_says_why(module: SourceModule) -> None:
    lines = module.text.count("\n")
    assert lines <= LONGEST or "Long because" in module.docstring, (
        f"{module.path} has {lines} lines: split it, or give the reason in its docstring "
        "with the words 'Long because'"
    )


@pytest.mark.parametrize("module", EVERYWHERE, ids=by_path)
def test_has_a_telling_name(module: SourceModule) -> None:
    for part in module.path.removesuffix(".py").split("/"):
        assert not EMPTY_NAMES.search(part), f"{module.path}: {part!r} says nothing of the content"


@pytest.mark.parametrize("module", EVERYWHERE, ids=by_path)
def test_imports_are_absolute(module: SourceModule) -> None:
    relative = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative, f"{module.path}: relative imports in lines {relative}"


def _changes_sys_path(node: ast.AST) -> bool:
    """Tell whether a node assigns to `sys.path` (or a part) or calls a method of it."""
    changed: list[ast.expr] = []
    if isinstance(node, ast.Assign | ast.Delete):
        changed = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        changed = [node.target]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        changed = [node.func.value]
    plain = (one.value if isinstance(one, ast.Subscript) else one for one in changed)
    return any(ast.unparse(one) == "sys.path" for one in plain)


@pytest.mark.parametrize("module", EVERYWHERE, ids=by_path)
def test_leaves_the_import_path_alone(module: SourceModule) -> None:
    touched = [ast.unparse(node) for node in ast.walk(module.tree) if _changes_sys_path(node)]
    assert not touched, f"{module.path}: {touched}"


@pytest.mark.parametrize("module", PRODUCT, ids=by_path)
def test_speaks_through_windows_only(module: SourceModule) -> None:
    if module.path.startswith("app/commands/"):
        pytest.skip("commands talk on the terminal")
    prints = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not prints, f"{module.path}: print in lines {prints}"
