"""The moment as of which a report speaks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class AsOf:
    """The end of the day ``on`` in ``zone``: everything recorded by then counts."""

    on: date
    zone: ZoneInfo

    @property
    def at(self) -> datetime:
        midnight = datetime.combine(self.on + timedelta(days=1), time(), self.zone)
        return midnight - timedelta(microseconds=1)


@dataclass(frozen=True)
class Moment:
    """The very moment ``at``, and the day ``on`` in whose tree units are looked for."""

    at: datetime
    on: date
