"""Numbers as the body of a paper writes them; days are in ``app.documents.phrases``."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def counted(number: int) -> str:
    """Return ``06`` below ten, as papers write a number of things, else ``12``."""
    return f"{number:02d}"
