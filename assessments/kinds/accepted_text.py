r"""Whether typed words are the words that are accepted.

White space and the form of Unicode never matter, nor does the letter that carries the
tone of oa, oe and uy (hòa and hoà are one word, spelled by two rules). ``*`` in an
accepted text stands for any letters, ``\*`` for the star itself.
"""

import re
import unicodedata

from people.kinds.name import tidy

_STAR = re.compile(r"(?<!\\)\*")
_EARLY_TONE = re.compile(r"([òóỏõọÒÓỎÕỌ])([aeAE])|([ùúủũụÙÚỦŨỤ])([yY])")
_PLAIN_D = str.maketrans({"đ": "d", "Đ": "D"})


def fold(text: str, *, case: bool, accents: bool) -> str:
    """``text`` as it is compared.

    Args:
        case: take capital and small letters for the same.
        accents: take letters with and without diacritics for the same.
    """
    text = _EARLY_TONE.sub(_move_tone, tidy(text))
    if case:
        text = text.casefold()
    if accents:
        bare = unicodedata.normalize("NFD", text.translate(_PLAIN_D))
        text = "".join(one for one in bare if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", text)


def is_accepted(told: str, accepted: str, *, case: bool, accents: bool) -> bool:
    """Whether ``told`` is ``accepted``, stars and all.

    Each piece between stars is looked for once, from the left: the time grows with the
    length of ``told`` and not with the number of stars.
    """
    pieces = [
        fold(one.replace(r"\*", "*"), case=case, accents=accents)
        for one in _STAR.split(accepted)
    ]
    text = fold(told, case=case, accents=accents)
    if len(pieces) == 1:
        return text == pieces[0]
    first, *middle, last = pieces
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _move_tone(found: re.Match[str]) -> str:
    early, late = found[1] or found[3], found[2] or found[4]
    parts = unicodedata.normalize("NFD", early)
    return parts[0] + unicodedata.normalize("NFC", late + parts[1:])
