"""Pictures of many shares, drawn by the server: ``{% load charts %}``."""

import textwrap
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kernel.kinds import wording
from kernel.kinds.picture import Cell, Mix, Share
from kernel.kinds.picture import tree_map as cells_of
from kernel.kinds.target import standing

register = template.Library()

WIDTH = 900
HEIGHT = 420
LETTER = 8.6  # of a line of text, in the units of the picture
LINE = 20
EDGE = 9


@register.simple_tag
def tree_map(shares: Sequence[Share], target: int, label: str) -> SafeString:
    """A tree map of ``shares``: area is the number of people, colour the standing."""
    cells = cells_of(shares, WIDTH, HEIGHT)
    return format_html(
        '<svg class="chart treemap" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>',
        WIDTH,
        HEIGHT,
        label,
        format_html_join("", "{}", ((_drawn(cell, target),) for cell in cells)),
    )


def _drawn(cell: Cell, target: int) -> SafeString:
    share = cell.share
    rate = wording.rate(share.part, share.whole)
    drawn = format_html(
        '<g class="cell-{}"><title>{}: {} ({})</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="4"/>{}</g>',
        standing(share.part, share.whole, target).value,
        share.name,
        rate,
        wording.fraction(share.part, share.whole),
        _short(cell.x),
        _short(cell.y),
        _short(cell.width),
        _short(cell.height),
        _words(cell, rate),
    )
    return (
        format_html('<a href="{}">{}</a>', share.href, drawn) if share.href else drawn
    )


def _short(length: float) -> str:
    return f"{length:.2f}"


def _words(cell: Cell, rate: str) -> SafeString:
    """The rate and as much of the name as the cell has room for."""
    letters = int((cell.width - 2 * EDGE) / LETTER)
    lines = int((cell.height - EDGE) / LINE)
    if letters < len(rate) or lines < 1:
        return SafeString("")
    name = textwrap.wrap(
        cell.share.name, letters, max_lines=max(lines - 1, 1), placeholder="…"
    )
    rows = [("cell-mark", rate)]
    if lines > 1:
        rows += [("cell-name", line) for line in name[: lines - 1]]
    return format_html_join(
        "",
        '<text class="{}" x="{}" y="{}">{}</text>',
        (
            (style, _short(cell.x + EDGE), _short(cell.y + 20 + LINE * row), words)
            for row, (style, words) in enumerate(rows)
        ),
    )


@register.simple_tag
def grade_mix(mix: Mix) -> SafeString:
    """One bar cut into the grades of evidence; the legend beside it has the numbers."""
    return format_html(
        '<svg class="mix" viewBox="0 0 100 8" preserveAspectRatio="none" '
        'aria-hidden="true">{}</svg>',
        format_html_join(
            "",
            '<rect class="mix-{}" x="{}" width="{}" height="8"/>',
            (
                (part.grade.lower(), _short(part.start), _short(part.width))
                for part in mix.parts
            ),
        ),
    )


@register.simple_tag
def segments(spans: Sequence[Sequence[int]], length: int) -> SafeString:
    """A bar of ``length`` with ``spans`` of it filled; a table beside it has the numbers."""
    return format_html(
        '<svg class="segments" viewBox="0 0 {} 8" preserveAspectRatio="none" '
        'aria-hidden="true">{}</svg>',
        length,
        format_html_join(
            "",
            '<rect x="{}" width="{}" height="8"/>',
            ((start, end - start) for start, end in spans),
        ),
    )
