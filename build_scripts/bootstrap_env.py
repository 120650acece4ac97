"""Make and keep the `.venv` that the other build scripts run in; standard library only.

It is imported by whatever Python the machine offers, so its syntax stays readable to Python 3.6:
an old Python must get as far as printing which one is needed. Nothing here knows the program.
"""

import contextlib
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn, TextIO

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "Cần Python {0}.{1} trở lên; bản đang chạy là {2}.{3}. Hãy cài bản mới hơn rồi chạy lại.\n"
        "Python {0}.{1} or later is needed; this is {2}.{3}. Install a newer one and run this "
        "again with it.".format(*(OLDEST + sys.version_info[:2]))
    )

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed-requirements"
WINDOWS = os.name == "nt"

# What Qt's own libraries and its platform plugins ask of a Linux system, and the Debian package
# of each. The first part is needed even without a display, the second by windows on a screen.
Libraries = tuple[tuple[str, str], ...]
QT_LIBRARIES: Libraries = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libz.so.1", "zlib1g"),
    ("libzstd.so.1", "libzstd1"),
)
SCREEN_LIBRARIES: Libraries = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)


def stop(vietnamese: str, english: str) -> NoReturn:
    """End the script with status 1 after saying what to do, in both languages."""
    say(f"{vietnamese}\n{english}", sys.stderr)
    raise SystemExit(1)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print also where the console cannot show Vietnamese letters (they become `?`)."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def venv_python() -> Path:
    """Return where the interpreter of `.venv` is (or will be)."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def ensure(dev: bool = False) -> Path:
    """Return the interpreter of a `.venv` that holds exactly what the lock file says.

    The first call installs; later ones only compare a stamp. `dev` takes the tools of the checks
    along; a `.venv` made so serves the program as well. Ends the script with a message when it
    cannot be done.
    """
    lock = DEV_LOCK if dev else RUNTIME_LOCK
    serving = {_stamp_of(DEV_LOCK)} if dev else {_stamp_of(DEV_LOCK), _stamp_of(RUNTIME_LOCK)}
    if venv_python().is_file() and _read_stamp() in serving:
        return venv_python()
    if not _venv_is_sound():
        _make_venv()
    say("Đang cài các thư viện vào .venv (lần đầu mất vài phút)… / Installing into .venv…")
    STAMP.unlink(missing_ok=True)
    command = [str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--quiet", "--only-binary=:all:", "-r", str(lock)]
    if subprocess.call(command, cwd=str(ROOT)):
        stop(
            "Không cài được thư viện (lý do ở các dòng trên). Hãy kiểm tra kết nối mạng tới "
            "kho gói Python, dung lượng đĩa, rồi chạy lại; phần đã tải không mất.",
            "The libraries could not be installed (see the lines above). Check the connection to "
            "the Python package index and the free disk space, then run this again.",
        )
    STAMP.write_text(_stamp_of(lock), encoding="ascii")
    return venv_python()


def ensure_qt_libraries(on_screen: bool) -> None:
    """See to the system libraries Qt loads on Linux; elsewhere Qt brings them along.

    On Debian and Ubuntu they are installed when running as root. Otherwise the script ends with
    the command that a person with the right to do so has to run.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = QT_LIBRARIES + (SCREEN_LIBRARIES if on_screen else ())
    missing = missing_libraries(wanted)
    if not missing:
        return
    packages = sorted({package for _, package in missing})
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Đang cài thư viện hệ thống cho Qt… / Installing system libraries for Qt…")
        _apt_install(packages)
        missing = missing_libraries(wanted)
    if missing:
        names = ", ".join(name for name, _ in missing)
        command = f"sudo apt-get install {' '.join(packages)}"
        stop(
            f"Máy thiếu thư viện hệ thống: {names}.\nTrên Debian/Ubuntu hãy chạy:  {command}",
            f"System libraries are missing: {names}.\nOn Debian/Ubuntu run:  {command}",
        )


def missing_libraries(wanted: Libraries) -> list[tuple[str, str]]:
    """Return those (library, package) pairs of `wanted` that this system cannot load."""
    missing = []
    for name, package in wanted:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append((name, package))
    return missing


def child_environment(**changes: str) -> dict[str, str]:
    """Return this process's environment for a child: UTF-8 output, the tree importable."""
    environment = dict(os.environ, PYTHONUTF8="1", PYTHONUNBUFFERED="1", PYTHONPATH=str(ROOT))
    environment.update(changes)
    return environment


def _venv_is_sound() -> bool:
    """Tell whether the interpreter in `.venv` starts, is new enough and has pip."""
    if not venv_python().is_file():
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    with contextlib.suppress(OSError):
        return subprocess.call([str(venv_python()), "-c", probe], stderr=subprocess.DEVNULL) == 0
    return False


def _make_venv() -> None:
    """Create `.venv` afresh with the Python that runs this script."""
    if not _has_venv_module() and shutil.which("apt-get") and os.geteuid() == 0:
        _apt_install(["python{}.{}-venv".format(*sys.version_info[:2])])
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if not _has_venv_module() or subprocess.call(command):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        stop(
            f"Không tạo được môi trường Python ở {VENV}. Trên Debian/Ubuntu hãy chạy:  "
            f"sudo apt-get install {package}  — và kiểm tra quyền ghi vào thư mục này.",
            f"The Python environment {VENV} could not be made. On Debian/Ubuntu run:  "
            f"sudo apt-get install {package}  — and check that the folder can be written to.",
        )


def _has_venv_module() -> bool:
    """Tell whether this Python can make an environment with pip (Debian splits that part off)."""
    probe = "import venv, ensurepip"
    return subprocess.call([sys.executable, "-c", probe], stderr=subprocess.DEVNULL) == 0


def _apt_install(packages: list[str]) -> None:
    """Install Debian packages; failing is left to the caller, who looks again."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.call(command, env=environment, stdout=subprocess.DEVNULL)


def _stamp_of(lock: Path) -> str:
    """Return what is noted in `.venv` once `lock` is installed with this version of Python."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _read_stamp() -> str:
    """Return the note of the last installation, empty where there is none."""
    try:
        return STAMP.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
