"""Measure the program, each figure as a ratio to a limit measured in the same run.

    python build_scripts/bench.py [--entries 10000 --entries 100000] [--territories 150]
        [--only saving] [--json FILE]

A limit is the least that the machine needs for the same: a bare window, plain SQLite, a durable
commit of the same bytes, ReportLab's own paragraphs, a plain loop that builds as many rows. Each
line is the ratio of two medians taken in turns; the exit status is 1 where a target is missed.
Books are made once (make_book.py) and kept in --cache. JSON: a list of objects with name, ratio,
target, limit, value_ms, limit_ms.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
from pathlib import Path

from make_book import CACHE, rerun


def main() -> int:
    """Return 0 if every target is met, else 1."""
    if importlib.util.find_spec("app") is None:
        return rerun(__file__)
    from benches import suite  # late: needs the program's packages

    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--entries", type=int, action="append", help="size (may be repeated)")
    parser.add_argument(
        "--territories", type=int, default=150, help="size of the province of duties"
    )
    parser.add_argument("--only", action="append", choices=suite.PARTS, help="parts to measure")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is timed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the lines there")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"folder (default: {CACHE})")
    arguments = parser.parse_args()

    arguments.cache.mkdir(parents=True, exist_ok=True)
    sizes = arguments.entries or [10_000, 100_000]
    lines = []
    parts = arguments.only or suite.PARTS
    rounds, territories = arguments.rounds, arguments.territories
    for line in suite.run(arguments.cache, sizes, parts, rounds, territories):
        lines.append(line)
        met = "  " if line.is_met else "! "
        figures = f"{line.ratio:7.2f} of {line.target:4.1f}"
        print(f"{met}{figures}  {line.value_ms:9.2f} ms / {line.limit_ms:9.2f} ms  {line.name}")
    if arguments.json:
        data = [dataclasses.asdict(line) for line in lines]
        text = json.dumps(data, ensure_ascii=False, indent=1)
        arguments.json.write_text(text + "\n", encoding="utf-8")
    return 0 if all(line.is_met for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main())
