"""Text from outside, made fit for the database."""

import unicodedata

LONGEST_SEARCH = 200


def plain(text: str, longest: int = LONGEST_SEARCH) -> str:
    """``text`` in NFC without control characters and lone surrogates, cut to length."""
    kept = "".join(
        one for one in text if unicodedata.category(one) not in {"Cc", "Cs", "Cn"}
    )
    return unicodedata.normalize("NFC", kept)[:longest].strip()
