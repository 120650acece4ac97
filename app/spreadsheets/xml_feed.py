"""XML of a part read piece by piece in bounded memory; knows no format of workbooks.

Document types are refused, and with them every entity of a file's own: no such bomb can be laid.
"""

from collections.abc import Callable, Iterator
from typing import IO, Protocol
from xml.parsers import expat

from app.spreadsheets.errors import SpreadsheetError

_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 20
"""Bytes of one tag or comment: the parser begins it anew with every piece."""
_DEEPEST = 200
_MOST_ELEMENTS = 8_000_000
"""Of one part; a sheet as large as the limits allow has 6 million."""

Heed = Callable[[], None]
"""Called between pieces; raises Cancelled once the person cancelled."""


class Elements(Protocol):
    """Takes what is found, in order; may raise SpreadsheetError, ValueError and LookupError."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        ...

    def end(self, name: str) -> None:
        """Take its end."""
        ...

    def text(self, text: str) -> None:
        """Take a piece of text."""
        ...


def feed(source: IO[bytes], elements: Elements, heed: Heed, *, namespaces: bool = False) -> None:
    """Read a part to its end; raises SpreadsheetError ``damaged`` and what ``heed`` raises.

    With ``namespaces`` names are ``address name``, otherwise what stands behind their prefix.
    """
    for _piece in pieces(source, elements, heed, namespaces=namespaces):
        pass


def pieces(
    source: IO[bytes], elements: Elements, heed: Heed, *, namespaces: bool = False
) -> Iterator[None]:
    """Do the same, stopping after each piece: what is not asked for is not read."""
    parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    depth = elements_begun = 0
    local: dict[str, str] = {}

    def plain(name: str) -> str:
        if len(local) > 10_000:
            raise SpreadsheetError("damaged")
        return local.setdefault(name, name if namespaces else name.rpartition(":")[2])

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements_begun
        depth += 1
        elements_begun += 1
        if depth > _DEEPEST:
            raise SpreadsheetError("damaged")
        if elements_begun > _MOST_ELEMENTS:
            raise SpreadsheetError("too_many_cells")
        elements.start(local.get(name) or plain(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        elements.end(local.get(name) or plain(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = elements.text
    fed = 0
    try:
        while chunk := source.read(_CHUNK):
            heed()
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise SpreadsheetError("damaged")
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise SpreadsheetError("damaged") from error
    finally:
        # The handlers and the parser hold each other.
        parser.StartElementHandler = None
        parser.EndElementHandler = None
        parser.CharacterDataHandler = None


def _refuse(*_declared: object) -> None:
    raise SpreadsheetError("damaged")
