"""The register over a real book: templates, switching on, rules, files."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import CodedError, DomainError
from app.domain.record import RecordKind
from app.regulations.codec_mistakes import MistakesError
from app.regulations.regulation import Form, Naming, OfficeOwn, Regulation, Rule
from app.regulations.regulation_file import write_regulation
from app.regulations.toml_text import RegulationFileError
from app.regulations.vocabulary.counts import Events, Papers
from app.regulations.vocabulary.part_periods import ProRata
from app.regulations.vocabulary.periods import Month
from app.regulations.vocabulary.quantities import Condition
from app.regulations.vocabulary.silence import Unknown
from app.regulations.vocabulary.terms import Names
from app.regulations.vocabulary.who import GroupOwner
from app.services.regulations.built_in import built_in
from app.services.regulations.entries import (
    RegisterState,
    SwitchOn,
    article_of,
    coverage_of,
    lines_of,
)
from app.services.regulations.register import Regulations
from tests.support.books import Book
from tests.support.sessions import session_of

DAY = dt.date
FORM = SwitchOn(
    number="12", symbol="QC/BTCTU", signed_on=DAY(2026, 1, 5), applies_from=DAY(2026, 2, 1)
)
RULE = Rule(
    id="moi", clause="Đ20.1", title="Đi địa bàn", who=GroupOwner(), count=Events(kinds=("trip",)),
    period=Month(),
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "book")
    yield made
    made.store.close()


@pytest.fixture
def register(book: Book) -> Regulations:
    return Regulations(session_of(book))


def code_of(error: pytest.ExceptionInfo[CodedError]) -> str:
    return error.value.code


def own(**changed: object) -> Regulation:
    made = Regulation(id="tinh-x", short="QĐX", title="Quy định của tỉnh X", rules=(RULE,))
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def test_templates_are_listed_and_switched_off(register: Regulations) -> None:
    entries = register.entries()
    assert [one.key for one in entries] == [one.id for one in built_in()] == ["qc", "qd"]
    assert {one.state for one in entries} == {RegisterState.TEMPLATE}
    assert entries[0].state_in_words() == "chưa áp dụng (mẫu có sẵn)"
    assert register.applying() == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": " "}, "number_missing"),
        ({"signed_on": None}, "signed_on_missing"),
        ({"applies_from": None}, "applies_from_missing"),
        ({"in_force_from": DAY(2026, 3, 1)}, "applies_outside_force"),
        ({"replaces_key": "qc"}, "replaces_itself"),
    ],
)
def test_switching_on_asks_for_all_of_it(
    register: Regulations, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError) as error:
        register.switch_on("qc", dataclasses.replace(FORM, **changed))  # type: ignore[arg-type]
    assert code_of(error) == code
    assert register.entry("qc").state is RegisterState.TEMPLATE


def test_switching_on_takes_the_template_over_with_every_rule(register: Regulations) -> None:
    kinds = register.switch_on("qc", FORM)
    assert kinds == {RecordKind.REGULATION, RecordKind.REGULATION_RULE}
    entry = register.entry("qc")
    template = built_in()[0]
    assert entry.state is RegisterState.ON
    assert entry.state_in_words() == "đang áp dụng từ 01/02/2026"
    assert entry.name() == "QC số 12-QC/BTCTU"
    assert entry.switched_on_by == "Trần Minh Khoa"
    assert entry.regulation.rules == template.rules
    assert entry.regulation.coverage == template.coverage
    assert entry.regulation.names == template.names
    assert entry.regulation.replaces == template.replaces
    assert [one.id for one in register.applying()] == ["qc"]
    assert len(register.entries()) == 2


def test_what_is_replaced_ends_the_day_before(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    register.copy("qc", "qc-2027")
    fresh = register.entry("qc-2027")
    assert fresh.state is RegisterState.OFF
    assert fresh.replaces_key == "qc"
    assert fresh.regulation.rules == register.entry("qc").regulation.rules
    register.switch_on(
        "qc-2027", dataclasses.replace(FORM, applies_from=DAY(2027, 1, 1), replaces_key="qc")
    )
    assert register.entry("qc-2027").state_in_words() == "sẽ áp dụng từ 01/01/2027"
    old = register.entry("qc").regulation
    assert old.in_force_to == DAY(2026, 12, 31)
    assert old.applies_from == DAY(2026, 2, 1)


def test_two_do_not_replace_each_other(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    register.copy("qc", "qc-2027")
    later = dataclasses.replace(FORM, applies_from=DAY(2027, 1, 1), replaces_key="qc")
    register.switch_on("qc-2027", later)
    with pytest.raises(DomainError) as error:
        register.switch_on("qc", dataclasses.replace(FORM, replaces_key="qc-2027"))
    assert code_of(error) == "replaces_in_circle"
    assert register.entry("qc").replaces_key == ""


def test_ending_and_switching_off(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    register.end("qc", DAY(2026, 6, 30))
    assert register.entry("qc").state_in_words() == "hết hiệu lực sau ngày 30/06/2026"
    with pytest.raises(DomainError) as error:
        register.end("qc", DAY(2026, 1, 1))
    assert code_of(error) == "applies_outside_force"
    register.switch_off("qc")
    assert register.applying() == ()
    with pytest.raises(DomainError) as error:
        register.switch_off("qc")
    assert code_of(error) == "regulation_is_off"


def test_own_regulation_and_its_rules(register: Regulations) -> None:
    register.add(own())
    with pytest.raises(DomainError) as error:
        register.add(own())
    assert code_of(error) == "regulation_exists"
    second = dataclasses.replace(RULE, id="hai", clause="Đ20.2")
    third = dataclasses.replace(RULE, id="ba", clause="Đ20.3", count=Events(kinds=("toa_dam",)))
    register.save_rule("tinh-x", None, second)
    register.save_rule(
        "tinh-x", None, third, (Naming(id="toa_dam", of=Names.EVENT, name="tọa đàm"),)
    )
    rules = register.entry("tinh-x").regulation.rules
    assert rules == (RULE, second, third)
    assert "tọa đàm" in lines_of(register.entry("tinh-x").regulation)[2].sentence
    register.move_rule("tinh-x", "ba", -1)
    assert [one.id for one in register.entry("tinh-x").regulation.rules] == ["moi", "ba", "hai"]
    register.withdraw_rule("tinh-x", "ba")
    entry = register.entry("tinh-x")
    assert [one.id for one in entry.regulation.rules] == ["moi", "hai"]
    assert [one.rule.id for one in entry.withdrawn] == ["ba"]
    register.save_rule("tinh-x", None, third)
    assert [one.id for one in register.entry("tinh-x").regulation.rules] == ["moi", "hai", "ba"]
    with pytest.raises(DomainError) as error:
        register.save_rule("tinh-x", "moi", dataclasses.replace(RULE, id="hai"))
    assert code_of(error) == "rule_exists"


def test_rule_that_contradicts_the_rest_is_refused(register: Regulations) -> None:
    register.add(own())
    with pytest.raises(MistakesError) as error:
        register.save_rule("tinh-x", None, dataclasses.replace(RULE, id="b", otherwise="không-có"))
    assert [one.code for one in error.value.mistakes] == ["no_such_rule"]
    assert register.entry("tinh-x").regulation.rules == (RULE,)


def test_exact_text_and_the_office_s_own_stand_apart(register: Regulations) -> None:
    rule = built_in()[0].rules[0]
    register.set_exact_text("qc", rule.id, " Nguyên văn của khoản. ")
    mine = OfficeOwn(part_of_period=ProRata(), decided_on=DAY(2026, 1, 9))
    register.set_office("qc", rule.id, mine)
    kept = register.entry("qc").regulation.rule(rule.id)
    assert kept == dataclasses.replace(rule, exact_text="Nguyên văn của khoản.", office=mine)
    assert register.entry("qc").state is RegisterState.OFF
    register.set_office("qc", rule.id, OfficeOwn())
    assert register.entry("qc").regulation.rule(rule.id).office is None


def test_saving_the_head_keeps_rules_coverage_and_state(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    before = register.entry("qc").regulation
    header = dataclasses.replace(
        before, title="Quy chế mới", rules=(), coverage=(), applies_from=None
    )
    assert register.save_header("qc", header) == {RecordKind.REGULATION}
    assert register.entry("qc").regulation == dataclasses.replace(before, title="Quy chế mới")
    with pytest.raises(DomainError) as error:
        register.save_header("qc", dataclasses.replace(header, title=" "))
    assert code_of(error) == "title_missing"


def test_file_round_trip(register: Regulations, tmp_path: Path) -> None:
    register.add(own())
    content = register.as_file("tinh-x")
    other = Regulations(session_of(Book(tmp_path / "other")))
    preview = other.preview_file(content, "tinh-x.toml")
    assert (preview.known, preview.new_rules) == (None, ("moi",))
    other.take_file(preview)
    assert other.entry("tinh-x").regulation == register.entry("tinh-x").regulation
    assert other.entry("tinh-x").origin == "file"
    other._session.store.close()


def test_file_brings_a_known_regulation_to_what_it_says(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    template = built_in()[0]
    changed = dataclasses.replace(template.rules[0], title="Tên khác")
    text = dataclasses.replace(
        template, rules=(changed, *template.rules[2:]), coverage=(), number="12", symbol="QC/BTCTU",
        signed_on=DAY(2026, 1, 5),
    )  # fmt: skip
    from app.regulations.regulation_file import write_regulation

    preview = register.preview_file(write_regulation(text).encode(), "qc.toml")
    assert preview.known is not None
    assert preview.changed_rules == (template.rules[0].id,)
    assert preview.missing_rules == (template.rules[1].id,)
    register.take_file(preview)
    entry = register.entry("qc")
    assert entry.regulation.rules == text.rules
    assert [one.rule.id for one in entry.withdrawn] == [template.rules[1].id]
    assert entry.state is RegisterState.ON, "a file switches nothing on or off"


def test_broken_file_is_named_by_line_and_rule(register: Regulations) -> None:
    register.add(own())
    broken = register.as_file("tinh-x").decode().replace('"trip"', '"tripp"').encode()
    with pytest.raises(RegulationFileError) as error:
        register.preview_file(broken, "tinh-x.toml")
    text = str(error.value.mistakes[0])
    assert "tinh-x.toml, dòng " in text
    assert "“moi”" in text
    assert "trip" in text


def test_coverage_and_articles() -> None:
    lines = coverage_of(built_in()[0])
    assert lines
    assert all(one.rules or one.reason for one in lines)
    assert article_of("Đ8.1") == "Điều 8"
    assert article_of("nguyên tắc") == "nguyên tắc"


def test_unknown_names_are_refused(register: Regulations) -> None:
    with pytest.raises(DomainError) as error:
        register.entry("không-có")
    assert code_of(error) == "regulation_missing"
    with pytest.raises(DomainError) as error:
        register.withdraw_rule("qc", "không-có")
    assert code_of(error) == "rule_missing"


def test_a_withdrawn_rule_leaves_the_rest_of_the_regulation_whole(register: Regulations) -> None:
    register.switch_on("qc", FORM)
    template = built_in()[0]
    line = next(one for one in template.coverage if len(one.rules) == 1)
    (gone,) = line.rules
    register.withdraw_rule("qc", gone)
    covered = register.entry("qc").regulation.coverage
    shown = covered[template.coverage.index(line)]
    assert (shown.rules, shown.reason) == ((), "Quy định đã bỏ ngày 22/11/2026.")
    assert not any(gone in one.rules for one in covered)
    other = next(one.id for one in template.rules if one.id != gone)
    register.set_exact_text("qc", other, "Nguyên văn.")
    assert register.preview_file(register.as_file("qc"), "qc.toml").changed_rules == ()
    (withdrawn,) = register.entry("qc").withdrawn
    register.save_rule("qc", None, withdrawn.rule)
    assert register.entry("qc").regulation.coverage == template.coverage


def test_a_rule_that_another_leads_to_is_not_withdrawn(register: Regulations) -> None:
    small = dataclasses.replace(RULE, id="nho", clause="Đ20.2")
    condition = Condition(number="population", number_at_least=1000)
    large = dataclasses.replace(RULE, when=condition, otherwise="nho")
    register.add(own(rules=(large, small)))
    with pytest.raises(DomainError) as error:
        register.withdraw_rule("tinh-x", "nho")
    assert code_of(error) == "rule_referred_to"
    assert error.value.values["clause"] == "QĐX Đ20.1"
    register.withdraw_rule("tinh-x", "moi")
    register.withdraw_rule("tinh-x", "nho")
    assert register.entry("tinh-x").regulation.rules == ()


def test_a_name_or_form_in_use_stays_in_the_header(register: Regulations) -> None:
    name = Naming(id="tham_dan", of=Names.EVENT, name="thăm dân")
    report = dataclasses.replace(RULE, id="bao-cao", count=Papers(kinds=("monthly",), form="mau-1"))
    rule = dataclasses.replace(RULE, count=Events(kinds=("tham_dan",)))
    form = Form(id="mau-1", title="Mẫu số 1")
    whole = own(rules=(rule, report), names=(name,), forms=(form,))
    register.add(whole)
    for changed, code in (({"names": ()}, "name_in_use"), ({"forms": ()}, "form_in_use")):
        with pytest.raises(DomainError) as error:
            register.save_header("tinh-x", dataclasses.replace(whole, **changed))  # type: ignore[arg-type]
        assert code_of(error) == code
    register.save_header("tinh-x", dataclasses.replace(whole, title="Tên mới"))
    entry = register.entry("tinh-x")
    assert entry.regulation == dataclasses.replace(whole, title="Tên mới")


def test_the_end_of_what_is_replaced_moves_along_and_can_be_left_alone(
    register: Regulations,
) -> None:
    register.switch_on("qc", FORM)
    register.copy("qc", "qc-2")
    for first in (DAY(2026, 7, 1), DAY(2026, 9, 1), DAY(2026, 8, 1)):
        register.switch_on("qc-2", dataclasses.replace(FORM, applies_from=first, replaces_key="qc"))
        assert register.entry("qc").regulation.in_force_to == first - dt.timedelta(days=1)
    register.save_header(
        "qc", dataclasses.replace(register.entry("qc").regulation, in_force_from=DAY(2026, 2, 1))
    )
    with pytest.raises(DomainError) as error:
        register.switch_on(
            "qc-2", dataclasses.replace(FORM, applies_from=DAY(2026, 2, 1), replaces_key="qc")
        )
    assert code_of(error) == "replaced_begins_later"
    register.switch_on("qc-2", dataclasses.replace(FORM, applies_from=DAY(2026, 8, 1)))
    assert register.entry("qc-2").replaces_key == ""


def test_a_file_without_a_number_leaves_that_of_what_applies(register: Regulations) -> None:
    register.take_file(register.preview_file(register.as_file("qc"), "qc.toml"))
    assert register.entry("qc").regulation.number == Unknown()
    register.switch_on("qc", FORM)
    blank = built_in()[0]
    assert blank.number == Unknown()
    register.take_file(register.preview_file(write_regulation(blank).encode(), "qc.toml"))
    entry = register.entry("qc")
    assert entry.name() == "QC số 12-QC/BTCTU"
    assert entry.regulation.signed_on == FORM.signed_on
