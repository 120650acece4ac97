"""Every kind of paper measured: one page and many, short names and very long, both guidances.

What only some papers have is measured in test_block_positions.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise, product

import pytest

from app.documents.house_style import Layout, TextStyle
from app.documents.layouts import layout_for, layouts
from app.documents.model import (
    Appendix,
    Closing,
    Document,
    Letterhead,
    MapFigure,
    Orientation,
    Signature,
    Table,
    Title,
)
from app.documents.plain_text import foot_circulation, head_notes, plain_text
from tests.documents import paper_variants
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import Char, Page, read_pages, squeezed
from tests.documents.test_kinds import SAMPLES
from tests.documents.test_random_papers import assert_nothing_overlaps, assert_within_margins

pytestmark = pytest.mark.long

NEAR = 0.5
DAYS = {"hd36": dt.date(2020, 9, 5), "hd05": dt.date(2026, 9, 5)}


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


class Measured:
    """A printed paper beside the layout that it has to keep to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.layout: Layout = layout_for(document)
        self.pages = read_pages(pdf_of(document))
        page = self.layout.page
        self.turned = document.page.orientation is Orientation.LANDSCAPE
        self.margins = page.landscape if self.turned else page.portrait
        self.down = self.margins.top - page.portrait.top
        self.to_left = self.margins.left - page.portrait.left
        sheet = page.height if self.turned else page.width
        self.right = sheet - self.margins.right
        self.to_right = self.right - (page.width - page.portrait.right)
        self.centre = (self.margins.left + self.right) / 2

    @cached_property
    def bodies(self) -> list[Page]:
        """Give the pages without what stands in their margins."""
        top, bottom = self.margins.top - 1, self.margins.bottom
        return [page.inside(top, page.height - bottom + 0.3) for page in self.pages]

    def last_found(self, text: str) -> list[Char]:
        """Give the characters of the last place where a text stands, on one page."""
        bare = squeezed(text)
        for page in reversed(self.bodies):
            at = page.text.rfind(bare)
            if at >= 0:
                return list(page.chars[at : at + len(bare)])
        raise AssertionError(f"not found on one page: {text}")


def lines_of(chars: list[Char]) -> list[list[Char]]:
    """Part characters into their lines."""
    lines: list[list[Char]] = []
    for char in chars:
        if lines and abs(lines[-1][-1].baseline - char.baseline) < 0.1:
            lines[-1].append(char)
        else:
            lines.append([char])
    return lines


def centre_of(line: list[Char]) -> float:
    return (min(char.left for char in line) + max(char.right for char in line)) / 2


def assert_style(chars: list[Char], style: TextStyle) -> None:
    found = {(char.size, char.bold, char.italic) for char in chars}
    assert found == {(style.size, style.bold, style.italic)}, "".join(c.text for c in chars)


Variant = tuple[str, str, str, Orientation]


def variants(kind_id: str, *, usual: bool) -> list[Variant]:
    """Give guidance, length, names and sheet: the usual ones, or all the others."""
    own = SAMPLES[kind_id].page.orientation
    chosen = {
        ("one", "as is", True),
        ("one", "short", True),
        ("one", "long", False),
        ("many", "long", True),
        ("many", "as is", False),
    }
    return [
        (guidance, length, names, orientation)
        for guidance, length, names, orientation in product(
            DAYS, ("one", "many"), ("as is", "short", "long"), Orientation
        )
        if ((length, names, orientation is own) in chosen) is usual
    ]


@pytest.mark.parametrize("guidance", DAYS)
@pytest.mark.parametrize("kind_id", sorted(SAMPLES))
def test_kind_is_where_the_guidance_wants_it(kind_id: str, guidance: str) -> None:
    for variant in variants(kind_id, usual=True):
        if variant[0] == guidance:
            measure(kind_id, variant)


@pytest.mark.campaign
@pytest.mark.parametrize("kind_id", sorted(SAMPLES))
def test_kind_in_all_its_variants(kind_id: str, campaign_size: Callable[[int, int], int]) -> None:
    others = variants(kind_id, usual=False)
    for variant in others[: campaign_size(1, len(others))]:
        measure(kind_id, variant)


def measure(kind_id: str, variant: Variant) -> None:
    """Print a kind in one of its variants and measure all that the guidance lays down."""
    guidance, length, names, orientation = variant
    document = SAMPLES[kind_id]
    if length == "many":
        document = paper_variants.stretched(document)
    if names != "as is":
        document = paper_variants.named(document, long=names == "long")
    document = paper_variants.turned(document, orientation)
    paper = Measured(paper_variants.dated(document, DAYS[guidance]))
    assert paper.layout.id == guidance
    assert length == "one" or len(paper.pages) > 1
    for page in paper.pages:
        assert_within_margins(page, paper.document, paper.layout, back=False)
        assert_nothing_overlaps(page)
    assert_numbered(paper)
    assert_front(paper)
    assert_closing(paper)
    assert_read_in_order(paper)


def assert_numbered(paper: Measured) -> None:
    """Page numbers stand from the second page of the paper, or of its appendix, on."""
    labels = [squeezed(b.label) for b in paper.document.blocks if isinstance(b, Appendix)]
    number = 0
    for page, body in zip(paper.pages, paper.bodies, strict=True):
        number += 1
        if labels and body.text.startswith(labels[0]) and number > 1:
            labels.pop(0)
            number = 1 if paper.layout.appendix.numbered_apart else number
        above = page.inside(0, paper.margins.top - 1)
        shown = [char for char in above.chars if not char.bold]
        wanted = str(number) if number > 1 and paper.document.page.numbered else ""
        assert "".join(char.text for char in shown) == wanted
        if wanted:
            assert_style(shown, paper.layout.styles.page_number)
            assert centre_of(shown) == near(paper.centre)
            assert shown[0].baseline == near(paper.layout.page_number.baseline)


def assert_front(paper: Measured) -> None:
    """Ô số 1 to 5: the letterhead in its two columns and the title below it."""
    head = paper.document.blocks[0]
    lowest = None
    if isinstance(head, Letterhead):
        lowest = max(measure_left(paper, head), measure_right(paper, head))
    title = paper.document.blocks[1]
    if isinstance(title, Title):
        measure_title(paper, title, lowest)


def take(chars: list[Char], text: str) -> list[Char]:
    """Take a text off the front of what stands printed."""
    bare = squeezed(text)
    taken = chars[: len(bare)]
    assert "".join(char.text for char in taken) == bare
    del chars[: len(bare)]
    return taken


def measure_left(paper: Measured, head: Letterhead) -> float:
    """Measure ô số 1, 2, 3 and the asterisk; give the lowest baseline."""
    place, styles = paper.layout.letterhead, paper.layout.styles
    centre = place.left_centre + paper.to_left
    printed = list(paper.bodies[0].chars)
    y = place.superior_baseline + paper.down - place.line_step
    superior, issuer = take(printed, "".join(head.superior)), take(printed, "".join(head.issuer))
    if superior:
        assert_style(superior, styles.superior)
    assert_style(issuer, styles.issuer)
    for line in lines_of(superior) + lines_of(issuer):
        y += place.line_step
        assert (line[0].baseline, centre_of(line)) == (near(y), near(centre))
    star = take(printed, "*")
    y += place.asterisk_step
    assert_style(star, styles.asterisk)
    assert (star[0].baseline, centre_of(star)) == (near(y), near(centre))
    if head.number_line:
        number = take(printed, head.number_line)
        assert_style(number, styles.number)
        for line in lines_of(number):
            y += place.number_step
            assert line[0].baseline == near(y)
            # Room left for the symbol at the end counts in the width, but shows no ink.
            if head.number_line.rstrip() == head.number_line:
                assert centre_of(line) == near(centre)
    for name, text in head_notes(head, paper.layout):
        note = take(printed, text)
        assert_style(note, getattr(styles, name))
        assert all(centre_of(line) == near(centre) for line in lines_of(note))
        assert note[0].baseline > y
        y = note[-1].baseline
    return y


def measure_right(paper: Measured, head: Letterhead) -> float:
    """Measure ô số 4, the party title and its rule; give the lowest baseline."""
    place, styles, page = paper.layout.letterhead, paper.layout.styles, paper.bodies[0]
    lowest = 0.0
    left = len(squeezed("".join((*head.superior, *head.issuer, "*", head.number_line or ""))))
    left += sum(len(squeezed(text)) for _name, text in head_notes(head, paper.layout))
    printed = list(page.chars[left:])
    axis = None
    if head.party_title:
        party = take(printed, head.party_title)
        assert_style(party, styles.party_title)
        left_end, right_end = party[0].left, party[-1].right
        assert right_end == near(paper.right)
        assert party[0].baseline == near(place.party_title_baseline + paper.down)
        axis = (left_end + right_end) / 2
        rule = min(page.rules, key=lambda rule: rule.top)
        assert (rule.left, rule.right) == (near(left_end), near(right_end))
        assert rule.top == rule.bottom == near(place.rule_baseline + paper.down)
        lowest = rule.top
    if head.place_date:
        date = take(printed, head.place_date)
        assert_style(date, styles.place_date)
        titled = place.place_date_baseline
        y = titled if head.party_title else place.place_date_baseline_without_title
        for index, line in enumerate(lines_of(date)):
            lowest = y + paper.down + index * place.line_step
            assert line[0].baseline == near(lowest)
            if axis is not None:
                assert centre_of(line) == near(axis)
    return lowest


def measure_title(paper: Measured, title: Title, lowest: float | None) -> None:
    """Measure ô số 5a and the five hyphens under it."""
    place, styles = paper.layout.title_block, paper.layout.styles
    parts = (title.kind_name, title.author, title.subject, "-----" if title.separator else "")
    wanted = squeezed("".join(parts))
    page = paper.bodies[0]
    at = page.text.find(wanted)
    assert at >= 0, wanted
    printed = list(page.chars[at : at + len(wanted)])
    assert all(centre_of(line) == near(paper.centre) for line in lines_of(printed))
    kind, author, subject, hyphens = (take(printed, part) for part in parts)
    assert_style(kind, styles.kind_name)
    if lowest is not None:
        least = lowest + place.kind_least_step
        assert kind[0].baseline == near(max(place.kind_baseline + paper.down, least))
    above = kind[-1].baseline
    for chars, style, step in (
        (author, styles.author, place.author_step),
        (subject, styles.subject, place.subject_step),
        (hyphens, styles.separator, place.separator_step),
    ):
        if chars:
            assert_style(chars, style)
            assert chars[0].baseline == near(above + step)
            above = chars[-1].baseline
    for upper, lower in pairwise(lines_of(subject)):
        assert lower[0].baseline - upper[0].baseline == near(place.subject_line_step)


def assert_closing(paper: Measured) -> None:
    """Ô số 7 and 9a."""
    place, styles = paper.layout.closing, paper.layout.styles
    closing = next((b for b in paper.document.blocks if isinstance(b, Closing)), None)
    if closing is None:
        return
    both = [
        (closing.left_signature, place.left_axis + paper.to_left),
        (closing.signature, place.signature_axis + paper.to_right),
    ]
    tops = [measure_signature(paper, each, axis) for each, axis in both if each]
    assert all(top == near(tops[0]) for top in tops)
    if closing.recipients is None:
        return
    heading = paper.last_found(f"{closing.recipients.heading}:")
    assert_style(heading, styles.recipients_heading)
    edge = place.recipients_left + paper.to_left
    assert heading[0].left == near(edge + place.recipients_indent)
    if tops and not closing.left_signature:
        assert heading[0].baseline == near(tops[0])
    (page,) = [p for p in paper.bodies if heading[0] in p.chars]
    words = heading[:-1]
    rules = [r for r in page.rules if 0 <= r.top - heading[0].baseline < 1.5 and r.left < 90]
    assert any(
        (rule.left, rule.right) == (near(words[0].left), near(words[-1].right)) for rule in rules
    )
    for item in paper.layout.lists.recipients.marked(closing.recipients.items):
        printed = paper.last_found(item)
        assert_style(printed, styles.recipients)
        first, *others = lines_of(printed)
        assert first[0].left == near(edge)
        for line in others:
            assert line[0].left == near(edge + place.recipients_indent)


def measure_signature(paper: Measured, signature: Signature, axis: float) -> float:
    """Measure who signs, the room for it, and the name; give the first baseline."""
    place, styles = paper.layout.closing, paper.layout.styles
    first, *posts = signature.lines
    printed = paper.last_found("".join((*signature.lines, signature.name)))
    assert all(centre_of(line) == near(axis) for line in lines_of(printed))
    baseline = printed[0].baseline
    last = printed[len(squeezed(first)) - 1]
    assert_style(take(printed, first), styles.signature_first)
    for post in posts:
        last_post = take(printed, post)
        assert_style(last_post, styles.signature_post)
        last = last_post[-1]
    if printed:
        assert_style(printed, styles.signature_name)
        sealed = place.signature_space if signature.sealed else place.signature_space_unsealed
        assert printed[0].baseline - last.baseline >= sealed - NEAR
    return baseline


def assert_read_in_order(paper: Measured) -> None:
    """Every word is found again where it belongs; a list beside a signature may go on below it."""
    body = "".join(page.text for page in paper.bodies)
    whole = "".join(page.text for page in paper.pages)
    document, layout = paper.document, paper.layout
    at = 0
    for block in document.blocks:
        alone = Document(document.kind, "", (block,), dated=document.dated)
        lines = [squeezed(line) for line in plain_text(alone, layout).splitlines()]
        match block:
            case Letterhead() if block.circulation:
                lines = [line for line in lines if line != squeezed(block.circulation)]
            case Closing() | MapFigure():
                places = [body.find(line, at) for line in lines]
                assert min(places, default=0) >= 0
                continue
            case Table():
                at = after_rows(block, body, at)
                continue
            case _:
                pass
        for line in lines:
            found = body.find(line, at)
            assert found >= 0, line
            at = found + len(line)
    for text in (document.mark, document.footer_note, foot_circulation(document, layout)):
        assert squeezed(text or "") in whole


def after_rows(table: Table, body: str, at: int) -> int:
    """Find the rows one after the other; a row cut by a page's end shows its words in two parts."""
    head = squeezed("".join(column.heading for column in table.columns))
    assert body.startswith(head, at)
    at += len(head)
    for row in table.rows:
        wanted = squeezed("".join(row))
        if body.startswith(head, at) and not body.startswith(wanted, at):
            at += len(head)
        if body.startswith(wanted, at):
            at += len(wanted)
            continue
        # Cut between its lines, with the header again before each further part.
        shown, rest = "", body[at:]
        while len(shown) < len(wanted):
            next_head = rest.find(head)
            part = rest[: next_head if next_head >= 0 else None][: len(wanted) - len(shown)]
            shown += part
            at += len(part)
            if len(shown) < len(wanted):
                assert next_head >= 0, wanted
                at += len(head)
            rest = body[at:]
        assert sorted(shown) == sorted(wanted)
    return at


def test_every_kind_is_measured_under_every_guidance() -> None:
    assert set(DAYS) == {layout.id for layout in layouts()}
