"""What every test runs under: no display, no trace in the real home folder, no unnoticed error.

The order is random (pytest-randomly) and warnings of Python and Qt fail the test (pyproject.toml).
Here: errors in the log fail it too, and long proofs come in a short form and a full one.
"""

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ui.garbage import collect_due

# Before anything imports Qt. Who sets it to "xcb" sees the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Compiled tests are kept among the caches of pytest, also where the environment wants no bytecode
# in the source tree: else each process, and each program that a test starts, compiles all anew.
_BYTECODE = Path(__file__).parents[1] / ".pytest_cache/bytecode"
sys.dont_write_bytecode = False
sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(_BYTECODE)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# From here on, see _no_collecting_elsewhere; collecting tests makes a great many objects that stay.
_COLLECTS = gc.isenabled()
gc.disable()

# No deadline: the machines of the checks are shared, and a slow moment is no fault of the code.
settings.register_profile(
    "short", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("campaign", settings.get_profile("short"), max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--campaign`."""
    parser.addoption("--campaign", action="store_true", help="run the long proofs in full")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples Hypothesis tries; let files run in the order of the items."""
    config.addinivalue_line("markers", "long: its file takes some ten seconds, so it starts early")
    config.option.loadscopereorder = False  # of xdist: what has most tests is not what is slowest
    settings.load_profile("campaign" if config.getoption("--campaign") else "short")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the long files first: begun last, one would keep its process while others rest."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Spare the collector the tests themselves, which live as long as the process."""
    gc.freeze()


@pytest.fixture(scope="session")
def campaign_size(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Give `campaign_size(short, full)`: the second number under `--campaign`, else the first."""
    in_full = bool(request.config.getoption("--campaign"))

    def choose(short: int, full: int) -> int:
        return full if in_full else short

    return choose


def _set_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point everything that a program derives from the home folder into `home`."""
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData/Roaming",
        "LOCALAPPDATA": home / "AppData/Local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for name, folder in folders.items():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the whole run out of the real home folder."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _set_home(tmp_path_factory.mktemp("home"), monkeypatch)
        yield


@pytest.fixture
def fresh_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home folder of this test's own, with all environment variables set to it."""
    home = tmp_path / "home"
    _set_home(home, monkeypatch)
    return home


@pytest.fixture(scope="session", autouse=True)
def _no_collecting_elsewhere() -> Iterator[None]:
    """Keep Python's collector off the thread that hears the other test processes.

    A widget that is freed there takes the process with it, as in the program (ui/garbage.py).
    """
    yield
    if _COLLECTS:
        gc.enable()


@pytest.fixture(autouse=True)
def _collecting_here() -> Iterator[None]:
    """Collect on this thread, after each test, what is due by then."""
    yield
    collect_due()


class _ErrorRecords(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _log_errors(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    """Fail a test that logged an error it did not announce."""
    handler = _ErrorRecords()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler.records
    root.removeHandler(handler)
    expected = (
        request.node.get_closest_marker("expect_log_error")
        or "expect_log_error" in request.fixturenames
    )
    if expected and not handler.records:
        pytest.fail("an error in the log was expected, none came")
    if handler.records and not expected:
        lines = [f"{record.name}: {record.getMessage()}" for record in handler.records]
        pytest.fail("unexpected error in the log:\n" + "\n".join(lines))


@pytest.fixture
def expect_log_error(_log_errors: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """Announce errors in the log; the list fills with their records while the test runs."""
    return _log_errors
