"""`try-regulation` on files alone: what it prints, what it refuses, and that it needs no book."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import resources
from app.commands import run_verb
from app.services.books import Books

REGULATION = """format = 1
id = "bc"
short = "BC"
title = "Quy định báo cáo"
applies_from = 2026-01-01

[[forms]]
id = "m1"
title = "Mẫu số 1"

[[rules]]
id = "bc-thang"
clause = "Đ2"
title = "Báo cáo tháng"
who = "group_lead"
per = "owner"
period = "month"
deadline = { kind = "day", day = 5, months_after = 1, counts = "received" }
count.kind = "papers"
count.kinds = ["monthly"]
count.to = "Ban"
count.through = "Phòng"
count.channels = ["paper"]

[[rules]]
id = "bc-di"
clause = "Đ3"
title = "Đi địa bàn"
who = "group"
period = "quarter"
count = { kind = "events", kinds = ["trip"] }
evidence = { all_of = ["order"] }
"""

FACTS = """format = 1
[[people]]
id = "an"
name = "Nguyễn Văn An"
role = "officer"

[[territories]]
id = "x1"
name = "xã Một"
kind = "commune"

[[groups]]
id = "n1"
name = "Nhóm 1"
members = [{ person = "an", role = "lead", from = 2025-01-01 }]

[[assignments]]
territory = "x1"
group = "n1"
from = 2025-01-01

[[reports]]
id = "b1"
kind = "monthly"
author = "an"
period = "2026-01"
done = 2026-01-31
received = 2026-02-07

[[visits]]
id = "v1"
on = 2026-02-03
territory = "x1"
group = "n1"
people = ["an"]
"""


class Office:
    """A folder with the two files, and the command over it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.regulation, self.facts = folder / "quy-che.toml", folder / "so-lieu.toml"
        self.regulation.write_text(REGULATION, "utf-8")
        self.facts.write_text(FACTS, "utf-8")
        self._capsys = capsys

    def run(self, *more: str) -> tuple[int, str, str]:
        given = ["try-regulation", str(self.regulation), str(self.facts)]
        status = run_verb([*given, "--today", "2026-04-10", *more], self._no_books)
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def change(self, before: str, after: str) -> None:
        for file in (self.regulation, self.facts):
            file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")

    @staticmethod
    def _no_books() -> Books:
        raise AssertionError("a trial needs no book")


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def test_json_has_state_figures_days_and_reasons(office: Office) -> None:
    status, out, err = office.run("--json", "--from", "2026-01-01", "--to", "2026-04-30")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert found["format"] == 1
    assert found["regulations"][0]["applies_from"] == "2026-01-01"
    rows = {(one["rule"], one["period"]["from"]): one for one in found["obligations"]}
    january = rows["bc-thang", "2026-01-01"]
    assert january["clause"] == "BC Đ2"
    assert january["owner"] == {"kind": "person", "id": "an", "name": "Nguyễn Văn An"}
    assert (january["state"], january["due_on"], january["done_on"], january["days_late"]) == (
        "done_late",
        "2026-02-05",
        "2026-02-07",
        2,
    )
    assert (january["addressee"], january["through"], january["channels"]) == (
        "Ban",
        "Phòng",
        ["paper"],
    )
    assert rows["bc-thang", "2026-02-01"]["state"] == "overdue"
    quarter = rows["bc-di", "2026-01-01"]
    assert quarter["state"] == "overdue"
    assert quarter["figures"][0]["have"] == 0
    (visit,) = quarter["not_counting"]
    assert (visit["id"], visit["why"]["code"]) == ("v1", "evidence_missing")
    assert visit["why"]["words"] == "thiếu căn cứ: có văn bản cử đi"
    assert office.run("--json")[1] == office.run("--json")[1]


def test_lines_for_people(office: Office) -> None:
    status, out, _err = office.run("--from", "2026-01-01", "--to", "2026-04-30")
    assert status == 0
    assert "BC: Quy định báo cáo, áp dụng từ ngày 01/01/2026." in out
    assert "BC Đ2 · Báo cáo tháng [bc-thang] (nghĩa vụ)" in out
    assert "[đã làm, chậm 2 ngày] · Nguyễn Văn An · 01/01/2026 – 31/01/2026 · hạn 05/02/2026" in out
    assert "không tính v1 ngày 03/02/2026: thiếu căn cứ: có văn bản cử đi" in out


def test_a_regulation_that_is_off_computes_nothing_until_told(office: Office) -> None:
    office.change("applies_from = 2026-01-01", "")
    status, out, err = office.run("--json")
    assert status == 0
    assert json.loads(out)["obligations"] == []
    assert "đang tắt vì chưa ghi ngày áp dụng" in err
    status, out, err = office.run("--json", "--applies-from", "2026-03-01")
    assert (status, err) == (0, "")
    assert {one["period"]["to"] for one in json.loads(out)["obligations"]} >= {"2026-03-31"}


def test_a_name_that_no_regulation_knows_is_told(office: Office) -> None:
    office.change('kind = "commune"', 'kind = "xã"')
    status, _out, err = office.run()
    assert status == 0
    assert "Tên “xã” ở territories, kind không có trong quy chế nào" in err


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('kind = "day"', 'kind = "dayy"', "quy-che.toml, dòng 18, quy định “bc-thang”"),
        ('group = "n1"', 'group = "n2"', "so-lieu.toml, dòng 19, [[assignments]] thứ 1"),
        ("[[rules]]", "[[rules]", "quy-che.toml, dòng 11: cột"),
    ],
)
def test_mistakes_are_told_and_nothing_is_computed(
    office: Office, before: str, after: str, told: str
) -> None:
    office.change(before, after)
    status, out, err = office.run()
    assert (status, out) == (2, "")
    assert told in err


def test_arguments_that_cannot_be(office: Office, tmp_path: Path) -> None:
    status, _out, err = office.run("--from", "2026-05-01", "--to", "2026-01-01")
    assert status == 2
    assert "--from (01/05/2026) đứng sau --to (01/01/2026)" in err
    office.facts.unlink()
    status, _out, err = office.run()
    assert status == 2
    assert "so-lieu.toml" in err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "Thiếu --today."),
        (["--today"], "Sau --today phải ghi một giá trị."),
        (["--today", "22/11/2026"], "--today: “22/11/2026” không phải ngày (từ năm 1950"),
        (["--today", "0002-01-01"], "--today: “0002-01-01” không phải ngày (từ năm 1950"),
        (["--today", "9999-12-31"], "--today: “9999-12-31” không phải ngày (từ năm 1950"),
        (["--today", "2026-11-22", "--fro", "2026-01-01"], "Không có tham số --fro 2026-01-01."),
        (["--today", "2026-11-22", "--json=1"], "--json không có giá trị kèm theo."),
    ],
)
def test_an_argument_that_is_wrong_is_told_in_vietnamese(
    more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run_verb(["try-regulation", "a.toml", "b.toml", *more], Office._no_books)
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert "Cách dùng: " in said and "usage" not in said


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run_verb(["try-regulation", "--help"], Office._no_books)
    assert caught.value.code == 0
    said = capsys.readouterr().out
    assert "in phần giải thích này" in said and "sau cùng là tệp dữ kiện" in said
    assert not {"usage:", "options:", "show this help"} & set(said.split("\n"))


def test_one_file_alone_is_too_few(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["try-regulation", str(office.facts), "--today", "2026-04-10"]
    assert run_verb(given, Office._no_books) == 2
    assert "sau cùng, tệp dữ kiện" in capsys.readouterr().err


def test_files_in_the_wrong_order_are_told_in_one_line(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["try-regulation", str(office.facts), str(office.regulation)]
    assert run_verb([*given, "--today", "2026-04-10"], Office._no_books) == 2
    assert capsys.readouterr().err == (
        "Hình như hai tệp đổi chỗ: so-lieu.toml là tệp dữ kiện, quy-che.toml là tệp quy chế. "
        "Ghi các tệp quy chế trước, tệp dữ kiện sau cùng.\n"
    )


def test_a_reader_that_stops_early_is_no_fault(office: Office) -> None:
    given = [str(office.regulation), str(office.facts), "--today", "2026-04-10", "--json"]
    running = subprocess.Popen(
        [sys.executable, "-m", "app", "try-regulation", *given],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path.cwd(),
    )
    assert running.stdout is not None and running.stderr is not None
    with running:
        running.stdout.close()
        said = running.stderr.read().decode()
    assert (running.returncode, said) == (0, "")


def test_two_files_of_one_regulation_are_refused(office: Office) -> None:
    given = ["try-regulation", str(office.regulation), str(office.regulation), str(office.facts)]
    assert run_verb([*given, "--today", "2026-04-10"], Office._no_books) == 2


def test_the_built_in_regulations_can_be_tried(office: Office) -> None:
    office.facts.write_text(f'{FACTS}[[divisions]]\nid = "p1"\noverseer = true\n', "utf-8")
    for name in resources.names("regulations", suffix=".toml"):
        office.regulation.write_bytes(resources.read_bytes("regulations", name))
        status, out, err = office.run("--json", "--applies-from", "2026-01-01")
        assert (status, err) == (0, "")
        assert json.loads(out)["obligations"]


def test_neither_window_nor_database_is_loaded(office: Office) -> None:
    code = (
        "import sys; from app.__main__ import main; "
        f"status = main(['try-regulation', {str(office.regulation)!r}, {str(office.facts)!r}, "
        "'--today', '2026-04-10']); "
        "assert not {'PySide6', 'sqlalchemy', 'db'} & set(sys.modules), 'too much'; "
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=Path.cwd()
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "Báo cáo tháng" in done.stdout.decode("utf-8")
