"""Machine-local settings: round trip, and whatever stands in the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import local_file, table
from app.settings.table import MAX_RECENT, LocalSettings


def test_round_trip(tmp_path):
    path = tmp_path / "xa" / "settings.json"
    settings = LocalSettings(window_geometry="AAAA")
    settings.remember_book("/sổ/một")
    settings.remember_book("/sổ/hai")
    settings.remember_book("/sổ/một")
    local_file.save(path, settings)
    assert local_file.load(path) == settings
    assert settings.recent_books == ["/sổ/một", "/sổ/hai"]


def test_only_the_last_books_are_kept():
    settings = LocalSettings()
    for number in range(20):
        settings.remember_book(str(number))
    assert settings.recent_books == [str(number) for number in range(19, 19 - MAX_RECENT, -1)]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"recent_books": 5}', '{"recent_books": [1]}', '{"unknown": 1}'],
)
def test_a_damaged_file_gives_way_to_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert local_file.load(path) == LocalSettings()


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("s") / "settings.json"
    path.write_bytes(content)
    assert isinstance(local_file.load(path), LocalSettings)


def test_a_renamed_setting_keeps_its_value(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "RENAMED", {})
    monkeypatch.setattr(local_file, "RENAMED", {"geometry": "window_geometry", "gone": None})
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"geometry": "BBBB", "gone": 3}), encoding="utf-8")
    assert local_file.load(path) == LocalSettings(window_geometry="BBBB")


def test_a_disk_that_refuses_costs_only_comfort(tmp_path):
    (tmp_path / "file").write_text("")
    local_file.save(tmp_path / "file" / "settings.json", LocalSettings())
