"""What offices' words mean in a list of directives: kind of text, scope, how far one is."""

from app.domain.directive import ProgressState
from app.i18n.text import collapse_spaces, exact_key, fold, words
from app.services.directives.forms import FORMS

#: Symbols in numbers ("05-NQ/TU", "12/CT-TTg"), upper case as printed.
_SYMBOLS = {
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "QĐi": "Quy định",
    "QC": "Quy chế",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "CTr": "Chương trình hành động",
    "CTrHĐ": "Chương trình hành động",
    "ĐA": "Đề án",
    "TB": "Thông báo kết luận",
    "CV": "Công văn",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}
_EVERYWHERE = (
    "tat ca", "tat ca dia ban", "tat ca cac dia ban", "toan tinh", "cac dia ban", "toan bo",
    "moi dia ban", "tat ca cac don vi",
)  # fmt: skip
_DONE = ("da xong", "xong", "hoan thanh", "da hoan thanh", "da trien khai xong", "x",
         "da thuc hien", "da trien khai", "dat")  # fmt: skip
_NOT = ("chua", "chua trien khai", "chua thuc hien", "chua co", "0")
_NONE = ("khong", "khong ap dung", "khong thuoc dien", "khong co", "khong phai trien khai")


def directive_form(form: str, number: str, title: str) -> str:
    """Return the kind of text: as written, or told by the number's symbol or the title's start.

    Empty where nothing tells it.
    """
    written = collapse_spaces(form)
    if written:
        plain = exact_key(written)
        return next((one for one in FORMS if exact_key(one) == plain), written)
    for part in number.replace("/", "-").split("-"):
        if part in _SYMBOLS:
            return _SYMBOLS[part]
    plain = fold(title)
    return next((one for one in FORMS if plain.startswith(f"{fold(one)} ")), "")


def is_everywhere(text: str) -> bool:
    """Tell whether a scope means every territory."""
    return _plain(text) in _EVERYWHERE


def progress_state(text: str) -> ProgressState | None:
    """Return how far a territory is, None where the words do not say it."""
    plain = _plain(text)
    if plain in _DONE or collapse_spaces(text) in ("✓", "✔"):
        return ProgressState.DONE
    if plain in _NONE:
        return ProgressState.NOT_APPLICABLE
    if plain in _NOT:
        return ProgressState.NOT_STARTED
    if "dang" in plain.split():
        return ProgressState.IN_PROGRESS
    if plain.startswith(("da co ke hoach", "co kh", "da ban hanh ke hoach", "da xay dung ke hoach",
                         "co ke hoach", "da ban hanh chuong trinh")):  # fmt: skip
        return ProgressState.PLANNED
    if plain.startswith("chua "):
        return ProgressState.NOT_STARTED
    return ProgressState.DONE if plain.startswith(("da hoan thanh", "hoan thanh")) else None


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))
