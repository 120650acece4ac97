"""Run every check of the project: format, lint, types, import borders, catalogue, tests.

All steps run even when one fails; the exit status is that of the whole. What is not named below is
handed to pytest, for example `test.py -k journal -x`.
"""

import argparse
import os
import re
import subprocess
import sys
import time

import bootstrap_env

# Closing line of pytest, also with the colours a terminal gets: "=== 3 passed, 1 failed in 2s ===".
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed|xpassed)")


def main() -> int:
    """Return 0 only if every step passed."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--campaign", action="store_true", help="long proofs in full (slow)")
    parser.add_argument("--fast", action="store_true", help="only the tests, not the other checks")
    parser.add_argument(
        "--jobs", type=int, help="test processes (default: one per core, at most 4)"
    )
    arguments, pytest_arguments = parser.parse_known_args()

    python = str(bootstrap_env.ensure(dev=True))
    bootstrap_env.ensure_qt_libraries(on_screen=False)
    environment = bootstrap_env.child_environment(QT_QPA_PLATFORM="offscreen")
    # Each process has its own QApplication, HOME and temporary folders, so tests may share the
    # cores; a file stays in one process so that what its module sets up is set up once. A process
    # that dies ends the run: tests handed to another one in its place may wait for ever.
    jobs = arguments.jobs or min(os.cpu_count() or 1, 4)
    parallel = (
        ["-n", str(jobs), "--dist=loadfile", "--max-worker-restart=0"]
        if jobs > 1
        else ["-p", "no:xdist"]
    )
    tests = [python, "-m", "pytest", *parallel, *pytest_arguments]
    if arguments.campaign:
        tests.append("--campaign")

    results = {}
    if not arguments.fast:
        scripts = sorted(str(path) for path in (bootstrap_env.ROOT / "build_scripts").glob("*.py"))
        lint_imports = "import sys; from importlinter.cli import lint_imports_command as c; c()"
        steps = {
            "ruff format": [python, "-m", "ruff", "format", "--check", "."],
            "ruff check": [python, "-m", "ruff", "check", "."],
            "mypy": [python, "-m", "mypy"],
            "mypy build_scripts": [python, "-m", "mypy", *scripts],
            "import borders": [python, "-c", lint_imports],
        }
        if (bootstrap_env.ROOT / "build_scripts/i18n.py").is_file():
            steps["catalogue"] = [python, "build_scripts/i18n.py", "check"]
        for name, command in steps.items():
            results[name] = run(name, command, environment)[0]
    results["pytest"], counts = run("pytest", tests, environment)

    say = bootstrap_env.say
    say("\nSummary")
    for name, passed in results.items():
        say(f"  {'ok    ' if passed else 'FAILED'}  {name}")
    say(
        f"{counts.get('passed', 0)} passed, "
        f"{counts.get('failed', 0) + counts.get('error', 0)} failed, "
        f"{counts.get('skipped', 0)} skipped"
    )
    return 0 if all(results.values()) else 1


def run(name: str, command: list[str], environment: dict[str, str]) -> tuple[bool, dict[str, int]]:
    """Run one step, showing its output as it comes; give success and closing counts."""
    bootstrap_env.say(f"\n== {name}")
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=bootstrap_env.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    last = ""
    for line in process.stdout:
        bootstrap_env.say(line.rstrip("\n"))
        last = line if COUNTS.search(line) else last
    passed = process.wait() == 0
    bootstrap_env.say(f"{name}: {'ok' if passed else 'FAILED'}, {time.monotonic() - started:.1f} s")
    return passed, {word.removesuffix("s"): int(n) for n, word in COUNTS.findall(last)}


if __name__ == "__main__":
    sys.exit(main())
