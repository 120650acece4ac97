"""The machine's own typeface is taken only where it is whole; otherwise the shipped one."""

import shutil
from pathlib import Path

import pytest

from app import resources
from app.printing.pdf.typefaces import (
    font_folders,
    machine_faces,
    shipped_faces,
    vietnamese_letters,
)

FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def folder_with(tmp_path: Path, *faces: str, family: str = "Tinos") -> Path:
    below = tmp_path / "truetype" / "some"
    below.mkdir(parents=True)
    for face in faces:
        shutil.copy(resources.path("fonts", f"{family}-{face}.ttf"), below / f"{family}{face}.TTF")
    return tmp_path


def test_vietnamese_alphabet_is_whole() -> None:
    letters = vietnamese_letters()
    assert len(letters) == 2 * (12 * 6 + 1)
    assert {"ử", "Ỡ", "đ", "Ặ", "ỵ"} <= letters


def test_family_with_four_faces_is_found(tmp_path: Path) -> None:
    faces = machine_faces("Tinos", (tmp_path / "none", folder_with(tmp_path, *FACES)))
    assert faces is not None
    assert {key: path.stem for key, path in faces.items()} == {
        (False, False): "TinosRegular",
        (True, False): "TinosBold",
        (False, True): "TinosItalic",
        (True, True): "TinosBoldItalic",
    }


def test_family_that_lacks_a_face_is_not_taken(tmp_path: Path) -> None:
    assert machine_faces("Tinos", (folder_with(tmp_path, *FACES[:3]),)) is None


def test_damaged_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, *FACES)
    (folder / "tinos-broken.ttf").write_bytes(b"no font")
    shutil.copy(resources.path("fonts", "Arimo-Regular.ttf"), folder / "tinos-foreign.ttf")
    assert machine_faces("Tinos", (folder,)) is not None
    assert machine_faces("Times New Roman", (folder,)) is None


def test_shipped_family_has_every_face_and_its_licence() -> None:
    assert len(shipped_faces("Tinos")) == 4
    assert "SIL OPEN FONT LICENSE" in resources.read_text("fonts", "OFL.txt")


@pytest.mark.parametrize("platform", ["win32", "linux", "darwin"])
def test_usual_folders_are_looked_into(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("WINDIR", "W:/Windows")
    folders = [folder.as_posix() for folder in font_folders()]
    usual = {"win32": "W:/Windows/Fonts", "linux": "/usr/share/fonts", "darwin": "/Library/Fonts"}
    assert usual[platform] in folders
