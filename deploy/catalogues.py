"""Compiles the translations where gettext is not installed."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def compile_catalogues() -> int:
    """Write each .mo that is older than its .po; how many."""
    count = 0
    for source in sorted((ROOT / "locale").glob("*/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns:
            continue
        made = target.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(made))
        moment = source.stat().st_mtime_ns
        os.utime(made, ns=(moment, moment))  # the same time says: of this source
        made.replace(target)
        count += 1
    return count
