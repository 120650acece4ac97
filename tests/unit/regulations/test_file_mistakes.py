"""Each mistake in a regulation file is told with its line, its rule and what is allowed there."""

import codecs
import tomllib
import unicodedata

import pytest

from app.regulations.codec import (
    from_plain,
    header_from_plain,
    known_names,
    rule_from_json,
    rule_from_plain,
    rule_to_plain,
)
from app.regulations.codec_mistakes import MistakesError
from app.regulations.messages import codes
from app.regulations.regulation import Regulation, Rule
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import LARGEST, RegulationFileError
from app.regulations.vocabulary.deadlines import Deadline
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names
from tests.support.source_tree import modules

RULE = """[[rules]]
id = "a"
clause = "Đ1"
title = "Một"
who = "group"
count = { kind = "events", kinds = ["trip"] }
period = "quarter"
"""
FILE = f"""format = 1
id = "x"
short = "X"
title = "Quy định"
number = ""
symbol = "chưa quy định"
issuer = "Ban"

[[names]]
id = "khao_sat"
of = "event"
name = "khảo sát"

{RULE}
[[rules]]
id = "b"
clause = "Đ2"
title = "Hai"
who = {{ kind = "role", role = "officer" }}
count.kind = "papers"
count.kinds = ["monthly"]
period = "month"
deadline = {{ kind = "day", day = 5 }}
otherwise = "a"

[[coverage]]
place = "Đ1"
rules = ["a"]
"""


def _mistakes(text: str) -> list[str]:
    with pytest.raises(RegulationFileError) as caught:
        read_regulation(text, "qd.toml")
    return [str(one) for one in caught.value.mistakes]


def test_the_sound_file_is_read() -> None:
    found = read_regulation(FILE, "qd.toml")
    assert isinstance(found.number, Unknown) and isinstance(found.symbol, Unknown)
    assert found.rule("a").part_of_period == Silent()
    assert found.cite(found.rule("b")) == "X Đ2"


@pytest.mark.parametrize(
    ("before", "after", "row", "told"),
    [
        ('"day", day = 5', '"dayy", day = 5', "dayy", "Có phải “day”?"),
        ('"day", day = 5', '"dayy", day = 5', "dayy", "day (một ngày trong tháng cuối kỳ"),
        ('"day", day = 5', '"day", day = 32', "day = 32", "“deadline.day” là 32, ngoài mức"),
        ('"day", day = 5', '"day", day = 0', "day = 0", "“deadline.day” không được là 0"),
        ('"day", day = 5', '"day", day = "5"', "day =", "phải là một số nguyên"),
        ('"day", day = 5', '"day", day = 5.0', "day =", "phải là một số nguyên"),
        ('"day", day = 5', '"day", dey = 5', "dey", "“deadline.dey” là mục không có ở đây"),
        ('kind = "day", day = 5', "day = 5", "deadline", "thiếu “kind”"),
        ('{ kind = "day", day = 5 }', "5", "deadline", "được dùng: period_end"),
        ('{ kind = "day", day = 5 }', '"date"', "deadline", "ghi “date” thì còn thiếu: month, day"),
        (
            '"day", day = 5',
            '"date", month = 2, day = 31',
            "deadline",
            "“deadline.day” là ngày 31 tháng 2",
        ),
        (
            '"day", day = 5',
            '"between", from_month = 5, from_day = 2, to_month = 4, to_day = 1',
            "deadline",
            "không đúng thứ tự: 2/5",
        ),
        ('"day", day = 5', '"from_event", days = 3', "deadline", "event_start, event_end"),
        (
            '"day", day = 5',
            '"from_event", days = 3, of = "step"',
            "deadline",
            "chỉ dùng trong các bước",
        ),
        ('period = "month"', 'period = "sliding"', "period", "“period” không ghi gì; ghi ít nhất"),
        (
            'period = "month"',
            'period = { kind = "interval", from_years = 5, to_years = 3 }',
            "period",
            "“period.from_years” không đúng thứ tự: 5",
        ),
        (
            'period = "month"',
            'period = { kind = "window", from_month = 4, from_day = 31, to_month = 5, to_day = 1 }',
            "period",
            "ngày 31 tháng 4",
        ),
        ('role = "officer"', 'role = "oficer"', "who", "Có phải “officer”?"),
        ('role = "officer"', 'role = "oficer"', "who", "khai thêm [[names]]"),
        (', role = "officer"', "", "who", "“who” thiếu mục “role” (Chức danh)"),
        ('"group"', '"peers"', "who", "phải có cả first và second"),
        ('count.kind = "papers"', 'count.kind = "act"\ncount.act = "notice"', "", "period = {kind"),
        (
            'count.kind = "papers"',
            'count.kind = "consent"\ncount.by = ["head"]',
            "",
            "là mục không",
        ),
        ('["monthly"]', "[]", "kinds", "“count.kinds” phải có ít nhất một mục"),
        ('["monthly"]', '["monthly", 3]', "kinds", "“count.kinds[2]” phải là một đoạn chữ"),
        ('["monthly"]', '["monthly"]\ncount.quota = {}', "quota", "không có mức nào"),
        ('["monthly"]', '["monthly"]\ncount.quota.share = "30 %"', "share", "ghi “30%”"),
        ('["monthly"]', '["monthly"]\ncount.quota.share = "30%"', "quota", "phải có cả “share”"),
        (
            '["monthly"]',
            '["monthly"]\ncount.quota = { share = "4/3", of = "branches" }',
            "quota",
            "không phải tỷ lệ",
        ),
        (
            '["monthly"]',
            '["monthly"]\ncount.quota = { at_least = 3, at_most = 2 }',
            "quota",
            "không đúng thứ tự",
        ),
        ('["monthly"]', '["monthly"]\ncount.form = "m9"', "form", "chưa khai trong [[forms]]"),
        ('id = "b"', 'id = "a"', 'id = "a"', "là “a”, mã này đã dùng ở trên"),
        ('id = "b"', 'id = ""', 'id = ""', "“id” không được để trống"),
        ('id = "b"\n', "", "[[rules]]", "quy định “Hai”: thiếu mục “id” (Mã)"),
        ('otherwise = "a"', 'otherwise = "c"', "otherwise", "không có quy định ấy; có: a, b"),
        ('otherwise = "a"', 'otherwise = "b"', "otherwise", "đi vòng"),
        ('otherwise = "a"', "when = {}", "when", "“when” không ghi gì"),
        (
            'otherwise = "a"',
            "when = { number_below = 3 }",
            "when",
            "chưa ghi là số liệu nào",
        ),
        ('otherwise = "a"', 'when = { number = "branches" }', "when", "chưa có mức"),
        ('otherwise = "a"', "evidence = { before = true }", "evidence", "all_of, any_of"),
        (
            'otherwise = "a"',
            "calendar = { weeks_of_month = [1] }",
            "calendar",
            "cần ghi thêm weekd",
        ),
        ('otherwise = "a"', 'nature = "bắt buộc"', "nature", "duty (nghĩa vụ), right (quyền)"),
        ('rules = ["a"]', 'rules = ["z"]', "rules", "đối chiếu “Đ1”: “rules[1]” trỏ đến quy định"),
        ('rules = ["a"]', "", "[[coverage]]", "ghi ít nhất một trong: rules, reason"),
        ('of = "event"', 'of = "evnt"', "of =", "Có phải “event”?"),
        (
            'issuer = "Ban"',
            "in_force_from = 2026-05-01\nin_force_to = 2026-01-01",
            "in_f",
            "01/05/2",
        ),
        ('issuer = "Ban"', 'signed_on = "31/02/2026"', "signed", "ngày không có trong lịch"),
        ('issuer = "Ban"', "signed_on = 2026-01-01T00:00:00", "signed", "phải là một ngày"),
        ('issuer = "Ban"', 'isuer = "Ban"', "isuer", "Có phải “issuer”?"),
        ("format = 1", "format = 2", "format", "Dùng bản mới hơn"),
        ("[[coverage]]", "[coverage]", "[coverage]", "“coverage” phải là nhiều bảng"),
    ],
)
def test_a_mistake_is_told_where_it_is(before: str, after: str, row: str, told: str) -> None:
    assert before in FILE
    text = FILE.replace(before, after, 1)
    with pytest.raises(RegulationFileError) as caught:
        read_regulation(text, "qd.toml")
    found = [one for one in caught.value.mistakes if told in str(one)]
    assert found, [str(one) for one in caught.value.mistakes]
    assert row in text.split("\n")[found[0].line - 1]


def test_steps_are_checked_among_each_other() -> None:
    step = '[[rules.steps]]\nid = "{0}"\ntitle = "B"\nwho = "group"\n{1}\n'
    head = FILE.partition("[[rules]]")[0] + RULE

    def told(*steps: str) -> str:
        return "\n".join(_mistakes(head + "".join(steps)))

    assert "đã dùng ở bước trên" in told(step.format("i", ""), step.format("i", ""))
    assert "không có bước ấy; các bước: i" in told(step.format("i", 'after = "ii"'))
    circle = told(step.format("i", 'after = "ii"'), step.format("ii", 'after = "i"'))
    assert "steps[1]” đi vòng" in circle
    of_step = 'deadline = { kind = "from_event", days = 1, of = "step" }'
    assert "mà không ghi sau bước nào" in told(step.format("i", of_step))


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    text = (
        FILE.replace('"group"', '"gruop"')
        .replace("day = 5", "day = 50")
        .replace('otherwise = "a"', 'otherwise = "q"')
    )
    found = _mistakes(text)
    assert len(found) == 3
    lines = [int(one.split("dòng ")[1].split(",")[0]) for one in found]
    assert lines == sorted(lines)


def test_a_declared_name_may_be_used() -> None:
    found = read_regulation(FILE.replace('["trip"]', '["khao_sat"]'), "qd.toml")
    assert known_names(found.names)[Names.EVENT]["khao_sat"] == "khảo sát"
    assert "khao_sat" not in known_names()[Names.EVENT]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_codings_of_windows(coding: str) -> None:
    data = (
        codecs.BOM_UTF16_BE + FILE.encode("utf-16-be")
        if coding == "utf-16-le-bom"
        else FILE.replace("\n", "\r\n").encode(coding)
    )
    assert read_regulation(data, "qd.toml") == read_regulation(FILE, "qd.toml")


def test_decomposed_letters_are_composed() -> None:
    found = read_regulation(unicodedata.normalize("NFD", FILE), "qd.toml")
    assert found == read_regulation(FILE, "qd.toml")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"\xd3\xe0", "qd.toml, dòng 1: chữ không ở bảng mã Unicode"),
        (b"# a\n# b\xff", "qd.toml, dòng 2: chữ không ở bảng mã Unicode"),
        ("id = 1".encode("utf-16-le"), "chữ không ở bảng mã Unicode"),
        (b" " * (LARGEST + 1), "qd.toml: tệp lớn hơn 10 MB"),
    ],
)
def test_what_is_no_such_file(given: bytes, told: str) -> None:
    with pytest.raises(RegulationFileError) as caught:
        read_regulation(given, "qd.toml")
    assert str(caught.value.mistakes[0]).startswith("qd.toml")
    assert told in str(caught.value.mistakes[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id = “x”", "dòng 1: cột 6: có dấu ngoặc kép kiểu “ của Word"),
        ("id 1", "dòng 1: cột 4: thiếu dấu = sau tên mục"),
        ('id = "x', "thiếu dấu ngoặc kép đóng đoạn chữ"),
        ('id = "x\nshort = "y"', "dòng 1: cột 8: có ký tự điều khiển hoặc xuống dòng"),
        ('note = """x', "đoạn nhiều dòng: "),
        ("a = [1, 2\nb = 3", "danh sách thiếu dấu ]"),
        ("a = { b = 1", "bảng nhỏ { … } thiếu dấu } ở cuối dòng"),
        ("a = {\n b = 1 }", "dòng 1: cột 6: bảng nhỏ { … } thiếu dấu } ở cuối dòng"),
        ('a = { b = "x{", # c\n d = 1 }', "cả bảng phải trên một dòng"),
        ("a = { b = 1\n, c = 2 }", "cả bảng phải trên một dòng"),
        ("a = { b = 1 c = 2 }", "bảng thiếu dấu } ở cuối, hoặc thiếu dấu phẩy"),
        ("a = { b = 1, }", "thừa dấu phẩy trước dấu }"),
        ("a = 01/01/2026", "ngày “01/01/2026” viết chưa đúng cách. Ghi 2026-01-01"),
        ("a = 2026-1-5", "ngày “2026-1-5” viết chưa đúng cách. Ghi 2026-01-05"),
        ("a = [2026-01-01, 5/2/2026]", "ngày “5/2/2026” viết chưa đúng cách. Ghi 2026-02-05"),
        ("a = { b = 5.2.26 }", 'hoặc để trong dấu ngoặc kép: "05/02/2026"'),
        ("a = 31/02/2026", "“31/02/2026” là ngày không có trong lịch"),
        ('b = "1/1/2026" 2', "còn chữ thừa sau giá trị"),
        ("a = { b = 1, b = 2 }", "đã ghi một lần ở trên"),
        ("[a]\n[a]", "dòng 2: cột 3: bảng này đã ghi một lần ở trên"),
        ("[[rules]", "thiếu dấu ] ở cuối"),
        ("a = 1\na = 2", "dòng 2: cột 6: mục này đã ghi một lần"),
        ("a = 2026-02-30", "ngày không có trong lịch"),
        ("a = 2026-13-01", "ngày không có trong lịch"),
        ("a = có", "giá trị không đọc được"),
        ("a = 1 2", "còn chữ thừa sau giá trị"),
        ('a = "\\q"', "có dấu \\ không đúng cách"),
        ("ngày = 1", "tên mục có ký tự không dùng được|dòng không đọc được|thiếu dấu ="),
        ("a = " + "[" * 9000, "lồng nhau quá sâu"),
        ("a = " + "9" * 9000, "không đúng cách viết"),
    ],
)
def test_syntax(text: str, told: str) -> None:
    (said,) = _mistakes(text)
    assert any(one in said for one in told.split("|")), said


def test_words_read_by_themselves() -> None:
    assert from_plain(Deadline, "silent") == Silent()
    assert from_plain(Deadline, " quy chế không quy định ") == Silent()
    assert from_plain(Deadline, "") == Unknown()
    with pytest.raises(MistakesError) as caught:
        from_plain(Deadline, {"kind": ["day"]}, ("deadline",))
    assert caught.value.mistakes[0].path == ("deadline", "kind")


def test_a_rule_by_itself_has_no_other_rules_to_point_to() -> None:
    plain = tomllib.loads(FILE)
    rule = rule_from_plain(plain["rules"][1], names=())
    assert rule.otherwise == "a"
    assert rule_from_plain(rule_to_plain(rule)) == rule
    own = {**plain["rules"][0], "count": {"kind": "events", "kinds": ["khao_sat"]}}
    assert isinstance(rule_from_plain(own), Rule)
    with pytest.raises(MistakesError):
        rule_from_plain(own, names=())
    with pytest.raises(MistakesError):
        rule_from_plain([])
    with pytest.raises(ValueError, match="Expecting"):
        rule_from_json("{")
    header = {key: value for key, value in plain.items() if key not in ("rules", "format")}
    assert isinstance(header_from_plain(header), Regulation)


def test_every_mistake_has_words_and_no_words_wait() -> None:
    source = "\n".join(
        one.text
        for one in modules("app")
        if one.path.startswith("app/regulations/") and not one.path.endswith("/messages.py")
    )
    assert {code for code in codes() if f'"{code}"' not in source} == set()
