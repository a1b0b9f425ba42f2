"""What assessments tells the apps above it."""

from dataclasses import dataclass
from datetime import datetime

from assessments.models import ResultChange


@dataclass(frozen=True)
class ResultChanged:
    """A closed attempt has another result, because a key was corrected."""

    change: ResultChange
    now: datetime
