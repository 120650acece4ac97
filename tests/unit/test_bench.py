"""The bench runs and yields all its fields; how fast things are is not a matter for a test."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]


def test_small_run_yields_all_fields(tmp_path: Path) -> None:
    file = tmp_path / "lines.json"
    command = [
        sys.executable, "build_scripts/bench.py", "--entries", "120", "--rounds", "1",
        "--cache", str(tmp_path / "cache"), "--json", str(file),
        "--only", "printing", "--only", "saving", "--only", "reading",
        "--only", "duties", "--territories", "4",
    ]  # fmt: skip
    environment = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode in (0, 1), done.stderr
    lines = json.loads(file.read_text(encoding="utf-8"))
    names = {line["name"] for line in lines}
    assert "monthly report to PDF" in names
    assert any(name.startswith("saving an engagement") for name in names)
    assert any(name.startswith("search") for name in names)
    assert {name.split(",")[0] for name in names if "duties" in name} == {
        "my duties at opening",
        "duties after saving an engagement",
    }
    assert any(name.startswith("board of a year") for name in names)
    for line in lines:
        assert set(line) == {"name", "ratio", "target", "limit", "value_ms", "limit_ms"}
        assert line["ratio"] > 0 and line["limit_ms"] > 0
