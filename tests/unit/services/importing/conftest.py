"""The book that these tests take files into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.importing.offices import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path)
    yield opened
    opened.close()
