"""How numbers, rates, days and spans of time are written for people."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MEGABYTE = 1_000_000


def number(value: int) -> str:
    """``35599`` as ``35.599``."""
    return f"{value:,}".replace(",", ".")


def fraction(part: int, whole: int) -> str:
    """``35.599/35.900``."""
    return f"{number(part)}/{number(whole)}"


def signed(value: int) -> str:
    """``+1``, ``−2``, ``0``: a change."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number(abs(value))}"


def hundredths(part: int, whole: int) -> int:
    """The rate in hundredths of a per cent, rounded **down**; 0 of 0 is 0."""
    return part * 10_000 // whole if whole else 0


def rate(part: int, whole: int) -> str:
    """``99,16 %``, rounded down: 97.999 % is never written as 98; a dash for none of 0."""
    if not whole:
        return "–"
    whole_percent, rest = divmod(hundredths(part, whole), 100)
    return f"{number(whole_percent)},{rest:02} %"


def share(part: int, whole: int) -> Fraction:
    """The exact share in 0..1, for shapes; more than all is all."""
    return min(Fraction(part, whole), Fraction(1)) if whole else Fraction(0)


def weekday(day: date) -> str:
    """``thứ Sáu``."""
    return (
        pgettext("day in a date", "Monday"),
        pgettext("day in a date", "Tuesday"),
        pgettext("day in a date", "Wednesday"),
        pgettext("day in a date", "Thursday"),
        pgettext("day in a date", "Friday"),
        pgettext("day in a date", "Saturday"),
        pgettext("day in a date", "Sunday"),
    )[day.weekday()]


def _here(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def day(value: date | datetime) -> str:
    """``27/11/2026``, in the zone of the place."""
    return f"{_here(value):%d/%m/%Y}"


def long_day(value: date | datetime) -> str:
    """``thứ Sáu, 27/11/2026``."""
    here = _here(value)
    return f"{weekday(here)}, {here:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """``17:30, thứ Sáu, 27/11/2026``."""
    return f"{_here(value):%H:%M}, {long_day(value)}"


def length(seconds: float) -> str:
    """``12 phút``, ``1 giờ 30 phút``; never less than a minute."""
    minutes = max(1, round(seconds / MINUTE))
    hours, rest = divmod(minutes, 60)
    in_minutes = ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}
    if not hours:
        return in_minutes
    in_hours = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return in_hours if not rest else f"{in_hours} {in_minutes}"


def _span(seconds: float) -> str:
    days = int(seconds // DAY)
    if days >= 1:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": number(days)}
    hours = int(seconds // HOUR)
    if hours >= 1:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return length(seconds)


def deadline(until: datetime, now: datetime | None = None) -> str:
    """What is left till ``until``: ``còn 3 ngày``, ``còn 5 giờ``, ``quá hạn 2 ngày``."""
    left = until - (now or timezone.now())
    span = _span(abs(left) / timedelta(seconds=1))
    if left <= timedelta(0):
        return _("%(span)s overdue") % {"span": span}
    return _("%(span)s left") % {"span": span}


def file_size(size: int) -> str:
    """``1,2 MB`` (decimal units, as phones count data)."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / MEGABYTE:.1f}".replace(".", ",") + " MB"
