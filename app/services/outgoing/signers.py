"""Who may sign in which form on a day, and what stands above the name (HD05 II.I.7.1)."""

from collections.abc import Sequence
from dataclasses import replace

from app.documents.phrases import capitals
from app.domain.errors import DomainError
from app.domain.outgoing import IssuingBody, SignatureForm
from app.domain.people import LeaderPost
from app.i18n import _
from app.read_models.office import LeaderRow
from app.read_models.outgoing import HabitRow
from app.services.outgoing.forms import SignerChoice, SignerOffer
from app.services.signing_leader import HEAD_LINE, LEADER_LINES

#: Post and name are typed in with these.
_TYPED = {
    SignatureForm.BY_ORDER_OF_HEAD: f"T/L {HEAD_LINE}",
    SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE: "T/L BAN THƯỜNG VỤ",
    SignatureForm.FOR_STANDING_COMMITTEE: "T/M BAN THƯỜNG VỤ",
    SignatureForm.FOR_COMMITTEE: "T/M {committee}",
}
_FOR_A_BODY = (SignatureForm.FOR_STANDING_COMMITTEE, SignatureForm.FOR_COMMITTEE)
_OF_POST = {
    LeaderPost.HEAD: SignatureForm.HEAD,
    LeaderPost.ACTING_HEAD: SignatureForm.ACTING_HEAD,
    LeaderPost.DEPUTY_IN_CHARGE: SignatureForm.DEPUTY_IN_CHARGE,
    LeaderPost.DEPUTY: SignatureForm.DEPUTY_FOR_HEAD,
}
_OF_LEADERS = {form: LEADER_LINES[post] for post, form in _OF_POST.items()}


def signature_lines(choice: SignerChoice, committee: str) -> tuple[str, ...]:
    """Return what stands above the name, the first line in bold; none for the kind's own form.

    ``committee`` is the bare word: ``Tỉnh ủy``.
    """
    if choice.form in _OF_LEADERS:
        return _OF_LEADERS[choice.form]
    if choice.form not in _TYPED:
        return ()
    first = _TYPED[choice.form].format(committee=capitals(committee))
    return (first, capitals(choice.post)) if choice.post.strip() else (first,)


def signer_offers(
    issuer: IssuingBody, leaders: Sequence[LeaderRow], committee: str, own: SignerChoice
) -> tuple[SignerOffer, ...]:
    """Return who may sign: of the Commission its leaders of the day, or somebody by order.

    K/T is offered where a Head is appointed, T/L TRƯỞNG BAN likewise; a deputy in charge signs
    without K/T. The committee's papers have T/M and T/L with a name that is typed in; what
    another body signs keeps ``own``, the form of the paper itself.
    """
    if issuer is IssuingBody.OTHER:
        return (_offer(own, committee, _("Theo mẫu của văn bản")),)
    if issuer is IssuingBody.COMMITTEE:
        forms = (
            SignatureForm.FOR_STANDING_COMMITTEE,
            SignatureForm.FOR_COMMITTEE,
            SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE,
        )
        return tuple(_typed(form, committee) for form in forms)
    has_head = any(one.post is LeaderPost.HEAD for one in leaders)
    offers = [
        _offer(SignerChoice(_OF_POST[one.post], one.full_name, one.person_id), committee)
        for one in leaders
        if one.post is not LeaderPost.DEPUTY or has_head
    ]
    if has_head:
        offers.append(_typed(SignatureForm.BY_ORDER_OF_HEAD, committee))
    offers.append(_typed(SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE, committee))
    return tuple(offers)


def offered_first(
    offers: Sequence[SignerOffer], habit: HabitRow | None, own: SignerChoice
) -> SignerChoice:
    """Return what the form opens with: as the last time, otherwise as the paper has it.

    ``own`` is who the paper names, with his post: he signs T/M, but never by order of himself.
    """
    if habit is not None:
        for offer in offers:
            same = offer.choice.form is habit.signature_form
            if same and offer.asks_name:
                return _typed_in(replace(offer.choice, post=habit.signer_post), own)
            if same and offer.choice.person_id == habit.signer_id:
                return offer.choice
    for offer in offers:
        if not offer.asks_name and offer.choice.name == own.name:
            return offer.choice
    return _typed_in(offers[0].choice, own) if offers[0].asks_name else offers[0].choice


def _typed_in(choice: SignerChoice, own: SignerChoice) -> SignerChoice:
    """Return a choice whose name is typed, with what is known of it."""
    if choice.form not in _FOR_A_BODY:
        return choice
    return replace(choice, name=own.name, post=own.post or choice.post)


def checked_signer(offers: Sequence[SignerOffer], choice: SignerChoice) -> SignerChoice:
    """Return the choice as it is printed.

    Raises DomainError ``signer_missing``, ``signer_post_missing`` or ``signer_not_entitled``: not
    in that form on that day.
    """
    for offer in offers:
        if offer.choice.form is not choice.form:
            continue
        if offer.asks_name:
            name, post = choice.name.strip(), choice.post.strip()
            if not name:
                raise DomainError("signer_missing", field="signer_name")
            if not post:
                raise DomainError("signer_post_missing", field="signer_post")
            return SignerChoice(choice.form, name, None, post)
        if offer.choice.person_id == choice.person_id:
            return offer.choice
    raise DomainError("signer_not_entitled", field="signer")


def _offer(choice: SignerChoice, committee: str, words: str = "") -> SignerOffer:
    lines = signature_lines(choice, committee)
    label = words or " / ".join(lines)
    return SignerOffer(choice, f"{choice.name} ({label})" if choice.name else label, lines)


def _typed(form: SignatureForm, committee: str) -> SignerOffer:
    choice = SignerChoice(form)
    lines = signature_lines(choice, committee)
    return SignerOffer(
        choice, _("{form}: ghi chức vụ, họ tên").format(form=lines[0]), lines, asks_name=True
    )
