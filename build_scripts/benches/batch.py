"""Many papers at once: time against ReportLab's own paragraphs, memory, and the first of all."""

import subprocess
import sys
from collections.abc import Iterator

from app.documents.kinds.group_monthly_report import KIND
from app.documents.model import Document
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from benches import printing
from benches.lines import Line, line, timed
from benches.papers import paper

REPORTS = 1000
SMALL, LARGE = 500, 2000


def batch() -> Iterator[Line]:
    """Draw a thousand reports as one file and one each; then look at memory and the first one."""
    papers = [paper(changed=number) for number in range(REPORTS)]
    renderer = PaperRenderer()
    printing.register_fonts()

    def documents() -> Iterator[Document]:
        for one in papers:
            yield KIND.build(one)

    def each() -> None:
        for document in documents():
            renderer.render((document,), FileFormat.PDF, PaperLook())

    held = [timed(lambda: [printing.platypus(one) for one in papers])]
    limit = f"{REPORTS} times {printing.LIMIT}"
    one_file = [timed(lambda: renderer.render(documents(), FileFormat.PDF, PaperLook()))]
    yield line(f"{REPORTS} reports, one file", one_file, held, target=1.5, limit=limit)
    yield line(f"{REPORTS} reports, a file each", [timed(each)], held, target=1.5, limit=limit)
    for way in ("each", "one"):
        small, large = (_child(way, count)[0] for count in (SMALL, LARGE))
        files = "a file each" if way == "each" else "one file"
        yield line(
            f"peak memory of {LARGE} reports ({files}), MB",
            [large],
            [small],
            target=1.1,
            limit=f"peak memory of {SMALL} reports, MB",
        )
    first, later = zip(*(_child("each", 9)[1:] for _ in range(5)), strict=True)
    yield line(
        "first report after the start",
        list(first),
        list(later),
        target=3.0,
        limit="the reports after it",
    )


def _child(way: str, count: int) -> tuple[float, float, float]:
    """Return peak memory in MB, and the milliseconds of the first report and of a later one."""
    ran = subprocess.run(
        [sys.executable, "-m", "benches.batch_child", way, str(count)],
        capture_output=True,
        check=True,
        text=True,
        cwd=printing.HERE.parent,
    )
    memory, first, later = map(float, ran.stdout.split())
    return memory, first, later
