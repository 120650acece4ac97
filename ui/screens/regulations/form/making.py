"""Which editor a declared field gets: by its type hint and its term alone."""

import datetime as dt
from typing import Any

from app.i18n import _
from app.regulations.codec import BY_EVENT
from app.regulations.codec_shapes import Field, alternatives_of, is_choice, item_of
from app.regulations.readable.counts import GROUNDS
from app.regulations.regulation import Covered, Rule
from app.regulations.vocabulary.counts import Papers, Tenure
from app.regulations.vocabulary.silence import Unknown
from app.regulations.vocabulary.terms import Declaration, Group
from ui.screens.regulations.form.composed import FieldsEditor, ListEditor, SlotEditor
from ui.screens.regulations.form.editor import Editor
from ui.screens.regulations.form.many import LinesEditor, NumbersEditor, PickedEditor
from ui.screens.regulations.form.name_list import NameList
from ui.screens.regulations.form.scalars import (
    ChoiceEditor,
    DayEditor,
    DecimalEditor,
    FlagEditor,
    MaybeEditor,
    NameEditor,
    NumberEditor,
    OfferedEditor,
    TextEditor,
    labels_of,
)


class EditorMaker:
    """Makes the editors of one form; they share its list of names."""

    def __init__(self, names: NameList) -> None:
        self._names = names

    def __call__(self, declared: type, field: Field, caption: str) -> Editor:
        """Return the editor of a field of ``declared``."""
        if (declared, field.name) == (Rule, "otherwise"):
            return OfferedEditor(caption, self._names.rules)
        if (declared, field.name) == (Papers, "form"):
            by_event = {BY_EVENT: _("mẫu theo loại sự kiện")}
            return OfferedEditor(caption, self._names.forms | by_event)
        if (declared, field.name) == (Covered, "rules"):
            return PickedEditor(caption, lambda: self._names.rules)
        if (declared, field.name) == (Tenure, "grounds"):
            picked = PickedEditor(caption, lambda: GROUNDS)
            picked.explains_itself = True
            return picked
        item = item_of(field.hint)
        if item is not None:
            return self._several(item, field.declaration, caption)
        return self._single(field.hint, field.declaration, caption, required=not field.has_default)

    def _single(self, hint: Any, declared: Declaration, caption: str, *, required: bool) -> Editor:
        allowed = alternatives_of(hint)
        if not allowed.scalars:
            if allowed.group is not None and not allowed.words and not allowed.optional:
                return FieldsEditor(allowed.group, self, caption)
            return SlotEditor(caption, allowed, self, empty=allowed.optional or required)
        kind = allowed.scalars[0]
        blank = _(Unknown.LABEL) if Unknown.WORD in allowed.words else ""
        if is_choice(kind):
            return ChoiceEditor(caption, kind)
        if kind is dt.date:
            return DayEditor(caption, required=required, placeholder=blank)
        if kind is bool:
            return MaybeEditor(caption) if allowed.optional else FlagEditor(caption)
        if kind is int:
            return NumberEditor(caption, declared, optional=allowed.optional)
        if kind is float:
            return DecimalEditor(caption)
        if declared.names:
            return NameEditor(caption, declared.names, self._names)
        return TextEditor(caption, declared, blank)

    def _several(self, item: Any, declared: Declaration, caption: str) -> Editor:
        if is_choice(item):
            return PickedEditor(caption, lambda: labels_of(item))
        if item is int:
            return NumbersEditor(caption)
        if item is str and declared.names:
            sorts, names = declared.names, self._names
            return PickedEditor(caption, lambda: names.choices(sorts), names, sorts)
        if item is str:
            return LinesEditor(caption)
        allowed = alternatives_of(item)
        if allowed.group is not None and not allowed.words:
            group: type[Group] = allowed.group
            return ListEditor(
                caption,
                _(group.LABEL).lower() if group.LABEL else caption,
                lambda within: FieldsEditor(group, self, within),
            )
        return ListEditor(
            caption,
            _("cách hiểu"),
            lambda within: SlotEditor(within, allowed, self, empty=True),
        )
