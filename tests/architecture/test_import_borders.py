"""Who imports whom: every package has a contract, all are kept, there is no cycle."""

import re
import tomllib

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.application.use_cases import SUCCESS, lint_imports

from tests.support.source_tree import PACKAGES, ROOT


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, include_external_packages=True)


def test_every_package_has_a_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["source"] for contract in settings["tool"]["importlinter"]["contracts"]}
    parts = {
        f"app.{path.stem}"
        for path in (ROOT / "app").iterdir()
        if path.suffix == ".py" or list(path.glob("**/*.py"))
    }
    assert parts - {"app.__init__"} | {"db", "ui"} <= contracts


def test_contracts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert kept == SUCCESS, capsys.readouterr().out


def test_no_module_imports_itself_by_a_detour(graph: grimp.ImportGraph) -> None:
    """Imports inside functions count too: they do not break a cycle, they hide it."""
    cycles = []
    internal = {name for name in graph.modules if name.partition(".")[0] in PACKAGES}
    for module in sorted(internal):
        for imported in graph.find_modules_directly_imported_by(module) & internal:
            back = graph.find_shortest_chain(importer=imported, imported=module)
            if back:
                cycles.append(" -> ".join((module, *back)))
    assert not cycles, "\n".join(cycles)


def test_decisions_of_a_screen_know_no_widgets(graph: grimp.ImportGraph) -> None:
    presenters = [name for name in graph.modules if re.fullmatch(r"ui\..*presenter", name)]
    chains = []
    for presenter in sorted(presenters):
        if "PySide6" in graph.modules:
            chain = graph.find_shortest_chain(importer=presenter, imported="PySide6")
            chains += [" -> ".join(chain)] if chain else []
    assert not chains, "\n".join(chains)


def test_only_the_entry_point_imports_the_composition_root(graph: grimp.ImportGraph) -> None:
    if "app.bootstrap" in graph.modules:
        importers = graph.find_modules_that_directly_import("app.bootstrap")
        assert importers <= {"app.__main__"}
