"""The layout file is read with care: what is wrong in it is named."""

import pytest

from app import resources
from app.documents.layout_file import LayoutError, load_layout, parse_layout


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
