"""Positions of the parts that only some papers have, by each guidance, read back from the PDF."""

import datetime as dt

import pytest

from app.documents.house_style import Layout
from app.documents.layouts import layout_for, layouts
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Appendix,
    Block,
    CentredHeading,
    Closing,
    Column,
    Document,
    Letterhead,
    MapFigure,
    MapShape,
    Orientation,
    PageSettings,
    Recipients,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.paper_settings import PaperLook, look_of
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from tests.documents.pdf_reader import Page, read_pages

NEAR = 0.5
DAYS = {layout.id: layout.in_force_from for layout in layouts()}
each_layout = pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
PT = 25.4 / 72


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def pages_of(document: Document, **chosen: str) -> list[Page]:
    return read_pages(PaperRenderer().render((document,), FileFormat.PDF, look_of(chosen)))


def head(**more: str) -> Letterhead:
    return Letterhead(
        superior=("TỈNH ỦY MINH SƠN",),
        issuer=("BAN TỔ CHỨC",),
        number_line="Số 138-CV/BTCTU",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Minh Sơn, ngày 03 tháng 11 năm 2026",
        **more,
    )


def paper(
    day: dt.date | None,
    *blocks: Block,
    footer_note: str | None = None,
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    page = PageSettings(orientation)
    return Document("sample", "Mẫu", blocks, page, footer_note=footer_note, dated=day)


def layout_of(day: dt.date | None) -> Layout:
    return layout_for(Document("sample", "", (), dated=day), PaperLook())


TEXT = text_paragraph("Ban Tổ chức đề nghị các đảng ủy báo cáo kết quả thực hiện. " * 3)
CLOSING = Closing(
    Recipients(("Như trên", "Lưu Ban Tổ chức Tỉnh ủy"), drafter_mark="NguyenVanAn-26"),
    Signature(("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Lê Thu Hà", sealed=True),
)


@each_layout
def test_letterhead_of_each_guidance(day: dt.date) -> None:
    (page,) = pages_of(paper(day, head(), Title("BÁO CÁO", "kết quả"), TEXT, CLOSING))
    place, title = layout_of(day).letterhead, layout_of(day).title_block
    party = page.row("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (party.size, party.baseline) == (15, near(place.party_title_baseline))
    assert party.right == near(195)
    rule = min(page.rules, key=lambda rule: rule.top)
    assert (rule.length, rule.top) == (near(party.right - party.left), near(place.rule_baseline))
    assert page.row("TỈNH ỦY MINH SƠN").baseline == near(place.superior_baseline)
    star = page.row("*")
    assert star.baseline == near(place.superior_baseline + place.line_step + place.asterisk_step)
    assert page.row("Số 138-CV/BTCTU").baseline == near(star.baseline + place.number_step)
    assert page.row("BÁO CÁO").baseline == near(title.kind_baseline)
    assert page.row("kết quả").baseline == near(title.kind_baseline + title.subject_step)
    assert page.row("-----").centre == near(112.5)


@each_layout
def test_letter_has_its_subject_notes_and_addressees(day: dt.date) -> None:
    layout = layout_of(day)
    letter = paper(
        day,
        head(
            letter_subject="về việc báo cáo số liệu đảng viên quý III năm 2026 của đảng bộ",
            urgency="KHẨN",
            draft_note="Dự thảo lần 2",
            circulation="LƯU HÀNH NỘI BỘ",
        ),
        Addressees(("Các đảng ủy xã, phường", "Đảng ủy các cơ quan Đảng tỉnh")),
        TEXT,
        CLOSING,
    )
    (page,) = pages_of(letter)
    subject = page.row("về việc báo cáo số liệu")
    number = page.row("Số 138-CV/BTCTU")
    urgency, draft = page.row("KHẨN"), page.row("Dự thảo lần 2")
    assert (urgency.size, draft.size, subject.size) == (14, 14, 12)
    rows = {"letter_subject": subject, "urgency": urgency, "draft_note": draft}
    heights = [rows[name].baseline for name in layout.letterhead.below_number]
    assert heights == sorted(heights)
    assert number.baseline < heights[0]
    for row in (number, urgency, draft):
        assert row.centre == near(layout.letterhead.left_centre)
    note = page.row("LƯU HÀNH NỘI BỘ")
    assert (note.right, note.size) == (near(195), 12)
    assert note.baseline == near(layout.circulation.baseline)
    assert abs(note.baseline - 12 * PT * 0.33 - 10) < 1.0
    word = page.row("Kính gửi:")
    last_note = max(heights)
    least = last_note + layout.addressees.least_step
    assert word.baseline == near(max(layout.addressees.baseline, least))
    first = page.row("- Các đảng ủy xã, phường")
    second = page.row("- Đảng ủy các cơ quan Đảng tỉnh" + layout.lists.addressees.last)
    assert first.baseline == near(word.baseline)
    assert second.baseline == near(word.baseline + layout.addressees.line_step)
    assert first.left == near(second.left)
    assert (word.left + second.right) / 2 == near(112.5)
    assert "-----" not in page.text


@each_layout
def test_submission_has_its_addressee_under_the_title(day: dt.date) -> None:
    layout = layout_of(day)
    submission = paper(
        day,
        head(),
        Title("TỜ TRÌNH", "về việc kiện toàn nhân sự", author="CỦA BAN THƯỜNG VỤ"),
        Addressees(("Ban Thường vụ Tỉnh ủy",), AddresseeWord.SUBMIT),
        TEXT,
    )
    (page,) = pages_of(submission)
    kind, author = page.row("TỜ TRÌNH"), page.row("CỦA BAN THƯỜNG VỤ")
    assert author.baseline == near(kind.baseline + layout.title_block.author_step)
    word = page.row(layout.words.submit)
    hyphens = page.row("-----")
    assert word.baseline == near(hyphens.baseline + layout.addressees.title_step)
    name = page.row("Ban Thường vụ Tỉnh ủy" + layout.lists.addressees.last)
    assert name.baseline == near(word.baseline)
    assert (word.left + name.right) / 2 == near(112.5)
    body = page.row("Ban Tổ chức đề nghị")
    assert body.baseline == near(word.baseline + layout.addressees.body_step)


@each_layout
def test_note_for_the_press_stands_where_the_guidance_puts_it(day: dt.date) -> None:
    note = "KHÔNG PHỔ BIẾN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"
    document = paper(
        day, head(circulation=note), Title("BÁO CÁO"), TEXT, CLOSING, footer_note="Mã: 4F7K"
    )
    (page,) = pages_of(document)
    row, name = page.row(note), page.row("Lê Thu Hà")
    assert row.centre == near(112.5)
    if layout_of(day).circulation.under_signature:
        assert 5 < row.baseline - name.baseline < 15
    else:
        assert row.baseline == near(287)
        assert page.row("Mã: 4F7K").baseline < row.baseline - 3


@each_layout
def test_drafter_mark_ends_the_list(day: dt.date) -> None:
    (page,) = pages_of(paper(day, head(), Title("BÁO CÁO"), TEXT, CLOSING))
    capitals = layout_of(day).closing.drafter_capitals
    mark = page.row("NGUYENVANAN-26" if capitals else "NguyenVanAn-26")
    assert mark.size == (8 if capitals else 11)
    assert mark.left == near(30)
    assert mark.baseline > page.row("- Lưu Ban Tổ chức Tỉnh ủy.").baseline
    (without,) = pages_of(paper(day, head(), Title("BÁO CÁO"), TEXT, CLOSING), drafter_mark="no")
    assert "-26" not in without.text


@each_layout
def test_appendix_begins_a_page_and_counts_as_the_guidance_says(day: dt.date) -> None:
    rows = tuple((str(number), "Đảng bộ xã") for number in range(60))
    document = paper(
        day,
        head(),
        Title("QUYẾT ĐỊNH"),
        TEXT,
        CLOSING,
        Appendix("Phụ lục 1", "DANH SÁCH", "Kèm theo Quyết định số 01-QĐ/BTCTU"),
        Table((Column("TT", 1), Column("Tên", 5)), rows),
        Appendix("Phụ lục 2", "ĐỊA BÀN"),
        TEXT,
    )
    pages = pages_of(document)
    assert len(pages) == 4
    label = pages[1].row("Phụ lục 1")
    assert label.centre == near(112.5)
    apart = layout_of(day).appendix.numbered_apart
    tops = [page.inside(0, 17).text for page in pages]
    assert tops == (["", "", "2", ""] if apart else ["", "2", "3", "4"])
    assert ("(KèmtheoQuyếtđịnhsố01-QĐ/BTCTU)" in pages[1].text) is apart
    tops = [page.inside(0, 17).text for page in pages_of(document, appendix_first_number="yes")]
    assert tops == (["", "1", "2", "1"] if apart else ["", "2", "3", "4"])


def test_minutes_have_two_signatures_their_names_on_one_line() -> None:
    closing = Closing(
        None,
        Signature(("CHỦ TRÌ HỘI NGHỊ",), "Trần Minh Khoa", sealed=True),
        Signature(("NGƯỜI GHI BIÊN BẢN",), "Nguyễn Thị Hương"),
    )
    (page,) = pages_of(paper(None, head(), Title("BIÊN BẢN"), TEXT, closing))
    left, right = page.row("NGƯỜI GHI BIÊN BẢN"), page.row("CHỦ TRÌ HỘI NGHỊ")
    assert (left.centre, right.centre) == (near(70), near(155))
    assert left.baseline == near(right.baseline)
    assert page.row("Nguyễn Thị Hương").centre == near(70)
    assert page.row("Nguyễn Thị Hương").baseline == near(page.row("Trần Minh Khoa").baseline)


def test_centred_heading_stands_on_the_middle() -> None:
    (page,) = pages_of(
        paper(None, head(), Title("BÁO CÁO"), TEXT, CentredHeading("Phần I", "TÌNH HÌNH"), TEXT)
    )
    label, text = page.row("Phần I"), page.row("TÌNH HÌNH")
    assert (label.centre, text.centre) == (near(112.5), near(112.5))
    assert text.baseline - label.baseline == near(17.4 * PT)


def test_three_line_issuer_and_a_long_subject_push_the_title_down() -> None:
    long_head = Letterhead(
        superior=("BAN THƯỜNG VỤ TỈNH ỦY MINH SƠN",),
        issuer=("BAN CHỈ ĐẠO TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG VÀ HỆ THỐNG CHÍNH TRỊ " * 2,),
        number_line="Số 01-BC/BCĐ",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Minh Sơn, ngày 03 tháng 11 năm 2026",
    )
    subject = ("kết quả thực hiện nhiệm vụ công tác tổ chức xây dựng Đảng " * 4)[:200]
    recipients = tuple(f"Đảng ủy xã Tân Lập số {number}" for number in range(60))
    closing = Closing(Recipients(recipients), CLOSING.signature)
    pages = pages_of(paper(None, long_head, Title("BÁO CÁO", subject), TEXT, closing))
    place = layout_of(None)
    number = pages[0].row("Số 01-BC/BCĐ")
    assert number.baseline > 48
    kind = pages[0].row("BÁO CÁO")
    assert kind.baseline == near(number.baseline + place.title_block.kind_least_step)
    for page in pages:
        assert max(char.right for char in page.chars) <= 195 + NEAR
        assert max(char.baseline for char in page.chars) <= 277
    found = sum("ĐảngủyxãTânLậpsố" in row for row in "".join(p.text for p in pages).split("-"))
    assert found == 60


def test_framed_urgency_and_order_of_notes_are_choices() -> None:
    letter = paper(
        None, head(urgency="THƯỢNG KHẨN", draft_note="Dự thảo lần 2"), Title("BÁO CÁO"), TEXT
    )
    (page,) = pages_of(letter, urgency_framed="yes", note_order="urgency_first")
    urgency, draft = page.row("THƯỢNG KHẨN"), page.row("Dự thảo lần 2")
    assert urgency.baseline < draft.baseline
    frame = [rule for rule in page.rules if abs(rule.top - urgency.baseline) < 8 and rule.left < 90]
    assert min(rule.left for rule in frame) < urgency.left
    assert max(rule.right for rule in frame) > urgency.right
    assert max(rule.bottom for rule in frame) < draft.baseline - 3


def test_back_sides_have_their_own_margins() -> None:
    pages = pages_of(paper(None, head(), Title("BÁO CÁO"), *[TEXT] * 30), duplex="yes")
    lefts = [min(char.left for char in page.inside(17, 280).chars) for page in pages[:2]]
    assert lefts == [near(30), near(15)]
    assert max(char.right for char in pages[1].inside(17, 280).chars) == near(180)
    number = pages[1].inside(0, 17).chars[0]
    assert (number.left + number.right) / 2 == near(97.5)
    assert len(pages) % 2 == 0


def test_landscape_keeps_distances_to_its_margins() -> None:
    document = paper(
        None, head(), Title("BÁO CÁO"), *[TEXT] * 12, orientation=Orientation.LANDSCAPE
    )
    first, second, *_others = pages_of(document)
    assert (first.width, first.height) == (near(297), near(210))
    assert first.row("ĐẢNG CỘNG SẢN VIỆT NAM").right == near(277)
    assert first.row("ĐẢNG CỘNG SẢN VIỆT NAM").baseline == near(32.1)
    assert first.row("TỈNH ỦY MINH SƠN").centre == near(56.7)
    number = second.inside(0, 17).chars[0]
    assert (number.left + number.right) / 2 == near(148.5)
    same = pages_of(document, landscape_margins="same")[0]
    assert same.row("ĐẢNG CỘNG SẢN VIỆT NAM").right == near(282)


def test_map_stays_in_the_text_area_and_its_labels_apart() -> None:
    ring = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    shapes = tuple(
        MapShape(
            (tuple((x + index % 9, y + index // 9) for x, y in ring),),
            tone=index / 80,
            strong=index == 40,
            label=f"Phường Nguyễn Thị Minh Khai {index}",
        )
        for index in range(81)
    )
    document = paper(None, head(), Title("BẢN ĐỒ"), TEXT, MapFigure(shapes, 400.0, "Chú thích"))
    pages = pages_of(document)
    text = "".join(page.inside(17, 290).text for page in pages)
    assert all(f"PhườngNguyễnThịMinhKhai{index}" in text for index in range(81))
    assert "Chúthích" in text
    for page in pages:
        for char in page.inside(17, 290).chars:
            assert 30 - NEAR <= char.left <= char.right <= 195 + NEAR
            assert char.baseline <= 277


def test_words_of_a_date_and_a_name_stay_on_one_line() -> None:
    said = "Ngày 05 tháng 9 năm 2026 và ngày 05/9/2026, đồng chí Nguyễn Thị Bình làm việc ở xã."
    for blank in range(1, 12):
        text = text_paragraph("Từ " * blank + said + " " + said)
        (page,) = pages_of(paper(None, head(), Title("BÁO CÁO"), text))
        for kept in ("Ngày 05 tháng 9 năm 2026", "ngày 05/9/2026,", "đồng chí Nguyễn Thị Bình"):
            page.row(kept)


def test_signature_has_two_lines_above_it_after_rows_of_any_height() -> None:
    for lines in range(24, 60, 3):
        row = ("1", "\n".join(f"Dòng {number}" for number in range(lines)))
        table = Table((Column("TT", 1), Column("Nội dung", 5)), (row,))
        pages = pages_of(paper(None, head(), Title("BÁO CÁO"), TEXT, table, CLOSING))
        last = pages[-1]
        above = last.inside(17, last.row("K/T TRƯỞNG BAN").baseline - 1).chars
        assert len({round(char.baseline, 1) for char in above}) >= 2
        text = "".join(page.text for page in pages)
        assert all(f"Dòng{number}" in text for number in range(lines))


def test_heading_never_stands_alone_above_a_tall_row() -> None:
    for lines in range(30, 62, 4):
        row = ("1", "\n".join(f"Dòng {number}" for number in range(lines)))
        table = Table((Column("TT", 1), Column("Nội dung", 5)), (row,))
        heading = CentredHeading("Mục 1", "BẢNG")
        pages = pages_of(paper(None, *[TEXT] * 9, heading, table))
        (page,) = [page for page in pages if "Mục1" in page.text]
        assert "Dòng0" in page.text
