"""How a district of before 1/7/2025 is called beside the units it left; says no other name."""

from app.i18n import _


def former_district_words(district: str) -> str:
    """Return ``huyện Ba Tơ cũ`` for ``Huyện Ba Tơ``; an empty text for none."""
    if not district:
        return ""
    return _("{district} cũ").format(district=district[:1].lower() + district[1:])
