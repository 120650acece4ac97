"""Work that a presenter hands out, done at once on the caller's thread; what it says is kept."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.errors import CodedError
from app.ports.task_runner import Progress, SilentProgress

T = TypeVar("T")


class ImmediateRunner:
    """A task runner that runs each job where it is submitted; without ``failed`` errors rise."""

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        try:
            result = job(SilentProgress())
        except Exception as error:
            if failed is None:
                raise
            failed(error)
            return
        done(result)


class KeptMessages:
    """Messages that a test reads; a bug rises, questions are answered as the test says."""

    def __init__(self, *, confirms: bool = True, answer: str | None = "lý do thử") -> None:
        self.confirms = confirms
        self.answer = answer
        self.said: list[str] = []
        self.informed: list[str] = []
        self.asked: list[str] = []
        self.failures: list[str] = []

    def done(self, text: str) -> None:
        self.said.append(text)

    def inform(self, text: str, detail: str = "") -> None:
        self.informed.append(f"{text} {detail}".strip())

    def failed(self, error: Exception) -> None:
        if not isinstance(error, CodedError):
            raise error
        self.failures.append(error.code)

    def confirm(self, question: str, action: str, detail: str = "") -> bool:
        self.asked.append(question)
        return self.confirms

    def ask_text(self, question: str, label: str, *, required: bool = True) -> str | None:
        self.asked.append(question)
        return self.answer
