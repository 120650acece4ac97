"""The error families of the program: a rule says no, the store cannot, and (all else) a bug.

An error carries a code and plain values; the words are put to it in ``app.services.wording``,
so that no text for a person is made below the services and no value reaches a log by accident.
"""

from collections.abc import Mapping


class CodedError(Exception):
    """Base of the errors that a person is told about: ``code`` names it, ``values`` fill its text.

    ``str()`` gives the code alone: values may come from a record and never reach a log.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = values


class DomainError(CodedError):
    """A rule of the field says no; ``field`` among the values names the field to mend, if one."""


class StoreError(CodedError):
    """The store cannot: wrong passphrase, damaged or missing file, disk full, newer version."""


class Cancelled(CodedError):  # noqa: N818 - not a failure: the person asked for it
    """The person cancelled a long piece of work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("cancelled")
