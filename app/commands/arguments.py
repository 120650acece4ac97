"""The parser of a verb's arguments, with its help and its complaints in Vietnamese.

Long options are taken in full alone: a mistyped one is told, never guessed.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

WRONG = 2
"""Exit status after a wrong argument, as everywhere with argparse."""

#: What argparse complains of, and how it is said here; ``{0}``, ``{1}`` are what it found.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "Thiếu {0}."),
    (r"argument ([^:]+): expected one argument", "Sau {0} phải ghi một giá trị."),
    (r"argument ([^:]+): expected at least one argument", "Sau {0} phải ghi ít nhất một giá trị."),
    (r"argument ([^:]+): ignored explicit argument (.+)", "{0} không có giá trị kèm theo."),
    (r"argument ([^:]+): not allowed with argument (.+)", "{0} không dùng cùng {1}."),
    (r"argument ([^:]+): (.+)", "{0}: {1}."),
    (r"unrecognized arguments: (.+)", "Không có tham số {0}."),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Vietnamese; ``-h`` is its own."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Formatter,
        )
        self.files = self.add_argument_group("tệp")
        self.choices = self.add_argument_group("tham số")
        self.choices.add_argument("-h", "--help", action="help", help="in phần giải thích này")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and end with status 2."""
        speak_utf8()
        told = next(
            (
                words.format(*found.groups())
                for pattern, words in _COMPLAINTS
                if (found := re.fullmatch(pattern, message, re.DOTALL))
            ),
            f"Tham số không đúng: {message}.",
        )
        self.exit(WRONG, f"{told}\n{self.format_usage()}Xem giải thích: {self.prog} --help\n")

    def print_help(self, file: object = None) -> None:
        """Print the help in a coding that has Vietnamese letters."""
        speak_utf8()
        super().print_help()


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")


def speak_utf8() -> None:
    """Let a console or a file of any coding take Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
