"""The layout file is read with care: what is wrong in it is named."""

import datetime as dt

import pytest

from app import resources
from app.documents.layout_file import LayoutError, layout_ids, load_layout, parse_layout
from app.documents.layouts import chosen_layout, layout_for, layout_in_force, layouts
from app.documents.model import Document
from app.documents.paper_settings import (
    SETTINGS,
    PaperLook,
    ValueKind,
    chosen_or_default,
    look_of,
    setting,
)
from app.domain.errors import DomainError


def _text() -> str:
    return resources.read_text("layouts", "hd05.toml")


def test_guidance_in_force_has_its_margins_and_sizes() -> None:
    layout = load_layout("hd05")
    margins = layout.page.portrait
    assert (margins.top, margins.bottom, margins.left, margins.right) == (20, 20, 30, 15)
    assert layout.styles.party_title.size == 15
    assert 18 <= layout.styles.body.pitch <= 22
    assert layout.in_force_from.isoformat() == "2026-05-27"


@pytest.mark.parametrize("layout_id", ["hd99", "../hd05", "", "layouts/hd05"])
def test_unknown_layout_is_refused(layout_id: str) -> None:
    with pytest.raises(LayoutError) as error:
        load_layout(layout_id)
    assert error.value.code == "layout_unknown"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("top = 20.0\n", "", "page.portrait.top"),
        ("top = 20.0", 'top = "20"', "page.portrait.top"),
        ("top = 20.0", "top = -1", "page.portrait.top"),
        ("top = 20.0", "top = 20.0\ntopp = 1.0", "page.portrait.topp"),
        ("left = 30.0", "left = 130.0", "page.portrait"),
        ("body = { size = 14.0, pitch = 19.0 }", "body = { size = 14.0, pitch = 30.0 }", "styles"),
        ("body = { size = 14.0, pitch = 19.0 }", "body = 14", "styles.body"),
        ("code = { size = 22.0, pitch = 26.0", "code = { size = 22.0, pitch = 6.0", "styles.code"),
        ("in_force_from = 2026-05-27", "in_force_from = 2026", "in_force_from"),
        ("[table]", "[[table", ""),
    ],
)
def test_damaged_layout_names_the_key(old: str, new: str, key: str) -> None:
    assert old in _text()
    with pytest.raises(LayoutError) as error:
        parse_layout("hd05", _text().replace(old, new, 1))
    assert error.value.code == "layout_damaged"
    assert str(error.value.values["key"]).startswith(key)


@pytest.mark.parametrize("layout_id", layout_ids())
def test_every_shipped_layout_can_be_read(layout_id: str) -> None:
    assert load_layout(layout_id).id == layout_id


@pytest.mark.parametrize(
    ("day", "layout_id"),
    [
        (None, "hd05"),
        (dt.date(2030, 1, 1), "hd05"),
        (dt.date(2026, 5, 27), "hd05"),
        (dt.date(2026, 5, 26), "hd36"),
        (dt.date(2018, 4, 3), "hd36"),
        (dt.date(2001, 1, 1), "hd36"),
    ],
)
def test_a_paper_follows_the_guidance_of_its_day(day: dt.date | None, layout_id: str) -> None:
    assert layout_in_force(day).id == layout_id
    assert layout_for(Document("any", "Tên", (), dated=day)).id == layout_id


def test_symbols_of_types_are_those_of_the_guidance() -> None:
    old, new = layouts()
    assert old.symbol_of("Quy định", "QĐ") == "QĐi"
    assert new.symbol_of("Quy định", "QyĐ") == "QĐ"
    assert new.symbol_of("Báo cáo", "BC") == "BC"


def test_lists_are_marked_as_the_guidance_says() -> None:
    old, new = layouts()
    items = ("Thường trực Tỉnh ủy;", "Lưu Ban Tổ chức Tỉnh ủy")
    marked = ("- Thường trực Tỉnh ủy;", "- Lưu Ban Tổ chức Tỉnh ủy.")
    assert new.lists.recipients.marked(items) == marked
    assert old.lists.recipients.marked(items)[0] == "- Thường trực Tỉnh ủy,"
    assert old.lists.legal_bases.marked(("Căn cứ A", "Căn cứ B")) == ("Căn cứ A;", "Căn cứ B,")


@pytest.mark.parametrize("spec", SETTINGS, ids=lambda spec: spec.name)
def test_each_default_is_allowed_and_changes_nothing(spec: object) -> None:
    spec = setting(spec.name)  # type: ignore[attr-defined]  # typed anew
    for layout in layouts():
        value = spec.default_of(layout)
        assert spec.checked(value) == value
        assert chosen_or_default(spec.name, PaperLook(), layout) == value
        changed = chosen_layout(layout, look_of({spec.name: value}))
        assert spec.default_of(changed) == value
        assert changed == layout


@pytest.mark.parametrize("spec", SETTINGS, ids=lambda spec: spec.name)
def test_each_choice_shows_in_the_layout(spec: object) -> None:
    spec = setting(spec.name)  # type: ignore[attr-defined]  # typed anew
    values: tuple[str, ...]
    if spec.kind is ValueKind.NUMBER:
        values = (f"{spec.least:g}", f"{spec.greatest:g}")
    else:
        values = tuple(value for value, _words in spec.offered)
    changed = {str(chosen_layout(layouts()[-1], look_of({spec.name: value}))) for value in values}
    kept_elsewhere = {"decision_series", "paper_code"}
    assert len(changed) == (1 if spec.name in kept_elsewhere else len(values))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("body_size", "13", "paper_setting_out_of_range"),
        ("body_size", "to", "paper_setting_not_number"),
        ("body_size", "nan", "paper_setting_out_of_range"),
        ("duplex", "maybe", "paper_setting_not_offered"),
        ("paper_code", "", "paper_setting_not_offered"),
        ("colour", "red", "paper_setting_unknown"),
    ],
)
def test_wrong_choice_is_refused(name: str, value: str, code: str) -> None:
    with pytest.raises(DomainError) as error:
        look_of({name: value})
    assert error.value.code == code
    assert error.value.values["field"] == name


def test_a_number_may_have_a_decimal_comma() -> None:
    assert look_of({"body_size": " 14,5 "}).get("body_size") == "14.5"
