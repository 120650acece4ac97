"""Drafting again: only what is new is offered, what people wrote or took out stays as they left it.

Pure. A sentence that nobody touched follows its source; one that somebody edited never changes
by itself.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.read_models.reports import ParagraphRow
from app.services.report_drafting import SILENCE, Drafted
from app.services.report_outlines import Place


class OfferKind(StrEnum):
    """What drafting again has to say to the person."""

    NEW = "new"
    CHANGED = "changed"
    """Its source changed, but somebody edited the sentence: take the new one or keep the own."""
    GONE = "gone"
    """Somebody edited it, and its source is no longer of this period: take it out or keep it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to take or leave; ``present`` is what stands in the report now, if anything."""

    kind: OfferKind
    section: str
    source_key: str
    text: str
    present: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as it is to stand; ``id`` is None for one that is not in the store yet."""

    id: uuid.UUID | None
    section: str
    text: str
    drafted_text: str
    source_key: str
    is_removed: bool

    @property
    def is_withdrawn(self) -> bool:
        """Taken out by the drafting itself, not by a person: it may come back."""
        return self.is_removed and not self.text

    @property
    def is_edited(self) -> bool:
        """A person has the last word on it."""
        return self.text != self.drafted_text


def offers(existing: Iterable[ParagraphRow], drafted: Sequence[Drafted]) -> tuple[Offer, ...]:
    """Return what drafting again would ask; nothing new gives an empty tuple."""
    by_source = _by_source([_written(row) for row in existing])
    found: list[Offer] = []
    for one in drafted:
        present = by_source.get(one.source_key)
        if present is None or present.is_withdrawn:
            found.append(Offer(OfferKind.NEW, one.section, one.source_key, one.text))
        elif (
            not present.is_removed
            and present.is_edited
            and one.text not in (present.drafted_text, present.text)
        ):
            found.append(
                Offer(OfferKind.CHANGED, one.section, one.source_key, one.text, present.text)
            )
    sources = {one.source_key for one in drafted}
    found.extend(
        Offer(OfferKind.GONE, one.section, key, "", one.text)
        for key, one in by_source.items()
        if key not in sources and not one.is_removed and one.is_edited
    )
    return tuple(found)


def merge(
    existing: Iterable[ParagraphRow],
    drafted: Sequence[Drafted],
    places: Sequence[Place],
    taken: Callable[[Offer], bool] = lambda offer: True,
) -> tuple[Written, ...]:
    """Return all paragraphs by section, in order, with the offers that were taken.

    What nobody edited follows its source without being offered: refreshed, moved to another
    section, or withdrawn. What is in the store stays there, withdrawn ones with an empty text.
    """
    rows = sorted(existing, key=lambda row: (row.position, row.id.bytes))
    before = [_written(row) for row in rows]
    accepted = {one.source_key: one for one in offers(rows, drafted) if taken(one)}
    by_section: dict[str, list[Written]] = {}
    for paragraph in before:
        by_section.setdefault(paragraph.section, []).append(paragraph)
    present = _by_source(before)
    sources = {one.source_key for one in drafted}
    for paragraph in before:
        if paragraph.source_key in sources or not _is_sourced(paragraph):
            continue
        if not paragraph.is_removed and (
            not paragraph.is_edited or paragraph.source_key in accepted
        ):
            gone = (
                replace(paragraph, is_removed=True)
                if paragraph.is_edited
                else _withdrawn(paragraph)
            )
            _put(by_section, paragraph, gone)
    anchors: dict[str, int] = {}
    for one in drafted:
        known = present.get(one.source_key)
        made = _brought_up(known, one, accepted.get(one.source_key))
        if made is None:
            continue
        if known is not None and known.section == made.section:
            _put(by_section, known, made)
            anchors[made.section] = by_section[made.section].index(made)
            continue
        if known is not None:
            by_section[known.section].remove(known)
        place = anchors.get(made.section, -1) + 1
        by_section.setdefault(made.section, []).insert(place, made)
        anchors[made.section] = place
    return _settled(by_section, places)


def settle(paragraphs: Iterable[Written], places: Sequence[Place]) -> tuple[Written, ...]:
    """Return paragraphs in order of their sections, silence where nothing stands and only there."""
    by_section: dict[str, list[Written]] = {}
    for one in paragraphs:
        by_section.setdefault(one.section, []).append(one)
    return _settled(by_section, places)


def _settled(by_section: dict[str, list[Written]], places: Sequence[Place]) -> tuple[Written, ...]:
    for place in places:
        _settle_silence(by_section.setdefault(place.key, []), place)
    return _in_order(by_section, places)


def _in_order(by_section: dict[str, list[Written]], places: Sequence[Place]) -> tuple[Written, ...]:
    """Return the paragraphs section by section; those of a section unknown today come last."""
    known = [place.key for place in places]
    rest = [key for key in by_section if key not in known]
    return tuple(one for key in (*known, *rest) for one in by_section.get(key, ()))


def _written(row: ParagraphRow) -> Written:
    return Written(row.id, row.section, row.text, row.drafted_text, row.source_key, row.is_removed)


def _is_sourced(one: Written) -> bool:
    return one.source_key not in ("", SILENCE)


def _by_source(paragraphs: Iterable[Written]) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for one in paragraphs:
        if _is_sourced(one):
            found.setdefault(one.source_key, one)
    return found


def _put(by_section: dict[str, list[Written]], old: Written, new: Written) -> None:
    section = by_section[old.section]
    section[section.index(old)] = new


def _withdrawn(one: Written) -> Written:
    return replace(one, text="", drafted_text="", is_removed=True)


def _brought_up(known: Written | None, one: Drafted, offer: Offer | None) -> Written | None:
    """Return the paragraph as it stands after drafting, None if it is not to stand."""
    if known is None or known.is_withdrawn:
        if offer is None:
            return known
        record = None if known is None else known.id
        return Written(record, one.section, one.text, one.text, one.source_key, False)
    if known.is_removed:
        return known
    if not known.is_edited:
        return replace(known, section=one.section, text=one.text, drafted_text=one.text)
    if offer is not None:
        return replace(known, section=one.section, text=one.text, drafted_text=one.text)
    if known.text == one.text:  # somebody wrote what the draft says now
        return replace(known, section=one.section, drafted_text=one.text)
    return known


def _settle_silence(section: list[Written], place: Place) -> None:
    """Say that nothing happened where nothing stands; take it away where something does.

    What happened and was taken out by a person counts as standing: silence would be untrue. Own
    words that were taken out again do not.
    """
    own = next((one for one in section if one.source_key == SILENCE), None)
    others = [
        one
        for one in section
        if one.source_key != SILENCE
        and not one.is_withdrawn
        and (one.source_key or not one.is_removed)
    ]
    silence = place.silence
    wanted = bool(silence) and not others
    if own is None:
        if wanted:
            section.append(Written(None, place.key, silence, silence, SILENCE, False))
        return
    at = section.index(own)
    if own.is_withdrawn:
        if wanted:
            section[at] = replace(own, text=silence, drafted_text=silence, is_removed=False)
    elif not own.is_removed and not own.is_edited:
        section[at] = (
            replace(own, text=silence, drafted_text=silence) if wanted else _withdrawn(own)
        )
