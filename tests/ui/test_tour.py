"""The tour does the whole job in a process of its own, with a fresh home and no display."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_tour_does_the_whole_job(tmp_path):
    home = tmp_path / "nhà"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "LANG": "C",
    }
    target = tmp_path / "ảnh"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "app", "--demo", "--tour", str(target)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAILED" not in done.stdout
    assert "Traceback" not in done.stderr
    pictures = sorted(path.name for path in target.glob("*.png"))
    for screen in ("home", "territories", "groups", "journal", "reports", "ratings"):
        assert any(name.endswith(f"-{screen}.png") for name in pictures), pictures
    assert all((target / name).stat().st_size > 5_000 for name in pictures)
    papers = sorted(path.name for path in target.glob("*.pdf"))
    assert len(papers) >= 2
    assert not list(tmp_path.glob("sdb-tour-*")), "the tour left its books behind"
    assert not [path for path in home.rglob("*") if path.is_file()], "the tour wrote into HOME"
