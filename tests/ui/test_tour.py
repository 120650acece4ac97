"""The tour does the whole job in a process of its own, with a fresh home and no display."""

from tests.ui.conftest import Toured


def test_the_tour_does_the_whole_job(toured: Toured) -> None:
    assert toured.status == 0, toured.said + toured.complained
    assert "FAILED" not in toured.said
    assert "Traceback" not in toured.complained
    pictures = sorted(path.name for path in toured.target.glob("*.png"))
    for screen in ("home", "territories", "groups", "journal", "reports", "ratings"):
        assert any(name.endswith(f"-{screen}.png") for name in pictures), pictures
    assert all((toured.target / name).stat().st_size > 5_000 for name in pictures)
    papers = sorted(path.name for path in toured.target.glob("*.pdf"))
    assert len(papers) >= 2


def test_the_tour_leaves_nothing_behind(toured: Toured) -> None:
    assert not list(toured.scratch.glob("sdb-tour-*")), "the tour left its books behind"
    assert not [path for path in toured.home.rglob("*") if path.is_file()], "it wrote into HOME"
