"""Draws so many reports in a process of its own and tells its peak memory and times."""

import resource
import statistics
import sys
from collections.abc import Iterator

from app.documents.kinds.group_monthly_report import KIND
from app.documents.model import Document
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from benches.lines import timed
from benches.papers import paper


def main() -> None:
    """Print MB at the peak, milliseconds of the first report, and the median of the others."""
    way, count = sys.argv[1], int(sys.argv[2])
    renderer = PaperRenderer()

    def documents() -> Iterator[Document]:
        for number in range(count):
            yield KIND.build(paper(changed=number))

    # As the program does once its main window stands.
    renderer.warm_up()
    times = [0.0, 0.0]
    if way == "one":
        renderer.render(documents(), FileFormat.PDF, PaperLook())
    else:
        times = [
            timed(lambda one=one: renderer.render((one,), FileFormat.PDF, PaperLook()))  # type: ignore[misc]  # the default binds the report
            for one in documents()
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(peak, times[0], statistics.median(times[1:]))


if __name__ == "__main__":
    main()
