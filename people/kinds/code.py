"""One-time codes: eight letters and digits that cannot be taken for one another."""

import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no I, L, O, 0, 1
LENGTH = 8


def draw() -> str:
    """A new code; 31 to the eighth (8.5 x 10^11) are possible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """``ABCDEFGH`` as it is printed: ``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"


def read(typed: str) -> str | None:
    """What was typed, in any case, with or without dashes; None if it is no code."""
    bare = "".join(one for one in typed.upper() if one not in " -–—.\t")
    is_code = len(bare) == LENGTH and all(one in ALPHABET for one in bare)
    return bare if is_code else None


def masked(full_name: str) -> str:
    """``Nguyễn Thị Hạnh`` as ``N***** T** Hạnh``: known to its bearer alone."""
    *first, given = full_name.split() or [""]
    return " ".join([*(word[0] + "*" * (len(word) - 1) for word in first), given])
