"""Single values: text, number, boolean, select."""

import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from h5p.spec.text import plain, rich


def text(value: Any, one: dict[str, Any]) -> tuple[Any, bool]:
    """A text, with the tags that the field names; whether its words were kept."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None, False
    written = str(value)
    tags = one.get("tags")
    if isinstance(tags, list) or one.get("widget") == "html":
        named = tags if isinstance(tags, list) else []
        cleaned = rich(written, words(named), fonts(one.get("font")))
        return cleaned, True
    longest = one.get("maxLength")
    most = (
        longest if isinstance(longest, int) and not isinstance(longest, bool) else None
    )
    cleaned = plain(written, most)
    return cleaned, cleaned == plain(written)


def number(value: Any, one: dict[str, Any]) -> tuple[Any, bool]:
    """A number between the field's bounds; whether it is the one that was written."""
    exact = _exact(value)
    if exact is None:
        return None, False
    low, high, step = (_exact(one.get(name)) for name in ("min", "max", "step"))
    fits = exact
    if step is not None and step > 0:
        fits = _on_grid(exact, low or Decimal(0), high, step)
    elif isinstance(one.get("decimals"), int) and abs(fits) < 10**15:
        fits = round(fits, min(max(one["decimals"], 0), 12))
    if high is not None and fits > high:
        fits = high
    if low is not None and fits < low:
        fits = low
    if fits == exact and isinstance(value, int | float):
        return value, True
    whole = int(fits) if fits == fits.to_integral_value() else float(fits)
    return whole, fits == exact


def boolean(value: Any, _one: dict[str, Any]) -> tuple[Any, bool]:
    """Yes or no; what is neither is left out."""
    if isinstance(value, bool):
        return value, True
    known = {1: True, 0: False, "1": True, "0": False, "true": True, "false": False}
    said = known.get(value) if isinstance(value, int | str) else None
    return said, False


def select(value: Any, one: dict[str, Any]) -> tuple[Any, bool]:
    """One of the field's options, or several."""
    options = choices(one.get("options"))
    if one.get("multiple") is True:
        rows = value if isinstance(value, list) else [value]
        texts = [row for row in rows if isinstance(row, str)]
        if not options:  # the editor makes them of other fields
            return [plain(row) for row in texts], texts == rows
        kept = [row for row in texts if row in options]
        return kept, kept == rows
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and value in options:
        return value, True
    if not options and isinstance(value, str):
        return plain(value), True
    if one.get("optional") is True or not options:
        return None, False
    return options[0], False


SCALARS: dict[str, Callable[[Any, dict[str, Any]], tuple[Any, bool]]] = {
    "text": text,
    "number": number,
    "boolean": boolean,
    "select": select,
}


def _on_grid(
    exact: Decimal, base: Decimal, high: Decimal | None, step: Decimal
) -> Decimal:
    """The nearest of ``base``, ``base + step``, … that is not above ``high``."""
    steps = (exact - base) / step
    if abs(steps) > 10**15:
        return exact
    fits = base + round(steps) * step
    if high is not None and fits > high:
        fits = base + math.floor((high - base) / step) * step
    return fits


def _exact(value: Any) -> Decimal | None:
    """The number that ``value`` is or writes; None if it is none, or beyond all use."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        if not re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value.strip(), re.ASCII):
            return None
        return Decimal(value.strip())
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < 10**20:
        return Decimal(str(value))
    return None


def words(rows: list[Any]) -> tuple[str, ...]:
    return tuple(sorted({one for one in rows if isinstance(one, str)}))


def fonts(font: Any) -> tuple[str, ...]:
    if not isinstance(font, dict):
        return ()
    return tuple(sorted(str(name) for name, allowed in font.items() if allowed))


def choices(rows: Any) -> list[str]:
    """The values of the options, those of groups too."""
    return [str(one["value"]) for one in spread(rows)]


def spread(rows: Any) -> list[dict[str, Any]]:
    """The options that have a value, out of their groups."""
    found: list[dict[str, Any]] = []
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            if row.get("type") == "optgroup" or isinstance(row.get("options"), list):
                found += spread(row.get("options"))
            elif isinstance(row.get("value"), str | int | float):
                found.append(row)
    return found
