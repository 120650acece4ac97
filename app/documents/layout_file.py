"""Reading a layout file of resources/layouts: each key is checked, what is wrong is named."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_type_hints

from app import resources
from app.documents.house_style import Layout, Margins, Styles, TextStyle
from app.domain.errors import DomainError

T = TypeVar("T")

_NOTES = {"letter_subject", "urgency", "draft_note"}


class LayoutError(DomainError):
    """A layout file cannot be used; values ``layout``, ``key``, ``reason``.

    Codes: ``layout_unknown``, ``layout_damaged``.
    """

    def __str__(self) -> str:
        """Tell file and key too: a layout file holds nothing of a record."""
        return f"{self.code}: {', '.join(str(value) for value in self.values.values())}"


def layout_ids() -> tuple[str, ...]:
    """Name the layouts that the program ships."""
    return tuple(name.removesuffix(".toml") for name in resources.names("layouts", suffix=".toml"))


def load_layout(layout_id: str) -> Layout:
    """Read a layout of ``resources/layouts``; raises ``LayoutError``."""
    if not layout_id.isidentifier() or not resources.exists("layouts", f"{layout_id}.toml"):
        raise LayoutError("layout_unknown", layout=layout_id)
    return parse_layout(layout_id, resources.read_text("layouts", f"{layout_id}.toml"))


def parse_layout(layout_id: str, text: str) -> Layout:
    """Make a layout of the text of its file, checking every key; raises ``LayoutError``."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError("layout_damaged", layout=layout_id, key="", reason=str(error)) from error
    layout = _read(Layout, data, layout_id, "")
    _check(layout)
    return layout


def _read(shape: type[T], data: object, layout_id: str, where: str) -> T:
    """Build one dataclass of a TOML table: no key missing, none unknown, each of its type."""
    if not isinstance(data, dict):
        raise _damaged(layout_id, where, "a table is needed")
    hints = _hints(shape)  # type: ignore[arg-type]  # a class can be hashed
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]  # always a dataclass
    for key in data:
        if key not in known:
            raise _damaged(layout_id, f"{where}{key}", "unknown key")
    values: dict[str, Any] = {}
    for name, field in known.items():
        key = f"{where}{name}"
        if name not in data:
            if field.default is MISSING:
                raise _damaged(layout_id, key, "missing")
            continue
        values[name] = _value(hints[name], data[name], layout_id, key)
    return shape(**values)


@cache
def _hints(shape: type) -> dict[str, Any]:
    """Work out the types of a dataclass once: there are dozens of text styles."""
    return get_type_hints(shape)


def _value(wanted: Any, value: object, layout_id: str, key: str) -> object:
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _read(wanted, value, layout_id, f"{key}.")
    if wanted == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise _damaged(layout_id, key, "a list of texts is needed")
        return tuple(value)
    if wanted == Mapping[str, str]:
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise _damaged(layout_id, key, "a table of texts is needed")
        return {name.casefold(): symbol for name, symbol in value.items()}
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        if value <= 0:
            raise _damaged(layout_id, key, "must be above 0")
        return float(value)
    if type(value) is not wanted:
        raise _damaged(layout_id, key, f"{wanted.__name__} is needed")
    if wanted is int and isinstance(value, int) and value < 1:
        raise _damaged(layout_id, key, "must be above 0")
    return value


def _check(layout: Layout) -> None:
    """Check what one key alone cannot show."""
    if layout.id != layout.id.strip() or not layout.id.isidentifier():
        raise _damaged(layout.id, "id", "not a plain word")
    for name in ("portrait", "landscape"):
        margins: Margins = getattr(layout.page, name)
        turned = name == "landscape"
        width = layout.page.height if turned else layout.page.width
        height = layout.page.width if turned else layout.page.height
        if (
            width - margins.left - margins.right < 100
            or height - margins.top - margins.bottom < 100
        ):
            raise _damaged(layout.id, f"page.{name}", "leaves no room for text")
    if set(layout.letterhead.below_number) != _NOTES:
        raise _damaged(layout.id, "letterhead.below_number", f"needs each of {sorted(_NOTES)}")
    body = layout.body
    for name in ("body", "heading_1", "heading_2", "heading_3", "heading_4"):
        style: TextStyle = getattr(layout.styles, name)
        if not body.least_pitch <= style.pitch <= body.greatest_pitch:
            raise _damaged(
                layout.id, f"styles.{name}.pitch", "outside body.least_pitch and greatest_pitch"
            )
    for field in fields(Styles):
        style = getattr(layout.styles, field.name)
        if style.pitch < style.size:
            raise _damaged(layout.id, f"styles.{field.name}.pitch", "less than the size")


def _damaged(layout_id: str, key: str, reason: str) -> LayoutError:
    return LayoutError("layout_damaged", layout=layout_id, key=key, reason=reason)
