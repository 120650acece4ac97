"""What `python -m app VERB …` does without a window; one module a verb."""

import sys
from collections.abc import Callable

from app.commands import verify
from app.services.books import Books

#: A verb takes its arguments and the opener of books, and returns the exit status.
Command = Callable[[list[str], Books], int]

COMMANDS: tuple[tuple[str, Command], ...] = (("verify", verify.run),)

UNKNOWN_VERB = 2


def run_verb(arguments: list[str], books: Books) -> int:
    """Run the verb that the arguments begin with; returns its exit status, 2 for an unknown one."""
    verb, *rest = arguments
    for name, command in COMMANDS:
        if name == verb:
            return command(rest, books)
    known = ", ".join(name for name, _ in COMMANDS)
    print(f"Không có lệnh “{verb}”. Các lệnh có: {known}.", file=sys.stderr)
    return UNKNOWN_VERB
