"""Where packages come from is the machine's business: no file of the project names a place.

The patterns are put together here so that this file does not hold what it looks for.
"""

import re
from pathlib import Path

import pytest

from tests.support.source_tree import ROOT, project_files

PLACES = re.compile(
    "|".join(
        (
            r"pypi" r"\.(org|python)",
            r"python" r"hosted",
            r"index" r"-url",
            r"index" r"_url",
            r"find" r"-links",
            r"trusted" r"-host",
            r"/sim" r"ple/[a-z]",
            r"npm" r"js\.",
            r"(deb|security|archive)" r"\.(debian|ubuntu)\.",
            r"proxy\.gol" r"ang",
        )
    ),
    re.IGNORECASE,
)
TEXT = {".py", ".toml", ".md", ".txt", ".lock", ".cfg", ".ini", ".json", ".spec", ".yml", ".sh", ""}


@pytest.mark.parametrize(
    "path",
    [path for path in project_files() if path.suffix in TEXT],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_names_no_place_to_download_from(path: Path) -> None:
    if path.stat().st_size > 3_000_000:
        pytest.skip("data, not configuration")
    text = path.read_text(encoding="utf-8", errors="replace")
    found = sorted({match.group() for match in PLACES.finditer(text)})
    assert not found, f"{path.relative_to(ROOT)}: {found}"
    if len(ROOT.parts) > 2 and str(ROOT) != "/app":
        assert str(ROOT) not in text, f"{path.relative_to(ROOT)} names the folder of this checkout"


def test_lock_files_pin_by_hash_and_agree() -> None:
    pins = {}
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2].strip())
        assert all("--hash=sha256:" in entry for entry in entries)
        assert "://" not in text
        pins[name] = {entry.split(" ")[0] for entry in entries}
        assert all("==" in pin for pin in pins[name])
    assert pins["requirements.lock"] < pins["requirements-dev.lock"]
