"""Words and signs of the compliance board, for screen and workbook alike."""

from app.i18n import _, mark
from app.i18n.formats import number
from app.read_models.obligations import OwnerKind
from app.services.compliance.board import DutyKind, Entry, Standing, Tally
from app.services.duties.rows import Heap
from app.services.duties.words import SIGNS as DUTY_SIGNS

STANDINGS: dict[Standing, str] = {
    Standing.DONE: mark("đã làm, đúng hạn"),
    Standing.LATE: mark("đã làm, chậm"),
    Standing.OVERDUE: mark("quá hạn"),
    Standing.BREACHED: mark("vi phạm"),
    Standing.DUE: mark("chưa đến hạn"),
    Standing.UNDETERMINED: mark("chưa xác định"),
    Standing.WARNING: mark("ngoài mức, cảnh báo"),
    Standing.KEPT: mark("đang tuân thủ"),
    Standing.EXEMPT: mark("được miễn"),
    Standing.ENDED: mark("chấm dứt"),
    Standing.LISTED: mark("có ghi nhận, không tính thiếu"),
}
#: One sign each, so that no state is told by colour alone.
SIGNS: dict[Standing, str] = {
    Standing.OVERDUE: "✗",
    Standing.BREACHED: "⚠",
    Standing.LATE: "◷",
    Standing.WARNING: "!",
    Standing.UNDETERMINED: "?",
    Standing.DUE: "○",
    Standing.EXEMPT: "–",
    Standing.ENDED: "□",
    Standing.KEPT: "✓",
    Standing.DONE: "✓",
    Standing.LISTED: "·",
}
#: Signs shown in a cell beside the figures.
_MARKED = (
    Standing.OVERDUE,
    Standing.BREACHED,
    Standing.LATE,
    Standing.WARNING,
    Standing.UNDETERMINED,
)
#: Shown by their sign where a cell has no figures.
_QUIET = (Standing.EXEMPT, Standing.ENDED, Standing.KEPT, Standing.LISTED)

KINDS: dict[DutyKind, str] = {
    DutyKind.COUNTED: mark("nghĩa vụ tính được"),
    DutyKind.ENCOURAGED: mark("khuyến khích"),
    DutyKind.UNQUANTIFIED: mark("không định lượng"),
    DutyKind.BAN: mark("điều không được làm"),
    DutyKind.RIGHT: mark("quyền"),
}
OWNERS: dict[OwnerKind, str] = {
    OwnerKind.GROUP: mark("Nhóm công chức"),
    OwnerKind.PERSON: mark("Cá nhân"),
    OwnerKind.DIVISION: mark("Phòng"),
    OwnerKind.TERRITORY: mark("Địa bàn"),
    OwnerKind.BODY: mark("Cơ quan khác"),
}


def figures_text(tally: Tally) -> str:
    """Return ``3/4``, empty where nothing is needed."""
    return f"{number(tally.done)}/{number(tally.needed)}" if tally.needed else ""


def short_text(tally: Tally) -> str:
    """Return ``3/4 ✗``: the figures with the sign of what is most pressing, without its count."""
    text = cell_text(tally)
    figures, _blank, signs = text.partition(" ")
    if tally.needed:
        return f"{figures} {signs[0]}" if signs else figures
    return text if not signs else f"{figures} …"


def cell_text(tally: Tally) -> str:
    """Return ``3/4``, with ``✗1 ◷1`` behind it where something is overdue or late; or a sign."""
    figures = figures_text(tally)
    marks = [f"{SIGNS[one]}{count}" for one in _MARKED if (count := tally.of(one))]
    if not figures and not marks:
        marks = [f"{SIGNS[one]}{count}" for one in _QUIET if (count := tally.of(one))]
    return " ".join(one for one in (figures, *marks) if one)


def tally_text(tally: Tally) -> str:
    """Return every count in words: ``3 đã làm, đúng hạn; 1 quá hạn``."""
    parts = [f"{number(count)} {_(STANDINGS[one])}" for one in Standing if (count := tally.of(one))]
    return "; ".join(parts)


def legend() -> str:
    """Return what figures and signs of a cell say."""
    signs = [f"{SIGNS[one]} {_(STANDINGS[one])}" for one in (*_MARKED, *_QUIET[:2])]
    return _("Trong ô: đã làm/phải làm; {signs}. Khác: hạn không ở các tháng này.").format(
        signs=", ".join(signs)
    )


def sign(entry: Entry, heap: Heap) -> str:
    """Return the sign of an obligation's standing; what is open has that of its list."""
    return DUTY_SIGNS[heap] if entry.standing is Standing.DUE else SIGNS[entry.standing]
