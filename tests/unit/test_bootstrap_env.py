"""The scripts that start and check the project: readable to an old Python, clear when they fail."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts import bootstrap_env
from tests.support.source_tree import ROOT


@pytest.mark.parametrize("name", ["bootstrap_env", "run", "test"])
def test_old_python_gets_as_far_as_the_message(name: str) -> None:
    text = (ROOT / f"build_scripts/{name}.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    imported = {
        node.names[0].name if isinstance(node, ast.Import) else str(node.module)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names | {"bootstrap_env"}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Point the module at an empty folder with two lock files; the list takes what it would run."""
    for name in ("runtime", "dev"):
        (tmp_path / name).write_text(f"{name}==1", encoding="utf-8")
    monkeypatch.setattr(bootstrap_env, "RUNTIME_LOCK", tmp_path / "runtime")
    monkeypatch.setattr(bootstrap_env, "DEV_LOCK", tmp_path / "dev")
    monkeypatch.setattr(bootstrap_env, "VENV", tmp_path / "venv")
    monkeypatch.setattr(bootstrap_env, "STAMP", tmp_path / "venv/stamp")
    commands: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        commands.append(command)
        if "venv" in command:
            bootstrap_env.venv_python().parent.mkdir(parents=True)
            bootstrap_env.venv_python().touch()
        return 1 if "pip" in command and (tmp_path / "offline").exists() else 0

    monkeypatch.setattr(subprocess, "call", call)
    return commands


def test_installs_once(environment: list[list[str]]) -> None:
    bootstrap_env.ensure()
    assert any("--require-hashes" in command for command in environment)
    environment.clear()
    bootstrap_env.ensure()
    assert not environment


def test_tools_of_the_checks_serve_the_program_too(environment: list[list[str]]) -> None:
    bootstrap_env.ensure(dev=True)
    environment.clear()
    bootstrap_env.ensure()
    assert not environment


def test_installs_again_when_the_lock_changed(environment: list[list[str]]) -> None:
    bootstrap_env.ensure()
    environment.clear()
    bootstrap_env.RUNTIME_LOCK.write_text("runtime==2", encoding="utf-8")
    bootstrap_env.ensure()
    assert any("--require-hashes" in command for command in environment)


def test_says_what_to_do_without_a_network(
    environment: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "offline").touch()
    with pytest.raises(SystemExit) as stopped:
        bootstrap_env.ensure()
    assert stopped.value.code == 1
    message = capsys.readouterr().err
    assert "kết nối mạng" in message
    assert "connection" in message
    assert not bootstrap_env.STAMP.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all along")
def test_names_the_command_for_missing_system_libraries(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap_env, "QT_LIBRARIES", (("libnothing.so.7", "libnothing7"),))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        bootstrap_env.ensure_qt_libraries(on_screen=False)
    assert "sudo apt-get install libnothing7" in capsys.readouterr().err
