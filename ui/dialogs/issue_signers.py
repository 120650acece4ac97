"""Reading the choice of a signer off the fields of a form."""

from collections.abc import Sequence

from app.domain.errors import DomainError
from app.services.outgoing.forms import SignerChoice, SignerOffer


def chosen_signer(offer: SignerOffer, name: str, post: str) -> SignerChoice:
    """Return who signs, with name and post typed in where the offer asks for them.

    Raises DomainError ``signer_missing`` (field ``signer_name``).
    """
    if not offer.asks_name:
        return offer.choice
    if not name.strip():
        raise DomainError("signer_missing", field="signer_name")
    return SignerChoice(offer.choice.form, name.strip(), None, post.strip())


def place_of(offers: Sequence[SignerOffer], signer: SignerChoice) -> int | None:
    """Return where a signer stands among the offers, None where he is not offered."""
    for place, offer in enumerate(offers):
        same_person = offer.asks_name or offer.choice.person_id == signer.person_id
        if offer.choice.form is signer.form and same_person:
            return place
    return None
