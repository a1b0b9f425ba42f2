"""Categories of other programs, where they name a point and a difficulty of ours."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

_POINT = re.compile(r"[0-9IVXLC]{1,6}(?:[.][0-9A-Za-zđĐ]{1,4}){0,4}")
_LEVELS = {"1", "2", "3"}
_FOREIGN = {"$course$", "$system$", "$module$", "$cat1$", "top", ""}


@dataclass(frozen=True)
class Category:
    """What holds for the questions after it; ``note`` names a category without a point."""

    point: str = ""
    difficulty: int = 2
    note: str = ""

    @classmethod
    def read(cls, path: str) -> "Category":
        """``$course$/top/II.1/3``: point II.1, difficulty 3."""
        parts = [one.strip() for one in path.split("/") if one.strip()]
        level = int(parts.pop()) if len(parts) > 1 and parts[-1] in _LEVELS else 2
        last = parts[-1] if parts else ""
        if is_point(last):
            return cls(last, level)
        words = _("The category “%(name)s” names no point; its questions have none.")
        note = "" if last in _FOREIGN else words % {"name": last[:80]}
        return cls("", level, note)


def is_point(number: str) -> bool:
    """Whether a category of this name is read as a point."""
    return bool(_POINT.fullmatch(number))


def path_of(point: str, difficulty: int) -> str:
    """The category that says both; empty if it cannot."""
    return f"{point}/{difficulty}" if is_point(point) else ""
