"""Drafting again offers only what is new, keeps edits, and never brings back what was removed."""

import dataclasses
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from app.read_models.reports import ParagraphRow, ReportMaterial
from app.services import report_outlines
from app.services.report_drafting import SILENCE, Drafted, draft
from app.services.report_merging import OfferKind, Written, merge, offers
from app.services.report_outlines import field_key
from tests.unit.services.report_material import (
    CADRES,
    FIELDS,
    MEMBERS,
    TODAY,
    engagement,
    month,
    months,
)

OUTLINE = report_outlines.load(report_outlines.MONTHLY)
PLACES = report_outlines.places(OUTLINE, FIELDS)
QUIET = OUTLINE.silence


def drafting(material: ReportMaterial) -> tuple[Drafted, ...]:
    return draft(OUTLINE, material, FIELDS, TODAY)


def stored(written: tuple[Written, ...]) -> list[ParagraphRow]:
    """What the store holds after a merge: ids given, positions by section."""
    positions: dict[str, int] = {}
    rows = []
    for one in written:
        position = positions.get(one.section, 0)
        positions[one.section] = position + 1
        values = dataclasses.asdict(one) | {"id": one.id or uuid.uuid4(), "position": position}
        rows.append(ParagraphRow(**values))
    return rows


def again(
    rows: list[ParagraphRow], material: ReportMaterial, *, take: bool = True
) -> list[ParagraphRow]:
    return stored(merge(rows, drafting(material), PLACES, lambda offer: take))


def edited(rows: list[ParagraphRow], marks: list[str]) -> list[ParagraphRow]:
    """What people did to some paragraphs: ``edit``, ``remove`` or nothing."""
    changed = []
    for row, mark in zip(rows, marks, strict=False):
        if mark == "edit" and not row.is_removed:
            changed.append(dataclasses.replace(row, text=f"Sửa tay {row.id}"))
        elif mark == "remove" and row.text:
            changed.append(dataclasses.replace(row, is_removed=True))
        else:
            changed.append(row)
    return changed + rows[len(marks) :]


marks = st.lists(st.sampled_from(["", "edit", "remove"]), max_size=20)


def texts(rows: list[ParagraphRow], section: str) -> list[str]:
    return [row.text for row in rows if row.section == section and not row.is_removed]


@settings(max_examples=40, deadline=None)
@given(months(), months(), marks, st.booleans())
def test_drafting_twice_is_drafting_once(
    first: ReportMaterial, second: ReportMaterial, done: list[str], take: bool
) -> None:
    rows = again(edited(again([], first), done), second, take=take)
    assert again(rows, second, take=take) == rows
    if take:
        assert offers(rows, drafting(second)) == ()


@settings(max_examples=40, deadline=None)
@given(months(), months(), marks)
def test_edits_stay_unless_an_offer_is_taken(
    first: ReportMaterial, second: ReportMaterial, done: list[str]
) -> None:
    rows = edited(again([], first), done)
    after = {row.id: row for row in again(rows, second, take=False)}
    for row in rows:
        if row.text.startswith("Sửa tay") and not row.is_removed:
            assert after[row.id].text == row.text
            assert not after[row.id].is_removed


@settings(max_examples=40, deadline=None)
@given(months(), months(), marks)
def test_what_was_removed_never_returns(
    first: ReportMaterial, second: ReportMaterial, done: list[str]
) -> None:
    rows = edited(again([], first), done)
    offered = {one.source_key for one in offers(rows, drafting(second))}
    after = again(rows, second)
    for row in rows:
        if row.is_removed and row.text:
            assert row.source_key not in offered
            kept = next(one for one in after if one.id == row.id)
            assert kept.is_removed
            assert [one for one in after if one.source_key == row.source_key
                    and row.source_key != SILENCE] in ([kept], [])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(months(), months(), marks)
def test_untouched_sentences_are_those_of_the_draft(
    first: ReportMaterial, second: ReportMaterial, done: list[str]
) -> None:
    after = again(edited(again([], first), done), second)
    drafted = {(one.section, one.source_key): one.text for one in drafting(second)}
    for row in after:
        if row.is_removed or row.source_key in ("", SILENCE) or row.text.startswith("Sửa tay"):
            continue
        assert drafted[(row.section, row.source_key)] == row.text


@settings(max_examples=40, deadline=None)
@given(months(), months(), marks)
def test_silence_stands_alone(
    first: ReportMaterial, second: ReportMaterial, done: list[str]
) -> None:
    after = again(edited(again([], first), done), second)
    for place in PLACES:
        section = [row for row in after if row.section == place.key]
        shown = [row for row in section if not row.is_removed]
        if any(row.text == place.silence for row in shown):
            assert len(shown) == 1
        elif place.silence and not shown:
            assert any(row.is_removed and row.text for row in section)
        assert sum(row.source_key == SILENCE for row in section) <= 1


def test_an_empty_month_says_so_in_every_field() -> None:
    rows = again([], month())
    assert texts(rows, field_key(CADRES.id)) == [QUIET]
    assert texts(rows, field_key(MEMBERS.id)) == [QUIET]
    assert texts(rows, "difficulties") == [QUIET]
    assert texts(rows, "next_month") == ["Chưa có nhiệm vụ nào trong kế hoạch tháng sau."]
    assert texts(rows, "shortcomings") == []
    assert texts(rows, "fields") == []


def test_a_new_sentence_stands_where_the_draft_puts_it() -> None:
    one, two, three = engagement(1), engagement(2), engagement(3)
    rows = again([], month(one, three))
    typed = ParagraphRow(uuid.uuid4(), field_key(CADRES.id), 9, "Tự viết.", "", "", False)
    after = again([*rows, typed], month(one, two, three))
    keys = [row.source_key for row in after if row.section == field_key(CADRES.id) and row.text]
    assert keys == [f"engagement:{one.id}", f"engagement:{two.id}", f"engagement:{three.id}", ""]


def test_a_figure_that_was_edited_is_offered_never_overwritten() -> None:
    rows = again([], month(engagement(1)))
    rows = [
        dataclasses.replace(row, text="- Đi 01 chuyến (kết hợp).")
        if row.source_key == "figure:trips"
        else row
        for row in rows
    ]
    more = month(engagement(1), engagement(2))
    (offer,) = [one for one in offers(rows, drafting(more)) if one.kind is OfferKind.CHANGED]
    assert offer.text == "- Đi công tác địa bàn: 02 chuyến."
    assert offer.present == "- Đi 01 chuyến (kết hợp)."
    assert offer.present in texts(again(rows, more, take=False), "work")
    assert offer.text in texts(again(rows, more), "work")


def test_a_cancelled_trip_leaves_by_itself_and_may_come_back() -> None:
    rows = again([], month(engagement(1)))
    without = again(rows, month())
    assert texts(without, field_key(CADRES.id)) == [QUIET]
    back = again(without, month(engagement(1)))
    assert [row.id for row in back if row.source_key == f"engagement:{uuid.UUID(int=1)}"] == [
        row.id for row in rows if row.source_key == f"engagement:{uuid.UUID(int=1)}"
    ]
    assert QUIET not in texts(back, field_key(CADRES.id))


def test_another_field_moves_the_sentence() -> None:
    rows = again([], month(engagement(1)))
    moved = again(rows, month(engagement(1, subject_field_ids=(MEMBERS.id,))))
    assert texts(moved, field_key(CADRES.id)) == [QUIET]
    assert len(texts(moved, field_key(MEMBERS.id))) == 1
