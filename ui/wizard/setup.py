"""What the wizard gathers, what it proposes, and what it refuses; no Qt here."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DomainError
from app.domain.people import LeaderPost
from app.gazetteer import own_name
from app.i18n.formats import parse_date

#: The 14th national congress's cycle; provincial terms begin with the province's own congress.
TERM_NAME = "2025 - 2030"


@dataclass(slots=True)
class SetupForm:
    """Fields of the wizard, as typed."""

    folder: str = ""
    province_code: str = ""
    province_name: str = ""
    committee_name: str = ""
    commission_name: str = "Ban Tổ chức"
    body_symbol: str = "BTCTU"
    place_name: str = ""
    term_name: str = TERM_NAME
    term_from: str = ""
    head_name: str = ""
    head_post: LeaderPost = LeaderPost.HEAD
    person_name: str = ""
    person_title: str = ""
    login: str = ""
    passphrase: str = ""
    repeated: str = ""

    def choose_province(self, code: str, name: str) -> None:
        """Take the province and propose the names that follow from it."""
        plain = own_name(name)
        self.province_code, self.province_name = code, name
        is_city = name.startswith("Thành phố")
        self.committee_name = f"{'Thành ủy' if is_city else 'Tỉnh ủy'} {plain}"
        self.body_symbol = "BTCTU"
        self.place_name = place_of(name)

    def check_office(self) -> None:
        """Raise DomainError for the first thing missing on the office's page."""
        if not self.province_code:
            raise DomainError("province_missing", field="province")
        for field in ("committee_name", "commission_name", "place_name"):
            if not getattr(self, field).strip():
                raise DomainError("name_missing", field=field)
        self.term_day()

    def term_day(self) -> dt.date:
        """Return the day on which the term began; raises DomainError ``not_a_date``."""
        try:
            return parse_date(self.term_from)
        except ValueError:
            raise DomainError("not_a_date", field="term_from") from None

    def check_person(self, strength: Callable[[str, str], tuple[bool, str]]) -> None:
        """Raise DomainError for the first thing wrong on the person's page."""
        if not self.person_name.strip():
            raise DomainError("name_missing", field="person_name")
        if not self.login.strip():
            raise DomainError("login_empty", field="login")
        if not strength(self.passphrase, self.login)[0]:
            raise DomainError("passphrase_too_weak", field="passphrase")
        if self.passphrase != self.repeated:
            raise DomainError("passphrase_mismatch", field="repeated")

    def check_folder(self) -> Path:
        """Return the folder; raises DomainError ``folder_not_empty`` or ``folder_missing_name``."""
        if not self.folder.strip():
            raise DomainError("folder_missing_name", field="folder")
        folder = Path(self.folder)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise DomainError("folder_not_empty", field="folder")
        return folder


def place_of(name: str) -> str:
    """Return the place name for documents.

    The unit's level is added to names of one syllable and to names of persons
    (HD05 A II.I.4.1.1.c).
    """
    plain = own_name(name)
    if name.startswith("Thành phố") and (" " not in plain or plain == "Hồ Chí Minh"):
        return f"Thành phố {plain}"
    return plain
