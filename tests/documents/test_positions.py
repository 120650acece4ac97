"""Positions read back from the PDF, within half a millimetre of HD05 and its measured page."""

from itertools import pairwise

import pytest

from app.documents.kinds import group_monthly_report, territory_ratings
from app.documents.model import (
    Closing,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Title,
    text_paragraph,
)
from tests.documents import sample_papers
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import Page, read_pages

NEAR = 0.5
LONG = (
    "Nhóm công chức theo dõi địa bàn các xã, phường khu vực phía Đông thuộc huyện Thanh Bình (cũ)"
)


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def pages_of(document: Document) -> list[Page]:
    return read_pages(pdf_of(document))


def numbered_paper() -> Document:
    return Document(
        kind="sample",
        title="Báo cáo",
        footer_note="Mã: 4F7K-92QX",
        blocks=(
            Letterhead(
                superior=("TỈNH ỦY MINH SƠN",),
                issuer=("BAN TỔ CHỨC",),
                number_line="Số 12-BC/BTCTU",
                party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
                place_date="Minh Sơn, ngày 05 tháng 9 năm 2026",
            ),
            Title("BÁO CÁO", "kết quả công tác tháng 8"),
            LegalBases(("Căn cứ Quy chế số 05-QC/BTCTU", "Theo đề nghị của các nhóm")),
            text_paragraph("Mở đầu của báo cáo. " + "Nội dung báo cáo của ban tổ chức. " * 12),
            Paragraph((Run("Đoạn có "), Run("chữ đậm", bold=True), Run(", hết."))),
            Closing(
                Recipients(("Ban Tổ chức Trung ương", "Lưu Ban Tổ chức Tỉnh ủy")),
                Signature(("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Lê Thu Hà", sealed=True),
            ),
        ),
    )


def test_first_page() -> None:
    (page,) = pages_of(numbered_paper())
    assert (page.width, page.height) == (near(210), near(297))
    superior = page.row("TỈNH ỦY MINH SƠN")
    assert (superior.centre, superior.baseline, superior.size) == (near(66.7), near(21.6), 14)
    issuer = page.row("BAN TỔ CHỨC")
    assert (issuer.centre, issuer.baseline) == (near(66.7), near(27.3))
    star = page.row("*")
    assert (star.centre, star.baseline) == (near(66.7), near(32.7))
    number = page.row("Số 12-BC/BTCTU")
    assert (number.centre, number.baseline) == (near(66.7), near(38))
    party = page.row("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (party.centre, party.right, party.size) == (near(158.7), near(195), 15)
    assert party.baseline == near(22.1)
    place = page.row("Minh Sơn, ngày 05 tháng 9 năm 2026")
    assert place.baseline == near(31)
    assert (place.centre, place.right) == (near(party.centre), near(195))
    assert page.row("BÁO CÁO").baseline == near(52)
    assert page.row("BÁO CÁO").centre == near(112.5)
    assert page.row("kết quả công tác tháng 8").baseline == near(59.5)
    hyphens = page.row("-----")
    assert (hyphens.baseline, hyphens.centre) == (near(65), near(112.5))
    first = page.row("- Căn cứ Quy chế số 05-QC/BTCTU;")
    assert first.left == near(40)
    # 75,8 mm is the top of the capitals in the guidance as issued.
    assert first.baseline == near(75.8 + 3.3)


def test_rule_is_as_long_as_the_party_title() -> None:
    (page,) = pages_of(numbered_paper())
    party = page.row("ĐẢNG CỘNG SẢN VIỆT NAM")
    rule = min(page.rules, key=lambda rule: rule.top)
    assert rule.length == near(party.right - party.left)
    assert (rule.left, rule.top) == (near(party.left), near(23.2))


def test_body_pitch_indent_and_both_margins() -> None:
    (page,) = pages_of(numbered_paper())
    first = page.row("Mở đầu của báo cáo.")
    assert first.left == near(40)
    body = page.inside(first.baseline - 0.1, first.baseline + 4.5 * 19 / 72 * 25.4)
    lines = sorted({round(char.baseline, 2) for char in body.chars})[:5]
    for upper, lower in pairwise(lines):
        assert lower - upper == pytest.approx(19 / 72 * 25.4, abs=0.05)
    second = [char for char in body.chars if round(char.baseline, 2) == lines[1]]
    assert min(char.left for char in second) == near(30)
    assert max(char.right for char in second) == near(195)


def test_closing() -> None:
    (page,) = pages_of(numbered_paper())
    first = page.row("K/T TRƯỞNG BAN")
    last_text = page.row("Đoạn có chữ đậm, hết.")
    assert first.centre == near(155)
    assert first.baseline - last_text.baseline == near(15.9)
    post = (page.row("PHÓ TRƯỞNG BAN"), page.row("Lê Thu Hà"))
    assert all(row.centre == near(155) for row in post)
    assert post[1].baseline - post[0].baseline == near(37)
    heading = page.row("Nơi nhận:")
    assert (heading.left, heading.baseline) == (near(33), near(first.baseline))
    item = page.row("- Ban Tổ chức Trung ương;")
    assert (item.left, item.size) == (near(30), 12)
    words = page.row("Nơi nhận")
    underline = [rule for rule in page.rules if abs(rule.top - heading.baseline) < 1.5]
    assert [rule.length for rule in underline] == [near(words.right - words.left)]
    page.row("- Lưu Ban Tổ chức Tỉnh ủy.")


def test_footer_note_stands_in_the_foot_margin() -> None:
    (page,) = pages_of(numbered_paper())
    note = page.row("Mã: 4F7K-92QX")
    assert (note.left, note.baseline, note.size) == (near(30), near(287), 8)


def test_page_number_from_the_second_page_on() -> None:
    pages = pages_of(group_monthly_report.build(sample_papers.long_report(40)))
    assert len(pages) > 3
    for index, page in enumerate(pages, start=1):
        above = page.inside(0, 17)
        expected = "DỮLIỆUMẪU" if index == 1 else f"DỮLIỆUMẪU{index}"
        assert above.text == expected
        if index > 1:
            number = above.chars[-1]
            assert (number.left + number.right) / 2 == near(112.5)
            assert number.size == 14
            assert 8.1 - NEAR <= number.baseline - 3.34 <= number.baseline <= 11.6 + NEAR


def test_no_heading_ends_a_page_and_signature_keeps_two_lines() -> None:
    for count in range(16, 30, 2):
        pages = pages_of(group_monthly_report.build(sample_papers.long_report(count)))
        for page in pages:
            area = page.inside(17, 280)
            bottom = max(char.baseline for char in area.chars)
            last = "".join(char.text for char in area.chars if bottom - char.baseline < 0.1)
            assert "Nộidungthứ" not in last
        signed = pages[-1]
        above = {
            round(char.baseline, 1)
            for char in signed.inside(17, signed.row("TRƯỞNG NHÓM").baseline - 1).chars
        }
        assert len(above) >= 2


def test_long_names_wrap_inside_their_columns() -> None:
    document = group_monthly_report.build(
        sample_papers.group_report(
            group_name=LONG,
            place="Thành phố Hồ Chí Minh",
            lead_name="Nguyễn Phan Hoàng Trần Lê Thị Thúy Hằng Phương Uyên Thảo Nguyên",
            recipients=tuple(f"Đảng ủy xã Tân Lập số {n}, huyện Thanh Bình" for n in range(60)),
        )
    )
    pages = pages_of(document)
    head = pages[0].inside(17, 60)
    left = [char for char in head.chars if char.right < 104]
    right = [char for char in head.chars if char.left > 106]
    party = pages[0].row("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert pages[0].row("Thành phố Hồ Chí Minh,").centre == near(party.centre)
    assert pages[0].row("ngày 05 tháng 9 năm 2026").centre == near(party.centre)
    title = pages[0].row("BÁO CÁO")
    column = [char for char in left if char.baseline < title.baseline - 5]
    assert len({round(char.baseline, 1) for char in column}) >= 5
    assert min(char.left for char in column) >= 30 - NEAR
    assert max(char.right for char in right) <= 195 + NEAR
    assert title.baseline - max(char.baseline for char in column) >= 10
    whole = "".join(page.text for page in pages)
    assert all(f"ĐảngủyxãTânLậpsố{n},huyệnThanhBình" in whole for n in range(60))


def test_table_goes_on_with_its_header_on_a_landscape_page() -> None:
    pages = pages_of(territory_ratings.build(sample_papers.ratings()))
    assert len(pages) == 2
    for page in pages:
        assert (page.width, page.height) == (near(297), near(210))
        assert page.row("Mức đề xuất").centre > 0
        assert min(rule.left for rule in page.rules) == near(20)
        assert max(rule.right for rule in page.rules) == near(277)
        assert max(char.baseline for char in page.inside(31, 210).chars) <= 195


def test_row_higher_than_a_page_is_cut_between_its_lines() -> None:
    rows = sample_papers.ratings().rows[:1]
    tall = type(rows[0])("Đảng bộ xã Tân Lập", "Hoàn thành", "Lý do rất dài. " * 700, "Biên bản")
    pages = pages_of(territory_ratings.build(sample_papers.ratings(rows=(tall,))))
    assert len(pages) > 2
    assert "".join(page.text for page in pages).count("dài.") == 700
