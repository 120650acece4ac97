"""What an office decides about a paper is read off it and laid over it, and nothing else moves."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.documents.framing import Frame, frame_of, framed
from app.documents.kind_spec import Issuer, KindSpec, SignerForm, letterhead
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Appendix,
    Closing,
    Document,
    Letterhead,
    Recipients,
    Signature,
    Title,
    text_paragraph,
)
from app.documents.phrases import place_date_line
from app.read_models.papers import AuthorityNames

NAMES = AuthorityNames("Tỉnh ủy Minh Sơn")
DAY = dt.date(2026, 10, 20)
SPEC = KindSpec(
    "sample",
    "Tờ trình",
    "TỜ TRÌNH",
    Issuer.COMMISSION,
    SignerForm(("TRƯỞNG BAN",), sealed=True),
    number_book="TTr",
)
WORDS = st.text("abcđăêô ", min_size=1, max_size=20).map(str.strip).filter(bool)


def paper(spec: KindSpec = SPEC) -> Document:
    head = letterhead(spec, NAMES, place_date_line("Minh Sơn", DAY))
    return Document(
        "sample",
        "Tờ trình",
        (
            head,
            Title("TỜ TRÌNH", "về việc phân công"),
            Addressees(("Ban Thường vụ Tỉnh ủy",), AddresseeWord.SUBMIT),
            text_paragraph("Nội dung."),
            Closing(Recipients(("Như trên",)), Signature(("TRƯỞNG BAN",), "Trần Khoa", True)),
            Appendix(
                "Phụ lục 1",
                "DANH SÁCH",
                "Kèm theo Tờ trình số"
                f" {(head.number_line or '').removeprefix('Số ')}, "
                f"{place_date_line('', DAY).removeprefix(', ')} của Ban Tổ chức Tỉnh ủy",
            ),
            text_paragraph("Danh sách."),
        ),
        dated=DAY,
    )


def test_the_number_is_left_blank_until_it_is_given() -> None:
    assert frame_of(paper()).number_line == "Số " + "\u00a0" * 5 + "-TTr/BTCTU"
    committee = replace(SPEC, issuer=Issuer.COMMITTEE, number_book="QĐ")
    head = paper(committee).blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.superior, head.issuer) == ((), ("TỈNH ỦY MINH SƠN",))
    assert (head.number_line or "").endswith("-QĐ/TU")


def test_number_and_day_are_laid_over_the_paper_and_its_appendix() -> None:
    signed = dt.date(2026, 11, 3)
    frame = replace(
        frame_of(paper()),
        number_line="Số 07-TTr/BTCTU",
        place_date=place_date_line("Minh Sơn", signed),
        dated=signed,
    )
    made = framed(paper(), frame)
    head, appendix = made.blocks[0], made.blocks[5]
    assert isinstance(head, Letterhead)
    assert head.number_line == "Số 07-TTr/BTCTU"
    assert isinstance(appendix, Appendix)
    assert "số 07-TTr/BTCTU, ngày 03 tháng 11 năm 2026 của" in appendix.attached_to.replace(
        "\u00a0", " "
    )
    assert made.dated == signed


def test_an_unchanged_frame_changes_nothing() -> None:
    assert framed(paper(), frame_of(paper())) == paper()


def test_what_the_paper_has_no_place_for_is_left_out() -> None:
    bare = Document("sample", "Bảng", (Title("BẢNG"), text_paragraph("Nội dung.")))
    frame = Frame("Số 01-BC/BTCTU", addressees=("Ai đó",), recipients=("Nơi nào",))
    assert framed(bare, frame).blocks == bare.blocks


@given(
    st.builds(
        Frame,
        number_line=WORDS.map("Số {}".format),
        place_date=WORDS.map("Minh Sơn, {}".format),
        dated=st.dates(),
        urgency=WORDS,
        circulation=WORDS,
        draft_note=WORDS,
        addressees=st.lists(WORDS, min_size=1, max_size=4).map(tuple),
        recipients=st.lists(WORDS, min_size=1, max_size=4).map(tuple),
        signature_lines=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        signer_name=WORDS,
        drafter_mark=WORDS,
    )
)
def test_what_was_laid_over_is_read_off_again(frame: Frame) -> None:
    assert frame_of(framed(paper(), frame)) == frame
