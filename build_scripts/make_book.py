"""Make big books for the bench: fictional journals of many thousand entries, kept in a cache.

    python build_scripts/make_book.py --entries 100000 [--cache FOLDER]

They are written as every book is: units of work, signed entries of the change log, the search.
Only the commits are bigger. Wording and people are those of the sample book.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

import bootstrap_env

CACHE = Path(tempfile.gettempdir()) / "so-dia-ban-bench"


def rerun(script: str) -> int:
    """Start a script again with the program's own Python, where ``app`` can be imported."""
    python = str(bootstrap_env.ensure(dev=True))
    environment = bootstrap_env.child_environment(QT_QPA_PLATFORM="offscreen")
    return subprocess.call([python, script, *sys.argv[1:]], env=environment)


def main() -> int:
    """Make the books that are not in the cache yet."""
    if importlib.util.find_spec("app") is None:
        return rerun(__file__)
    from benches.books import cached_book  # late: needs the program's packages

    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--entries", type=int, action="append", help="size (may be repeated)")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"folder (default: {CACHE})")
    arguments = parser.parse_args()
    for entries in arguments.entries or [10_000]:
        print(cached_book(arguments.cache, entries).folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
