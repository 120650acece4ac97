"""Random papers of every block, for the proofs of the renderers."""

import datetime as dt

from hypothesis import strategies as st

from app.documents.layouts import layouts
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Align,
    Appendix,
    Block,
    Bullet,
    CentredHeading,
    Closing,
    CodeLine,
    CodeLines,
    Column,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    MapFigure,
    MapFill,
    MapLegend,
    MapShape,
    Orientation,
    PageBreak,
    PageSettings,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
)

# No hyphen: at the end of a line the reader takes it for a word's division and drops it.
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậềểễếệỉịộỗợữựỷỵĐĂÂÊÔƠƯỦẪ0123456789/%“”"
words = st.text(LETTERS, min_size=1, max_size=9)
phrases = st.sampled_from(
    ["ngày 05 tháng 9 năm 2026", "đồng chí Nguyễn Thị Minh Khai", "Quy định số 399"]
)
long_words = st.text(LETTERS, min_size=60, max_size=200)
names = st.lists(words, min_size=1, max_size=12).map(" ".join)
short_names = st.lists(words, min_size=1, max_size=4).map(" ".join)
texts = st.lists(
    st.one_of(words, words, words, words, phrases, long_words), min_size=1, max_size=80
).map(" ".join)
maybe = st.one_of(st.just(""), names)
runs = st.lists(st.builds(Run, texts, st.booleans(), st.booleans()), min_size=1, max_size=3).map(
    tuple
)


def many(what: st.SearchStrategy[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(what, min_size=1, max_size=most).map(tuple)


letterheads = st.builds(
    Letterhead,
    issuer=many(names, 2),
    superior=many(names, 2),
    number_line=st.one_of(st.none(), st.just("Số 12/BTCTU")),
    party_title=st.one_of(st.none(), st.just("ĐẢNG CỘNG SẢN VIỆT NAM")),
    place_date=st.one_of(st.none(), names),
    letter_subject=st.one_of(st.just(""), texts.map(lambda text: text[:200].strip() or "x")),
    urgency=st.sampled_from(["", "KHẨN", "THƯỢNG KHẨN"]),
    circulation=st.one_of(maybe, st.just("KHÔNG PHỔ BIẾN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN")),
    draft_note=st.sampled_from(["", "Dự thảo lần 2"]),
)
titles = st.builds(Title, names, maybe, st.booleans(), maybe)
addressees = st.builds(Addressees, many(names, 30), st.sampled_from(AddresseeWord))
signatures = st.builds(Signature, many(names, 3), names, st.booleans())
closings = st.builds(
    Closing,
    st.one_of(
        st.none(), st.builds(Recipients, many(names, 60), st.just("Nơi nhận"), st.just("An/26"))
    ),
    st.one_of(st.none(), signatures),
    st.one_of(st.none(), st.none(), signatures),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(
        st.lists(
            st.builds(Column, names, st.sampled_from([0.5, 1.0, 3.0, 9.0]), st.sampled_from(Align)),
            min_size=1,
            max_size=14,
        )
    )
    cells = st.one_of(st.just(""), words, names, names, texts)
    rows = st.tuples(*[cells for _column in columns])
    return Table(tuple(columns), tuple(draw(st.lists(rows, max_size=12))))


@st.composite
def maps(draw: st.DrawFn) -> MapFigure:
    place = st.floats(-1000, 1000)
    hatching = st.tuples(st.sampled_from((0.0, 45.0, 90.0, 135.0)), st.floats(1.5, 9))
    fills = st.builds(MapFill, st.floats(0.3, 1), st.lists(hatching, max_size=2).map(tuple))
    shapes = []
    for _number in range(draw(st.integers(1, 25))):
        x, y = draw(place), draw(place)
        size = draw(st.floats(0.1, 400))
        ring = ((x, y), (x + size, y), (x + size, y + size), (x, y + size))
        tone, strong = draw(st.floats(0, 1)), draw(st.booleans())
        label_at = draw(st.one_of(st.none(), st.just((x, y))))
        fill, hollow = draw(st.none() | fills), draw(st.booleans())
        shapes.append(MapShape((ring,), tone, strong, draw(short_names), label_at, fill, hollow))
    legend = draw(st.lists(st.builds(MapLegend, fills, short_names), max_size=14))
    return MapFigure(tuple(shapes), draw(st.floats(5, 400)), draw(maybe), tuple(legend))


body_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs, st.booleans()),
    st.builds(Paragraph, runs),
    st.builds(Bullet, runs),
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["I.", "1.", "a)", ""]), names),
    st.builds(CentredHeading, names, maybe),
    st.builds(LegalBases, many(texts, 3)),
    tables(),
    maps(),
    st.just(CodeLines((CodeLine("Dòng 1", ("AB12", "CD34", "EF56")),), "Tổng 77")),
    st.just(PageBreak()),
)


@st.composite
def papers(draw: st.DrawFn) -> Document:
    blocks: list[Block] = [draw(letterheads)]
    if draw(st.booleans()):
        blocks.append(draw(titles))
    if draw(st.booleans()):
        blocks.append(draw(addressees))
    blocks += draw(st.lists(body_blocks, max_size=6))
    if draw(st.booleans()):
        blocks.append(draw(closings))
    for _number in range(draw(st.integers(0, 2))):
        blocks.append(draw(st.builds(Appendix, names, names, maybe)))
        blocks += draw(st.lists(body_blocks, max_size=3))
    days: list[dt.date | None] = [None, *(layout.in_force_from for layout in layouts())]
    return Document(
        kind="random",
        title="Ngẫu nhiên",
        blocks=tuple(blocks),
        page=PageSettings(draw(st.sampled_from(Orientation)), draw(st.booleans())),
        mark=draw(st.sampled_from([None, "DỮ LIỆU MẪU"])),
        footer_note=draw(st.sampled_from([None, "Mã đối chiếu: 4F7K 92QX"])),
        dated=draw(st.sampled_from(days)),
    )


looks = st.fixed_dictionaries(
    {},
    optional={
        "body_size": st.sampled_from(["14", "15"]),
        "body_pitch": st.sampled_from(["18", "22"]),
        "duplex": st.sampled_from(["yes", "no"]),
        "landscape_margins": st.sampled_from(["turned", "same"]),
        "note_order": st.sampled_from(["draft_first", "urgency_first"]),
        "urgency_framed": st.sampled_from(["yes", "no"]),
        "table_head_repeated": st.sampled_from(["yes", "no"]),
        "signature_space": st.sampled_from(["20", "45"]),
    },
)
