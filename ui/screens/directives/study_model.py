"""Lines of the list of texts to know: one a text or a person, with what stands beside it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import name_sort_key
from app.read_models.directives import DirectiveRow, StudyRow
from app.read_models.people import PersonRow
from app.services.directives.studies import StudyPage
from app.services.directives.words import long_name
from ui.models.rows import Column


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text on the left, how many have studied it, and when the person at the program did."""

    id: uuid.UUID
    text: DirectiveRow
    done: int
    needed: int
    mine: StudyRow | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person on the left, and how many of the texts he has studied."""

    id: uuid.UUID
    person: PersonRow
    done: int
    needed: int


HeadLine = TextLine | PersonLine


@dataclass(frozen=True, slots=True)
class PairLine:
    """A text and a person on the right; ``id`` is that of whichever is listed there."""

    id: uuid.UUID
    text: DirectiveRow
    person: PersonRow
    study: StudyRow | None


def text_lines(page: StudyPage) -> list[TextLine]:
    """Return the texts as they stand on the left."""
    return [
        TextLine(one.id, one, page.of_text(one.id), len(page.people), page.study(one.id, page.me))
        for one in page.texts
    ]


def person_lines(page: StudyPage) -> list[PersonLine]:
    """Return the people as they stand on the left."""
    return [PersonLine(one.id, one, page.of_person(one.id), len(page.texts)) for one in page.people]


def pair_lines(page: StudyPage, head: HeadLine | None) -> list[PairLine]:
    """Return what stands beside a line; what is not studied comes first."""
    if head is None:
        return []
    if isinstance(head, TextLine):
        text = head.text
        lines = [PairLine(one.id, text, one, page.study(text.id, one.id)) for one in page.people]
    else:
        who = head.person
        lines = [PairLine(one.id, one, who, page.study(one.id, who.id)) for one in page.texts]
    return sorted(lines, key=lambda one: one.study is not None)


def text_columns() -> tuple[Column[TextLine], ...]:
    """Columns of texts on the left."""
    return (
        Column(_("Số, ký hiệu"), lambda one: one.text.number or one.text.form),
        Column(
            _("Ngày"),
            lambda one: short_date(one.text.issued_on),
            sort_key=lambda one: one.text.issued_on or dt.date.min,
        ),
        Column(
            _("Trích yếu"),
            lambda one: one.text.title or _("(chỉ ghi số, ngày)"),
            tip=lambda one: long_name(one.text),
        ),
        Column(
            _("Tôi"),
            lambda one: f"✓ {short_date(one.mine.studied_on)}" if one.mine else _("○ chưa"),
            sort_key=lambda one: one.mine.studied_on if one.mine else dt.date.max,
        ),
        Column(
            _("Đã nắm"),
            lambda one: f"{one.done}/{one.needed}",
            sort_key=lambda one: one.done / max(one.needed, 1),
        ),
    )


def person_columns() -> tuple[Column[PersonLine], ...]:
    """Columns of people on the left."""
    return (
        Column(
            _("Họ và tên"),
            lambda one: one.person.full_name,
            sort_key=lambda one: name_sort_key(one.person.full_name),
        ),
        Column(_("Đơn vị"), lambda one: place_of(one.person)),
        Column(
            _("Đã nắm"),
            lambda one: f"{one.done}/{one.needed}",
            sort_key=lambda one: one.done / max(one.needed, 1),
        ),
    )


def pair_columns(*, by_text: bool) -> tuple[Column[PairLine], ...]:
    """Columns on the right: people beside a text, texts beside a person."""
    state: Column[PairLine] = Column(
        _("Nghiên cứu"),
        lambda one: f"✓ {short_date(one.study.studied_on)}" if one.study else _("○ chưa"),
        bold=lambda one: one.study is None,
        sort_key=lambda one: one.study.studied_on if one.study else dt.date.max,
    )
    note: Column[PairLine] = Column(_("Ghi chú"), lambda one: one.study.note if one.study else "")
    if by_text:
        return (
            Column(
                _("Họ và tên"),
                lambda one: one.person.full_name,
                sort_key=lambda one: name_sort_key(one.person.full_name),
            ),
            Column(_("Đơn vị"), lambda one: place_of(one.person)),
            state,
            note,
        )
    return (
        Column(_("Số, ký hiệu"), lambda one: one.text.number or one.text.form),
        Column(
            _("Trích yếu"),
            lambda one: one.text.title or _("(chỉ ghi số, ngày)"),
            tip=lambda one: long_name(one.text),
        ),
        state,
        note,
    )


def place_of(row: PersonRow) -> str:
    """Return where somebody serves, in a few words."""
    if row.is_leader and not row.division_name:
        return _("Lãnh đạo Ban")
    return row.division_name or row.home_agency or row.group_name or "–"
