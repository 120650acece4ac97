"""A process on a disk that fails after some bytes, again and again; tells in JSON what it saw.

    python -m tests.support.failing_disk_child FOLDER TRIALS ERROR_NUMBER

Each line: the code that the person is told, the ids saved so far, where it failed, whether the
same process could go on when the disk was well again, and what the check of the log says.
"""

import json
import random
import sys
from pathlib import Path

from app.domain.errors import StoreError
from app.ports.store import Store
from tests.support.books import VERIFIER
from tests.support.disk import shim
from tests.support.saving_child import opened, save_one
from tests.support.stores import ALL


def trial(folder: Path, store: Store | None, rng: random.Random, error: int) -> tuple[Store, dict]:  # type: ignore[type-arg] # JSON
    saved: list[str] = []
    where, code = "saving", ""
    shim.limit(rng.choice([0, rng.randint(0, 40_000), rng.randint(0, 1_500_000)]), error)
    try:
        if store is None:
            where = "opening"
            store = opened(folder)
            where = "saving"
        while True:
            saved.append(save_one(store, rng).hex)
            if len(saved) == 150:
                where = "nothing"
                break
    except StoreError as failure:
        code = failure.code
    finally:
        shim.limit(-1)
    if store is None:
        store = opened(folder)
    saved.append(save_one(store, rng).hex)  # the disk is well again
    verdict = store.queries.records.verify(ALL, VERIFIER)
    return store, {"code": code, "saved": saved, "where": where, "fault": repr(verdict.fault)}


def main(folder: Path, trials: int, error: int) -> None:
    rng = random.Random()
    store: Store | None = None
    for number in range(trials):
        store, told = trial(folder, store, rng, error)
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        if number % 3 == 2:
            shim.limit(rng.choice([0, 5_000, 100_000]), error)
            store.close()  # closing on a failing disk loses nothing and raises nothing
            shim.limit(-1)
            store = None
    if store is not None:
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
