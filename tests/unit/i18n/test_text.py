"""Vietnamese text: normal form, search by the reader's own accents, order, names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import text

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
SYLLABLES = st.text(
    alphabet=st.sampled_from([*LETTERS, *"àảãáạỳỷỹýỵòỏõóọùủũúụếềểễệ", *"ỜỚỘ0123456789 -/.,'"]),
    max_size=24,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Thuỷ", "Thủy"),
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "Hòa Bình"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("hoàn", "hòan"),
        ("tiến", "tíên"),
        ("Thuỳ Trâm", "thùy trâm"),
        ("gìa", "già"),
        ("qúy", "quý"),
    ],
)
def test_old_and_new_tone_placement_find_each_other(left: str, right: str) -> None:
    assert text.exact_key(left) == text.exact_key(right)
    assert text.sort_key(left) == text.sort_key(right)


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "giá",
        "qua",
        "quả",
        "già",
        "gì",
        "gìn",
        "giếng",
        "giường",
        "quốc",
        "đường",
        "ngũ",
        "ý",
        "yếu",
        "mái",
        "réo",
        "thủy",
        "hòa",
    ],
)
def test_words_with_one_spelling_keep_it(word: str) -> None:
    assert text.exact_key(word) == word
    assert text.exact_key(word.upper()) == word


@pytest.mark.parametrize(
    ("left", "right"),
    [("đường", "dương"), ("mua", "múa"), ("qua", "quá"), ("lý", "ly"), ("Ba Tô", "Ba Tơ")],
)
def test_different_words_stay_different(left: str, right: str) -> None:
    assert text.exact_key(left) != text.exact_key(right)


def test_half_typed_word_is_a_prefix_of_the_whole() -> None:
    for whole in ("hoàn", "toán", "khoái", "thuỷ", "khuỷu", "quý", "giám"):
        for typed in (whole[:end] for end in range(1, len(whole) + 1)):
            if text.has_diacritics(typed):
                assert text.exact_key(whole).startswith(text.exact_key(typed))


@pytest.mark.parametrize(
    ("query", "content", "found"),
    [
        ("duong", "Đường về xã", True),
        ("duong", "Ông Dương", True),
        ("đường", "Ông Dương", False),
        ("đường", "con đường", True),
        ("Thuỷ", "Xã Sơn Thủy", True),
        ("son thuỷ", "Xã Sơn Thủy", True),
        ("dang", "Đảng bộ", True),
        ("Đ", "Dân", False),
        ("400-QĐ/BTCTU", "Quyết định 400-QĐ/BTCTU", True),
        ("  ", "gì cũng được", True),
        ("xa khong", "xã khác", False),
    ],
)
def test_search_folds_only_what_was_typed_without_accents(
    query: str, content: str, found: bool
) -> None:
    assert text.matches(query, content) is found
    assert text.matches(query, unicodedata.normalize("NFD", content)) is found
    assert text.matches(unicodedata.normalize("NFD", query), content) is found


def test_search_terms_name_how_each_word_is_compared() -> None:
    assert text.search_terms("Đường son") == [("đường", False), ("son", True)]


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "â", "b", "c", "d", "đ", "e", "ê"],
        ["Nhóm 2", "Nhóm 10", "Nhóm 11"],
        ["Ba Tô", "Ba Tơ", "Ba Vì"],
        ["An", "An Phú", "Ân"],
        ["da", "dã", "đa"],
        ["Hoa", "Hòa", "Hoà Bình"],
        ["o", "ô", "ơ", "u", "ư", "v"],
        ["Quyết định 9", "Quyết định 047", "Quyết định 400"],
    ],
)
def test_vietnamese_order(ordered: list[str]) -> None:
    keys = [text.sort_key(item) for item in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_names_sort_by_given_then_middle_then_family_name() -> None:
    ordered = [
        "Lê Thanh An",
        "Phạm Văn An",
        "Võ Thu Ánh",
        "Vũ Quang Ân",
        "Y",
        "Nguyễn Y",
        "Nguyễn Minh Ý",
    ]
    keys = [text.name_sort_key(name) for name in ordered]
    assert keys == sorted(keys)
    assert text.name_sort_key("Trần Văn Hoa") < text.name_sort_key("Nguyễn Bá Hòa")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("  ĐẶNG ĐÌNH LONG ", "Đặng Đình Long"),
        ("nguyễn  văn an", "Nguyễn Văn An"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Y Ngọc Quý", "Y Ngọc Quý"),
        (unicodedata.normalize("NFD", "NGÔ ĐỨC QUÝ"), "Ngô Đức Quý"),
        ("", ""),
    ],
)
def test_names_in_capitals_get_capital_initials(written: str, name: str) -> None:
    assert text.title_case_name(written) == name


def test_blanks_and_invisible_marks_are_collapsed() -> None:
    assert text.collapse_spaces("\u00a0 Xã\u200b  Ba\n Gia\ufeff ") == "Xã Ba Gia"


@given(SYLLABLES)
def test_keys_do_not_depend_on_the_form_of_the_input(written: str) -> None:
    decomposed = unicodedata.normalize("NFD", written)
    for key in (text.fold, text.exact_key, text.sort_key, text.name_sort_key, text.nfc):
        assert key(decomposed) == key(written)


@given(st.text(max_size=30))
def test_keys_of_any_text_are_stable(written: str) -> None:
    folded = text.fold(written)
    assert text.fold(folded) == folded
    key = text.exact_key(written)
    assert text.exact_key(key) == key
    assert text.sort_key(written).isascii()
    assert text.matches(written, written)


@given(SYLLABLES)
def test_folding_the_exact_key_is_folding_the_text(written: str) -> None:
    assert text.fold(text.exact_key(written)) == text.fold(written)
    assert not text.has_diacritics(text.fold(written))


@given(SYLLABLES)
def test_title_case_is_settled_after_one_pass(written: str) -> None:
    once = text.title_case_name(written)
    assert text.title_case_name(once.upper()) == text.title_case_name(written.upper())
    assert text.collapse_spaces(once) == once


def test_a_long_text_is_cut_after_a_whole_word() -> None:
    assert text.in_short("Nhóm làm việc lại với đảng ủy xã", 25) == "Nhóm làm việc lại với…"
    assert text.in_short(" Họp \n chi bộ ", 20) == "Họp chi bộ"
    assert text.in_short("Khôngcódấucách", 6) == "Không…"
