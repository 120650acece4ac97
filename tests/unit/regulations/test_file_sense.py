"""What a rule would say in vain is refused where it is written, and kept where a book has it."""

import pytest

from app.regulations.codec import rule_from_json, rule_from_plain, rule_to_json
from app.regulations.regulation_file import read_regulation
from app.regulations.toml_text import RegulationFileError

HEAD = 'format = 1\nid = "x"\nshort = "X"\ntitle = "Quy định"\n\n'
RULE = '[[rules]]\nid = "a"\nclause = "Đ1"\ntitle = "Một"\nwho = "follower"\n'

TRIPS = 'count = { kind = "events", kinds = ["trip"] }\n'
THREE = 'count = { kind = "events", kinds = ["trip"], quota = { at_least = 3 } }\n'
SHARE = (
    'count = { kind = "events", kinds = ["trip"], quota = { share = "30%", of = "branches" } }\n'
)
SILENT = 'count = { kind = "events", kinds = ["trip"], quota = "silent" }\n'
PAPERS = 'count = { kind = "papers", kinds = ["monthly"] }\n'
TENURE = 'count = { kind = "tenure" }\n'
BAR = 'count = { kind = "may_not_follow", ties = ["native"] }\n'
HEADS = 'count = { kind = "headcount", of = "followed" }\n'
NOTICE = (
    'count = { kind = "act", act = "notice" }\nperiod = { kind = "event", events = ["trip"] }\n'
)
INTERVAL = 'period = { kind = "interval", from_years = 3, to_years = 5 }\n'
SLIDING = 'period = { kind = "sliding", months = 3 }\n'
UNCLEAR = (
    'period = { kind = "unclear", readings = ["quarter", { kind = "sliding", months = 3 }] }\n'
)
PART = '[[rules.parts]]\nlabel = "Họp"\nquota = { at_least = 1 }\nkinds = ["meeting"]\n'
STEP = '[[rules.steps]]\nid = "i"\ntitle = "Gửi"\nwho = "group_lead"\n'
OFFICE = "[rules.office]\n"

IN_VAIN = [
    (TENURE + 'period = "year"\n', "“period” là “year”; thời gian theo dõi"),
    (TENURE, "“period” là “always”; thời gian theo dõi"),
    (
        TENURE + UNCLEAR + OFFICE + 'period = "year"\n',
        "“office.period” là “year”; thời gian theo dõi",
    ),
    (TRIPS + 'period = "month"\n' + STEP, "“steps” chỉ dùng với count = papers"),
    (THREE + SLIDING, "“count.quota” không dùng được với period = sliding"),
    (SHARE + SLIDING, "“count.quota” không dùng được với period = sliding"),
    (THREE + INTERVAL, "“count.quota” không dùng được với period = interval"),
    (TRIPS + SLIDING + PART, "“parts” không dùng được với period = sliding"),
    (THREE + UNCLEAR + OFFICE + SLIDING, "“count.quota” không dùng được với period = sliding"),
    (
        SILENT + SLIDING + OFFICE + "quota = { at_least = 2 }\n",
        "“office.quota” không dùng được với period = sliding",
    ),
    ('nature = "ban"\nperiod = "year"\n' + THREE, "không hợp với điều không được làm"),
    ('nature = "ban"\nperiod = "year"\n' + SHARE, "không hợp với điều không được làm"),
    (NOTICE + 'calendar = { weekdays = ["monday"] }\n', "“calendar” không có tác dụng với count ="),
    (
        NOTICE + 'evidence = { all_of = ["order"] }\n',
        "“evidence” không có tác dụng với count = act",
    ),
    (PAPERS + 'period = "month"\nevidence = { all_of = ["order"] }\n', "không có tác dụng"),
    (HEADS + "calendar = { months = [1] }\n", "không có tác dụng với count = headcount"),
    (TENURE + INTERVAL + "calendar = { months = [1] }\n", "không có tác dụng với count = tenure"),
    (BAR + 'evidence = { all_of = ["order"] }\n', "không có tác dụng với count = may_not_follow"),
    (BAR + PART, "“parts” không có tác dụng với count = may_not_follow"),
    (TRIPS + 'period = "month"\n' + OFFICE + 'period = "year"\n', "“office.period” không thay"),
    (
        TRIPS + 'period = "month"\n' + OFFICE + 'deadline = { kind = "day", day = 5 }\n',
        "“office.deadline” không thay được gì, vì deadline của văn bản đã có giá trị",
    ),
    (
        TRIPS + 'period = "month"\n' + OFFICE + "quota = { at_least = 2 }\n",
        "“office.quota” không thay",
    ),
    (
        TRIPS
        + 'period = "month"\npart_of_period = "full"\n'
        + OFFICE
        + 'part_of_period = "none"\n',
        "“office.part_of_period” không thay",
    ),
]

MEANT = [
    TENURE + INTERVAL,
    TENURE + 'period = "term"\n',
    TENURE + 'period = "unknown"\n',
    THREE + UNCLEAR + OFFICE + 'period = "quarter"\n',
    TRIPS + SLIDING,
    'nature = "ban"\nperiod = "year"\n' + TRIPS,
    TRIPS + 'period = "month"\n' + OFFICE + 'part_of_period = "none"\n',
    TRIPS
    + 'period = "month"\ndeadline = { kind = "day", day = 5, bound = "unclear" }\n'
    + OFFICE
    + 'deadline = { kind = "day", day = 4 }\n',
    'count = "unquantified"\n' + OFFICE + "quota = { at_least = 2 }\n",
]


@pytest.mark.parametrize(("lines", "told"), IN_VAIN)
def test_what_is_said_in_vain_is_refused(lines: str, told: str) -> None:
    with pytest.raises(RegulationFileError) as caught:
        read_regulation(HEAD + RULE + lines, "qd.toml")
    assert told in "\n".join(str(one) for one in caught.value.mistakes)
    assert "dòng" in str(caught.value.mistakes[0])


@pytest.mark.parametrize("lines", MEANT)
def test_what_has_its_meaning_is_taken(lines: str) -> None:
    (rule,) = read_regulation(HEAD + RULE + lines, "qd.toml").rules
    assert rule_from_json(rule_to_json(rule)) == rule


def test_what_a_book_has_kept_stays_readable() -> None:
    plain = {
        "id": "a",
        "clause": "Đ1",
        "title": "Một",
        "who": "follower",
        "count": "tenure",
        "period": "year",
    }
    assert rule_from_plain(plain).period.WORD == "year"


def test_a_key_of_the_top_below_the_rules_is_sent_there() -> None:
    with pytest.raises(RegulationFileError) as caught:
        read_regulation(HEAD + RULE + TRIPS + "applies_from = 2026-01-01\n", "qd.toml")
    (one,) = caught.value.mistakes
    assert str(one) == (
        "qd.toml, dòng 12, quy định “a”: “applies_from” là mục của đầu tệp, phải đứng trước dòng "
        "[[…]] đầu tiên của tệp. Chuyển dòng này lên đầu tệp."
    )
