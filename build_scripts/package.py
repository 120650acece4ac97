"""Build the program as one folder that needs no Python, pack it, and try it as a user gets it.

The trial unpacks the archive into a folder with spaces and Vietnamese letters and runs the tour of
the sample book there, with an empty home folder, no locale and no font of the machine.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import time
import tomllib
import zipfile
from pathlib import Path

import bootstrap_env

ROOT = bootstrap_env.ROOT
DIST = ROOT / "dist"
BUILT = DIST / "so-dia-ban"
TARGET_MB = 120

NO_FONTS = '<?xml version="1.0"?>\n<fontconfig><cachedir>{cache}</cachedir></fontconfig>\n'


def main() -> int:
    """Return 0 if the build was made, is small enough and passed its trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="pack and try what is in dist/")
    parser.add_argument("--no-trial", action="store_true", help="build and pack only")
    parser.add_argument("--keep", metavar="DIR", help="keep the pictures and papers of the trial")
    arguments = parser.parse_args()
    python = bootstrap_env.ensure(dev=True)
    bootstrap_env.ensure_qt_libraries(on_screen=True)
    if not arguments.no_build and not build(python):
        return 1
    archive = pack()
    small = report_sizes(archive)
    tried = arguments.no_trial or trial(archive, arguments.keep)
    return 0 if small and tried else 1


def build(python: Path) -> bool:
    """Run PyInstaller; say whether it succeeded."""
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += ["--distpath=dist", "--workpath=build", "build_scripts/so-dia-ban.spec"]
    return (
        subprocess.call(command, cwd=ROOT, env=bootstrap_env.child_environment()) == 0
        and BUILT.is_dir()
    )


def pack() -> Path:
    """Pack the built folder: zip for Windows, tar.xz for others (it keeps the executable bit)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"so-dia-ban-{project['version']}-{sysconfig.get_platform()}"
    if bootstrap_env.WINDOWS:
        archive = DIST / f"{name}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
            for path in sorted(BUILT.rglob("*")):
                bundle.write(path, path.relative_to(DIST))
    else:
        archive = DIST / f"{name}.tar.xz"
        with tarfile.open(archive, "w:xz", preset=6) as bundle:
            bundle.add(BUILT, BUILT.name)
    return archive


def report_sizes(archive: Path) -> bool:
    """Print the sizes and the largest files; say whether the archive keeps to its limit."""
    files = [path for path in BUILT.rglob("*") if path.is_file() and not path.is_symlink()]
    sizes = sorted(((path.stat().st_size, path) for path in files), reverse=True)
    for size, path in sizes[:12]:
        print(f"  {size / 1e6:7.1f} MB  {path.relative_to(BUILT)}")
    packed = archive.stat().st_size / 1e6
    whole = sum(size for size, _ in sizes) / 1e6
    print(
        f"{archive.relative_to(ROOT)}: {packed:.1f} MB packed, {whole:.1f} MB in {len(files)} files"
    )
    if packed > TARGET_MB:
        print(f"FAILED: larger than {TARGET_MB} MB")
    return packed <= TARGET_MB


def trial(archive: Path, keep: str | None) -> bool:
    """Unpack and run the tour as a user without anything else would; say whether it worked."""
    with tempfile.TemporaryDirectory(prefix="so-dia-ban-") as temporary:
        place = Path(temporary) / "Sổ Địa Bàn thử nghiệm"
        shutil.unpack_archive(archive, place, filter="data" if archive.suffix == ".xz" else None)
        program = (
            place / "so-dia-ban" / ("so-dia-ban.exe" if bootstrap_env.WINDOWS else "so-dia-ban")
        )
        out = Path(keep).resolve() if keep else place / "tour"
        started = time.monotonic()
        try:
            status = subprocess.call(
                [str(program), "--demo", "--tour", str(out)],
                cwd=place,
                env=bare_environment(place / "home"),
                stdin=subprocess.DEVNULL,
                timeout=900,
            )
        except subprocess.TimeoutExpired:
            print("trial FAILED: not finished after 900 s")
            return False
        made = {suffix: len(list(out.rglob(f"*{suffix}"))) for suffix in (".png", ".pdf")}
        passed = status == 0 and all(made.values())
        print(
            f"trial {'ok' if passed else 'FAILED'}: exit {status}, {made['.png']} pictures, "
            f"{made['.pdf']} papers, {time.monotonic() - started:.1f} s"
        )
        return passed


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment with an empty home, no locale, no font, no Python and no display."""
    kept = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP") if bootstrap_env.WINDOWS else ()
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData/Roaming",
        "LOCALAPPDATA": home / "AppData/Local",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fonts = home / "no-fonts.conf"
    fonts.write_text(NO_FONTS.format(cache=home / "font-cache"), encoding="utf-8")
    environment.update({name: str(folder) for name, folder in folders.items()})
    environment.update(QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(fonts), PATH=str(home))
    return environment


if __name__ == "__main__":
    sys.exit(main())
