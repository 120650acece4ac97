"""The store's thread: order, answers on the main thread, cancel, errors, stale answers."""

import gc
import threading

import pytest

from app.domain.errors import Cancelled, DomainError
from app.services.presenting import Presenter
from tests.support.running import KeptMessages
from ui.garbage import MainThreadCollector
from ui.tasks import StoreTaskRunner


@pytest.fixture
def runner(qtbot):
    failures = []
    made = StoreTaskRunner(failures.append)
    made.failures = failures
    yield made
    made.stop()


def test_jobs_run_in_turn_on_one_thread_and_answer_on_the_main_one(qtbot, runner):
    seen = []
    for number in range(20):
        runner.submit(
            lambda _p, n=number: (n, threading.current_thread().name),
            lambda result: seen.append((*result, threading.current_thread().name)),
        )
    assert not runner.is_idle
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [one[0] for one in seen] == list(range(20))
    assert {one[1] for one in seen} == {"store"}
    assert {one[2] for one in seen} == {threading.main_thread().name}
    assert runner.is_idle


def test_an_error_goes_to_the_one_who_asked_or_to_the_person(qtbot, runner):
    heard = []

    def refuse(_progress):
        raise DomainError("text_missing")

    runner.submit(refuse, lambda _r: None, heard.append)
    runner.submit(refuse, lambda _r: None)
    qtbot.waitUntil(lambda: bool(heard and runner.failures))
    assert heard[0].code == runner.failures[0].code == "text_missing"


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(qtbot, runner):
    titles, steps, heard = [], [], []
    runner.long_work_began.connect(titles.append)
    runner.progressed.connect(lambda done, total, text: steps.append((done, total, text)))
    begun, go_on = threading.Event(), threading.Event()

    def work(progress):
        for number in range(1000):
            progress.report(number, 1000, "đang làm")
            begun.set()
            go_on.wait(5)
        return "không đến đây"

    runner.submit(work, heard.append, heard.append, title="Nhập dữ liệu")
    begun.wait(5)
    runner.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], Cancelled)
    assert titles == ["Nhập dữ liệu"]
    assert steps[0] == (0, 1000, "đang làm")
    assert len(steps) < 10


def test_a_cancel_does_not_reach_the_next_job(qtbot, runner):
    runner.cancel()
    heard = []
    runner.submit(lambda progress: progress.report(1, 2) or "xong", heard.append, title="Việc")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["xong"]


def test_only_the_answer_to_the_latest_question_is_shown(qtbot, runner):
    presenter = Presenter(runner, KeptMessages(), lambda kinds: None)
    shown, other = [], []
    for text in ("d", "du", "duo"):
        presenter.ask("search", lambda t=text: t, shown.append)
    presenter.ask("list", lambda: "khác", other.append)
    qtbot.waitUntil(lambda: bool(other))
    assert shown == ["duo"]


def test_answers_of_a_book_that_was_left_are_dropped_but_its_errors_are_told(qtbot, runner):
    heard, begun, go_on = [], threading.Event(), threading.Event()

    def wait(_progress):
        begun.set()
        go_on.wait(5)
        return "cũ"

    def refuse(_progress):
        raise DomainError("text_missing")

    runner.submit(wait, heard.append)
    runner.submit(refuse, heard.append, heard.append)
    begun.wait(5)
    runner.leave_book()
    runner.submit(lambda _p: "mới", heard.append)
    go_on.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert heard == ["mới"]
    assert [error.code for error in runner.failures] == ["text_missing"]


class _Held:
    """Notes on which thread it was let go of."""

    def __init__(self, threads):
        self.threads = threads

    def __del__(self):
        self.threads.append(threading.current_thread().name)


def test_what_a_job_holds_is_let_go_of_on_the_main_thread(qtbot, runner):
    threads: list[str] = []

    def submit(fails):
        held = _Held(threads)

        def work(_progress):
            if fails:
                raise DomainError("text_missing", held=held)
            return held

        runner.submit(work, lambda _r: None, lambda _e: None)

    for number in range(200):
        submit(number % 2 == 0)
    qtbot.waitUntil(lambda: len(threads) == 200, timeout=10_000)
    assert set(threads) == {threading.main_thread().name}


def test_cycles_are_collected_on_the_main_thread_alone(qtbot):
    enabled = gc.isenabled()
    try:
        collector = MainThreadCollector()
        assert not gc.isenabled()
        threads: list[str] = []

        def litter():
            for _ in range(2000):
                one = _Held(threads)
                one.itself = one

        thread = threading.Thread(target=litter)
        thread.start()
        thread.join()
        assert threads == []
        for _ in range(3):
            collector.collect()
        gc.collect()
        assert set(threads) == {threading.main_thread().name}
    finally:
        if enabled:
            gc.enable()
