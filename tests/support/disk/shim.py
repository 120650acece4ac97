"""Compiles the shim and starts processes under it; inside such a process, speaks to it."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).parents[3]


def compiled(folder: Path) -> Path:
    """Compile the shim into a folder, or skip the test with the reason."""
    if sys.platform != "linux":
        pytest.skip("the failing disk is made by LD_PRELOAD, which is there on Linux alone")
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler: the failing disk cannot be made")
    library = folder / "shim.so"
    if not library.exists():
        flags = ["-shared", "-fPIC", "-O1", "-w"]
        subprocess.run([compiler, *flags, "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


def environment(library: Path, root: Path, journal: Path | None) -> Mapping[str, str]:
    """Return the environment of a process whose files under ``root`` are watched."""
    told = {"LD_PRELOAD": str(library), "DISK_ROOT": str(root), "PYTHONPATH": str(ROOT)}
    if journal is not None:
        told["DISK_JOURNAL"] = str(journal)
    return os.environ | told


def mark(text: str) -> None:
    """Note in the journal that this has been reported as saved; nothing without the shim."""
    if "DISK_ROOT" in os.environ:
        ctypes.CDLL(None).disk_mark(text.encode())


def limit(count: int, error: int = 0) -> None:
    """Let writes fail after so many bytes; -1 lifts it."""
    ctypes.CDLL(None).disk_limit(ctypes.c_long(count), ctypes.c_int(error))
