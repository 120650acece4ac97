"""What `python -m app VERB …` does without a window; one module a verb."""

import sys
from collections.abc import Callable

from app.commands import try_regulation, verify
from app.services.books import Books

#: How a verb that needs it gets the opener of books; it is made when asked for.
OpenerOfBooks = Callable[[], Books]

#: A verb takes its arguments and a way to the books, and returns the exit status.
Command = Callable[[list[str], OpenerOfBooks], int]

COMMANDS: tuple[tuple[str, Command], ...] = (
    ("verify", lambda arguments, books: verify.run(arguments, books())),
    ("try-regulation", lambda arguments, _books: try_regulation.run(arguments)),
)

UNKNOWN_VERB = 2


def run_verb(arguments: list[str], books: OpenerOfBooks) -> int:
    """Run the verb that the arguments begin with; returns its exit status, 2 for an unknown one."""
    verb, *rest = arguments
    for name, command in COMMANDS:
        if name == verb:
            return command(rest, books)
    known = ", ".join(name for name, _ in COMMANDS)
    print(f"Không có lệnh “{verb}”. Các lệnh có: {known}.", file=sys.stderr)
    return UNKNOWN_VERB
