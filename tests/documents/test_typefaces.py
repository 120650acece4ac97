"""The machine's own typeface is taken only where it is whole; otherwise the shipped one."""

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app import resources
from app.documents.layouts import layouts
from app.documents.model import Document, text_paragraph
from app.printing.pdf import fonts, render_pdf
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


def test_paper_is_set_in_the_machines_typeface(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in folder_with(tmp_path, *FACES).rglob("*.TTF"):
        renamed = file.read_bytes().replace(b"Tinos", b"Timos")
        renamed = renamed.replace("Tinos".encode("utf-16-be"), "Timos".encode("utf-16-be"))
        file.with_name(file.name.replace("Tinos", "timos")).write_bytes(renamed)
    monkeypatch.setattr(fonts, "font_folders", lambda: (tmp_path,))
    layout = replace(layouts()[-1], font="Timos")
    document = Document("sample", "Mẫu", (text_paragraph("Kính gửi đảng ủy"),))
    reader = pypdf.PdfReader(BytesIO(render_pdf((document,), lambda _document: layout)))
    page: Any = reader.pages[0]
    names = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    assert names
    assert all("+Timos" in name for name in names)
