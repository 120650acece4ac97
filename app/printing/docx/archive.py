"""The bytes of a Word file without the hour at which it was written."""

import zipfile
from io import BytesIO

from docx.document import Document as WordFile

_WHEN = (1980, 1, 1, 0, 0, 0)


def fixed_bytes(file: WordFile) -> bytes:
    """Give the file, its parts dated alike: the same paper gives the same bytes."""
    written = BytesIO()
    file.save(written)
    fixed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _WHEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return fixed.getvalue()
