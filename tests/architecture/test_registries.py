"""Explicit registries name exactly what lies in their folders: a forgotten line fails here."""

import importlib
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT


def _names_in(folder: Path) -> set[str]:
    """Name the modules and packages directly in a folder, without its `__init__`."""
    if not folder.is_dir():
        return set()
    return {
        path.stem
        for path in folder.iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    }


def _registry(module: str, name: str) -> tuple[object, ...]:
    folder = ROOT.joinpath(*module.split("."))
    if not _names_in(folder):
        pytest.skip(f"nothing in {module} yet")
    entries = getattr(importlib.import_module(module), name)
    assert isinstance(entries, tuple), f"{module}.{name} is a tuple, so that it can be read"
    return entries


@pytest.mark.parametrize(
    ("module", "name"), [("app.documents.kinds", "KINDS"), ("ui.screens", "SCREENS")]
)
def test_registry_names_what_is_in_its_folder(module: str, name: str) -> None:
    entries = _registry(module, name)
    ids = [str(getattr(entry, "id")) for entry in entries]  # noqa: B009 # the types differ
    assert len(ids) == len(set(ids))
    # The contract that entries of a registry fulfil may lie beside them.
    held = _names_in(ROOT.joinpath(*module.split("."))) - {"spec"}
    assert {one.replace("-", "_") for one in ids} == held


def test_migrations_are_one_line_of_succession() -> None:
    folder = ROOT / "db/migrations/versions"
    files = sorted(path.stem for path in folder.glob("[0-9]*.py"))
    if not files:
        pytest.skip("no migration yet")
    previous = None
    for number, stem in enumerate(files, start=1):
        assert stem.startswith(f"{number:04d}_"), f"{stem}: numbered 0001_, 0002_, ..."
        migration = importlib.import_module(f"db.migrations.versions.{stem}")
        assert migration.down_revision == previous, f"{stem} follows {previous}"
        previous = migration.revision
