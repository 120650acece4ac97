"""OpenDocument sheets made for one test: XML of rows in, file out."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    f'xmlns:office="{_URN}:office:1.0" xmlns:table="{_URN}:table:1.0" '
    f'xmlns:text="{_URN}:text:1.0" xmlns:style="{_URN}:style:1.0" '
    f'xmlns:fo="{_URN}:xsl-fo-compatible:1.0" xmlns:draw="{_URN}:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="ta1" style:family="table">'
    '<style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="abc" style:family="table-cell">'
    '<style:text-properties style:font-name=".VnTime"/></style:style>'
    '<style:style style:name="abcH" style:family="table-cell">'
    '<style:text-properties style:font-name=".VnTimeH"/></style:style>'
    "</office:automatic-styles>"
)


def cell(value: object, more: str = "") -> str:
    """Return the XML of one cell; None is an empty one."""
    kinds = {bool: "boolean", int: "float", float: "float", str: "string"}
    if value is None:
        return f"<table:table-cell {more}/>"
    if isinstance(value, dt.date):
        return (
            f'<table:table-cell {more} office:value-type="date" '
            f'office:date-value="{value.isoformat()}"><text:p>x</text:p></table:table-cell>'
        )
    if isinstance(value, str):
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return (
            f'<table:table-cell {more} office:value-type="string">{paragraphs}</table:table-cell>'
        )
    kind = kinds[type(value)]
    name = "boolean-value" if kind == "boolean" else "value"
    return (
        f'<table:table-cell {more} office:value-type="{kind}" '
        f'office:{name}="{str(value).lower()}"><text:p>{value}</text:p></table:table-cell>'
    )


def row(*cells: str, more: str = "") -> str:
    """Return the XML of a row of cells in XML."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def rows(values: Sequence[Sequence[object]]) -> str:
    """Return the XML of rows of plain values."""
    return "".join(row(*map(cell, one)) for one in values)


def save_ods(
    folder: Path,
    inside: str,
    *,
    name: str = "Trang 1",
    more: dict[str, str] | None = None,
    hidden: Sequence[str] = (),
    manifest: str = "<manifest/>",
    content: bytes | None = None,
) -> Path:
    """Write a file with the XML of rows ``inside``; ``more`` are further sheets by name."""
    sheets = {name: inside} | (more or {})
    tables = "".join(
        f'<table:table table:name="{escape(one)}" table:style-name="ta{1 + (one in hidden)}">'
        f"<table:table-column/>{xml}</table:table>"
        for one, xml in sheets.items()
    )
    whole = (
        f"{_HEAD}{_STYLES}<office:body><office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    path = folder / "tệp thử.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", whole.encode() if content is None else content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path
