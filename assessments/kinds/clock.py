"""The time that an attempt allows beyond its deadline."""

from datetime import timedelta

GRACE = timedelta(seconds=15)  # for answers that were on their way
