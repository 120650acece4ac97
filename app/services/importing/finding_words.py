"""What offices' words mean in a list of findings: kind, state, authority."""

from collections.abc import Mapping

from app.domain.finding import Authority, FindingKind
from app.i18n.text import fold, words

_KINDS: Mapping[FindingKind, tuple[str, ...]] = {
    FindingKind.SHORTCOMING: ("thieu sot", "khuyet diem", "sai sot"),
    FindingKind.PROMINENT_MATTER: ("noi com", "van de nong", "phuc tap"),
    FindingKind.NEW_MODEL: ("mo hinh", "cach lam", "sang kien", "dien hinh"),
    FindingKind.DIFFICULTY: ("kho khan", "vuong mac", "ton tai", "han che", "bat cap"),
    FindingKind.PROPOSAL: ("kien nghi", "de xuat", "de nghi"),
}
_AUTHORITIES: tuple[tuple[str, Authority], ...] = (
    ("trung uong", Authority.CENTRAL),
    ("thuong truc tinh uy", Authority.PERMANENT_MEMBERS),
    ("thuong truc", Authority.PERMANENT_MEMBERS),
    ("ban thuong vu", Authority.STANDING_COMMITTEE),
    ("btv", Authority.STANDING_COMMITTEE),
    ("phong", Authority.DIVISION),
    ("ban to chuc", Authority.COMMISSION),
    ("dia ban", Authority.TERRITORY),
    ("dang uy xa", Authority.TERRITORY),
    ("dang uy phuong", Authority.TERRITORY),
    ("cap xa", Authority.TERRITORY),
    ("tai cho", Authority.TERRITORY),
)
_SETTLED = (
    "da giai quyet", "giai quyet xong", "da xu ly xong", "da xong", "xong", "hoan thanh",
    "da xu ly", "ket thuc", "da dong", "da duoc giai quyet",
)  # fmt: skip
_OPEN = (
    "", "chua giai quyet", "chua xu ly", "chua", "dang mo", "moi", "moi ghi nhan", "chua xong",
    "con ton dong", "ton dong", "chua duoc giai quyet", "mo",
)  # fmt: skip


def finding_kind(text: str) -> FindingKind | None:
    """Return the kind that a word of the sheet means, None where it means none or several."""
    plain = _plain(text)
    found = [kind for kind, said in _KINDS.items() if any(word in plain for word in said)]
    return found[0] if len(found) == 1 else None


def is_settled(text: str) -> bool | None:
    """Return whether a state says that it is settled; None for a state on the way there.

    An empty cell is not settled.
    """
    plain = _plain(text)
    if plain in _OPEN:
        return False
    if "chua" in plain.split() or "dang" in plain.split():
        return None
    return True if any(plain.startswith(word) for word in _SETTLED) else None


def authority(text: str) -> Authority | None:
    """Return in whose authority it lies; another body is an agency. None for an empty cell."""
    plain = _plain(text)
    if not plain:
        return None
    if plain in ("ban", "lanh dao ban"):
        return Authority.COMMISSION
    return next((one for word, one in _AUTHORITIES if word in plain), Authority.AGENCY)


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))
