"""Reads and writes the file of machine-local settings; a damaged one gives way to defaults."""

import contextlib
import dataclasses
import json
from pathlib import Path

from app.settings.table import RENAMED, LocalSettings


def load(path: Path) -> LocalSettings:
    """Return the settings; unknown names and values of a wrong type are left out."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return LocalSettings()
    settings = LocalSettings()
    if not isinstance(stored, dict):
        return settings
    known = {one.name for one in dataclasses.fields(LocalSettings)}
    for name, value in stored.items():
        target = RENAMED.get(name, name)
        if target not in known:
            continue
        default = getattr(settings, target)
        if type(value) is type(default) and _all_texts(value):
            setattr(settings, target, value)
    return settings


def save(path: Path, settings: LocalSettings) -> None:
    """Write the settings by temp file and replace; a disk that refuses costs only comfort."""
    text = json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1)
    fresh = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


def _all_texts(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(one, str) for one in value)
