"""What the wizard proposes and refuses."""

import datetime as dt

import pytest

from app.domain.errors import DomainError
from app.gazetteer import own_name
from ui.wizard.setup import SetupForm, place_of


def strong(passphrase: str, login: str) -> tuple[bool, str]:
    return passphrase != "yếu", ""


def filled(tmp_path) -> SetupForm:
    form = SetupForm(
        folder=str(tmp_path / "sổ"),
        term_from="20/9/2025",
        person_name="Lê Thu Hà",
        login="ha.lt",
        passphrase="mưa chiều phố núi",
        repeated="mưa chiều phố núi",
    )
    form.choose_province("51", "Tỉnh Quảng Ngãi")
    return form


def test_names_follow_from_the_province():
    form = SetupForm()
    form.choose_province("51", "Tỉnh Quảng Ngãi")
    assert (form.committee_name, form.place_name) == ("Tỉnh ủy Quảng Ngãi", "Quảng Ngãi")
    form.choose_province("46", "Thành phố Huế")
    assert (form.committee_name, form.place_name) == ("Thành ủy Huế", "Thành phố Huế")
    assert place_of("Thành phố Hồ Chí Minh") == "Thành phố Hồ Chí Minh"
    assert place_of("Thành phố Đà Nẵng") == "Đà Nẵng"
    assert own_name("Lạ") == "Lạ"


def test_a_filled_form_passes(tmp_path):
    form = filled(tmp_path)
    form.check_office()
    form.check_person(strong)
    assert form.check_folder() == tmp_path / "sổ"
    assert form.term_day() == dt.date(2025, 9, 20)


@pytest.mark.parametrize(
    ("field", "value", "check", "code", "at"),
    [
        ("province_code", "", "check_office", "province_missing", "province"),
        ("committee_name", " ", "check_office", "name_missing", "committee_name"),
        ("place_name", "", "check_office", "name_missing", "place_name"),
        ("term_from", "31/02/2025", "check_office", "not_a_date", "term_from"),
        ("term_from", "", "check_office", "not_a_date", "term_from"),
        ("person_name", "", "check_person", "name_missing", "person_name"),
        ("login", " ", "check_person", "login_empty", "login"),
        ("passphrase", "yếu", "check_person", "passphrase_too_weak", "passphrase"),
        ("repeated", "khác", "check_person", "passphrase_mismatch", "repeated"),
        ("folder", "", "check_folder", "folder_missing_name", "folder"),
    ],
)
def test_what_is_missing_is_told_at_its_field(tmp_path, field, value, check, code, at):
    form = filled(tmp_path)
    setattr(form, field, value)
    arguments = (strong,) if check == "check_person" else ()
    with pytest.raises(DomainError) as caught:
        getattr(form, check)(*arguments)
    assert caught.value.code == code
    assert caught.value.values["field"] == at


def test_a_folder_that_holds_something_is_refused(tmp_path):
    form = filled(tmp_path)
    (tmp_path / "khác.txt").write_text("x")
    form.folder = str(tmp_path)
    with pytest.raises(DomainError) as caught:
        form.check_folder()
    assert caught.value.code == "folder_not_empty"
