"""Figures as a table for people."""

from collections.abc import Mapping, Sequence


def show(rows: Sequence[Mapping[str, object]]) -> None:
    """Print ``rows`` in columns, headed by the keys of the first."""
    if not rows:
        return
    heads = list(rows[0])
    lines = [heads] + [[_text(row[head]) for head in heads] for row in rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    for line in lines:
        cells = zip(line, widths, strict=True)
        print("  ".join(cell.rjust(width) for cell, width in cells))


def _text(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
