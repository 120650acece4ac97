"""How a workbook is to be read, as a person settles it: what is proposed, what is set by hand.

A header is named by its folded titles in order (its signature); what was assigned to such a header
before is remembered and proposed again. Nothing here reads a file or the book.
"""

import json
from dataclasses import dataclass, field

from app.ports.workbooks import WorkbookTables
from app.read_models.sheet_layouts import (
    FieldName,
    HeadRow,
    KnownMapping,
    ReadLayout,
    SheetLayout,
    SheetLook,
    WorkbookLook,
)
from app.read_models.sheets import SheetSkipReason, TableKind

_BETWEEN = "|"


def title_keys(row: HeadRow, tables: WorkbookTables) -> tuple[str, ...]:
    """Return the folded titles of a header; a repeated or empty one gets its number."""
    keys: list[str] = []
    seen: dict[str, int] = {}
    for place, text in enumerate(row.texts):
        above = row.above[place] if place < len(row.above) else ""
        title = f"{above} {text}" if above and above != text else text
        key = tables.title_key(title).replace(_BETWEEN, " ")
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if key and seen[key] == 1 else f"{key}#{seen[key]}")
    return tuple(keys)


def signature(row: HeadRow, tables: WorkbookTables) -> str:
    """Return what names a header; empty for a row without titles."""
    keys = list(title_keys(row, tables))
    while keys and keys[-1].startswith("#"):
        keys.pop()
    return _BETWEEN.join(keys)


def columns_text(layout: SheetLayout, row: HeadRow, kind: TableKind, tables: WorkbookTables) -> str:
    """Return the columns of a layout as ``ImportMapping.columns`` keeps them."""
    keys, places = title_keys(row, tables), layout.places
    kept = {
        one.field: keys[places[one.field]] if places.get(one.field, len(keys)) < len(keys) else ""
        for one in tables.fields(kind)
    }
    return json.dumps(kept, ensure_ascii=False)


@dataclass
class SheetDraft:
    """One sheet as it stands to be read."""

    look: SheetLook
    is_read: bool = False
    header_row: int = 0
    """0: the sheet has no header, its first row is an entry."""
    fields: dict[int, str] = field(default_factory=dict)
    """Field by column (from 0)."""
    mapping: KnownMapping | None = None
    """What was remembered and is applied."""

    @property
    def layout(self) -> SheetLayout:
        """The draft as the reading takes it."""
        columns = tuple((name, place) for place, name in sorted(self.fields.items()))
        return SheetLayout(self.look.name, self.header_row, columns)


class LayoutDraft:
    """See the module; changed by one person at one screen."""

    def __init__(
        self, look: WorkbookLook, tables: WorkbookTables, mappings: tuple[KnownMapping, ...] = ()
    ) -> None:
        self.look = look
        self.is_by_hand = False
        """Something was set otherwise than proposed."""
        self._tables = tables
        self._mappings = {one.signature: one for one in mappings if one.columns}
        remembered = [
            found for sheet in look.sheets if (found := self._remembered(sheet)) is not None
        ]
        self.kind = TableKind(remembered[0][0].table) if remembered else self._first_kind()
        self.sheets: dict[str, SheetDraft] = {}
        self.propose(self.kind)

    def _first_kind(self) -> TableKind:
        """Return the kind to begin with: people and units come before the trips that name them."""
        kinds = self._tables.kinds()
        whole = {
            one.kind
            for one in self.look.sheets
            if one.kind and one.fault is None and not self._lacking(one, one.kind)
        }
        return next((one for one in kinds if one in whole), self.look.kind or kinds[0])

    def _lacking(self, look: SheetLook, kind: TableKind) -> bool:
        places = self._tables.proposed_sheet(look, kind, look.header_row).places
        return any(one.required and one.field not in places for one in self._tables.fields(kind))

    # What is proposed --------------------------------------------------------------------------
    def propose(self, kind: TableKind) -> None:
        """Begin anew for a kind of table: what is remembered, else what the titles suggest."""
        self.kind = kind
        self.sheets = {one.name: self._proposed(one) for one in self.look.sheets}
        visible = [
            one for one in self.sheets.values()
            if one.look.fault not in (SheetSkipReason.HIDDEN, SheetSkipReason.EMPTY)
        ]  # fmt: skip
        if len(visible) == 1:
            visible[0].is_read = True

    def _proposed(self, look: SheetLook) -> SheetDraft:
        found = self._remembered(look)
        if found is not None and found[0].table == self.kind:
            mapping, row = found
            fields = self._fields_of(mapping, row)
            return SheetDraft(look, look.fault is not SheetSkipReason.HIDDEN, row.number, fields,
                              mapping)  # fmt: skip
        fits = look.kind is self.kind and look.fault is None
        layout = self._tables.proposed_sheet(look, self.kind, look.header_row if fits else 0)
        fields = {place: name for name, place in layout.columns}
        draft = SheetDraft(look, False, layout.header_row, fields)
        draft.is_read = fits and not self._missing(draft)
        return draft

    def _remembered(self, look: SheetLook) -> tuple[KnownMapping, HeadRow] | None:
        if not self._mappings:
            return None
        known = {one.value for one in self._tables.kinds()}
        for row in look.rows:
            mapping = self._mappings.get(signature(row, self._tables))
            if mapping is not None and mapping.table in known:
                return mapping, row
        return None

    def _fields_of(self, mapping: KnownMapping, row: HeadRow) -> dict[int, str]:
        """Return the fields by column; what a newer program wrote and this one lacks is left."""
        places = {key: place for place, key in enumerate(title_keys(row, self._tables))}
        known = {one.field for one in self._tables.fields(self.kind)}
        kept: dict[str, str] = json.loads(mapping.columns)
        return {places[key]: name for name, key in kept.items() if key in places and name in known}

    # What a person sets ------------------------------------------------------------------------
    def set_kind(self, kind: TableKind) -> None:
        """Read the workbook as another kind of table."""
        if kind is self.kind:
            return
        before = [name for name, one in self.sheets.items() if one.is_read]
        self.propose(kind)
        if not any(one.is_read for one in self.sheets.values()):
            for name in before:
                self.sheets[name].is_read = True
        self.is_by_hand = True

    def set_read(self, name: str, is_read: bool) -> None:
        """Read a sheet, or leave it."""
        self.sheets[name].is_read = is_read
        self.is_by_hand = True

    def set_header(self, name: str, number: int) -> None:
        """Take a row (0: none) as the header; the columns are proposed from it anew."""
        draft = self.sheets[name]
        draft.header_row, draft.mapping, draft.fields = number, None, {}
        if number and draft.look.row(number) is not None:
            layout = self._tables.proposed_sheet(draft.look, self.kind, number)
            draft.fields = {place: one for one, place in layout.columns}
        self.is_by_hand = True

    def set_field(self, name: str, place: int, chosen: str | None) -> None:
        """Let a column hold a field, or none; in every sheet with the same header.

        A field is held by one column: the one that had it loses it.
        """
        mine = self._signature_of(self.sheets[name])
        for draft in self.sheets.values():
            if draft.look.name != name and (not mine or self._signature_of(draft) != mine):
                continue
            draft.fields = {
                at: one for at, one in draft.fields.items() if at != place and one != chosen
            }
            if chosen is not None:
                draft.fields[place] = chosen
        self.is_by_hand = True

    def take_over(self, other: "LayoutDraft") -> None:
        """Read the sheets as another draft of the same file does: its text was read otherwise."""
        self.propose(other.kind)
        for name, draft in other.sheets.items():
            if name in self.sheets:
                mine = self.sheets[name]
                mine.is_read, mine.header_row = draft.is_read, draft.header_row
                mine.fields, mine.mapping = dict(draft.fields), draft.mapping
        self.is_by_hand = other.is_by_hand

    def forget(self, name: str) -> KnownMapping | None:
        """Propose a sheet's columns from its titles alone; returns what was remembered of it."""
        mapping = self.sheets[name].mapping
        if mapping is None:
            return None
        self._mappings.pop(mapping.signature, None)
        for draft in self.sheets.values():
            if draft.mapping is mapping:
                kept = draft.is_read
                self.sheets[draft.look.name] = self._proposed(draft.look)
                self.sheets[draft.look.name].is_read = kept
        return mapping

    # What it comes to --------------------------------------------------------------------------
    def missing(self, name: str) -> tuple[FieldName, ...]:
        """Return the fields that a sheet must have and has not yet."""
        return self._missing(self.sheets[name])

    @property
    def is_ready(self) -> bool:
        """Tell whether some sheet is read and none of them lacks a field."""
        read = [one for one in self.sheets.values() if one.is_read]
        return bool(read) and not any(self._missing(one) for one in read)

    def layout(self) -> ReadLayout:
        """Return the layout to read by."""
        read = tuple(one.layout for one in self.sheets.values() if one.is_read)
        return ReadLayout(self.kind, read, self.look.code)

    def other_kinds(self) -> tuple[TableKind, ...]:
        """Return the kinds of table of the sheets that are not read now."""
        found = {
            one.look.kind
            for one in self.sheets.values()
            if not one.is_read and one.look.fault is None
        }
        return tuple(one for one in self._tables.kinds() if one in found and one is not self.kind)

    def to_remember(self) -> tuple[KnownMapping, ...]:
        """Return what differs from what is proposed or remembered, one a signature; ids unset."""
        kept: dict[str, KnownMapping] = {}
        for draft in self.sheets.values():
            name = self._signature_of(draft)
            row = draft.look.row(draft.header_row)
            if not draft.is_read or not name or row is None:
                continue
            text = columns_text(draft.layout, row, self.kind, self._tables)
            old = self._mappings.get(name)
            if old is not None:
                differs = old.table != self.kind or json.loads(old.columns) != json.loads(text)
            else:
                differs = not self._is_as_proposed(draft)
            if differs:
                kept[name] = KnownMapping(None, str(self.kind), name, text, self.look.file_name)
        return tuple(kept.values())

    def _is_as_proposed(self, draft: SheetDraft) -> bool:
        look = draft.look
        if look.kind is not self.kind or look.header_row != draft.header_row:
            return False
        layout = self._tables.proposed_sheet(look, self.kind, look.header_row)
        return layout.places == draft.layout.places

    def _missing(self, draft: SheetDraft) -> tuple[FieldName, ...]:
        held = set(draft.fields.values())
        fields = self._tables.fields(self.kind)
        return tuple(one for one in fields if one.required and one.field not in held)

    def _signature_of(self, draft: SheetDraft) -> str:
        row = draft.look.row(draft.header_row)
        return signature(row, self._tables) if row is not None else ""
