"""Arguments of ``python -m app`` and of the frozen program; everything else is in bootstrap."""

import argparse
import sys
from pathlib import Path

from app import bootstrap


def main(arguments: list[str] | None = None) -> int:
    """Run a verb without windows, or the program; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and not given[0].startswith("-"):
        from app.commands import run_verb  # late: the windows do not need it

        return run_verb(given, lambda: bootstrap.books_of(bootstrap.Places.of_this_machine()))
    parser = argparse.ArgumentParser(
        prog="so-dia-ban", description="Sổ Địa Bàn: sổ theo dõi địa bàn của Ban Tổ chức Tỉnh ủy"
    )
    parser.add_argument("--demo", action="store_true", help="mở sổ mẫu")
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help="đi qua mọi màn hình, để ảnh và PDF lại trong DIR"
    )
    options = parser.parse_args(given)
    return bootstrap.run(demo=options.demo, tour=options.tour)


if __name__ == "__main__":
    sys.exit(main())
