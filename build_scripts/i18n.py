"""Keep the catalogues of translations: take texts out of the source, update, compile, check.

    python build_scripts/i18n.py update     texts of the source into every .po file
    python build_scripts/i18n.py compile    .po files into .mo files
    python build_scripts/i18n.py check      what is wrong or not yet translated; compiles too

The source text is Vietnamese, so there is no catalogue for it.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE_FOLDER = ROOT / "resources" / "locale"
DOMAIN = "so-dia-ban"
TRANSLATIONS = ("en",)
SOURCES = ("app", "db", "ui")
KEYWORDS = {"_": None, "_m": None, "ngettext": (1, 2), "mark": None}
PLACEHOLDER = re.compile(r"\{\{|\}\}|(\{[^{}]*\})|%%|(%(?:\([^)]*\))?[#0\- +]*\d*(?:\.\d+)?[a-z])")
# The catalogues are kept in the repository: two runs over one source give the same bytes.
UNDATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def catalogue_path(language: str, suffix: str) -> Path:
    """Return where the catalogue of a language is kept; ``suffix`` is ``.po`` or ``.mo``."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}{suffix}"


def source_files() -> list[Path]:
    """Return the modules whose texts are translated."""
    return sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*.py"))


def extract() -> Catalog:
    """Return the texts that the source holds, each with the modules it stands in."""
    catalogue = _new_catalogue(None)
    for path in source_files():
        name = path.relative_to(ROOT).as_posix()
        found = extract_from_file("python", path, keywords=KEYWORDS, comment_tags=("Dịch:",))
        for line, texts, comments, context in found:
            catalogue.add(texts, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """Return the kept catalogue of a language, or an empty one."""
    path = catalogue_path(language, ".po")
    if not path.exists():
        return _new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update() -> None:
    """Bring every kept catalogue up to date with the source; obsolete texts leave it."""
    template = extract()
    for language in TRANSLATIONS:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.revision_date = UNDATED
        path = catalogue_path(language, ".po")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts")


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as the bytes of an .mo file."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def compile_all() -> None:
    """Write the .mo file of every kept catalogue."""
    for language in TRANSLATIONS:
        path = catalogue_path(language, ".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compiled(read(language)))


def faults_of(catalogue: Catalog) -> list[str]:
    """Name the translations whose placeholders are not those of their source text."""
    return [
        f"{message.id!r}: placeholders differ in {form!r}"
        for message in catalogue
        if message.id
        for form in _forms(message.string)
        if form and _placeholders(form) not in {_placeholders(text) for text in _forms(message.id)}
    ]


def texts_not_literal(path: Path) -> Iterator[str]:
    """Name the calls whose text is worked out at run time, so that no catalogue can hold it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in KEYWORDS and node.args and isinstance(node.args[0], ast.JoinedStr):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: f-string in {node.func.id}()"


def untranslated(language: str) -> list[str]:
    """Return the source texts that have no translation yet."""
    kept = read(language)
    missing = []
    for message in extract():
        if message.id:
            found = kept.get(message.id, message.context)
            if found is None or not all(_forms(found.string)):
                missing.append(str(_forms(message.id)[0]))
    return missing


def check() -> list[str]:
    """Compile the catalogues and return what is wrong with them."""
    faults = [fault for path in source_files() for fault in texts_not_literal(path)]
    for language in TRANSLATIONS:
        faults += [f"{language}: {fault}" for fault in faults_of(read(language))]
    if not faults:
        compile_all()
    return faults


def _new_catalogue(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        domain=DOMAIN,
        project="so-dia-ban",
        version="1",
        msgid_bugs_address="none",
        last_translator="so-dia-ban",
        language_team="so-dia-ban",
        header_comment=f"# Translations of the program's texts ({language or 'template'}).",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )


def _forms(text: object) -> tuple[str, ...]:
    if isinstance(text, list | tuple):
        return tuple(str(form or "") for form in text)
    return (str(text or ""),)


def _placeholders(text: str) -> tuple[str, ...]:
    return tuple(sorted("".join(found) for found in PLACEHOLDER.findall(text) if any(found)))


def main() -> int:
    """Do what the command line asks; 1 if the check found something wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", choices=("update", "compile", "check"))
    work = parser.parse_args().work
    if work == "update":
        update()
    if work in ("update", "compile"):
        compile_all()
        return 0
    faults = check()
    for fault in faults:
        print(fault, file=sys.stderr)
    for language in TRANSLATIONS:
        print(f"{language}: {len(untranslated(language))} of {len(extract())} not yet translated")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
