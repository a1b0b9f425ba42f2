"""How libraries are called."""

import re
from dataclasses import dataclass
from typing import Any

MACHINE_NAME = re.compile(r"[\w\-.]{1,255}", re.ASCII)
_UBER = re.compile(r"([\w\-.]{1,255}) (\d{1,5})\.(\d{1,5})", re.ASCII)
_FOLDER = re.compile(r"([\w\-.]{1,255})-(\d{1,5})\.(\d{1,5})", re.ASCII)


@dataclass(frozen=True, order=True)
class LibraryRef:
    """A library by machine name and the two numbers that tell interfaces apart."""

    name: str
    major: int
    minor: int

    def __str__(self) -> str:
        """As content names it: ``H5P.TrueFalse 1.8``."""
        return f"{self.name} {self.major}.{self.minor}"

    @property
    def folder(self) -> str:
        """As packages and addresses name it: ``H5P.TrueFalse-1.8``."""
        return f"{self.name}-{self.major}.{self.minor}"

    @classmethod
    def parse(cls, text: object) -> "LibraryRef | None":
        """Read ``H5P.TrueFalse 1.8``; None if it is not such a name."""
        return _read(_UBER, text)

    @classmethod
    def parse_folder(cls, text: object) -> "LibraryRef | None":
        """Read ``H5P.TrueFalse-1.8``; None if it is not such a name."""
        return _read(_FOLDER, text)

    @classmethod
    def of(cls, facts: Any) -> "LibraryRef | None":
        """From ``{machineName, majorVersion, minorVersion}``; None if it is not that."""
        if not isinstance(facts, dict):
            return None
        name = facts.get("machineName")
        major, minor = (
            _number(facts.get("majorVersion")),
            _number(facts.get("minorVersion")),
        )
        if not isinstance(name, str) or MACHINE_NAME.fullmatch(name) is None:
            return None
        return None if major is None or minor is None else cls(name, major, minor)


def _read(pattern: re.Pattern[str], text: object) -> LibraryRef | None:
    found = pattern.fullmatch(text) if isinstance(text, str) else None
    return LibraryRef(found[1], int(found[2]), int(found[3])) if found else None


def _number(value: object) -> int | None:
    """A version's number, which packages write as a number or as its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value <= 99_999 else None  # noqa: PLR2004 -- five digits
    if isinstance(value, str) and re.fullmatch(r"\d{1,5}", value, re.ASCII):
        return int(value)
    return None
