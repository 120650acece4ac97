"""The catalogue of translations: placeholders, literal texts, and what set_language does."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

import app.i18n
from app.i18n import _, mark, ngettext, set_language
from build_scripts import i18n as catalogue_work


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    yield
    set_language("vi")


def test_kept_catalogues_have_no_fault() -> None:
    for language in catalogue_work.TRANSLATIONS:
        assert catalogue_work.faults_of(catalogue_work.read(language)) == []


def test_compiled_catalogue_is_that_of_the_kept_text() -> None:
    for language in catalogue_work.TRANSLATIONS:
        with catalogue_work.catalogue_path(language, ".mo").open("rb") as file:
            shipped = read_mo(file)
        made_now = read_mo(BytesIO(catalogue_work.compiled(catalogue_work.read(language))))
        assert _texts(shipped) == _texts(made_now)


def _texts(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def test_every_marked_text_is_literal() -> None:
    faults = [
        fault
        for path in catalogue_work.source_files()
        for fault in catalogue_work.texts_not_literal(path)
    ]
    assert faults == []


def test_differing_placeholders_are_found() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("{count} dòng", "{count} rows")
    catalogue.add("dòng {row}", "row {line}")
    catalogue.add("%d phần trăm 100%%", "%s percent")
    catalogue.add(("{n} ngày", "{n} ngày"), ("one day {n}", "{m} days"))
    faults = catalogue_work.faults_of(catalogue)
    assert len(faults) == 3
    assert not any("rows" in fault for fault in faults)


def test_the_source_text_shows_in_vietnamese_and_where_nothing_is_translated() -> None:
    assert mark("Địa bàn") == _("Địa bàn") == "Địa bàn"
    assert _("") == ""
    set_language("en")
    assert app.i18n.language() == "en"
    assert _("") == ""
    assert _("một câu không có trong từ điển") == "một câu không có trong từ điển"
    assert ngettext("{count} ngày", "{count} ngày", 3).format(count=3) == "3 days"
    assert _("hôm nay") == "today"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language"):
        set_language("xx")
