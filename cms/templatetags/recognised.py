"""What was recognised in a document, shown before pages are made of it."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.kinds.document import (
    Element,
    Grid,
    Heading,
    LessonDraft,
    Listing,
    Paragraph,
    Picture,
)

register = template.Library()


@register.filter
def parts(lesson: LessonDraft) -> str:
    """How many paragraphs, lists, tables and images a lesson holds, in words."""
    words = []
    if count := lesson.count(Paragraph):
        words.append(
            ngettext("%(count)d paragraph", "%(count)d paragraphs", count)
            % {"count": count}
        )
    if count := lesson.count(Listing):
        words.append(
            ngettext("%(count)d list", "%(count)d lists", count) % {"count": count}
        )
    if count := lesson.count(Grid):
        words.append(
            ngettext("%(count)d table", "%(count)d tables", count) % {"count": count}
        )
    if count := lesson.count(Picture):
        words.append(
            ngettext("%(count)d image", "%(count)d images", count) % {"count": count}
        )
    return ", ".join(words)


@register.simple_tag
def recognised(element: Element) -> SafeString:
    """One element as plain HTML."""
    match element:
        case Heading():
            return format_html("<h3>{}</h3>", str(element))
        case Paragraph():
            number = f"{element.number}. " if element.number else ""
            return format_html("<p>{}{}</p>", number, element.text)
        case Listing():
            items = format_html_join(
                "", "<li>{}</li>", ((one,) for one in element.items)
            )
            return format_html("<ul>{}</ul>", items)
        case Grid():
            rows = format_html_join(
                "",
                "<tr>{}</tr>",
                (
                    (format_html_join("", "<td>{}</td>", ((one,) for one in row)),)
                    for row in element.rows
                ),
            )
            return format_html('<table class="table">{}</table>', rows)
        case Picture():
            return format_html("<p>[{} {}]</p>", _("Image"), element.name)
