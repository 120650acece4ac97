"""Is this a folder that a book can live in: there, writable, and not on a network share."""

import re
import sys
import uuid
from pathlib import Path

from app.domain.errors import StoreError
from db.errors import translate

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "davfs",
        "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.smbnetfs", "ceph",
        "glusterfs", "fuse.glusterfs", "lustre", "beegfs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs",
    }
)  # fmt: skip


def check_folder(folder: Path) -> None:
    """Raise StoreError ``folder_gone``, ``network_share`` or ``read_only``.

    SQLite's write-ahead log needs shared memory between processes and true fsync: neither is to
    be had on a share, where a book would sooner or later be damaged.
    """
    if not folder.is_dir():
        raise StoreError("folder_gone", folder=str(folder))
    if is_network_share(folder):
        raise StoreError("network_share", folder=str(folder))
    probe = folder / f".probe-{uuid.uuid4().hex}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        known = translate(error) or StoreError("read_only")
        raise StoreError(known.code, folder=str(folder)) from None


def is_network_share(folder: Path) -> bool:
    """Tell whether the folder lies on a network file system, as far as the system says."""
    if str(folder).startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes  # only there on Windows

        drive_remote = 4
        root = f"{folder.resolve().drive}\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == drive_remote)
    mounts = Path("/proc/self/mountinfo")
    if not mounts.exists():
        return False
    told = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    return file_system_of(folder.resolve(), told) in _NETWORK_FILE_SYSTEMS


def file_system_of(folder: Path, mountinfo: str) -> str:
    """Return the type of the file system that holds ``folder``, by Linux's mountinfo text."""
    best, kind = -1, ""
    for line in mountinfo.split("\n"):
        fields, _, rest = line.partition(" - ")
        parts = fields.split()
        if len(parts) < 5 or not rest:
            continue
        # The kernel writes blank, tab, line end and backslash as three octal digits.
        mount = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), parts[4]))
        if folder.is_relative_to(mount) and len(mount.parts) >= best:
            best, kind = len(mount.parts), rest.split()[0]
    return kind
