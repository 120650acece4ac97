"""Nothing is read from the store without saying who may see what: every query takes a scope.

A query is any public function or method of `db/queries/`, and whatever in `db/search.py` finds
or counts.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_tree import ROOT, modules

Function = ast.FunctionDef | ast.AsyncFunctionDef
SEARCHES = re.compile(r"^(find|search|count|suggest|list|page|newest|matches|hits)(_|$)")


def _functions(body: list[ast.stmt], inside: str = "") -> Iterator[tuple[str, Function]]:
    """Walk public functions and the public methods of public classes, by qualified name."""
    for node in body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            decorators = {ast.unparse(one) for one in node.decorator_list}
            if "property" not in decorators:
                yield f"{inside}{node.name}", node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _functions(node.body, f"{node.name}.")


def _queries() -> list[tuple[str, Function]]:
    found = []
    for module in modules("db"):
        if module.path.startswith("db/queries/"):
            found += [
                (f"{module.path}:{name}", node) for name, node in _functions(module.tree.body)
            ]
        elif module.path == "db/search.py":
            found += [
                (f"{module.path}:{name}", node)
                for name, node in _functions(module.tree.body)
                if SEARCHES.match(node.name)
            ]
    return found


def scope_fault(function: Function) -> str | None:
    """Say what is wrong with a query's `scope` parameter, or None."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    required = positional[: len(positional) - len(arguments.defaults)]
    required += [
        one
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is None
    ]
    scopes = [one for one in required if one.arg == "scope"]
    if not scopes:
        return "has no required parameter `scope`"
    annotation = scopes[0].annotation
    if annotation is None or ast.unparse(annotation).strip("'\"").rpartition(".")[2] != "Scope":
        return "does not annotate `scope` as Scope"
    used = any(
        isinstance(node, ast.Name) and node.id == "scope" and isinstance(node.ctx, ast.Load)
        for statement in function.body
        for node in ast.walk(statement)
    )
    return None if used else "takes `scope` and does nothing with it"


@pytest.mark.parametrize(
    ("name", "function"), _queries() or [pytest.param("", None, marks=pytest.mark.skip("none yet"))]
)
def test_query_takes_and_uses_a_scope(name: str, function: Function) -> None:
    fault = scope_fault(function)
    assert fault is None, f"{name} {fault}"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("def f(c, scope: Scope): return c.q(scope)", None),
        ("def f(c, *, scope: Scope): return c.q(scope)", None),
        ("def f(c): ...", "no required"),
        ("def f(c, scope: Scope = ALL): return c.q(scope)", "no required"),
        ("def f(c, *, scope: Scope = ALL): return c.q(scope)", "no required"),
        ("def f(c, scope): return c.q(scope)", "annotate"),
        ("def f(c, scope: Scope | None): return c.q(scope)", "annotate"),
        ("def f(c, scope: Scope): return c.q()", "nothing with it"),
    ],
)
def test_the_rule_itself(source: str, fault: str | None) -> None:
    function = ast.parse(source).body[0]
    assert isinstance(function, Function)
    found = scope_fault(function)
    assert fault in found if fault and found else found is fault


def test_scope_is_where_this_test_looks_for_it() -> None:
    assert (ROOT / "app/ports/scope.py").is_file()
