"""What a record holds is shown letter by letter: nothing of it becomes HTML, a link or a picture.

Qt takes a text that looks like HTML for HTML in labels, boxes and tool tips, and opens links.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.support.source_tree import SourceModule, modules

WINDOWS = modules("ui")
#: Where a class of Qt that would guess is made plain; nowhere else may one be made.
ONLY_IN = {
    "QLabel": {"ui/widgets/label.py"},
    "QMessageBox": {"ui/message_boxes.py"},
    "QInputDialog": {"ui/message_boxes.py"},
    "QTextBrowser": {
        "ui/screens/findings/detail_pane.py",
        "ui/screens/journal/detail_pane.py",
    },
    "QTextEdit": set(),
    "QErrorMessage": set(),
    "QProgressDialog": set(),
    "QDesktopServices": set(),
}
#: Calls that show HTML; those that may show what they, or ``detail_text.as_html``, escaped.
HTML_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "fromHtml"}
HTML_SHOWN = {
    ("ui/screens/findings/detail_pane.py", "setHtml"),
    ("ui/screens/journal/detail_pane.py", "setHtml"),
    ("ui/widgets/sections_view.py", "setHtml"),
}
FORBIDDEN = {
    "setOpenExternalLinks",
    "openUrl",
    "RichText",
    "MarkdownText",
    "QtNetwork",
    "QtWebEngine",
}
TIPS = {"setToolTip", "setStatusTip", "setWhatsThis"}
#: A map's tip has a bold name over its facts, each of them escaped.
SHOWN_TIPS = {("ui/widgets/map_view.py", "showText")}
ROLES = {"ToolTipRole", "StatusTipRole", "WhatsThisRole"}


def by_path(module: SourceModule) -> str:
    return module.path


def _calls(module: SourceModule) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Attribute):
                yield name.attr, node
            elif isinstance(name, ast.Name):
                yield name.id, node


@pytest.mark.parametrize("module", WINDOWS, ids=by_path)
def test_classes_that_guess_are_made_plain(module: SourceModule) -> None:
    wrong = [
        f"line {call.lineno}: {name}"
        for name, call in _calls(module)
        if module.path not in ONLY_IN.get(name, {module.path})
    ]
    assert not wrong, (
        f"{module.path}: {wrong}: use ui.widgets.label, or the messages of the context"
    )


@pytest.mark.parametrize("module", WINDOWS, ids=by_path)
def test_no_html_and_no_links(module: SourceModule) -> None:
    wrong = [
        f"line {call.lineno}: {name}"
        for name, call in _calls(module)
        if name in HTML_CALLS | {"showText"} and (module.path, name) not in HTML_SHOWN | SHOWN_TIPS
    ]
    names = {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    names |= {
        alias.name.rpartition(".")[2]
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not wrong + sorted(names & FORBIDDEN), module.path


def _is_own_text(told: ast.expr) -> bool:
    """Tell whether a tip is made plain, or is written in the source."""
    if isinstance(told, ast.Constant):
        return True
    if isinstance(told, ast.Call):
        name = told.func
        if isinstance(name, ast.Name):
            return name.id in ("tip", "_")
        # Of an action, or cleared of its "&": a text of ours that was given elsewhere.
        return isinstance(name, ast.Attribute) and name.attr in ("toolTip", "replace")
    if isinstance(told, ast.IfExp):
        return _is_own_text(told.body) and _is_own_text(told.orelse)
    if isinstance(told, ast.JoinedStr):
        return all(
            isinstance(part, ast.Constant)
            or (isinstance(part, ast.FormattedValue) and _is_fixed(part.value))
            for part in told.values
        )
    return _is_fixed(told)


def _is_fixed(told: ast.expr) -> bool:
    """Tell whether it is a caption of a button or action (by the names that the house uses)."""
    if isinstance(told, ast.Name):
        return told.id in ("keys", "tip", "name", "shown")
    if isinstance(told, ast.Attribute):
        return ast.unparse(told) == "spec.shortcut"
    return _is_own_text(told)


@pytest.mark.parametrize("module", WINDOWS, ids=by_path)
def test_tool_tips_of_records_are_plain(module: SourceModule) -> None:
    wrong = [
        f"line {call.lineno}: {ast.unparse(call.args[-1])}"
        for name, call in _calls(module)
        if name in TIPS and call.args and not _is_own_text(call.args[-1])
    ]
    assert not wrong, f"{module.path}: {wrong}: put ui.widgets.label.tip() around it"


def test_a_model_gives_plain_tips() -> None:
    """Whoever answers the role of a tip, or gives one for it, has it made plain by ``tip``."""
    answers = []
    for module in WINDOWS:
        mentions = sum(_names_tip_role(node) for node in ast.walk(module.tree))
        returned = [
            done.value
            for node in ast.walk(module.tree)
            if isinstance(node, ast.If) and any(map(_names_tip_role, ast.walk(node.test)))
            for done in node.body
            if isinstance(done, ast.Return)
        ]
        given = [
            argument
            for call in ast.walk(module.tree)
            if isinstance(call, ast.Call) and any(map(_names_tip_role, call.args))
            for argument in call.args
        ]
        plain = [one for one in (*returned, *given) if isinstance(one, ast.Call) and _is_tip(one)]
        if mentions or returned:
            answers.append((module.path, mentions - len(plain)))
    assert answers
    assert [path for path, wrong in answers if wrong] == []


def _names_tip_role(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ROLES


def _is_tip(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "tip"
