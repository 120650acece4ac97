"""What the Commission's letters are filled from; names as they are printed, in NFC."""

from dataclasses import dataclass
from datetime import date

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """What every letter has in common; ``signer_lines`` are those of whoever signs it.

    With ``group_name`` a group issues it (no number), otherwise the Commission.
    """

    authority: AuthorityNames
    place: str
    signed_on: date
    signer_lines: tuple[str, ...]
    signer_name: str
    group_name: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class InformationRequestPaper:
    """A request for information and papers (QC Đ6.2, Đ6.3).

    ``asked`` is whom the letter goes to; ``answer_to`` takes the answer (a group), may be empty.
    """

    frame: LetterFrame
    asked: str
    subject: str
    purpose: str
    due_on: date | None
    answer_to: str = ""


@dataclass(frozen=True, slots=True)
class TransferredFinding:
    """A finding as a letter passes it on; ``request`` is what the addressee is asked to do."""

    territory: str
    kind: str
    text: str
    raised_on: date
    request: str = ""


@dataclass(frozen=True, slots=True)
class FindingTransferPaper:
    """Findings to the one body that is to handle them; ``above``: a body over the Commission."""

    frame: LetterFrame
    addressee: str
    above: bool
    findings: tuple[TransferredFinding, ...]
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class LateMatter:
    """Something that is late; ``due_on`` was the last day in time, ``days_late`` from it on.

    ``clause`` is empty where no rule asks for it, ``territory`` where it is about none.
    """

    what: str
    clause: str
    territory: str
    due_on: date | None
    days_late: int
    period_from: date | None = None
    period_to: date | None = None


@dataclass(frozen=True, slots=True)
class ReminderPaper:
    """All that one addressee is late with, on a day.

    ``debtor`` is named in the text (``Nhóm 3``), ``addressee`` after Kính gửi; ``answer_to``
    takes the word of what was done (a division), may be empty. ``regulations`` as papers name them.
    """

    frame: LetterFrame
    addressee: str
    debtor: str
    matters: tuple[LateMatter, ...]
    regulations: tuple[str, ...] = ()
    settle_by: date | None = None
    answer_to: str = ""


@dataclass(frozen=True, slots=True)
class InvitationPaper:
    """An invitation: who is asked (``guests``, each a line), what to, when and where.

    ``meeting`` begins in lower case (``buổi làm việc …``); ``prepared`` says what a guest is to
    prepare; ``notes`` are lines below.
    """

    frame: LetterFrame
    guests: tuple[str, ...]
    meeting: str
    subject: str
    meets_on: date
    starts_at: str
    venue: str
    chair: str = ""
    agenda: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
