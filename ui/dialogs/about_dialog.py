"""What this program is, and what the gazetteer and the fonts come from."""

import sys

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app import gazetteer
from app.i18n import _
from app.i18n.formats import short_date
from app.version import VERSION
from ui.theme import GAP
from ui.widgets.label import label


class AboutDialog(QDialog):
    """Name, version, sources of data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Giới thiệu"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addWidget(label(_("Sổ Địa Bàn"), "headline"))
        column.addWidget(
            label(
                _("Phiên bản {version} · Python {python}").format(
                    version=VERSION, python=sys.version.split()[0]
                ),
                "subline",
            )
        )
        column.addWidget(
            label(
                _(
                    "Sổ theo dõi địa bàn của Ban Tổ chức Tỉnh ủy. Dữ liệu được mã hóa trên máy "
                    "này; chương trình không kết nối mạng."
                ),
                "text",
                wrap=True,
            )
        )
        column.addWidget(
            label(
                _("Danh mục đơn vị hành chính tính đến ngày {day}:").format(
                    day=short_date(gazetteer.as_of())
                ),
                "section",
            )
        )
        column.addWidget(label("\n".join(gazetteer.sources()), "text", wrap=True))
        column.addWidget(label(_("Phông chữ: Tinos, Arimo (giấy phép OFL)."), "text", wrap=True))
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
