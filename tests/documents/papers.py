"""A paper as PDF, as the program renders it with nothing chosen by the office."""

from app.documents.model import Document
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from app.services.made_paper import MadePaper


def pdf_of(*documents: Document) -> bytes:
    return PaperRenderer().render(documents, FileFormat.PDF, PaperLook())


def made(content: bytes = b"%PDF-1", file_name: str = "phiếu") -> MadePaper:
    """Return a paper of which only the bytes matter."""
    return MadePaper(Document("task_list", file_name, ()), content, file_name)
