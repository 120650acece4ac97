"""Write the two lock files from `pyproject.toml`: exact versions with the hashes of their files.

`requirements-dev.lock` holds everything a developer and the checks need, `requirements.lock` the
part that the program needs. Both serve Linux and Windows and every Python the project supports.
Which package index is used is the business of the machine; nothing of it is written down here.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
OLDEST_PYTHON = "3.11"

HEADER = "# Made by build_scripts/lock.py from pyproject.toml. Do not edit by hand.\n"


def find_uv() -> str:
    """Return the path of `uv`: from PATH, or from the project's `.venv`."""
    found = shutil.which("uv")
    if found:
        return found
    for candidate in (ROOT / ".venv/bin/uv", ROOT / ".venv/Scripts/uv.exe"):
        if candidate.is_file():
            return str(candidate)
    sys.exit("lock.py needs `uv`. Get it with:  pip install uv  (or into .venv), then run again.")


def compile_lock(uv: str, target: Path, *options: str) -> None:
    """Resolve into `target`, keeping the versions it already names unless told to upgrade."""
    command = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        f"--python-version={OLDEST_PYTHON}",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--quiet",
        f"--output-file={target.name}",
        *options,
    ]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"lock.py: {target.name} could not be resolved; the message above says why.")
    text = "\n".join(
        line for line in target.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    target.write_text(f"{HEADER}{text}\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {sum('==' in line for line in text.splitlines())} packages")


def main() -> int:
    """Write both files; the runtime file is held to the versions of the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    arguments = parser.parse_args()
    uv = find_uv()
    upgrade = ["--upgrade"] if arguments.upgrade else []
    compile_lock(uv, DEV_LOCK, "--group=dev", *upgrade)
    compile_lock(uv, RUNTIME_LOCK, f"--constraint={DEV_LOCK.name}", *upgrade)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
