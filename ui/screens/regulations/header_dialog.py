"""Writing the head of a regulation, and the office's own values of one rule, by forms."""

import dataclasses
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.i18n import _, mark
from app.ports.messages import Messages
from app.regulations.codec import from_plain, header_from_plain, header_to_plain, to_plain
from app.regulations.regulation import OfficeOwn, Regulation, Rule
from ui.dialogs.saving_dialog import DraftKeeper
from ui.screens.regulations.form.name_list import NameList, slug
from ui.screens.regulations.form.sectioned import Section, SectionedForm
from ui.screens.regulations.form.sheet_dialog import SheetDialog

_SECTIONS = (
    (
        mark("Văn bản"),
        (
            "title",
            "short",
            "number",
            "symbol",
            "signed_on",
            "issuer",
            "signer",
            "in_force_from",
            "in_force_to",
            "replaces",
            "id",
        ),
        mark("Chỗ nào chưa biết thì để trống: danh sách ghi “chưa quy định”."),
    ),
    (mark("Văn bản liên quan"), ("documents",), ""),
    (
        mark("Tên gọi riêng"),
        ("names",),
        mark("Loại việc, loại văn bản, chức danh… mà chỉ văn bản này dùng."),
    ),
    (mark("Mẫu"), ("forms",), ""),
    (mark("Cách xếp loại"), ("schemes",), ""),
    (mark("Ghi chú"), ("note",), ""),
)

Done = Callable[[], None]
Failed = Callable[[Exception], None]
#: Fields of a regulation that the form of its head does not hold, each with where it is kept.
ELSEWHERE = {
    "applies_from": "switch on",
    "rules": "rule dialog",
    "coverage": "coverage dialog",
}


def header_sections() -> tuple[Section, ...]:
    """Return the sections of the head; with ``ELSEWHERE`` they name every field."""
    return tuple(Section(_(title), fields, _(help_text)) for title, fields, help_text in _SECTIONS)


class HeaderDialog(SheetDialog):
    """Writes a new regulation, or the head of a known one."""

    def __init__(
        self,
        parent: QWidget | None,
        regulation: Regulation | None,
        save: Callable[[Regulation, Done, Failed], None],
        messages: Messages,
        keeper: DraftKeeper | None = None,
    ) -> None:
        self._regulation = regulation
        self._save = save
        form = SectionedForm(Regulation, header_sections(), NameList())
        super().__init__(
            parent,
            _("Sửa phần đầu văn bản") if regulation else _("Thêm quy chế, quy định"),
            _("&Lưu"),
            form,
            messages,
            keeper,
            head=regulation.title if regulation else "",
        )
        if regulation is not None:
            form.set_plain(header_to_plain(regulation))
            # Everything else points to the regulation by its id.
            form.editor("id").setEnabled(False)

    def gather_and_send(self) -> None:
        plain = self.form.plain()
        if not plain.get("id"):
            short = str(plain.get("short") or plain.get("title") or "")
            plain["id"] = slug(short, "-") if short else ""
        header = header_from_plain(plain)
        if self._regulation is not None:
            known = self._regulation
            header = dataclasses.replace(
                header, coverage=known.coverage, applies_from=known.applies_from
            )
        self._save(header, self.accepted_by_store, self.refused)


class OfficeDialog(SheetDialog):
    """Writes what the office has decided itself for one rule."""

    def __init__(
        self,
        parent: QWidget | None,
        regulation: Regulation,
        rule: Rule,
        save: Callable[[OfficeOwn, Done, Failed], None],
        messages: Messages,
    ) -> None:
        self._save = save
        fields = ("period", "deadline", "quota", "part_of_period", "decided_on", "note")
        section = Section(_(OfficeOwn.LABEL), fields, _(OfficeOwn.HELP))
        form = SectionedForm(OfficeOwn, (section,), NameList(regulation.names))
        super().__init__(
            parent,
            _("Cơ quan tự quy định"),
            _("&Lưu"),
            form,
            messages,
            head=f"{regulation.cite(rule)}: {rule.title}",
        )
        form.set_plain(to_plain(rule.office) if rule.office is not None else {})
        self.resize(760, 560)

    def gather_and_send(self) -> None:
        own = from_plain(OfficeOwn, self.form.plain())
        self._save(own, self.accepted_by_store, self.refused)
