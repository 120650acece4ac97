"""How each kind of row is made from the fields of a sheet's row."""

import datetime as dt

from app.domain.group import GroupRole
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces, fold, title_case_name, words
from app.read_models.sheet_rows import JournalRow, RosterRow, TerritoryRow
from app.read_models.sheets import Severity
from app.spreadsheets import cells, names
from app.spreadsheets.fields import RowFields

_LONG_TRIP_DAYS = 31
# Digits of the official code by the first words of the kind.
_CODE_DIGITS = {
    "xa": 5,
    "phuong": 5,
    "thi tran": 5,
    "dac khu": 5,
    "huyen": 3,
    "quan": 3,
    "thi xa": 3,
    "tinh": 2,
}
_LEADS = ("truong nhom", "nhom truong", "lead", "truong")
_MEMBERS = ("thanh vien", "tv", "uy vien", "cong chuc", "member")


def territory_row(fields: RowFields) -> TerritoryRow | None:
    """Return the territory of a row, None if it cannot be taken in (``fields.problems``)."""
    written = fields.line("name", Severity.ERROR)
    # Only a commune's name has capitals throughout: "Sở Nội vụ" could not be told back.
    name = title_case_name(written) if _digits(written) else written
    kind = fields.line("kind")
    if not name and not fields.is_refused:
        fields.tell("name_missing", Severity.ERROR, "name")
    fields.note_repair("name", name)
    code = fields.code("code", _digits(kind) or _digits(name))
    valid_from, valid_to = fields.date("valid_from"), fields.date("valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        fields.tell("ends_before_start", Severity.ERROR, "valid_to", other=short_date(valid_from))
    row = TerritoryRow(
        sheet=fields.sheet,
        row=fields.number,
        code=code,
        name=name,
        kind=kind,
        party_organisation=fields.line("party_organisation"),
        valid_from=valid_from,
        valid_to=valid_to,
        note=fields.block("note"),
    )
    return None if fields.is_refused else row


def roster_row(fields: RowFields) -> RosterRow | None:
    """Return the officer of a row, None if it cannot be taken in."""
    name = fields.person_name("full_name")
    if not name and not fields.is_refused:
        fields.tell("name_missing", Severity.ERROR, "full_name")
    fields.birth_date("birth_date")
    group = _group_name(fields.line("group"))
    role = _role(fields)
    if not group:
        fields.tell("group_missing", Severity.NOTE, "group")
    number, date = fields.line("decision_number"), fields.date("decision_date")
    if date is not None and not number:
        fields.tell("decision_without_number", Severity.WARNING, "decision_number")
    row = RosterRow(
        sheet=fields.sheet,
        row=fields.number,
        full_name=name,
        division=fields.line("division"),
        group=group,
        role=role,
        territories=names.split_territories(fields.block("territories")),
        decision_number=number,
        decision_date=date,
        phone=fields.phone("phone"),
        merged_fields=fields.merged(),
    )
    return None if fields.is_refused else row


def journal_row(fields: RowFields) -> JournalRow | None:
    """Return the trip of a row, None if it cannot be taken in."""
    starts_on, ends_on = fields.date("starts_on", needed=True), fields.date("ends_on")
    _check_times(fields, starts_on, ends_on)
    written = names.split_people(fields.block("people", Severity.ERROR))
    people = tuple(cells.person_name(person) for person in written)
    if not people and not fields.has_problem("people"):
        fields.tell("people_missing", Severity.ERROR, "people")
    territories = names.split_territories(fields.block("territory", Severity.ERROR))
    _check_territories(fields, territories)
    purpose = fields.block("purpose", Severity.ERROR)
    if not purpose and not fields.has_problem("purpose"):
        fields.tell("purpose_missing", Severity.ERROR, "purpose")
    fields.note_repair("people", ", ".join(people))
    consent = fields.yes_or_no("consent")
    row = (
        None
        if starts_on is None
        else JournalRow(
            sheet=fields.sheet,
            row=fields.number,
            starts_on=starts_on,
            ends_on=ends_on,
            group=_group_name(fields.line("group")),
            people=people,
            territories=territories,
            purpose=purpose,
            consent=consent,
            consent_note=_consent_note(fields),
            results=fields.block("results"),
            difficulty=fields.block("difficulty"),
            proposal=fields.block("proposal"),
            new_model=fields.block("new_model"),
        )
    )
    return None if fields.is_refused else row


def _check_times(fields: RowFields, starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    if ends_on is None:
        if fields.raw("ends_on") is None:
            fields.tell("return_missing", Severity.NOTE, "ends_on")
        return
    if starts_on is None:
        return
    if ends_on < starts_on:
        fields.tell(
            "return_before_departure",
            Severity.ERROR,
            "ends_on",
            value=short_date(ends_on),
            other=short_date(starts_on),
        )
    elif (ends_on - starts_on).days > _LONG_TRIP_DAYS:
        count = (ends_on - starts_on).days + 1
        fields.tell("long_trip", Severity.WARNING, "ends_on", count=count)


def _check_territories(fields: RowFields, territories: tuple[str, ...]) -> None:
    if not territories:
        if not fields.has_problem("territory"):
            fields.tell("territory_missing", Severity.ERROR, "territory")
        return
    if len(territories) > 1:
        count = len(territories)
        fields.tell("several_territories", Severity.WARNING, "territory", count=count)
    for name in territories:
        if not names.begins_with_kind(name):
            fields.tell("kind_not_named", Severity.NOTE, "territory", value=name)


def _role(fields: RowFields) -> GroupRole:
    role = " ".join(words(fold(fields.line("role"))))
    if role in _LEADS:
        return GroupRole.LEAD
    if role and role not in _MEMBERS:
        fields.tell("unknown_role", Severity.WARNING, "role")
    return GroupRole.MEMBER


def _group_name(written: str) -> str:
    return f"Nhóm {int(written)}" if written.isascii() and written.isdigit() else written


def _consent_note(fields: RowFields) -> str:
    """Return what the consent cell says beyond a bare mark: who, when, on what condition."""
    raw = fields.raw("consent")
    if not isinstance(raw, str):
        return ""
    text = collapse_spaces(raw)
    return text if len(words(text)) > 2 or fields.has_problem("consent") else ""


def _digits(text: str) -> int | None:
    plain = f"{fold(collapse_spaces(text))} "
    return next(
        (count for start, count in _CODE_DIGITS.items() if plain.startswith(f"{start} ")), None
    )
