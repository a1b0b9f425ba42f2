"""Compiles the catalogues of translations, where gettext need not be installed."""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def compile_catalogues() -> int:
    """Make each ``.mo`` that is missing or older than its ``.po``; say how many."""
    made = 0
    for source in ROOT.glob("locale/*/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(target))
        made += 1
    return made
