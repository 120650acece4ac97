"""Which layout a paper follows: the guidance in force on its day, with what the office chose.

A new guidance on format is a new file in resources/layouts; nothing here names one.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from typing import TypeVar

from app.documents.house_style import Layout, Styles, TextStyle
from app.documents.layout_file import layout_ids, load_layout
from app.documents.model import Document
from app.documents.paper_settings import YES, PaperLook

L = TypeVar("L")


@cache
def layouts() -> tuple[Layout, ...]:
    """Give all layouts, the oldest first; raises ``LayoutError``."""
    return tuple(sorted(map(load_layout, layout_ids()), key=lambda layout: layout.in_force_from))


def layout_in_force(day: dt.date | None) -> Layout:
    """Give the layout in force on a day: the newest for ``None``, the oldest before all."""
    every = layouts()
    if day is None:
        return every[-1]
    begun = [layout for layout in every if layout.in_force_from <= day]
    return begun[-1] if begun else every[0]


def layout_for(document: Document, look: PaperLook = PaperLook()) -> Layout:  # noqa: B008 - frozen
    """Give the layout that a paper is set in; raises ``LayoutError``."""
    return _chosen(layout_in_force(document.dated).id, look)


def chosen_layout(layout: Layout, look: PaperLook) -> Layout:
    """Lay the office's choices over a layout."""
    for name, value in look.values:
        change = _CHANGES.get(name)
        if change is not None:
            layout = change(layout, value)
    return layout


@lru_cache(maxsize=32)
def _chosen(layout_id: str, look: PaperLook) -> Layout:
    (layout,) = (layout for layout in layouts() if layout.id == layout_id)
    return chosen_layout(layout, look)


def _sized(name: str, *others: str) -> Callable[[Layout, str], Layout]:
    """Make a change of the size of one text style or several; the pitch grows with it."""

    def change(layout: Layout, value: str) -> Layout:
        size = float(value)
        styles = layout.styles
        for each in (name, *others):
            old: TextStyle = getattr(styles, each)
            styles = _styled(styles, each, replace(old, size=size, pitch=max(old.pitch, size)))
        return replace(layout, styles=styles)

    return change


_BODY = ("body", "heading_1", "heading_2", "heading_3", "heading_4", "addressees")


def _body_pitch(layout: Layout, value: str) -> Layout:
    styles = layout.styles
    for name in _BODY[:-1]:
        styles = _styled(styles, name, replace(getattr(styles, name), pitch=float(value)))
    return replace(layout, styles=styles)


def _styled(styles: Styles, name: str, style: TextStyle) -> Styles:
    return replace(styles, **{name: style})


def _style_switch(name: str, key: str) -> Callable[[Layout, str], Layout]:
    def change(layout: Layout, value: str) -> Layout:
        style = replace(getattr(layout.styles, name), **{key: value == YES})
        return replace(layout, styles=_styled(layout.styles, name, style))

    return change


def _part(name: str, key: str, read: Callable[[str], object]) -> Callable[[Layout, str], Layout]:
    """Make a change of one value in one part of the layout."""

    def change(layout: Layout, value: str) -> Layout:
        part = replace(getattr(layout, name), **{key: read(value)})
        return replace(layout, **{name: part})

    return change


def _is_yes(value: str) -> bool:
    return value == YES


def _addressee_mark(layout: Layout, value: str) -> Layout:
    marks = replace(layout.lists.addressees, last=value)
    return replace(layout, lists=replace(layout.lists, addressees=marks))


def _note_order(layout: Layout, value: str) -> Layout:
    notes = ["draft_note", "urgency"] if value == "draft_first" else ["urgency", "draft_note"]
    below = tuple(
        name if name == "letter_subject" else notes.pop(0)
        for name in layout.letterhead.below_number
    )
    return replace(layout, letterhead=replace(layout.letterhead, below_number=below))


def _landscape(layout: Layout, value: str) -> Layout:
    if value == "same":
        return replace(layout, page=replace(layout.page, landscape=layout.page.portrait))
    return layout


def _typeface(layout: Layout, value: str) -> Layout:
    return replace(layout, font=layout.shipped_font) if value == "shipped" else layout


_CHANGES: dict[str, Callable[[Layout, str], Layout]] = {
    "body_size": _sized(*_BODY),
    "body_pitch": _body_pitch,
    "paragraph_gap": _part("body", "paragraph_gap", float),
    "first_line_indent": _part("body", "first_line_indent", float),
    "kind_name_size": _sized("kind_name"),
    "subject_size": _sized("subject"),
    "separator_bold": _style_switch("separator", "bold"),
    "addressee_last_mark": _addressee_mark,
    "note_order": _note_order,
    "urgency_framed": _part("letterhead", "urgency_framed", _is_yes),
    "urgency_red": _style_switch("urgency", "red"),
    "signature_space": _part("closing", "signature_space", float),
    "signature_space_unsealed": _part("closing", "signature_space_unsealed", float),
    "drafter_mark": _part("closing", "drafter_mark", _is_yes),
    "appendix_size": _sized("appendix_label", "appendix_title", "appendix_attached"),
    "appendix_first_number": _part("appendix", "first_page_numbered", _is_yes),
    "table_head_repeated": _part("table", "head_repeated", _is_yes),
    "landscape_margins": _landscape,
    "duplex": _part("page", "duplex", _is_yes),
    "typeface": _typeface,
}
