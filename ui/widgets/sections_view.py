"""A record's content to be read: headings with their texts, every text letter by letter."""

import html
from collections.abc import Sequence

from PySide6.QtWidgets import QTextBrowser


class SectionsView(QTextBrowser):
    """Opens no links; the place in the text stays when the same record is shown again."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(accessible_name)

    def show_sections(self, parts: Sequence[tuple[str, str]], *, same_record: bool = False) -> None:
        """Show headings with their texts; one without text is left out."""
        place = self.verticalScrollBar().value() if same_record else 0
        self.setHtml(
            "".join(
                f"<p><b>{html.escape(heading)}</b><br>{_lines(text)}</p>"
                for heading, text in parts
                if text
            )
        )
        self.verticalScrollBar().setValue(place)


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
