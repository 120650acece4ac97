"""Vietnamese words for the strength of a passphrase: honest, and with what would help."""

from app.i18n import _
from app.security.passphrase import PassphraseAdvice, Strength, StrengthLevel


def verdict(strength: Strength) -> str:
    """Return one or two sentences: how strong, how long it would hold, what would help."""
    words = [_level(strength.level), _holds(strength.seconds_to_guess)]
    words += [_advice(one) for one in strength.advice]
    return " ".join(words)


def _level(level: StrengthLevel) -> str:
    return {
        StrengthLevel.VERY_WEAK: _("Rất yếu."),
        StrengthLevel.WEAK: _("Yếu."),
        StrengthLevel.FAIR: _("Tạm được."),
        StrengthLevel.GOOD: _("Khá."),
        StrengthLevel.STRONG: _("Mạnh."),
    }[level]


def _holds(seconds: float) -> str:
    days = seconds / 86_400
    if days < 1:
        return _("Người có tệp sổ và máy mạnh dò ra trong chưa đầy một ngày.")
    if days < 365:
        return _("Người có tệp sổ và máy mạnh dò ra trong khoảng {days} ngày.").format(
            days=round(days)
        )
    years = days / 365.25
    if years < 1000:
        return _("Người có tệp sổ và máy mạnh phải dò khoảng {years} năm.").format(
            years=round(years)
        )
    return _("Người có tệp sổ và máy mạnh phải dò hàng nghìn năm.")


def _advice(advice: PassphraseAdvice) -> str:
    return {
        PassphraseAdvice.TOO_SHORT: _("Cần ít nhất 10 ký tự."),
        PassphraseAdvice.TOO_LONG: _("Tối đa 256 ký tự."),
        PassphraseAdvice.COMMON: _("Đây là cụm từ nhiều người dùng."),
        PassphraseAdvice.OWN_WORD: _("Không dùng lại tên đăng nhập, tên mình."),
        PassphraseAdvice.SEQUENCE: _("Tránh dãy phím, dãy số liên tiếp."),
        PassphraseAdvice.REPEATED: _("Tránh lặp lại cùng một đoạn."),
        PassphraseAdvice.DATE: _("Tránh ngày, tháng, năm."),
        PassphraseAdvice.MORE_WORDS: _("Thêm một vài từ không liên quan nhau."),
        PassphraseAdvice.CONTROL_SIGN: _("Có ký tự điều khiển không gõ lại được."),
    }[advice]
