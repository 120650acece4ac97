"""Runs the parts of the bench over books of the sizes asked for."""

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from app.services.session import Session
from benches import books, duties, reading, saving, windows
from benches.books import BigBook
from benches.lines import Line

PARTS = ("windows", "reading", "saving", "printing", "batch", "duties", "map", "importing")
_BIG_BOOKS = frozenset({"windows", "reading", "saving"})


def run(
    cache: Path, sizes: list[int], parts: Collection[str], rounds: int, territories: int
) -> Iterator[Line]:
    """Measure line by line; what cannot be measured is named on the error stream.

    ``sizes`` are those of the big books, ``territories`` that of the province of duties.
    """
    made: list[BigBook] = []
    if _BIG_BOOKS.intersection(parts):
        made = [books.cached_book(cache, entries) for entries in sorted(set(sizes))]
    if "printing" in parts:
        from benches import printing  # late: ReportLab would slow the memory of the others

        yield printing.printing(rounds)
    if "batch" in parts:
        from benches import batch  # late as well

        yield from batch.batch()
    if "map" in parts:
        from benches import maps  # late: brings Qt and shapely

        yield from maps.maps(rounds)
    if "duties" in parts:
        yield from duties.duties(cache, territories, rounds)
    if "importing" in parts:
        from benches import importing  # late: openpyxl

        yield from importing.importing(cache, rounds)
    if "saving" in parts:
        for book in made:
            yield _saving(book, rounds)
    if "reading" in parts:
        yield from _reading(made, rounds)
    if "windows" in parts:
        yield from _measured(partial(windows.first_window, cache / "home", rounds))
        for book in made:
            yield from _measured(partial(windows.main_window, cache / "home", book, rounds))


def _measured(measure: Callable[[], Line]) -> Iterator[Line]:
    try:
        yield measure()
    except windows.HookMissingError as error:
        print(f"not measured: {error}", file=sys.stderr)


def _saving(book: BigBook, rounds: int) -> Line:
    with saving.copied(book) as copy, ExitStack() as stack:
        return saving.saving(copy, _opened(copy, stack), rounds)


def _reading(made: list[BigBook], rounds: int) -> Iterator[Line]:
    with ExitStack() as stack:
        sessions = [(book, _opened(book, stack)) for book in made]
        for book, session in sessions:
            yield from reading.against_plain(book, session, rounds)
        for big in sessions[1:]:
            yield from reading.against_smaller(big, sessions[0], rounds)


def _opened(book: BigBook, stack: ExitStack) -> Session:
    session = book.open()
    stack.callback(session.keys.close)
    stack.callback(session.store.close)
    return session
