"""Translation of the program's own texts; the source text is Vietnamese.

Documents are always Vietnamese and do not pass through here. Text rules are in
``app.i18n.text``, dates and numbers in ``app.i18n.formats``.
"""

import gettext
from functools import cache
from pathlib import Path

SOURCE_LANGUAGE = "vi"
LANGUAGES = ("vi", "en")
DOMAIN = "so-dia-ban"
# Beside ``app`` in the source tree and in the frozen program alike.
LOCALE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "locale"

_language = SOURCE_LANGUAGE


def set_language(code: str) -> None:
    """Show texts in ``code`` from now on; texts already on the screen stay as they are.

    The catalogue is read at the first text asked for. Raises ValueError for a language that is
    not among ``LANGUAGES``.
    """
    global _language
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code}")
    _language = code


def language() -> str:
    """Return the code of the language in use."""
    return _language


def _(text: str) -> str:
    """Return ``text`` in the language in use, or itself where it has no translation."""
    return _catalogue(_language).gettext(text) if text else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for ``count``; Vietnamese has one form, so both texts may be the same."""
    return _catalogue(_language).ngettext(singular, plural, count)


def mark(text: str) -> str:
    """Mark a constant for translation without translating it; pass it through ``_`` when shown."""
    return text


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[code], fallback=True)
