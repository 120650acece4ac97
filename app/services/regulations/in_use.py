"""What the rules of a regulation need of its header: names and forms that they use."""

from app.domain.errors import DomainError
from app.regulations.codec import regulation_from_plain, regulation_to_plain
from app.regulations.codec_mistakes import MistakesError
from app.regulations.regulation import Regulation

#: What the codec finds wanting: what it is called here, and the field of the header it is of.
_CODES = {"unknown_name": ("name_in_use", "names"), "no_such_form": ("form_in_use", "forms")}


def check_in_use(regulation: Regulation) -> None:
    """Raise DomainError where a rule uses a name or a form that the header does not have.

    Raises MistakesError where the regulation contradicts itself otherwise.
    """
    try:
        regulation_from_plain(regulation_to_plain(regulation))
    except MistakesError as error:
        for mistake in error.mistakes:
            if mistake.path[:1] == ("rules",) and mistake.code in _CODES:
                code, field = _CODES[mistake.code]
                rule = regulation.rules[int(mistake.path[1])]
                given, clause = mistake.values["given"], regulation.cite(rule)
                raise DomainError(code, field=field, given=given, clause=clause) from None
        raise
