"""What the head of a party document says of it: sign, kind and day.

Source: HD 36-HD/VPTW, the layout of party documents; the faults are those of scanners.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from people.kinds.name import search_key

SIGN = re.compile(r"\b(\d{1,4})\s*-\s*([A-ZĐ]{1,5})\s*/\s*([A-ZĐ]{2,6})\b")
DAY = re.compile(r"ngay ?(\d{1,2}) ?thang ?0?[do]?(\d{1,2}) ?nam ?(\d{4})")
SCANNED = {"QB": "QĐ", "OB": "QĐ", "OD": "QĐ", "QD": "QĐ"}
KINDS = {
    "NQ": "resolution", "CT": "directive", "KL": "conclusion", "QĐ": "regulation",
    "KH": "plan",
}  # fmt: skip
HEAD_LINES = 12


@dataclass(frozen=True)
class Head:
    """``sign`` as 64-KH/TU, ``kind`` of courses' resolutions; empty where not told."""

    sign: str = ""
    kind: str = ""
    issued_on: date | None = None


def read_head(lines: Iterable[str]) -> Head:
    """The facts in the first lines of a document."""
    head = [one for one in lines if one.strip()][:HEAD_LINES]
    found = next(filter(None, map(SIGN.search, head)), None)
    day = next(filter(None, map(_day, head)), None)
    if found is None:
        return Head(issued_on=day)
    number, kind, body = found.groups()
    kind = SCANNED.get(kind, kind)
    return Head(f"{number}-{kind}/{body}", KINDS.get(kind, ""), day)


def _day(line: str) -> date | None:
    found = DAY.search(search_key(line))
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:  # a day that the scanner made up
        return None
