"""Is a word a Vietnamese syllable: how it begins, its rhyme and its tone fit together.

Tells Vietnamese that was decoded rightly from Vietnamese that was not; knows no dictionary.
"""

import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_STOPPED = ("c", "ch", "p", "t")
_BEGINNINGS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RHYMES = frozenset(
    " ".join(
        (
            "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
            "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu",
            "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu",
            "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen",
            "oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
            "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut",
            "uy uya uych uyên uyêt uynh uyt uyu uyp",
            "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
            "y yêm yên yêng yêt yêu",
        )
    ).split()
)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether ``word``, in any case, is built as a Vietnamese syllable."""
    if not 0 < len(word) <= 12:
        return False
    tones = 0
    letters = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += 1
            acute_or_dot = char in "\u0301\u0323"
        else:
            letters.append(char)
    if tones > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(letters))
    for beginning in _BEGINNINGS:
        rhyme = bare[len(beginning) :]
        if bare.startswith(beginning) and rhyme in _RHYMES:
            # Rhymes that end in a stop have two tones only, and never none.
            stopped = rhyme.endswith(_STOPPED)
            return not stopped or (tones == 1 and acute_or_dot)
    return False
