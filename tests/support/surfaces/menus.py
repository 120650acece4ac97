"""What the menu bar opens, and what is shown before a book is open."""

import json
from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWizard

from app.printing.raster import PdfPageImages
from app.settings.table import LocalSettings
from tests.support.surfaces import importing
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import SignallingRunner, Surface, alone, opened, strength
from tests.support.tilings import tiling, topojson_of
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.accounts_dialog import AccountsDialog
from ui.dialogs.attachment_viewer import AttachmentViewer, Viewable
from ui.dialogs.boundaries_dialog import BoundariesDialog
from ui.dialogs.doubles_dialog import DoublesDialog
from ui.dialogs.kinds_dialog import KindsDialog
from ui.dialogs.office_dialog import OfficeDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.recover_dialog import RecoverDialog
from ui.dialogs.recovery_sheet_dialog import RecoverySheetDialog
from ui.dialogs.verify_dialog import VerifyDialog
from ui.start_window import StartWindow
from ui.wizard.wizard import NewBookWizard


def before_a_book(office: SmallOffice) -> Iterator[Surface]:
    settings = LocalSettings()
    settings.remember_book(str(office.book.folder))
    yield from alone("start", StartWindow(settings))
    wizard = NewBookWizard(
        (("51", "Tỉnh Quảng Ngãi", 96),),
        strength,
        str(office.book.folder / "new"),
        cast(Any, office.messages),
    )
    wizard.show()
    for place, page in enumerate(wizard.pageIds()):
        if place:
            _allow(wizard)
            wizard.next()
        yield Surface(f"wizard {page}", wizard)
    wizard.close()
    runner = cast(Any, SignallingRunner())
    dialog = RecoverDialog(office.book.folder, cast(Any, _Gateway()), runner, None)
    dialog.show()
    yield Surface("recover halves", dialog)
    dialog.steps.setCurrentIndex(1)
    yield Surface("recover account", dialog)
    dialog.close()
    paper = office.paper()
    sheet = RecoverySheetDialog((paper.pdf, paper.pdf), PdfPageImages(), None)
    sheet.kept.setChecked(True)
    yield from alone("recovery sheet", sheet)


def menus(office: SmallOffice) -> Iterator[Surface]:
    context, window = office.window.context, office.window
    yield from importing.importing(office)
    yield from alone("import boundaries", BoundariesDialog(context, parent=window))
    yield from _boundaries(office)
    yield from alone("verify", VerifyDialog(context, parent=window))
    kinds = KindsDialog(context, window)
    yield from alone("kinds of territory", kinds)
    doubles = DoublesDialog(context, window)
    yield from opened("merge two", doubles.merge_others)
    yield from alone("doubles", doubles)
    accounts = AccountsDialog(
        context,
        add_account=lambda *_a: None,
        end_account=lambda _a: None,
        strength=strength,
        parent=window,
    )
    accounts.show()
    yield Surface("accounts", accounts)
    yield from opened("new account", accounts.add)
    accounts.close()
    yield from alone(
        "passphrase",
        PassphraseDialog(context, change=lambda *_a: None, strength=strength, parent=window),
    )
    yield from alone("office", OfficeDialog(context, parent=window))
    yield from alone("about", AboutDialog(parent=window))
    paper = office.paper()
    yield from alone("preview", PreviewDialog(context, "Bản in", paper, window))
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    for name, file in (
        ("viewer of a picture", Viewable("anh.png", picture=picture)),
        ("viewer of a PDF", Viewable("a.pdf", pdf=paper.pdf)),
        ("viewer of text", Viewable("a.txt", text="chữ")),
    ):
        yield from alone(name, AttachmentViewer(file, PdfPageImages(), window))


def _boundaries(office: SmallOffice) -> Iterator[Surface]:
    """Each step over a file with something to remark on and something left to the hand."""
    path = office.book.folder.parent / "ranh-gioi.topojson"
    content = topojson_of(tiling(2, 2, 4, seed=1), quantized=True)
    units = content["objects"]["communes"]["geometries"]
    units[0]["properties"]["name"] = office.made.followed.name
    units[1]["arcs"] = [[0]]
    content["objects"]["tinh"] = units[2]
    path.write_text(json.dumps(content), encoding="utf-8")
    dialog = BoundariesDialog(office.window.context, str(path), parent=office.window)
    dialog.show()
    for step in range(3):
        yield Surface(f"boundaries step {step + 1}", dialog)
        dialog.go_on()
    dialog.close()


class _Gateway:
    def strength(self, passphrase: str, login: str) -> tuple[bool, str]:
        return strength(passphrase, login)


def _allow(wizard: QWizard) -> None:
    """Let the wizard go on with what stands in its fields."""
    page = wizard.currentPage()
    page.validatePage = lambda: True  # type: ignore[method-assign]  # the page's own check is tested elsewhere
