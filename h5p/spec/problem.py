"""What may be wrong with a package or with content."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One fault: a code of the field, the file it lies in, and facts for its sentence.

    The codes are those of the reference implementation where it has one; the sentences
    stand in h5p/messages.py.
    """

    code: str
    path: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
