"""What an office may choose on its papers where the guidance on format is silent or unconfirmed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperLook:
    """The office's choices, by the name of the setting; what is not named is the layout's."""

    values: tuple[tuple[str, str], ...] = ()
