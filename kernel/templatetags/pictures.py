"""Icons, style sheets and the shapes of figures: ``{% load pictures %}``."""

from fractions import Fraction
from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kernel.kinds import wording
from kernel.kinds.target import standing

register = template.Library()


@register.simple_tag
def icon(name: str, title: str = "") -> SafeString:
    """The icon ``name`` of the sprite; with ``title`` it speaks, without it is silent."""
    return _icon(name, title)


@lru_cache(maxsize=512)
def _icon(name: str, title: str) -> SafeString:
    href = f"{static('icons/sprite.svg')}#{name}"
    if title:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>',
            title,
            href,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', href
    )


@register.simple_tag
def styles(name: str) -> SafeString:
    """Links to the style sheets of the set ``name`` (``STYLES`` in the settings)."""
    sheets = (
        [f"css/{name}.all.css"] if settings.STYLES_IN_ONE else settings.STYLES[name]
    )
    return format_html_join(
        "\n    ",
        '<link rel="stylesheet" href="{}">',
        ((static(sheet),) for sheet in sheets),
    )


def _of_hundred(part: Fraction) -> str:
    return f"{float(part * 100):.2f}"


@register.simple_tag
def bar(part: int, whole: int, target: int = 0, label: str = "") -> SafeString:
    """A bar of ``part`` in ``whole`` with a line at ``target`` (hundredths of a per cent).

    The words beside it carry the meaning: without ``label`` it is silent.
    """
    state = f"bar-{standing(part, whole, target).value}" if target and whole else ""
    line = (
        format_html(
            '<line class="bar-line" x1="{0}" x2="{0}" y1="0" y2="8"/>', target / 100
        )
        if target
        else ""
    )
    voice = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else SafeString('aria-hidden="true"')
    )
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 8" preserveAspectRatio="none" {}>'
        '<rect class="bar-fill" width="{}" height="8"/>{}</svg>',
        state,
        voice,
        _of_hundred(wording.share(part, whole)),
        line,
    )


@register.simple_tag
def standing_of(part: int, whole: int, target: int) -> str:
    """``met``, ``near`` or ``short``, for conditions."""
    return standing(part, whole, target).value


@register.simple_tag
def ring(part: int, whole: int, size: str = "", label: str = "") -> SafeString:
    """A ring of ``part`` in ``whole`` with ``3/6`` in it; ``size`` is ``""`` or ``l``."""
    done = "ring-done" if whole and part >= whole else ""
    fill = (
        format_html(
            '<circle class="ring-fill" cx="20" cy="20" r="17" pathLength="100" '
            'stroke-dasharray="{} 100" transform="rotate(-90 20 20)"/>',
            _of_hundred(wording.share(part, whole)),
        )
        if part
        else ""
    )
    return format_html(
        '<svg class="ring {} {}" viewBox="0 0 40 40" role="img" aria-label="{}">'
        '<circle class="ring-track" cx="20" cy="20" r="17"/>{}'
        '<text class="ring-text" x="20" y="20.500">{}/{}</text></svg>',
        f"ring-{size}" if size else "",
        done,
        label or f"{part}/{whole}",
        fill,
        part,
        whole,
    )
