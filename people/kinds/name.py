"""Vietnamese names: how they are compared and sorted."""

import unicodedata

_LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfg"
    "hiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_LETTERS, start=1)}


def tidy(text: str) -> str:
    """``text`` in NFC with single spaces and no blanks at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def search_key(text: str) -> str:
    """``text`` in lower case without diacritics: "Nguyễn Thị Hạnh" -> "nguyen thi hanh"."""
    bare = unicodedata.normalize("NFD", tidy(text).lower().replace("đ", "d"))
    return "".join(one for one in bare if not unicodedata.combining(one))


def sort_key(full_name: str) -> str:
    """A key that sorts by given name, then family name, then the rest.

    The order of letters and tones is that of Vietnamese dictionaries; the key is
    plain ASCII, so any collation sorts it alike.
    """
    words = tidy(full_name).lower().split(" ")
    ordered = [words[-1], *words[:-1]]
    return " ".join(
        "".join(_RANK.get(letter, letter) for letter in word) for word in ordered
    )
