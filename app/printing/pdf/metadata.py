"""What a PDF file says of itself; ReportLab is not needed to know it."""

from dataclasses import dataclass

from app.documents.model import Document, Letterhead

CREATOR = "Sổ Địa Bàn"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The file's title, author (the issuing body), subject and program."""

    title: str
    author: str = ""
    subject: str = ""
    creator: str = CREATOR


def metadata_of(document: Document, others: int = 0) -> Metadata:
    """Take title and issuer from the first paper; no person's name goes into a file's metadata.

    ``others`` is how many papers follow it in the file.
    """
    title = " ".join(document.title.split())
    if others:
        title = f"{title} và {others} văn bản khác"
    for block in document.blocks:
        if isinstance(block, Letterhead):
            return Metadata(title, " - ".join((*block.superior, *block.issuer)))
    return Metadata(title)
