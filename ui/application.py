"""The QApplication: style, words of Qt, fonts where the machine has none, the hook for errors."""

import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from app import resources
from ui.qt_words import QtWords
from ui.theme import apply_theme

_VIETNAMESE = ord("ệ")
#: Fonts for the windows; those for papers are in ``app.printing``.
_OWN = ("Arimo-Regular.ttf", "Arimo-Bold.ttf")


def create_application(arguments: Sequence[str]) -> QApplication:
    """Return the application, ready for windows; call once, on the main thread."""
    # As an argument: setStyle() would have Python make a class for every style there is.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("so-dia-ban")
    application.setApplicationDisplayName("Sổ Địa Bàn")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(QtWords(application))
    _ensure_font(application)
    apply_theme(application)
    return application


def _ensure_font(application: QApplication) -> None:
    """Use a font of our own where the machine has none that can write Vietnamese."""
    if QFontMetrics(application.font()).inFontUcs4(_VIETNAMESE):
        return  # the usual case, told without reading all fonts of the machine
    if QFontDatabase.families(QFontDatabase.WritingSystem.Vietnamese):
        return
    families: list[str] = []
    for name in _OWN:
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    if families:
        application.setFont(QFont(families[0], 10))


def install_error_hook(tell: Callable[[BaseException], None]) -> None:
    """Have errors that nobody caught told to the person, once each."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            tell(error)

    sys.excepthook = hook
