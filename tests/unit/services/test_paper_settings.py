"""What the office chooses on its papers is checked, kept, and follows the layout otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.paper_settings import SETTINGS
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from tests.support.outgoing_books import OutgoingBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OutgoingBook]:
    made = OutgoingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def test_every_setting_is_shown_with_its_default(office: OutgoingBook) -> None:
    rows = office.services.paper_settings.rows()
    assert [one.name for one in rows] == [one.name for one in SETTINGS]
    assert not any(one.is_chosen for one in rows)
    assert all(one.choices or one.greatest is not None for one in rows)


def test_a_choice_is_kept_and_given_up_again(office: OutgoingBook) -> None:
    settings = office.services.paper_settings
    before = {one.name: one.value for one in settings.rows()}
    assert settings.save("body_size", "14,0") in (frozenset(), {RecordKind.PAPER_SETTING})
    settings.save("signature_space", "30,5")
    row = next(one for one in settings.rows() if one.name == "signature_space")
    assert (row.value, row.is_chosen) == ("30.5", True)
    assert dict(office.services.printing.look().values)["signature_space"] == "30.5"
    settings.save("signature_space", before["signature_space"])
    settings.save("body_size", before["body_size"])
    assert {one.name: one.value for one in settings.rows()} == before
    assert office.services.printing.look().values == ()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("body_size", "mười bốn", "paper_setting_not_number"),
        ("body_size", "20", "paper_setting_out_of_range"),
        ("paper_code", "có", "paper_setting_not_offered"),
        ("margin_left", "20", "paper_setting_unknown"),
    ],
)
def test_what_the_guidance_does_not_leave_open_is_refused(
    office: OutgoingBook, name: str, value: str, code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        office.services.paper_settings.save(name, value)
