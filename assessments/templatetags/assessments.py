"""How marks are written: ``{% load assessments %}``."""

from decimal import ROUND_DOWN, Decimal
from string import ascii_uppercase

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.models import Attempt
from assessments.selectors.paper import ShownItem
from assessments.selectors.review import ReviewedItem
from kernel.jinja import drawn

WEAKLY, WELL = 0.1, 0.25  # discriminations
LOW, HIGH = 0.5, 0.7  # reliabilities

register = template.Library()


@register.filter
def points(value: Decimal | None) -> str:
    """``7.50`` as ``7,5``; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


@register.filter
def letter(value: int) -> str:
    """``1`` as ``A``: how options are called."""
    return ascii_uppercase[value - 1]


@register.filter
def share_percent(value: Decimal | None) -> str:
    """``0.6666`` as ``66,66 %``, rounded down; a dash for none."""
    if value is None:
        return "–"
    percent = (Decimal(value) * 100).quantize(Decimal("0.01"), rounding=ROUND_DOWN)
    return f"{points(percent)} %"


@register.filter
def figure(value: float | None) -> str:
    """``0.4213`` as ``0,42``, ``-0.3`` as ``−0,30``; a dash for none."""
    if value is None:
        return "–"
    return f"{value:.2f}".replace(".", ",").replace("-", "−")


@register.filter
def percent_of_one(value: float | None) -> str:
    """``0.729`` as ``72 %``, rounded down; a dash for none."""
    return "–" if value is None else f"{int(100 * value + 1e-9)} %"


@register.filter
def separates(value: float | None) -> str:
    """A discrimination in one word."""
    if value is None:
        return str(_("cannot be told"))
    if value < 0:
        return str(_("the wrong way round"))
    if value < WEAKLY:
        return str(_("hardly separates"))
    return str(_("separates fairly") if value < WELL else _("separates well"))


@register.filter
def trusted(alpha: float | None) -> str:
    """A reliability in one sentence."""
    if alpha is None:
        return str(_("The reliability cannot be told from these papers."))
    if alpha < LOW:
        return str(_("Low: judge the group by it, not one person."))
    if alpha < HIGH:
        return str(_("Fair: good enough for a short test."))
    return str(_("High: the test separates people well."))


@register.simple_tag
def interval_bar(share: float, low: float, high: float) -> SafeString:
    """A bar of a share with the interval in which it lies; the words stand beside it."""
    return format_html(
        '<svg class="interval" viewBox="0 0 100 8" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="interval-track" width="100" height="8"/>'
        '<rect class="interval-span" x="{}" width="{}" height="8"/>'
        '<rect class="interval-mark" x="{}" width="1" height="8"/></svg>',
        f"{100 * low:.2f}",
        f"{100 * (high - low):.2f}",
        f"{min(99.0, 100 * share):.2f}",
    )


@register.simple_tag
def question_face(item: ShownItem, total: int) -> SafeString:
    """A question as it is answered, in the form around it."""
    words = _("Question %(n)s/%(total)s") % {"n": "#", "total": total}
    return drawn("assessments/item.jinja", item=item, question_of=words)


@register.simple_tag
def paper(
    attempt: Attempt, rows: list[tuple[ShownItem, ReviewedItem | None]], view: str
) -> SafeString:
    """The map of a paper and its questions; those checked in practice with their mark."""
    shown = [(item, checked and _reviewed(checked)) for item, checked in rows]
    return drawn("assessments/paper.jinja", attempt=attempt, rows=shown, view=view)


def _reviewed(item: ReviewedItem) -> SafeString:
    return render_to_string("assessments/_reviewed.html", {"item": item})
