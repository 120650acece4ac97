"""Files made to take a reader's time or memory, one function each; sizes grow with ``scale``.

``scale`` 1 is quick to make; 100 comes near what the limits let in.
"""

import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.unit.spreadsheets.ods_files import cell, row, save_ods

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


def workbook(
    path: Path, rows: str = "", *, after: str = "", more: dict[str, str | bytes] | None = None
) -> Path:
    """Write the smallest .xlsx with the XML of rows; ``more`` replaces and adds parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATION}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
        f"{after}</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return path


def zeros(path: Path, scale: int) -> Path:
    """A part that is 2 MB for each of ``scale``, packed to a thousandth."""
    return workbook(path, more={"xl/media/a.xml": b"\0" * (10 + 2 * scale) * 1_000_000})


def lying_size(path: Path, scale: int) -> Path:
    """A part that is larger than the directory says."""
    workbook(path, more={"xl/styles.xml": b" " * 1_000_000 * scale})
    content = path.read_bytes()
    place = content.rfind(b"PK\1\2", 0, content.rfind(b"xl/styles.xml"))
    path.write_bytes(content[: place + 24] + struct.pack("<L", 900) + content[place + 28 :])
    return path


def overlapping(path: Path, scale: int) -> Path:
    """Many names in the directory for the bytes of one part."""
    workbook(path, more={"xl/media/a.bin": bytes(1_000_000)})
    content = path.read_bytes()
    end = content.rfind(b"PK\5\6")
    count, _same, size, start = struct.unpack_from("<HHLL", content, end + 8)
    entry = content[content.rfind(b"PK\1\2") : end]
    name = b"xl/media/a.bin"
    copies = b"".join(
        entry.replace(name, b"xl/media/%05d" % number)[: 46 + len(name)] for number in range(scale)
    )
    tail = struct.pack(
        "<4sHHHHLLH", b"PK\5\6", 0, 0, count + scale, count + scale, size + len(copies), start, 0
    )
    path.write_bytes(content[:end] + copies + tail)
    return path


def many_parts(path: Path, scale: int) -> Path:
    """A directory of ``scale`` thousand names."""
    return workbook(path, more={f"xl/{number}": b"" for number in range(1_000 * scale)})


def inside_another(path: Path, scale: int) -> Path:
    """A zip in a zip in a zip."""
    content = workbook(path).read_bytes()
    for _depth in range(3 * scale):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.xlsx", content)
        content = path.read_bytes()
    return path


def entities(path: Path, _scale: int) -> Path:
    """Entities of entities in the shared texts."""
    text = f"{_ENTITIES}<sst><si><t>&j;</t></si></sst>"
    return workbook(path, more={"xl/sharedStrings.xml": text})


def entities_of_ods(path: Path, _scale: int) -> Path:
    """Entities of entities in an .ods."""
    return save_ods(path.parent, "", content=f"{_ENTITIES}<x>&j;</x>".encode())


def empty_rows(path: Path, scale: int) -> Path:
    """Rows with nothing but a style; noise keeps them from being packed too well."""
    return workbook(path, _noise('<row r="{place}" s="{noise}" ht="{noise}"/>', 10_000 * scale))


def empty_cells(path: Path, scale: int) -> Path:
    """Cells with nothing but a style."""
    cells = _noise('<c s="{noise}"/>', 16_000)
    return workbook(path, f"<row>{cells}</row>" * 5 * scale)


def far_cell(path: Path, _scale: int) -> Path:
    """A value in the last cell of the last row."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return workbook(path, f'{first}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def wide_rows(path: Path, scale: int) -> Path:
    """Rows with one value each, far to the right."""
    rows = "".join(f'<row><c r="IV{n}"><v>1</v></c></row>' for n in range(1, 1 + 1_000 * scale))
    return workbook(path, rows)


def short_texts(path: Path, scale: int) -> Path:
    """As many shared texts as fit."""
    texts = _noise("<si><t>{noise}</t></si>", 20_000 * scale)
    return workbook(path, more={"xl/sharedStrings.xml": f"<sst>{texts}</sst>"})


def one_text_again(path: Path, scale: int) -> Path:
    """A long shared text in very many cells."""
    text = f"<sst><si><t>{_noise('{noise}', 4_000)}</t></si></sst>"
    rows = '<row><c t="s"><v>0</v></c></row>' * 1_500 * scale
    return workbook(path, rows, more={"xl/sharedStrings.xml": text})


def many_styles(path: Path, scale: int) -> Path:
    """As many styles as fit."""
    looks = _noise('<xf numFmtId="{noise}"/>', 5_000 * scale)
    formats = _noise('<numFmt numFmtId="{place}" formatCode="{noise}"/>', 2_000 * scale)
    styles = f"<styleSheet>{formats}<cellXfs>{looks}</cellXfs></styleSheet>"
    return workbook(path, more={"xl/styles.xml": styles})


def merged_over_each_other(path: Path, scale: int) -> Path:
    """Merged ranges that all cover the whole sheet."""
    ranges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 1 + 400 * scale))
    rows = '<row><c t="inlineStr"><is><t>Nhóm</t></is></c></row>' * 400 * scale
    return workbook(path, rows, after=f"<mergeCells>{ranges}</mergeCells>")


def deep(path: Path, scale: int) -> Path:
    """Elements in elements."""
    return workbook(path, "<a>" * 30_000 * scale)


def long_tag(path: Path, scale: int) -> Path:
    """One attribute as long as the part may be."""
    return workbook(path, f'<row a="{_noise("{noise}", 30_000 * scale)}"/>')


def long_comment(path: Path, scale: int) -> Path:
    """One remark as long as the part may be."""
    return workbook(path, f"<!--{_noise('{noise}', 30_000 * scale)}-->")


def repeated_cells(path: Path, scale: int) -> Path:
    """Cells and rows of an .ods that say they are there a million times."""
    values = row(cell("x", 'table:number-columns-repeated="16384"'))
    empty = row(cell(None), more='table:number-rows-repeated="1048576"')
    return save_ods(path.parent, values * 1_000 * scale + empty * 1_000)


def repeated_blanks(path: Path, scale: int) -> Path:
    """Blanks of an .ods that are written as a number."""
    blanks = '<text:s text:c="999999"/>' * 2_000 * scale
    return save_ods(
        path.parent,
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{blanks}</text:p>'
        "</table:table-cell></table:table-row>",
    )


def many_sheets(path: Path, scale: int) -> Path:
    """Sheets without end."""
    return save_ods(path.parent, "", more={f"T{number}": "" for number in range(200 * scale)})


def long_lines(path: Path, scale: int) -> Path:
    """A text file with one line of separators."""
    path.write_bytes(b";" * 500_000 * scale)
    return path


def many_lines(path: Path, scale: int) -> Path:
    """A text file of empty cells."""
    path.write_bytes(b";;;a\n" * 100_000 * scale)
    return path


BOMBS: tuple[Callable[[Path, int], Path], ...] = (
    zeros, lying_size, overlapping, many_parts, inside_another, entities, entities_of_ods,
    empty_rows, empty_cells, far_cell, wide_rows, short_texts, one_text_again, many_styles,
    merged_over_each_other, deep, long_tag, long_comment, repeated_cells, repeated_blanks,
    many_sheets, long_lines, many_lines,
)  # fmt: skip


def _noise(shape: str, count: int) -> str:
    chance = random.Random(1)
    shapes = [
        shape.replace("{noise}", str(chance.randrange(10**7)))
        for _number in range(min(count, 5_000))
    ]
    return "".join(
        shapes[chance.randrange(len(shapes))].replace("{place}", str(place))
        for place in range(1, count + 1)
    )
