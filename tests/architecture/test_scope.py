"""Nothing is read from the store without saying who may see what: every query takes a scope.

A query is a public method of `db/queries/`, a public function there that gets a connection, and
whatever in `db/search.py` finds or counts. Exceptions are listed here, so that a new one is seen.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source_tree import ROOT, modules

Function = ast.FunctionDef | ast.AsyncFunctionDef
CONNECTIONS = ("Connection", "Session", "Engine")
OFFICE = "the office's own lists are open to everyone in it"
ROSTER = "the roster of people and groups is open to everyone in the office"
STEPS = "the steps of a record whose id one has"
REPORT = "a group's report is open to the whole office until scopes are narrowed by group"
PLAN = "whose plan stands where tells nothing of a territory; its trips are narrowed"
RECORD = "asked by the id of a record that the caller could open"
REGISTER = "the register of the office's own papers is open to everyone in it"
CODE = "asked by the code of a paper that one holds, or of a document in the register"
LOG = "shows no content of a record"
# Queries that take a scope and need not narrow by it, each with the reason.
OPEN_TO_EVERY_SCOPE = {
    "db/queries/office.py:SqlOfficeQueries.office": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.terms": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.divisions": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.division_rows": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.kinds": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.subject_fields": OFFICE,
    "db/queries/bodies.py:SqlBodyQueries.kind_uses": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.leaders": OFFICE,
    "db/queries/office.py:SqlOfficeQueries.accounts": OFFICE,
    "db/queries/directives.py:SqlDirectiveQueries.directives": OFFICE,
    "db/queries/directives.py:SqlDirectiveQueries.studies": ROSTER,
    "db/queries/imports.py:SqlImportQueries.people": ROSTER,
    "db/queries/imports.py:SqlImportQueries.groups": ROSTER,
    "db/queries/imports.py:SqlImportQueries.memberships": ROSTER,
    "db/queries/imports.py:SqlImportQueries.decisions": ROSTER,
    "db/queries/imports.py:SqlImportQueries.mappings": OFFICE,
    "db/queries/outgoing.py:SqlOutgoingQueries.page": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.rows": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.row": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.content": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.made_of": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.used_numbers": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.signed_last": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.symbol_used_on": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.types": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.series": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.desk": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.devices": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.recipient_lists": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.habit": REGISTER,
    "db/queries/outgoing.py:SqlOutgoingQueries.settings": REGISTER,
    "db/queries/paper_codes.py:SqlPaperCodeQueries.prints": CODE,
    "db/queries/paper_codes.py:SqlPaperCodeQueries.unbound": RECORD,
    "db/queries/paper_codes.py:SqlPaperCodeQueries.entry_hash": LOG,
    "db/queries/paper_codes.py:SqlPaperCodeQueries.find": CODE,
    "db/queries/paper_codes.py:SqlPaperCodeQueries.chain_fault": LOG,
    "db/queries/people.py:SqlPeopleQueries.people": ROSTER,
    "db/queries/people.py:SqlPeopleQueries.groups": ROSTER,
    "db/queries/plans.py:SqlPlanQueries.plan": PLAN,
    "db/queries/plans.py:SqlPlanQueries.plans": PLAN,
    "db/queries/ratings.py:SqlRatingQueries.schemes": OFFICE,
    "db/queries/records.py:SqlRecordQueries.drafts": "a draft is its writer's alone",
    "db/queries/records.py:SqlRecordQueries.device_of": LOG,
    "db/queries/records.py:SqlRecordQueries.heads": LOG,
    "db/queries/records.py:SqlRecordQueries.verify": LOG,
    "db/queries/references.py:SqlReferenceQueries.merges": OFFICE,
    "db/queries/references.py:SqlReferenceQueries.to": RECORD,
    "db/queries/regulations.py:SqlRegulationQueries.regulations": OFFICE,
    "db/queries/regulations.py:SqlRegulationQueries.holidays": OFFICE,
    "db/queries/regulations.py:SqlRegulationQueries.obstacles": "told of a regulation's article",
    "db/queries/regulations.py:SqlRegulationQueries.pairs": ROSTER,
    "db/queries/roster.py:SqlRosterQueries.person": ROSTER,
    "db/queries/awaiting.py:SqlAwaitingQueries.absences": ROSTER,
    "db/queries/standing.py:SqlStandingQueries.on": ROSTER,
    "db/queries/steps.py:SqlStepQueries.of": STEPS,
    "db/queries/steps.py:SqlStepQueries.one": STEPS,
    "db/queries/steps.py:SqlStepQueries.to_countersign": "what one said oneself",
    "db/queries/roster.py:SqlRosterQueries.posts": ROSTER,
    "db/queries/roster.py:SqlRosterQueries.standing_members": ROSTER,
    "db/queries/roster.py:SqlRosterQueries.decisions": ROSTER,
    "db/queries/reports.py:SqlReportQueries.handed_in": REPORT,
    "db/queries/reports.py:SqlReportQueries.find": REPORT,
}
UNUSED = "takes `scope` and does nothing with it"
BUILT = "runs or finishes what its caller built under a scope"
# Functions that get a connection and no scope, each with the reason.
PARTS_OF_QUERIES = {
    "db/queries/journal.py:read_entries": BUILT,
    "db/queries/journal.py:to_rows": BUILT,
    "db/queries/meetings.py:names_of": ROSTER,
    "db/queries/findings.py:read_findings": BUILT,
}
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


def _is_query(path: str, name: str, function: Function) -> bool:
    if path == "db/search.py":
        return bool(SEARCHES.match(function.name))
    first = next(iter([*function.args.posonlyargs, *function.args.args]), None)
    annotation = ast.unparse(first.annotation) if first and first.annotation else ""
    return "." in name or annotation.strip("'\"").endswith(CONNECTIONS)


def _queries() -> list[tuple[str, Function]]:
    return [
        (f"{module.path}:{name}", node)
        for module in modules("db")
        if module.path == "db/search.py" or module.path.startswith("db/queries/")
        for name, node in _functions(module.tree.body)
        if _is_query(module.path, name, node)
    ]


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
    return None if used else UNUSED


@pytest.mark.parametrize(("name", "function"), _queries())
def test_query_takes_and_uses_a_scope(name: str, function: Function) -> None:
    fault = scope_fault(function)
    if name in PARTS_OF_QUERIES:
        assert fault, f"{name} takes a scope: it is no exception any more"
        return
    if name in OPEN_TO_EVERY_SCOPE:
        assert fault == UNUSED, f"{name}: {fault or 'uses its scope: no exception any more'}"
        return
    assert fault is None, f"{name} {fault}"


def test_exceptions_exist() -> None:
    names = {name for name, _ in _queries()}
    assert names >= OPEN_TO_EVERY_SCOPE.keys() | PARTS_OF_QUERIES.keys()


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
